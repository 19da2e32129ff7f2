"""The report workbook, read back as another program would."""

import time
import zipfile
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from itertools import pairwise

import pytest
from fabrique import Classeur
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from rapports import constat, rapport

from pial_xl.findings import Finding, Niveau, NonEvalue, Report
from pial_xl.report.classeur import rapport_en_octets
from pial_xl.report.classeur.graphiques import pas_en_heures
from pial_xl.report.classeur.liens import lien_cellule
from pial_xl.report.classeur.styles import hauteur
from pial_xl.report.feuilles.synthese import DECALAGE_SIGNES
from pial_xl.report.synthese import Synthese, synthese

CHIFFRES = synthese(Classeur().dossier())
TITRES = [
    "Niveau", "Code", "Feuille", "Cellule", "Objet", "Message", "Mesuré", "Attendu", "Écart",
    "Que faire", "Source", "Statut",
]  # fmt: skip


def ecrire(report: Report, s: Synthese = CHIFFRES, lien: str | None = "essai.xlsx") -> bytes:
    return rapport_en_octets(report, s, lien)


def relire(report: Report, s: Synthese = CHIFFRES, lien: str | None = "essai.xlsx") -> Workbook:
    return load_workbook(BytesIO(ecrire(report, s, lien)))


def lignes(feuille: Worksheet, table: str = "T_Controles") -> list[list[object]]:
    """Give the rows of a table, its header left out."""
    return [[c.value for c in ligne] for ligne in feuille[feuille.tables[table].ref]][1:]


def un_constat(**champs: object) -> Worksheet:
    return relire(rapport(constat(**champs)))["Contrôles"]


class TestControles:
    def test_findings_stand_in_a_table_with_the_headers_of_the_contract(self) -> None:
        feuille = un_constat()
        table = feuille.tables["T_Controles"]
        assert [c.name for c in table.tableColumns] == TITRES
        assert table.autoFilter is not None

    def test_a_finding_is_one_row(self) -> None:
        feuille = un_constat(objet="A07", niveau=Niveau.BLOQUANT)
        assert lignes(feuille) == [
            ["BLOQUANT", "A-01", "Affectations", "D12", "A07", "Un message.", "27h20", "24h00",
             "3h20", "Corrigez.", "Une source", "nouveau"],
        ]  # fmt: skip

    def test_the_cell_is_a_link_to_the_controlled_workbook(self) -> None:
        lien = un_constat().cell(6, 4).hyperlink
        assert lien is not None
        assert (lien.target, lien.location) == ("essai.xlsx", "'Affectations'!D12")

    def test_without_a_way_to_the_workbook_the_cell_is_plain_text(self) -> None:
        cellule = relire(rapport(constat()), lien=None)["Contrôles"].cell(6, 4)
        assert (cellule.value, cellule.hyperlink) == ("D12", None)

    @pytest.mark.parametrize("niveau", Niveau)
    def test_each_level_has_its_word_and_its_colour(self, niveau: Niveau) -> None:
        feuille = un_constat(niveau=niveau)
        couleurs = {
            regle.formula[0]: regle.dxf.fill.bgColor.rgb
            for plage in feuille.conditional_formatting
            for regle in plage.rules
            if regle.dxf and regle.dxf.fill
        }
        assert feuille.cell(6, 1).value == niveau.value
        assert f'$A6="{niveau}"' in couleurs
        assert len(set(couleurs.values())) == len(Niveau)

    def test_the_sheet_says_the_workbook_the_date_the_year_the_version_and_the_counts(
        self,
    ) -> None:
        feuille = un_constat()
        entete = " ".join(str(c.value) for ligne in feuille["A2:L3"] for c in ligne)
        for fait in ("essai.xlsx", "24/11/2026", "2026-2027", "pial-xl 0.1.0", "1 alerte"):
            assert fait in entete

    def test_a_report_without_finding_has_one_row_that_says_so(self) -> None:
        ((*_, message, _, _, _, _, _, _),) = lignes(relire(rapport())["Contrôles"])
        assert message == "Aucun constat"

    def test_the_sheet_prints_in_landscape_one_page_wide_with_its_header_repeated(self) -> None:
        feuille = un_constat()
        assert feuille.page_setup.orientation == "landscape"
        assert feuille.page_setup.fitToWidth in (None, 1)  # one page is what Excel understands
        assert feuille.page_setup.fitToHeight == 0
        reglages = feuille.sheet_properties.pageSetUpPr
        assert reglages is not None
        assert reglages.fitToPage
        assert str(feuille.print_title_rows).endswith("$5:$5")
        assert feuille.freeze_panes == "A6"

    def test_a_long_message_is_given_the_height_it_takes(self) -> None:
        court, long = un_constat(message="Court."), un_constat(message="Un long message. " * 20)
        haut, bas = court.row_dimensions[6].height, long.row_dimensions[6].height
        assert haut is not None
        assert bas is not None
        assert bas >= 5 * haut


