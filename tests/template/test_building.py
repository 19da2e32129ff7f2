"""The built workbook, seen as a program sees it: its package, sheets, tables, cells."""

import re
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from built import blank_book, blank_parts, blank_template, short_tables, short_template
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.workbook import Workbook

from pial_xl.bareme import Bareme, parametres
from pial_xl.tables import TABLES, Parametre, Pole, RowModel, columns
from pial_xl.template import build_workbook
from pial_xl.template.letter import SHEETS as MODEL_SHEETS
from pial_xl.template.live.columns import FORMULAS, cell_formula, column_formula, live_columns
from pial_xl.template.outputs import OUTPUTS
from pial_xl.template.zones import TITLE_ROW

WITHOUT_ROWS = [m for m in TABLES if m is not Parametre]


@pytest.fixture(scope="module")
def blank() -> Workbook:
    return blank_book()


def open_(**tables: list[dict[str, object]]) -> Workbook:
    with short_tables():
        return openpyxl.load_workbook(BytesIO(build_workbook(tables)))


def parts(workbook: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(workbook)) as archive:
        return {nom: archive.read(nom) for nom in archive.namelist()}


def test_two_builds_are_equal_to_the_byte() -> None:
    assert build_workbook() == blank_template()


def test_the_package_depends_on_no_clock_and_no_machine() -> None:
    with ZipFile(BytesIO(blank_template())) as archive:
        members = archive.infolist()
    assert {i.date_time for i in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {i.create_system for i in members} == {0}
    assert {i.compress_type for i in members} == {ZIP_DEFLATED}
    assert [i.filename for i in members[1:]] == sorted(i.filename for i in members[1:])


def test_the_package_declares_a_macro_enabled_workbook() -> None:
    types = blank_parts()["[Content_Types].xml"].decode()
    assert "application/vnd.ms-excel.sheet.macroEnabled.main+xml" in types


def test_sheets_stand_in_the_order_of_the_contract(blank: Workbook) -> None:
    entries = ["Accueil", *(m.sheet for m in TABLES)]
    letters = [*MODEL_SHEETS, "Champs des lettres"]
    outputs = ["Contrôles", "Synthèse", "Non évalués", "Historique des contrôles"]
    first = [*entries, *letters, "Règles", *outputs]
    assert blank.sheetnames[: len(first)] == first
    assert blank.sheetnames == [*entries, *letters, "Règles", *OUTPUTS, "Calculs"]


def test_only_formulas_and_results_to_come_are_hidden(blank: Workbook) -> None:
    to_come = [sheet for sheet, output in OUTPUTS.items() if output.is_hidden]
    assert [f.title for f in blank if f.sheet_state != "visible"] == [*to_come, "Calculs"]


@pytest.mark.parametrize("model", TABLES, ids=lambda m: m.table)
def test_a_table_has_the_headers_of_its_model(blank: Workbook, model: type[RowModel]) -> None:
    sheet = blank[model.sheet]
    titles = [c.title for c in columns(model).values()]
    live = [c.title for c in live_columns(model).values()]
    table = sheet.tables[model.table]
    assert [c.name for c in table.tableColumns] == titles + live
    assert [c.value for c in sheet[TITLE_ROW][: len(titles)]] == titles
    assert table.ref.startswith(f"A{TITLE_ROW}:")
    assert table.ref.endswith(str(TITLE_ROW + model.capacity))


@pytest.mark.parametrize("model", WITHOUT_ROWS, ids=lambda m: m.table)
def test_blank_rows_hold_no_cell_to_fill(model: type[RowModel]) -> None:
    rank = ["Accueil", *(m.sheet for m in TABLES)].index(model.sheet) + 1
    xml = blank_parts()[f"xl/worksheets/sheet{rank}.xml"].decode()
    last = len(columns(model))
    cells = re.findall(r'<c r="([A-Z]+)(\d+)"', xml)
    assert not [
        letters + row
        for letters, row in cells
        if int(row) > TITLE_ROW and column_index_from_string(letters) <= last
    ]


@pytest.mark.parametrize("model", FORMULAS, ids=lambda m: m.table)
def test_every_row_has_the_formulas_of_its_table(blank: Workbook, model: type[RowModel]) -> None:
    sheet = blank[model.sheet]
    for nom, column in live_columns(model).items():
        for row in (TITLE_ROW + 1, TITLE_ROW + 2, TITLE_ROW + model.capacity):
            written = sheet[f"{column.letters}{row}"].value
            assert written == f"={cell_formula(model, nom, row)}"


@pytest.mark.parametrize("model", FORMULAS, ids=lambda m: m.table)
def test_a_new_row_takes_the_formulas_of_its_table(blank: Workbook, model: type[RowModel]) -> None:
    table = blank[model.sheet].tables[model.table]
    held = {
        c.name: c.calculatedColumnFormula.attr_text
        for c in table.tableColumns[len(columns(model)) :]
    }
    assert held == {c.title: column_formula(model, nom) for nom, c in live_columns(model).items()}


@pytest.mark.parametrize("model", FORMULAS, ids=lambda m: m.table)
def test_no_formula_hangs_on_another_row(model: type[RowModel]) -> None:
    for nom in live_columns(model):
        formula = cell_formula(model, nom, 777)
        rows = set(re.findall(r"\$[A-Z]+\$?(\d+)", formula))
        assert rows <= {"777"}


@pytest.mark.parametrize("model", FORMULAS, ids=lambda m: m.table)
def test_what_stands_behind_the_live_columns_is_hidden(
    blank: Workbook, model: type[RowModel]
) -> None:
    widths = blank[model.sheet].column_dimensions
    for column in live_columns(model).values():
        number = column_index_from_string(column.letters)
        group = next(d for d in widths.values() if (d.min or 0) <= number <= (d.max or 0))
        assert group.hidden is (column.shown is None)


@pytest.mark.parametrize("model", TABLES, ids=lambda m: m.table)
def test_every_header_carries_its_help(blank: Workbook, model: type[RowModel]) -> None:
    sheet = blank[model.sheet]
    aides = {
        str(v.sqref): v for v in sheet.data_validations.dataValidation if v.promptTitle is not None
    }
    for number, column in enumerate(columns(model).values(), start=1):
        aide = aides[sheet.cell(TITLE_ROW, number).coordinate]
        assert aide.promptTitle == column.title
        assert aide.prompt.replace("\u00a0", " ").startswith(column.help.replace("\u00a0", " "))
        assert len(aide.promptTitle) <= 32
        assert len(aide.prompt) <= 255


@pytest.mark.parametrize("model", TABLES, ids=lambda m: m.table)
def test_a_drop_down_covers_every_row_of_its_column(blank: Workbook, model: type[RowModel]) -> None:
    sheet = blank[model.sheet]
    lists = {
        str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation if v.type == "list"
    }
    for number, column in enumerate(columns(model).values(), start=1):
        letter = get_column_letter(number)
        area = f"{letter}{TITLE_ROW + 1}:{letter}{TITLE_ROW + model.capacity}"
        if column.choices:
            assert lists[area] == f'"{",".join(column.choices)}"'
            assert len(lists[area]) <= 257
        elif column.refers_to:
            assert lists[area] == "liste_{}_{}".format(*column.refers_to)
            assert lists[area] in blank.defined_names
        else:
            assert area not in lists


def test_every_unique_or_referenced_column_has_a_name_by_which_colors_count(
    blank: Workbook,
) -> None:
    for model in TABLES:
        for field, column in columns(model).items():
            if column.unique:
                assert f"col_{model.table}_{field}" in blank.defined_names
            if column.refers_to:
                assert "col_{}_{}".format(*column.refers_to) in blank.defined_names


@pytest.mark.parametrize("model", TABLES, ids=lambda m: m.table)
def test_a_unique_column_turns_red_where_a_value_is_repeated(
    blank: Workbook, model: type[RowModel]
) -> None:
    formats = blank[model.sheet].conditional_formatting
    for number, (field, column) in enumerate(columns(model).items(), start=1):
        letter = get_column_letter(number)
        area = f"{letter}{TITLE_ROW + 1}:{letter}{TITLE_ROW + model.capacity}"
        formulas = [
            formula
            for f in formats
            if str(f.sqref) == area
            for r in f.rules
            for formula in r.formula
        ]
        counts = [f for f in formulas if f"(col_{model.table}_{field}," in f and ">1)" in f]
        assert bool(counts) is column.unique


@pytest.mark.parametrize("model", TABLES, ids=lambda m: m.table)
def test_no_color_names_a_cell_of_formulas(blank: Workbook, model: type[RowModel]) -> None:
    """LibreOffice would draw the whole column again for each such cell that an edit reaches."""
    calculated = {column.letters for column in live_columns(model).values()}
    named = {
        letters
        for area in blank[model.sheet].conditional_formatting
        for color in area.rules
        for formula in color.formula
        for letters in re.findall(r"\$([A-Z]+)\d", formula)
    }
    assert not named & calculated


def test_no_check_forbids_what_the_library_reads(blank: Workbook) -> None:
    styles = {
        v.errorStyle
        for sheet in blank
        for v in sheet.data_validations.dataValidation
        if v.type not in (None, "none")
    }
    assert styles == {"warning"}


def test_every_table_has_a_named_range_of_its_rows(blank: Workbook) -> None:
    for model in TABLES:
        fin = get_column_letter(len(columns(model)))
        area = f"'{model.sheet}'!$A$5:${fin}${TITLE_ROW + model.capacity}"
        assert blank.defined_names[f"plage_{model.table}"].value == area


def test_defined_names_are_unique_whatever_their_case() -> None:
    names = re.findall(r'<definedName name="([^"]+)"', blank_parts()["xl/workbook.xml"].decode())
    ours = [nom.casefold() for nom in names if not nom.startswith("_xlnm.")]
    assert len(ours) == len(set(ours))
    assert all(re.fullmatch(r"[a-z_]\w*", nom) for nom in ours)


def test_every_name_a_formula_uses_is_defined() -> None:
    every_row = blank_parts()
    names = set(re.findall(r'<definedName name="([^"]+)"', every_row["xl/workbook.xml"].decode()))
    used = {
        nom
        for path, xml in every_row.items()
        if path.startswith(("xl/worksheets/sheet", "xl/workbook"))
        for nom in re.findall(r"\b((?:plage|col|liste|calc|param)_\w+)", xml.decode())
    }
    assert used <= names


def test_no_formula_is_longer_than_excel_allows() -> None:
    for nom, xml in blank_parts().items():
        if nom.endswith(".bin"):
            continue
        for formula in re.findall(r"<(?:f|formula)\b[^>]*>([^<]*)</", xml.decode()):
            assert len(formula) <= 8192


@pytest.mark.parametrize("model", TABLES, ids=lambda m: m.table)
def test_a_table_prints_on_a4_one_page_wide_with_its_headers(
    blank: Workbook, model: type[RowModel]
) -> None:
    sheet = blank[model.sheet]
    assert str(sheet.page_setup.paperSize) == "9"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
    assert sheet.print_title_rows == f"${TITLE_ROW}:${TITLE_ROW}"
    assert sheet.freeze_panes == f"B{TITLE_ROW + 1}"
    assert not sheet.merged_cells.ranges


@pytest.mark.parametrize("model", TABLES, ids=lambda m: m.table)
def test_a_line_parts_each_header_from_the_next(blank: Workbook, model: type[RowModel]) -> None:
    live = (column for column in live_columns(model).values() if column.shown)
    shown = len(columns(model)) + len(list(live))
    borders = [cell.border for cell in blank[model.sheet][TITLE_ROW][:shown]]
    assert {side.style for border in borders for side in (border.left, border.right)} == {"thin"}


@pytest.mark.parametrize("model", TABLES, ids=lambda m: m.table)
def test_the_lines_of_the_sheet_cut_no_sentence_above_a_table(
    blank: Workbook, model: type[RowModel]
) -> None:
    sheet = blank[model.sheet]
    used = len(columns(model)) + len(live_columns(model))
    top = [cell for row in sheet[1 : TITLE_ROW - 1] for cell in row]

    assert {cell.fill.fgColor.rgb for cell in top} == {"FFFFFFFF"}
    assert max(cell.column for cell in top) >= used + 25  # what a wide screen shows beside it


def test_no_row_has_a_format_for_all_the_columns_of_its_sheet() -> None:
    # LibreOffice would keep them all, and go through them at each edit.
    sheets = {name: part for name, part in blank_parts().items() if "worksheets/sheet" in name}

    assert len(sheets) > len(TABLES)
    assert [name for name, part in sheets.items() if b"customFormat" in part] == []


def test_no_text_crosses_the_line_of_the_columns_that_stay_in_sight(blank: Workbook) -> None:
    for sheet in blank:
        if sheet.freeze_panes and sheet.freeze_panes.startswith("B"):
            texts = [str(sheet[f"A{row}"].value or "") for row in (1, 2, 3)]
            assert max(map(len, texts)) <= sheet.column_dimensions["A"].width, sheet.title


def test_home_links_to_every_sheet(blank: Workbook) -> None:
    links = {c.hyperlink.location for row in blank["Accueil"] for c in row if c.hyperlink}
    letters = [*MODEL_SHEETS, "Champs des lettres"]
    shown = (
        [m.sheet for m in TABLES]
        + letters
        + [sheet for sheet, output in OUTPUTS.items() if not output.is_hidden]
    )
    assert links == {f"'{sheet}'!A1" for sheet in shown}


def test_parametres_holds_one_row_per_field_of_the_bareme(blank: Workbook) -> None:
    sheet = blank["Paramètres"]
    rows = {r[0]: r for r in sheet.iter_rows(min_row=TITLE_ROW + 1, values_only=True) if r[0]}
    assert list(rows) == list(parametres(Bareme))
    assert rows["annee_scolaire"][2] == str(Bareme().annee_scolaire)
    assert (rows["departement"][2], rows["uai_prefixe"][2]) == (None, None)
    assert rows["annuel_min"][2:5] == (96420, "minutes", "réglementaire")
    assert rows["imp_taux"][2] == "0,25\u00a0; 0,5\u00a0; 1\u00a0; 2\u00a0; 3"
    assert rows["fongible"][2] == "non"
    assert rows["lycee_h"][2] is None


def test_the_values_of_parametres_are_read_back_as_the_bareme(blank: Workbook) -> None:
    rows = blank["Paramètres"].iter_rows(min_row=TITLE_ROW + 1, values_only=True)
    reading, refusal = Bareme.load({str(r[0]): r[2] for r in rows if r[0] and r[2] is not None})
    assert reading.in_force() == Bareme().in_force()
    assert not refusal


def test_a_parameter_may_be_given() -> None:
    workbook = openpyxl.load_workbook(BytesIO(short_template({}, {"annee_scolaire": "2030-2031"})))
    values = {r[0]: r[2] for r in workbook["Paramètres"].iter_rows(min_row=5, values_only=True)}
    assert values["annee_scolaire"] == "2030-2031"


def test_durations_are_written_as_a_coordinator_would() -> None:
    heures: list[object] = [24 * 60, 24 * 60 + 30, 24 * 60 + 10, "24 h 15", 24.15, None]
    sheet = open_(T_AESH=[{"aesh": "A", "heures": h} for h in heures])["AESH"]
    writings = [sheet[f"H{5 + i}"].value for i in range(len(heures))]
    assert writings == [24, 24.5, "24h10", "24 h 15", 24.15, None]
    # As texts, whatever is typed over them: 24:00 is not the number 1.
    assert sheet["H5"].number_format == sheet.column_dimensions["H"].number_format == "@"


def test_dates_and_times_of_day_are_real_ones() -> None:
    workbook = open_(
        T_AESH=[{"aesh": "A", "debut": date(2026, 9, 1)}],
        T_Creneaux=[{"debut": 510, "fin": time(11, 45)}],
    )
    assert workbook["AESH"]["F5"].value == datetime(2026, 9, 1)
    assert workbook["AESH"]["F5"].number_format == "dd/mm/yyyy"
    assert [workbook["Emploi du temps"][c].value for c in ("F5", "G5")] == [
        time(8, 30),
        time(11, 45),
    ]


def test_a_yes_or_no_is_written_in_french() -> None:
    sheet = open_(T_Eleves=[{"eleve": "E1", "midi": True}, {"eleve": "E2", "midi": False}])
    assert [sheet["Élèves"][f"D{n}"].value for n in (5, 6)] == ["oui", "non"]


def test_a_text_stays_a_text() -> None:
    texts = ["=1+1", "+33", "-12", "@SUM(A1)", "http://exemple.invalid", "007"]
    fields = {"nom": "B", "heures": "H", "debut": "F"}
    sheet = open_(T_AESH=[dict.fromkeys(fields, text) for text in texts])["AESH"]
    for row, text in enumerate(texts, start=TITLE_ROW + 1):
        for letter in fields.values():
            cell = sheet[f"{letter}{row}"]
            assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_a_text_longer_than_a_cell_stops_the_build() -> None:
    with pytest.raises(ValueError, match="trop long"):
        build_workbook({"T_AESH": [{"nom": "x" * 32_768}]})


def test_more_rows_than_the_capacity_widen_the_table() -> None:
    xml = parts(build_workbook({"T_Poles": [{"pole": f"P{n}"} for n in range(30)]}))
    fin = get_column_letter(9 + len(live_columns(Pole)))
    (table,) = [part for part in xml.values() if b'displayName="T_Poles"' in part]
    assert f' ref="A4:{fin}34"'.encode() in table
    assert b"$I$34</definedName>" in xml["xl/workbook.xml"].partition(b'"plage_T_Poles"')[2][:60]


@pytest.mark.parametrize("dataset", [{"T_Inconnue": []}, {"T_AESH": [{"inconnu": 1}]}])
def test_an_unknown_table_or_field_is_refused(dataset: dict[str, list[dict[str, object]]]) -> None:
    with pytest.raises(KeyError):
        build_workbook(dataset)


def test_an_unknown_parameter_is_refused() -> None:
    with pytest.raises(KeyError):
        build_workbook({}, {"inconnu": 1})


def test_the_properties_name_no_person_and_no_day() -> None:
    core = blank_parts()["docProps/core.xml"].decode()
    assert "<dc:creator>pial_xl</dc:creator>" in core
    assert "<cp:lastModifiedBy>pial_xl</cp:lastModifiedBy>" in core
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) == {"2026-09-01"}
