"""How many lines a text takes."""

from hypothesis import given
from hypothesis import strategies as st

from pial_xl.letters.mesure import largeur_texte, nombre_de_lignes

MOTS = st.lists(st.text("abcdefghijklmnop", min_size=1, max_size=12), min_size=1, max_size=40)


def test_a_text_that_fits_takes_one_line() -> None:
    assert nombre_de_lignes("Missions", 400, 11) == 1


def test_a_line_break_makes_a_line() -> None:
    assert nombre_de_lignes("a\nb\n", 400, 11) == 3


def test_a_word_longer_than_the_room_is_cut_over_several_lines() -> None:
    assert nombre_de_lignes("M" * 100, 200, 10) >= 4


def test_bold_is_wider() -> None:
    assert largeur_texte("Exemple", 11, gras=True) > largeur_texte("Exemple", 11)


@given(MOTS)
def test_a_narrower_room_never_takes_fewer_lines(mots: list[str]) -> None:
    texte = " ".join(mots)
    assert nombre_de_lignes(texte, 120, 11) >= nombre_de_lignes(texte, 400, 11)


@given(MOTS)
def test_wrapping_never_beats_the_room_there_is(mots: list[str]) -> None:
    texte = " ".join(mots)
    lettres = sum(largeur_texte(mot, 11) for mot in mots)
    assert nombre_de_lignes(texte, 200, 11) >= lettres / 200
