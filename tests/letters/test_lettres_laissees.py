"""What the export of the open workbook says of the letters that it leaves out."""

import pytest
from fabrique import Classeur

from pial_xl.letters.lot import Lot, preparer
from pial_xl.usages.ouvert.pdf import dire_laissees

ALICE, BASILE, PARTIE = "Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile", "Lettre PARTIE Zoé"


@pytest.fixture
def lot() -> Lot:
    """The rows of Alice, incomplete now, and of Basile."""
    classeur = Classeur()
    classeur.mettre("T_Coordonnateurs", 0, "signataire", None)
    return preparer(classeur.dossier())


def test_each_cause_is_told_with_its_number_and_nobodys_name(lot: Lot) -> None:
    assert dire_laissees([ALICE, PARTIE, "Lettre PARTI Zéphyr"], lot) == (
        "Laissé de côté\u00a0: 2 lettres sans ligne dans Coordonnateurs, 1 lettre dont la ligne "
        "est incomplète ou refusée."
    )


def test_one_cause_stands_alone(lot: Lot) -> None:
    assert dire_laissees([ALICE], lot) == (
        "Laissé de côté\u00a0: 1 lettre dont la ligne est incomplète ou refusée."
    )


def test_nothing_is_said_when_no_letter_is_left_out(lot: Lot) -> None:
    assert dire_laissees([], lot) == ""
