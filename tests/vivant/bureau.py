"""A desk of the tests' own: a screen, a window manager, LibreOffice, a mouse; none outlives it."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from pial_xl.workbook.libreoffice import LibreOfficeInjoignable
from pial_xl.workbook.libreoffice.connexion import se_connecter
from pial_xl.workbook.libreoffice.soffice import importer_uno
from pial_xl.workbook.libreoffice.structures import proprietes

T = TypeVar("T")
DELAI = 45.0
"""Seconds: more than the macros give Python to answer."""
TITRE = "PIAL"
"""Title of the boxes that the macros show."""
_MACROS_SELON_REGLAGES = 3  # com.sun.star.document.MacroExecMode.USE_CONFIG
_ROLES_DE_TEXTE = (30, 86)  # com.sun.star.accessibility.AccessibleRole.LABEL, STATIC
_BARRE_DE_MENUS = 35  # com.sun.star.accessibility.AccessibleRole.MENU_BAR
TAILLE = "1280x900x24"
_REGLAGES = {
    "org.openoffice.Office.Common/Security/Scripting": ("MacroSecurityLevel", "0"),
    "org.openoffice.Office.Common/Misc": ("ShowTipOfTheDay", "false"),
    "org.openoffice.Setup/Product": ("LastTimeDonateShown", "9999999999"),
}


def attendre(essai: Callable[[], T], quoi: str, delai: float = DELAI) -> T:
    """Give the first true answer of *essai*."""
    fin = time.monotonic() + delai
    while not (reponse := essai()):
        assert time.monotonic() < fin, f"en vain : {quoi}"
        time.sleep(0.1)
    return reponse


@contextmanager
def ecran(dossier: Path) -> Iterator[dict[str, str]]:
    """Run a screen with a window manager; give the environment of the programs to show there.

    Their home is *dossier*, their PATH its ``bin``: no setting and no Python of the person who
    runs the tests is seen there.
    """
    lecture, ecriture = os.pipe()
    xvfb = _lancer(["Xvfb", "-displayfd", str(ecriture), "-screen", "0", TAILLE], garde=(ecriture,))
    os.close(ecriture)
    try:
        with os.fdopen(lecture) as tube:
            numero = tube.readline().strip()
        environ = {
            "DISPLAY": f":{numero}",
            "HOME": str(dossier),
            "LANG": "C.UTF-8",
            "PATH": str(dossier / "bin"),
        }
        gestionnaire = _lancer(["openbox"], os.environ | environ | {"PATH": os.environ["PATH"]})
        try:
            yield environ
        finally:
            _finir(gestionnaire)
    finally:
        _finir(xvfb)


@dataclass(frozen=True, slots=True)
class Calc:
    """LibreOffice with one workbook in its window."""

    environ: dict[str, str]
    contexte: Any
    document: Any

    @contextmanager
    def ouvrir(self, classeur: Path) -> Iterator["Calc"]:
        """Open another workbook in front of this one, then close it without saving."""
        options = proprietes(MacroExecutionMode=_MACROS_SELON_REGLAGES)
        bureau = _bureau(self.contexte)
        document = bureau.loadComponentFromURL(classeur.as_uri(), "_blank", 0, options)
        try:
            yield Calc(self.environ, self.contexte, document)
        finally:
            document.close(True)

    def cliquer(self, bouton: str, fois: int = 1) -> None:
        """Click a button of the sheet with the mouse, found by its caption."""
        place = attendre(lambda: self._place(bouton), f"le bouton {bouton}")
        assert place is not None
        x, y = place
        self.xdotool("mousemove", str(x), str(y), "click", "--repeat", str(fois), "1")

    def choisir(self, menu: str, commande: str) -> None:
        """Take a command of one of the window's menus, with the mouse."""
        ouvert = self.ouvrir_le_menu(menu)
        # A command has its name once its menu has been shown.
        self._cliquer_sur(attendre(lambda: _nomme(ouvert, commande), commande))

    def ouvrir_le_menu(self, menu: str) -> Any:
        """Open a menu of the window with the mouse and give it."""
        fenetre = self.document.CurrentController.Frame.ContainerWindow.getAccessibleContext()
        (barre,) = (a for a in _enfants(fenetre) if a.getAccessibleRole() == _BARRE_DE_MENUS)
        ouvrant = attendre(lambda: _nomme(barre, menu), f"le menu {menu}")
        self._cliquer_sur(ouvrant)
        return ouvrant

    def message(self) -> str:
        """Wait for a message box, close it with the keyboard and give what it said."""
        phrase = attendre(self._message, "un message")
        self.xdotool("key", "Return")
        attendre(lambda: not self._message(), "que le message se ferme")
        return phrase

    def insister(self, geste: Callable[[], None], patience: float = 3.0) -> str:
        """Act until a message box answers; give what it said.

        A macro leaves an act without a word while it starts a program: it takes it for a double
        click.
        """

        def essai() -> str:
            geste()
            fin = time.monotonic() + patience
            while not (dit := self._message()) and time.monotonic() < fin:
                time.sleep(0.05)
            return dit

        attendre(essai, "une réponse")
        return self.message()

    def attendre_le_repos(self) -> None:
        """Wait until no program that a button started is connected any more."""
        usine = self.contexte.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.BridgeFactory", self.contexte
        )
        attendre(
            lambda: not any("pialxl_" in p.getDescription() for p in usine.getExistingBridges()),
            "que le programme lancé ait fini",
        )

    def texte(self, feuille: str, cellule: str) -> str:
        """Give what a cell shows."""
        return str(self.document.Sheets.getByName(feuille).getCellRangeByName(cellule).String)

    def photographier(self, chemin: Path) -> None:
        """Save what the screen shows."""
        subprocess.run(
            ["import", "-display", self.environ["DISPLAY"], "-window", "root", chemin], check=True
        )

    def xdotool(self, *mots: str) -> "subprocess.CompletedProcess[str]":
        """Play with the mouse, the keyboard or the windows."""
        return subprocess.run(
            ["xdotool", *mots],
            env=os.environ | {"DISPLAY": self.environ["DISPLAY"]},
            capture_output=True,
            text=True,
            check=False,
        )

    def _cliquer_sur(self, acces: Any) -> None:
        x, y = _milieu(acces)
        self.xdotool("mousemove", str(x), str(y), "click", "1")

    def _message(self) -> str:
        """Give what the message box says, or nothing where there is none."""
        boite = self.contexte.ServiceManager.createInstanceWithContext(
            "com.sun.star.awt.Toolkit", self.contexte
        )
        fenetres = (boite.getTopWindow(rang) for rang in range(boite.getTopWindowCount()))
        return " ".join(texte for fenetre in fenetres for texte in _textes_du_message(fenetre))

    def _place(self, bouton: str) -> tuple[int, int] | None:
        """Give the middle of a button on the screen; None until it is there, its sheet in front."""
        controleur = self.document.CurrentController
        controle = _controle(controleur.ActiveSheet, bouton)
        if controle is not None:
            return _milieu(controleur.getControl(controle).getAccessibleContext())
        for feuille in _elements(self.document.Sheets):
            if _controle(feuille, bouton) is not None:
                controleur.setActiveSheet(feuille)
                break
        return None


