"""Put back the buttons that LibreOffice loses when it saves a workbook itself."""

import re
from typing import Any

from xlwings import Book, Sheet

from pial_xl.buttons import (
    BUTTON_ROWS,
    COORDONNATEURS,
    FIRST_HOME,
    HEIGHT,
    HOME,
    INDENT,
    Button,
    ButtonRow,
    buttons_of,
    laid_in,
)
from pial_xl.engines.libreoffice.soffice import import_uno
from pial_xl.report.blocks.last_control import COLUMN, SIGN, SIGN_ROW
from pial_xl.units.palette import DARK, WHITE

_CONTROL = "com.sun.star.drawing.ControlShape"
_FORM = "Standard"
_MACRO = re.compile(r"^\s*Public Sub (\w+)", re.MULTILINE)
_PIXEL = 2540 / 96
"""Hundredths of a millimetre in a pixel of the template."""
_APPEARANCE = {
    "BackgroundColor": int(DARK[1:], 16),
    "TextColor": int(WHITE[1:], 16),
    "FontHeight": 11,
    "FontName": "Calibri",
    "FontWeight": 150.0,
    "MultiLine": True,
    "NativeWidgetLook": False,
    "Printable": False,
}
"""What LibreOffice gives the buttons of the template, dressed as its macros do on opening."""


def restore_buttons(book: Book) -> None:
    """Put back the buttons of the sheets that have none left; the workbook is not changed by it.

    LibreOffice loses them all at once: Accueil alone is asked, and is given its own last. Their
    macros are still in the workbook: LibreOffice keeps these. A button that came after the
    workbook has none there, and stands in the menu alone.
    """
    document = book.api
    names = {row.sheet for row in BUTTON_ROWS}
    if not names <= set(book.sheet_names):
        return  # not a workbook of ours
    home = book.sheets[HOME.sheet]
    if _has_control(home):
        return
    modified = document.isModified()
    empty = {nom: book.sheets[nom] for nom in names if not _has_control(book.sheets[nom])}
    for row in sorted(_rows(home), key=lambda row: row.sheet == HOME.sheet):
        if row.sheet in empty:
            _put(document, empty[row.sheet], row)
    document.setModified(modified)


def _rows(home: Sheet) -> tuple[ButtonRow, ...]:
    """Give the rows of buttons: the first edition's where Accueil has no sign of a control."""
    sign = home.api.getCellByPosition(COLUMN - 1, SIGN_ROW - 1).getString()
    return BUTTON_ROWS if sign == SIGN else (*FIRST_HOME, COORDONNATEURS)


def _has_control(sheet: Sheet) -> bool:
    page = sheet.impl.draw_page
    return any(page.getByIndex(i).getShapeType() == _CONTROL for i in range(page.getCount()))


def _put(document: Any, sheet: Sheet, row: ButtonRow) -> None:
    """Lay the buttons of a row, as the template does."""
    macros = _macros(document)
    known = [button for button in buttons_of(row) if button.macro in macros]
    if not known:
        return
    page = sheet.impl.draw_page
    form = _form(document, page)
    cell = sheet.api.getCellByPosition(row.column, row.row)
    corner = cell.getPropertyValue("Position")
    for button, offset, width in laid_in(row, known):
        model = document.createInstance("com.sun.star.form.component.CommandButton")
        for nom, valeur in {"Label": button.libelle, "Name": button.macro, **_APPEARANCE}.items():
            model.setPropertyValue(nom, valeur)
        rank = form.getCount()
        form.insertByIndex(rank, model)
        form.registerScriptEvent(rank, _on_click(button))
        shape = document.createInstance(_CONTROL)
        shape.setControl(model)
        shape.setPosition(_point(corner.X + offset * _PIXEL, corner.Y + INDENT * _PIXEL))
        shape.setSize(_size(width * _PIXEL, HEIGHT * _PIXEL))
        page.add(shape)


def _macros(document: Any) -> frozenset[str]:
    """Give the names of the macros that the workbook holds for its buttons."""
    library = document.getPropertyValue("BasicLibraries").getByName("VBAProject")
    return frozenset(_MACRO.findall(library.getByName("modPial")))


def _form(document: Any, page: Any) -> Any:
    forms = page.getForms()
    if not forms.hasByName(_FORM):
        new = document.createInstance("com.sun.star.form.component.Form")
        forms.insertByName(_FORM, new)
    return forms.getByName(_FORM)


def _on_click(button: Button) -> Any:
    """Give what LibreOffice itself makes of the macro of such a button."""
    event = import_uno().createUnoStruct("com.sun.star.script.ScriptEventDescriptor")
    event.ListenerType, event.EventMethod = "XActionListener", "actionPerformed"
    event.ScriptType = "Script"
    event.ScriptCode = (
        f"vnd.sun.star.script:VBAProject.modPial.{button.macro}?language=Basic&location=document"
    )
    return event


def _point(x: float, y: float) -> Any:
    return import_uno().createUnoStruct("com.sun.star.awt.Point", round(x), round(y))


def _size(width: float, height: float) -> Any:
    return import_uno().createUnoStruct("com.sun.star.awt.Size", round(width), round(height))
