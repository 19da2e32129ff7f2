"""Keys that forgive, and French typography."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.units.text import (
    clean,
    code_key,
    composed,
    first_of,
    fold,
    french,
    none_or,
    of_name,
    parse_bool,
    plural,
    quoted,
    yes_no,
)


@pytest.mark.parametrize(
    "written", ["Heures/semaine", "heures / semaine", "HEURES\u00a0/ SEMAINE", "Heures/Semaine "]
)
def test_headers_meet_whatever_their_case_and_spaces(written: str) -> None:
    assert fold(written) == fold("Heures/semaine")


def test_headers_meet_whatever_their_accents_and_their_form() -> None:
    assert fold("Élève") == fold("eleve") == fold("E\u0301le\u0300ve")


def test_the_percent_sign_tells_two_headers_apart() -> None:
    assert fold("Quotité %") != fold("Quotité")


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("written", ["e 001", "E001", " e001 ", "E\u00a0001"])
def test_codes_meet_whatever_their_case_and_spaces(written: str) -> None:
    assert code_key(written) == "E001"


def test_codes_meet_whatever_the_form_of_their_accents() -> None:
    assert code_key("e\u0301 01") == code_key("É01")


def test_a_code_typed_as_a_number_is_its_digits() -> None:
    assert code_key(12.0) == "12"


@pytest.mark.parametrize("written", ["oui", "Oui", "O", "x", "X", "VRAI", True, 1, "1"])
def test_yes_has_many_writings(written: object) -> None:
    assert parse_bool(written) is True


@pytest.mark.parametrize("written", ["non", "N", "FAUX", False, 0, "0"])
def test_no_has_many_writings(written: object) -> None:
    assert parse_bool(written) is False


def test_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(ValueError, match="peut-être"):
        parse_bool("peut-être")


def test_non_breaking_spaces_stand_where_the_french_put_them() -> None:
    assert french("Voulez-vous dire : « 24 h » ? 50 % !") == (
        "Voulez-vous dire\u00a0: «\u00a024\u00a0h\u00a0»\u00a0? 50\u00a0%\u00a0!"
    )


def test_numbers_of_texts_stay_with_their_mark() -> None:
    assert french("§ 3.4, art. 3, n° 2019-088") == "§\u00a03.4, art.\u00a03, n°\u00a02019-088"


@given(st.text())
def test_french_typography_changes_only_spaces(text: str) -> None:
    assert french(text).replace("\u00a0", " ") == text.replace("\u00a0", " ")


def test_nouns_agree_from_two() -> None:
    assert [plural(n, "jour") for n in (0, 1, 2)] == ["0 jour", "1 jour", "2 jours"]


def test_none_of_a_noun_is_said_in_words() -> None:
    assert [none_or(n, "élève") for n in (0, 1, 2)] == ["Aucun élève", "1 élève", "2 élèves"]
    assert none_or(2, "AESH", "AESH") == "2 AESH"


def test_the_first_of_several_are_named_and_the_others_counted() -> None:
    names = ("A01", "A02", "A03", "A04")
    assert [first_of(names, most) for most in (2, 3, 4, 5)] == [
        "A01, A02 et 2 autres",
        "A01, A02, A03 et 1 autre",
        "A01, A02, A03, A04",
        "A01, A02, A03, A04",
    ]


def test_a_yes_or_no_is_written_in_french() -> None:
    assert (yes_no(True), yes_no(False)) == ("oui", "non")


def test_no_format_character_of_unicode_changes_what_a_cell_is() -> None:
    invisible = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) == "Cf"]
    assert "\u00ad" in invisible
    assert [c for c in invisible if clean(f"A{c}01") != "A01"] == []


@pytest.mark.parametrize("mark", ["\ufe0f", "\u034f", "\u3164", "\x07", "\u2064"])
def test_what_shows_nothing_is_dropped(mark: str) -> None:
    assert clean(f"24{mark}h") == "24h"
    assert code_key(f"{mark}a01") == "A01"


@given(st.text())
def test_a_text_folded_by_pieces_is_folded_as_a_whole(text: str) -> None:
    whole = unicodedata.normalize("NFKD", clean(text)).casefold()
    whole = whole.replace("œ", "oe").replace("æ", "ae")
    assert fold(text) == "".join(c for c in whole if c.isalnum() or c == "%")


@given(st.text(max_size=200))
def test_a_text_without_a_run_of_marks_is_composed_as_unicode_says(text: str) -> None:
    assert composed(text) == unicodedata.normalize("NFC", text)


def test_marks_beyond_thirty_on_a_letter_are_dropped() -> None:
    assert len(composed("e" + "\u0327\u0323" * 16_000)) <= 31
    assert composed("e\u0301" * 100) == "é" * 100


def test_a_message_quotes_a_line_of_a_cell_at_most() -> None:
    assert quoted("un\ndeux") == "un deux"
    assert quoted("x" * 80) == "x" * 80
    assert quoted("x" * 32_000) == "x" * 79 + "…"


def test_a_code_longer_than_any_keeps_what_tells_it_from_another() -> None:
    assert code_key("a" * 80) == "A" * 80
    assert len(code_key("a" * 81)) < 60
    assert code_key("a" * 81) != code_key("a" * 82)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Emploi du temps", "d'Emploi du temps"),
        ("Élèves", "d'Élèves"),
        ("AESH", "d'AESH"),
        ("Pôles", "de Pôles"),
    ],
)
def test_a_name_without_article_elides(name: str, written: str) -> None:
    assert of_name(name) == written
