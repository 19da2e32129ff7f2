"""A model of letters on its sheet of the open workbook, looked at once for all its letters."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlwings import Range, Sheet

from pial_xl.letters.reading import (
    ModelPrint,
    ModelReading,
    Room,
    TextCell,
    has_fields,
    told_by,
)
from pial_xl.letters.tracking import fingerprint
from pial_xl.sheets.closed.assembly import cell_texts
from pial_xl.sheets.open.addresses import place
from pial_xl.sheets.open.hosts import Host, RichFragment
from pial_xl.sheets.open.hosts.looks import look_of
from pial_xl.sheets.open.reading import filled_rows
from pial_xl.tables.address import Place

_DEFAULT_SIZE = 11.0


@dataclass(frozen=True)
class OpenModel(ModelReading):
    """A model.

    Attributes:
        sheet: its sheet.
        looks: the pieces of its texts to fill, and their looks.
    """

    sheet: Sheet
    looks: Mapping[Place, tuple[RichFragment, ...]]


def look_at_open_model(sheet: Sheet, host: Host, texts: Sequence[tuple[str, str]]) -> OpenModel:
    """Look at a model.

    Args:
        sheet: its sheet.
        host: the program that holds it.
        texts: its cells of text, as ``(address, text)``.
    """
    places = [place(address) for address, _ in texts]
    looks = {
        p: host.fragments(sheet.range(p), text)
        for p, (_, text) in zip(places, texts, strict=True)
        if has_fields(text)
    }
    headers = host.headers(sheet)
    observed = [
        *host.appearance(sheet, places),
        *(repr(fragments) for fragments in looks.values() if len(fragments) > 1),
        *map(repr, headers.items()),
    ]
    look = fingerprint(("", trait) for trait in observed)
    return OpenModel(
        texts=tuple((p[0], text) for p, (_, text) in zip(places, texts, strict=True)),
        to_fill=tuple(_text_cell(sheet, host, p, pieces) for p, pieces in looks.items()),
        headers=headers,
        prints=ModelPrint(fingerprint(texts), told_by(host.nom, look)),
        sheet=sheet,
        looks=looks,
    )


def fingerprint_of(sheet: Sheet, host: Host) -> str:
    """Give a print of all that a sheet says, a person's notes included, as a trace keeps it."""
    cells = fingerprint(cell_texts(filled_rows(sheet.used_range)))
    notes = sorted(host.notes(sheet).items())
    return (
        f"{cells}-{fingerprint((repr(where), text) for where, text in notes)}" if notes else cells
    )


def _text_cell(sheet: Sheet, host: Host, p: Place, looks: Sequence[RichFragment]) -> TextCell:
    room = _room(sheet.range(p), host, looks)
    return TextCell(p, tuple(fragment.text for fragment in looks), room)


def _room(cell: Range, host: Host, looks: Sequence[RichFragment]) -> Room:
    zone: Range = cell.merge_area
    rows, _ = zone.shape
    last = cell.row + rows - 1
    bottom_height = cell.sheet.range((last, cell.column)).row_height
    return Room(
        width=zone.width if cell.wrap_text else math.inf,
        height=zone.height,
        last_row=last,
        last_height=bottom_height if bottom_height is not None else zone.height,
        size=look_of(cell.font).size or _DEFAULT_SIZE,
        bold=all(fragment.bold for fragment in looks),
        indent=host.indent(cell),
    )
