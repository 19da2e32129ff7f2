"""L-10 and L-12: the letters already made, against the rows as they are now."""

import pytest

from pial_xl.letters.tracking import Trace, fingerprint, record_line
from pial_xl.tables.raw import Texts
from pial_xl.testing import SampleWorkbook

K = "Coordonnateurs"
LETTER = "Lettre FICTIVE Alice"
TEXTS: Texts = (("A1", "Mme FICTIVE Alice"), ("A2", "1 IMP, 2 AESH"))


@pytest.fixture
def c() -> SampleWorkbook:
    c = SampleWorkbook()
    note(c, LETTER, {"nom": "FICTIVE", "imp": "1\u00a0IMP"}, TEXTS)
    return c


def note(c: SampleWorkbook, sheet: str, values: dict[str, str], texts: Texts) -> None:
    """Put a letter, as it was made, in the workbook and in its record."""
    c.record = (*c.record, record_line(sheet, Trace(values, fingerprint(texts))))
    c.letters[sheet] = texts


def test_l10_says_nothing_of_a_letter_that_is_as_it_was_made(c: SampleWorkbook) -> None:
    assert c.constats() == []
    assert c.info_places() == []


def test_l10_says_that_a_letter_edited_by_hand_is_kept(c: SampleWorkbook) -> None:
    c.letters[LETTER] = (*TEXTS, ("A9", "Merci"))
    assert c.info_places() == [("L-10", K, "B5")]
    assert c.constat("L-10").message == "Lettre modifiée à la main\u00a0: conservée."


def test_l10_names_the_fields_that_changed_and_never_their_values(c: SampleWorkbook) -> None:
    c.put("T_Coordonnateurs", 0, "imp", 2)
    assert c.info_places() == [("L-10", K, "B5")]
    assert c.constat("L-10").message == "Changé depuis la lettre\u00a0: imp."


def test_l10_counts_the_letters_whose_row_is_gone_without_naming_them(c: SampleWorkbook) -> None:
    note(c, "Lettre PARTIE Zoé", {"nom": "PARTIE"}, TEXTS)
    constat = c.constat("L-10")
    assert (constat.cell.sheet, constat.cell.address) == (K, "A1")
    assert constat.message == "Sans ligne dans Coordonnateurs, gardée\u00a0: 1 lettre."


def test_l10_is_silent_about_a_letter_that_was_taken_away(c: SampleWorkbook) -> None:
    c.letters = {}
    c.put("T_Coordonnateurs", 0, "imp", 2)
    assert c.info_places() == []


def test_l10_is_not_misled_by_the_print_of_notes(c: SampleWorkbook) -> None:
    c.record = (record_line(LETTER, Trace({}, f"{fingerprint(TEXTS)}-notes")),)
    assert c.info_places() == []


def test_l12_a_letter_counts_the_aesh_of_the_workbook(c: SampleWorkbook) -> None:
    texts = (("A1", "Le pôle compte 12 AESH."),)
    note(c, LETTER, {}, texts)
    c.record = c.record[1:]
    assert c.constats() == [("L-12", K, "E5")]
    assert c.constat("L-12").message == "Lettre 12 AESH, classeur 2."


def test_l08_a_letter_made_last_year_and_kept_is_told(c: SampleWorkbook) -> None:
    note(c, LETTER, {}, (("A1", "Année 2025-2026"), ("A9", "Année 2025-2026")))
    c.record = c.record[1:]
    assert c.constats() == [("L-08", K, "B5")]
    assert c.constat("L-08").message == "La lettre dit 2025-2026, le classeur 2026-2027."


def test_l10_tells_what_to_do_with_a_change_that_an_edited_letter_misses(c: SampleWorkbook) -> None:
    c.letters[LETTER] = (*TEXTS, ("A9", "Merci"))
    c.put("T_Coordonnateurs", 0, "imp", 2)
    constats, _, _ = c.run_checks()
    change = next(c for c in constats if c.code == "L-10" and "imp" in c.message)
    assert change.advice.startswith("Reportez le changement dans la lettre")


@pytest.mark.parametrize(
    ("text", "fake"),
    [
        ("Le pôle compte 2 AESH, dont 1 AESH en CDD.", False),
        ("12 aesh", True),
        ("2,5 AESH en ETP", False),
        ("1\u202f200 AESH dans le département", False),
    ],
)
def test_l12_reads_the_number_as_a_person_would(c: SampleWorkbook, text: str, fake: bool) -> None:
    note(c, LETTER, {}, (("A1", text),))
    c.record = c.record[1:]
    assert [code for code, *_ in c.constats()] == (["L-12"] if fake else [])


@pytest.mark.parametrize("dash", ["-", "\u2010", "\u2011", "–", "—", "\u2212", " / ", "  –  "])
def test_l08_reads_a_year_whatever_its_dash(c: SampleWorkbook, dash: str) -> None:
    note(c, LETTER, {}, (("A1", f"Année 2025{dash}2026"),))
    c.record = c.record[1:]
    assert [code for code, *_ in c.constats()] == ["L-08"]
