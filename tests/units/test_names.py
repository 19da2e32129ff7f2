"""Names that must differ, whatever their case and accents."""

from hypothesis import given
from hypothesis import strategies as st

from pial_xl.units.names import distinct_name, name_key


def test_case_and_the_way_accents_are_composed_make_no_difference() -> None:
    assert name_key("ZOE\u0301") == name_key("zoé")


def test_a_free_name_is_kept() -> None:
    assert distinct_name("Zoé{}".format, {name_key("Noé")}) == "Zoé"


def test_a_taken_name_gets_the_first_free_number() -> None:
    assert distinct_name("Zoé{}".format, {"zoé", "zoé (2)", "zoé (4)"}) == "Zoé (3)"


@given(st.lists(st.text(max_size=3)))
def test_names_made_one_after_the_other_all_differ(names: list[str]) -> None:
    taken: set[str] = set()
    for nom in names:
        taken.add(name_key(distinct_name(lambda suffix, nom=nom: nom + suffix, taken)))  # type: ignore[misc]
    assert len(taken) == len(names)
