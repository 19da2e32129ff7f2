"""Which rows of a table a person has selected, in the sheet that is in front of them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from xlwings import Book, Sheet

from pial_xl.letters.choice import Choice, every_row
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.addresses import Span
from pial_xl.sheets.open.hosts import Host

if TYPE_CHECKING:
    from pial_xl.dossier import Dossier


def coordonnateurs_in_front(book: Book, d: "Dossier") -> bool:
    """Tell whether the sheet Coordonnateurs is the one in front."""
    return bool(book.sheets.active.name == d.coordonnateurs.sheet)


def chosen_rows(book: Book, host: Host, d: "Dossier") -> Choice:
    """Give the selected rows that hold somebody; those that a filter hides are left out.

    Nothing is selected there when another sheet is in front.
    """
    return chosen_among(book, host, d.coordonnateurs.sheet, every_row(d))


def chosen_among(book: Book, host: Host, sheet: str, rows: Iterable[int]) -> frozenset[int]:
    """Give the rows of a sheet that are selected; those that a filter hides are left out.

    Nothing is selected there when another sheet is in front.
    """
    if book.sheets.active.name != sheet:
        return frozenset()
    chosen = sorted(_within(host.chosen_rows(book), rows))
    return frozenset(_visible(book.sheets[sheet], chosen))


def require(choice: Choice, book: Book, d: "Dossier") -> Choice:
    """Give a choice back, if it holds anybody.

    Raises:
        WriteError: it does not; the sentence says what to select.
    """
    if choice:
        return choice
    sheet = d.coordonnateurs.sheet
    if coordonnateurs_in_front(book, d):
        debut = f"La sélection ne touche aucune ligne remplie de la feuille {sheet}"
    else:
        debut = f"La feuille {sheet} n'est pas au premier plan"
    raise WriteError(
        f"{debut}, et aucune lettre n'a été faite : sélectionnez-y une cellule de chaque personne "
        "voulue (Ctrl + clic pour en prendre plusieurs), puis recommencez."
    )


def _within(chosen: Sequence[Span], rows: Iterable[int]) -> Iterable[int]:
    return (n for n in rows if any(debut <= n <= fin for debut, fin in chosen))


def _visible(sheet: Sheet, rows: Sequence[int]) -> Sequence[int]:
    """Leave out the hidden rows, asked about together, then by halves where they are not alike."""
    if not rows:
        return ()
    hidden = sheet.range((rows[0], 1), (rows[-1], 1)).rows.hidden
    if hidden is None:
        middle = len(rows) // 2
        if middle == 0:
            return rows
        return (*_visible(sheet, rows[:middle]), *_visible(sheet, rows[middle:]))
    return () if hidden else rows
