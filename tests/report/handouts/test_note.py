"""The note de situation: figures of a workbook, three requests, nobody to be recognized."""

from datetime import date

import pytest

from pial_xl.report.blocks.history import FIGURES, HistoryLine, history_line
from pial_xl.report.handouts.note import Past, note_paper
from pial_xl.report.handouts.note_requests import requests_of
from pial_xl.report.handouts.paper import GRID, Paper, PaperTable, as_handout, as_text
from pial_xl.report.situation import situation_of
from pial_xl.report.synthese import synthese
from pial_xl.report.workbook.handouts import handouts_bytes
from pial_xl.testing import REFERENCE, YEAR_END, YEAR_START, SampleWorkbook
from pial_xl.usecases.judgment import judge
from pial_xl.usecases.note import note_from

NO_PAST = Past()


def note(workbook: SampleWorkbook, past: Past = NO_PAST) -> str:
    d = workbook.dossier()
    return as_text(note_paper(d, situation_of(d), past, "1.0")).replace("\xa0", " ")


def requests(workbook: SampleWorkbook) -> tuple[str, ...]:
    d = workbook.dossier()
    return requests_of(d, situation_of(d))


def with_pupils(count: int, *, served: int = 0) -> SampleWorkbook:
    """Give a workbook with more pupils of individual help in P2, the first of them served."""
    workbook = SampleWorkbook()
    for n in range(count):
        code = f"F{n}"
        workbook.add("T_Eleves", eleve=code, uai="0440002N", classe="6e")
        workbook.add(
            "T_Notifications", eleve=code, aide="I", heures=6, debut=YEAR_START, fin=YEAR_END
        )
        if n < served:
            workbook.add("T_Affectations", aesh="A03", eleve=code, aide="I", heures=6)
    return workbook


def line(day: date, **figures: float) -> HistoryLine:
    named = {title: figures.get(title, 0) for title in FIGURES}
    return HistoryLine(day, tuple(named.values()))


def test_no_code_nor_name_is_in_the_note() -> None:
    workbook = with_pupils(8)
    said = note(workbook)
    codes = [str(row["aesh"]) for row in workbook.tables["T_AESH"]]
    codes += [str(row["eleve"]) for row in workbook.tables["T_Eleves"]]
    assert [code for code in codes if code in said.split()] == []
    assert "PILOTE" not in said
    assert "Saint-Exemple" not in said


def test_a_pole_of_four_pupils_tells_none_of_them() -> None:
    workbook = SampleWorkbook()
    del workbook.tables["T_Affectations"][3]
    said = note(workbook)
    assert "Heures individuelles : n.d. notifiées, n.d. assurées, n.d. manquantes" in said
    assert "leur nombre ferait deviner un petit effectif" in said
    assert "24h00 d'heures" not in said


def test_many_pupils_without_help_are_counted_with_the_days_they_wait() -> None:
    said = note(with_mutualisee(9, with_pupils(8)))
    assert "17 élèves, 84 jours" in said


def test_few_pupils_without_help_are_not_told_by_the_others_either() -> None:
    said = note(with_pupils(12, served=10))
    (line_of_aide,) = [row for row in said.splitlines() if row.endswith("0") and "n.d." in row][:1]
    assert line_of_aide.split().count("n.d.") == 2


def with_mutualisee(count: int, workbook: SampleWorkbook) -> SampleWorkbook:
    """Add pupils of mutualised help without anybody."""
    for n in range(count):
        workbook.add("T_Eleves", eleve=f"M{n}", uai="0440002N", classe="6e")
        workbook.add("T_Notifications", eleve=f"M{n}", aide="M", debut=YEAR_START, fin=YEAR_END)
    return workbook


def test_the_few_who_are_served_are_hidden_by_the_sum_and_not_by_those_who_wait() -> None:
    workbook = with_mutualisee(30, SampleWorkbook())
    assert "Donner un AESH à 30 élèves d'aide mutualisée qui n'en ont aucun." in requests(workbook)
    (row,) = [row for row in note(workbook).splitlines() if row.endswith("30       0")]
    assert row.split()[-5:] == ["n.d.", "n.d.", "–", "30", "0"]


def test_a_count_of_all_who_wait_is_not_told_where_that_of_one_kind_is_not() -> None:
    said = note(with_mutualisee(4, with_pupils(8)))
    assert "leur nombre ferait deviner un petit effectif" in said
    assert "12 élèves" not in said


def test_a_long_name_of_a_pole_is_cut_in_the_footer_of_the_sheet() -> None:
    workbook = SampleWorkbook()
    for n in range(2):
        workbook.put("T_Poles", n, "libelle", "& très long " * 20)
    d = workbook.dossier()
    handout = as_handout(note_paper(d, situation_of(d), Past(), "1.0"))
    assert handouts_bytes([handout], "note", REFERENCE, "1.0")


def test_hours_free_and_in_excess_are_told_apart() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Affectations", 3, "heures", 20)
    workbook.put("T_Affectations", 4, "heures", 30)
    (row,) = [row for row in note(workbook).splitlines() if row.startswith("Ensemble")]
    assert row.split()[-2:] == ["4h00", "6h00"]


def test_missing_individual_hours_that_free_ones_do_not_cover_are_asked_first() -> None:
    assert requests(with_pupils(8))[0].startswith("Donner 48h00 (environ 2 postes)")


def test_missing_hours_that_the_pole_has_free_are_not_asked_for() -> None:
    workbook = with_pupils(2)
    workbook.add("T_AESH", aesh="A04", pole="P2", contrat="CDI", debut=YEAR_START, heures=24)
    assert not [said for said in requests(workbook) if "individuelles" in said]


