"""What a person writes in Contrôles of a live workbook, through many clicks."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import xlwings as xw
from live_books import OpenWorkbook, faulty_tables, rows

from pial_xl.report.blocks.controles import COLUMNS, RANKS
from pial_xl.testing import REFERENCE
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]

EDITIONS = Path(__file__).parents[1] / "takeover" / "editions"
ACCEPTED = "accepté jusqu'au 31/12/2026"
SUIVI, NOTE, CODE = (RANKS[name] for name in ("suivi", "note", "code"))


@pytest.fixture
def faulty(open_: OpenWorkbook) -> xw.Book:
    """A workbook with one BLOQUANT, once controlled."""
    book = open_(faulty_tables())
    opened.check(book, REFERENCE)
    return book


def line(book: xw.Book, code: str, sheet: str = "Contrôles") -> int:
    """Give the row, from 1, of the first constat of a code."""
    return next(6 + i for i, row in enumerate(rows(book, sheet)) if row[CODE] == code)


def type_in(book: xw.Book, code: str, suivi: str, note: str = "") -> None:
    row = line(book, code)
    book.sheets["Contrôles"].range((row, SUIVI + 1), (row, NOTE + 1)).value = [[suivi, note]]


def written(book: xw.Book, code: str, sheet: str = "Contrôles") -> tuple[str, str]:
    row = rows(book, sheet)[line(book, code, sheet) - 6]
    return row[SUIVI], row[NOTE]


def test_clicks_and_rows_inserted_between_them_keep_what_was_typed(faulty: xw.Book) -> None:
    type_in(faulty, "D-05", ACCEPTED, "dossier 12")
    type_in(faulty, "C-02", "vu")
    faulty.sheets["Synthèse"].range("B450").value = "à relire"
    said = []

    for _ in range(4):
        faulty.sheets["AESH"].range("A5:P5").insert("down")
        said.append(opened.check(faulty, REFERENCE))

    assert written(faulty, "D-05") == (ACCEPTED, "dossier 12")
    assert written(faulty, "C-02") == ("vu", "")
    assert rows(faulty)[-1][CODE] == "D-05"
    assert ["est gardé plus bas, à partir de la ligne 514" in each for each in said] == [
        True, False, False, False,
    ]  # fmt: skip
    assert faulty.sheets["Synthèse"].range("B514").value == "à relire"


def test_accepted_constats_are_told_apart_until_their_day(faulty: xw.Book) -> None:
    type_in(faulty, "D-05", ACCEPTED)

    assert "1 accepté" in opened.check(faulty, REFERENCE)
    assert "accepté" not in opened.check(faulty, REFERENCE + timedelta(days=60))
    assert written(faulty, "D-05")[0] == ACCEPTED


def test_a_measure_that_changes_ends_the_acceptance_and_keeps_the_note(faulty: xw.Book) -> None:
    type_in(faulty, "D-05", ACCEPTED, "dossier 12")
    faulty.sheets["AESH"].range("H5").value = 10

    said = opened.check(faulty, REFERENCE)

    assert "accepté" not in said
    assert written(faulty, "D-05") == ("", "dossier 12")


def test_a_formula_in_suivi_is_kept_as_a_text_and_said(faulty: xw.Book) -> None:
    cell = faulty.sheets["Contrôles"].range((line(faulty, "D-05"), SUIVI + 1))
    cell.number_format = "General"
    cell.formula = '=UPPER("vu")'

    said = opened.check(faulty, REFERENCE)

    assert "formule" in said
    assert written(faulty, "D-05")[0] == '=UPPER("vu")'
    assert "formule" not in opened.check(faulty, REFERENCE)


def test_a_pasted_block_stays_at_the_end(faulty: xw.Book) -> None:
    sheet = faulty.sheets["Contrôles"]
    count = len(rows(faulty))
    sheet.range((6 + count, 1), (7 + count, 3)).value = [["à moi", "1", "x"], ["encore", "2", "y"]]

    said = opened.check(faulty, REFERENCE)

    assert "2 lignes" in said
    assert [row[0] for row in rows(faulty)[-2:]] == ["à moi", "encore"]


def test_lines_that_the_person_sorted_are_known_again(faulty: xw.Book) -> None:
    type_in(faulty, "D-05", "vu", "dossier 12")
    sheet = faulty.sheets["Contrôles"]
    zone = sheet.range((6, 1), (5 + len(rows(faulty)), len(RANKS)))
    zone.value = list(reversed(zone.options(ndim=2).value))

    opened.check(faulty, REFERENCE)

    assert written(faulty, "D-05") == ("vu", "dossier 12")


def _rename(book: xw.Book) -> str:
    book.sheets["Contrôles"].name = "À voir"
    return "À voir"


def _hide(book: xw.Book) -> str:
    book.sheets["Contrôles"].visible = False
    return "Contrôles"


def _to_range(book: xw.Book) -> str:
    tables = book.sheets["Contrôles"].impl.tables.api
    tables.removeByName("T_Controles")
    book.impl.note_changed_sheets()  # a click starts a Python that remembers nothing
    return "Contrôles"


def _duplicate(book: xw.Book) -> str:
    sheet = book.sheets["Contrôles"]
    sheet.copy(after=sheet, name="Contrôles (2)")
    return "Contrôles"


def _part_columns(book: xw.Book) -> str:
    book.sheets["Contrôles"].range("G1:G2005").insert("right")
    book.sheets["Contrôles"].range("G7").value = "à moi"
    return "Contrôles"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_rename, "que vous avez nommée"),
        (_hide, "est masquée"),
        (_to_range, "n'est plus un tableau"),
        (_duplicate, "reste comme elle est"),
        (_part_columns, "Voyez la feuille"),
    ],
)
def test_whatever_became_of_the_sheet_nothing_is_lost_and_it_is_said(
    faulty: xw.Book, change: Callable[[xw.Book], str], sentence: str
) -> None:
    type_in(faulty, "D-05", "vu", "dossier 12")
    nom = change(faulty)

    said = opened.check(faulty, REFERENCE)

    assert sentence in said
    assert nom in faulty.sheet_names
    block = faulty.sheets[nom].used_range.options(ndim=2).value
    titles = block[4]
    row = next(r for r in block[5:] if r[titles.index("Code")] == "D-05")
    assert (row[titles.index("Suivi")], row[titles.index("Note")]) == ("vu", "dossier 12")
    assert row[titles.index("Statut")] == "connu"


def test_a_protected_sheet_keeps_the_control_before_and_it_is_said(faulty: xw.Book) -> None:
    type_in(faulty, "D-05", "vu", "dossier 12")
    sheet = faulty.sheets["Contrôles"]
    sheet.api.protect("")

    said = opened.check(faulty, REFERENCE)

    assert "La feuille protégée Contrôles garde le contrôle d'avant" in said
    sheet.api.unprotect("")
    assert written(faulty, "D-05") == ("vu", "dossier 12")


def test_each_result_sheet_leads_back_to_the_first_one(faulty: xw.Book) -> None:
    for nom in ("Contrôles", "Synthèse", "Non évalués", "Récapitulatif des lettres"):
        first = faulty.sheets[nom].range("A1:P1").value
        assert "← Accueil" in first


def test_the_buttons_that_fill_a_sheet_end_before_it(faulty: xw.Book) -> None:
    faulty.sheets["Accueil"].activate()

    opened.synthese(faulty, REFERENCE)

    assert faulty.sheets.active.name == "Synthèse"


def test_result_sheets_are_filled_under_the_titles_that_the_person_gave_them(
    faulty: xw.Book,
) -> None:
    renamed = {"Accueil": "Début", "Synthèse": "Mes chiffres", "Historique des contrôles": "Courbe"}
    for nom, title in renamed.items():
        faulty.sheets[nom].name = title
    faulty.sheets["AESH"].range("H5").value = 36  # nothing is BLOQUANT any more

    opened.check(faulty, REFERENCE + timedelta(days=1))

    assert faulty.sheets["Début"].range("B13").value == "0 bloquant"
    lines = faulty.sheets["Courbe"].range("A23:A24").value
    assert [line.date() for line in lines] == [REFERENCE, REFERENCE + timedelta(days=1)]
    assert "que vous avez nommée «\u00a0Mes chiffres\u00a0»" in opened.synthese(faulty, REFERENCE)
    assert faulty.sheets.active.name == "Mes chiffres"


@pytest.fixture(params=["PIAL 0.1.0.xlsm", "PIAL 0.1.0 LibreOffice.xlsm"])
def old(request: pytest.FixtureRequest, app: xw.App, tmp_path: Path) -> Iterator[xw.Book]:
    """A filled workbook of the first edition, with a remark of the person beside Contrôles."""
    copy = tmp_path / "ancien.xlsm"
    shutil.copyfile(EDITIONS / request.param, copy)
    book = app.books.open(copy)
    book.sheets["Contrôles"].range("N7").value = "à moi"
    yield book
    book.close()


def test_the_sheet_of_the_first_edition_takes_the_columns_of_this_one(old: xw.Book) -> None:
    opened.check(old, REFERENCE)

    sheet = old.sheets["Contrôles"]
    titles = sheet.range((5, 1), (5, len(COLUMNS))).value
    assert titles == [column.title for column in COLUMNS]
    held = sheet.used_range.options(ndim=2).value
    assert sum(v == "à moi" for line in held for v in line) == 1
    assert all(row[CODE] for row in rows(old))


def test_what_is_then_typed_in_an_old_workbook_stays(old: xw.Book) -> None:
    opened.check(old, REFERENCE)
    code = rows(old)[-1][CODE]
    type_in(old, code, "vu", "dossier 12")

    for _ in range(2):
        opened.check(old, REFERENCE)

    assert written(old, code) == ("vu", "dossier 12")
    assert {row[RANKS["statut"]] for row in rows(old)} == {"connu"}
