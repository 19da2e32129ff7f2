"""Prove that a template is blank before it goes from one PIAL to another."""

from datetime import date
from pathlib import Path

from pial_xl.sheets.closed.archive import archive_of, open_archive
from pial_xl.sheets.closed.traces import Traces, find_traces
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.tables import Parametre
from pial_xl.usecases.blank import blank_workbook


def verify_blank(path: Path) -> Traces:
    """Compare a workbook with a blank one, as this version makes it; the file is left untouched.

    Raises:
        WorkbookReadError: it cannot be read, or is no workbook of ours.
    """
    read_workbook(path, (Parametre,))
    return find_traces(open_archive(path), archive_of(blank_workbook(date.today())))
