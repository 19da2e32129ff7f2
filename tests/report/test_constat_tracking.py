"""What is new, known, gone or accepted from one control to the next."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import constat, make_report

from pial_xl.constats import Constat, Location, Niveau, NotJudged, Report
from pial_xl.report.blocks.remarks import remarks
from pial_xl.report.suivi import Suivi
from pial_xl.report.tracking import EarlierControl, Status, TrackedConstat, Tracking, track
from pial_xl.testing import REFERENCE
from pial_xl.units.mesure import day, passing

ACCEPTED = "accepté jusqu'au 15/01/2027"


def of(aesh: str = "A07", cell: str = "D12", **fields: Any) -> Constat:
    return constat(cell=cell, objet=aesh, key=(aesh,), **fields)


def after(
    before: Tracking, *constats: Constat, suivi: Suivi | None = None, report: Report | None = None
) -> Tracking:
    """Control again, once the person has written the same Suivi on every line."""
    rows = before.rows if suivi is None else [replace(r, suivi=suivi) for r in before.rows]
    return track(report or make_report(*constats), [EarlierControl(tuple(rows))])


def first(*constats: Constat) -> Tracking:
    return track(make_report(*constats))


def statuses(tracking: Tracking) -> list[str]:
    return [row.status.value for row in tracking.rows]


class TestStatus:
    def test_a_first_control_finds_everything_new(self) -> None:
        assert statuses(first(of(), of("A08"))) == ["nouveau", "nouveau"]

    def test_the_same_constat_is_known(self) -> None:
        assert statuses(after(first(of()), of())) == ["connu"]

    def test_its_row_may_move(self) -> None:
        before = first(of("A07", "D12"), of("A08", "D13"))
        assert statuses(after(before, of("A08", "D12"), of("A07", "D14"))) == ["connu", "connu"]

    def test_another_one_at_its_cell_is_new(self) -> None:
        assert statuses(after(first(of("A07")), of("A08"))) == ["nouveau", "résolu"]

    @pytest.mark.parametrize("field", ["mesure", "attendu"])
    def test_what_is_measured_or_expected_makes_it_a_new_one_and_resolves_nothing(
        self, field: str
    ) -> None:
        assert statuses(after(first(of()), of(**{field: "autre"}))) == ["nouveau"]

    def test_the_words_of_its_message_do_not(self) -> None:
        assert statuses(after(first(of()), of(message="Autrement dit."))) == ["connu"]

    def test_a_bound_that_the_day_moves_does_not(self) -> None:
        today, tomorrow = (passing(day(REFERENCE + timedelta(days=n))) for n in range(2))
        assert statuses(after(first(of(attendu=today)), of(attendu=tomorrow))) == ["connu"]

    def test_what_is_gone_comes_last_then_disappears(self) -> None:
        told = after(first(of("A07"), of("A08")), of("A08"))
        assert [(r.constat.objet, r.status) for r in told.rows] == [
            ("A08", Status.KNOWN),
            ("A07", Status.SOLVED),
        ]
        assert statuses(after(told, of("A08"))) == ["connu"]

    def test_a_twin_is_told_apart_by_its_number(self) -> None:
        assert statuses(after(first(of()), of(), of())) == ["connu", "nouveau"]

    def test_a_group_is_known_by_its_code_pole_and_school(self) -> None:
        place = Location("P1", "0440001M", "École (P1)", "École")

        def info(n: int) -> Constat:
            return constat(
                niveau=Niveau.INFO, code="N-14", objet=f"E{n}", key=(f"E{n}",), place=place
            )

        before = first(info(1), info(2))
        assert len(before.rows) == 1
        assert before.count(Status.NEW) == 2  # as many as the control says that it found
        assert statuses(after(before, info(2), info(3))) == ["connu"]
        assert statuses(after(before, info(1), info(2), info(3))) == ["nouveau"]


class TestSuivi:
    def test_it_goes_with_the_constat(self) -> None:
        written = Suivi("vu", "appelée lundi")
        (row,) = after(first(of()), of(cell="D99"), suivi=written).rows
        assert row.suivi == written

    def test_a_judgment_falls_when_the_measure_changes_and_the_note_stays(self) -> None:
        for judged in ("vu", ACCEPTED):
            (row,) = after(first(of()), of(mesure="28h"), suivi=Suivi(judged, "appelée")).rows
            assert row.suivi == Suivi("", "appelée")

    def test_other_words_stay(self) -> None:
        (row,) = after(first(of()), of(mesure="28h"), suivi=Suivi("chez la DSDEN")).rows
        assert row.suivi.suivi == "chez la DSDEN"

    def test_it_is_still_there_on_the_line_that_says_it_is_resolved(self) -> None:
        (row,) = after(first(of()), suivi=Suivi("vu", "appelée")).rows
        assert (row.status, row.suivi) == (Status.SOLVED, Suivi("vu", "appelée"))

    def test_it_comes_back_with_a_constat_that_comes_back_at_once(self) -> None:
        gone = after(first(of()), suivi=Suivi("", "appelée"))
        (row,) = after(gone, of()).rows
        assert (row.status, row.suivi.note) == (Status.NEW, "appelée")

    @pytest.mark.parametrize(
        ("written", "stays"),
        [
            (Suivi("vu", "appelée"), True),
            (Suivi("chez la DSDEN"), True),
            (Suivi("vu"), False),
            (Suivi(ACCEPTED), False),
        ],
    )
    def test_a_note_or_own_words_keep_the_line_of_what_is_resolved(
        self, written: Suivi, stays: bool
    ) -> None:
        told = after(first(of()), suivi=written)
        for _ in range(3):
            told = after(told)
            assert [row.suivi for row in told.rows] == ([written] if stays else [])
            assert told.count(Status.SOLVED) == 0  # it was told once

    def test_it_comes_back_with_a_constat_that_comes_back_long_after(self) -> None:
        told = after(first(of()), suivi=Suivi("", "appelée"))
        (row,) = after(after(after(told)), of()).rows
        assert (row.status, row.suivi.note) == (Status.NEW, "appelée")

    def test_the_latest_control_that_has_some_gives_it(self) -> None:
        rows = first(of()).rows

        def control(suivi: Suivi) -> EarlierControl:
            return EarlierControl(tuple(replace(row, suivi=suivi) for row in rows))

        latest, older = control(Suivi("vu")), control(Suivi(ACCEPTED, "appelée"))
        (row,) = track(make_report(of()), [latest, older]).rows
        assert row.suivi == Suivi("vu", "appelée")

    def test_a_sheet_of_the_first_edition_says_what_is_known(self) -> None:
        old = constat(objet="A07")
        (row,) = track(
            make_report(of()), [EarlierControl((TrackedConstat(old, Status.KNOWN),))]
        ).rows
        assert row.status is Status.KNOWN

    def test_a_line_whose_identity_was_erased_is_known_by_what_it_says(self) -> None:
        lines = first(of("A07", message="Sept."), of("A08", message="Huit.")).rows
        erased = [replace(row, identity=None, suivi=Suivi("vu")) for row in lines[1:]]
        told = track(
            make_report(of("A07", message="Sept."), of("A08", "D30", message="Huit.")),
            [EarlierControl(tuple(erased))],
        )
        assert [row.suivi.suivi for row in told.rows] == ["", "vu"]


class TestAcceptance:
    def test_accepted_constats_come_after_the_others_and_are_counted_apart(self) -> None:
        before = first(of("A07"), of("A08"))
        seen = (replace(before.rows[0], suivi=Suivi(ACCEPTED)), before.rows[1])
        told = track(make_report(of("A07"), of("A08"), of("A09")), [EarlierControl(seen)])
        assert [row.constat.objet for row in told.rows] == ["A08", "A09", "A07"]
        assert (told.accepted, told.left_at(Niveau.ALERTE)) == (1, 2)

    def test_they_come_back_when_the_day_has_passed(self) -> None:
        told = after(first(of()), of(), suivi=Suivi(ACCEPTED))
        late = replace(make_report(of()), date_reference=REFERENCE + timedelta(days=90))
        (row,) = after(told, report=late).rows
        assert (row.is_accepted, row.suivi.suivi) == (False, ACCEPTED)

    def test_an_acceptance_whose_day_has_passed_is_told_in_one_sentence(self) -> None:
        told = after(first(of()), of(), suivi=Suivi(ACCEPTED))
        late = replace(make_report(of()), date_reference=REFERENCE + timedelta(days=90))
        (sentence,) = remarks(after(told, report=late))
        assert "jour passé" in sentence
        assert "A-01 (A07)" in sentence

    def test_a_bloquant_is_not_accepted_and_one_sentence_says_so(self) -> None:
        grave = of(niveau=Niveau.BLOQUANT)
        told = after(first(grave), grave, suivi=Suivi(ACCEPTED))
        (sentence,) = remarks(told)
        assert told.rows[0].suivi.suivi == ACCEPTED
        assert (told.accepted, told.left_at(Niveau.BLOQUANT)) == (0, 1)
        assert "BLOQUANT" in sentence
        assert "A-01 (A07)" in sentence

    def test_an_acceptance_without_a_day_is_told_in_one_sentence(self) -> None:
        (sentence,) = remarks(after(first(of()), of(), suivi=Suivi("accepté")))
        assert "A-01 (A07)" in sentence

    def test_nothing_is_said_of_what_is_clear(self) -> None:
        assert remarks(after(first(of()), of(), suivi=Suivi(ACCEPTED))) == ()


MANY = st.lists(
    st.builds(
        of,
        st.sampled_from(["A07", "A08", "A09"]),
        st.sampled_from(["D12", "D13"]),
        code=st.sampled_from(["A-01", "N-01"]),
        mesure=st.sampled_from(["1h", "2h"]),
    ),
    max_size=8,
)


@given(MANY, MANY)
def test_each_constat_has_its_line_and_each_earlier_one_is_accounted_for(
    before: Sequence[Constat], now: Sequence[Constat]
) -> None:
    told = after(first(*before), *now)
    assert [row.constat for row in told.rows[: len(now)]] == list(now)
    assert told.count(Status.SOLVED) == len(told.rows) - len(now)
    assert told.count(Status.KNOWN) + told.count(Status.SOLVED) <= len(before)


@given(MANY, st.text(max_size=20), st.text(max_size=20))
def test_ten_controls_of_the_same_workbook_keep_every_word(
    constats: Sequence[Constat], suivi: str, note: str
) -> None:
    told = after(first(*constats), *constats, suivi=Suivi(suivi, note))
    for _ in range(10):
        told = after(told, *reversed(constats))
    assert all(row.suivi == Suivi(suivi, note) for row in told.rows)
    assert len(told.rows) == len(constats)


def unjudged(*objets: str, code: str = "A-07", found: Sequence[Constat] = ()) -> Report:
    """Give a control that could not judge a rule: for some, or for nobody when none is named."""
    reason = NotJudged(code, "Titre", "Raison", frozenset(objets) or None)
    return replace(make_report(*found), not_judged=(reason,))


class TestUnjudged:
    """What could not be judged again is not resolved: nobody knows."""

    def test_a_rule_that_was_not_judged_resolves_nothing(self) -> None:
        told = after(first(of("A07", code="A-07"), of("A08", code="A-01")), report=unjudged())
        assert [(row.constat.code, row.status.value) for row in told.rows] == [
            ("A-07", "non évalué"),
            ("A-01", "résolu"),
        ]
        assert (told.count(Status.SOLVED), told.left_at(Niveau.BLOQUANT)) == (1, 0)

    @pytest.mark.parametrize(
        ("objet", "expected"), [("A07", "non évalué"), ("A0", "résolu"), ("A08", "résolu")]
    )
    def test_nor_does_one_that_was_not_judged_for_those_whom_it_is_about(
        self, objet: str, expected: str
    ) -> None:
        told = after(first(of("A07", code="A-07")), report=unjudged(objet))
        assert statuses(told) == [expected]

    def test_a_name_beside_the_code_is_the_same_one(self) -> None:
        named = of("A07", code="A-07", place=Location("P1", "", "", "", "A07 Fictive NOM"))
        assert statuses(after(first(named), report=unjudged("A07"))) == ["non évalué"]

    def test_it_waits_with_what_was_written_of_it_and_is_known_when_it_is_found_again(self) -> None:
        it = of("A07", code="A-07")
        waiting = after(first(it), suivi=Suivi("vu", "appelée"), report=unjudged())
        waiting = after(waiting, report=unjudged())
        assert statuses(waiting) == ["non évalué"]
        (row,) = after(waiting, it).rows
        assert (row.status, row.suivi) == (Status.KNOWN, Suivi("vu", "appelée"))

    def test_it_is_resolved_once_it_is_judged(self) -> None:
        waiting = after(first(of("A07", code="A-07")), report=unjudged())
        assert statuses(after(waiting)) == ["résolu"]

    def test_what_was_resolved_before_stays_so(self) -> None:
        resolved = after(first(of("A07", code="A-07")))
        assert statuses(after(resolved, report=unjudged())) == []
