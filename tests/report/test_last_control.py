"""What a control leaves on Accueil."""

from dataclasses import replace

from reports import constat, make_report

from pial_xl.constats import Niveau, NotJudged
from pial_xl.report.blocks.last_control import LAST_ROW, STATE_ROW, last_control_block
from pial_xl.report.suivi import Suivi
from pial_xl.report.tracking import Status, TrackedConstat, Tracking, track
from pial_xl.units.text import NBSP

LINES = ("Contrôles", 5)


def test_each_level_is_counted_and_leads_to_its_first_line() -> None:
    alerte = constat(niveau=Niveau.ALERTE)
    report = make_report(constat(niveau=Niveau.BLOQUANT), alerte, alerte)
    block = last_control_block(report, track(report), LINES)
    assert block.values[0] == (f"Contrôle au 24{NBSP}novembre 2026", "46350", "")
    assert block.values[1:4] == (
        ("1 bloquant", "Contrôles", "A6"),
        ("2 alertes", "Contrôles", "A7"),
        ("0 info", "", ""),
    )


def test_what_is_resolved_is_neither_counted_nor_to_do() -> None:
    report = make_report()
    solved = TrackedConstat(constat(niveau=Niveau.BLOQUANT), Status.SOLVED)
    block = last_control_block(report, Tracking((solved,)), LINES)
    assert block.values[1] == ("0 bloquant", "", "")
    assert str(block.values[5][0]).startswith("Rien n'est urgent")


def test_what_the_person_accepts_is_counted_apart_and_is_not_to_do() -> None:
    report = make_report(constat(), constat(message="Un autre."))
    first, second = track(report).rows
    accepted = replace(first, suivi=Suivi("accepté"), is_accepted=True)
    block = last_control_block(report, Tracking((second, accepted)), LINES)
    assert block.values[2] == ("1 alerte", "Contrôles", "A6")
    assert block.values[4][0] == f"0 contrôle non évalué{NBSP}; 1 constat accepté"
    assert block.values[5][0] == "Un autre. Corrigez."
    assert block.values[6][0] == ""


def test_lines_that_could_not_be_written_are_counted_without_a_link() -> None:
    report = make_report(constat(niveau=Niveau.BLOQUANT))
    block = last_control_block(report, track(report), None)
    assert block.values[1] == ("1 bloquant", "", "")


def test_lines_are_where_the_person_moved_them() -> None:
    report = make_report(constat(niveau=Niveau.BLOQUANT))
    block = last_control_block(report, track(report), ("Contrôles (2)", 9))
    assert block.values[1] == ("1 bloquant", "Contrôles (2)", "A10")


def test_what_was_not_judged_leads_to_its_sheet() -> None:
    report = make_report()
    assert last_control_block(report, track(report), LINES).values[4] == (
        "0 contrôle non évalué",
        "",
        "",
    )
    object.__setattr__(report, "not_judged", (NotJudged("X", "Titre", "raison"),))
    said = last_control_block(report, track(report), LINES).values[4]
    assert said == ("1 contrôle non évalué", "Non évalués", "A1")


def test_what_an_earlier_run_left_is_written_over() -> None:
    report = make_report()
    block = last_control_block(report, track(report), LINES)
    assert len(block.values) == block.place
    assert block.row + block.place - 1 == LAST_ROW < STATE_ROW


def test_a_step_leads_to_its_cell() -> None:
    report = make_report(constat("Élèves", "B7"), constat(sheet="", cell=""))
    block = last_control_block(report, track(report), LINES)
    assert block.values[5][1:] == ("Élèves", "B7")
