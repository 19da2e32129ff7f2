"""Time in a dossier, held against the plainest way to compute it."""

from collections.abc import Hashable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.dossier.timetable.days import in_two_schools
from pial_xl.dossier.timetable.placed import Placed, length, merged, weekly_minutes
from pial_xl.dossier.timetable.spans import Covered, LatestFin
from pial_xl.dossier.timetable.sweep import collisions
from pial_xl.dossier.timetable.weeks import DAYS, SchoolWeeks, compositions
from pial_xl.tables import Creneau
from pial_xl.tables.types import CreneauNature, Semaine, Weekday
from pial_xl.units.dates import SchoolYear

YEAR = SchoolYear(2026)
MONDAY_A = date(2026, 9, 7)
SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda s: (s[0], s[0] + s[1]))
DATES = st.none() | st.dates(date(2026, 7, 1), date(2027, 10, 31))
HOLIDAYS = ((date(2026, 10, 17), date(2026, 11, 2)), (date(2027, 4, 5), date(2027, 4, 5)))


@given(st.sampled_from(Weekday), st.none() | st.sampled_from(Semaine), DATES, DATES)
def test_the_weeks_of_a_slot_are_those_of_its_days(
    jour: Weekday, semaine: Semaine | None, du: date | None, au: date | None
) -> None:
    calendar = SchoolWeeks(YEAR, HOLIDAYS, MONDAY_A)
    weeks = calendar.of(jour, semaine, du, au)
    days = [YEAR.start + timedelta(days=n) for n in range((YEAR.end - YEAR.start).days + 1)]
    expected = 0
    for day in days:
        monday = day - timedelta(days=day.weekday())
        lane = Semaine.A if (monday - MONDAY_A).days // 7 % 2 == 0 else Semaine.B
        is_held = (
            day.weekday() == DAYS[jour]
            and (semaine is None or semaine is lane)
            and (du is None or du <= day)
            and (au is None or day <= au)
            and not any(start <= day <= end for start, end in HOLIDAYS)
        )
        expected |= is_held << (monday - calendar.first_monday).days // 7
    assert weeks == expected


def test_without_a_monday_the_week_of_the_first_of_september_is_a_week_a() -> None:
    calendar = SchoolWeeks(YEAR)
    assert calendar.of(Weekday.TUESDAY, Semaine.A, None, date(2026, 9, 1)) == 1
    assert calendar.of(Weekday.TUESDAY, Semaine.B, None, date(2026, 9, 8)) == 2
    assert calendar.of(Weekday.MONDAY, None, None, date(2026, 9, 6)) == 0  # 31 August


@given(st.lists(st.integers(0, 255), max_size=8))
def test_weeks_are_cut_where_slots_differ(members: list[int]) -> None:
    parts = compositions(members)
    for bit in range(8):
        held = [part for part in parts if part >> bit & 1]
        assert len(held) == any(m >> bit & 1 for m in members)
        for part in held:
            assert all(m & part in (0, part) for m in members)
    assert [part & -part for part in parts] == sorted(part & -part for part in parts)


def placed(number: int, debut: int, fin: int, weeks: int = 1, groupe: str = "") -> Placed:
    row = Creneau(number=number)
    return Placed(
        row, "A01", Weekday.MONDAY, CreneauNature.SUPPORT, debut, fin, weeks, groupe, (), "", True
    )


@given(st.lists(st.tuples(SPANS, st.integers(0, 7), st.sampled_from(["", "G1", "G2"]))))
def test_a_slot_meets_one_that_began_before_when_any_does(
    drawn: list[tuple[tuple[int, int], int, str]],
) -> None:
    slots = [placed(n, *span, weeks, groupe) for n, (span, weeks, groupe) in enumerate(drawn)]

    def shared(p: Placed) -> Hashable:
        return p.groupe or None

    def meet(a: Placed, b: Placed) -> bool:
        apart = a.fin <= b.debut or b.fin <= a.debut or not a.weeks & b.weeks
        return not apart and not (a.groupe and a.groupe == b.groupe)

    found = list(collisions(slots, shared))
    assert all(meet(first, second) for first, second in found)
    ordered = sorted(slots, key=lambda p: (p.debut, p.row.number))
    late = [p for n, p in enumerate(ordered) if any(meet(q, p) for q in ordered[:n])]
    assert [second for _, second in found] == late


def test_one_who_began_first_may_stay_longest() -> None:
    first, second, third = placed(1, 0, 60), placed(2, 10, 20), placed(3, 30, 40)
    assert list(collisions([first, second, third], lambda _: None)) == [
        (first, second),
        (first, third),
    ]


@given(st.lists(SPANS), SPANS, st.integers(0, 10))
def test_minutes_covered_are_those_that_a_span_holds(
    spans: list[tuple[int, int]], window: tuple[int, int], join: int
) -> None:
    minutes = {m for debut, fin in spans for m in range(debut, fin)}
    assert length(spans) == len(minutes)
    assert all(a[1] < b[0] for a, b in zip(merged(spans), merged(spans)[1:], strict=False))
    joined = set(minutes)
    for (_, fin), (debut, _) in zip(merged(spans), merged(spans)[1:], strict=False):
        joined |= set(range(fin, debut)) if debut - fin <= join else set()
    assert Covered(spans, join).within(*window) == len(joined & set(range(*window)))


@given(st.lists(SPANS), st.integers(0, 100))
def test_how_late_what_has_begun_lasts(spans: list[tuple[int, int]], minute: int) -> None:
    expected = max((fin for debut, fin in spans if debut < minute), default=0)
    assert LatestFin(spans).begun_before(minute) == expected


def test_a_week_of_two_counts_half() -> None:
    row = Creneau(number=1, semaine=Semaine.A)
    half = Placed(row, "A01", Weekday.MONDAY, CreneauNature.SUPPORT, 0, 45, 1, "", (), "", True)
    assert weekly_minutes([half]) * 2 == 45
    assert weekly_minutes([half, placed(2, 0, 45)]) == 45
    assert weekly_minutes([placed(2, 0, 45), placed(3, 30, 60)]) == 60


@given(st.lists(st.tuples(SPANS, st.sampled_from("abc")), max_size=8))
def test_slots_in_two_schools_at_once_are_those_that_meet_one_of_another(
    drawn: list[tuple[tuple[int, int], str]],
) -> None:
    slots = [
        replace(placed(n, *span), uai=uai)
        for n, (span, uai) in enumerate(sorted(drawn, key=lambda one: one[0]))
    ]
    expected = {
        p.row.number
        for p in slots
        for q in slots
        if p.uai != q.uai and p.debut < q.fin and q.debut < p.fin
    }
    assert in_two_schools(slots) == expected


@pytest.mark.parametrize(
    ("nature", "helps"),
    [
        (CreneauNature.SUPPORT, True),
        (CreneauNature.REPAS, True),
        (CreneauNature.REUNION, False),
        (CreneauNature.TRAJET, False),
        (CreneauNature.PAUSE, False),
    ],
)
def test_a_pupil_who_is_met_about_is_not_helped(nature: CreneauNature, *, helps: bool) -> None:
    slot = replace(placed(1, 480, 540), nature=nature, row=Creneau(number=1, eleve="E01"))
    assert slot.helps is helps
