"""The report workbook, read back as another program would."""

import zipfile
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from cost import cpu_seconds
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from reports import constat, make_report

from pial_xl.constats import Constat, Niveau, NotJudged, Report
from pial_xl.report.blocks.controles import RANKS
from pial_xl.report.blocks.drawings import step_in_hours
from pial_xl.report.blocks.synthese import CHARTS_COLUMN, SIGNS_OFFSET
from pial_xl.report.looks import height
from pial_xl.report.synthese import Synthese, synthese
from pial_xl.report.workbook import controles, report_bytes
from pial_xl.report.workbook.controles import LINKS_MAX
from pial_xl.report.workbook.links import cell_link
from pial_xl.testing import SampleWorkbook
from pial_xl.units.mesure import day_count, etp, minutes, number

ECART = RANKS["ecart"] + 1
FIGURES = synthese(SampleWorkbook().dossier())
TITLES = [
    "Niveau", "Cellule", "Qui", "Message", "Que faire", "Suivi", "Note", "Statut", "Pôle",
    "Établissement", "Code", "Mesuré", "Attendu", "Écart", "Source", "Clé",
]  # fmt: skip

CHARTS = [f"xl/charts/chart{rank}.xml" for rank in (1, 2, 3)]
"""Those of Synthèse; the curve of the controls made comes after."""


def write(report: Report, s: Synthese = FIGURES, link: str | None = "essai.xlsx") -> bytes:
    return report_bytes(report, s, link)


def read_back(report: Report, s: Synthese = FIGURES, link: str | None = "essai.xlsx") -> Workbook:
    return load_workbook(BytesIO(write(report, s, link)))


def rows(sheet: Worksheet, table: str = "T_Controles") -> list[list[object]]:
    """Give the rows of a table, its header left out."""
    return [[c.value for c in row] for row in sheet[sheet.tables[table].ref]][1:]


def one_constat(**fields: Any) -> Worksheet:
    return read_back(make_report(constat(**fields)))["Contrôles"]


