"""What the terminal shows of a report."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapports import constat, rapport

from pial_xl.findings import Niveau, NonEvalue
from pial_xl.report.terminal import LARGEUR, MONTRES, Encre, afficher, en_couleur


def test_levels_come_most_serious_first_with_their_word_and_their_count() -> None:
    texte = afficher(
        rapport(
            constat(code="A-01", niveau=Niveau.BLOQUANT),
            constat(code="A-02", niveau=Niveau.ALERTE),
            constat(code="A-02", niveau=Niveau.ALERTE, cellule="D13"),
            constat(code="C-06", niveau=Niveau.INFO),
        )
    )
    titres = ["BLOQUANT – 1 constat", "ALERTE – 2 constats", "INFO – 1 constat"]
    assert [texte.index(titre) for titre in titres] == sorted(map(texte.index, titres))


def test_a_finding_says_its_code_its_cell_what_and_what_to_do() -> None:
    texte = afficher(
        rapport(
            constat(
                code="A-01",
                feuille="Affectations",
                cellule="D12",
                objet="A07",
                message="A07 : trop d'heures.",
                que_faire="Retirez des heures.",
            )
        )
    )
    assert "  A-01  Affectations!D12 – A07 : trop d'heures.\n        → Retirez des heures." in texte


def test_who_is_meant_is_said_where_the_message_does_not_say_it() -> None:
    texte = afficher(rapport(constat(objet="A07", message="Dates inversées.")))
    assert "(A07) – Dates inversées." in texte


def test_what_to_do_is_said_once_for_a_code_that_repeats() -> None:
    constats = [constat(cellule=f"D{n}", que_faire="Retirez des heures.") for n in range(5, 8)]
    assert afficher(rapport(*constats)).count("Retirez des heures.") == 1


def test_what_to_do_is_said_for_each_finding_where_it_differs() -> None:
    texte = afficher(
        rapport(constat(que_faire="Faites ceci."), constat(cellule="D13", que_faire="Faites cela."))
    )
    assert texte.index("D12") < texte.index("Faites ceci.") < texte.index("D13")
    assert texte.index("D13") < texte.index("Faites cela.")


def test_a_code_that_repeats_forty_times_is_counted_and_the_others_are_still_seen() -> None:
    repetes = [constat(code="N-01", cellule=f"A{n}") for n in range(5, 45)]
    texte = afficher(rapport(*repetes, constat(code="N-02")))
    assert texte.count("  N-01  ") == MONTRES
    assert "… et 35 autres N-01, dans le rapport Excel (--sortie) ou --json" in texte
    assert "  N-02  " in texte


def test_the_bottom_line_gives_the_counts_the_date_the_year_and_the_version() -> None:
    texte = afficher(rapport(constat(niveau=Niveau.BLOQUANT)))
    *_, compte, faits = texte.rstrip("\n").split("\n")
    assert compte == "Bilan\u00a0: 1 bloquant, 0 alerte, 0 information, 0 contrôle non évalué"
    assert faits == "essai.xlsx · au 24/11/2026 · année scolaire 2026-2027 · pial-xl 0.1.0"


def test_a_report_without_finding_says_so() -> None:
    assert afficher(rapport()).startswith("Aucun constat.")


def test_a_report_without_finding_does_not_hide_what_was_not_judged() -> None:
    vide = replace(rapport(), non_evalues=(NonEvalue("D-01", "Titre", "La feuille manque."),))
    texte = afficher(vide)
    assert "n'ont pas pu être évalués" in texte
    assert "NON ÉVALUÉ – 1 contrôle non évalué" in texte


def test_rules_not_judged_for_the_same_reason_are_shown_together() -> None:
    raison = "La feuille Dotation manque."
    non_evalues = tuple(NonEvalue(code, "Titre", raison) for code in ("D-01", "D-02"))
    texte = afficher(replace(rapport(), non_evalues=non_evalues))
    assert "  D-01, D-02\u00a0: La feuille Dotation manque." in texte


def test_settings_of_the_workbook_are_printed() -> None:
    texte = afficher(replace(rapport(), reglages=("A-06 désactivé.",)))
    assert "RÉGLAGES DU CLASSEUR\n  A-06 désactivé." in texte


def test_colours_are_asked_for_by_what_a_text_is() -> None:
    vus: list[tuple[str, Encre]] = []

    def noter(texte: str, encre: Encre) -> str:
        vus.append((texte, encre))
        return texte

    afficher(rapport(constat(code="A-01", niveau=Niveau.BLOQUANT)), noter)
    assert ("BLOQUANT", Encre.BLOQUANT) in vus
    assert ("A-01", Encre.BLOQUANT) in vus


@pytest.mark.parametrize("encre", Encre)
def test_every_kind_of_text_has_a_style_of_its_own(encre: Encre) -> None:
    assert "\x1b[" in en_couleur("texte", encre)


@given(st.text(max_size=300), st.text(max_size=60))
def test_no_text_of_a_workbook_reaches_the_terminal_as_a_command(message: str, objet: str) -> None:
    texte = afficher(rapport(constat(message=message, objet=objet)))
    assert not [c for c in texte if c != "\n" and unicodedata.category(c) in ("Cc", "Cs")]


@given(st.lists(st.text(st.characters(codec="ascii"), max_size=200), max_size=12))
def test_lines_hold_in_80_columns(messages: list[str]) -> None:
    texte = afficher(rapport(*(constat(message=m) for m in messages)))
    assert max(map(len, texte.split("\n"))) <= LARGEUR
