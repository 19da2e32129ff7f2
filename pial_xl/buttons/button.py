"""What a button is, and where it may stand."""

from typing import NamedTuple

from pial_xl.units.records import record
from pial_xl.units.text import french


class Group(NamedTuple):
    """Buttons that menus show together.

    Attributes:
        code: short name, for files that no person reads.
        libelle: what a person reads.
    """

    code: str
    libelle: str


class ButtonRow(NamedTuple):
    """Where buttons stand side by side on a sheet.

    Attributes:
        sheet: name of the sheet.
        row, column: the cell where they begin, counted from 0.
        width: pixels that they share, a longer caption having more of them.
    """

    sheet: str
    row: int
    column: int
    width: int


class Place(NamedTuple):
    """Where one button stands: in which row, and at which rank from the left, from 1."""

    row: ButtonRow
    rank: int


class ShortcutText(NamedTuple):
    """What starts a button from outside the workbook: its name, and one sentence more."""

    name: str
    aide: str


@record
class Button:
    """One button. Its texts are kept in French typography.

    Attributes:
        code: its name for programs: ``pial-xl bouton CODE``, ``pial_xl.macros.CODE``. Workbooks
            already filled hold it: it never changes.
        libelle: its caption.
        aide: what it does, in one sentence.
        busy: what the status bar says while it works, after "PIAL : ".
        image: the name of one of Office's own pictures (``imageMso``), for the ribbon.
        group: where menus and the ribbon show it, after those of its group that come before.
        use_case: ``module:function``. The function takes the open workbook and gives the French
            sentence to show at the end; see ``usecases/open/buttons.py``.
        places: where it stands on sheets; somewhere at least.
        shortcut: what starts it outside the workbook, if anything does.
    """

    code: str
    libelle: str
    aide: str
    busy: str
    image: str
    group: Group
    use_case: str
    places: tuple[Place, ...]
    shortcut: ShortcutText | None = None

    def __post_init__(self) -> None:
        for field in ("libelle", "aide", "busy"):
            object.__setattr__(self, field, french(getattr(self, field)))

    @property
    def macro(self) -> str:
        """The procedure that runs it, in ``modPial``, ``modRuban`` and LibreOffice's menu.

        Workbooks already filled hold it too: ``lettres_pdf`` is ``LettresPdf``.
        """
        return "".join(word.capitalize() for word in self.code.split("_"))
