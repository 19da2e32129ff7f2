"""Where tables, headers and rows are found, however the workbook was moved about."""

import unicodedata
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.table import Table
from workbook_factory import (
    AESH,
    AESH_TITLES,
    Grid,
    replacing,
    retouch,
    write_openpyxl,
    write_xlsxwriter,
)

from pial_xl.sheets.closed.grid import BLANK_ROWS_MAX, sheet_name
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.errors import ForeignFileError, WorkbookReadError
from pial_xl.tables.raw import RawTable


def table_aesh(path: Path) -> RawTable:
    return read_workbook(path).tables["T_AESH"]


def first_cells(table: RawTable) -> list[tuple[int, object]]:
    return [(number, values[0]) for number, values in table.rows]


def titles(names: tuple[str, ...]) -> dict[str, object]:
    return {"name": "T_AESH", "columns": [{"header": nom} for nom in names]}


def test_a_table_is_found_by_the_title_of_its_sheet(tmp_path: Path) -> None:
    table = table_aesh(write_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH}))
    assert table.sheet == "AESH"
    assert table.title_row == 1
    assert table.titles == tuple(enumerate(AESH_TITLES, 1))
    assert first_cells(table) == [(2, "A01"), (3, "A02")]


@pytest.mark.parametrize("title", ["aesh", " Aesh ", "A.E.S.H", "ÀESH"])
def test_a_sheet_title_is_matched_folded(tmp_path: Path, title: str) -> None:
    assert table_aesh(write_openpyxl(tmp_path / "a.xlsx", {title: AESH})).sheet == title


def test_a_sheet_title_with_decomposed_accents_is_ours_and_kept_as_it_is(tmp_path: Path) -> None:
    nfd = unicodedata.normalize("NFD", "Élèves")
    path = write_openpyxl(tmp_path / "a.xlsx", {nfd: [["Élève", "UAI"], ["E1", "0440001M"]]})
    assert read_workbook(path).tables["T_Eleves"].sheet == nfd


def test_a_table_is_found_by_name_on_a_sheet_with_any_title(tmp_path: Path) -> None:
    path = write_xlsxwriter(
        tmp_path / "a.xlsx",
        {'L\'équipe "2026"': AESH},
        {'L\'équipe "2026"': ("A1:D3", titles(AESH_TITLES))},
    )
    assert table_aesh(path).sheet == 'L\'équipe "2026"'


def test_a_hidden_sheet_is_read(tmp_path: Path) -> None:
    path = write_openpyxl(tmp_path / "a.xlsx", {"Accueil": [["x"]], "AESH": AESH})
    book = openpyxl.load_workbook(path)
    book["AESH"].sheet_state = "veryHidden"
    book.save(path)
    assert first_cells(table_aesh(path)) == [(2, "A01"), (3, "A02")]


def test_headers_may_stand_lower_and_in_another_order_with_columns_of_ones_own(
    tmp_path: Path,
) -> None:
    grid: Grid = [
        ["AESH"],
        [],
        [None, None, "HEURES / SEMAINE", None, "Remarque", "debut", "aesh"],
        [None, None, 24, "sans titre", "note", "01/09/2026", "A01"],
    ]
    table = table_aesh(write_openpyxl(tmp_path / "a.xlsx", {"AESH": grid}))
    assert table.title_row == 3
    assert table.titles == ((3, "HEURES / SEMAINE"), (5, "Remarque"), (6, "debut"), (7, "aesh"))
    assert list(table.rows) == [(4, (24, "note", "01/09/2026", "A01"))]


def test_one_known_header_is_not_enough_for_a_header_row(tmp_path: Path) -> None:
    grid = [["AESH", "du pôle"], ["Tous les AESH"], *AESH]
    assert table_aesh(write_openpyxl(tmp_path / "a.xlsx", {"AESH": grid})).title_row == 3


