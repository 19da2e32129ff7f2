"""The summary of a run: one line a row, in the order of the sheet."""

from dataclasses import replace

from pial_xl.letters.lettre import Lettre
from pial_xl.letters.lot import Lot, Refus
from pial_xl.letters.recapitulatif import Etat, recapituler
from pial_xl.letters.suivi import Changement, Decision, Sort, Trace
from pial_xl.tables.adresse import Cellule

ALICE = Lettre(
    "Lettre FICTIVE Alice",
    {"civilité": "Mme", "nom": "FICTIVE", "prénom": "Alice", "établissement": "École Exemple"},
    5,
)
REFUS = Refus(Cellule("Coordonnateurs", "F6"), "il manque : IMP", 6, {"nom": "SANS-IMP"})
CHANGE = Changement("imp", "1 IMP", "2 IMP")


def etat(sort: Sort, *choix: int) -> Etat:
    (rangee,) = recapituler(Lot((ALICE,), ()), [Decision(ALICE, sort)], frozenset(choix), {}, ())
    return rangee.etat


def test_a_line_says_who_where_and_what_became_of_the_letter() -> None:
    decision = Decision(ALICE, Sort.REFAITE, (CHANGE,))

    (rangee,) = recapituler(Lot((ALICE,), ()), [decision], frozenset({5}), {}, ())

    assert (rangee.numero, rangee.qui) == (5, "Mme FICTIVE Alice")
    assert rangee.etablissement == "École Exemple"
    assert rangee.etat is Etat.REFAITE
    assert rangee.detail == "imp : 1 IMP → 2 IMP"
    assert rangee.feuille == ALICE.feuille


def test_a_row_that_was_not_asked_for_is_to_be_done() -> None:
    assert etat(Sort.CREEE, 5) is Etat.FAITE
    assert etat(Sort.CREEE) is Etat.A_FAIRE
    assert etat(Sort.REFAITE) is Etat.A_REFAIRE
    assert etat(Sort.INTACTE) is Etat.INCHANGEE
    assert etat(Sort.RETOUCHEE) is Etat.GARDEE


def test_a_letter_that_is_not_made_has_no_sheet_to_go_to() -> None:
    (rangee,) = recapituler(Lot((ALICE,), ()), [Decision(ALICE, Sort.CREEE)], frozenset(), {}, ())
    assert rangee.feuille is None


def test_refusals_stand_in_the_order_of_the_sheet_and_lost_letters_last() -> None:
    traces = {"Lettre PARTIE Zoé": Trace({"nom": "PARTIE", "prénom": "Zoé"}, "abc")}

    rangees = recapituler(
        Lot((ALICE,), (REFUS,)),
        [Decision(ALICE, Sort.INTACTE)],
        frozenset({5, 6}),
        traces,
        ["Lettre PARTIE Zoé"],
    )

    assert [(r.qui, r.etat) for r in rangees] == [
        ("Mme FICTIVE Alice", Etat.INCHANGEE),
        ("SANS-IMP", Etat.REFUSEE),
        ("PARTIE Zoé", Etat.SANS_LIGNE),
    ]
    assert rangees[1].detail == "il manque : IMP"


def test_a_row_that_became_incomplete_is_told_once_with_the_letter_that_stays() -> None:
    nom = "Lettre SANS-IMP"
    refus = replace(REFUS, feuille=nom)

    (rangee,) = recapituler(
        Lot((), (refus,)), [], frozenset({6}), {nom: Trace({"nom": "SANS-IMP"}, "abc")}, [nom]
    )

    assert (rangee.etat, rangee.feuille) == (Etat.REFUSEE, nom)
    assert rangee.detail == "il manque : IMP ; la lettre d'avant est gardée"


def test_what_changed_is_not_said_to_be_in_a_letter_that_is_kept() -> None:
    decision = Decision(ALICE, Sort.RETOUCHEE, (CHANGE,))

    (rangee,) = recapituler(Lot((ALICE,), ()), [decision], frozenset({5}), {}, ())

    assert rangee.detail == "changé depuis, à reporter à la main : imp : 1 IMP → 2 IMP"
