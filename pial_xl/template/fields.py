"""Draws the sheet that lists, beside the models, what one may write in them."""

from collections.abc import Iterable
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from pial_xl.letters.language.examples import FORMS, HOW_TO, SEVERAL_MODELS, illustrated_fields
from pial_xl.template.outputs import HOME_LABEL, HOME_LINK
from pial_xl.template.palette import Palette
from pial_xl.template.printing import as_list
from pial_xl.units.palette import DARK, GRAY, LINE, WHITE
from pial_xl.units.text import french

SHEET = "Champs des lettres"
ROLE = "Ce qu'on peut écrire entre {{ }} dans les modèles de lettre, avec des exemples."

_WIDTHS = (30.0, 34.0, 32.0, 30.0)
_LAST_COLUMN = len(_WIDTHS) - 1
_SIZE = 10
_SIGNS_PER_UNIT = 1.25
_INDENT = 2
"""Characters that the indent of a cell takes."""
_NOTHING = "(rien)"

_Columns = tuple[tuple[str, int, int], ...]
_FIELDS: _Columns = (
    ("À écrire", 0, 0),
    ("Ce qui s'imprime", 1, 1),
    ("D'où vient la valeur", 2, 2),
    ("Exemple", 3, 3),
)
_FORMS: _Columns = (("À écrire", 0, 0), ("Ce qui s'imprime", 1, 2), ("Exemples", 3, 3))
"""Headers of each table, with the columns of the sheet that each spans."""


def draw(workbook: Workbook, palette: Palette) -> None:
    """Add the list of fields and of forms, to read and to print."""
    sheet = workbook.add_worksheet(SHEET)
    sheet.set_tab_color(GRAY)
    sheet.hide_gridlines(2)
    for number, width in enumerate(_WIDTHS):
        sheet.set_column(number, number, width)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, SHEET, palette.title)
    sheet.write_url(1, 0, HOME_LINK, palette.link, HOME_LABEL, "Retour à l'accueil")
    row = _paragraph(sheet, palette, 2, HOW_TO)
    row = _table(sheet, palette, row, _FIELDS, _field_rows()) + 1
    as_list(sheet, break_row=row)
    row = _table(sheet, palette, row, _FORMS, _form_rows())
    _paragraph(sheet, palette, row + 1, SEVERAL_MODELS)


def _field_rows() -> Iterable[tuple[str, ...]]:
    for field, example in illustrated_fields():
        yield f"{{{{{field.cle}}}}}", field.libelle, field.provenance, example


def _form_rows() -> Iterable[tuple[str, ...]]:
    for form in FORMS:
        yield form.written, form.rule, "\n".join(said or _NOTHING for said in form.printed)


def _paragraph(sheet: Worksheet, palette: Palette, row: int, text: str) -> int:
    """Write a text over the whole width; give the row that follows it."""
    style = palette.format(text_wrap=True, valign="vcenter")
    _write(sheet, row, (0, _LAST_COLUMN), text, style)
    sheet.set_row(row, 6 + 15 * _text_lines(text, 0, _LAST_COLUMN))
    return row + 1


def _table(
    sheet: Worksheet,
    palette: Palette,
    row: int,
    titles: _Columns,
    lines: Iterable[tuple[str, ...]],
) -> int:
    """Write headers and rows under them; give the row that follows."""
    line_format = {"text_wrap": True, "valign": "vcenter", "bottom": 1, "bottom_color": LINE}
    line_format |= {"font_size": _SIZE, "indent": 1}
    to_copy = palette.format(bold=True, font_color=DARK, **line_format)
    plain = palette.format(**line_format)
    header = palette.format(bold=True, font_color=WHITE, bg_color=DARK, valign="vcenter", indent=1)
    sheet.set_row(row, 22)
    for title, debut, fin in titles:
        _write(sheet, row, (debut, fin), title, header)
    for line in lines:
        row += 1
        places = [(text, debut, fin) for text, (_, debut, fin) in zip(line, titles, strict=True)]
        sheet.set_row(row, 5 + 13.5 * max(_text_lines(*place) for place in places))
        for text, debut, fin in places:
            _write(sheet, row, (debut, fin), text, plain if debut else to_copy)
    return row + 1


def _write(
    sheet: Worksheet, row: int, columns: tuple[int, int], text: str, style: CellFormat
) -> None:
    debut, fin = columns
    if fin > debut:
        sheet.merge_range(row, debut, row, fin, "", style)
    sheet.write_string(row, debut, french(text), style)


def _text_lines(text: str, debut: int, fin: int) -> int:
    """Estimate how many lines a text takes: LibreOffice does not grow rows by itself."""
    place = _SIGNS_PER_UNIT * sum(_WIDTHS[debut : fin + 1]) - _INDENT
    return sum(max(1, ceil(len(part) / place)) for part in text.split("\n"))
