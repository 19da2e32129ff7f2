"""Where a range is, without asking anyone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.workbook.libreoffice.geometrie import (
    COLONNES,
    LIGNES,
    Rectangle,
    ecrire_adresse,
    lettres_de_colonne,
    lire_adresse,
    numero_de_colonne,
)


@st.composite
def blocs(draw: st.DrawFn) -> Rectangle:
    ligne = draw(st.integers(1, LIGNES))
    colonne = draw(st.integers(1, COLONNES))
    hauteur = draw(st.integers(1, LIGNES - ligne + 1))
    largeur = draw(st.integers(1, COLONNES - colonne + 1))
    return Rectangle(ligne, colonne, hauteur, largeur)


@given(blocs(), st.booleans(), st.booleans())
def test_an_address_is_read_back_as_the_block_it_was_written_from(
    bloc: Rectangle, ligne_fixe: bool, colonne_fixe: bool
) -> None:
    adresse = ecrire_adresse(bloc, ligne_fixe=ligne_fixe, colonne_fixe=colonne_fixe)
    assert lire_adresse(adresse) == bloc


@given(st.integers(1, COLONNES))
def test_a_column_has_one_name(numero: int) -> None:
    assert numero_de_colonne(lettres_de_colonne(numero)) == numero


@pytest.mark.parametrize(
    ("adresse", "bloc"),
    [
        ("a1", Rectangle(1, 1)),
        ("$B$2:D5", Rectangle(2, 2, 4, 3)),
        ("D5:B2", Rectangle(2, 2, 4, 3)),
        ("XFD1048576", Rectangle(LIGNES, COLONNES)),
        ("B:A", Rectangle(1, 1, LIGNES, 2)),
        ("2:3", Rectangle(2, 1, 2, COLONNES)),
    ],
)
def test_addresses_are_read_as_excel_reads_them(adresse: str, bloc: Rectangle) -> None:
    assert lire_adresse(adresse) == bloc


@pytest.mark.parametrize("texte", ["T_AESH", "A1:B2:C3", "XFE1", "A1048577", "", "A", "1", "A1:"])
def test_what_is_no_address_is_left_for_names(texte: str) -> None:
    assert lire_adresse(texte) is None


@pytest.mark.parametrize(("ligne", "colonne"), [(0, 1), (1, 0), (-1, 1)])
def test_rows_and_columns_count_from_1(ligne: int, colonne: int) -> None:
    with pytest.raises(IndexError):
        Rectangle(ligne, colonne)


@given(blocs(), blocs())
def test_what_two_blocks_share_lies_in_both_and_in_their_hull(a: Rectangle, b: Rectangle) -> None:
    commun = a.commun(b)
    assert commun == b.commun(a)
    if commun is not None:
        assert commun.jusqua(a) == a
        assert commun.jusqua(b) == b
    assert a.jusqua(b).commun(a) == a


def test_blocks_that_do_not_touch_share_nothing() -> None:
    assert Rectangle(1, 1, 2, 2).commun(Rectangle(3, 1)) is None
