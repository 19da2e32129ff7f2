"""What a person says of a column, on the command line or on the sheet « Reprise »."""

import pytest

from pial_xl.takeover import Override, SheetOverride, parse_override
from pial_xl.takeover.account import read_choices
from pial_xl.takeover.source import SourceRow


def lines(*rows: tuple[str, ...]) -> list[SourceRow]:
    return [(n, dict(enumerate(row, start=1))) for n, row in enumerate(rows, start=1)]


GUESSED = lines(
    ("#colonne", "Moyens", "Quotité EPP", ""),
    ("#colonne", "Moyens", "Quotité SCO", "Heures/semaine"),
    ("T_AESH", "A01", "heures", "1440"),
)


def test_a_guess_left_as_it_was_is_no_choice() -> None:
    shown = lines(
        ("Moyens", "Quotité EPP", "", "écartée"),
        ("Moyens", "Quotité SCO", "Heures/semaine", "sûr"),
    )

    assert read_choices(shown, GUESSED) == ()


def test_a_guess_that_a_person_changed_on_the_sheet_is_a_choice() -> None:
    shown = lines(
        ("Moyens", "Quotité EPP", "Heures/semaine", "écartée"),
        ("Moyens", "Quotité SCO", "rien", "sûr"),
    )

    assert read_choices(shown, GUESSED) == (
        SheetOverride("Moyens", "Quotité EPP", "Heures/semaine"),
        SheetOverride("Moyens", "Quotité SCO", "rien"),
    )


def test_a_choice_of_an_earlier_command_is_still_one() -> None:
    shown = lines(("Moyens", "Quotité SCO", "Heures/semaine", "choisi"))

    assert read_choices(shown, GUESSED) == (
        SheetOverride("Moyens", "Quotité SCO", "Heures/semaine"),
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Moyens:Quotité SCO=Heures/semaine", ("Moyens", "Quotité SCO", "Heures/semaine")),
        ("Quotité SCO = rien", ("", "Quotité SCO", "rien")),
        ("A:b=c=Aide", ("A", "b=c", "Aide")),
    ],
)
def test_an_option_is_sheet_header_and_column(written: str, read: tuple[str, ...]) -> None:
    assert parse_override(written) == Override(*read)


@pytest.mark.parametrize("written", ["", "Quotité SCO", "=Aide", "Quotité=", ":=x"])
def test_an_option_without_both_sides_is_none(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text alone
        parse_override(written)
