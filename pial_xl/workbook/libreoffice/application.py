"""LibreOffice itself: its workbooks, what it shows, when it calculates."""

# ruff: noqa: D102, ARG002 (the members are xlwings' own: their names, arguments and documentation)

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from xlwings import base_classes

from pial_xl.workbook.libreoffice.absences import repond_a
from pial_xl.workbook.libreoffice.classeurs import Book, Books
from pial_xl.workbook.libreoffice.plage import Range
from pial_xl.workbook.libreoffice.soffice import importer_uno
from pial_xl.workbook.libreoffice.structures import bloc_de, propriete

if TYPE_CHECKING:
    from pial_xl.workbook.libreoffice.moteur import Moteur

VERSION_DU_MODELE: Final = "16.0"
"""The Excel whose object model is answered: below 15, ``Book.caller`` decodes names as old Mac
Excel wrote them, and would not find a workbook with an accent in its name."""
_VERROUS_MAX: Final = 1000
_MACRO = re.compile(r"(?:'(?P<classeur>[^']+)'!)?(?:(?P<module>\w+)\.)?(?P<nom>\w+)")


@repond_a(base_classes.App)
class App:
    """One running LibreOffice."""

    pid: int
    api: Any
    display_alerts: bool
    enable_events: bool
    interactive: bool

    def __init__(self, moteur: "Moteur", contexte: Any, numero: int) -> None:
        self.engine = moteur
        self.contexte = contexte
        self.pid = numero
        self.api = self.creer("com.sun.star.frame.Desktop")
        self.display_alerts = True
        """Kept for callers that set it: calls of a program raise no dialog in LibreOffice."""
        self.enable_events = True
        """Kept for callers that set it: LibreOffice has no such switch."""
        self.interactive = True
        self._visible = True
        self._etat: str | bool = False
        self._indicateur: Any = None
        self._ecran_fige = False

    def creer(self, service: str) -> Any:
        """Make one of LibreOffice's own services."""
        return self.contexte.getServiceManager().createInstanceWithContext(service, self.contexte)

    @property
    def xl(self) -> Any:
        return self.api

    @property
    def books(self) -> Books:
        return Books(self)

    @property
    def version(self) -> str:
        return VERSION_DU_MODELE

    @property
    def version_de_libreoffice(self) -> str:
        """LibreOffice's own version, such as ``7.4.7.2``."""
        return str(self._reglages("Setup/Product").getPropertyValue("ooSetupVersionAboutBox"))

    @property
    def securite_des_macros(self) -> tuple[int, int]:
        """The level, from 0 (every macro runs) to 3, and the number of trusted folders."""
        securite = self._reglages("Office.Common/Security/Scripting")
        surs = securite.getPropertyValue("SecureURL") or ()
        return int(securite.getPropertyValue("MacroSecurityLevel")), len(surs)

    def _reglages(self, chemin: str) -> Any:
        """Give a node of the settings of the profile in use."""
        configuration = self.creer("com.sun.star.configuration.ConfigurationProvider")
        return configuration.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationAccess",
            (propriete("nodepath", f"/org.openoffice.{chemin}"),),
        )

    @property
    def path(self) -> str:
        """The folder of LibreOffice's programs."""
        chemins = self.creer("com.sun.star.util.PathSubstitution")
        url = chemins.substituteVariables("$(prog)", True)
        return str(importer_uno().fileUrlToSystemPath(url))

    @property
    def selection(self) -> Range | None:
        """The selected cells of the active workbook, or None when something else is selected."""
        livre = self.books.active
        choisies = livre.api.getCurrentSelection()
        if hasattr(choisies, "getRangeAddress"):
            adresses = [choisies.getRangeAddress()]
        elif hasattr(choisies, "getRangeAddresses"):  # several, taken with Ctrl
            adresses = list(choisies.getRangeAddresses())
        else:
            adresses = []
        if not adresses:
            return None
        rang = adresses[0].Sheet
        premier, *autres = (bloc_de(adresse) for adresse in adresses if adresse.Sheet == rang)
        return Range(livre.sheets(rang + 1), premier, autres)

    def activate(self, steal_focus: bool = False) -> None:
        """Bring LibreOffice to the front when asked to."""
        if steal_focus:
            self.books.active.controleur.getFrame().getContainerWindow().toFront()

    @property
    def visible(self) -> bool:
        return self._visible

    @visible.setter
    def visible(self, visible: bool) -> None:
        self._visible = bool(visible)
        for livre in self.books:
            livre.controleur.getFrame().getContainerWindow().setVisible(self._visible)

    def quit(self) -> None:
        """Close LibreOffice without saving anything."""
        for livre in list(self.books):
            livre.close()
        with suppress(importer_uno().getClass("com.sun.star.lang.DisposedException")):
            self.api.terminate()
        self.engine.apps.oublier(self)

    def kill(self) -> None:
        self.quit()

    @property
    def screen_updating(self) -> bool:
        return not self._ecran_fige

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        """Hold the views of the open workbooks; or let them go, and with them those that a
        program stopped in the middle left held."""
        if value:
            self._ecran_fige = False
            self._liberer_les_vues()
        elif not self._ecran_fige:
            self._ecran_fige = True
            for livre in self.books:
                livre.api.lockControllers()

    def _liberer_les_vues(self) -> None:
        for livre in self.books:
            for _ in range(_VERROUS_MAX):
                if not livre.api.hasControllersLocked():
                    break
                livre.api.unlockControllers()

    @property
    def calculation(self) -> str:
        """``automatic`` or ``manual``, by the active workbook."""
        return "automatic" if self._reglable().isAutomaticCalculationEnabled() else "manual"

    @calculation.setter
    def calculation(self, value: str) -> None:
        if value not in ("automatic", "manual"):
            raise NotImplementedError(
                f"Le moteur LibreOffice ne propose pas le mode de calcul «\xa0{value}\xa0»."
            )
        for livre in self.books:
            livre.api.enableAutomaticCalculation(value == "automatic")

    def calculate(self) -> None:
        for livre in self.books:
            livre.api.calculate()

    @property
    def status_bar(self) -> str | bool:
        """The text shown at the foot of the active workbook, or False when LibreOffice has it."""
        return self._etat

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        if value is False:
            if self._indicateur is not None:
                self._indicateur.end()
            self._indicateur, self._etat = None, False
            return
        if self._indicateur is None:
            # The view's own, not a new one: a program that was killed left its text there.
            self._indicateur = self.books.active.controleur.getStatusIndicator()
            self._indicateur.start(str(value), 0)
        else:
            self._indicateur.setText(str(value))
        self._etat = str(value)

    def run(self, macro: str, args: Sequence[Any]) -> Any:
        """Run a macro of the active workbook, or of the one named: ``'Classeur.xlsm'!Module.Nom``.

        Raises:
            ValueError: when the name is not that of a macro with its module.
        """
        trouve = _MACRO.fullmatch(macro)
        if trouve is None or not trouve["module"]:
            raise ValueError(
                "Indiquez la macro avec son module, par exemple «\xa0Module1.Macro\xa0»."
            )
        livre = self.books(trouve["classeur"]) if trouve["classeur"] else self.books.active
        bibliotheque = _bibliotheque(livre, trouve["module"])
        adresse = (
            f"vnd.sun.star.script:{bibliotheque}.{trouve['module']}.{trouve['nom']}"
            "?language=Basic&location=document"
        )
        resultat, _, _ = (
            livre.api.getScriptProvider().getScript(adresse).invoke(tuple(args), (), ())
        )
        return resultat

    def _reglable(self) -> Any:
        return self.books.active.api


