"""What the PDF of each letter is called, and which rows an address covers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.sheets.open.addresses import spans
from pial_xl.sheets.pdf_names import letter_titles, unknown_fields
from pial_xl.tables.address import a1

ALICE = {"nom": "FICTIVE", "prénom": "Alice", "année": "2026-2027"}


def title(pattern: str, **values: str) -> str:
    return letter_titles(pattern, [ALICE | values], ["Lettre FICTIVE Alice"])[0]


def test_the_fields_of_the_pattern_are_filled() -> None:
    assert title("{{annee}} {{NOM}} {{Prénom}}") == "2026-2027 FICTIVE Alice"


def test_what_no_system_takes_in_a_name_is_replaced() -> None:
    assert title("{{année}}/{{nom}}: {{prénom}}?") == "2026-2027-FICTIVE- Alice"


def test_a_reserved_name_is_not_used() -> None:
    assert title("{{nom}}", nom="CON").upper() != "CON"


def test_an_unknown_field_is_left_out_and_named() -> None:
    assert title("{{zzz}} {{nom}}") == "FICTIVE"
    assert unknown_fields("{{zzz}} {{nom}}") == ("zzz",)


def test_a_pattern_that_gives_nothing_takes_the_name_of_the_sheet() -> None:
    assert title("{{zzz}}") == "Lettre FICTIVE Alice"


def test_two_letters_of_one_name_in_another_case_are_told_apart() -> None:
    sheets = ["Lettre FICTIVE Alice", "Lettre FICTIVE Alice (2)"]
    namesakes = [ALICE, ALICE | {"nom": "Fictive"}]

    assert letter_titles("{{nom}}", namesakes, sheets) == tuple(sheets)
    # A rank would change hands when the rows are sorted, and one's PDF would replace another's.
    reversed_titles = letter_titles("{{nom}}", namesakes[::-1], sheets[::-1])
    assert reversed_titles == tuple(sheets[::-1])


@given(st.lists(st.text(min_size=1, max_size=80), min_size=1, max_size=6))
def test_any_names_give_files_that_are_all_different(names: list[str]) -> None:
    values = [{"nom": nom} for nom in names]
    titles = letter_titles("Lettre {{nom}}", values, [str(i) for i in range(len(names))])

    assert len({title.casefold() for title in titles}) == len(names)


@pytest.mark.parametrize(
    ("address", "expected_ones"),
    [
        ("$A$5", [(5, 5)]),
        ("$A$5:$D$7,$A$9", [(5, 7), (9, 9)]),
        ("$5:$9;$B$2", [(5, 9), (2, 2)]),
        ("$A:$C", [(1, 1_048_576)]),
    ],
)
def test_an_address_covers_rows(address: str, expected_ones: list[tuple[int, int]]) -> None:
    assert spans(address) == expected_ones


@given(
    st.lists(
        st.tuples(st.integers(1, 16_384), st.integers(1, 1_000), st.integers(0, 50)), min_size=1
    )
)
def test_every_area_of_an_address_gives_its_rows(zones: list[tuple[int, int, int]]) -> None:
    addresses = [f"{a1(column, top)}:{a1(column, top + n)}" for column, top, n in zones]

    assert spans(",".join(addresses)) == [(top, top + n) for _, top, n in zones]
