"""Hidden rows and merged areas of an open sheet, asked for by range."""

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from fake_excel import ComError
from hypothesis import given, settings
from hypothesis import strategies as st

from pial_xl.sheets.open.hosts.areas import Box, covers
from pial_xl.sheets.open.hosts.excel_mac import ExcelMac

if TYPE_CHECKING:
    from pial_xl.sheets.open.hosts.excel_windows import ExcelWindows

pytest_plugins = ("simulated_excel",)

MISSING_VALUE = object()


class Zone:
    """A block of a sheet that counts its questions, and says of mixed cells what Excel says."""

    def __init__(self, merged: set[Box], where: Box, asked: list[Box] | None = None) -> None:
        self.merged, self.where = merged, where
        self.asked: list[Box] = [] if asked is None else asked
        self.row, self.column = where[:2]
        self.shape = where[2] - where[0] + 1, where[3] - where[1] + 1
        self.size = self.shape[0] * self.shape[1]

    @property
    def merge_cells(self) -> object:
        self.asked.append(self.where)
        touching = [m for m in self.merged if _touch(m, self.where)]
        if not touching:
            return False
        return True if covers(touching[0], self.where) else MISSING_VALUE

    @property
    def merge_area(self) -> "Zone":
        around = [m for m in self.merged if covers(m, self.where)]
        return Zone(self.merged, around[0] if around else self.where, self.asked)

    def __getitem__(self, cut: tuple[Any, Any]) -> "Zone":
        rows, columns = (range(n)[c] for n, c in zip(self.shape, cut, strict=True))
        rows = rows if isinstance(rows, range) else range(rows, rows + 1)
        columns = columns if isinstance(columns, range) else range(columns, columns + 1)
        corner = self.row + rows[0], self.column + columns[0]
        end = self.row + rows[-1], self.column + columns[-1]
        return Zone(self.merged, (*corner, *end), self.asked)


def _touch(a: Box, b: Box) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def test_a_table_without_merges_costs_one_question() -> None:
    zone = Zone(set(), (5, 1, 800, 16))
    assert ExcelMac().merges(cast("Any", zone)) == set()
    assert len(zone.asked) == 1


def test_a_whole_table_merged_costs_one_question() -> None:
    zone = Zone({(5, 1, 800, 16)}, (5, 1, 800, 16))
    assert ExcelMac().merges(cast("Any", zone)) == {(5, 1, 800, 16)}
    assert len(zone.asked) == 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 3), st.integers(1, 4), st.integers(1, 3)),
        max_size=5,
    )
)
def test_every_merged_area_is_found(drawn: list[tuple[int, int, int, int]]) -> None:
    merged: set[Box] = set()
    for row, column, height, width in drawn:
        area = 5 + row, 1 + column, 4 + row + height, column + width
        if height * width > 1 and not any(_touch(area, other) for other in merged):
            merged.add(area)
    assert ExcelMac().merges(cast("Any", Zone(merged, (5, 1, 17, 6)))) == merged


class Rows:
    """Entire rows, as Excel for Windows gives them: what is seen, area by area."""

    def __init__(self, first: int, last: int, hidden: set[int]) -> None:
        self._seen = [row for row in range(first, last + 1) if row not in hidden]
        self.Hidden = not self._seen if first == last else None

    def SpecialCells(self, kind: int) -> Any:  # noqa: N802 - Excel's own name
        assert kind == 12
        if not self._seen:
            raise ComError(-2146827284)
        areas = (SimpleNamespace(Row=row, Rows=SimpleNamespace(Count=1)) for row in self._seen)
        return SimpleNamespace(Areas=list(areas))


def _body(first: int, last: int, hidden: set[int]) -> Any:
    api = SimpleNamespace(EntireRow=Rows(first, last, hidden))
    return SimpleNamespace(row=first, last_cell=SimpleNamespace(row=last), api=api)


@pytest.mark.parametrize("hidden", [set(), {5}, {6, 7, 9}, set(range(5, 11))])
def test_excel_on_windows_tells_the_rows_that_are_not_seen(
    excel_windows: Any, hidden: set[int]
) -> None:
    host: ExcelWindows = excel_windows.ExcelWindows()
    assert host.hidden_rows(_body(5, 10, hidden)) == hidden


@pytest.mark.parametrize("hidden", [set(), {5}])
def test_of_one_row_excel_on_windows_is_asked_itself(excel_windows: Any, hidden: set[int]) -> None:
    host: ExcelWindows = excel_windows.ExcelWindows()
    assert host.hidden_rows(_body(5, 5, hidden)) == hidden


@pytest.mark.parametrize(
    ("said", "hidden"),
    [([False, True, False], {6}), ([True] * 3, {5, 6, 7}), (True, {5}), (False, set())],
)
def test_a_mac_tells_each_row_at_once(said: object, hidden: set[int]) -> None:
    rows = SimpleNamespace(hidden=SimpleNamespace(get=lambda: said))
    body = SimpleNamespace(row=5, api=SimpleNamespace(entire_row=SimpleNamespace(rows=rows)))
    assert ExcelMac().hidden_rows(cast("Any", body)) == hidden
