"""Takes the guide's pictures again: the fictitious workbook, clicked for real in LibreOffice.

``photographier.py FOLDER``; ``refaire`` calls it. The cuts fit the screen of ``bureau``, 1280 by
900 pixels, and LibreOffice 7.4: after a change of either, look at each picture.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bureau import Calc, attendre, calc, ecran
from extensions import unopkg

from pial_xl.demo.classeur import classeur_demo
from pial_xl.installation.libreoffice import profil
from pial_xl.installation.machine import Machine, Systeme
from pial_xl.usages.installation import installer

EN_FRANCAIS = {
    "org.openoffice.Office.Linguistic/General": ("UILocale", "fr"),
    "org.openoffice.Setup/L10N": ("ooSetupSystemLocale", "fr-FR"),
}
"""Needs the package libreoffice-l10n-fr."""
COULEURS = 128
PAUSE = 1.5
"""Seconds for the screen to be drawn."""
# com.sun.star.accessibility.AccessibleRole: PAGE_TAB, PUSH_BUTTON, RADIO_BUTTON, TREE_ITEM, TABLE.
_ONGLET, _BOUTON, _CHOIX, _BRANCHE = 38, 44, 46, 79
_TABLE = 58


@dataclass(frozen=True, slots=True)
class Coupe:
    """A part of the screen, in pixels."""

    gauche: int
    haut: int
    largeur: int
    hauteur: int

    def __str__(self) -> str:
        return f"{self.largeur}x{self.hauteur}+{self.gauche}+{self.haut}"


def photographier(images: Path) -> None:
    """Write every picture in a folder."""
    with TemporaryDirectory() as nom:
        maison = Path(nom)
        (maison / "bin").mkdir()
        classeur = maison / "PIAL fictif.xlsm"
        classeur.write_bytes(classeur_demo())
        machine = Machine(Systeme.LINUX, maison, Path(sys.executable), unopkg=unopkg(maison))
        installer(machine, maison, classeur_demo)
        with (
            ecran(maison) as environ,
            calc(classeur, environ, profil(machine).parent, EN_FRANCAIS) as programme,
        ):
            _Studio(programme, images).tout_prendre()


@dataclass(frozen=True, slots=True)
class _Studio:
    calc: Calc
    images: Path

    def tout_prendre(self) -> None:
        self.menu_de_libreoffice()
        self.accueil()
        self.controles()
        self.cellule_marquee()
        self.lettre()
        self.securite_de_libreoffice()

    def accueil(self) -> None:
        self.montrer("Accueil", zoom=120)
        self.prendre("accueil", Coupe(0, 126, 1010, 646))

    def controles(self) -> None:
        self.cliquer("Contrôler")
        self.montrer("Contrôles", zoom=100)
        self.prendre("controles", Coupe(0, 126, 1220, 560))

    def cellule_marquee(self) -> None:
        """Go where the first finding's link leads, as a person does, and point at the cell."""
        x, y = self.debut(5, 3)
        self.pointer(x, y, "sleep", "0.5", "keydown", "ctrl", "click", "1", "keyup", "ctrl")
        attendre(lambda: self.vue.ActiveSheet.Name != "Contrôles", "la cellule du constat")
        time.sleep(PAUSE)
        cellule = self.calc.document.CurrentSelection.CellAddress
        self.pointer(*self.debut(cellule.Row, cellule.Column))
        time.sleep(PAUSE)
        self.prendre("cellule-marquee", Coupe(0, 152, 800, 690))

    def lettre(self) -> None:
        self.montrer("Accueil", zoom=100)
        self.cliquer("Générer les lettres")
        nom = next(n for n in self.calc.document.Sheets.ElementNames if n.startswith("Lettre "))
        self.montrer(nom, zoom=100)
        self.prendre("lettre", Coupe(0, 126, 1220, 752))

    def menu_de_libreoffice(self) -> None:
        self.montrer("Accueil", zoom=100)
        self.calc.ouvrir_le_menu("PIAL")
        time.sleep(PAUSE)
        self.prendre("libreoffice-menu", Coupe(0, 0, 720, 244))
        self.calc.xdotool("key", "Escape", "Escape")

    def securite_de_libreoffice(self) -> None:
        self.calc.xdotool("key", "alt+F12")
        self.choisir(_BRANCHE, "Sécurité")
        self.choisir(_BOUTON, "Sécurité des macros")
        fenetre = Coupe(219, 212, 842, 478)
        self.choisir(_CHOIX, "Moyen")
        self.prendre("libreoffice-niveau", fenetre)
        self.choisir(_ONGLET, "Sources de confiance")
        self.prendre("libreoffice-sources", fenetre)

    @property
    def vue(self) -> Any:
        return self.calc.document.CurrentController

    def montrer(self, feuille: str, zoom: int) -> Any:
        """Give the sheet that is now in front."""
        sheet = self.calc.document.Sheets.getByName(feuille)
        self.vue.setActiveSheet(sheet)
        self.vue.ZoomValue = zoom
        time.sleep(PAUSE)
        return sheet

    def cliquer(self, bouton: str) -> None:
        """Click a button of Accueil and wait for the bar that says how it ended."""
        if self.vue.hasInfobar("pial-xl"):
            self.vue.removeInfobar("pial-xl")
            time.sleep(PAUSE)
        self.calc.cliquer(bouton)
        attendre(lambda: self.vue.hasInfobar("pial-xl"), f"la fin de {bouton}")
        self.calc.attendre_le_repos()

    def debut(self, ligne: int, colonne: int) -> tuple[int, int]:
        """Give where the text of a cell in sight begins on the screen (row, column from 0)."""
        fenetre = self.vue.Frame.ComponentWindow.getAccessibleContext()
        volets = (a for a in _descendre(fenetre) if a.getAccessibleRole() == _TABLE)
        cellules = (v.getAccessibleCellAt(ligne, colonne).getAccessibleContext() for v in volets)
        cellule = next(c for c in cellules if c.getSize().Width)
        coin = cellule.getLocationOnScreen()
        return coin.X + 10, coin.Y + 8

    def choisir(self, role: int, debut: str) -> None:
        """Click what bears a name in a window, found as a screen reader finds it."""
        acces = attendre(lambda: self.trouver(role, debut), debut)
        self.pointer(*_milieu(acces), "click", "1")
        time.sleep(PAUSE)

    def trouver(self, role: int, debut: str) -> Any:
        """Give what bears a name in one of the windows; None until it is there."""
        boite = self.calc.contexte.ServiceManager.createInstanceWithContext(
            "com.sun.star.awt.Toolkit", self.calc.contexte
        )
        for rang in range(boite.getTopWindowCount()):
            for acces in _descendre(boite.getTopWindow(rang).getAccessibleContext()):
                nomme = acces.getAccessibleName().startswith(debut)
                if nomme and acces.getAccessibleRole() == role:
                    return acces
        return None

    def pointer(self, x: int, y: int, *gestes: str) -> None:
        """Move the mouse somewhere, then play."""
        self.calc.xdotool("mousemove", str(x), str(y), *gestes)

    def prendre(self, nom: str, coupe: Coupe) -> None:
        """Save a part of the screen, in few colours."""
        chemin = self.images / f"{nom}.png"
        self.calc.photographier(chemin)
        reduire = ["-crop", str(coupe), "+repage", "+dither", "-colors", str(COULEURS), "-strip"]
        commande = ["convert", str(chemin), *reduire, f"PNG8:{chemin}"]
        subprocess.run(commande, check=True)  # noqa: S603  # our own arguments, no shell


def _descendre(acces: Any) -> Iterator[Any]:
    """Give what a window shows and all that is in it, but for the cells of a sheet."""
    yield acces
    if acces.getAccessibleRole() == _TABLE:
        return
    for rang in range(acces.getAccessibleChildCount()):
        enfant = acces.getAccessibleChild(rang)
        if enfant is not None:
            yield from _descendre(enfant.getAccessibleContext())


def _milieu(acces: Any) -> tuple[int, int]:
    coin, taille = acces.getLocationOnScreen(), acces.getSize()
    return coin.X + taille.Width // 2, coin.Y + taille.Height // 2


if __name__ == "__main__":
    photographier(Path(sys.argv[1]))
