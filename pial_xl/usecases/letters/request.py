"""Which letters a person asks for on the command line."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pial_xl.letters.choice import Choice, every_row, rows_by_number, rows_of_person
from pial_xl.sheets.errors import WorkbookReadError

if TYPE_CHECKING:
    from pial_xl.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Request:
    """The people and the rows of Coordonnateurs wanted; all rows when neither is given.

    Attributes:
        person: ``"NOM Prénom"`` of each person.
        rows: numbers of rows.
    """

    person: Collection[str] = ()
    rows: Collection[int] = ()


def choose_rows(dossier: "Dossier", request: Request) -> Choice:
    """Give the rows that a demand names, those of people and of numbers together.

    Raises:
        WorkbookReadError: when a name is nobody's, or the numbers are those of no row.
    """
    if not request.person and not request.rows:
        return every_row(dossier)
    choice = rows_by_number(dossier, request.rows)
    if request.rows and not choice:
        raise WorkbookReadError(
            "Ces lignes de la feuille Coordonnateurs sont vides : vérifiez l'option --lignes."
        )
    for person in request.person:
        own_rows = rows_of_person(dossier, person)
        if not own_rows:
            raise WorkbookReadError(
                "Personne ne porte ce nom dans la feuille Coordonnateurs : vérifiez l'option "
                "--pour."
            )
        choice |= own_rows
    return choice
