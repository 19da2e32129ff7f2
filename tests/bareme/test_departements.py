"""Whose workbook it is: its département, its network, and what follows from their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.bareme import Bareme
from pial_xl.bareme.departements import (
    LABELS,
    identity,
    number_of_label,
    number_of_reseau,
    parse_departement,
    short_reseau,
    uai_beginning,
)


@pytest.mark.parametrize(
    ("written", "number"),
    [("35", "35"), (35.0, "35"), (" 35 ", "35"), ("035", "35"), ("1", "01"), ("01", "01"),
     ("2a", "2A"), ("02B", "2B"), ("974", "974"), ("", ""), ("99", "99")],
)  # fmt: skip
def test_a_departement_is_read_in_its_usual_writings(written: object, number: str) -> None:
    assert parse_departement(written) == number


@pytest.mark.parametrize(
    "written", ["Ille-et-Vilaine", "20", "020", "0", "00", "2C", "-35", "35,5", "1234"]
)
def test_what_is_no_departement_is_refused(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the value is all that it says
        parse_departement(written)


@given(st.sampled_from(sorted(LABELS)))
def test_a_number_and_its_label_lead_to_each_other(number: str) -> None:
    assert parse_departement(number) == number
    assert number_of_label(LABELS[number].upper()) == number


@pytest.mark.parametrize(
    ("number", "beginning"),
    [("01", "001"), ("49", "049"), ("2A", "620"), ("2B", "720"), ("974", "974"), ("", "")],
)
def test_the_uai_of_a_departement_begin_with_its_number(number: str, beginning: str) -> None:
    assert uai_beginning(number) == beginning


@pytest.mark.parametrize(
    ("reseau", "number", "short"),
    [("DDEC 35", "35", "DDEC"), ("DSDEN 2b", "2B", "DSDEN"), ("Rectorat", None, "Rectorat"),
     ("DDEC35", None, "DDEC35"), ("", None, "")],
)  # fmt: skip
def test_a_network_may_end_with_its_number(reseau: str, number: str | None, short: str) -> None:
    assert (number_of_reseau(reseau), short_reseau(reseau)) == (number, short)


def test_a_new_workbook_says_whose_it_is() -> None:
    assert identity("35", "DDEC 35") == {
        "departement": "35",
        "departement_libelle": "d'Ille-et-Vilaine",
        "reseau": "DDEC 35",
        "reseau_court": "DDEC",
    }
    assert set(identity("", "").values()) == {""}


def test_a_workbook_that_is_of_another_one_takes_nothing_of_the_first_one() -> None:
    bareme, refusal = Bareme.load({"departement": "35"})
    assert (bareme.departement_libelle, bareme.reseau, bareme.reseau_court) == ("", "", "")
    assert bareme.uai_debut == "035"
    assert not refusal


@pytest.mark.parametrize("values", [{}, {"departement": 44.0}, {"reseau": "DDEC 44"}])
def test_a_workbook_that_says_nothing_else_is_that_of_the_first_one(
    values: dict[str, object],
) -> None:
    bareme, refusal = Bareme.load(values)
    assert (bareme.in_force(), refusal) == (Bareme().in_force(), {})


def test_a_departement_that_is_none_is_refused_with_an_example() -> None:
    _, refusal = Bareme.load({"departement": "Bretagne"})
    assert refusal == {"departement": "attendu : un numéro de département, par exemple 35"}
