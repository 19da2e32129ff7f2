"""The built workbook, seen as a program sees it: its package, sheets, tables, cells."""

import re
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from pial_xl.bareme import Bareme, parametres
from pial_xl.tables import TABLES, Ligne, Parametre, colonnes
from pial_xl.template import construire
from pial_xl.template.sorties import SORTIES
from pial_xl.template.zones import LIGNE_TITRES

VIERGE = construire()
SANS_LIGNES = [m for m in TABLES if m is not Parametre]


@pytest.fixture(scope="module")
def vierge() -> Workbook:
    return openpyxl.load_workbook(BytesIO(VIERGE))


def ouvrir(**tables: list[dict[str, object]]) -> Workbook:
    return openpyxl.load_workbook(BytesIO(construire(tables)))


def parties(classeur: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(classeur)) as archive:
        return {nom: archive.read(nom) for nom in archive.namelist()}


def test_two_builds_are_equal_to_the_byte() -> None:
    assert construire() == VIERGE


def test_the_package_depends_on_no_clock_and_no_machine() -> None:
    with ZipFile(BytesIO(VIERGE)) as archive:
        infos = archive.infolist()
    assert {i.date_time for i in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {i.create_system for i in infos} == {0}
    assert {i.compress_type for i in infos} == {ZIP_DEFLATED}
    assert [i.filename for i in infos[1:]] == sorted(i.filename for i in infos[1:])


def test_the_package_declares_a_macro_enabled_workbook() -> None:
    types = parties(VIERGE)["[Content_Types].xml"].decode()
    assert "application/vnd.ms-excel.sheet.macroEnabled.main+xml" in types


def test_sheets_stand_in_the_order_of_the_contract(vierge: Workbook) -> None:
    entrees = ["Accueil", *(m.feuille for m in TABLES)]
    lettres = ["Modèle de lettre", "Modèle de lettre PAS", "Champs des lettres"]
    sorties = ["Contrôles", "Synthèse", "Non évalués", "Récapitulatif des lettres"]
    attendu = [*entrees, *lettres, *sorties, "Calculs"]
    assert vierge.sheetnames == attendu


def test_only_the_formulas_are_hidden(vierge: Workbook) -> None:
    assert [f.title for f in vierge if f.sheet_state != "visible"] == ["Calculs"]


@pytest.mark.parametrize("modele", TABLES, ids=lambda m: m.table)
def test_a_table_has_the_headers_of_its_model(vierge: Workbook, modele: type[Ligne]) -> None:
    feuille = vierge[modele.feuille]
    titres = [c.titre for c in colonnes(modele).values()]
    table = feuille.tables[modele.table]
    assert [c.name for c in table.tableColumns] == titres
    assert [c.value for c in feuille[LIGNE_TITRES][: len(titres)]] == titres
    assert table.ref.startswith(f"A{LIGNE_TITRES}:")
    assert table.ref.endswith(str(LIGNE_TITRES + modele.capacite))


@pytest.mark.parametrize("modele", SANS_LIGNES, ids=lambda m: m.table)
def test_blank_rows_hold_no_cell(modele: type[Ligne]) -> None:
    rang = ["Accueil", *(m.feuille for m in TABLES)].index(modele.feuille) + 1
    xml = parties(VIERGE)[f"xl/worksheets/sheet{rang}.xml"].decode()
    assert max(int(n) for n in re.findall(r'<row r="(\d+)"', xml)) == LIGNE_TITRES


def test_another_program_appends_right_under_the_headers() -> None:
    feuille = openpyxl.load_workbook(BytesIO(VIERGE))["AESH"]
    feuille.append(["A01"])
    assert feuille.cell(LIGNE_TITRES + 1, 1).value == "A01"


@pytest.mark.parametrize("modele", TABLES, ids=lambda m: m.table)
def test_every_header_carries_its_help(vierge: Workbook, modele: type[Ligne]) -> None:
    feuille = vierge[modele.feuille]
    aides = {
        str(v.sqref): v
        for v in feuille.data_validations.dataValidation
        if v.promptTitle is not None
    }
    for numero, colonne in enumerate(colonnes(modele).values(), start=1):
        aide = aides[feuille.cell(LIGNE_TITRES, numero).coordinate]
        assert aide.promptTitle == colonne.titre
        assert aide.prompt.replace("\u00a0", " ").startswith(colonne.aide.replace("\u00a0", " "))
        assert len(aide.promptTitle) <= 32
        assert len(aide.prompt) <= 255


@pytest.mark.parametrize("modele", TABLES, ids=lambda m: m.table)
def test_a_drop_down_covers_every_row_of_its_column(vierge: Workbook, modele: type[Ligne]) -> None:
    feuille = vierge[modele.feuille]
    listes = {
        str(v.sqref): v.formula1
        for v in feuille.data_validations.dataValidation
        if v.type == "list"
    }
    for numero, colonne in enumerate(colonnes(modele).values(), start=1):
        lettre = get_column_letter(numero)
        plage = f"{lettre}{LIGNE_TITRES + 1}:{lettre}{LIGNE_TITRES + modele.capacite}"
        if colonne.choix:
            assert listes[plage] == f'"{",".join(colonne.choix)}"'
            assert len(listes[plage]) <= 257
        elif colonne.reference:
            assert listes[plage] == "liste_{}_{}".format(*colonne.reference)
            assert listes[plage] in vierge.defined_names
        else:
            assert plage not in listes


def test_no_check_forbids_what_the_library_reads(vierge: Workbook) -> None:
    styles = {
        v.errorStyle
        for feuille in vierge
        for v in feuille.data_validations.dataValidation
        if v.type not in (None, "none")
    }
    assert styles == {"warning"}


def test_every_table_has_a_named_range_of_its_rows(vierge: Workbook) -> None:
    for modele in TABLES:
        fin = get_column_letter(len(colonnes(modele)))
        plage = f"'{modele.feuille}'!$A$5:${fin}${LIGNE_TITRES + modele.capacite}"
        assert vierge.defined_names[f"plage_{modele.table}"].value == plage


def test_defined_names_are_unique_whatever_their_case() -> None:
    noms = re.findall(r'<definedName name="([^"]+)"', parties(VIERGE)["xl/workbook.xml"].decode())
    ours = [nom.casefold() for nom in noms if not nom.startswith("_xlnm.")]
    assert len(ours) == len(set(ours))
    assert all(re.fullmatch(r"[a-z_]\w*", nom) for nom in ours)


def test_every_name_a_formula_uses_is_defined() -> None:
    toutes = parties(VIERGE)
    noms = set(re.findall(r'<definedName name="([^"]+)"', toutes["xl/workbook.xml"].decode()))
    utilises = {
        nom
        for chemin, xml in toutes.items()
        if chemin.startswith(("xl/worksheets/sheet", "xl/workbook"))
        for nom in re.findall(r"\b((?:plage|col|liste|calc|param)_\w+)", xml.decode())
    }
    assert utilises <= noms


def test_no_formula_is_longer_than_excel_allows() -> None:
    for nom, xml in parties(VIERGE).items():
        if nom.endswith(".bin"):
            continue
        for formule in re.findall(r"<(?:f|formula)\b[^>]*>([^<]*)</", xml.decode()):
            assert len(formule) <= 8192


@pytest.mark.parametrize("modele", TABLES, ids=lambda m: m.table)
def test_a_table_prints_on_a4_one_page_wide_with_its_headers(
    vierge: Workbook, modele: type[Ligne]
) -> None:
    feuille = vierge[modele.feuille]
    assert str(feuille.page_setup.paperSize) == "9"
    assert (feuille.page_setup.fitToWidth, feuille.page_setup.fitToHeight) == (None, 0)
    assert feuille.print_title_rows == f"${LIGNE_TITRES}:${LIGNE_TITRES}"
    assert feuille.freeze_panes == f"B{LIGNE_TITRES + 1}"
    assert not feuille.merged_cells.ranges


def test_accueil_links_to_every_sheet(vierge: Workbook) -> None:
    liens = {c.hyperlink.location for row in vierge["Accueil"] for c in row if c.hyperlink}
    lettres = ["Modèle de lettre", "Modèle de lettre PAS", "Champs des lettres"]
    visibles = [m.feuille for m in TABLES] + lettres + list(SORTIES)
    assert liens == {f"'{feuille}'!A1" for feuille in visibles}


def test_parametres_holds_one_row_per_field_of_the_bareme(vierge: Workbook) -> None:
    feuille = vierge["Paramètres"]
    lignes = {
        r[0]: r for r in feuille.iter_rows(min_row=LIGNE_TITRES + 1, values_only=True) if r[0]
    }
    assert list(lignes) == list(parametres(Bareme))
    assert lignes["annee_scolaire"][2] == str(Bareme().annee_scolaire)
    assert lignes["uai_prefixe"][2] == "044"
    assert lignes["annuel_min"][2:5] == (96420, "minutes", "réglementaire")
    assert lignes["imp_taux"][2] == "0,25\u00a0; 0,5\u00a0; 1\u00a0; 2\u00a0; 3"
    assert lignes["fongible"][2] == "non"
    assert lignes["lycee_h"][2] is None


def test_the_values_of_parametres_are_read_back_as_the_bareme(vierge: Workbook) -> None:
    lignes = vierge["Paramètres"].iter_rows(min_row=LIGNE_TITRES + 1, values_only=True)
    lu, refus = Bareme.charger({str(r[0]): r[2] for r in lignes if r[0] and r[2] is not None})
    assert lu == Bareme()
    assert not refus


def test_a_parameter_may_be_given() -> None:
    classeur = openpyxl.load_workbook(BytesIO(construire({}, {"annee_scolaire": "2030-2031"})))
    valeurs = {r[0]: r[2] for r in classeur["Paramètres"].iter_rows(min_row=5, values_only=True)}
    assert valeurs["annee_scolaire"] == "2030-2031"


def test_durations_are_written_as_a_coordinator_would() -> None:
    heures: list[object] = [24 * 60, 24 * 60 + 30, 24 * 60 + 10, "24 h 15", 24.15, None]
    feuille = ouvrir(T_AESH=[{"aesh": "A", "heures": h} for h in heures])["AESH"]
    ecrits = [feuille[f"H{5 + i}"].value for i in range(len(heures))]
    assert ecrits == [24, 24.5, "24h10", "24 h 15", 24.15, None]
    assert feuille["H5"].number_format == "General"


def test_dates_and_times_of_day_are_real_ones() -> None:
    classeur = ouvrir(
        T_AESH=[{"aesh": "A", "debut": date(2026, 9, 1)}],
        T_Creneaux=[{"debut": 510, "fin": time(11, 45)}],
    )
    assert classeur["AESH"]["F5"].value == datetime(2026, 9, 1)
    assert classeur["AESH"]["F5"].number_format == "dd/mm/yyyy"
    assert [classeur["Emploi du temps"][c].value for c in ("F5", "G5")] == [
        time(8, 30),
        time(11, 45),
    ]


def test_a_yes_or_no_is_written_in_french() -> None:
    feuille = ouvrir(T_Eleves=[{"eleve": "E1", "midi": True}, {"eleve": "E2", "midi": False}])
    assert [feuille["Élèves"][f"D{n}"].value for n in (5, 6)] == ["oui", "non"]


def test_a_text_stays_a_text() -> None:
    textes = ["=1+1", "+33", "-12", "@SUM(A1)", "http://exemple.invalid", "007"]
    champs = {"nom": "B", "heures": "H", "debut": "F"}
    feuille = ouvrir(T_AESH=[dict.fromkeys(champs, texte) for texte in textes])["AESH"]
    for ligne, texte in enumerate(textes, start=LIGNE_TITRES + 1):
        for lettre in champs.values():
            cellule = feuille[f"{lettre}{ligne}"]
            assert (cellule.value, cellule.data_type, cellule.hyperlink) == (texte, "s", None)


def test_a_text_longer_than_a_cell_stops_the_build() -> None:
    with pytest.raises(ValueError, match="trop long"):
        construire({"T_AESH": [{"nom": "x" * 32_768}]})


def test_more_rows_than_the_capacity_widen_the_table() -> None:
    classeur = ouvrir(T_Poles=[{"pole": f"P{n}"} for n in range(30)])
    assert classeur["Pôles"].tables["T_Poles"].ref == "A4:I34"
    assert classeur.defined_names["plage_T_Poles"].value.endswith("$I$34")


@pytest.mark.parametrize("donnees", [{"T_Inconnue": []}, {"T_AESH": [{"inconnu": 1}]}])
def test_an_unknown_table_or_field_is_refused(donnees: dict[str, list[dict[str, object]]]) -> None:
    with pytest.raises(KeyError):
        construire(donnees)


def test_an_unknown_parameter_is_refused() -> None:
    with pytest.raises(KeyError):
        construire({}, {"inconnu": 1})


def test_the_properties_name_no_person_and_no_day() -> None:
    noyau = parties(VIERGE)["docProps/core.xml"].decode()
    assert "<dc:creator>pial_xl</dc:creator>" in noyau
    assert "<cp:lastModifiedBy>pial_xl</cp:lastModifiedBy>" in noyau
    assert set(re.findall(r"\d{4}-\d\d-\d\d", noyau)) == {"2026-09-01"}