class TestChecksSheet:
    def test_constats_stand_in_a_table_with_the_headers_of_the_contract(self) -> None:
        sheet = one_constat()
        table = sheet.tables["T_Controles"]
        assert [c.name for c in table.tableColumns] == TITLES
        assert table.autoFilter is not None

    def test_a_constat_is_one_row(self) -> None:
        sheet = one_constat(objet="A07", niveau=Niveau.BLOQUANT)
        ((*told, _),) = rows(sheet)
        assert told == [
            "BLOQUANT", "Affectations!D12", "A07", "Un message.", "Corrigez.", None, None,
            "nouveau", None, None, "A-01", "27h20", "24h00", "\u00a03h20", "Une source",
        ]  # fmt: skip

    def test_the_gap_is_a_number_in_its_unit(self) -> None:
        shown = {
            minutes(-90): (-1.5, '#,##0.00"\u00a0h"'),
            etp(Fraction(1, 2)): (0.5, '0.00"\u00a0ETP"'),
            day_count(24): (24, '#,##0"\u00a0j"'),
            number(3): (3, "General"),
        }
        for ecart, told in shown.items():
            cell = one_constat(ecart=ecart).cell(6, ECART)
            assert (cell.value, cell.number_format) == told

    def test_the_key_is_hidden_and_says_nothing_of_whom(self) -> None:
        sheet = one_constat(objet="A07", key=("A07",))
        assert sheet.column_dimensions["P"].hidden
        assert "A07" not in str(sheet["P6"].value)

    def test_what_is_printed_ends_with_the_status(self) -> None:
        assert str(one_constat().print_area).endswith("$A$1:$H$6")

    def test_the_cell_is_a_link_to_the_controlled_workbook(self) -> None:
        link = one_constat().cell(6, 2).hyperlink
        assert link is not None
        assert (link.target, link.location) == ("essai.xlsx", "'Affectations'!D12")

    def test_without_a_way_to_the_workbook_the_cell_is_plain_text(self) -> None:
        cell = read_back(make_report(constat()), link=None)["Contrôles"].cell(6, 2)
        assert (cell.value, cell.hyperlink) == ("Affectations!D12", None)

    @pytest.mark.parametrize("niveau", Niveau)
    def test_each_level_has_its_word_and_its_color(self, niveau: Niveau) -> None:
        sheet = one_constat(niveau=niveau)
        colors = {
            rule.formula[0]: rule.dxf.fill.bgColor.rgb
            for area in sheet.conditional_formatting
            for rule in area.rules
            if rule.dxf and rule.dxf.fill and rule.formula[0].startswith("$A6=")
        }
        assert sheet.cell(6, 1).value == niveau.value
        assert f'$A6="{niveau}"' in colors
        assert len(set(colors.values())) == len(Niveau)

    def test_the_sheet_says_the_workbook_the_date_the_year_the_version_and_the_counts(
        self,
    ) -> None:
        sheet = one_constat()
        header = " ".join(str(c.value) for row in sheet["A2:P3"] for c in row)
        for done in ("essai.xlsx", "24/11/2026", "2026-2027", "pial-xl 0.1.0", "1 alerte"):
            assert done in header

    def test_a_report_without_constat_has_one_row_that_says_so(self) -> None:
        ((_, _, _, message, *_),) = rows(read_back(make_report())["Contrôles"])
        assert message == "Aucun constat"

    def test_the_sheet_prints_in_landscape_one_page_wide_with_its_header_repeated(self) -> None:
        sheet = one_constat()
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth in (None, 1)  # one page is what Excel understands
        assert sheet.page_setup.fitToHeight == 0
        settings = sheet.sheet_properties.pageSetUpPr
        assert settings is not None
        assert settings.fitToPage
        assert str(sheet.print_title_rows).endswith("$5:$5")
        assert sheet.freeze_panes == "A6"

    def test_a_long_message_is_given_the_height_it_takes(self) -> None:
        short, long = one_constat(message="Court."), one_constat(message="Un long message. " * 20)
        top, bottom = short.row_dimensions[6].height, long.row_dimensions[6].height
        assert top is not None
        assert bottom is not None
        assert bottom >= 5 * top


class TestHostileText:
    @pytest.mark.parametrize("text", ["=1+1", "=cmd|' /C calc'!A0", "+1", "-2", "@SUM(1)", "#N/A"])
    def test_a_text_that_looks_like_a_formula_stays_text(self, text: str) -> None:
        sheet = one_constat(message=text, objet=text)
        for column in (3, 4):
            cell = sheet.cell(6, column)
            assert cell.value == text
        with zipfile.ZipFile(BytesIO(write(make_report(constat(message=text))))) as archive:
            assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")

    def test_a_text_that_looks_like_an_address_is_no_link(self) -> None:
        assert one_constat(message="https://exemple.invalid/").cell(6, 4).hyperlink is None

    def test_a_text_longer_than_a_cell_is_cut_and_says_so(self) -> None:
        message = one_constat(message="é" * 40_000).cell(6, 4).value
        assert isinstance(message, str)
        assert (len(message), message[-1]) == (32_767, "…")

    @given(st.text(max_size=120), st.text(min_size=1, max_size=31))
    @settings(max_examples=25, deadline=None)
    def test_any_text_gives_a_workbook_that_opens(self, text: str, sheet: str) -> None:
        reread = one_constat(message=text, objet=text, sheet=sheet)
        assert reread.cell(6, 11).value == "A-01"


