"""What the summary of letters shows, as blocks for a sheet that is already laid out."""

from datetime import date

from pial_xl.constats import Niveau
from pial_xl.letters.closing import letters_facts, say_counts
from pial_xl.letters.recap import RecapLine, State
from pial_xl.report.blocks.block import BlockKind
from pial_xl.report.blocks.recap import (
    COLUMNS,
    NIVEAU_BY_STATE,
    NO_COORDONNATEUR,
    TITLE_ROW,
    recap_blocks,
)
from pial_xl.units.dates import SchoolYear

MADE = RecapLine(5, "Mme FICTIVE Alice", "École Exemple", "1 IMP", State.MADE, "", "Lettre d'Alice")
REFUSED = RecapLine(6, "M. IMAGINAIRE", "", "", State.REFUSED, "il manque : IMP", None)
DEPARTED = RecapLine(None, "PARTIE Zoé", "", "", State.NO_ROW, "", "Lettre PARTIE Zoé")


def test_each_row_fills_all_the_columns_and_stays_text() -> None:
    *_, texts, links = recap_blocks([MADE, REFUSED, DEPARTED], "faits", 10)

    assert texts.width + links.width == len(COLUMNS)
    assert texts.kind is BlockKind.TEXTS
    assert (texts.row, texts.place) == (TITLE_ROW + 1, 10)
    assert texts.values[1] == (
        "6", "M. IMAGINAIRE", "", "", "refusée", "il manque\u00a0: IMP",
    )  # fmt: skip


def test_a_letter_is_reached_by_a_link_that_shows_its_name() -> None:
    *_, links = recap_blocks([MADE, REFUSED], "faits", 10)

    assert links.kind is BlockKind.FORMULAS
    assert links.values == (("=HYPERLINK(\"#'Lettre d''Alice'!A1\",\"Lettre d'Alice\")",), ("",))


def test_a_row_beyond_the_capacity_is_counted() -> None:
    _, counts, texts, _ = recap_blocks([MADE, REFUSED], "faits", 1)

    assert len(texts.values) == 1
    assert "1 ligne de plus" in str(counts.values[0][0])


def test_an_empty_sheet_of_coordinators_is_told() -> None:
    *_, texts, links = recap_blocks([], "faits")

    assert NO_COORDONNATEUR in texts.values[0]
    assert links.values == (("",),)


def test_only_the_states_that_are_there_are_counted() -> None:
    assert say_counts([MADE, MADE, REFUSED]) == "2 faites, 1 refusée"
    assert say_counts([]) == "0 lettre"


def test_the_facts_name_the_year_the_day_and_the_version() -> None:
    facts = letters_facts(SchoolYear(2026), date(2026, 11, 24), "1.0")

    assert all(word in facts for word in ("2026-2027", "24/11/2026", "pial-xl 1.0"))


def test_every_state_has_its_colors_or_is_said_to_need_none() -> None:
    assert set(NIVEAU_BY_STATE) == set(State)


def test_a_letter_that_is_missing_stands_out_more_than_one_to_look_at() -> None:
    assert NIVEAU_BY_STATE[State.REFUSED] is NIVEAU_BY_STATE[State.FOREIGN] is Niveau.BLOQUANT
    assert NIVEAU_BY_STATE[State.KEPT] is NIVEAU_BY_STATE[State.TO_REMAKE] is Niveau.ALERTE
    assert NIVEAU_BY_STATE[State.UNCHANGED] is None