@pytest.mark.parametrize("blank_rows", [0, 4, 5, 24])
def test_headers_are_looked_for_in_the_first_25_rows(tmp_path: Path, blank_rows: int) -> None:
    grid: Grid = [[f"Note {n}"] for n in range(blank_rows)]
    path = write_openpyxl(tmp_path / "a.xlsx", {"AESH": [*grid, *AESH]})
    assert table_aesh(path).title_row == blank_rows + 1


def test_headers_lower_than_the_25_first_rows_are_not_headers(tmp_path: Path) -> None:
    grid: Grid = [[f"Note {n}"] for n in range(25)]
    path = write_openpyxl(tmp_path / "a.xlsx", {"AESH": [*grid, *AESH]})
    with pytest.raises(WorkbookReadError, match="ligne de titres"):
        read_workbook(path)


def test_the_first_column_is_told_when_its_header_was_erased(tmp_path: Path) -> None:
    titles = ["Nom", "Prénom", "Pôle", "Contrat", "Début", "Fin", "Heures/semaine"]
    grid = [[None, None, *titles], [None, "A01", "FICTIF", "Jean", "P1"]]
    assert table_aesh(write_openpyxl(tmp_path / "a.xlsx", {"AESH": grid})).first_column == 2


def test_the_first_column_is_that_of_the_excel_table(tmp_path: Path) -> None:
    grid = [[None, None, *row] for row in AESH]
    tables = {"AESH": ("C1:F3", titles(AESH_TITLES))}
    path = write_xlsxwriter(tmp_path / "a.xlsx", {"AESH": grid}, tables)
    assert table_aesh(path).first_column == 3


def test_rows_typed_under_the_table_are_read(tmp_path: Path) -> None:
    grid = [*AESH, ["A03", "SOUS", None, 20], [], [], ["A04", "PLUS BAS", None, 20]]
    path = write_xlsxwriter(
        tmp_path / "a.xlsx", {"AESH": grid}, {"AESH": ("A1:D3", titles(AESH_TITLES))}
    )
    assert first_cells(table_aesh(path)) == [(2, "A01"), (3, "A02"), (4, "A03"), (7, "A04")]


def test_a_column_typed_beside_the_table_is_read(tmp_path: Path) -> None:
    grid = [[*AESH[0], "Contrat"], [*AESH[1], "CDI"]]
    path = write_xlsxwriter(
        tmp_path / "a.xlsx", {"AESH": grid}, {"AESH": ("A1:D2", titles(AESH_TITLES))}
    )
    assert table_aesh(path).titles[-1] == (5, "Contrat")


def test_the_totals_row_of_the_table_is_left_out(tmp_path: Path) -> None:
    grid = [*AESH, ["Total", None, None, 48.75], ["A03", "SOUS", None, 20]]
    tables = {"AESH": ("A1:D4", titles(AESH_TITLES) | {"total_row": True})}
    path = write_xlsxwriter(tmp_path / "a.xlsx", {"AESH": grid}, tables)
    assert first_cells(table_aesh(path)) == [(2, "A01"), (3, "A02"), (5, "A03")]


def test_a_stale_table_gives_way_to_what_the_sheet_shows(tmp_path: Path) -> None:
    grid = [["Équipe de l'année"], [], *AESH]
    tables = {"AESH": ("A1:D3", titles(("Colonne1", "Colonne2", "Colonne3", "Colonne4")))}
    path = write_xlsxwriter(tmp_path / "a.xlsx", {"AESH": grid}, tables)
    table = table_aesh(path)
    assert table.title_row == 3
    assert first_cells(table) == [(4, "A01"), (5, "A02")]


@pytest.mark.parametrize("name", ["T_AESH_2", "T_AESH3", "Tableau1", "Table_001"])
def test_a_table_of_another_name_over_our_headers_on_our_sheet_is_ours(
    tmp_path: Path, name: str
) -> None:
    options = {"name": name, "columns": titles(AESH_TITLES)["columns"], "total_row": True}
    path = write_xlsxwriter(tmp_path / "a.xlsx", {"AESH": AESH}, {"AESH": ("A1:D4", options)})
    table = table_aesh(path)
    assert table.titles == tuple(enumerate(AESH_TITLES, 1))
    assert first_cells(table) == [(2, "A01"), (3, "A02")]