class TestTexteHostile:
    @pytest.mark.parametrize("texte", ["=1+1", "=cmd|' /C calc'!A0", "+1", "-2", "@SUM(1)", "#N/A"])
    def test_a_text_that_looks_like_a_formula_stays_text(self, texte: str) -> None:
        feuille = un_constat(message=texte, objet=texte)
        for colonne in (5, 6):
            cellule = feuille.cell(6, colonne)
            assert cellule.value == texte
        with zipfile.ZipFile(BytesIO(ecrire(rapport(constat(message=texte))))) as archive:
            assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")

    def test_a_text_that_looks_like_an_address_is_no_link(self) -> None:
        assert un_constat(message="https://exemple.invalid/").cell(6, 6).hyperlink is None

    def test_a_text_longer_than_a_cell_is_cut_and_says_so(self) -> None:
        message = un_constat(message="é" * 40_000).cell(6, 6).value
        assert isinstance(message, str)
        assert (len(message), message[-1]) == (32_767, "…")

    @given(st.text(max_size=120), st.text(min_size=1, max_size=31))
    @settings(max_examples=25, deadline=None)
    def test_any_text_gives_a_workbook_that_opens(self, texte: str, feuille: str) -> None:
        relu = un_constat(message=texte, objet=texte, feuille=feuille)
        assert relu.cell(6, 2).value == "A-01"


class TestLiens:
    def test_a_quote_in_the_name_of_a_sheet_is_doubled(self) -> None:
        assert lien_cellule("a.xlsx", "L'été", "B2") == "external:a.xlsx#'L''été'!B2"

    @pytest.mark.parametrize(
        ("nom", "cible"),
        [
            ("mon classeur.xlsm", "mon%20classeur.xlsm"),
            ("n#1.xlsx", "n%231.xlsx"),
            ("100%20.xlsx", "100%2520.xlsx"),
            ("../été/a.xlsx", "..\\été\\a.xlsx"),
        ],
    )
    def test_the_name_of_a_file_is_escaped_once(self, nom: str, cible: str) -> None:
        lien = relire(rapport(constat()), lien=nom)["Contrôles"].cell(6, 4).hyperlink
        assert lien is not None
        assert (lien.target, lien.location) == (cible, "'Affectations'!D12")

    def test_a_path_too_long_for_excel_gives_no_link(self) -> None:
        assert lien_cellule("d/" * 1_000 + "a.xlsx", "AESH", "B2") is None
        cellule = relire(rapport(constat()), lien="d/" * 1_000)["Contrôles"].cell(6, 4)
        assert (cellule.value, cellule.hyperlink) == ("D12", None)


