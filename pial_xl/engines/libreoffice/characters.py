"""Some characters of a text, in a cell or a shape, and the font of each."""

# ruff: noqa: D102 (the members are xlwings' own: their names, arguments and documentation)

from collections.abc import Callable
from typing import Any

from xlwings import base_classes

from pial_xl.engines.libreoffice.absences import answers_to
from pial_xl.engines.libreoffice.font import Font


class TextFont(Font):
    """The font of a piece of text: UNO asks its traits one by one, where it asks cells at once."""

    def read(self, name: str) -> Any:
        if self.api.getPropertyState(name).value == "AMBIGUOUS_VALUE":
            return None
        return self.api.getPropertyValue(name)


@answers_to(base_classes.Characters)
class Characters:
    """The characters of a UNO text from one place to another, as Python counts them."""

    def __init__(self, text_of: Callable[[], Any], wanted: slice | None = None) -> None:
        self._text_of = text_of
        self._wanted = slice(None) if wanted is None else wanted

    @property
    def api(self) -> Any:
        """A UNO cursor that covers them."""
        owner = self._text_of()
        text = str(owner.getString())
        start, end, _ = self._wanted.indices(len(text))
        cursor = owner.createTextCursor()
        cursor.gotoStart(False)
        cursor.goRight(_units(text[:start]), False)
        cursor.goRight(_units(text[start:end]), True)
        return cursor

    @property
    def text(self) -> str:
        return str(self._text_of().getString())[self._wanted]

    @property
    def font(self) -> TextFont:
        return TextFont(self.api)

    def __getitem__(self, item: int | slice) -> "Characters":
        """Give some of the characters, counted from 0; one that is not there raises IndexError."""
        whole = range(len(str(self._text_of().getString())))[self._wanted]
        if isinstance(item, int):
            place = whole[item]
            return Characters(self._text_of, slice(place, place + 1))
        part = whole[item]
        return Characters(self._text_of, slice(part.start, max(part.start, part.stop)))


def _units(text: str) -> int:
    """Count a text as LibreOffice does: a character beyond the usual ones counts for two."""
    return len(text.encode("utf-16-le")) // 2
