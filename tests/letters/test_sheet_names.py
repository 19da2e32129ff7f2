"""Names of the letters' sheets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.letters.names import letter_sheet_names, wanted_name
from pial_xl.units.sheet_names import LENGTH_MAX, valid_name

PEOPLE = st.lists(st.tuples(st.none() | st.text(max_size=40), st.none() | st.text(max_size=40)))


def _is_valid(nom: str) -> bool:
    return (
        0 < len(nom.encode("utf-16-le")) // 2 <= LENGTH_MAX
        and not set(nom) & set(":\\/?*[]")
        and not nom.startswith("'")
        and not nom.endswith("'")
        and nom == nom.strip()
        and nom.isprintable()
        and nom.casefold() not in {"history", "historique"}
        and not nom.casefold().endswith(".py")
    )


@given(PEOPLE)
def test_every_name_is_valid_and_none_stands_twice(
    persons: list[tuple[str | None, str | None]],
) -> None:
    names = [nom.kept for nom in letter_sheet_names(persons)]
    assert all(map(_is_valid, names))
    assert len({nom.casefold() for nom in names}) == len(persons)


@given(st.text(max_size=60))
def test_any_wanted_name_becomes_a_valid_one_that_stays_as_it_is(wanted: str) -> None:
    kept = valid_name(wanted)
    assert _is_valid(kept)
    assert valid_name(kept) == kept


def test_a_short_name_is_kept_as_it_is() -> None:
    (nom,) = letter_sheet_names([("Fictive", "Camille")])
    assert nom.kept == "Lettre FICTIVE Camille"
    assert not nom.is_corrected


def test_a_long_name_is_cut_at_31_and_said_to_be_changed() -> None:
    (nom,) = letter_sheet_names([("Le Guén-d'Argentré", "Marie-Noëlle")])
    assert nom.wanted == "Lettre LE GUÉN-D'ARGENTRÉ Marie-Noëlle"
    assert nom.kept == "Lettre LE GUÉN-D'ARGENTRÉ Marie"
    assert nom.is_corrected


def test_homonyms_in_different_case_and_accents_composed_otherwise_get_a_number() -> None:
    names = letter_sheet_names([("Fictive", "Zoé"), ("FICTIVE", "zoe\u0301"), ("fictive", "ZOÉ")])
    assert [nom.kept for nom in names] == [
        "Lettre FICTIVE Zoé",
        "Lettre FICTIVE zoé (2)",
        "Lettre FICTIVE ZOÉ (3)",
    ]


def test_two_long_names_alike_stay_within_31_characters() -> None:
    names = letter_sheet_names([("Exemple" * 9, "Camille")] * 2)
    assert names[1].kept == "Lettre EXEMPLEEXEMPLEEXEMPL (2)"


def test_a_sheet_that_exists_already_is_not_named_again() -> None:
    (nom,) = letter_sheet_names([("Fictive", "Zoé")], taken=["lettre fictive ZOÉ"])
    assert nom.kept == "Lettre FICTIVE Zoé (2)"


def test_forbidden_characters_become_dashes() -> None:
    (nom,) = letter_sheet_names([("Saint-Nazaire / Guérande", "a:b")])
    assert nom.kept == "Lettre SAINT-NAZAIRE - GUÉRANDE"


@pytest.mark.parametrize("nom", ["=cmd", "CON", "NUL"])
def test_names_that_only_frighten_files_are_kept(nom: str) -> None:
    assert valid_name(wanted_name(nom, "Zoé")) == f"Lettre {nom.upper()} Zoé"


@pytest.mark.parametrize("nom", ["History", "historique", "HISTORY"])
def test_the_name_that_excel_reserves_is_changed(nom: str) -> None:
    assert valid_name(nom) == f"Feuille {nom}"


def test_a_name_that_ends_as_a_program_is_changed() -> None:
    assert valid_name("Lettre X.py") == "Lettre X-py"


def test_an_emoji_counts_for_two_and_is_never_cut_in_half() -> None:
    assert valid_name("😀" * 16) == "😀" * 15


def test_a_name_that_a_workbook_would_read_as_a_coded_character_is_changed() -> None:
    assert valid_name("Lettre FICTIVE A_x000D_B") == "Lettre FICTIVE A-x000D_B"
    assert valid_name("Lettre FICTIVE A_xylophone") == "Lettre FICTIVE A_xylophone"
