"""Takes the guide's pictures again: the fictitious workbook, clicked for real in LibreOffice.

``take_pictures.py FOLDER``; ``refaire`` calls it. The cuts fit the screen of ``desktop``, 1366 by
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

from desktop import Calc, calc, screen, wait_for
from extensions import unopkg

from pial_xl.demo.workbook import demo_workbook
from pial_xl.installation.libreoffice import profile
from pial_xl.installation.machine import Machine, System
from pial_xl.usecases.installation import install

IN_FRENCH = {
    "org.openoffice.Office.Linguistic/General": ("UILocale", "fr"),
    "org.openoffice.Setup/L10N": ("ooSetupSystemLocale", "fr-FR"),
}
"""Needs the package libreoffice-l10n-fr."""
COLORS = 112
PAUSE = 1.5
"""Seconds for the screen to be drawn."""
# com.sun.star.accessibility.AccessibleRole: PAGE_TAB, PUSH_BUTTON, RADIO_BUTTON, TREE_ITEM, TABLE.
_TAB, _BUTTON, _CHOICE, _BRANCH = 38, 44, 46, 79
_TABLE = 58
_WORKS = 120.0
"""Seconds that a button may take on a computer that does other work."""
_APART = (1350, 880)
"""Where the mouse lights nothing up, in pixels."""
_ABSENT = "A20"
"""The AESH of the fictitious workbook who is away."""
_ROWS = 100
"""Among which that AESH is looked for."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of the screen, in pixels."""

    left: int
    top: int
    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}+{self.left}+{self.top}"


def photograph(images: Path) -> None:
    """Write every picture in a folder."""
    with TemporaryDirectory() as nom:
        home = Path(nom)
        (home / "bin").mkdir()
        workbook = home / "PIAL fictif.xlsm"
        workbook.write_bytes(demo_workbook())
        machine = Machine(System.LINUX, home, Path(sys.executable), unopkg=unopkg(home))
        install(machine, home, demo_workbook)
        with (
            screen(home) as environ,
            calc(workbook, environ, profile(machine).parent, IN_FRENCH) as program,
        ):
            _Studio(program, images).take_all()


