"""Whatever was typed in a table is read the same in the workbook that took it over."""

from datetime import date, datetime, time
from io import BytesIO
from typing import Any, Literal

import openpyxl
import pytest
import xlsxwriter
from built import short_tables
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart, Reference
from openpyxl.formula.translate import Translator
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table
from png import png_image

from pial_xl.letters.tracking import NOTICE, RECORD_SHEET
from pial_xl.report.blocks.controles import COLUMNS
from pial_xl.sheets.closed.archive import archive_of
from pial_xl.sheets.closed.takeover.book import OldBook, open_old_book
from pial_xl.sheets.closed.workbook import read_workbook_bytes
from pial_xl.tables import Affectation, columns
from pial_xl.template.carried import Carried
from pial_xl.template.workbook import DRAWN_SHEETS, build_workbook
from pial_xl.units.durations import parse_duration

TITLES = [column.title for column in columns(Affectation).values()]
TYPED = st.one_of(
    st.none(),
    st.text(
        st.characters(codec="latin-1", exclude_categories=["Cc"]), min_size=1, max_size=12
    ).filter(lambda text: text.strip() and text[0] not in "=#"),
    st.sampled_from(["24h15", "24:15", "24,5", "+24", "-1", "@A01", "001", "E1*", "12 h"]),
    st.integers(0, 60),
    st.floats(0, 60, allow_nan=False).map(lambda x: round(x, 4)),
    st.booleans(),
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(
        lambda d: d.replace(microsecond=0)
    ),
    st.times().map(lambda t: t.replace(microsecond=0)),
)


def _old(rows: list[list[Any]], titles: list[str] = TITLES) -> Any:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Affectations"
    for column, title in enumerate(titles, start=1):
        sheet.cell(4, column, title)
    for row, values in enumerate(rows, start=5):
        for column, value in enumerate(values, start=1):
            sheet.cell(row, column, value)
    return book


def _bytes(book: Any) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _move(book: Any) -> tuple[OldBook, bytes]:
    old = open_old_book(archive_of(_bytes(book)), DRAWN_SHEETS)
    with short_tables():
        return old, build_workbook(carried=old.carried)


def _read(data: bytes) -> list[tuple[int, tuple[object, ...]]]:
    rows = read_workbook_bytes(data, "PIAL.xlsm").tables["T_Affectations"].rows
    filled = ((number, tuple(map(_meant, TITLES, values))) for number, values in rows)
    return [(number, values) for number, values in filled if any(v is not None for v in values)]


def _meant(title: str, value: object) -> object:
    """Give a cell's value; of a column of durations, what it means: the writing may change."""
    if title != "Heures/semaine":
        return value
    try:
        return parse_duration(value)
    except ValueError:
        return value


@settings(max_examples=8, deadline=None)
@given(st.lists(st.lists(TYPED, min_size=len(TITLES), max_size=len(TITLES)), max_size=12))
def test_every_cell_of_a_table_is_read_as_before(rows: list[list[Any]]) -> None:
    book = _old(rows)

    assert _read(_move(book)[1]) == _read(_bytes(book))


def test_a_duration_that_excel_made_of_what_was_typed_stays_one() -> None:
    book = _old([["A01", "E1", "I", 1.0]])
    book["Affectations"]["D5"].number_format = "[h]:mm:ss"

    assert _read(_move(book)[1]) == _read(_bytes(book))


def test_two_columns_of_one_title_both_follow() -> None:
    book = _old([["A01", "E1", "I", 12, "à moi", "aussi"]], [*TITLES[:4], "Note", "Note"])

    old, data = _move(book)

    assert old.carried.tables["T_Affectations"].own == ("Note", "Note (2)")
    sheet = openpyxl.load_workbook(BytesIO(data))["Affectations"]
    assert {"à moi", "aussi"} <= {cell.value for cell in sheet[5]}


def test_a_column_of_a_person_is_as_wide_after_two_moves() -> None:
    book = _old([["A01", "E1", "I", 12, "à moi"]], [*TITLES[:4], "Note"])
    book["Affectations"].column_dimensions["E"].width = 30

    once = openpyxl.load_workbook(BytesIO(_move(book)[1]))
    sheet = openpyxl.load_workbook(BytesIO(_move(once)[1]))["Affectations"]

    note = next(cell for cell in sheet[4] if cell.value == "Note")
    assert sheet.column_dimensions[note.column_letter].width == pytest.approx(30, abs=0.1)


def test_a_column_of_a_person_titled_as_one_that_is_now_calculated_follows_under_another() -> None:
    book = _old([["A01", "E1", "I", 12, "à moi"]], [*TITLES[:4], "Heures manquantes"])

    old, data = _move(book)

    assert old.carried.tables["T_Affectations"].own == ("Heures manquantes (2)",)
    sheet = openpyxl.load_workbook(BytesIO(data))["Affectations"]
    assert "à moi" in {cell.value for cell in sheet[5]}


def test_calculated_columns_are_made_again_and_not_carried() -> None:
    _, moved = _move(_old([["A01", "E1", "I", 12]]))
    workbook = openpyxl.load_workbook(BytesIO(moved))

    twice, _ = _move(workbook)

    assert twice.carried.tables["T_Affectations"].own == ()