class TestSynthese:
    def test_hours_are_durations_that_a_sheet_can_add_up(self) -> None:
        feuille = relire(rapport())["Synthèse"]
        ligne = _ligne(feuille, "P1")
        assert ligne[2:7] == [2, *(timedelta(hours=48),) * 3, timedelta(0)]

    def test_both_conventions_of_etp_are_named(self) -> None:
        textes = _textes(relire(rapport())["Synthèse"])
        assert "ETP, convention exacte" in textes
        assert "ETP, convention quotité de contrat" in textes

    def test_what_is_not_judged_is_written_so_and_never_zero(self) -> None:
        classeur = Classeur()
        del classeur.tables["T_Dotation"]
        feuille = relire(rapport(), synthese(classeur.dossier()))["Synthèse"]
        assert _ligne(feuille, "P1")[3] == "non évalué"

    def test_an_amount_that_is_a_bound_is_shown_as_one(self) -> None:
        classeur = Classeur()
        classeur.mettre("T_Affectations", 3, "heures", "beaucoup")
        feuille = relire(rapport(), synthese(classeur.dossier()))["Synthèse"]
        contrats, affectees, libres = (
            _ligne(feuille, "P1")[DECALAGE_SIGNES + colonne] for colonne in (4, 5, 6)
        )
        assert (contrats, affectees, libres) == (None, "≥", "≤")
        formats = {
            regle.dxf.numFmt.formatCode
            for plage in feuille.conditional_formatting
            for regle in plage.rules
            if regle.dxf and regle.dxf.numFmt
        }
        assert any(f.startswith('"≥\u00a0"[h]"h"mm') for f in formats)
        assert any(f.startswith('"≤\u00a0"[h]"h"mm') for f in formats)

    def test_three_native_charts_have_titles_and_titled_axes(self) -> None:
        with zipfile.ZipFile(BytesIO(ecrire(rapport()))) as archive:
            charts = [n for n in archive.namelist() if n.startswith("xl/charts/chart")]
            assert len(charts) == 3
            for nom in charts:
                assert archive.read(nom).decode().count("<c:title>") == 3

    def test_charts_stand_between_the_tables(self) -> None:
        feuille = relire(rapport())["Synthèse"]
        pleines = [
            rang
            for rang, ligne in enumerate(feuille.iter_rows(values_only=True))
            if any(valeur is not None for valeur in ligne)
        ]
        trou = max(b - a for a, b in pairwise(pleines))
        assert trou * 20 >= 300

    def test_a_workbook_without_pole_makes_a_sheet_without_chart(self) -> None:
        classeur = Classeur()
        classeur.tables["T_Poles"] = []
        octets = ecrire(rapport(), synthese(classeur.dossier()))
        assert not [n for n in zipfile.ZipFile(BytesIO(octets)).namelist() if "chart" in n]

    def test_a_workbook_without_any_table_still_makes_a_sheet(self) -> None:
        classeur = Classeur()
        classeur.tables = {}
        textes = _textes(relire(rapport(), synthese(classeur.dossier()))["Synthèse"])
        assert sum(texte.startswith(("Non évalué\u00a0:", "Non évalué.")) for texte in textes) == 4

    def test_aesh_with_free_hours_stand_in_a_table(self) -> None:
        classeur = Classeur()
        classeur.mettre("T_Affectations", 3, "heures", 20)
        feuille = relire(rapport(), synthese(classeur.dossier()))["Synthèse"]
        ((aesh, pole, *heures, _),) = lignes(feuille, "T_HeuresLibres")
        assert (aesh, pole) == ("A02", "P1")
        assert heures == [timedelta(hours=h) for h in (24, 20, 4)]


class TestNonEvalues:
    def test_rules_not_judged_are_listed_with_their_reason(self) -> None:
        report = replace(rapport(), non_evalues=(NonEvalue("D-01", "Titre", "La feuille manque."),))
        feuille = relire(report)["Non évalués"]
        assert lignes(feuille, "T_NonEvalues") == [["D-01", "Titre", "La feuille manque."]]

    def test_settings_are_listed(self) -> None:
        feuille = relire(replace(rapport(), reglages=("A-06 désactivé.",)))["Non évalués"]
        assert "A-06 désactivé." in _textes(feuille)


def test_the_sheets_are_controles_then_synthese_then_non_evalues() -> None:
    assert relire(rapport()).sheetnames == ["Contrôles", "Synthèse", "Non évalués"]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert ecrire(rapport(constat())) == ecrire(rapport(constat()))


def test_five_thousand_findings_are_written_in_seconds() -> None:
    constats: list[Finding] = [
        constat(cellule=f"D{n}", message="Un message assez long pour tenir sur deux lignes. " * 2)
        for n in range(5_000)
    ]
    debut = time.perf_counter()
    octets = ecrire(rapport(*constats))
    assert time.perf_counter() - debut < 10
    assert octets


@pytest.mark.parametrize(
    ("minutes", "pas"), [(0, 1), (60, 1), (24 * 60, 5), (548 * 60, 200), (5_000 * 60, 1000)]
)
def test_an_axis_is_graduated_in_round_hours(minutes: int, pas: int) -> None:
    assert pas_en_heures(minutes) == pas


@given(st.text(max_size=400), st.integers(5, 60))
def test_a_row_is_never_taller_than_excel_allows(texte: str, largeur: int) -> None:
    assert 13 <= hauteur([(texte, largeur)]) <= 409


def _textes(feuille: Worksheet) -> list[str]:
    return [c.value for ligne in feuille.iter_rows() for c in ligne if isinstance(c.value, str)]


def _ligne(feuille: Worksheet, pole: str) -> list[object]:
    trouvee = next(ligne for ligne in feuille.iter_rows() if ligne[0].value == pole)
    return [c.value for c in trouvee]
