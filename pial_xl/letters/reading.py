"""A model of letters as it is read on its sheet, open or closed, and what filling it gives."""

from collections.abc import Mapping
from functools import cached_property
from typing import Final, TypeAlias

from pial_xl.letters.language.filling import blanked_rows, fill_fragments, text_fields
from pial_xl.letters.language.known import known_field
from pial_xl.letters.letter import Values
from pial_xl.letters.text_height import text_height
from pial_xl.tables.address import Place
from pial_xl.units.records import deriving_record, record

Pieces: TypeAlias = tuple[str, ...]
"""A text, cut where its look changes."""
HEIGHT_MAX: Final = 409.0
"""The highest row that Excel takes, in points."""
_AND, _OF = "+", ":"


@record
class Room:
    """The room that a text has in its cell, merged ones together; lengths are in points.

    Attributes:
        width, height: those of the cell; an infinite width where the text does not wrap.
        last_row, last_height: its last row, and how high that one is.
        size, bold, indent: how the text is written there.
    """

    width: float
    height: float
    last_row: int
    last_height: float
    size: float
    bold: bool
    indent: float

    def wanted_height(self, text: str) -> float | None:
        """Give the height that the last row needs for a text; None when the model's is enough."""
        wanted = text_height(text, self.width, self.size, bold=self.bold, indent=self.indent)
        if wanted is None or wanted <= self.height:
            return None
        return min(self.last_height + wanted - self.height, HEIGHT_MAX)


@record
class TextCell:
    """A cell of a model that holds placeholders; without ``room`` its row keeps its height."""

    place: Place
    pieces: Pieces
    room: Room | None


@record
class ModelPrint:
    """The print of a model.

    Attributes:
        words: print of what it says; of its look too where ``look`` is empty.
        look: print of its look as one program tells it, after the name of that program.
    """

    words: str
    look: str = ""

    def knowing(self, old: str) -> str:
        """Give the print that a trace keeps; the old one if there is nothing to tell them apart.

        Looks are only compared as one program says them: a size or a colour that two round in
        their own ways must not make every letter again.
        """
        if not self.look:
            return self.words
        words, _, look = old.partition(_AND)
        if words == self.words and _program(look) != _program(self.look):
            return old
        return f"{self.words}{_AND}{self.look}"


def told_by(program: str, look: str) -> str:
    """Give the print of a look after the name of the program that was asked about it."""
    return f"{program}{_OF}{look}"


def _program(look: str) -> str:
    return look.partition(_OF)[0]


@record
class FilledLetter:
    """What a letter says and what that does to its rows; all else is as on its model.

    Attributes:
        texts: the cells that are filled, each text in the pieces of its model.
        heights: the rows that are higher than the model's, in points.
        hidden: the rows that say nothing.
        headers: the zones of header and footer that are filled, in pieces.
    """

    texts: Mapping[Place, Pieces]
    heights: Mapping[int, float]
    hidden: frozenset[int]
    headers: Mapping[str, Pieces]


@deriving_record
class ModelReading:
    """A model.

    Attributes:
        texts: all its cells of text, each with its row.
        to_fill: its cells with placeholders.
        headers: its zones of header and footer, by the name that their program gives them.
        prints: its print.
    """

    texts: tuple[tuple[int, str], ...]
    to_fill: tuple[TextCell, ...]
    headers: Mapping[str, Pieces]
    prints: ModelPrint

    @cached_property
    def fields(self) -> frozenset[str]:
        """The keys of the fields that it reads, in its header and footer too."""
        cells = ("".join(cell.pieces) for cell in self.to_fill)
        texts = (*cells, *map("".join, self.headers.values()))
        writings = (written for text in texts for written in text_fields(text))
        return frozenset(known.cle for written in writings if (known := known_field(written)))

    def fingerprint(self, old: str = "") -> str:
        """Give its print, knowing the one that a trace keeps."""
        return self.prints.knowing(old)

    def filled(self, values: Values, header_values: Values) -> FilledLetter:
        """Fill it.

        Args:
            values: the values of a letter by placeholder.
            header_values: the same, as a header takes them.
        """
        texts = {cell.place: fill_fragments(cell.pieces, values) for cell in self.to_fill}
        headers = {
            zone: fill_fragments(pieces, header_values)
            for zone, pieces in self.headers.items()
            if text_fields("".join(pieces))
        }
        hidden = blanked_rows(self.texts, values)
        return FilledLetter(texts, self._heights(texts), hidden, headers)

    def changed_rows(self, values: Values) -> frozenset[int]:
        """Give the rows that some values hide, or make higher than the model has them."""
        filled = self.filled(values, {})
        return filled.hidden | filled.heights.keys()

    def _heights(self, texts: Mapping[Place, Pieces]) -> dict[int, float]:
        heights: dict[int, float] = {}
        for cell in self.to_fill:
            wanted = cell.room and cell.room.wanted_height("".join(texts[cell.place]))
            if cell.room and wanted:
                row = cell.room.last_row
                heights[row] = max(wanted, heights.get(row, 0.0))
        return heights


def has_fields(text: str) -> bool:
    """Tell whether a text of a model is to be filled: one that reads no field stays as it is."""
    return bool(text_fields(text))


def doubled_ampersands(values: Values) -> Values:
    """Give values fit for a header of Excel: an ampersand opens a code there, two are one."""
    return {cle: valeur and valeur.replace("&", "&&") for cle, valeur in values.items()}
