"""Rows that a row repeats, and codes that Python alone recognizes, in the live columns."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from calc import DAY, CellValue
from open_calc import OpenWorkbook

from pial_xl.tables import Aesh, Affectation, Eleve, Notification, RowModel
from pial_xl.template.formulas import UNREADABLE

pytest_plugins = ("libreoffice_host", "open_calc")
pytestmark = pytest.mark.libreoffice

Rows = list[list[CellValue]]
Fill = Callable[..., OpenWorkbook]
START, YESTERDAY = date(2020, 9, 1), DAY - timedelta(days=1)


def aesh(code: str, nom: str, prenom: str) -> list[CellValue]:
    return [code, nom, prenom, "P1", "CDI", START, None, 24]


TABLES: dict[str, Rows] = {
    "Pôles": [["P1"]],
    "Établissements": [["0440001A", "École des Lilas", "Exemple"]],
    "AESH": [
        aesh("001", "EXEMPLE", "Élise"),
        aesh("A02", "FICTIF", "Noël"),
        aesh("A03", "IMAGINÉ", "Zoé"),
    ],
    "Élèves": [["007", "0440001A"], ["E2", "0440001A"], ["E3", "0440001A"]],
    "Notifications": [[code, "I", 10, START] for code in ("007", "E2", "E3")],
}


@pytest.fixture
def workbook(open_workbook: OpenWorkbook) -> Fill:
    """Fill the open workbook with three AESH and three pupils, and these rows."""

    def fill(**more: Rows) -> OpenWorkbook:
        open_workbook.fill(TABLES | more)
        return open_workbook

    return fill


def shown(book: OpenWorkbook, model: type[RowModel], nom: str) -> list[object]:
    return book.calculation(model, nom, 3)


def test_a_repeated_row_counts_once_however_many_rows_its_pupil_has(workbook: Fill) -> None:
    rows: Rows = [
        ["A02", code, "M", 1, f"G{rank}"]
        for code, count in (("007", 5), ("E2", 6), ("E3", 9))
        for rank in range(count)
    ]
    repeated: Rows = [["A02", code, "M", 3, "G0"] for code in ("007", "E2", "E3")]
    book = workbook(Affectations=[*rows, *repeated])
    assert shown(book, Eleve, "recues") == [5, 6, 9]


def test_a_row_that_repeats_one_that_has_ended_counts(workbook: Fill) -> None:
    rows: Rows = [["A02", "E2", "M", 1, f"G{rank}"] for rank in range(7)]
    rows[0] += [None, YESTERDAY]
    book = workbook(Affectations=[*rows, ["A02", "E2", "M", 3, "G0"]])
    assert shown(book, Eleve, "recues")[1] == 6 + 3


@pytest.mark.parametrize(("ended", "longest"), [(False, 2), (True, 5)])
def test_a_large_group_is_as_long_as_the_longest_row_that_repeats_no_other(
    workbook: Fill, ended: bool, longest: int
) -> None:
    codes = [f"E{n}" for n in range(1, 6)]
    members: Rows = [["A02", code, "M", 2, "G1"] for code in codes]
    members[4] += [None, YESTERDAY] if ended else []
    book = workbook(
        Élèves=[[code] for code in codes],
        Affectations=[["A03", "E1", "M", 1], *members, ["A02", "E5", "M", 5, "G1"]],
    )
    assert shown(book, Aesh, "affectees") == [0, longest, 1]


@pytest.mark.parametrize(
    ("written", "whose"),
    [
        ("1", 0), ("EXEMPLE E\u0301lise", 0), ("Fictif", 1), ("Zoé IMAGINÉ", 2),
    ],
)  # fmt: skip
def test_the_figures_of_an_aesh_named_otherwise_are_unknown(
    workbook: Fill, written: str, whose: int
) -> None:
    book = workbook(Affectations=[["A02", "E2", "I", 4], [written, "E3", "I", 2]])
    expected: list[object] = [0, 4, 0]
    expected[whose] = UNREADABLE
    assert shown(book, Aesh, "affectees") == expected
    assert [v == UNREADABLE for v in shown(book, Aesh, "restantes")] == [
        rank == whose for rank in range(3)
    ]
    left = [UNREADABLE if whose == 1 else 20, UNREADABLE, None]
    assert shown(book, Affectation, "restantes") == left
    assert book.figure("Heures affectées") == UNREADABLE
    assert book.figure("Contrats") == "72h00"


def test_a_code_in_other_letters_may_be_anybody_s(workbook: Fill) -> None:
    book = workbook(Affectations=[["\uff21\uff10\uff12", "E2", "I", 4]])
    assert shown(book, Aesh, "affectees") == [UNREADABLE] * 3


def test_a_code_that_is_nobody_s_leaves_the_figures_of_the_others(workbook: Fill) -> None:
    book = workbook(Affectations=[["A99", "E99", "I", 4], ["A02", "E2", "I", 3]])
    assert shown(book, Aesh, "affectees") == [0, 3, 0]
    assert shown(book, Eleve, "recues") == [0, 3, 0]


def test_what_a_pupil_whose_code_is_written_otherwise_receives_is_unknown(workbook: Fill) -> None:
    book = workbook(Affectations=[["A02", 7, "I", 4], ["A03", "007", "I", 2]])
    assert shown(book, Eleve, "recues") == [UNREADABLE, 0, 0]
    assert shown(book, Eleve, "manquantes") == [UNREADABLE, 10, 10]
    assert shown(book, Eleve, "qui") == ["IMAGINÉ Zoé, ?", None, None]
    assert shown(book, Notification, "recues") == [UNREADABLE, 0, 0]
    assert shown(book, Notification, "manquantes") == [UNREADABLE, 10, 10]
    assert shown(book, Affectation, "manquantes")[1] == UNREADABLE
    assert book.figure("Élèves sans AESH") == UNREADABLE


def test_the_help_of_a_pupil_whose_code_is_written_otherwise_is_unknown(workbook: Fill) -> None:
    book = workbook(
        Notifications=[[7, "I", 10, START], ["E2", "I", 10, START]],
        Affectations=[["A02", "007", "I", 4]],
    )
    assert shown(book, Eleve, "notifiees") == [UNREADABLE, 10, None]
    assert shown(book, Eleve, "manquantes") == [UNREADABLE, 10, None]
    for nom in ("aides", "notifiees", "manquantes"):
        assert shown(book, Affectation, nom)[0] == UNREADABLE


@pytest.mark.parametrize("written", ["440001A", "ecole des lilas"])
def test_a_school_is_known_by_its_name_as_well(workbook: Fill, written: str) -> None:
    book = workbook(
        Élèves=[["007", "0440001A"], ["E2", written], ["E3", "0440009Z"]],
        Affectations=[["A02", "007", "M", 1, "G"], ["A02", "E2", "M", 2, "G"]],
    )
    assert shown(book, Eleve, "etablissement") == ["École des Lilas", "École des Lilas", "?"]
    assert shown(book, Aesh, "lieux")[1] == 1
    assert shown(book, Aesh, "affectees")[1] == 2
