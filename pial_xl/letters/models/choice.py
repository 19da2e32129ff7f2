"""Which model serves a pole: its own, that of its kind, or the common one."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from pial_xl.letters.language.expressions import sigle
from pial_xl.letters.names import LENGTH_MAX
from pial_xl.tables import Pole
from pial_xl.tables.types import Sigle
from pial_xl.units.excel import cut
from pial_xl.units.text import fold

MODEL_SHEET = "Modèle de lettre"
"""Sheet of the model that serves every pole which has none of its own."""


def choose_model(titles: Iterable[str], pole: Pole | None) -> str | None:
    """Give the sheet of the model that serves a pole, among the titles of the models' sheets.

    That of its code, else of its label, else of its kind (PIAL where the cell is empty), else the
    common one. A label too long for the name of a sheet may stop where Excel cuts it.

    Args:
        titles: titles of sheets, in the order of the workbook.
        pole: the pole of a letter, None when it is unknown.

    Returns:
        One of the titles; None when none of them serves the pole.
    """
    known: dict[str, str] = {}
    for title in titles:
        known.setdefault(fold(title), title)
    wanted_keys = (cle for suffix in (*_suffixes(pole), "") for cle in _keys(suffix))
    return next((known[cle] for cle in wanted_keys if cle in known), None)


def without_pole(titles: Iterable[str], poles: Iterable[Pole]) -> dict[str, str | None]:
    """Give the models' sheets whose title names neither a kind of pole nor a pole.

    Returns:
        Each such title with the nearest one that would serve, None when none looks like it.
    """
    suffixes = [*(s.value for s in Sigle), *(s for pole in poles for s in _suffixes(pole))]
    useful = {cle for suffix in ("", *suffixes) for cle in _keys(suffix)}
    return {title: _nearest(title, suffixes) for title in titles if fold(title) not in useful}


def _nearest(title: str, suffixes: Iterable[str]) -> str | None:
    """Give the useful title whose end most looks like that of another, if one does."""
    by_key = {fold(suffix): suffix for suffix in suffixes}
    fin = fold(title).removeprefix(fold(MODEL_SHEET))
    nearest = get_close_matches(fin, by_key, n=1, cutoff=0.7)
    return _title(by_key[nearest[0]]) if nearest else None


def _suffixes(pole: Pole | None) -> Iterator[str]:
    """Give what may follow « Modèle de lettre » for a pole, the most precise first."""
    if pole is not None:
        yield from (word for word in (pole.pole, pole.libelle, sigle(pole)) if word)


def _title(suffix: str) -> str:
    return cut(f"{MODEL_SHEET} {suffix}".strip(), LENGTH_MAX).rstrip()


def _keys(suffix: str) -> tuple[str, str]:
    """Give the keys of a title, whole and as long as Excel takes it."""
    return fold(f"{MODEL_SHEET} {suffix}"), fold(_title(suffix))
