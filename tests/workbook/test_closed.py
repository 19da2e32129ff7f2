"""Where tables, headers and rows are found, however the workbook was moved about."""

import unicodedata
from pathlib import Path

import openpyxl
import pytest
from fabrique_classeurs import (
    AESH,
    TITRES_AESH,
    Grille,
    ecrire_openpyxl,
    ecrire_xlsxwriter,
    remplacer,
    retoucher,
)
from openpyxl.worksheet.table import Table

from pial_xl.tables.brut import RawTable
from pial_xl.workbook.closed import read_workbook
from pial_xl.workbook.erreurs import ClasseurIllisible
from pial_xl.workbook.grille import LIGNES_VIDES_MAX


def table_aesh(path: Path) -> RawTable:
    return read_workbook(path).tables["T_AESH"]


def premiers(table: RawTable) -> list[tuple[int, object]]:
    return [(numero, values[0]) for numero, values in table.lignes]


def titres(noms: tuple[str, ...]) -> dict[str, object]:
    return {"name": "T_AESH", "columns": [{"header": nom} for nom in noms]}


def test_a_table_is_found_by_the_title_of_its_sheet(tmp_path: Path) -> None:
    table = table_aesh(ecrire_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH}))
    assert table.feuille == "AESH"
    assert table.ligne_titres == 1
    assert table.titres == tuple(enumerate(TITRES_AESH, 1))
    assert premiers(table) == [(2, "A01"), (3, "A02")]


@pytest.mark.parametrize("titre", ["aesh", " Aesh ", "A.E.S.H", "ÀESH"])
def test_a_sheet_title_is_matched_folded(tmp_path: Path, titre: str) -> None:
    assert table_aesh(ecrire_openpyxl(tmp_path / "a.xlsx", {titre: AESH})).feuille == titre


def test_a_sheet_title_with_decomposed_accents_is_ours_and_kept_as_it_is(tmp_path: Path) -> None:
    nfd = unicodedata.normalize("NFD", "Élèves")
    path = ecrire_openpyxl(tmp_path / "a.xlsx", {nfd: [["Élève", "UAI"], ["E1", "0440001M"]]})
    assert read_workbook(path).tables["T_Eleves"].feuille == nfd


def test_a_table_is_found_by_name_on_a_sheet_with_any_title(tmp_path: Path) -> None:
    path = ecrire_xlsxwriter(
        tmp_path / "a.xlsx",
        {'L\'équipe "2026"': AESH},
        {'L\'équipe "2026"': ("A1:D3", titres(TITRES_AESH))},
    )
    assert table_aesh(path).feuille == 'L\'équipe "2026"'


def test_a_hidden_sheet_is_read(tmp_path: Path) -> None:
    path = ecrire_openpyxl(tmp_path / "a.xlsx", {"Accueil": [["x"]], "AESH": AESH})
    book = openpyxl.load_workbook(path)
    book["AESH"].sheet_state = "veryHidden"
    book.save(path)
    assert premiers(table_aesh(path)) == [(2, "A01"), (3, "A02")]


def test_headers_may_stand_lower_and_in_another_order_with_columns_of_ones_own(
    tmp_path: Path,
) -> None:
    grille: Grille = [
        ["AESH"],
        [],
        [None, None, "HEURES / SEMAINE", None, "Remarque", "debut", "aesh"],
        [None, None, 24, "sans titre", "note", "01/09/2026", "A01"],
    ]
    table = table_aesh(ecrire_openpyxl(tmp_path / "a.xlsx", {"AESH": grille}))
    assert table.ligne_titres == 3
    assert table.titres == ((3, "HEURES / SEMAINE"), (5, "Remarque"), (6, "debut"), (7, "aesh"))
    assert list(table.lignes) == [(4, (24, "note", "01/09/2026", "A01"))]