def _controle(feuille: Any, bouton: str) -> Any:
    """Give the button of a sheet that bears a caption, or None."""
    controles = (getattr(forme, "Control", None) for forme in _elements(feuille.DrawPage))
    return next((c for c in controles if getattr(c, "Label", None) == bouton), None)


def _elements(suite: Any) -> Iterator[Any]:
    return (suite.getByIndex(rang) for rang in range(suite.Count))


@contextmanager
def calc(
    classeur: Path,
    environ: dict[str, str],
    profil: Path,
    reglages: Mapping[str, tuple[str, str]] | None = None,
) -> Iterator[Calc]:
    """Open a workbook in a LibreOffice that lets its macros run; wait until it is there.

    *reglages* are more settings of LibreOffice, or others: a name and a value by path.
    """
    _ecrire_reglages(profil, _REGLAGES | dict(reglages or {}))
    tube = f"pial_xl_tests_{uuid4().hex}"
    commande = [
        str(_programme()),
        f"-env:UserInstallation={profil.as_uri()}",
        *("--norestore", "--nologo", f"--accept=pipe,name={tube};urp;StarOffice.ComponentContext"),
        str(classeur),
    ]
    processus = _lancer(commande, environ)
    try:
        contexte = attendre(lambda: _connecter(tube), "LibreOffice")
        document = attendre(lambda: _document(contexte), "le classeur")
        yield Calc(environ, contexte, document)
    finally:
        _finir(processus)


def _programme() -> Path:
    """Give LibreOffice's starter; unlike ``soffice``, it needs nothing from PATH."""
    soffice = shutil.which("soffice")
    assert soffice
    return Path(soffice).resolve().with_name("oosplash")


def _textes_du_message(fenetre: Any) -> list[str]:
    """Give the texts of a message box; none for another window, or for one that just closed."""
    try:
        acces = None if fenetre is None else fenetre.getAccessibleContext()
        if acces is None or acces.getAccessibleName() != TITRE:
            return []
        return list(_textes(acces))
    except importer_uno().getClass("com.sun.star.lang.DisposedException"):
        return []


def _textes(acces: Any) -> Iterator[str]:
    """Give the texts, not the buttons, of a window."""
    if acces.getAccessibleRole() in _ROLES_DE_TEXTE:
        yield acces.getAccessibleName()
    for enfant in _enfants(acces):
        yield from _textes(enfant)


def _enfants(acces: Any) -> Iterator[Any]:
    for rang in range(acces.getAccessibleChildCount()):
        yield acces.getAccessibleChild(rang).getAccessibleContext()


def _nomme(acces: Any, nom: str) -> Any:
    """Give the member of a window or a menu that bears a name, or None."""
    return next((a for a in _enfants(acces) if a.getAccessibleName() == nom), None)


def _milieu(acces: Any) -> tuple[int, int]:
    """Give the middle of a thing on the screen."""
    coin, taille = acces.getLocationOnScreen(), acces.getSize()
    return coin.X + taille.Width // 2, coin.Y + taille.Height // 2


def _connecter(tube: str) -> Any:
    try:
        return se_connecter(tube)
    except LibreOfficeInjoignable:
        return None


def _document(contexte: Any) -> Any:
    document = _bureau(contexte).getCurrentComponent()
    return document if hasattr(document, "Sheets") else None


def _bureau(contexte: Any) -> Any:
    return contexte.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", contexte)


def _ecrire_reglages(profil: Path, reglages: Mapping[str, tuple[str, str]]) -> None:
    entrees = "".join(
        f'<item oor:path="/{chemin}"><prop oor:name="{nom}" oor:op="fuse">'
        f"<value>{valeur}</value></prop></item>"
        for chemin, (nom, valeur) in reglages.items()
    )
    (profil / "user").mkdir(parents=True, exist_ok=True)
    (profil / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor='
        f'"http://openoffice.org/2001/registry">{entrees}</oor:items>\n',
        encoding="utf-8",
    )


def _lancer(
    commande: list[str], environ: dict[str, str] | None = None, garde: tuple[int, ...] = ()
) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        commande,
        env=environ,
        pass_fds=garde,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _finir(processus: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(processus.pid, signal.SIGKILL)
    processus.wait(timeout=10)
