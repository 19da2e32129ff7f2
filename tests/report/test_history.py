"""One line a control: its day and its figures, read back as they were written."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import make_report

from pial_xl.report.blocks.history import (
    CAPACITY,
    COLUMNS,
    FIGURES,
    TITLE_ROW,
    HistoryLine,
    history_blocks,
    history_line,
    read_history,
    with_line,
)
from pial_xl.report.synthese import synthese
from pial_xl.testing import REFERENCE, SampleWorkbook

HEADER = (TITLE_ROW, {rank: c.title for rank, c in enumerate(COLUMNS, start=1)})
FIGURE = st.one_of(st.none(), st.integers(0, 500), st.integers(0, 200_000).map(lambda m: m / 4))


def blank(day: date) -> HistoryLine:
    return HistoryLine(day, (None,) * len(FIGURES))


def line_of(workbook: SampleWorkbook) -> HistoryLine:
    return history_line(make_report(), synthese(workbook.dossier()))


def test_a_control_leaves_its_day_its_means_and_its_needs() -> None:
    workbook = SampleWorkbook()
    del workbook.tables["T_Affectations"][3]
    line = line_of(workbook)
    assert line.day == REFERENCE
    assert (line["AESH"], line["Contrats (h)"], line["Affectées (h)"], line["Libres (h)"]) == (
        3,
        72,
        48,
        24,
    )
    assert (line["I notifiés"], line["I servis"], line["I sans AESH"]) == (3, 2, 1)
    assert (line["Notifiées (h)"], line["Manquantes (h)"]) == (60, 24)


def test_what_is_not_judged_or_only_a_bound_is_left_blank() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Affectations", 3, "heures", "beaucoup")
    del workbook.tables["T_Dotation"]
    line = line_of(workbook)
    assert (line["Dotation (h)"], line["Affectées (h)"]) == (None, None)


def test_a_second_control_of_a_day_replaces_the_line_of_the_first() -> None:
    first, second = line_of(SampleWorkbook()), blank(REFERENCE)
    assert with_line((first,), second) == (second,)


def test_lines_stand_in_the_order_of_days_whatever_that_of_controls() -> None:
    days = [date(2026, 11, 3), date(2026, 10, 1), date(2026, 12, 1)]
    lines: tuple[HistoryLine, ...] = ()
    for day in days:
        lines = with_line(lines, blank(day))
    assert [line.day for line in lines] == sorted(days)


def test_of_more_lines_than_the_sheet_holds_the_latest_are_shown() -> None:
    lines = [blank(date(2020, 1, 1) + timedelta(days=n)) for n in range(CAPACITY + 5)]
    _, table = history_blocks(lines)
    assert len(table.values) == CAPACITY
    ((shown, *_), *_) = table.values[-1:]
    (read,) = read_history([HEADER, (TITLE_ROW + 1, {1: shown})])
    assert read.day == lines[-1].day


@given(st.lists(st.tuples(*[FIGURE] * len(FIGURES)), max_size=4))
def test_lines_are_read_back_as_they_were_written(figures: list[tuple[int | float | None]]) -> None:
    lines = tuple(HistoryLine(date(2026, 9, n), f) for n, f in enumerate(figures, start=1))
    _, table = history_blocks(lines)
    grid = [
        (TITLE_ROW + n, {c: v for c, v in enumerate(row, start=1) if v is not None})
        for n, row in enumerate(table.values, start=1)
    ]
    assert read_history([HEADER, *grid]) == lines


@pytest.mark.parametrize("day", [datetime(2026, 11, 24), date(2026, 11, 24), "24/11/2026"])
def test_a_day_is_read_however_a_program_gives_it(day: object) -> None:
    (line,) = read_history([HEADER, (TITLE_ROW + 1, {1: day, 2: 3.0})])
    assert (line.day, line["AESH"]) == (date(2026, 11, 24), 3)


@pytest.mark.parametrize("row", [{1: "à moi"}, {1: True}, {1: 1e9}, {2: 3}])
def test_a_row_without_a_day_is_no_line(row: dict[int, object]) -> None:
    assert read_history([HEADER, (TITLE_ROW + 1, row)]) == ()


def test_a_sheet_without_the_headers_has_no_line() -> None:
    assert read_history([(1, {1: "Date"}), (2, {1: "24/11/2026"})]) == ()