def test_one_known_header_is_not_enough_for_a_header_row(tmp_path: Path) -> None:
    grille = [["AESH", "du pôle"], ["Tous les AESH"], *AESH]
    assert table_aesh(ecrire_openpyxl(tmp_path / "a.xlsx", {"AESH": grille})).ligne_titres == 3


def test_the_first_column_is_told_when_its_header_was_erased(tmp_path: Path) -> None:
    grille = [[None, None, "Nom", "Prénom", "Pôle"], [None, "A01", "FICTIF", "Jean", "P1"]]
    assert table_aesh(ecrire_openpyxl(tmp_path / "a.xlsx", {"AESH": grille})).premiere_colonne == 2


def test_the_first_column_is_that_of_the_excel_table(tmp_path: Path) -> None:
    grille = [[None, None, *row] for row in AESH]
    tables = {"AESH": ("C1:F3", titres(TITRES_AESH))}
    path = ecrire_xlsxwriter(tmp_path / "a.xlsx", {"AESH": grille}, tables)
    assert table_aesh(path).premiere_colonne == 3


def test_rows_typed_under_the_table_are_read(tmp_path: Path) -> None:
    grille = [*AESH, ["A03", "SOUS", None, 20], [], [], ["A04", "PLUS BAS", None, 20]]
    path = ecrire_xlsxwriter(
        tmp_path / "a.xlsx", {"AESH": grille}, {"AESH": ("A1:D3", titres(TITRES_AESH))}
    )
    assert premiers(table_aesh(path)) == [(2, "A01"), (3, "A02"), (4, "A03"), (7, "A04")]


def test_a_column_typed_beside_the_table_is_read(tmp_path: Path) -> None:
    grille = [[*AESH[0], "Contrat"], [*AESH[1], "CDI"]]
    path = ecrire_xlsxwriter(
        tmp_path / "a.xlsx", {"AESH": grille}, {"AESH": ("A1:D2", titres(TITRES_AESH))}
    )
    assert table_aesh(path).titres[-1] == (5, "Contrat")


def test_the_totals_row_of_the_table_is_left_out(tmp_path: Path) -> None:
    grille = [*AESH, ["Total", None, None, 48.75], ["A03", "SOUS", None, 20]]
    tables = {"AESH": ("A1:D4", titres(TITRES_AESH) | {"total_row": True})}
    path = ecrire_xlsxwriter(tmp_path / "a.xlsx", {"AESH": grille}, tables)
    assert premiers(table_aesh(path)) == [(2, "A01"), (3, "A02"), (5, "A03")]


def test_a_stale_table_gives_way_to_what_the_sheet_shows(tmp_path: Path) -> None:
    grille = [["Équipe de l'année"], [], *AESH]
    tables = {"AESH": ("A1:D3", titres(("Colonne1", "Colonne2", "Colonne3", "Colonne4")))}
    path = ecrire_xlsxwriter(tmp_path / "a.xlsx", {"AESH": grille}, tables)
    table = table_aesh(path)
    assert table.ligne_titres == 3
    assert premiers(table) == [(4, "A01"), (5, "A02")]


def test_a_table_whose_area_means_nothing_gives_way_to_the_sheet(tmp_path: Path) -> None:
    path = ecrire_xlsxwriter(
        tmp_path / "a.xlsx", {"AESH": AESH}, {"AESH": ("A1:D3", titres(TITRES_AESH))}
    )
    retoucher(path, "xl/tables/table1.xml", remplacer(b'ref="A1:D3"', b'ref="#REF!"'))
    assert premiers(table_aesh(path)) == [(2, "A01"), (3, "A02")]


def test_a_table_with_one_header_left_is_still_read_where_it_says(tmp_path: Path) -> None:
    noms = ("AESH", "Machin", "Truc", "Chose")
    path = ecrire_xlsxwriter(
        tmp_path / "a.xlsx", {"AESH": [noms, *AESH[1:]]}, {"AESH": ("A1:D3", titres(noms))}
    )
    assert premiers(table_aesh(path)) == [(2, "A01"), (3, "A02")]


