"""The buttons of a sheet, laid where ``pial_xl.buttons`` says."""

import re

from xlsxwriter.worksheet import Worksheet

from pial_xl.buttons import HEIGHT, INDENT, ButtonRow, buttons_in
from pial_xl.units.palette import DARK

_CAPTION = re.compile(rb'(<font [^>]*color=")#000000(">)([^<]*)(</font>)')


def put_buttons(sheet: Worksheet, row: ButtonRow) -> None:
    """Lay the buttons of a row on its sheet."""
    for button, offset, width in buttons_in(row):
        sheet.insert_button(
            row.row,
            row.column,
            {
                "macro": f"modPial.{button.macro}",
                "caption": button.libelle,
                "description": button.aide,
                "width": width,
                "height": HEIGHT,
                "x_offset": offset,
                "y_offset": INDENT,
            },
        )


def with_captions_in_color(drawing: bytes) -> bytes:
    """Give a drawing of buttons (VML) with their captions bold, in the house's color.

    Excel paints the face of such a button itself, and XlsxWriter writes its caption in black.
    """
    return _CAPTION.sub(rb"\1%s\2<b>\3</b>\4" % DARK.encode(), drawing)