def test_no_formula_of_a_calculated_column_is_worked_out_for_its_cell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """openpyxl would write each again for its own place: they took three quarters of a move."""
    _, moved = _move(_old([["A01", "E1", "I", 12]]))
    asked: list[str] = []
    monkeypatch.setattr(Translator, "translate_formula", lambda _, place: asked.append(place))

    twice = open_old_book(archive_of(moved), DRAWN_SHEETS)

    (row,) = twice.carried.tables["T_Affectations"].rows
    assert row["aesh"].value == "A01"
    assert asked == []


def test_a_formula_becomes_its_result_and_is_named() -> None:
    book = _old([["A01", "E1", "I", "=10+2"]])

    old, _ = _move(book)

    assert old.lost == ("Affectations : formules jamais calculées, reprises comme du texte (D5).",)


@pytest.mark.parametrize("day", [date(2026, 9, 1), time(8, 30)])
def test_a_column_of_a_person_keeps_days_and_times(day: date | time) -> None:
    book = _old([["A01", "E1", "I", 12, day]], [*TITLES[:4], "Vu le"])

    sheet: Any = openpyxl.load_workbook(BytesIO(_move(book)[1]))["Affectations"]

    found = [cell.value for cell in sheet[5] if cell.is_date]
    assert [v.date() if isinstance(v, datetime) else v for v in found] == [day]


@pytest.fixture
def own_sheet() -> Any:
    """A workbook with a sheet of a person's own, of many looks."""
    book = _old([["A01", "E1", "I", 12]])
    sheet = book.create_sheet("Ma feuille")
    sheet["A1"], sheet["B2"], sheet["C3"] = "Titre", 3.5, "=1+1"
    sheet["A1"].font = Font(name="Arial", size=14, bold=True, color="FF336699")
    sheet["A1"].fill = PatternFill("solid", fgColor="FFCCFFCC")
    sheet["A1"].border = Border(bottom=Side("double", color="FF000000"))
    sheet["A1"].alignment = Alignment("center", "center", wrap_text=True)
    sheet["B2"].number_format = '0.00 "€"'
    sheet.merge_cells("A1:C1")
    sheet.column_dimensions["B"].width, sheet.row_dimensions[2].height = 33, 30
    sheet.page_setup.orientation = "landscape"
    sheet.oddFooter.center.text = "Page &P"
    return book


def test_a_sheet_of_a_person_keeps_its_look(own_sheet: Any) -> None:
    sheet: Any = openpyxl.load_workbook(BytesIO(_move(own_sheet)[1]))["Ma feuille"]

    cell = sheet["A1"]
    assert (cell.font.name, cell.font.sz, cell.font.b) == ("Arial", 14, True)
    assert (cell.font.color.rgb, cell.fill.fgColor.rgb) == ("FF336699", "FFCCFFCC")
    assert (cell.border.bottom.style, cell.alignment.horizontal) == ("double", "center")
    assert sheet["B2"].number_format == '0.00 "€"'
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:C1"]
    assert round(sheet.column_dimensions["B"].width) == 33
    assert sheet.row_dimensions[2].height == 30
    assert sheet.page_setup.orientation == "landscape"
    assert "Page &P" in sheet.oddFooter.center.text


def test_a_picture_held_by_two_cells_keeps_its_size() -> None:
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        typed = book.add_worksheet("Affectations")
        typed.write_row(3, 0, TITLES)
        own = book.add_worksheet("Ma feuille")
        own.set_column_pixels(1, 1, 140)
        own.insert_image("A5", "x.png", {
            "image_data": BytesIO(png_image()), "object_position": 1,
            "x_scale": 200, "y_scale": 20,
        })  # fmt: skip

    old = open_old_book(archive_of(file.getvalue()), DRAWN_SHEETS)

    (picture,) = next(s for s in old.carried.sheets if s.pictures).pictures
    assert picture.size == pytest.approx((8 * 200, 8 * 20), abs=1)


def test_a_formula_follows_a_table_whose_sheet_gets_its_title_back(own_sheet: Any) -> None:
    own_sheet["Affectations"].title = "Mes aides"
    table = Table(displayName="T_Affectations", ref="A4:H5")
    own_sheet["Mes aides"].add_table(table)
    own_sheet["Ma feuille"]["D1"] = "=SUM('Mes aides'!D5:D9)"

    sheet: Any = openpyxl.load_workbook(BytesIO(_move(own_sheet)[1]))["Ma feuille"]

    assert sheet["D1"].value == "=SUM('Affectations'!D5:D9)"


def test_a_name_of_a_person_follows_and_one_of_another_workbook_is_named(own_sheet: Any) -> None:
    own_sheet.defined_names["Mes_heures"] = DefinedName(
        "Mes_heures", attr_text="Affectations!$D$5:$D$9"
    )
    own_sheet.defined_names["Ailleurs"] = DefinedName("Ailleurs", attr_text="[1]Feuil1!$A$1")

    old, data = _move(own_sheet)

    assert old.carried.names == {"Mes_heures": "Affectations!$D$5:$D$9"}
    assert old.lost == ("Des noms définis ne sont pas repris (Ailleurs).",)
    assert "Mes_heures" in openpyxl.load_workbook(BytesIO(data)).defined_names


