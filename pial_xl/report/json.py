"""A report as the JSON object of the contract."""

from collections.abc import Iterator, Sequence
from json import dumps
from typing import Final

from pial_xl.constats import Constat, Report
from pial_xl.report.text import displayable

_FIELD_BREAK: Final = "\n      "
_PLACE: Final = '"constats": []'
_CONSTATS_PER_PIECE: Final = 500


def to_json(report: Report) -> str:
    """Give the report as one JSON object, in readable UTF-8 text with its accents.

    Control characters are escaped by JSON itself; lone surrogates, which no UTF-8 output can
    carry, are replaced.
    """
    return "".join(json_pieces(report))


def json_pieces(report: Report) -> Iterator[str]:
    """Give the same text by pieces: whole, that of 50,000 constats takes a hundred megabytes."""
    frame = dumps(report.as_json_around([]), ensure_ascii=False, indent=2)
    # No text of the frame can hold these words: JSON escapes the quotes of a text.
    before, _, after = frame.partition(_PLACE)
    yield displayable(before + _PLACE[:-1], keep="\n")
    for rank in range(0, len(report.constats), _CONSTATS_PER_PIECE):
        written = _indented(report.constats[rank : rank + _CONSTATS_PER_PIECE])
        yield displayable(f"{',' if rank else ''}\n    {written}", keep="\n")
    yield displayable(("\n  ]" if report.constats else "]") + after, keep="\n")


def _indented(constats: Sequence[Constat]) -> str:
    """Write flat objects as ``indent=2`` does, which the encoder made in C cannot."""
    separators = (f",{_FIELD_BREAK}", ": ")
    objects = [constat.as_json() for constat in constats]
    text = dumps(objects, ensure_ascii=False, separators=separators)[2:-2]
    # JSON escapes the line breaks of a text: these stand between two objects.
    fields = text.replace(f"}},{_FIELD_BREAK}{{", f"\n    }},\n    {{{_FIELD_BREAK}")
    return f"{{{_FIELD_BREAK}{fields}\n    }}"
