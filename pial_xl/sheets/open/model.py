"""A model of letters on its sheet of the open workbook, looked at once for all its letters."""

from collections.abc import Mapping, Sequence

from xlwings import Sheet

from pial_xl.letters.reading import (
    ModelPrint,
    ModelReading,
    TextCell,
    has_fields,
    told_by,
)
from pial_xl.letters.tracking import fingerprint
from pial_xl.sheets.closed.assembly import cell_texts
from pial_xl.sheets.open.addresses import place
from pial_xl.sheets.open.hosts import Host, RichFragment
from pial_xl.sheets.open.reading import filled_rows
from pial_xl.tables.address import Place
from pial_xl.units.records import deriving_record

_HEIGHTS, _AND = "/", "."


@deriving_record
class OpenModel(ModelReading):
    """A model.

    Attributes:
        sheet: its sheet.
        host: the program that holds it.
        looks: the pieces of its texts to fill, and their looks.
    """

    sheet: Sheet
    host: Host
    looks: Mapping[Place, tuple[RichFragment, ...]]

    def fingerprint(self, old: str = "") -> str:
        """Give its print; the old one if only rows changed whose height its program chooses."""
        new = super().fingerprint(old)
        rows = _changed_heights(old, new)
        return old if rows and not any(self.host.keeps_height(self.sheet, r) for r in rows) else new


def look_at_open_model(sheet: Sheet, host: Host, texts: Sequence[tuple[str, str]]) -> OpenModel:
    """Look at a model.

    Args:
        sheet: its sheet.
        host: the program that holds it.
        texts: its cells of text, as ``(address, text)``.
    """
    by_place = {place(address): text for address, text in texts}
    to_fill = tuple(p for p, text in by_place.items() if has_fields(text))
    model = host.look_at_model(sheet, by_place, to_fill)
    headers = host.headers(sheet)
    observed = [
        *model.observed,
        *(repr(pieces) for pieces in model.fragments.values() if len(pieces) > 1),
        *map(repr, headers.items()),
    ]
    look = fingerprint(("", trait) for trait in observed) + _told_heights(model.heights)
    return OpenModel(
        texts=tuple((p[0], text) for p, text in by_place.items()),
        to_fill=tuple(
            TextCell(p, tuple(piece.text for piece in pieces), model.rooms[p])
            for p, pieces in model.fragments.items()
        ),
        headers=headers,
        prints=ModelPrint(fingerprint(texts), told_by(host.teller, look)),
        sheet=sheet,
        host=host,
        looks=model.fragments,
    )


def fingerprint_of(sheet: Sheet, host: Host) -> str:
    """Give a print of all that a sheet says, a person's notes included, as a trace keeps it."""
    cells = print_of_cells(sheet)
    notes = sorted(host.notes(sheet).items())
    return (
        f"{cells}-{fingerprint((repr(where), text) for where, text in notes)}" if notes else cells
    )


def print_of_cells(sheet: Sheet) -> str:
    """Give the same print of a sheet that holds no note."""
    return fingerprint(cell_texts(filled_rows(sheet.used_range)))


def _told_heights(heights: Mapping[int, int]) -> str:
    """Tell the heights of all the rows, from the first, one by one: any may be set aside."""
    return _HEIGHTS + _AND.join(map(str, heights.values())) if heights else ""


def _changed_heights(old: str, new: str) -> tuple[int, ...]:
    """Give the rows of another height in prints that are otherwise the same."""
    (old_rest, _, old_heights), (rest, _, heights) = (p.partition(_HEIGHTS) for p in (old, new))
    before, after = old_heights.split(_AND), heights.split(_AND)
    if old_rest != rest or len(before) != len(after):
        return ()
    return tuple(n for n, pair in enumerate(zip(before, after, strict=True), 1) if len({*pair}) > 1)