def test_a_name_is_moved_once_and_ours_are_made_again(own_sheet: Any) -> None:
    own_sheet.defined_names["Taux"] = DefinedName("Taux", attr_text="0.5")
    once = _move(own_sheet)[1]

    twice = open_old_book(archive_of(once), DRAWN_SHEETS)

    assert twice.carried.names == {"Taux": "0.5"}


def test_what_a_person_set_of_the_sheet_of_a_table_is_named() -> None:
    book = _old([["A01", "E1", "I", 12]])
    book["Affectations"].protection.sheet = True
    book["Affectations"].column_dimensions["B"].hidden = True

    (said,) = _move(book)[0].lost

    assert said == "La feuille Affectations n'est plus protégée, montre toutes ses colonnes."


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_stays_hidden_as_it_was(
    own_sheet: Any, state: Literal["hidden", "veryHidden"]
) -> None:
    own_sheet["Ma feuille"].sheet_state = state
    moved = openpyxl.load_workbook(BytesIO(_move(own_sheet)[1]))
    assert moved["Ma feuille"].sheet_state == state


def test_the_font_and_the_borders_of_a_cell_of_a_table_follow() -> None:
    book = _old([["A01", "E1", "I", 12], ["A02", "E2", "M", 3]])
    typed, plain = book["Affectations"]["A5"], book["Affectations"]["A6"]
    typed.font = Font(name="Comic Sans MS", size=14, vertAlign="superscript")
    typed.border = Border(left=Side("double", color="FFAA5500"))
    plain.font = Font(name="Calibri", size=11, bold=True)

    (row, other) = _move(book)[0].carried.tables["T_Affectations"].rows

    assert row["aesh"].look == {
        **{"font_name": "Comic Sans MS", "font_size": 14, "font_script": 1},
        **{"left": 6, "left_color": "#AA5500"},
    }
    assert other["aesh"].look == {"bold": True}


def test_panes_and_the_color_of_the_tab_follow(own_sheet: Any) -> None:
    own_sheet["Ma feuille"].freeze_panes = "B2"
    own_sheet["Ma feuille"].sheet_properties.tabColor = "FFAA5500"

    sheet: Any = openpyxl.load_workbook(BytesIO(_move(own_sheet)[1]))["Ma feuille"]

    assert sheet.freeze_panes == "B2"
    assert sheet.sheet_properties.tabColor.rgb == "FFAA5500"


def test_what_a_sheet_holds_beside_its_cells_is_named(own_sheet: Any) -> None:
    sheet = own_sheet["Ma feuille"]
    sheet.protection.sheet = True
    chart: Any = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2))
    sheet.add_chart(chart, "E2")

    (said,) = _move(own_sheet)[0].lost

    assert "un graphique" in said
    assert "sa protection" in said


@pytest.mark.parametrize(
    "spoil",
    [
        lambda s: s.__setitem__("A9", float("inf")),
        lambda s: s.__setitem__("A9", "x" * 32_767),
        lambda s: s.__setitem__("A9", "=Tableau1[Nom]"),
        lambda s: s.__setitem__("A9", "=[2]Feuil1!A1"),
        lambda s: setattr(s.column_dimensions["A"], "width", 900),
        lambda s: setattr(s.row_dimensions[3], "height", 9_000),
        lambda s: setattr(s.page_setup, "scale", 5),
        lambda s: setattr(s.oddHeader.center, "text", "&G" + "t" * 250),
    ],
)
def test_what_no_file_may_hold_stops_nothing(own_sheet: Any, spoil: Any) -> None:
    spoil(own_sheet["Ma feuille"])

    data = _move(own_sheet)[1]

    assert "Ma feuille" in openpyxl.load_workbook(BytesIO(data)).sheetnames


def test_two_merged_areas_that_overlap_stop_nothing(own_sheet: Any) -> None:
    own_sheet["Ma feuille"].merged_cells.add("A1:B2")

    assert _move(own_sheet)[1]


def test_what_a_person_wrote_in_controles_follows() -> None:
    row = tuple(
        "vu" if c.name == "suivi" else "à revoir" if c.name == "note" else c.title for c in COLUMNS
    )
    with short_tables():
        workbook = build_workbook(carried=Carried(checks=(row,)))

    old = open_old_book(archive_of(workbook), DRAWN_SHEETS)

    assert old.carried.checks == (row,)


def test_the_record_of_sheets_to_hand_over_follows_with_them() -> None:
    old = _old([])
    old.create_sheet("EDT A01")["A1"] = "Emploi du temps"
    record = old.create_sheet(RECORD_SHEET)
    for line in ((NOTICE,), ("feuille", "EDT A01", "print", "EDT A01"), ("avant", "AESH")):
        record.append(line)
    carried = open_old_book(archive_of(_bytes(old)), DRAWN_SHEETS).carried
    assert carried.record == (("feuille", "EDT A01", "print", "EDT A01"),)
