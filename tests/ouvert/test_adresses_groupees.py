"""Cells are gathered so that one call serves many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.tables.adresse import a1
from pial_xl.workbook.ouvert.adresses import colonnes_continues, place, unions

PLACES = st.tuples(st.integers(1, 60), st.integers(1, 30))


@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_an_address_is_read_back(ligne: int, colonne: int) -> None:
    assert place(a1(colonne, ligne)) == (ligne, colonne)


def test_dollars_are_ignored_and_anything_else_is_refused() -> None:
    assert place("$D$12") == (12, 4)
    for texte in ("", "D", "12", "A1:B2", "D0", "Feuille!A1"):
        with pytest.raises(ValueError, match="illisible"):
            place(texte)


def test_cells_one_under_the_other_make_one_run() -> None:
    assert colonnes_continues([(3, 1), (2, 1), (2, 2), (5, 1)]) == [
        ((2, 1), (3, 1)),
        ((5, 1), (5, 1)),
        ((2, 2), (2, 2)),
    ]


def test_a_union_names_its_runs() -> None:
    assert list(unions([(2, 1), (3, 1), (7, 2)], 250)) == [("A2:A3,B7", [(2, 1), (3, 1), (7, 2)])]


@given(st.sets(PLACES, max_size=120), st.integers(12, 60))
def test_unions_stay_within_their_length_and_lose_no_cell(
    places: set[tuple[int, int]], longueur: int
) -> None:
    groupes = list(unions(places, longueur))

    assert all(len(adresse) <= longueur for adresse, _ in groupes)
    couvertes = [p for _, lot in groupes for p in lot]
    assert sorted(couvertes) == sorted(places)
