"""What is refused in a text that is shown, said code by code."""

import sys
import unicodedata

from pial_xl.report.text import displayable

MARKS = set("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")


def is_refused(c: str) -> bool:
    return c in MARKS or unicodedata.category(c) in {"Cc", "Cs"}


def test_controls_surrogates_and_direction_marks_alone_are_replaced() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    shown = displayable(every)
    assert [c for c, s in zip(every, shown, strict=True) if c != s] == [
        c for c in every if is_refused(c)
    ]
    assert displayable("a\nb\tc", keep="\n") == "a\nb\ufffdc"