def test_a_small_table_beside_our_headers_is_not_taken_for_ours(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["AESH", "Heures/semaine", None, "AESH", "Nom", "Début", "Heures/semaine"],
        ["total", 48.75, None, "A01", "FICTIF", None, 24.5],
    ]
    options = {"name": "Tableau1", "columns": [{"header": t} for t in grid[0][:2]]}
    path = write_xlsxwriter(tmp_path / "a.xlsx", {"AESH": grid}, {"AESH": ("A1:B2", options)})
    table = table_aesh(path)
    assert table.first_column == 4
    assert first_cells(table) == [(2, "A01")]


def test_a_table_of_another_name_on_another_sheet_is_not_ours(tmp_path: Path) -> None:
    options = {"name": "Tableau1", "columns": titles(AESH_TITLES)["columns"]}
    path = write_xlsxwriter(
        tmp_path / "a.xlsx",
        {"AESH": AESH, "Brouillon": [AESH[0], ["A99", "AUTRE", None, 10]]},
        {"Brouillon": ("A1:D2", options)},
    )
    assert first_cells(table_aesh(path)) == [(2, "A01"), (3, "A02")]


def test_a_table_whose_area_means_nothing_gives_way_to_the_sheet(tmp_path: Path) -> None:
    path = write_xlsxwriter(
        tmp_path / "a.xlsx", {"AESH": AESH}, {"AESH": ("A1:D3", titles(AESH_TITLES))}
    )
    retouch(path, "xl/tables/table1.xml", replacing(b'ref="A1:D3"', b'ref="#REF!"'))
    assert first_cells(table_aesh(path)) == [(2, "A01"), (3, "A02")]


def test_a_table_with_one_header_left_is_still_read_where_it_says(tmp_path: Path) -> None:
    names = ("AESH", "Machin", "Truc", "Chose")
    path = write_xlsxwriter(
        tmp_path / "a.xlsx", {"AESH": [names, *AESH[1:]]}, {"AESH": ("A1:D3", titles(names))}
    )
    assert first_cells(table_aesh(path)) == [(2, "A01"), (3, "A02")]


def test_two_tables_on_one_sheet_keep_their_own_columns(tmp_path: Path) -> None:
    path = write_openpyxl(
        tmp_path / "a.xlsx",
        {
            "Réglages": [
                ["Pôle", "Sigle", None, "UAI", "Nom", "Commune", "Pôle"],
                ["P1", "PIAL", None, "0440001M", "École Fictive", "Nantes", "P2"],
            ]
        },
    )
    book = openpyxl.load_workbook(path)
    for nom, ref in (("T_Poles", "A1:B2"), ("T_Etablissements", "D1:G2")):
        book["Réglages"].add_table(Table(displayName=nom, ref=ref))
    book.save(path)
    tables = read_workbook(path).tables
    assert tables["T_Poles"].titles == ((1, "Pôle"), (2, "Sigle"))
    assert list(tables["T_Etablissements"].rows) == [
        (2, ("0440001M", "École Fictive", "Nantes", "P2"))
    ]


def test_a_sheet_that_is_absent_is_left_out(tmp_path: Path) -> None:
    path = write_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH})
    assert set(read_workbook(path).tables) == {"T_AESH"}


def test_a_sheet_left_wholly_blank_is_left_out(tmp_path: Path) -> None:
    path = write_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH, "Trajets": []})
    assert set(read_workbook(path).tables) == {"T_AESH"}


def test_the_names_of_the_pupils_are_not_read(tmp_path: Path) -> None:
    names = [["Code", "Nom", "Prénom"], ["E001", "INVENTÉ", "Zoé"]]
    path = write_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH, "Correspondance": names})
    assert "INVENTÉ" not in repr(read_workbook(path))


