"""A page on what changed: no code, no name, no small count of pupils, unless asked by code."""

from pial_xl.report.anonymity import UNTOLD
from pial_xl.report.comparison import Comparison, WorkbookState, compare
from pial_xl.report.handouts.comparison import comparison_paper
from pial_xl.report.handouts.comparison_codes import comparison_codes_paper
from pial_xl.report.handouts.comparison_places import told_notified
from pial_xl.report.handouts.paper import GRID, PaperTable, as_handout, as_text
from pial_xl.testing import SampleWorkbook


def comparison() -> Comparison:
    before, after = SampleWorkbook(), SampleWorkbook()
    after.put("T_Affectations", 3, "heures", 20)
    after.put("T_AESH", 1, "heures", 30)
    after.put("T_Affectations", 4, "aesh", "A02")
    after.put("T_Eleves", 1, "sorti_le", "01/11/2026")
    states = [WorkbookState(w.dossier(), w.run_checks()[0]) for w in (before, after)]
    return compare(*states)


def test_the_page_holds_no_code_nor_name() -> None:
    workbook = SampleWorkbook()
    said = as_text(comparison_paper(comparison()))
    codes = [row["aesh"] for row in workbook.tables["T_AESH"]]
    codes += [row["eleve"] for row in workbook.tables["T_Eleves"]]
    assert [code for code in codes if str(code) in said] == []
    assert "PILOTE" not in said


def test_few_pupils_are_not_counted() -> None:
    said = as_text(comparison_paper(comparison()))
    assert "arrivés\xa0: n.d." in said
    assert "n.d.\xa0: non dit" in said


def test_with_a_threshold_of_one_every_count_is_told() -> None:
    before, after = SampleWorkbook(), SampleWorkbook()
    after.put("T_Eleves", 1, "sorti_le", "01/11/2026")
    for workbook in (before, after):
        workbook.add("T_Parametres", cle="k_anonymat", valeur=1)
    c = compare(*(WorkbookState(w.dossier(), w.run_checks()[0]) for w in (before, after)))
    said = as_text(comparison_paper(c))
    assert "arrivés\xa0: 0\xa0; partis\xa0: 1" in said
    assert "n.d." not in said


def test_by_code_the_page_says_what_it_is_then_each_change() -> None:
    c = comparison()
    said = as_text(comparison_codes_paper(c))
    assert "données de santé" in " ".join(said.splitlines()[:6]).casefold()
    for code in ("A02", "A03", "E2", "E4", "E5"):
        assert code in said


def test_the_columns_of_every_table_make_up_the_sheet() -> None:
    c = comparison()
    paper = comparison_codes_paper(c)
    for part in paper.parts:
        if isinstance(part, PaperTable):
            assert sum(column.across for column in part.columns) == GRID
    for _, cell in as_handout(paper).places():
        assert cell.column + cell.across - 1 <= GRID


def test_no_line_of_a_terminal_is_longer_than_its_eighty_columns() -> None:
    c = comparison()
    assert max(map(len, as_text(comparison_codes_paper(c)).splitlines())) <= 80


def test_the_sum_of_a_level_does_not_tell_the_few_constats_of_pupils() -> None:
    before, after = SampleWorkbook(), SampleWorkbook()
    after.tables["T_Affectations"].pop()
    c = compare(*(WorkbookState(w.dossier(), w.run_checks()[0]) for w in (before, after)))
    assert "N-01" in {constat.code for constat in c.new}
    said = " ".join(as_text(comparison_paper(c)).replace("\xa0", " ").split())
    assert "n.d. nouveaux (n.d. ALERTE" in said


def test_the_total_of_pupils_does_not_tell_the_few_of_a_kind_of_help() -> None:
    before, after = SampleWorkbook(), SampleWorkbook()
    for workbook in (before, after):
        for rank in range(9):
            workbook.add("T_Eleves", eleve=f"M{rank}", uai="0440003P")
            workbook.add("T_Notifications", eleve=f"M{rank}", aide="M", debut="01/09/2026")
            workbook.add("T_Affectations", aesh="A02", eleve=f"M{rank}", aide="M", heures=1)
    c = compare(*(WorkbookState(w.dossier(), w.run_checks()[0]) for w in (before, after)))
    assert told_notified(c) == (None, None)


def test_the_schools_of_a_kind_of_help_are_told_as_one_apart_from_those_of_another() -> None:
    before, after = SampleWorkbook(), SampleWorkbook()
    for workbook, more in ((before, 0), (after, 1)):
        workbook.tables["T_Affectations"].clear()
        for aide, uai, count in (("M", "0440003P", 9), ("M", "0440004R", 3), ("I", "0440004R", 6)):
            for rank in range(count + more):
                code = f"{aide}{uai[-1]}{rank}"
                workbook.add("T_Eleves", eleve=code, uai=uai)
                workbook.add("T_Notifications", eleve=code, aide=aide, debut="01/09/2026")
    c = compare(*(WorkbookState(w.dossier(), w.run_checks()[0]) for w in (before, after)))
    tables = [part for part in comparison_paper(c).parts if isinstance(part, PaperTable)]
    rows = {row[0]: row[1:3] for table in tables for row in table.rows}
    assert rows["École Sainte-Fiction, M"] == (9, 10)
    assert rows["Autres, ensemble, M"] == (5, 6)
    assert rows["Autres, ensemble, I"] == (9, 10)


def test_no_school_is_told_of_a_kind_of_help_whose_sum_is_not() -> None:
    before, after = SampleWorkbook(), SampleWorkbook()
    for workbook, count in ((before, 9), (after, 10)):
        for rank in range(count):
            workbook.add("T_Eleves", eleve=f"M{rank}", uai="0440003P")
            workbook.add("T_Notifications", eleve=f"M{rank}", aide="M", debut="01/09/2026")
    c = compare(*(WorkbookState(w.dossier(), w.run_checks()[0]) for w in (before, after)))
    tables = [part for part in comparison_paper(c).parts if isinstance(part, PaperTable)]
    rows = {row[0]: row[1:] for table in tables for row in table.rows}
    assert rows["Autres, ensemble, M"][:6] == (UNTOLD,) * 6
