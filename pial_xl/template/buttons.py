"""The buttons of a sheet, laid where ``pial_xl.buttons`` says."""

from xlsxwriter.worksheet import Worksheet

from pial_xl.buttons import HEIGHT, INDENT, ButtonRow, buttons_in


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
