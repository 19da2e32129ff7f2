"""Names of the letters' sheets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.letters.noms import LONGUEUR_MAX, nom_valide, nom_voulu, noms_de_feuilles

PERSONNES = st.lists(st.tuples(st.none() | st.text(max_size=40), st.none() | st.text(max_size=40)))


def _est_valide(nom: str) -> bool:
    return (
        0 < len(nom.encode("utf-16-le")) // 2 <= LONGUEUR_MAX
        and not set(nom) & set(":\\/?*[]")
        and not nom.startswith("'")
        and not nom.endswith("'")
        and nom == nom.strip()
        and nom.isprintable()
        and nom.casefold() not in {"history", "historique"}
        and not nom.casefold().endswith(".py")
    )


@given(PERSONNES)
def test_every_name_is_valid_and_none_stands_twice(
    personnes: list[tuple[str | None, str | None]],
) -> None:
    noms = [nom.garde for nom in noms_de_feuilles(personnes)]
    assert all(map(_est_valide, noms))
    assert len({nom.casefold() for nom in noms}) == len(personnes)


@given(st.text(max_size=60))
def test_any_wanted_name_becomes_a_valid_one_that_stays_as_it_is(voulu: str) -> None:
    garde = nom_valide(voulu)
    assert _est_valide(garde)
    assert nom_valide(garde) == garde


def test_a_short_name_is_kept_as_it_is() -> None:
    (nom,) = noms_de_feuilles([("Fictive", "Camille")])
    assert nom.garde == "Lettre FICTIVE Camille"
    assert not nom.est_corrige


def test_a_long_name_is_cut_at_31_and_said_to_be_changed() -> None:
    (nom,) = noms_de_feuilles([("Le Guén-d'Argentré", "Marie-Noëlle")])
    assert nom.voulu == "Lettre LE GUÉN-D'ARGENTRÉ Marie-Noëlle"
    assert nom.garde == "Lettre LE GUÉN-D'ARGENTRÉ Marie"
    assert nom.est_corrige


def test_homonyms_in_different_case_and_accents_composed_otherwise_get_a_number() -> None:
    noms = noms_de_feuilles([("Fictive", "Zoé"), ("FICTIVE", "zoe\u0301"), ("fictive", "ZOÉ")])
    assert [nom.garde for nom in noms] == [
        "Lettre FICTIVE Zoé",
        "Lettre FICTIVE zoé (2)",
        "Lettre FICTIVE ZOÉ (3)",
    ]


def test_two_long_names_alike_stay_within_31_characters() -> None:
    noms = noms_de_feuilles([("Exemple" * 9, "Camille")] * 2)
    assert noms[1].garde == "Lettre EXEMPLEEXEMPLEEXEMPL (2)"


def test_a_sheet_that_exists_already_is_not_named_again() -> None:
    (nom,) = noms_de_feuilles([("Fictive", "Zoé")], pris=["lettre fictive ZOÉ"])
    assert nom.garde == "Lettre FICTIVE Zoé (2)"


def test_forbidden_characters_become_dashes() -> None:
    (nom,) = noms_de_feuilles([("Saint-Nazaire / Guérande", "a:b")])
    assert nom.garde == "Lettre SAINT-NAZAIRE - GUÉRANDE"


@pytest.mark.parametrize("nom", ["=cmd", "CON", "NUL"])
def test_names_that_only_frighten_files_are_kept(nom: str) -> None:
    assert nom_valide(nom_voulu(nom, "Zoé")) == f"Lettre {nom.upper()} Zoé"


@pytest.mark.parametrize("nom", ["History", "historique", "HISTORY"])
def test_the_name_that_excel_reserves_is_changed(nom: str) -> None:
    assert nom_valide(nom) == f"Feuille {nom}"


def test_a_name_that_ends_as_a_program_is_changed() -> None:
    assert nom_valide("Lettre X.py") == "Lettre X-py"


def test_an_emoji_counts_for_two_and_is_never_cut_in_half() -> None:
    assert nom_valide("😀" * 16) == "😀" * 15


def test_a_name_that_a_workbook_would_read_as_a_coded_character_is_changed() -> None:
    assert nom_valide("Lettre FICTIVE A_x000D_B") == "Lettre FICTIVE A-x000D_B"
    assert nom_valide("Lettre FICTIVE A_xylophone") == "Lettre FICTIVE A_xylophone"
