"""Each control explained: its words, its level in a workbook and who changed it."""

from pathlib import Path

from openpyxl import load_workbook
from terminal import save_workbook

from pial_xl.constats import Niveau
from pial_xl.report.blocks.rule_lines import COLUMNS, SHEET, TITLE_ROW, RuleLine
from pial_xl.report.handouts.explanation import explanation_paper
from pial_xl.report.handouts.paper import as_text
from pial_xl.rules import catalogue
from pial_xl.sheets.closed.controles import is_report
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.check import check_workbook
from pial_xl.usecases.rule_lines import rule_lines


def line_of(workbook: SampleWorkbook, code: str) -> RuleLine:
    constats, _, _ = workbook.run_checks()
    (line,) = [x for x in rule_lines(workbook.dossier(), constats) if x.code == code]
    return line


def test_every_control_has_its_line_in_the_order_of_the_catalogue() -> None:
    lines = rule_lines(SampleWorkbook().dossier(), ())
    assert [line.code for line in lines] == [rule.code for rule in catalogue()]
    assert all(line.condition and line.advice and line.source for line in lines)


def test_a_control_that_nobody_changed_has_its_own_level() -> None:
    line = line_of(SampleWorkbook(), "A-01")
    assert (line.in_force, line.changed_by) == (Niveau.BLOQUANT, "")


def test_a_level_that_the_workbook_changes_is_told_with_the_cell_that_does() -> None:
    workbook = SampleWorkbook()
    index = workbook.add("T_Parametres", cle="controle.A-01", valeur="INFO")
    line = line_of(workbook, "A-01")
    assert line.in_force is Niveau.INFO
    address = workbook.address("T_Parametres", index, "valeur")
    assert line.changed_by == f"Paramètres {address} (controle.A-01)"


def test_a_control_switched_off_says_so() -> None:
    workbook = SampleWorkbook()
    workbook.add("T_Parametres", cle="controle.A-01", valeur="non")
    assert line_of(workbook, "A-01").shown_level == "désactivé"


def test_the_example_is_a_constat_of_the_workbook_itself() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_AESH", 1, "heures", 12)
    assert "24h00 affectées pour 12h00" in line_of(workbook, "A-01").example
    assert line_of(SampleWorkbook(), "A-01").example == ""


def test_a_report_explains_its_controls_on_a_sheet_of_their_own(tmp_path: Path) -> None:
    path, report = tmp_path / "essai.xlsx", tmp_path / "controles.xlsx"
    save_workbook(SampleWorkbook(), path)
    check_workbook(path, REFERENCE).save_report(report)
    sheet = load_workbook(report)[SHEET]
    titles = [cell.value for cell in sheet[TITLE_ROW]]
    assert titles == [column.title for column in COLUMNS]
    assert [row[0].value for row in sheet.iter_rows(min_row=TITLE_ROW + 1)] == [
        rule.code for rule in catalogue()
    ]
    assert is_report(report)


def test_an_explanation_says_what_why_an_example_what_to_do_and_the_level() -> None:
    line = line_of(SampleWorkbook(), "A-01")
    said = as_text(explanation_paper(line)).replace("\xa0", " ")
    for words in ("CE QU'IL CHERCHE", "POURQUOI", "EXEMPLE", "QUE FAIRE", "NIVEAU EN VIGUEUR"):
        assert words in said
    assert "Circulaire 2019-090" in said
    assert "DANS CE CLASSEUR" not in said


def test_beside_a_workbook_it_gives_the_first_constats_and_counts_the_others() -> None:
    workbook = SampleWorkbook()
    for n in range(7):
        workbook.add("T_Affectations", aesh=f"Z{n}", eleve="E1", aide="I", heures=1)
    constats, _, _ = workbook.run_checks()
    found = [c for c in constats if c.code == "S-11"]
    said = as_text(explanation_paper(line_of(workbook, "S-11"), found)).replace("\xa0", " ")
    assert said.count("• Affectations") == 5
    assert "… et 2 autres" in said
