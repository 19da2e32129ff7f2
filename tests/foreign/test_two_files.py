"""Several files taken over at once: sheets of one title are told apart."""

from pathlib import Path

import pytest
from files import sheet, write_xlsx

from pial_xl.takeover import SheetOverride, parse_override
from pial_xl.takeover.account import column_lines
from pial_xl.takeover.source import told_apart
from pial_xl.usecases.takeover_foreign import Prepared, prepare_takeover

HEADER = ["NOM PRENOM AESH", "Nom établissement", "Quotité EPP", "Quotité SCO"]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two files whose only sheet has the title that Excel gives."""
    people = {"nord.xlsx": "LEROY Anne", "sud.xlsx": "PETIT Jo"}
    return [
        write_xlsx(tmp_path / nom, sheet("Feuil1", HEADER, [person, "Ecole Jules Ferry", 26, 24]))
        for nom, person in people.items()
    ]


def hours(prepared: Prepared) -> list[object]:
    return [row["heures"] for row in prepared.plan.dataset["T_AESH"]]


def test_each_is_said_with_its_file(files: list[Path]) -> None:
    names = {name for name, *_ in column_lines(prepare_takeover(files).plan)}

    assert names == {"Feuil1 (nord.xlsx)", "Feuil1 (sud.xlsx)"}


def test_a_choice_is_about_one_of_them(files: list[Path]) -> None:
    choice = SheetOverride("Feuil1 (sud.xlsx)", "Quotité EPP", "Heures/semaine")

    assert hours(prepare_takeover(files, [choice])) == [24 * 60, 26 * 60]


def test_a_choice_made_when_one_was_alone_stands_when_the_other_comes(files: list[Path]) -> None:
    choice = SheetOverride("Feuil1", "Quotité EPP", "Heures/semaine")

    assert hours(prepare_takeover(files[:1], [choice])) == [26 * 60]
    assert hours(prepare_takeover(files, [choice])) == [26 * 60, 26 * 60]


def test_a_sheet_whose_own_title_has_a_copy_s_number_is_another() -> None:
    choice = SheetOverride("Feuil1", "Quotité EPP", "Heures/semaine")

    assert choice.is_of(sheet("Feuil1"))
    assert not choice.is_of(sheet("Feuil1 (2)"))


def test_an_option_that_names_the_title_alone_is_about_both(files: list[Path]) -> None:
    choice = parse_override("Feuil1:Quotité EPP=Heures/semaine")

    assert hours(prepare_takeover(files, [choice])) == [26 * 60, 26 * 60]


def test_a_sheet_whose_title_is_in_no_other_file_is_said_by_it_alone() -> None:
    one, other = told_apart([("nord.xlsx", [sheet("AESH")]), ("sud.xlsx", [sheet("Élèves")])])

    assert (one.name, other.name) == ("AESH", "Élèves")


def test_titles_that_differ_by_their_case_are_of_one_title() -> None:
    one, other = told_apart([("nord.xlsx", [sheet("AESH")]), ("sud.xlsx", [sheet("aesh")])])

    assert (one.name, other.name) == ("AESH (nord.xlsx)", "aesh (sud.xlsx)")
