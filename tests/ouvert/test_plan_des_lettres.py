"""What becomes of a letter, from what was written and what stands there."""

from pial_xl.letters.lettre import Lettre
from pial_xl.workbook.ouvert.plan_lettres import Sort, decider, disparues
from pial_xl.workbook.ouvert.registre import Trace

LETTRE = Lettre("Lettre FICTIVE Alice", {"secteur": "Nantes"})
CONTENU = {"secteur": "Nantes"}


def test_a_letter_that_is_not_there_is_made() -> None:
    assert decider(LETTRE, CONTENU, None, None).sort is Sort.CREEE
    assert decider(LETTRE, CONTENU, Trace(CONTENU, "abc"), None).sort is Sort.CREEE


def test_a_letter_that_says_the_same_is_left_alone() -> None:
    assert decider(LETTRE, CONTENU, Trace(CONTENU, "abc"), "abc").sort is Sort.INTACTE


def test_a_changed_field_is_named() -> None:
    trace = Trace({"secteur": "Ancenis", "imp": "1 IMP"}, "abc")

    decision = decider(LETTRE, CONTENU, trace, "abc")

    assert decision.sort is Sort.REFAITE
    assert decision.changes == ("secteur", "imp")


def test_an_edited_letter_is_kept_even_when_its_row_changed() -> None:
    for contenu in (CONTENU, {"secteur": "Ancenis"}):
        assert decider(LETTRE, contenu, Trace(CONTENU, "abc"), "xyz").sort is Sort.RETOUCHEE


def test_a_sheet_that_we_never_wrote_is_kept() -> None:
    assert decider(LETTRE, CONTENU, None, "xyz").sort is Sort.ETRANGERE


def test_a_letter_that_was_being_written_is_made_again() -> None:
    assert decider(LETTRE, CONTENU, Trace(CONTENU, ""), "xyz").sort is Sort.REFAITE


def test_a_letter_without_a_row_is_gone_if_its_sheet_is_there() -> None:
    traces = ["Lettre FICTIVE Alice", "Lettre A", "Lettre B"]

    assert disparues(traces, [LETTRE], ["Lettre A", "Lettre FICTIVE Alice"]) == ("Lettre A",)
