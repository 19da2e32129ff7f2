"""Names that may be of one person, or of one school: a letter differs, or words are lacking."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final

from pial_xl.units.nearest import Nearest

_WORDS_MAX: Final = 6
"""Words of a name that are compared: no name has more that tell."""


class Alike:
    """Those among whom the one of a like name is found, without comparing with each.

    A name is its key: its words, folded, in alphabetical order.
    """

    def __init__(self) -> None:
        self._nearest = Nearest(())
        self._by_letters: dict[str, str] = {}
        self._whole: dict[frozenset[str], str] = {}
        self._within: dict[frozenset[str], str] = {}

    def add(self, code: str, key: str) -> None:
        """Take one more; of two that are as like, the first stands."""
        letters, words = key.replace(" ", ""), _words(key)
        if not letters:
            return
        self._nearest.add(letters)
        self._by_letters.setdefault(letters, code)
        self._whole.setdefault(words, code)
        for part in _parts(words):
            self._within.setdefault(part, code)

    def to(self, key: str) -> str:
        """Give the code of one whose name is the same or almost; blank when there is none."""
        letters, words = key.replace(" ", ""), _words(key)
        if not letters:
            return ""
        if near := self._nearest.to(letters):
            return self._by_letters[near]
        if words in self._within:
            return self._within[words]
        return next((self._whole[part] for part in _parts(words) if part in self._whole), "")


def resembling(new: Mapping[str, str], missing: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give each new code that is like one which a source no longer names, with that one.

    Args:
        new: the keys of those that a source makes known, by code.
        missing: the keys of those known before that it does not name, by code.
    """
    known = Alike()
    for code, key in missing.items():
        known.add(code, key)
    for code, key in new.items():
        if other := known.to(key):
            yield code, other


def _words(key: str) -> frozenset[str]:
    return frozenset(key.split()[:_WORDS_MAX])


def _parts(words: Iterable[str]) -> Iterator[frozenset[str]]:
    """Give every choice of some words, the larger first."""
    words = sorted(words)
    for size in range(len(words), 0, -1):
        yield from map(frozenset, combinations(words, size))
