from dataclasses import field, replace
from functools import cached_property

import pytest

from pial_xl.units.records import deriving_record, record


@record
class Place:
    sheet: str
    row: int = 1
    note: str = field(default="", compare=False, repr=False)


@record
class Code:
    text: str


@deriving_record
class Line:
    words: tuple[str, ...] = ()

    @cached_property
    def count(self) -> int:
        return len(self.words)

    def __repr__(self) -> str:
        return "own words"


def test_records_of_the_same_fields_are_equal_and_hash_alike() -> None:
    assert Place("AESH", 5) == Place("AESH", 5)
    assert hash(Place("AESH", 5)) == hash(Place("AESH", 5))
    assert Code("A01") == Code("A01")
    assert len({Code("A01"), Code("A01"), Code("A02")}) == 2


@pytest.mark.parametrize("other", [Place("AESH", 6), Place("Élèves", 5), Code("AESH"), "AESH"])
def test_a_record_differs_by_one_field_and_from_any_other_kind(other: object) -> None:
    assert Place("AESH", 5) != other


def test_a_field_that_is_not_compared_makes_no_difference() -> None:
    assert Place("AESH", 5, "vu") == Place("AESH", 5)
    assert hash(Place("AESH", 5, "vu")) == hash(Place("AESH", 5))


def test_a_record_shows_its_fields_but_those_left_unsaid() -> None:
    assert repr(Place("AESH", 5, "vu")) == "Place(sheet='AESH', row=5)"


def test_a_record_is_changed_by_making_another() -> None:
    assert replace(Place("AESH", 5), row=6) == Place("AESH", 6)


def test_a_record_has_no_room_for_what_it_does_not_state() -> None:
    with pytest.raises(AttributeError):
        Place("AESH").count = 1  # type: ignore[attr-defined]


def test_a_deriving_record_keeps_what_it_works_out_and_states_its_own_methods() -> None:
    line = Line(("un", "deux"))

    assert (line.count, vars(line)) == (2, {"words": ("un", "deux"), "count": 2})
    assert (line, repr(line)) == (Line(("un", "deux")), "own words")
