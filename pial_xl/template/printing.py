"""How sheets print: A4, one page wide, headers repeated, a French footer."""

from xlsxwriter.worksheet import Worksheet

from pial_xl.report.workbook.styles import TEMPLATE_FOOTER
from pial_xl.tables import columns
from pial_xl.template.zones import TITLE_ROW, Zone

_A4 = 9
_PORTRAIT_WIDTH = 125
"""Widths of columns, in characters, that a portrait page shows at three quarters of their size."""
_LIST_SCALE = 72
"""Scale, in per cent, at which 126 characters stand on a portrait page."""


def as_table(sheet: Worksheet, zone: Zone) -> None:
    """Print a table in landscape, or in portrait when it fits; its headers on every page."""
    _common(sheet)
    if sum(c.width for c in columns(zone.model).values()) > _PORTRAIT_WIDTH:
        sheet.set_landscape()
    else:
        sheet.set_portrait()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(TITLE_ROW - 1)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)


def portrait(sheet: Worksheet) -> None:
    """Print a sheet on one portrait page."""
    _common(sheet)
    sheet.set_portrait()
    sheet.fit_to_pages(1, 1)
    sheet.center_horizontally()


def as_list(sheet: Worksheet, break_row: int) -> None:
    """Print a sheet to read in portrait, a new page beginning at row *break_row* (from 0).

    It is scaled and not fitted: Excel forgets page breaks when it fits.
    """
    _common(sheet)
    sheet.set_portrait()
    sheet.set_print_scale(_LIST_SCALE)
    sheet.set_h_pagebreaks([break_row])
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)


def _common(sheet: Worksheet) -> None:
    sheet.set_paper(_A4)
    sheet.set_footer(TEMPLATE_FOOTER)
