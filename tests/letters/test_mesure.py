"""How many lines a text takes."""

from hypothesis import given
from hypothesis import strategies as st

from pial_xl.letters.mesure import hauteur_du_texte, largeur_texte, nombre_de_lignes

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


def test_a_single_line_leaves_the_height_of_the_model() -> None:
    assert hauteur_du_texte("Missions", 400, 11, gras=False, retrait=0) is None


def test_a_text_of_several_lines_needs_room_for_each() -> None:
    deux = hauteur_du_texte("a\nb", 400, 11, gras=False, retrait=0)
    trois = hauteur_du_texte("a\nb\nc", 400, 11, gras=False, retrait=0)
    assert deux is not None
    assert trois is not None
    assert trois - deux >= 11


def test_an_indent_takes_from_the_room_of_the_text() -> None:
    texte = "m" * 5 + " " + "m" * 5
    juste = largeur_texte(texte, 11) + 6
    assert hauteur_du_texte(texte, juste, 11, gras=False, retrait=0) is None
    assert hauteur_du_texte(texte, juste, 11, gras=False, retrait=7) is not None