def test_two_tables_on_one_sheet_keep_their_own_columns(tmp_path: Path) -> None:
    path = ecrire_openpyxl(
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
    assert tables["T_Poles"].titres == ((1, "Pôle"), (2, "Sigle"))
    assert list(tables["T_Etablissements"].lignes) == [
        (2, ("0440001M", "École Fictive", "Nantes", "P2"))
    ]


def test_a_sheet_that_is_absent_is_left_out(tmp_path: Path) -> None:
    path = ecrire_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH})
    assert set(read_workbook(path).tables) == {"T_AESH"}


def test_a_sheet_left_wholly_blank_is_left_out(tmp_path: Path) -> None:
    path = ecrire_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH, "Trajets": []})
    assert set(read_workbook(path).tables) == {"T_AESH"}


def test_the_names_of_the_pupils_are_not_read(tmp_path: Path) -> None:
    noms = [["Code", "Nom", "Prénom"], ["E001", "INVENTÉ", "Zoé"]]
    path = ecrire_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH, "Correspondance": noms})
    assert "INVENTÉ" not in repr(read_workbook(path))


def test_letter_models_come_as_addresses_and_texts(tmp_path: Path) -> None:
    modele: Grille = [
        ["LETTRE DE MISSION"],
        [None, "{{nom}}", 12],
        [],
        ["  "],
        ["Fait à {{ville}}"],
    ]
    path = ecrire_openpyxl(
        tmp_path / "a.xlsx",
        {"AESH": AESH, "Modèle de lettre": modele, "MODELE DE LETTRE 2": [["x"]]},
    )
    assert read_workbook(path).modeles == {
        "Modèle de lettre": (
            ("A1", "LETTRE DE MISSION"),
            ("B2", "{{nom}}"),
            ("A5", "Fait à {{ville}}"),
        ),
        "MODELE DE LETTRE 2": (("A1", "x"),),
    }


def test_only_the_name_of_the_file_is_kept_of_its_path(tmp_path: Path) -> None:
    assert read_workbook(ecrire_openpyxl(tmp_path / "a.xlsm", {"AESH": AESH})).nom == "a.xlsm"


def test_a_workbook_without_our_tables_says_where_to_start(tmp_path: Path) -> None:
    path = ecrire_openpyxl(tmp_path / "a.xlsx", {"Feuil1": AESH})
    with pytest.raises(ClasseurIllisible, match="pial-xl nouveau"):
        read_workbook(path)


def test_a_table_without_its_header_names_the_sheet(tmp_path: Path) -> None:
    path = ecrire_openpyxl(
        tmp_path / "a.xlsx", {"AESH": AESH[1:], "Élèves": [["Élève", "UAI"], ["E1", "0440001M"]]}
    )
    with pytest.raises(ClasseurIllisible, match=r"«\sAESH\s».*ligne de titres.*remettez"):
        read_workbook(path)


def test_a_sheet_missing_from_the_file_is_named(tmp_path: Path) -> None:
    path = ecrire_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH, "Trajets": AESH})
    retoucher(path, "xl/worksheets/sheet2.xml", lambda _: None)
    with pytest.raises(ClasseurIllisible, match=r"«\sTrajets\s» manque.*copie"):
        read_workbook(path)


def test_rows_after_a_long_run_of_blank_ones_end_the_sheet(tmp_path: Path) -> None:
    vides: list[list[object]] = [[] for _ in range(LIGNES_VIDES_MAX - 1)]
    grille = [*AESH, *vides, ["A03"], *vides, [], ["A04"]]
    table = table_aesh(ecrire_openpyxl(tmp_path / "a.xlsx", {"AESH": grille}))
    assert [code for _, code in premiers(table)] == ["A01", "A02", "A03"]


def test_the_workbook_is_left_as_it_was(tmp_path: Path) -> None:
    path = ecrire_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH})
    before = path.read_bytes(), path.stat().st_mtime_ns
    read_workbook(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]
