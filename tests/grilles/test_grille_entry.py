"""What people type in a cell of a grid."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed_grilles import KNOWN

from pial_xl.grilles.entry import Entry, EntryError, Timed, parse_cell
from pial_xl.tables.types import CreneauNature as Nature

NINE, TEN = 9 * 60, 10 * 60


def _read(text: str) -> tuple[Timed, ...]:
    return parse_cell(text, KNOWN, NINE, TEN)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("E001", Entry(codes=("E001",))),
        (" e 001 ", Entry(codes=("E001",))),
        ("E001 E002", Entry(codes=("E001", "E002"))),
        ("E002+E001", Entry(codes=("E001", "E002"))),
        ("E001 et E002", Entry(codes=("E001", "E002"))),
        ("E001 / E002", Entry(codes=("E001", "E002"))),
        ("E001\nE002", Entry(codes=("E001", "E002"))),
        ("G1", Entry(codes=("E001", "E002"))),
        ("groupe G1", Entry(codes=("E001", "E002"))),
        ("repas", Entry(Nature.REPAS)),
        ("Repas E001", Entry(Nature.REPAS, ("E001",))),
        ("cantine", Entry(Nature.REPAS)),
        ("TRAJET", Entry(Nature.TRAJET)),
        ("reunion", Entry(Nature.REUNION)),
        ("E001 du 05/01/2027 au 30/01/2027", Entry(
            codes=("E001",), du=date(2027, 1, 5), au=date(2027, 1, 30))),
        ("E001 (jusqu’au 30/01/2027)", Entry(codes=("E001",), au=date(2027, 1, 30))),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_people_type_it(text: str, entry: Entry) -> None:
    assert _read(text) == (Timed(entry, NINE, TEN),)


@pytest.mark.parametrize("text", ["9h05-9h50 E001", "9:05 – 9:50 E001", "de 9h05 à 9h50 : e001"])
def test_hours_typed_in_a_cell_stand(text: str) -> None:
    assert _read(text) == (Timed(Entry(codes=("E001",)), 545, 590),)


def test_each_line_with_hours_is_a_slot() -> None:
    assert _read("9h05–9h30 E001\n9h30–9h50 trajet") == (
        Timed(Entry(codes=("E001",)), 545, 570),
        Timed(Entry(Nature.TRAJET), 570, 590),
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Maths", "n'est ni le code d'un élève"),
        ("E009", "« E009 » n'est ni le code d'un élève"),
        ("8:30:00", "n'est ni"),
        ("bla bla", "« bla bla » : « bla » n'est ni le code d'un élève"),
        ("9h-25h00 E001", "« 25h00 » n'est pas une heure"),
        ("9h50-9h05 E001", "finit avant d'avoir commencé"),
        ("14h-15h E001", "est écrit en face de 9h00–10h00"),
        ("E001 du 31/02/2027", "« 31/02/2027 » n'est pas une date"),
        ("E001 du 05/02/2027 au 05/01/2027", "finit avant d'avoir commencé"),
        ("repas trajet", "deux natures"),
        ("+", "ne nomme ni un élève"),
        ("x" * 401, "trop long"),
    ],
)
def test_what_says_no_slot_is_told_in_french(text: str, why: str) -> None:
    with pytest.raises(EntryError, match=why.replace("(", r"\(")):
        _read(text)


@given(st.text(max_size=60))
def test_any_text_is_read_or_told(text: str) -> None:
    with suppress(EntryError):
        assert _read(text)


_DAYS = st.none() | st.dates(date(2026, 9, 1), date(2027, 7, 1))


@given(
    st.sampled_from(Nature),
    st.sets(st.sampled_from(sorted(KNOWN.eleves))),
    st.tuples(_DAYS, _DAYS).filter(lambda d: not (d[0] and d[1] and d[1] < d[0])),
)
def test_what_a_grid_writes_is_read_as_the_same(
    nature: Nature, eleves: set[str], days: tuple[date | None, date | None]
) -> None:
    entry = Entry(nature, tuple(sorted(eleves)), "", *days)
    assert _read(entry.label) == (Timed(entry, NINE, TEN),)
