"""The letter model on its sheet of the open workbook: looked at once, then used for each letter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from xlwings import Range, Sheet

from pial_xl.letters.language.filling import blanked_rows, fill_fragments, text_fields
from pial_xl.letters.language.known import known_field
from pial_xl.letters.text_height import text_height
from pial_xl.letters.tracking import fingerprint
from pial_xl.sheets.closed.assembly import cell_texts
from pial_xl.sheets.open.addresses import Place, column_runs, place
from pial_xl.sheets.open.hosts import Fragment, Host
from pial_xl.sheets.open.reading import filled_rows

_DEFAULT_SIZE = 11.0
_AND, _OF = "+", ":"


@dataclass(frozen=True, slots=True)
class Case:
    """A cell of the model that holds placeholders: its text in pieces, and the room it has."""

    place: Place
    fragments: tuple[Fragment, ...]
    width: float
    height: float
    last_row: int
    last_height: float
    size: float
    indent: float

    @property
    def is_rich(self) -> bool:
        """Tell whether the text changes its look inside the cell."""
        return len(self.fragments) > 1

    def filled(self, values: Mapping[str, str | None]) -> tuple[Fragment, ...]:
        """Give its pieces once filled."""
        texts = fill_fragments([f.text for f in self.fragments], values)
        return tuple(replace(f, text=t) for f, t in zip(self.fragments, texts, strict=True))

    def wanted_height(self, text: str) -> float | None:
        """Give the height in points that its last row needs; None when the model's is enough."""
        bold = all(f.bold for f in self.fragments)
        wanted = text_height(text, self.width, self.size, bold=bold, indent=self.indent)
        if wanted is None or wanted <= self.height:
            return None
        return self.last_height + wanted - self.height


@dataclass(frozen=True, slots=True)
class OpenModel:
    """The model.

    Attributes:
        sheet: its sheet.
        texts: its cells of text, each with its row.
        cases: its cells with placeholders.
        headers: its zones of header and footer with placeholders, in pieces.
        text_print: print of its texts.
        appearance: print of its look, after the name of the program that was asked about it.
        fields: the fields it reads.
    """

    sheet: Sheet
    texts: tuple[tuple[int, str], ...]
    cases: tuple[Case, ...]
    headers: Mapping[str, tuple[str, ...]]
    text_print: str
    appearance: str
    fields: frozenset[str]

    def fingerprint(self, old: str) -> str:
        """Give the print of the model, that of a trace if there is nothing to tell them apart.

        Looks are only compared as one program says them: a size or a colour that two round in
        their own ways must not make every letter again.
        """
        text_print, _, appearance = old.partition(_AND)
        other_program = appearance.partition(_OF)[0] != self.appearance.partition(_OF)[0]
        if text_print == self.text_print and other_program:
            return old
        return f"{self.text_print}{_AND}{self.appearance}"

    def blanked_rows(self, values: Mapping[str, str | None]) -> frozenset[int]:
        """Give the rows that some values leave nothing to say."""
        return blanked_rows(self.texts, values)

    def heights(self, values: Mapping[str, str | None]) -> dict[int, float]:
        """Give, in points, the rows that some values make taller than the model has them."""
        heights: dict[int, float] = {}
        for case in self.cases:
            wanted = case.wanted_height("".join(f.text for f in case.filled(values)))
            if wanted is not None:
                heights[case.last_row] = max(wanted, heights.get(case.last_row, 0.0))
        return heights


def look_at_open_model(sheet: Sheet, host: Host, texts: Sequence[tuple[str, str]]) -> OpenModel:
    """Look at the model.

    Args:
        sheet: its sheet.
        host: the program that holds it.
        texts: its cells of text, as ``(address, text)``.
    """
    to_fill = [(place(address), text) for address, text in texts if text_fields(text)]
    places = [place(address) for address, _ in texts]
    cases = tuple(_case(sheet, host, p, text) for p, text in to_fill)
    headers = host.headers(sheet)
    observed = [
        *host.appearance(sheet, places),
        *(repr(case.fragments) for case in cases if case.is_rich),
        *map(repr, headers.items()),
    ]
    said_texts = [*(text for _, text in to_fill), *map("".join, headers.values())]
    writings = [field for text in said_texts for field in text_fields(text)]
    return OpenModel(
        sheet=sheet,
        texts=tuple((p[0], text) for p, (_, text) in zip(places, texts, strict=True)),
        cases=cases,
        headers={zone: p for zone, p in headers.items() if text_fields("".join(p))},
        text_print=fingerprint(texts),
        appearance=f"{host.nom}{_OF}{fingerprint(('', trait) for trait in observed)}",
        fields=frozenset(field.cle for written in writings if (field := known_field(written))),
    )


def fill_sheet(
    sheet: Sheet, host: Host, model: OpenModel, values: Mapping[str, str | None]
) -> None:
    """Fill a copy of the model: one block for each run of cells that hold placeholders."""
    filled_cells = {case.place: case.filled(values) for case in model.cases}
    texts = {p: "".join(f.text for f in fragments) for p, fragments in filled_cells.items()}
    for debut, fin in column_runs(texts):
        rows = range(debut[0], fin[0] + 1)
        host.write_as_text(sheet.range(debut, fin), [[texts[row, debut[1]]] for row in rows])
    for case in model.cases:
        if case.is_rich:
            host.format_text(sheet.range(case.place), filled_cells[case.place])
    for row, height in model.heights(values).items():
        sheet.range((row, 1)).row_height = height
    _set_hidden(sheet, model.blanked_rows(values), hidden=True)
    if model.headers:
        said_values = host.header_values(values)
        filled_headers = {zone: fill_fragments(p, said_values) for zone, p in model.headers.items()}
        host.write_headers(sheet, model.sheet, filled_headers)


def restore_rows(sheet: Sheet, model: OpenModel, before: Mapping[str, str | None]) -> None:
    """Give back to its rows the height that the values of an earlier run changed or hid."""
    _set_hidden(sheet, model.blanked_rows(before), hidden=False)
    heights = {case.last_row: case.last_height for case in model.cases}
    for row in model.heights(before):
        sheet.range((row, 1)).row_height = heights[row]


def _set_hidden(sheet: Sheet, rows: Iterable[int], *, hidden: bool) -> None:
    for debut, fin in column_runs((row, 1) for row in rows):
        sheet.range(debut, fin).rows.hidden = hidden


def fingerprint_of(sheet: Sheet, host: Host) -> str:
    """Give a print of all that a sheet says, a person's notes included, as a trace keeps it."""
    cells = fingerprint(cell_texts(filled_rows(sheet)))
    notes = sorted(host.notes(sheet).items())
    return (
        f"{cells}-{fingerprint((repr(where), text) for where, text in notes)}" if notes else cells
    )


def _case(sheet: Sheet, host: Host, p: Place, text: str) -> Case:
    cell = sheet.range(p)
    zone: Range = cell.merge_area
    height, _ = zone.shape
    last = p[0] + height - 1
    bottom_height = sheet.range((last, p[1])).row_height
    return Case(
        place=p,
        fragments=host.fragments(cell, text),
        width=zone.width,
        height=zone.height,
        last_row=last,
        last_height=bottom_height if bottom_height is not None else zone.height,
        size=cell.font.size or _DEFAULT_SIZE,
        indent=host.indent(cell),
    )
