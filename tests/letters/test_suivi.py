"""What becomes of a letter, from what was written and what stands there."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.letters.lettre import Lettre
from pial_xl.letters.suivi import (
    IDENTITE,
    MODELE,
    Changement,
    Sort,
    Trace,
    au_nom_present,
    changements,
    contenu,
    decider,
    disparues,
    empreinte,
    rangee_de_registre,
    traces_du_registre,
)

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
    for dit in (CONTENU, {"secteur": "Ancenis"}):
        assert decider(LETTRE, dit, Trace(CONTENU, "abc"), "xyz").sort is Sort.RETOUCHEE


def test_a_sheet_that_we_never_wrote_is_kept() -> None:
    assert decider(LETTRE, CONTENU, None, "xyz").sort is Sort.ETRANGERE


def test_a_letter_that_was_being_written_is_made_again() -> None:
    assert decider(LETTRE, CONTENU, Trace(CONTENU, ""), "xyz").sort is Sort.REFAITE


def test_a_letter_without_a_row_is_gone_if_its_sheet_is_there() -> None:
    traces = ["Lettre FICTIVE Alice", "Lettre A", "Lettre B"]

    la = ["Lettre A", "Lettre FICTIVE Alice"]

    assert disparues(traces, [LETTRE.feuille], la) == ("Lettre A",)


def test_a_field_that_only_one_wording_of_the_model_prints_did_not_change() -> None:
    avant = {"nom": "FICTIVE", "secteur": "Nantes", MODELE: "abc"}
    apres = {"nom": "EXEMPLE", "ville": "NANTES", MODELE: "def"}

    assert [c.champ for c in changements(avant, apres)] == ["nom", MODELE]
    assert [c.champ for c in changements(avant, apres | {MODELE: "abc"})] == [
        "nom",
        "secteur",
        "ville",
    ]


def test_a_change_tells_what_was_and_what_is() -> None:
    trace = Trace({"secteur": "Ancenis", "imp": "1 IMP"}, "abc")

    decision = decider(LETTRE, CONTENU, trace, "abc")

    assert list(map(str, decision.changements)) == [
        "secteur : Ancenis → Nantes",
        "imp : 1 IMP → vide",
    ]


def test_a_change_of_the_model_shows_no_print() -> None:
    assert str(Changement(MODELE, "0123", "4567")) == MODELE


def test_a_trace_keeps_what_the_model_prints() -> None:
    lettre = Lettre("Lettre A", {"nom": "FICTIVE", "secteur": None, "imp": "1 IMP"})

    dit = contenu(lettre, {"nom", "secteur"}, "abc")

    assert {cle: dit[cle] for cle in dit if cle != IDENTITE} == {"nom": "FICTIVE", MODELE: "abc"}


def test_a_letter_edited_by_hand_is_never_taken_for_that_of_a_homonym() -> None:
    nord, sud = (
        contenu(Lettre("Lettre A", {"nom": "MARTIN", "code_pôle": code}), {"nom"}, "abc")
        for code in ("P1", "P2")
    )

    assert decider(LETTRE, nord, Trace(nord, "abc"), "xyz").sort is Sort.RETOUCHEE
    assert decider(LETTRE, sud, Trace(nord, "abc"), "xyz").sort is Sort.ETRANGERE
    assert decider(LETTRE, sud, Trace({"nom": "MARTIN"}, "abc"), "xyz").sort is Sort.RETOUCHEE


def test_a_name_typed_in_another_case_keeps_its_sheet() -> None:
    lettre = au_nom_present(replace(LETTRE, feuille="Lettre FICTIVE ALICE"), [LETTRE.feuille])

    assert lettre.feuille == LETTRE.feuille
    assert disparues([LETTRE.feuille], ["Lettre FICTIVE ALICE"], [LETTRE.feuille]) == ()


@given(
    st.text(min_size=1),
    st.dictionaries(st.text(), st.text()),
    st.sampled_from(["", "abc", "abc-def"]),
)
def test_a_trace_comes_back_from_the_record(
    feuille: str, valeurs: dict[str, str], print_: str
) -> None:
    trace = Trace(valeurs, print_)

    assert traces_du_registre([rangee_de_registre(feuille, trace)]) == {feuille: trace}


@pytest.mark.parametrize("abime", ["", "{", "[1]", "null", '{"nom": '])
def test_a_damaged_trace_says_nothing_of_its_values(abime: str) -> None:
    assert traces_du_registre([("lettre", "Lettre A", "abc", abime)]) == {
        "Lettre A": Trace({}, "abc")
    }


def test_other_rows_of_the_record_are_no_letters() -> None:
    assert traces_du_registre([("marque", "AESH", "5", "2"), ("Feuille technique",), ()]) == {}


def test_the_print_of_cells_is_known_apart_from_that_of_notes() -> None:
    assert Trace({}, "abc-def").cellules == Trace({}, "abc").cellules == "abc"


def test_a_print_changes_with_any_cell() -> None:
    textes = [("A1", "un"), ("B2", "deux")]

    assert empreinte(textes) == empreinte(iter(textes))
    assert empreinte(textes) != empreinte([("A1", "un"), ("B3", "deux")])
    assert empreinte(textes) != empreinte([*textes, ("A3", "")])
