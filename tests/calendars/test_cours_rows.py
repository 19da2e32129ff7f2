"""Which rows of T_Cours say the timetables of pupils, and what a second export changes of them."""

from collections.abc import Mapping, Sequence

from pial_xl.tables.types import Semaine, Weekday
from pial_xl.takeover.calendars.rows import CoursRenewal, Pupil, Row, cours_rows, renew_cours
from pial_xl.takeover.calendars.timetable import Course

ALGEBRA = Course(Weekday.MONDAY, 480, 535, None, "MATHS", "1", None)
SPORT = Course(Weekday.TUESDAY, 540, 650, Semaine.A, "EPS", "2", None)
LATIN = Course(Weekday.FRIDAY, 960, 1015, None, "LATIN", "3", None)
PUPILS = {
    "E1": Pupil("E1", "0440001M", "5B"),
    "E2": Pupil("E2", "0440001M", "5 b"),
    "E3": Pupil("E3", "0440001M", "5B"),
    "E4": Pupil("E4", "0440001M", "4A"),
    "E5": Pupil("E5"),
}

Timetables = Mapping[str, Sequence[Course]]


def said(rows: Sequence[Row] | None) -> list[tuple[object, object]]:
    """Give whose each row is, and its course."""
    return [(row.get("eleve") or row.get("classe"), row["cours"]) for row in rows or ()]


def rows(timetables: Timetables) -> list[tuple[object, object]]:
    return said(list(cours_rows(timetables, PUPILS)))


def again(
    old: Sequence[Row], timetables: Timetables, before: CoursRenewal | None = None
) -> CoursRenewal:
    return renew_cours(old, timetables, PUPILS, before.base if before else {})


def first(timetables: Timetables) -> CoursRenewal:
    return renew_cours((), timetables, PUPILS, {})


def test_what_all_the_pupils_of_a_class_have_is_the_class_s() -> None:
    assert rows({"E1": [ALGEBRA, LATIN], "E2": [ALGEBRA]}) == [("5B", "1"), ("E1", "3")]


def test_a_class_of_a_lone_calendar_has_no_row() -> None:
    assert rows({"E1": [ALGEBRA], "E4": [ALGEBRA]}) == [("E1", "1"), ("E4", "1")]


def test_a_pupil_without_school_or_class_has_rows_of_their_own() -> None:
    assert rows({"E1": [ALGEBRA], "E2": [ALGEBRA], "E5": [ALGEBRA]}) == [("5B", "1"), ("E5", "1")]


def test_an_exemption_of_one_pupil_is_in_no_row_of_the_class() -> None:
    assert rows({"E1": [SPORT], "E2": [SPORT._replace(besoin=0)]}) == [("E1", "2"), ("E2", "2")]


def test_two_courses_of_one_title_at_one_hour_are_told_apart_by_their_identifiers() -> None:
    other = ALGEBRA._replace(cours="9")
    assert rows({"E1": [ALGEBRA], "E2": [other]}) == [("E1", "1"), ("E2", "9")]


def test_one_course_under_two_titles_is_one() -> None:
    other = ALGEBRA._replace(matiere="Mathématiques")
    assert rows({"E1": [ALGEBRA], "E2": [other]}) == [("5B", "1")]


def test_the_same_export_again_changes_nothing() -> None:
    timetables = {"E1": [ALGEBRA, LATIN], "E2": [ALGEBRA, SPORT]}
    before = first(timetables)
    found = again(before.added, timetables, before)

    assert (found.added, found.dropped, found.told) == ([], set(), [])
    assert found.base == before.base


def test_an_export_of_other_pupils_completes_the_first() -> None:
    before = first({"E1": [ALGEBRA]})
    found = again(before.added, {"E4": [SPORT]}, before)

    assert (said(found.added), found.dropped) == ([("E4", "2")], set())
    assert before.base.items() <= found.base.items()


def test_a_classmate_who_agrees_makes_the_row_the_class_s() -> None:
    before = first({"E1": [ALGEBRA]})
    found = again(before.added, {"E2": [ALGEBRA]}, before)

    assert (said(found.added), found.dropped) == ([("5B", "1")], {0})


def test_a_classmate_who_does_not_agree_parts_the_row_of_the_class() -> None:
    before = first({"E1": [ALGEBRA, SPORT], "E2": [ALGEBRA, SPORT]})
    found = again(before.added, {"E3": [ALGEBRA]}, before)

    assert said(found.added) == [("E1", "2"), ("E2", "2")]
    assert [said([before.added[rank]]) for rank in found.dropped] == [[("5B", "2")]]


def test_a_course_that_is_no_longer_there_goes_and_is_told() -> None:
    before = first({"E1": [ALGEBRA, LATIN]})
    found = again(before.added, {"E1": [ALGEBRA]}, before)

    assert found.dropped == {1}
    (told,) = found.told
    assert (told.who, told.when) == ("E1", "vendredi 16h00-16h55")


def test_a_row_that_a_person_changed_stays_as_they_put_it() -> None:
    before = first({"E1": [ALGEBRA, LATIN]})
    changed = [dict(before.added[0]) | {"fin": "9h25"}, *before.added[1:]]
    found = again(changed, {"E1": [ALGEBRA, LATIN]}, before)

    assert (found.added, found.dropped) == ([], set())
    assert "gardé" in found.told[0].what


def test_a_row_that_a_person_took_away_does_not_come_back() -> None:
    before = first({"E1": [ALGEBRA, LATIN]})
    found = again(before.added[1:], {"E1": [ALGEBRA, LATIN]}, before)
    third = again(before.added[1:], {"E1": [ALGEBRA, LATIN]}, found)

    assert (found.added, third.added) == ([], [])


def test_a_row_that_a_person_typed_is_not_doubled() -> None:
    typed = {"uai": "0440001M", "classe": "5b", "jour": "lundi", "debut": "8h", "fin": "8h55"}
    found = again([typed], {"E1": [ALGEBRA, LATIN]})

    assert (said(found.added), found.dropped) == ([("E1", "3")], set())


def test_a_row_of_a_group_stands_for_the_pupils_of_the_group_alone() -> None:
    pupils = {
        "E1": Pupil("E1", "0440001M", "5B", frozenset({"G1"})),
        "E4": Pupil("E4", "0440001M", "5B", frozenset({"G2"})),
    }
    typed = {"uai": "0440001M", "classe": "5B", "groupe": "G1", "jour": "lundi", "debut": "8h"}
    lone = LATIN._replace(jour=Weekday.MONDAY, debut=480)
    found = renew_cours([typed], {"E1": [ALGEBRA], "E4": [lone]}, pupils, {})

    assert said(found.added) == [("E4", "3")]
