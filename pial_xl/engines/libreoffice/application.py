"""LibreOffice itself: its workbooks, what it shows, when it calculates."""

# ruff: noqa: D102 (the members are xlwings' own: their names, arguments and documentation)

import re
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from xlwings import base_classes

from pial_xl.engines.libreoffice.absences import answers_to
from pial_xl.engines.libreoffice.book import Book
from pial_xl.engines.libreoffice.books import Books
from pial_xl.engines.libreoffice.ranges import Range
from pial_xl.engines.libreoffice.soffice import import_uno
from pial_xl.engines.libreoffice.structures import block_of, property_value, to_url

if TYPE_CHECKING:
    from pial_xl.engines.libreoffice.engine import Engine

MODEL_VERSION: Final = "16.0"
"""The Excel whose object model is answered: below 15, ``Book.caller`` decodes names as old Mac
Excel wrote them, and would not find a workbook with an accent in its name."""
_MAX_LOCKS: Final = 1000
_MACRO = re.compile(r"(?:'(?P<workbook>[^']+)'!)?(?:(?P<module>\w+)\.)?(?P<name>\w+)")


@answers_to(base_classes.App)
class App:
    """One running LibreOffice."""

    pid: int
    api: Any
    display_alerts: bool
    enable_events: bool
    interactive: bool

    def __init__(self, engine: "Engine", context: Any, number: int) -> None:
        self.engine = engine
        self.context = context
        self.pid = number
        self.api = self.create("com.sun.star.frame.Desktop")
        self.display_alerts = True
        """Kept for callers that set it: calls of a program raise no dialog in LibreOffice."""
        self.enable_events = True
        """Kept for callers that set it: LibreOffice has no such switch."""
        self.interactive = True
        self._visible = True
        self._state: str | bool = False
        self._indicator: Any = None
        self.hold: object = None
        """What stands for the hold of the views that is on; None while they are free.

        It is another one after sheets came or went: what books then knew of them is asked anew.
        """

    def create(self, service: str) -> Any:
        """Make one of LibreOffice's own services."""
        return self.context.getServiceManager().createInstanceWithContext(service, self.context)

    def choose_files(
        self, folder: str | Path, title: str, kinds: tuple[str, str], *, several: bool
    ) -> tuple[str, ...]:
        """Ask the person for files, in LibreOffice's own box; none when they give none.

        Args:
            folder: where the box opens.
            title: what it says.
            kinds: what it calls the files that it shows, and their patterns.
            several: whether more than one may be chosen.
        """
        box = self.create("com.sun.star.ui.dialogs.FilePicker")
        box.setTitle(title)
        box.appendFilter(*kinds)
        box.setCurrentFilter(kinds[0])
        box.setDisplayDirectory(to_url(folder))
        box.setMultiSelectionMode(several)
        chosen = box.getSelectedFiles() if box.execute() else ()
        return tuple(str(import_uno().fileUrlToSystemPath(url)) for url in chosen)

    @property
    def xl(self) -> Any:
        return self.api

    @cached_property
    def components(self) -> Any:
        """The UNO collection of the documents that are open whenever it is asked."""
        return self.api.getComponents()

    @property
    def books(self) -> Books:
        return Books(self)

    @property
    def version(self) -> str:
        return MODEL_VERSION

    @property
    def libreoffice_version(self) -> str:
        """LibreOffice's own version, such as ``7.4.7.2``."""
        return str(self._settings("Setup/Product").getPropertyValue("ooSetupVersionAboutBox"))

    @property
    def macro_security(self) -> tuple[int, int]:
        """The level, from 0 (every macro runs) to 3, and the number of trusted folders."""
        security = self._settings("Office.Common/Security/Scripting")
        trusted = security.getPropertyValue("SecureURL") or ()
        return int(security.getPropertyValue("MacroSecurityLevel")), len(trusted)

    def _settings(self, path: str) -> Any:
        """Give a node of the settings of the profile in use."""
        configuration = self.create("com.sun.star.configuration.ConfigurationProvider")
        return configuration.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationAccess",
            (property_value("nodepath", f"/org.openoffice.{path}"),),
        )

    @property
    def path(self) -> str:
        """The folder of LibreOffice's programs."""
        paths = self.create("com.sun.star.util.PathSubstitution")
        url = paths.substituteVariables("$(prog)", True)
        return str(import_uno().fileUrlToSystemPath(url))

    @property
    def selection(self) -> Range | None:
        """The selected cells of the active workbook, or None when something else is selected."""
        book = self.books.active
        chosen = book.api.getCurrentSelection()
        if hasattr(chosen, "getRangeAddress"):
            addresses = [chosen.getRangeAddress()]
        elif hasattr(chosen, "getRangeAddresses"):  # several, taken with Ctrl
            addresses = list(chosen.getRangeAddresses())
        else:
            addresses = []
        if not addresses:
            return None
        rank = addresses[0].Sheet
        first, *others = (block_of(address) for address in addresses if address.Sheet == rank)
        return Range(book.sheets(rank + 1), first, others)

    def activate(self, steal_focus: bool = False) -> None:
        """Bring LibreOffice to the front when asked to."""
        if steal_focus:
            self.books.active.controller.getFrame().getContainerWindow().toFront()

    @property
    def visible(self) -> bool:
        return self._visible

    @visible.setter
    def visible(self, visible: bool) -> None:
        self._visible = bool(visible)
        for book in self.books:
            book.controller.getFrame().getContainerWindow().setVisible(self._visible)

    def quit(self) -> None:
        """Close LibreOffice without saving anything; one that has ended already is let be."""
        if self.is_there:
            for book in list(self.books):
                book.close()
            with suppress(import_uno().getClass("com.sun.star.lang.DisposedException")):
                self.api.terminate()
        self.engine.apps.forget(self)

    def kill(self) -> None:
        self.quit()

    @property
    def is_there(self) -> bool:
        """Tell whether the program still answers, at the price of one round trip."""
        try:
            self.api.getName()
        except import_uno().getClass("com.sun.star.uno.RuntimeException"):
            return False  # the way to it is closed
        return True

    @property
    def screen_updating(self) -> bool:
        return self.hold is None

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        """Hold the views of the open workbooks; or let them go, and with them those that a
        program stopped in the middle left held."""
        if value:
            self.hold = None
            self._release_views()
        elif self.hold is None:
            self.hold = object()
            for book in self.books:
                book.api.lockControllers()

    def note_changed_sheets(self) -> None:
        """Take note that a workbook no longer has the sheets that it had."""
        if self.hold is not None:
            self.hold = object()

    def _release_views(self) -> None:
        for book in self.books:
            for _ in range(_MAX_LOCKS):
                if not book.api.hasControllersLocked():
                    break
                book.api.unlockControllers()

    @property
    def calculation(self) -> str:
        """``automatic`` or ``manual``, by the active workbook."""
        return "automatic" if self._adjustable().isAutomaticCalculationEnabled() else "manual"

    @calculation.setter
    def calculation(self, value: str) -> None:
        if value not in ("automatic", "manual"):
            raise NotImplementedError(
                f"Le moteur LibreOffice ne propose pas le mode de calcul «\xa0{value}\xa0»."
            )
        for book in self.books:
            book.api.enableAutomaticCalculation(value == "automatic")

    def calculate(self) -> None:
        for book in self.books:
            book.api.calculate()

    @property
    def status_bar(self) -> str | bool:
        """The text shown at the foot of the active workbook, or False when LibreOffice has it."""
        return self._state

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        if value is False:
            if self._indicator is not None:
                self._indicator.end()
            self._indicator, self._state = None, False
            return
        if self._indicator is None:
            # The view's own, not a new one: a program that was killed left its text there.
            self._indicator = self.books.active.controller.getStatusIndicator()
            self._indicator.start(str(value), 0)
        else:
            self._indicator.setText(str(value))
        self._state = str(value)

    def run(self, macro: str, args: Sequence[Any]) -> Any:
        """Run a macro of the active workbook, or of the one named: ``'Classeur.xlsm'!Module.Nom``.

        Raises:
            ValueError: when the name is not that of a macro with its module.
        """
        found = _MACRO.fullmatch(macro)
        if found is None or not found["module"]:
            raise ValueError(
                "Indiquez la macro avec son module, par exemple «\xa0Module1.Macro\xa0»."
            )
        book = self.books(found["workbook"]) if found["workbook"] else self.books.active
        library = _library(book, found["module"])
        address = (
            f"vnd.sun.star.script:{library}.{found['module']}.{found['name']}"
            "?language=Basic&location=document"
        )
        result, _, _ = book.api.getScriptProvider().getScript(address).invoke(tuple(args), (), ())
        return result

    def _adjustable(self) -> Any:
        return self.books.active.api


def _library(book: Book, module: str) -> str:
    """Find the library of the workbook that holds the module; Excel's are in ``VBAProject``."""
    libraries = book.api.getPropertyValue("BasicLibraries")
    for name in libraries.getElementNames():
        libraries.loadLibrary(name)
        if libraries.getByName(name).hasByName(module):
            return str(name)
    raise ValueError(f"Le module «\xa0{module}\xa0» est introuvable dans le classeur.")
