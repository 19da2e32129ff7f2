"""The nearest of many words, found without comparing with each."""

from collections.abc import Iterable, Iterator


class Nearest:
    """Words among which one that differs by a letter, or by two that changed places, is found."""

    def __init__(self, words: Iterable[str]) -> None:
        """Note the words; of two that are as near, the first stands."""
        self._known: dict[str, str] = {}
        for word in words:
            for variant in _variants(word):
                self._known.setdefault(variant, word)

    def to(self, word: str) -> str:
        """Give the nearest word; blank when none is near."""
        return next((self._known[v] for v in _variants(word) if v in self._known), "")


def _variants(word: str) -> Iterator[str]:
    """Give a word, then what is left of it without each of its letters."""
    yield word
    for rank in range(len(word)):
        yield word[:rank] + word[rank + 1 :]