@dataclass(frozen=True, slots=True)
class _Studio:
    calc: Calc
    images: Path

    def take_all(self) -> None:
        self.libreoffice_menu()
        self.checks()
        self.marked_cell()
        self.home_sheet()
        self.absence()
        self.list_()
        self.coordonnateurs()
        self.letter()
        self.libreoffice_security()

    def home_sheet(self) -> None:
        """Show it once a control has filled it."""
        self.hide_bar()
        self.show("Accueil", zoom=85)
        self.take("accueil", Crop(0, 126, 1110, 520))

    def checks(self) -> None:
        self.click_button("Contrôler")
        self.show("Contrôles", zoom=100)
        self.take("controles", Crop(0, 126, 1220, 520))

    def marked_cell(self) -> None:
        """Go where the first constat's link leads, as a person does, and point at the cell."""
        x, y = self.debut(5, 1)
        self.pointer(x, y, "sleep", "0.5", "keydown", "ctrl", "click", "1", "keyup", "ctrl")
        wait_for(lambda: self.view.ActiveSheet.Name != "Contrôles", "la cellule du constat")
        time.sleep(PAUSE)
        cell = self.calc.document.CurrentSelection.CellAddress
        self.pointer(*self.debut(cell.Row, cell.Column))
        time.sleep(PAUSE)
        self.take("cellule-marquee", Crop(0, 152, 800, 690))

    def absence(self) -> None:
        """Ask who could help while an AESH is away, on the row that says so."""
        sheet = self.show("AESH", zoom=100)
        (row,) = (r for r in range(_ROWS) if sheet.getCellByPosition(0, r).String == _ABSENT)
        self.view.select(sheet.getCellByPosition(0, row))
        self.click_button("Absence")
        self.hide_bar()
        self.show(f"Absence {_ABSENT}", zoom=100)
        self.take("absence", Crop(0, 126, 880, 560))

    def list_(self) -> None:
        self.click_button("À signaler")
        self.hide_bar()
        self.show("À signaler", zoom=100)
        self.take("a-signaler", Crop(0, 126, 880, 300))

    def coordonnateurs(self) -> None:
        self.show("Coordonnateurs", zoom=85)
        self.take("coordonnateurs", Crop(0, 126, 1220, 290))

    def letter(self) -> None:
        self.show("Accueil", zoom=100)
        self.click_button("Générer les lettres")
        nom = next(n for n in self.calc.document.Sheets.ElementNames if n.startswith("Lettre "))
        self.show(nom, zoom=100)
        self.take("lettre", Crop(0, 126, 1220, 752))

    def libreoffice_menu(self) -> None:
        self.show("Accueil", zoom=100)
        self.calc.open_menu("PIAL")
        time.sleep(PAUSE)
        self.take("libreoffice-menu", Crop(0, 0, 760, 375))
        self.calc.xdotool("key", "Escape", "Escape")

    def libreoffice_security(self) -> None:
        self.calc.xdotool("key", "alt+F12")
        self.choose(_BRANCH, "Sécurité")
        self.choose(_BUTTON, "Sécurité des macros")
        window = Crop(262, 212, 842, 478)
        self.choose(_CHOICE, "Moyen")
        self.take("libreoffice-niveau", window)
        self.choose(_TAB, "Sources de confiance")
        self.take("libreoffice-sources", window)

    @property
    def view(self) -> Any:
        return self.calc.document.CurrentController

    def show(self, sheet_name: str, zoom: int) -> Any:
        """Give the sheet that is now in front."""
        sheet = self.calc.document.Sheets.getByName(sheet_name)
        self.view.setActiveSheet(sheet)
        self.view.ZoomValue = zoom
        self.pointer(*_APART)
        time.sleep(PAUSE)
        return sheet

    def hide_bar(self) -> None:
        """Close the bar that says how the last click ended."""
        if self.view.hasInfobar("pial-xl"):
            self.view.removeInfobar("pial-xl")
            time.sleep(PAUSE)

    def click_button(self, button: str) -> None:
        """Click a button of a sheet and wait for the bar that says how it ended."""
        self.hide_bar()
        self.calc.click_button(button)
        wait_for(lambda: self.view.hasInfobar("pial-xl"), f"la fin de {button}", _WORKS)
        self.calc.wait_until_idle()

    def debut(self, row: int, column: int) -> tuple[int, int]:
        """Give where the text of a cell in sight begins on the screen (row, column from 0)."""
        window = self.view.Frame.ComponentWindow.getAccessibleContext()
        panes = (a for a in _descend(window) if a.getAccessibleRole() == _TABLE)
        cells = (v.getAccessibleCellAt(row, column).getAccessibleContext() for v in panes)
        cell = next(c for c in cells if c.getSize().Width)
        corner = cell.getLocationOnScreen()
        return corner.X + 10, corner.Y + 8

    def choose(self, role: int, debut: str) -> None:
        """Click what bears a name in a window, found as a screen reader finds it."""
        accessible = wait_for(lambda: self.find(role, debut), debut)
        self.pointer(*_middle(accessible), "click", "1")
        time.sleep(PAUSE)

    def find(self, role: int, debut: str) -> Any:
        """Give what bears a name in one of the windows; None until it is there."""
        toolkit = self.calc.context.ServiceManager.createInstanceWithContext(
            "com.sun.star.awt.Toolkit", self.calc.context
        )
        for rank in range(toolkit.getTopWindowCount()):
            for accessible in _descend(toolkit.getTopWindow(rank).getAccessibleContext()):
                named = accessible.getAccessibleName().startswith(debut)
                if named and accessible.getAccessibleRole() == role:
                    return accessible
        return None

    def pointer(self, x: int, y: int, *actions: str) -> None:
        """Move the mouse somewhere, then play."""
        self.calc.xdotool("mousemove", str(x), str(y), *actions)

    def take(self, nom: str, crop: Crop) -> None:
        """Save a part of the screen, in few colours."""
        path = self.images / f"{nom}.png"
        self.calc.photograph(path)
        shrink = ["-crop", str(crop), "+repage", "+dither", "-colors", str(COLORS), "-strip"]
        command = ["convert", str(path), *shrink, f"PNG8:{path}"]
        subprocess.run(command, check=True)  # noqa: S603  # our own arguments, no shell


def _descend(accessible: Any) -> Iterator[Any]:
    """Give what a window shows and all that is in it, but for the cells of a sheet."""
    yield accessible
    if accessible.getAccessibleRole() == _TABLE:
        return
    for rank in range(accessible.getAccessibleChildCount()):
        child = accessible.getAccessibleChild(rank)
        if child is not None:
            yield from _descend(child.getAccessibleContext())


def _middle(accessible: Any) -> tuple[int, int]:
    corner, size = accessible.getLocationOnScreen(), accessible.getSize()
    return corner.X + size.Width // 2, corner.Y + size.Height // 2


if __name__ == "__main__":
    photograph(Path(sys.argv[1]))
