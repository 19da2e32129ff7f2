"""How many lines a text takes."""

from hypothesis import given
from hypothesis import strategies as st

from pial_xl.letters.text_height import line_count, text_height, text_width

WORDS = st.lists(st.text("abcdefghijklmnop", min_size=1, max_size=12), min_size=1, max_size=40)


def test_a_text_that_fits_takes_one_line() -> None:
    assert line_count("Missions", 400, 11) == 1


def test_a_line_break_makes_a_line() -> None:
    assert line_count("a\nb\n", 400, 11) == 3


def test_a_word_longer_than_the_room_is_cut_over_several_lines() -> None:
    assert line_count("M" * 100, 200, 10) >= 4


def test_bold_is_wider() -> None:
    assert text_width("Exemple", 11, bold=True) > text_width("Exemple", 11)


@given(WORDS)
def test_a_narrower_room_never_takes_fewer_lines(words: list[str]) -> None:
    text = " ".join(words)
    assert line_count(text, 120, 11) >= line_count(text, 400, 11)


@given(WORDS)
def test_wrapping_never_beats_the_room_there_is(words: list[str]) -> None:
    text = " ".join(words)
    letters = sum(text_width(word, 11) for word in words)
    assert line_count(text, 200, 11) >= letters / 200


def test_a_single_line_leaves_the_height_of_the_model() -> None:
    assert text_height("Missions", 400, 11, bold=False, indent=0) is None


def test_a_text_of_several_lines_needs_room_for_each() -> None:
    two = text_height("a\nb", 400, 11, bold=False, indent=0)
    three = text_height("a\nb\nc", 400, 11, bold=False, indent=0)
    assert two is not None
    assert three is not None
    assert three - two >= 11


def test_an_indent_takes_from_the_room_of_the_text() -> None:
    text = "m" * 5 + " " + "m" * 5
    correct = text_width(text, 11) + 6
    assert text_height(text, correct, 11, bold=False, indent=0) is None
    assert text_height(text, correct, 11, bold=False, indent=7) is not None
