"""A report as the JSON object of the contract."""

from collections.abc import Iterable, Mapping
from json import dumps
from typing import Final, cast

from pial_xl.constats import Report
from pial_xl.report.text import displayable

_CONSTATS: Final = "constats"
_FIELD_BREAK: Final = "\n      "


def to_json(report: Report) -> str:
    """Give the report as one JSON object, in readable UTF-8 text with its accents.

    Control characters are escaped by JSON itself; lone surrogates, which no UTF-8 output can
    carry, are replaced.
    """
    whole = report.as_json()
    constats = _indented(cast("list[dict[str, str]]", whole[_CONSTATS]))
    frame = dumps(whole | {_CONSTATS: []}, ensure_ascii=False, indent=2)
    # No text of the frame can hold these words: JSON escapes the quotes of a text.
    text = frame.replace(f'"{_CONSTATS}": []', f'"{_CONSTATS}": {constats}', 1)
    return displayable(text, keep="\n")


def _indented(constats: Iterable[Mapping[str, str]]) -> str:
    """Write a list of flat objects as ``indent=2`` does, which the encoder made in C cannot."""
    separators = (f",{_FIELD_BREAK}", ": ")
    texts = [dumps(one, ensure_ascii=False, separators=separators)[1:-1] for one in constats]
    if not texts:
        return "[]"
    return "[\n    " + ",\n    ".join(f"{{{_FIELD_BREAK}{text}\n    }}" for text in texts) + "\n  ]"
