"""What the terminal shows of a report."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import constat, make_report

from pial_xl.constats import Niveau, NotJudged
from pial_xl.report.terminal import SHOWN, WIDTH, Ink, in_color, render


def test_levels_come_most_serious_first_with_their_word_and_their_count() -> None:
    text = render(
        make_report(
            constat(code="A-01", niveau=Niveau.BLOQUANT),
            constat(code="A-02", niveau=Niveau.ALERTE),
            constat(code="A-02", niveau=Niveau.ALERTE, cell="D13"),
            constat(code="C-06", niveau=Niveau.INFO),
        )
    )
    titles = ["BLOQUANT – 1 constat", "ALERTE – 2 constats", "INFO – 1 constat"]
    assert [text.index(title) for title in titles] == sorted(map(text.index, titles))


def test_a_constat_says_its_code_its_cell_what_and_what_to_do() -> None:
    text = render(
        make_report(
            constat(
                code="A-01",
                sheet="Affectations",
                cell="D12",
                objet="A07",
                message="A07 : trop d'heures.",
                advice="Retirez des heures.",
            )
        )
    )
    assert "  A-01  Affectations!D12 – A07 : trop d'heures.\n        → Retirez des heures." in text


def test_who_is_meant_is_said_where_the_message_does_not_say_it() -> None:
    text = render(make_report(constat(objet="A07", message="Dates inversées.")))
    assert "(A07) – Dates inversées." in text


def test_what_to_do_is_said_once_for_a_code_that_repeats() -> None:
    constats = [constat(cell=f"D{n}", advice="Retirez des heures.") for n in range(5, 8)]
    assert render(make_report(*constats)).count("Retirez des heures.") == 1


def test_what_to_do_is_said_for_each_constat_where_it_differs() -> None:
    text = render(
        make_report(constat(advice="Faites ceci."), constat(cell="D13", advice="Faites cela."))
    )
    assert text.index("D12") < text.index("Faites ceci.") < text.index("D13")
    assert text.index("D13") < text.index("Faites cela.")


def test_a_code_that_repeats_forty_times_is_counted_and_the_others_are_still_seen() -> None:
    repeated = [constat(code="N-01", cell=f"A{n}") for n in range(5, 45)]
    text = render(make_report(*repeated, constat(code="N-02")))
    assert text.count("  N-01  ") == SHOWN
    assert "… et 35 autres N-01, dans le rapport Excel (--sortie) ou --json" in text
    assert "  N-02  " in text


def test_the_bottom_line_gives_the_counts_the_date_the_year_and_the_version() -> None:
    text = render(make_report(constat(niveau=Niveau.BLOQUANT)))
    *_, tally, facts = text.rstrip("\n").split("\n")
    assert tally == "Bilan\u00a0: 1 bloquant, 0 alerte, 0 information, 0 contrôle non évalué"
    assert facts == "essai.xlsx · au 24/11/2026 · année scolaire 2026-2027 · pial-xl 0.1.0"


def test_a_report_without_constat_says_so() -> None:
    assert render(make_report()).startswith("Aucun constat.")


def test_a_report_without_constat_does_not_hide_what_was_not_judged() -> None:
    empty = replace(make_report(), not_judged=(NotJudged("D-01", "Titre", "La feuille manque."),))
    text = render(empty)
    assert "n'ont pas pu être évalués" in text
    assert "NON ÉVALUÉ – 1 contrôle non évalué" in text


def test_rules_not_judged_for_the_same_reason_are_shown_together() -> None:
    reason = "La feuille Dotation manque."
    not_judged = tuple(NotJudged(code, "Titre", reason) for code in ("D-01", "D-02"))
    text = render(replace(make_report(), not_judged=not_judged))
    assert "  D-01, D-02\u00a0: La feuille Dotation manque." in text


def test_settings_of_the_workbook_are_printed() -> None:
    text = render(replace(make_report(), settings=("A-06 désactivé.",)))
    assert "RÉGLAGES DU CLASSEUR\n  A-06 désactivé." in text


def test_colors_are_asked_for_by_what_a_text_is() -> None:
    seen: list[tuple[str, Ink]] = []

    def note(text: str, ink: Ink) -> str:
        seen.append((text, ink))
        return text

    render(make_report(constat(code="A-01", niveau=Niveau.BLOQUANT)), note)
    assert ("BLOQUANT", Ink.BLOQUANT) in seen
    assert ("A-01", Ink.BLOQUANT) in seen


@pytest.mark.parametrize("ink", Ink)
def test_every_kind_of_text_has_a_style_of_its_own(ink: Ink) -> None:
    assert "\x1b[" in in_color("texte", ink)


@given(st.text(max_size=300), st.text(max_size=60))
def test_no_text_of_a_workbook_reaches_the_terminal_as_a_command(message: str, objet: str) -> None:
    text = render(make_report(constat(message=message, objet=objet)))
    assert not [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cs")]


@given(st.lists(st.text(st.characters(codec="ascii"), max_size=200), max_size=12))
def test_lines_hold_in_80_columns(messages: list[str]) -> None:
    text = render(make_report(*(constat(message=m) for m in messages)))
    assert max(map(len, text.split("\n"))) <= WIDTH
