"""A file name made from a cell is safe everywhere, readable, and unique in its folder."""

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathvalidate import is_valid_filename

from pial_xl.sheets.file_names import file_name


@pytest.mark.parametrize(
    ("text", "attendu"),
    [
        ("Lettre LE GUÉN-D'ARGENTRÉ Marie-Noëlle", "Lettre LE GUÉN-D'ARGENTRÉ Marie-Noëlle.pdf"),
        ("Œuvrard", "Œuvrard.pdf"),
        ("../../etc/passwd", "etc-passwd.pdf"),
        ("C:\\Windows\\x", "C-Windows-x.pdf"),
        ("CON", "CON_.pdf"),
        ("NUL.xlsx", "NUL_.xlsx.pdf"),
        ("COM¹", "COM¹_.pdf"),
        ("~$ouvert", "ouvert.pdf"),
        ("-rf", "rf.pdf"),
        ("\u202egnp.exe", "gnp.exe.pdf"),
        ("deux\nlignes", "deux lignes.pdf"),
        ("a\x00b", "ab.pdf"),
        ("\ud800x", "x.pdf"),
        (".", "sans nom.pdf"),
        ("..", "sans nom.pdf"),
        ("", "sans nom.pdf"),
        ("\u200f", "sans nom.pdf"),
    ],
)
def test_a_text_gives_a_safe_and_readable_name(text: str, attendu: str) -> None:
    assert file_name(text, ".pdf") == attendu


def test_composed_and_decomposed_accents_give_one_name() -> None:
    nfd = unicodedata.normalize("NFD", "Élodie")
    assert file_name(nfd) == file_name("Élodie") == "Élodie"


def test_homonyms_are_numbered_whatever_their_case_or_accents() -> None:
    taken = {"MARTÍN.PDF", unicodedata.normalize("NFD", "martín (2).pdf")}
    assert file_name("Martín", ".pdf", taken) == "Martín (3).pdf"


def test_a_number_is_kept_at_the_end_of_a_name_that_was_cut() -> None:
    long = file_name("É" * 300, ".pdf")
    other = file_name("É" * 300, ".pdf", {long})
    assert other.endswith(" (2).pdf")
    assert len(other.encode()) <= 130


@given(st.text(), st.sampled_from(["", ".pdf", ".xlsx"]))
def test_any_text_gives_a_name_valid_everywhere_and_no_path(text: str, extension: str) -> None:
    nom = file_name(text, extension)
    assert is_valid_filename(nom, platform="universal")
    assert PurePosixPath(nom).name == PureWindowsPath(nom).name == nom
    assert nom.endswith(extension)
    assert nom == unicodedata.normalize("NFC", nom)
    assert not any(unicodedata.category(c)[0] == "C" for c in nom)


@given(st.lists(st.text(max_size=5), max_size=12))
def test_names_given_one_after_the_other_are_all_different(texts: list[str]) -> None:
    taken: list[str] = []
    for text in texts:
        taken.append(file_name(text, ".pdf", taken))
    assert len({nom.casefold() for nom in taken}) == len(texts)
