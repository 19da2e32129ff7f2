"""Sheets to hand over, put in the open workbook by the button that makes them."""

from collections.abc import Sequence
from datetime import date, datetime

from xlwings import Book

from pial_xl import __version__
from pial_xl.report.handouts.handout import Handout, HandoutPage
from pial_xl.report.workbook.handouts import handout_names, handouts_bytes
from pial_xl.sheets.open.copies import safety_copy
from pial_xl.sheets.open.handouts import Placement, plan_handouts, put_handouts
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.record import read_record
from pial_xl.sheets.progress import Step
from pial_xl.units.text import french


def place_handouts(
    book: Book, host: Host, handouts: Sequence[Handout], reference: date, step: Step
) -> Placement:
    """Put sheets to hand over in the open workbook, inside a ``session``, after a dated copy.

    Args:
        book: the open workbook.
        host: the program that holds it.
        handouts: the sheets, in order; one at least.
        reference: the date as of which they speak.
        step: says how far it is.

    Returns:
        Where they are, for ``show_result``, and what was kept, for ``tell_kept``.

    Raises:
        WriteError: the structure of the workbook is protected, disk full…
    """
    record = read_record(book)
    wanted = handout_names(handouts)
    placement = plan_handouts(book, host, record, wanted)
    first: dict[HandoutPage, str] = {}
    alike = [first.setdefault(h.page, nom) for h, nom in zip(handouts, wanted, strict=True)]
    data = handouts_bytes(handouts, wanted[0], reference, __version__)
    step("copie de sécurité")
    safety_copy(book, host, datetime.now())
    with host.suspended_calculation(book):
        put_handouts(
            book,
            host,
            record,
            placement,
            wanted=wanted,
            alike=alike,
            frozen=[handout.frozen_rows for handout in handouts],
            data=data,
            step=step,
        )
    return placement


def tell_kept(placement: Placement) -> str:
    """Say which sheets that a person changed were kept, in one sentence; nothing when none was."""
    if not placement.kept:
        return ""
    names = ", ".join(f"« {other} »" for _, other in placement.kept)
    if len(placement.kept) == 1:
        return french(f"Celle que vous aviez modifiée est gardée sous le nom {names}.")
    return french(f"Celles que vous aviez modifiées sont gardées sous les noms {names}.")
