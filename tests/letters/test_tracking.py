"""What becomes of a letter, from what was written and what stands there."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.letters.letter import Letter
from pial_xl.letters.tracking import (
    IDENTITY,
    MODEL,
    Change,
    Fate,
    Trace,
    content,
    decide,
    field_changes,
    fingerprint,
    record_line,
    traces_in_record,
    under_present_name,
    vanished,
)

LETTER = Letter("Lettre FICTIVE Alice", {"secteur": "Nantes"})
CONTENT = {"secteur": "Nantes"}


def test_a_letter_that_is_not_there_is_made() -> None:
    assert decide(LETTER, CONTENT, None, None).fate is Fate.CREATED
    assert decide(LETTER, CONTENT, Trace(CONTENT, "abc"), None).fate is Fate.CREATED


def test_a_letter_that_says_the_same_is_left_alone() -> None:
    assert decide(LETTER, CONTENT, Trace(CONTENT, "abc"), "abc").fate is Fate.INTACT


def test_a_changed_field_is_named() -> None:
    trace = Trace({"secteur": "Ancenis", "imp": "1 IMP"}, "abc")

    decision = decide(LETTER, CONTENT, trace, "abc")

    assert decision.fate is Fate.REMADE
    assert decision.changes == ("secteur", "imp")


def test_an_edited_letter_is_kept_even_when_its_row_changed() -> None:
    for said in (CONTENT, {"secteur": "Ancenis"}):
        assert decide(LETTER, said, Trace(CONTENT, "abc"), "xyz").fate is Fate.EDITED


def test_a_sheet_that_we_never_wrote_is_kept() -> None:
    assert decide(LETTER, CONTENT, None, "xyz").fate is Fate.FOREIGN


def test_a_letter_that_was_being_written_is_made_again() -> None:
    assert decide(LETTER, CONTENT, Trace(CONTENT, ""), "xyz").fate is Fate.REMADE


def test_a_letter_without_a_row_is_gone_if_its_sheet_is_there() -> None:
    traces = ["Lettre FICTIVE Alice", "Lettre A", "Lettre B"]

    there = ["Lettre A", "Lettre FICTIVE Alice"]

    assert vanished(traces, [LETTER.sheet], there) == ("Lettre A",)


def test_a_field_that_only_one_wording_of_the_model_prints_did_not_change() -> None:
    before = {"nom": "FICTIVE", "secteur": "Nantes", MODEL: "abc"}
    after = {"nom": "EXEMPLE", "ville": "NANTES", MODEL: "def"}

    assert [c.field for c in field_changes(before, after)] == ["nom", MODEL]
    assert [c.field for c in field_changes(before, after | {MODEL: "abc"})] == [
        "nom",
        "secteur",
        "ville",
    ]


def test_a_change_tells_what_was_and_what_is() -> None:
    trace = Trace({"secteur": "Ancenis", "imp": "1 IMP"}, "abc")

    decision = decide(LETTER, CONTENT, trace, "abc")

    assert list(map(str, decision.field_changes)) == [
        "secteur : Ancenis → Nantes",
        "imp : 1 IMP → vide",
    ]


def test_a_change_of_the_model_shows_no_print() -> None:
    assert str(Change(MODEL, "0123", "4567")) == MODEL


def test_a_trace_keeps_what_the_model_prints() -> None:
    letter = Letter("Lettre A", {"nom": "FICTIVE", "secteur": None, "imp": "1 IMP"})

    said = content(letter, {"nom", "secteur"}, "abc")

    assert {cle: said[cle] for cle in said if cle != IDENTITY} == {"nom": "FICTIVE", MODEL: "abc"}


def test_a_letter_edited_by_hand_is_never_taken_for_that_of_a_homonym() -> None:
    north, south = (
        content(Letter("Lettre A", {"nom": "MARTIN", "code_pôle": code}), {"nom"}, "abc")
        for code in ("P1", "P2")
    )

    assert decide(LETTER, north, Trace(north, "abc"), "xyz").fate is Fate.EDITED
    assert decide(LETTER, south, Trace(north, "abc"), "xyz").fate is Fate.FOREIGN
    assert decide(LETTER, south, Trace({"nom": "MARTIN"}, "abc"), "xyz").fate is Fate.EDITED


def test_a_name_typed_in_another_case_keeps_its_sheet() -> None:
    present = {LETTER.sheet.casefold(): LETTER.sheet}
    letter = under_present_name(replace(LETTER, sheet="Lettre FICTIVE ALICE"), present)

    assert letter.sheet == LETTER.sheet
    assert vanished([LETTER.sheet], ["Lettre FICTIVE ALICE"], [LETTER.sheet]) == ()


@given(
    st.text(min_size=1),
    st.dictionaries(st.text(), st.text()),
    st.sampled_from(["", "abc", "abc-def"]),
)
def test_a_trace_comes_back_from_the_record(
    sheet: str, values: dict[str, str], print_: str
) -> None:
    trace = Trace(values, print_)

    assert traces_in_record([record_line(sheet, trace)]) == {sheet: trace}


@pytest.mark.parametrize("damaged", ["", "{", "[1]", "null", '{"nom": '])
def test_a_damaged_trace_says_nothing_of_its_values(damaged: str) -> None:
    assert traces_in_record([("lettre", "Lettre A", "abc", damaged)]) == {
        "Lettre A": Trace({}, "abc")
    }


def test_other_rows_of_the_record_are_no_letters() -> None:
    assert traces_in_record([("marque", "AESH", "5", "2"), ("Feuille technique",), ()]) == {}


def test_the_print_of_cells_is_known_apart_from_that_of_notes() -> None:
    assert Trace({}, "abc-def").cells == Trace({}, "abc").cells == "abc"


def test_a_print_changes_with_any_cell() -> None:
    texts = [("A1", "un"), ("B2", "deux")]

    assert fingerprint(texts) == fingerprint(iter(texts))
    assert fingerprint(texts) != fingerprint([("A1", "un"), ("B3", "deux")])
    assert fingerprint(texts) != fingerprint([*texts, ("A3", "")])
