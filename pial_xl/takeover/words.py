"""What the words of a header say: how well it is one that we know, and of which year."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from pial_xl.takeover.targets import (
    NEEDLESS,
    TARGETS,
    SheetKind,
)
from pial_xl.takeover.targets.target import Target
from pial_xl.units.text import fold

TAKEN_MIN: Final = 45
"""How sure a column has to be taken for something."""
_EXTRA_WORD: Final = 3
_EXTRA_WORDS_MAX: Final = 5
_WORD = re.compile(r"[^\W_]+|%")
_YEAR = re.compile(r"(20\d\d)(?:\s*[-–/]\s*(?:20)?\d\d)?")
_STOP: Final = frozenset({
    "d", "l", "de", "des", "du", "la", "le", "les", "et", "en", "a", "au", "aux", "par", "ou",
    "un", "une", "pour", "sur", "dans", "son",
})  # fmt: skip
_SHORT: Final = {
    "etab": "etablissement",
    "etabl": "etablissement",
    "ets": "etablissement",
    "h": "heure",
    "hrs": "heure",
    "hres": "heure",
    "hebdo": "hebdomadaire",
    "sem": "semaine",
    "nais": "naissance",
    "naiss": "naissance",
    "nb": "nombre",
    "nbre": "nombre",
    "num": "numero",
    "no": "numero",
    "dt": "date",
    "%": "pourcentage",
}


def header_score(target: Target, header: str) -> int:
    """Tell how well a header says a target, out of 100; 0 when it does not."""
    words = _words(header)
    if words & _singular(target.but) and not words & target.unless:
        return 0
    best = 0
    for phrase, score in target.phrases.items():
        needed = _phrase(phrase)
        if needed <= words:
            extra = len(words - needed - _STOP)
            best = max(best, score - _EXTRA_WORD * min(extra, _EXTRA_WORDS_MAX))
    return best


@lru_cache(maxsize=4096)
def known_score(header: str) -> int:
    """Tell how well a header is known, whatever its sheet is."""
    if is_needless(header):
        return TAKEN_MIN
    return max(header_score(target, header) for kind in SheetKind for target in TARGETS[kind])


@lru_cache(maxsize=4096)
def _words(header: str) -> frozenset[str]:
    """Give the words of a header, folded and singular, its years apart."""
    text = _YEAR.sub(" ", header[:200])
    return _singular(fold(word) if word != "%" else word for word in _WORD.findall(text))


@lru_cache(maxsize=1024)
def _phrase(phrase: str) -> frozenset[str]:
    return _singular(phrase.split())


def _singular(words: Iterable[str]) -> frozenset[str]:
    found = []
    for word in words:
        alone = word[:-1] if len(word) > 3 and word.endswith("s") else word
        if alone and not alone.isdigit():
            found.append(_SHORT.get(word) or _SHORT.get(alone, alone))
    return frozenset(found)


def year_of(header: str) -> int:
    """Give the first year that a header says; 0 when it says none."""
    years = [int(year) for year in _YEAR.findall(header)]
    return max(years, default=0)


def is_needless(header: str) -> bool:
    """Tell whether a header is of personal data that no control needs."""
    return bool(_words(header) & NEEDLESS)