def test_hours_missing_to_few_pupils_are_asked_without_their_number() -> None:
    assert requests(with_pupils(2))[0] == (
        "Donner les heures individuelles notifiées qui manquent à des élèves."
    )


def test_quota_without_contract_is_asked_from_the_threshold_on() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Dotation", 0, "heures", 59)
    assert requests(workbook) == ()
    workbook.put("T_Dotation", 0, "heures", 60)
    assert requests(workbook)[0].startswith("Pourvoir 12h00")


def test_a_pole_with_too_many_contracts_fills_no_vacancy_of_another() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Dotation", 0, "heures", 72)
    workbook.put("T_Dotation", 1, "heures", 0)
    assert situation_of(workbook.dossier()).vacancy == 24 * 60


def test_three_requests_are_made_at_most() -> None:
    workbook = with_pupils(8)
    workbook.put("T_Dotation", 0, "heures", 90)
    workbook.put("T_AESH", 1, "absent_du", REFERENCE)
    for n in range(3):
        workbook.put("T_AESH", n, "contrat", "CDD")
        workbook.put("T_AESH", n, "fin", date(2026, 12, 31))
    assert len(requests(workbook)) == 3


def test_a_clean_workbook_asks_for_nothing() -> None:
    said = note(SampleWorkbook())
    assert "Aucune : les chiffres n'en appellent pas." in said
    assert "Rien : tous les élèves notifiés" in said


def test_without_an_earlier_state_its_reader_is_told_so_and_its_author_what_to_do() -> None:
    d = SampleWorkbook().dossier()
    first = note_paper(d, situation_of(d), Past(), "1.0")
    assert "rien à quoi comparer" in as_text(first)
    assert "--depuis" not in as_text(first)
    assert "--depuis" in first.advice
    known = Past((line(date(2026, 10, 5)), line(REFERENCE)))
    assert note_paper(d, situation_of(d), known, "1.0").advice == ""


def test_the_footer_of_many_poles_is_never_cut() -> None:
    long = Paper("Note", f"{'Pôle au long nom, ' * 8} · au 24/11/2026 · pial-xl 1.0", ())
    assert as_handout(long).page.footer == "Note · au 24/11/2026 · pial-xl 1.0"
    short = Paper("Note", "Pôle · au 24/11/2026", ())
    assert as_handout(short).page.footer == "Pôle · au 24/11/2026"


def test_what_changed_is_told_from_the_control_before() -> None:
    past = Past(
        (
            line(date(2026, 10, 5), AESH=2, **{"Contrats (h)": 48, "I notifiés": 3}),
            line(REFERENCE, AESH=3, **{"Contrats (h)": 72, "I notifiés": 3}),
        )
    )
    said = note(SampleWorkbook(), past)
    assert "Depuis le contrôle du 05/10/2026" in said
    assert "AESH 2 → 3 ; heures de contrat + 24h00" in said


def test_hours_that_miss_at_each_control_are_dated_from_the_first_in_a_row() -> None:
    days = [date(2026, 9, 10), date(2026, 9, 20), date(2026, 10, 5), date(2026, 11, 2)]
    missing = (12, 0, 30, 36)
    lines = [
        line(day, **{"Manquantes (h)": hours, "I notifiés": 11})
        for day, hours in zip(days, missing, strict=True)
    ]
    said = " ".join(note(with_pupils(8), Past(tuple(lines))).split())
    assert "manquent à chaque contrôle depuis le 05/10/2026 : 30h00 alors, 48h00" in said


def after(*lines: HistoryLine) -> str:
    """Give the note of a workbook that remembers controls."""
    judgment = judge(SampleWorkbook().raw(), REFERENCE)
    return as_text(note_from(judgment, lines)).replace("\xa0", " ")


def test_two_controls_of_one_day_are_compared_where_no_day_before_is_known() -> None:
    morning = line(REFERENCE, AESH=2, **{"Contrats (h)": 48, "I notifiés": 3})
    said = after(morning)
    assert "Depuis le contrôle fait plus tôt ce jour" in said
    assert "AESH 2 → 3 ; heures de contrat + 24h00" in said


def test_a_day_before_is_preferred_to_a_control_of_the_same_day() -> None:
    morning = line(REFERENCE, AESH=2)
    assert "Depuis le contrôle du 05/10/2026" in after(line(date(2026, 10, 5), AESH=1), morning)


def test_a_control_of_the_same_day_that_said_the_same_is_no_earlier_state() -> None:
    judgment = judge(SampleWorkbook().raw(), REFERENCE)
    same = history_line(judgment.report, synthese(judgment.dossier))
    assert "Aucun état précédent n'est connu" in after(same)


@pytest.mark.parametrize("count", [0, 8, 400])
def test_the_note_holds_in_one_page_and_its_tables_make_up_the_sheet(count: int) -> None:
    d = with_pupils(count).dossier()
    paper = note_paper(d, situation_of(d), Past(), "1.0")
    assert as_handout(paper).page.is_single
    for part in paper.parts:
        if isinstance(part, PaperTable):
            assert sum(column.across for column in part.columns) == GRID


def test_a_workbook_without_any_table_still_has_its_note() -> None:
    workbook = SampleWorkbook()
    workbook.tables = {}
    assert "Non évalué" in note(workbook)


def test_where_nobody_is_notified_the_note_does_not_say_that_all_are_served() -> None:
    workbook = SampleWorkbook()
    workbook.tables["T_Notifications"].clear()
    said = note(workbook)
    assert "Aucun élève n'est notifié à cette date" in said
    assert "tous les élèves notifiés" not in said
