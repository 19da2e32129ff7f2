"""The nearest of many words, found without comparing with each."""

from collections.abc import Iterable, Iterator
from functools import cached_property


class Nearest:
    """Words among which one that differs by a letter, or by two that changed places, is found."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words; of two that are as near, the first stands.

        They are looked at the first time that one is sought: most often none is.
        """
        self._words = words

    def add(self, word: str) -> None:
        """Take one more word, after the others."""
        for variant in _variants(word):
            self._known.setdefault(variant, word)

    def to(self, word: str) -> str:
        """Give the nearest word; blank when none is near."""
        return next((self._known[v] for v in _variants(word) if v in self._known), "")

    @cached_property
    def _known(self) -> dict[str, str]:
        known: dict[str, str] = {}
        for word in self._words:
            for variant in _variants(word):
                known.setdefault(variant, word)
        return known


def _variants(word: str) -> Iterator[str]:
    """Give a word, then what is left of it without each of its letters."""
    yield word
    for rank in range(len(word)):
        yield word[:rank] + word[rank + 1 :]
