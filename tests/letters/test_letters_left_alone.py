"""What the export of the open workbook says of the letters that it leaves out."""

import pytest

from pial_xl.letters.batch import Batch, prepare_letters
from pial_xl.testing import SampleWorkbook
from pial_xl.usecases.open.pdf import tell_left_out

ALICE, BASILE, DEPARTED = "Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile", "Lettre PARTIE Zoé"


@pytest.fixture
def batch() -> Batch:
    """The rows of Alice, incomplete now, and of Basile."""
    workbook = SampleWorkbook()
    workbook.put("T_Coordonnateurs", 0, "signataire", None)
    return prepare_letters(workbook.dossier())


def test_each_cause_is_told_with_its_number_and_no_name(batch: Batch) -> None:
    assert tell_left_out([ALICE, DEPARTED, "Lettre PARTI Zéphyr"], batch) == (
        "Laissé de côté\u00a0: 2 lettres sans ligne dans Coordonnateurs, 1 lettre dont la ligne "
        "est incomplète ou refusée."
    )


def test_one_cause_stands_alone(batch: Batch) -> None:
    assert tell_left_out([ALICE], batch) == (
        "Laissé de côté\u00a0: 1 lettre dont la ligne est incomplète ou refusée."
    )


def test_nothing_is_said_when_no_letter_is_left_out(batch: Batch) -> None:
    assert tell_left_out([], batch) == ""