@repond_a(base_classes.Apps)
class Apps:
    """The running LibreOffice that the engine is connected to: one at most."""

    def __init__(self, moteur: "Moteur", ouvrir: Callable[[], Any]) -> None:
        self._moteur = moteur
        self._ouvrir = ouvrir
        self._app: App | None = None
        self._numero = 0

    def rattacher(self, contexte: Any) -> App:
        """Make a connection the engine's own."""
        self._numero += 1
        self._app = App(self._moteur, contexte, self._numero)
        return self._app

    def oublier(self, app: App) -> None:
        """Forget a LibreOffice that was closed."""
        if self._app is app:
            self._app = None

    def keys(self) -> list[int]:
        """The number of the connection, which stands for a process number."""
        return [app.pid for app in self]

    def add(
        self,
        spec: str | None = None,
        add_book: bool | None = None,
        xl: Any = None,
        visible: bool | None = None,
    ) -> App:
        """Give the running LibreOffice, started if need be: a profile has only one."""
        app = self._app or self.rattacher(self._ouvrir())
        if visible is not None:
            app.visible = visible
        if add_book:
            app.books.add()
        return app

    @staticmethod
    def cleanup() -> None:
        """Leave nothing behind: nothing is to be done."""

    def __iter__(self) -> Iterator[App]:
        if self._app is not None:
            yield self._app

    def __len__(self) -> int:
        return int(self._app is not None)

    def __getitem__(self, pid: int) -> App:
        for app in self:
            if app.pid == pid:
                return app
        raise KeyError(pid)


def _bibliotheque(livre: Book, module: str) -> str:
    """Find the library of the workbook that holds the module; Excel's are in ``VBAProject``."""
    bibliotheques = livre.api.getPropertyValue("BasicLibraries")
    for nom in bibliotheques.getElementNames():
        bibliotheques.loadLibrary(nom)
        if bibliotheques.getByName(nom).hasByName(module):
            return str(nom)
    raise ValueError(f"Le module «\xa0{module}\xa0» est introuvable dans le classeur.")
