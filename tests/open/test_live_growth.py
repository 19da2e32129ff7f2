"""Rows that LibreOffice leaves out of a table: the next click takes them in, and loses nothing."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import xlwings as xw
from agreement import disagreements, show_day
from live_books import OpenWorkbook

from pial_xl.macros import work
from pial_xl.sheets.copies import FOLDER as COPIES
from pial_xl.sheets.open.growth import Growth, are_rows_left_out, grow_tables, tell_growth
from pial_xl.sheets.open.hosts.choice import host_of
from pial_xl.sheets.open.reading import read_open_book
from pial_xl.tables import Aesh, Affectation, RowModel
from pial_xl.template.live.columns import live_columns
from pial_xl.testing import REFERENCE
from pial_xl.units.text import NBSP
from pial_xl.usecases.open import buttons as opened

if TYPE_CHECKING:
    from libreoffice_host import TripCounter

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]

LAST = 24
"""The last row of the tables of a short workbook."""
ONE_QUESTION_MAX = 30
"""Round trips to look at the figure of the rows left out."""
NOTHING_TO_DO_MAX = 140
"""Round trips to look at a workbook that lacks nothing."""
ADDED = [["A01", "E001", "I", 2], ["A01", "E001", "M", "1h30"], ["A99", "E001", "I", "1"]]


def grow(book: xw.Book) -> Growth:
    growth = Growth()
    grow_tables(book, host_of(book), read_open_book(book), growth)
    return growth


def column(book: xw.Book, model: type[RowModel], nom: str, rows: tuple[int, int]) -> xw.Range:
    letters = live_columns(model)[nom].letters
    return book.sheets[model.sheet].range(f"{letters}{rows[0]}:{letters}{rows[1]}")


def formulas(book: xw.Book, model: type[RowModel], row: int) -> list[str]:
    noms = list(live_columns(model).values())
    area = f"{noms[0].letters}{row}:{noms[-1].letters}{row}"
    return list(book.sheets[model.sheet].range(area).options(ndim=1).formula[0])


def told(book: xw.Book, words: str) -> bool:
    shown = book.sheets["Accueil"].used_range.value
    return any(words in str(cell) for row in shown for cell in row)


def errors(book: xw.Book) -> int:
    """Count the cells of Accueil that show an error."""
    is_error = 4  # of com.sun.star.sheet.FormulaResult
    return int(book.sheets["Accueil"].api.queryFormulaCells(is_error).getCount())


def add_rows(book: xw.Book) -> None:
    book.sheets["Affectations"].range(f"A{LAST + 1}").value = ADDED


def left_out(book: xw.Book) -> Any:
    return book.names["chiffre_hors_tableau"].refers_to_range.value


def displaced(book: xw.Book) -> Any:
    return book.names["chiffre_deplacees"].refers_to_range.value


def test_rows_typed_under_a_table_are_taken_in_with_formulas_colors_and_checks(
    open_: OpenWorkbook,
) -> None:
    book = open_()
    add_rows(book)
    assert left_out(book) == 3

    growth = grow(book)

    assert growth.rows == {"Affectations": 3}
    assert book.sheets["Affectations"].tables["T_Affectations"].range.last_cell.row == LAST + 3
    assert left_out(book) == 0
    assert column(book, Affectation, "minutes", (LAST + 1, LAST + 3)).value == [120, 90, 60]
    own = [f.replace("5", str(LAST + 3)) for f in formulas(book, Affectation, 5)[:3]]
    assert formulas(book, Affectation, LAST + 3)[:3] == own
    sheet = book.sheets["Affectations"].api
    colors = sheet.getPropertyValue("ConditionalFormats").getConditionalFormats()
    ends = {a.EndRow + 1 for found in colors for a in found.Range.getRangeAddresses()}
    assert ends == {LAST + 3}
    check = sheet.getCellByPosition(2, LAST + 2).getPropertyValue("Validation")
    assert check.getFormula1() == '"I";"M";"CO"'


def test_a_row_inserted_among_the_others_gets_its_formulas(open_: OpenWorkbook) -> None:
    book = open_()
    book.sheets["Affectations"].range("6:6").insert("down")
    book.sheets["Affectations"].range("A6").value = ["A01", "E001", "I", 3]
    assert left_out(book) == 1
    assert told(book, f"1 ligne sans ses formules{NBSP}; le contrôle dit où.")

    growth = grow(book)

    assert (growth.rows, growth.filled) == ({}, {"Affectations": 1})
    assert left_out(book) == 0
    assert column(book, Affectation, "minutes", (6, 6)).value == 180


def test_formulas_that_followed_cells_cut_or_taken_away_read_their_own_row_again(
    open_: OpenWorkbook,
) -> None:
    book = open_()
    aesh, affectations = book.sheets["AESH"], book.sheets["Affectations"]
    own = {model: formulas(book, model, 6) for model in (Aesh, Affectation)}
    cut, pasted = (affectations.api.getCellRangeByName(cell) for cell in ("D6", "D15"))
    affectations.api.moveRange(
        pasted.getCellByPosition(0, 0).getCellAddress(), cut.getRangeAddress()
    )
    assert (displaced(book), told(book, "1 ligne coupée ou décalée")) == (1, True)
    aesh.range("A6:R6").delete("up")  # the formula of each row below reads the row above it
    affectations.range("A5:H5").delete("up")  # and here, none reads its own any more
    show_day(book, REFERENCE)
    assert displaced(book) > 0
    assert told(book, "des cellules ont été supprimées")
    assert errors(book) == 0

    growth = grow(book)

    assert growth.filled == {"AESH": 1, "Affectations": 4}
    assert displaced(book) == 0
    assert own == {model: formulas(book, model, 6) for model in own}
    assert disagreements(book, REFERENCE) == []


def test_what_stands_in_the_place_of_a_formula_is_left_and_told(open_: OpenWorkbook) -> None:
    book = open_()
    add_rows(book)
    typed = column(book, Affectation, "classe", (LAST + 2, LAST + 2))
    typed.value = "CM2 ?"
    erased = column(book, Aesh, "absent", (5, 5))
    erased.clear_contents()

    growth = grow(book)

    assert typed.value == "CM2 ?"
    assert growth.typed == [f"Affectations!{typed.address.replace('$', '')}"]
    assert growth.filled == {"AESH": 1}
    assert str(erased.formula).startswith("=")


@pytest.mark.parametrize("first", [5, 6], ids=["no row left", "one row left"])
def test_a_table_that_has_lost_its_rows_grows_and_has_its_formulas(
    open_: OpenWorkbook, first: int
) -> None:
    book = open_()
    book.sheets["Affectations"].range(f"{first}:{LAST}").delete()
    book.sheets["Affectations"].range(f"A{first}").value = ADDED

    growth = grow(book)

    assert growth.rows == {"Affectations": 3}
    assert column(book, Affectation, "minutes", (first, first + 2)).value == [120, 90, 60]
    assert left_out(book) == 0


def test_the_rows_of_a_protected_sheet_are_left_and_told(open_: OpenWorkbook) -> None:
    book = open_()
    add_rows(book)
    book.sheets["Affectations"].api.protect("")

    growth = grow(book)

    assert (growth.rows, list(growth.refused)) == ({}, ["Affectations"])
    assert tell_growth(growth) == [
        "Lignes d'Affectations laissées hors de ses formules : la feuille est protégée."
    ]


def test_a_workbook_that_lacks_nothing_costs_few_round_trips(
    open_: OpenWorkbook, counter: "TripCounter"
) -> None:
    book = open_()
    raw, host, growth = read_open_book(book), host_of(book), Growth()
    before = counter.total

    grow_tables(book, host, raw, growth)

    assert growth == Growth()
    assert counter.total - before <= NOTHING_TO_DO_MAX


# The session takes them in, for every button that opens one: one of each room that does.
@pytest.mark.parametrize("code", ["synthese", "effacer_marques", "lettres", "note", "absence"])
def test_a_click_takes_them_in_and_says_so(letters_book: xw.Book, code: str) -> None:
    where = letters_book.sheets["AESH" if code == "absence" else "Coordonnateurs"]

    def click() -> str:
        where.activate()
        where.range("A5").select()
        return work(code)(letters_book)

    letters_book.sheets["AESH"].range("O5").value = REFERENCE

    add_rows(letters_book)

    assert "Prises dans leur tableau\u00a0: 3 lignes sous Affectations." in click()
    assert left_out(letters_book) == 0
    assert "Prises" not in click()


def test_a_click_copies_the_workbook_before_it_takes_rows_in(letters_book: xw.Book) -> None:
    add_rows(letters_book)

    opened.clear_marks(letters_book)

    (copy,) = (Path(letters_book.fullname).parent / COPIES).glob("*.xlsm")
    assert copy.suffix == ".xlsm"


def test_a_click_that_finds_nothing_left_out_asks_one_question(
    open_: OpenWorkbook, counter: "TripCounter"
) -> None:
    book = open_()
    are_rows_left_out(book)
    before = counter.total

    assert not are_rows_left_out(book)
    assert counter.total - before <= ONE_QUESTION_MAX


def test_blank_rows_that_were_saved_without_their_formulas_get_them_without_a_word(
    open_: OpenWorkbook,
) -> None:
    """LibreOffice saves no more than a thousand rows below the last one that is filled."""
    book = open_()
    noms = list(live_columns(Affectation).values())
    blank = f"{noms[0].letters}{LAST - 5}:{noms[-1].letters}{LAST}"
    book.sheets["Affectations"].range(blank).clear_contents()

    growth = grow(book)

    assert all(str(formula).startswith("=") for formula in formulas(book, Affectation, LAST))
    assert tell_growth(growth) == []


def test_what_no_row_can_lend_is_not_told_as_done(open_: OpenWorkbook) -> None:
    """The columns were moved: neither a row nor the template says what stands there."""
    book = open_()
    sheet = book.sheets["Affectations"]
    sheet.range("I:I").insert("right")
    sheet.range("I4").value = "Remarque"
    first, last = live_columns(Affectation)["nom_aesh"].letters, "DZ"
    sheet.range(f"{first}5:{last}{LAST}").clear_contents()

    growth = grow(book)

    assert growth.filled == {}
    (sentence,) = tell_growth(growth)
    assert sentence.startswith("Lignes d'Affectations laissées hors de ses formules : ses colonnes")


def test_what_is_typed_under_a_table_is_counted_on_home_and_offered(open_: OpenWorkbook) -> None:
    book = open_()
    codes = [[f"B{rank:03}"] for rank in range(126)]
    book.sheets["AESH"].range(f"A{LAST + 1}").value = codes
    sheet = book.sheets["Accueil"]
    sheet.range("W1").formula = "=INDEX(liste_T_AESH_aesh,ROWS(liste_T_AESH_aesh))"

    grow(book)

    assert sheet.range("W1").value == "B125"
    assert "129 lignes" in {cell for row in sheet.used_range.value for cell in row}
    assert left_out(book) == 0
