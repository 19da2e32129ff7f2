"""The summary of a run: one line a row, in the order of the sheet."""

from dataclasses import replace

from pial_xl.letters.batch import Batch, Refusal
from pial_xl.letters.letter import Letter
from pial_xl.letters.recap import State, summarize
from pial_xl.letters.tracking import Change, Decision, Fate, Trace
from pial_xl.tables.address import Cell

ALICE = Letter(
    "Lettre FICTIVE Alice",
    {"civilité": "Mme", "nom": "FICTIVE", "prénom": "Alice", "établissement": "École Exemple"},
    5,
)
REFUSAL = Refusal(Cell("Coordonnateurs", "F6"), "il manque : IMP", 6, {"nom": "SANS-IMP"})
CHANGE = Change("imp", "1 IMP", "2 IMP")


def state(fate: Fate, *choice: int) -> State:
    (line,) = summarize(Batch((ALICE,), ()), [Decision(ALICE, fate)], frozenset(choice), {}, ())
    return line.state


def test_a_line_says_who_where_and_what_became_of_the_letter() -> None:
    decision = Decision(ALICE, Fate.REMADE, (CHANGE,))

    (line,) = summarize(Batch((ALICE,), ()), [decision], frozenset({5}), {}, ())

    assert (line.number, line.who) == (5, "Mme FICTIVE Alice")
    assert line.etablissement == "École Exemple"
    assert line.state is State.REMADE
    assert line.detail == "imp : 1 IMP → 2 IMP"
    assert line.sheet == ALICE.sheet


def test_a_row_that_was_not_asked_for_is_to_be_done() -> None:
    assert state(Fate.CREATED, 5) is State.MADE
    assert state(Fate.CREATED) is State.TO_MAKE
    assert state(Fate.REMADE) is State.TO_REMAKE
    assert state(Fate.INTACT) is State.UNCHANGED
    assert state(Fate.EDITED) is State.KEPT


def test_a_letter_that_is_not_made_has_no_sheet_to_go_to() -> None:
    (line,) = summarize(Batch((ALICE,), ()), [Decision(ALICE, Fate.CREATED)], frozenset(), {}, ())
    assert line.sheet is None


def test_refusals_stand_in_the_order_of_the_sheet_and_lost_letters_last() -> None:
    traces = {"Lettre PARTIE Zoé": Trace({"nom": "PARTIE", "prénom": "Zoé"}, "abc")}

    lines = summarize(
        Batch((ALICE,), (REFUSAL,)),
        [Decision(ALICE, Fate.INTACT)],
        frozenset({5, 6}),
        traces,
        ["Lettre PARTIE Zoé"],
    )

    assert [(r.who, r.state) for r in lines] == [
        ("Mme FICTIVE Alice", State.UNCHANGED),
        ("SANS-IMP", State.REFUSED),
        ("PARTIE Zoé", State.NO_ROW),
    ]
    assert lines[1].detail == "il manque : IMP"


def test_a_row_that_became_incomplete_is_told_once_with_the_letter_that_stays() -> None:
    nom = "Lettre SANS-IMP"
    refusal = replace(REFUSAL, sheet=nom)

    (line,) = summarize(
        Batch((), (refusal,)), [], frozenset({6}), {nom: Trace({"nom": "SANS-IMP"}, "abc")}, [nom]
    )

    assert (line.state, line.sheet) == (State.REFUSED, nom)
    assert line.detail == "il manque : IMP ; la lettre d'avant est gardée"


def test_what_changed_is_not_said_to_be_in_a_letter_that_is_kept() -> None:
    decision = Decision(ALICE, Fate.EDITED, (CHANGE,))

    (line,) = summarize(Batch((ALICE,), ()), [decision], frozenset({5}), {}, ())

    assert line.detail == "changé depuis, à reporter à la main : imp : 1 IMP → 2 IMP"