def test_letter_models_come_as_addresses_and_texts(tmp_path: Path) -> None:
    model: Grid = [
        ["LETTRE DE MISSION"],
        [None, "{{nom}}", 12],
        [],
        ["  "],
        ["Fait à {{ville}}"],
    ]
    path = write_openpyxl(
        tmp_path / "a.xlsx",
        {"AESH": AESH, "Modèle de lettre": model, "MODELE DE LETTRE 2": [["x"]]},
    )
    assert read_workbook(path).models == {
        "Modèle de lettre": (
            ("A1", "LETTRE DE MISSION"),
            ("B2", "{{nom}}"),
            ("A5", "Fait à {{ville}}"),
        ),
        "MODELE DE LETTRE 2": (("A1", "x"),),
    }


def test_only_the_name_of_the_file_is_kept_of_its_path(tmp_path: Path) -> None:
    assert read_workbook(write_openpyxl(tmp_path / "a.xlsm", {"AESH": AESH})).nom == "a.xlsm"


def test_a_workbook_without_our_tables_is_one_that_can_be_taken_over(tmp_path: Path) -> None:
    path = write_openpyxl(tmp_path / "a.xlsx", {"Feuil1": AESH})
    with pytest.raises(ForeignFileError, match="n'est pas un classeur pial-xl"):
        read_workbook(path)


def test_a_table_without_its_header_names_the_sheet(tmp_path: Path) -> None:
    path = write_openpyxl(
        tmp_path / "a.xlsx", {"AESH": AESH[1:], "Élèves": [["Élève", "UAI"], ["E1", "0440001M"]]}
    )
    with pytest.raises(WorkbookReadError, match=r"«\sAESH\s».*ligne de titres.*remettez"):
        read_workbook(path)


def test_a_sheet_missing_from_the_file_is_named(tmp_path: Path) -> None:
    path = write_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH, "Trajets": AESH})
    retouch(path, "xl/worksheets/sheet2.xml", lambda _: None)
    with pytest.raises(WorkbookReadError, match=r"«\sTrajets\s» manque.*copie"):
        read_workbook(path)


def test_rows_after_a_long_run_of_blank_ones_end_the_sheet(tmp_path: Path) -> None:
    empty: list[list[object]] = [[] for _ in range(BLANK_ROWS_MAX - 1)]
    grid = [*AESH, *empty, ["A03"], *empty, [], ["A04"]]
    table = table_aesh(write_openpyxl(tmp_path / "a.xlsx", {"AESH": grid}))
    assert [code for _, code in first_cells(table)] == ["A01", "A02", "A03"]


def test_the_workbook_is_left_as_it_was(tmp_path: Path) -> None:
    path = write_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH})
    before = path.read_bytes(), path.stat().st_mtime_ns
    read_workbook(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("AESH", "La feuille « AESH »"),
        ("aesh ", "La feuille « AESH »"),
        ("Modèle de lettre", "La feuille « Modèle de lettre »"),
        ("Lettre DUPONT Marie", "La feuille n° 7"),
        ("Modèle de lettre Mme DUPONT", "La feuille n° 7"),
        ("x" * 100_000, "La feuille n° 7"),
    ],
)
def test_a_message_names_a_sheet_by_its_rank_unless_its_title_is_ours(
    title: str, name: str
) -> None:
    assert sheet_name(title, 7) == name


def test_a_missing_sheet_of_letters_is_not_named_after_a_person(tmp_path: Path) -> None:
    path = write_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH, "Lettre DUPONT Marie": [["Madame"]]})
    with pytest.raises(WorkbookReadError) as refusal:
        read_workbook(retouch(path, "xl/worksheets/sheet2.xml", lambda _: None))
    assert "DUPONT" not in str(refusal.value)
    assert "2 manque" in str(refusal.value)