class TestLinks:
    def test_a_quote_in_the_name_of_a_sheet_is_doubled(self) -> None:
        assert cell_link("a.xlsx", "L'été", "B2") == "external:a.xlsx#'L''été'!B2"

    @pytest.mark.parametrize(
        ("nom", "target"),
        [
            ("mon classeur.xlsm", "mon%20classeur.xlsm"),
            ("n#1.xlsx", "n%231.xlsx"),
            ("100%20.xlsx", "100%2520.xlsx"),
            ("../été/a.xlsx", "..\\été\\a.xlsx"),
        ],
    )
    def test_the_name_of_a_file_is_escaped_once(self, nom: str, target: str) -> None:
        link = read_back(make_report(constat()), link=nom)["Contrôles"].cell(6, 2).hyperlink
        assert link is not None
        assert (link.target, link.location) == (target, "'Affectations'!D12")

    def test_excel_keeps_65_530_links_on_a_sheet(self) -> None:
        assert LINKS_MAX == 65_530

    def test_findings_beyond_the_links_that_excel_keeps_are_plain_text(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(controles, "LINKS_MAX", 3)
        report = make_report(*(constat(cell=f"D{n}") for n in range(1, 6)))
        cells = [read_back(report)["Contrôles"].cell(row, 2) for row in range(6, 11)]
        assert [c.value for c in cells] == [f"Affectations!D{n}" for n in range(1, 6)]
        assert [c.hyperlink is not None for c in cells] == [True, True, True, False, False]

    def test_a_path_too_long_for_excel_gives_no_link(self) -> None:
        assert cell_link("d/" * 1_000 + "a.xlsx", "AESH", "B2") is None
        cell = read_back(make_report(constat()), link="d/" * 1_000)["Contrôles"].cell(6, 2)
        assert (cell.value, cell.hyperlink) == ("Affectations!D12", None)


class TestSyntheseSheet:
    def test_hours_are_durations_that_a_sheet_can_add_up(self) -> None:
        sheet = read_back(make_report())["Synthèse"]
        row = _row(sheet, "P1")
        assert row[2:7] == [2, *(timedelta(hours=48),) * 3, timedelta(0)]

    def test_both_conventions_of_etp_are_named(self) -> None:
        texts = _texts(read_back(make_report())["Synthèse"])
        assert "ETP, convention exacte" in texts
        assert "ETP, convention quotité de contrat" in texts

    def test_what_is_not_judged_is_written_so_and_never_zero(self) -> None:
        workbook = SampleWorkbook()
        del workbook.tables["T_Dotation"]
        sheet = read_back(make_report(), synthese(workbook.dossier()))["Synthèse"]
        assert _row(sheet, "P1")[3] == "non évalué"

    def test_an_amount_that_is_a_bound_is_shown_as_one(self) -> None:
        workbook = SampleWorkbook()
        workbook.put("T_Affectations", 3, "heures", "beaucoup")
        sheet = read_back(make_report(), synthese(workbook.dossier()))["Synthèse"]
        contrats, allotted, free = (
            _row(sheet, "P1")[SIGNS_OFFSET + column] for column in (4, 5, 6)
        )
        assert (contrats, allotted, free) == (None, "≥", "≤")
        formats = {
            rule.dxf.numFmt.formatCode
            for area in sheet.conditional_formatting
            for rule in area.rules
            if rule.dxf and rule.dxf.numFmt
        }
        assert any(f.startswith('"≥\u00a0"[h]"h"mm') for f in formats)
        assert any(f.startswith('"≤\u00a0"[h]"h"mm') for f in formats)

    def test_three_native_charts_have_titles_and_titled_axes(self) -> None:
        with zipfile.ZipFile(BytesIO(write(make_report()))) as archive:
            charts = [n for n in CHARTS if n in archive.namelist()]
            assert len(charts) == 3
            for nom in charts:
                assert archive.read(nom).decode().count("<c:title>") == 3

    def test_a_chart_says_what_each_column_is_worth_over_it(self) -> None:
        with zipfile.ZipFile(BytesIO(write(make_report()))) as archive:
            for nom in CHARTS:
                xml = archive.read(nom).decode()
                assert xml.count('<c:showVal val="1"/>') == xml.count("<c:ser>") > 0

    def test_a_chart_draws_whole_hours_that_its_axis_graduates_by_round_steps(self) -> None:
        sheet = read_back(make_report())["Synthèse"]
        beside = CHARTS_COLUMN - 1
        assert _row(sheet, "P1")[beside : beside + 3] == [48, 48, 48]

    def test_each_school_has_its_line(self) -> None:
        sheet = read_back(make_report())["Synthèse"]
        line = _row(sheet, "École Saint-Exemple", column=1)
        assert line[:6] == ["P1", "École Saint-Exemple", 1, 1, 0, 0]
        assert line[6:8] == [timedelta(hours=12), timedelta(hours=12)]

    def test_charts_stand_between_the_tables(self) -> None:
        sheet = read_back(make_report())["Synthèse"]
        filled = [
            rank
            for rank, row in enumerate(sheet.iter_rows(values_only=True))
            if any(valeur is not None for valeur in row)
        ]
        gap = max(b - a for a, b in pairwise(filled))
        assert gap * 20 >= 300

    def test_a_workbook_without_pole_makes_a_sheet_without_chart(self) -> None:
        workbook = SampleWorkbook()
        workbook.tables["T_Poles"] = []
        data = write(make_report(), synthese(workbook.dossier()))
        charts = [n for n in zipfile.ZipFile(BytesIO(data)).namelist() if "charts/chart" in n]
        assert charts == CHARTS[:1]  # the curve of the controls made

    def test_a_workbook_without_any_table_still_makes_a_sheet(self) -> None:
        workbook = SampleWorkbook()
        workbook.tables = {}
        texts = _texts(read_back(make_report(), synthese(workbook.dossier()))["Synthèse"])
        assert sum(text.startswith(("Non évalué\u00a0:", "Non évalué.")) for text in texts) == 5

    def test_aesh_with_free_hours_stand_in_a_table(self) -> None:
        workbook = SampleWorkbook()
        workbook.put("T_Affectations", 3, "heures", 20)
        sheet = read_back(make_report(), synthese(workbook.dossier()))["Synthèse"]
        ((aesh, pole, *heures, _),) = rows(sheet, "T_HeuresLibres")
        assert (aesh, pole) == ("A02", "P1")
        assert heures == [timedelta(hours=h) for h in (24, 20, 4)]


class TestNotJudged:
    def test_rules_not_judged_are_listed_with_their_reason(self) -> None:
        report = replace(
            make_report(), not_judged=(NotJudged("D-01", "Titre", "La feuille manque."),)
        )
        sheet = read_back(report)["Non évalués"]
        assert rows(sheet, "T_NonEvalues") == [["D-01", "Titre", "La feuille manque."]]

    def test_settings_are_listed(self) -> None:
        sheet = read_back(replace(make_report(), settings=("A-06 désactivé.",)))["Non évalués"]
        assert "A-06 désactivé." in _texts(sheet)


def test_the_sheets_are_checks_synthese_not_judged_then_the_controls_made() -> None:
    assert read_back(make_report()).sheetnames == [
        "Contrôles",
        "Synthèse",
        "Non évalués",
        "Historique des contrôles",
    ]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert write(make_report(constat())) == write(make_report(constat()))


def test_a_constat_costs_as_much_among_two_thousand_as_among_two_hundred_and_fifty() -> None:
    constats: list[Constat] = [
        constat(cell=f"D{n}", message="Un message assez long pour tenir sur deux lignes. " * 2)
        for n in range(2_000)
    ]
    few, many = make_report(*constats[:250]), make_report(*constats)
    assert cpu_seconds(lambda: write(many)) < 3 * 8 * cpu_seconds(lambda: write(few))


@pytest.mark.parametrize(
    ("minutes", "pas"), [(0, 1), (60, 1), (24 * 60, 5), (548 * 60, 200), (5_000 * 60, 1000)]
)
def test_an_axis_is_graduated_in_round_hours(minutes: int, pas: int) -> None:
    assert step_in_hours(minutes) == pas


@given(st.text(max_size=400), st.integers(5, 60))
def test_a_row_is_never_taller_than_excel_allows(text: str, width: int) -> None:
    assert 13 <= height([(text, width)]) <= 409


def _texts(sheet: Worksheet) -> list[str]:
    return [c.value for row in sheet.iter_rows() for c in row if isinstance(c.value, str)]


def _row(sheet: Worksheet, begins: str, column: int = 0) -> list[object]:
    found = next(row for row in sheet.iter_rows() if row[column].value == begins)
    return [c.value for c in found]
