"""The output sheets that the template carries: laid out, empty, with room for a run."""

import re
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.cell.cell import MergedCell
from openpyxl.workbook import Workbook

from pial_xl.letters.modeles.mise_en_page import Modele
from pial_xl.letters.modeles.pas import MODELE_PAS
from pial_xl.letters.modeles.pial import MODELE
from pial_xl.report.feuilles import controles, synthese
from pial_xl.template import construire
from pial_xl.template.sorties import SORTIES

VIERGE = construire()


@pytest.fixture(scope="module")
def vierge() -> Workbook:
    return openpyxl.load_workbook(BytesIO(VIERGE))


@pytest.mark.parametrize("feuille", SORTIES)
def test_a_blank_output_sheet_says_what_to_click(vierge: Workbook, feuille: str) -> None:
    assert str(vierge[feuille]["A2"].value).startswith("Cliquez sur «\u00a0")


def test_the_table_of_findings_has_room_and_no_row(vierge: Workbook) -> None:
    feuille = vierge["Contrôles"]
    fin = controles.LIGNE_TITRES + controles.CAPACITE
    assert feuille.tables["T_Controles"].ref == f"A5:L{fin}"
    assert [c.value for c in feuille[5]] == [c.titre for c in controles.COLONNES]
    assert feuille.max_row == controles.LIGNE_TITRES


def test_levels_take_their_colour_from_their_word_on_every_row(vierge: Workbook) -> None:
    fin = controles.LIGNE_TITRES + controles.CAPACITE
    regles = {
        regle.formula[0]
        for plage in vierge["Contrôles"].conditional_formatting
        if str(plage.sqref) == f"A6:A{fin}"
        for regle in plage.rules
    }
    assert {f'$A6="{n}"' for n in ("BLOQUANT", "ALERTE", "INFO")} <= regles


def test_a_finding_wraps_in_rows_that_grow_by_themselves(vierge: Workbook) -> None:
    feuille = vierge["Contrôles"]
    assert {n for n, ligne in feuille.row_dimensions.items() if ligne.height} == {1, 5}
    xml = _parties()[_chemin(vierge, "Contrôles")]
    assert 'customHeight="1"' not in xml.split("<sheetData>")[0]


def test_charts_show_the_rows_of_twelve_poles_without_that_of_all_of_them(
    vierge: Workbook,
) -> None:
    graphiques = [xml for nom, xml in _parties().items() if nom.startswith("xl/charts/chart")]
    premiere = synthese.PLAN_DU_MODELE.lignes.poles
    plages = {ref for xml in graphiques for ref in re.findall(r"<c:f>([^<]+)</c:f>", xml)}
    assert len(graphiques) == 3
    assert f"Synthèse!$D${premiere + 1}:$D${premiere + synthese.POLES_MAX}" in plages
    assert vierge["Synthèse"].cell(premiere - 1, 4).value == "Dotation"


def test_the_sections_of_synthese_do_not_overlap(vierge: Workbook) -> None:
    plan = synthese.PLAN_DU_MODELE
    for titre, ligne, place in zip(plan.titres, plan.lignes, plan.places, strict=True):
        assert vierge["Synthèse"].cell(titre, 1).value
        for rang in range(ligne, ligne + place):
            assert vierge["Synthèse"].cell(rang, 1).value is None


def test_no_figure_stands_in_a_merged_cell_but_the_great_ones(vierge: Workbook) -> None:
    lignes = {
        cellule.row
        for rangee in vierge["Synthèse"].iter_rows(min_row=synthese.LIGNE_CARTES)
        for cellule in rangee
        if isinstance(cellule, MergedCell)
    }
    titres = {ligne - 2 for ligne in synthese.PLAN_DU_MODELE.lignes}
    assert lignes <= {synthese.LIGNE_CARTES, *titres}


@pytest.mark.parametrize("modele", [MODELE, MODELE_PAS], ids=lambda m: m.titre)
def test_a_line_of_a_letter_that_begins_with_a_dash_is_a_text_for_whoever_edits_it(
    vierge: Workbook, modele: Modele
) -> None:
    tirets = [bloc for bloc in modele.blocs if bloc.ressemble_a_une_formule]
    assert tirets
    for bloc in tirets:
        assert vierge[modele.titre].cell(bloc.ligne, bloc.colonne).quotePrefix


def _parties() -> dict[str, str]:
    with ZipFile(BytesIO(VIERGE)) as archive:
        return {
            nom: archive.read(nom).decode()
            for nom in archive.namelist()
            if nom.endswith((".xml", ".rels"))
        }


def _chemin(classeur: Workbook, feuille: str) -> str:
    return f"xl/worksheets/sheet{classeur.sheetnames.index(feuille) + 1}.xml"
