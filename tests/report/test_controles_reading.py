"""What a sheet Contrôles already says, read whatever the person did to it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from reports import constat, make_report

from pial_xl.constats import Niveau
from pial_xl.report.blocks.controles import (
    CAPACITY,
    COLUMNS,
    RANKS,
    TITLE_ROW,
    checks_blocks,
    relocated,
)
from pial_xl.report.blocks.controles_reading import ChecksSheet, read_checks_sheet
from pial_xl.report.suivi import Suivi
from pial_xl.report.tracking import EarlierControl, Status, TrackedConstat, Tracking, track
from pial_xl.testing import REFERENCE

Grid = dict[int, dict[int, object]]


def grid(tracking: Tracking, capacity: int = CAPACITY) -> Grid:
    """Lay a control on a sheet: what each cell of each row then holds."""
    held: Grid = {TITLE_ROW: {rank: c.title for rank, c in enumerate(COLUMNS, start=1)}}
    for block in checks_blocks(make_report(), tracking, capacity):
        for i, line in enumerate(block.values):
            for j, value in enumerate(line):
                if value not in (None, ""):
                    held.setdefault(block.row + i, {})[block.column + j] = _shown(value)
    return dict(sorted(held.items()))


def _shown(value: object) -> object:
    """Give what the formula of a link shows."""
    if isinstance(value, str) and value.startswith("=HYPERLINK"):
        return value.rpartition(',"')[2].removesuffix('")')
    if isinstance(value, str) and value.startswith('="'):
        return value[2:-1]
    return value


def read(held: Grid, formulas: Mapping[tuple[int, int], str] | None = None) -> ChecksSheet:
    found = read_checks_sheet(held.items(), formulas or {})
    assert found is not None
    return found


def one(**fields: Any) -> Tracking:
    return track(make_report(constat(**fields)))


def write(held: Grid, name: str, value: object, row: int = TITLE_ROW + 1) -> Grid:
    held.setdefault(row, {})[RANKS[name] + 1] = value
    return dict(sorted(held.items()))


class TestWhatWasWritten:
    def test_a_constat_is_read_back_with_its_identity(self) -> None:
        tracking = one(objet="A07", key=("A07",), niveau=Niveau.BLOQUANT)
        (row,) = read(grid(tracking)).control.rows
        assert row.identity == tracking.rows[0].identity
        assert row.constat.cell == tracking.rows[0].constat.cell
        assert (row.constat.code, row.constat.niveau) == ("A-01", Niveau.BLOQUANT)

    def test_the_day_and_the_workbook_are_told_above(self) -> None:
        found = read(grid(one()))
        assert (found.control.day, found.workbook) == (REFERENCE, "essai.xlsx")

    def test_lines_that_the_sheet_had_no_room_for_are_known_the_next_time(self) -> None:
        constats = [constat(objet=f"A{n:02d}", key=(f"A{n:02d}",)) for n in range(1, 7)]
        first = read(grid(track(make_report(*constats)), capacity=4)).control
        assert (len(first.rows), first.left_out) == (4, 2)

        again = track(make_report(*constats), (first,))
        assert again.count(Status.NEW) == 0

        other = constat(objet="A00", key=("A00",))
        more = track(make_report(other, *constats), (first,))
        assert [row.constat.objet for row in more.rows if row.status is Status.NEW] == ["A00"]

    def test_resolved_lines_without_room_hide_no_new_one_the_next_time(self) -> None:
        first, *left, gone = (constat(objet=f"A{n}", key=(f"A{n}",)) for n in range(5))
        before = read(grid(track(make_report(first, *left, gone)))).control
        told = track(make_report(first, *left), (before,))
        assert told.count(Status.SOLVED) == 1

        full = read(grid(told, capacity=4)).control

        assert full.left_out == 0
        other = constat(objet="A9", key=("A9",))
        assert track(make_report(first, *left, other), (full,)).count(Status.NEW) == 1

    def test_a_control_without_constat_leaves_nothing(self) -> None:
        assert read(grid(Tracking(()))).control == EarlierControl(day=REFERENCE)

    @given(st.text(max_size=60), st.text(max_size=60))
    def test_suivi_and_note_are_read_as_typed(self, suivi: str, note: str) -> None:
        held = write(write(grid(one()), "suivi", suivi), "note", note)
        (row,) = read(held).control.rows
        assert row.suivi == Suivi(suivi, note)

    def test_a_date_or_a_number_is_read_as_a_person_reads_it(self) -> None:
        held = write(write(grid(one()), "suivi", datetime(2027, 1, 15)), "note", 3.0)
        (row,) = read(held).control.rows
        assert row.suivi == Suivi("15/01/2027", "3")

    def test_what_is_resolved_stays_so(self) -> None:
        held = write(grid(one()), "statut", "résolu")
        assert read(held).control.rows[0].status is Status.SOLVED


class TestWhatThePersonDid:
    def test_a_formula_is_kept_as_the_text_that_it_is(self) -> None:
        held = write(grid(one()), "suivi", "vu")
        place = TITLE_ROW + 1, RANKS["suivi"] + 1
        found = read(held, {place: '=IF(TRUE,"vu","")'}).control
        assert found.rows[0].suivi.suivi == '=IF(TRUE,"vu","")'
        assert found.formulas == 1

    def test_a_pasted_block_is_kept_as_rows_of_their_own(self) -> None:
        held = write(grid(one()), "niveau", "Mme FICTIVE", TITLE_ROW + 2)
        held = write(held, "message", "à rappeler", TITLE_ROW + 2)
        found = read(held).control
        assert len(found.rows) == 1
        (other,) = found.others
        assert (other[0], other[RANKS["message"]]) == ("Mme FICTIVE", "à rappeler")

    def test_rows_of_their_own_are_written_again_and_read_again(self) -> None:
        held = grid(one())
        for name in set(RANKS) - {"cle", "niveau"}:
            held = write(held, name, f"à moi {name}", TITLE_ROW + 5)
        found = read(held).control
        assert len(found.others) == 1
        again = read(grid(track(make_report(constat()), [found]))).control
        assert again.others == found.others

    def test_columns_may_be_moved_and_parted(self) -> None:
        tracking = one(objet="A07", key=("A07",))
        moved = {c.name: 2 * len(COLUMNS) - 2 * rank for rank, c in enumerate(COLUMNS)}
        held: Grid = {TITLE_ROW + 2: {moved[c.name]: c.title for c in COLUMNS}}
        blocks = relocated(checks_blocks(make_report(), tracking), moved, TITLE_ROW + 2)
        for block in blocks:
            for i, line in enumerate(block.values):
                for j, value in enumerate(line):
                    if block.row > TITLE_ROW + 2 and value not in (None, ""):
                        held.setdefault(block.row + i, {})[block.column + j] = _shown(value)
        found = read(dict(sorted(held.items())))
        assert not found.is_in_place
        assert found.control.rows[0].identity == tracking.rows[0].identity

    def test_a_header_that_is_gone_is_named(self) -> None:
        held = grid(one())
        del held[TITLE_ROW][RANKS["suivi"] + 1]
        assert read(held).missing == ("Suivi",)

    def test_the_hidden_key_may_be_deleted(self) -> None:
        held = grid(one())
        del held[TITLE_ROW][RANKS["cle"] + 1]
        found = read(held)
        assert found.missing == ()
        assert found.control.rows[0].identity is None

    def test_a_rule_of_another_package_is_ours_too_without_its_hidden_key(self) -> None:
        held = write(grid(one(code="X-44-ROUTE")), "cle", None)

        assert [row.identity for row in read(held).control.rows] == [None]

    def test_another_sheet_is_none_of_ours(self) -> None:
        assert read_checks_sheet({1: {1: "Mes", 2: "notes"}}.items(), {}) is None


FIRST_EDITION = (
    "Niveau", "Code", "Feuille", "Cellule", "Objet", "Message", "Mesuré", "Attendu", "Écart",
    "Que faire", "Source", "Statut",
)  # fmt: skip


def first_edition() -> Grid:
    line = ("ALERTE", "A-01", "Affectations", "D12", "A07", "27h20 pour 24h00.", "27h20", "24h00",
            "3h20", "Retirez 3h20.", "", "connu")  # fmt: skip
    return {
        2: {1: "Classeur\u00a0: ancien.xlsm   ·   Date de référence\u00a0: 01/10/2026   ·   …"},
        TITLE_ROW: dict(enumerate(FIRST_EDITION, start=1)),
        TITLE_ROW + 1: dict(enumerate(line, start=1)),
    }


def test_the_first_edition_is_still_read() -> None:
    found = read(first_edition())
    assert found.is_first_edition
    (row,) = found.control.rows
    assert (row.constat.code, row.constat.cell.address, row.constat.objet) == ("A-01", "D12", "A07")
    assert (row.status, found.control.day) == (Status.KNOWN, date(2026, 10, 1))


def test_what_the_first_edition_told_is_known() -> None:
    now = constat(objet="A07", key=("A07",), cell="D14", message="Autrement dit.")
    (row,) = track(make_report(now), [read(first_edition()).control]).rows
    assert row.status is Status.KNOWN


def test_no_row_is_lost_when_the_sheet_is_read_and_written_again() -> None:
    rows = tuple(
        TrackedConstat(constat(cell=f"D{n}", key=(str(n),)), Status.KNOWN, Suivi("", f"note {n}"))
        for n in range(30)
    )
    found = read(grid(Tracking(rows))).control
    assert [row.suivi.note for row in found.rows] == [f"note {n}" for n in range(30)]
