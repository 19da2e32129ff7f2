"""Which model serves a pole: its own, that of its kind, or the common one."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from pial_xl.letters.language.expressions import sigle
from pial_xl.tables import Pole
from pial_xl.tables.types import Sigle
from pial_xl.units.excel import cut
from pial_xl.units.sheet_names import LENGTH_MAX
from pial_xl.units.text import fold

MODEL_SHEET = "Modèle de lettre"
"""Sheet of the model that serves every pole which has none of its own."""
SIMPLE = "simple"
"""What follows it in the title of the cleaner model that stands beside the real one."""


def choose_model(titles: Iterable[str], pole: Pole | None, chosen: str = "") -> str | None:
    """Give the sheet of the model that serves a pole, among the titles of the models' sheets.

    That of its code, else of its label, else the one that is chosen for all (for its kind first),
    else that of its kind (PIAL where the cell is empty), else the common one. A label too long for
    the name of a sheet may stop where Excel cuts it.

    Args:
        titles: titles of sheets, in the order of the workbook.
        pole: the pole of a letter, None when it is unknown.
        chosen: title of the model that Paramètres chooses for every pole, or what follows
            « Modèle de lettre » in it; blank for none.

    Returns:
        One of the titles; None when none of them serves the pole.
    """
    known: dict[str, str] = {}
    for title in titles:
        known.setdefault(fold(title), title)
    wanted_keys = (cle for suffix in _wanted(pole, chosen_suffix(chosen)) for cle in _keys(suffix))
    return next((known[cle] for cle in wanted_keys if cle in known), None)


def chosen_suffix(chosen: str) -> str:
    """Give what follows « Modèle de lettre » in the title of the model that is chosen."""
    start = len(MODEL_SHEET)
    return chosen[start:].strip() if fold(chosen[:start]) == fold(MODEL_SHEET) else chosen


def _wanted(pole: Pole | None, chosen: str) -> Iterator[str]:
    """Give what may follow « Modèle de lettre », the most wanted first."""
    own, kind = _own_suffixes(pole), sigle(pole)
    yield from own
    if chosen:
        yield from (f"{chosen} {kind}", chosen) if kind else (chosen,)
    if kind:
        yield kind
    yield ""


def without_pole(
    titles: Iterable[str], poles: Iterable[Pole], chosen: str = ""
) -> dict[str, str | None]:
    """Give the models' sheets whose title names neither a kind of pole nor a pole.

    The simple model, packaged beside the real one to be chosen, and the chosen one name neither.

    Returns:
        Each such title with the nearest one that would serve, None when none looks like it.
    """
    kinds = [s.value for s in Sigle]
    suffixes = [*kinds, *(s for pole in poles for s in _own_suffixes(pole))]
    bases = ("", SIMPLE, chosen_suffix(chosen))
    choices = (f"{base} {kind}".strip() for base in bases for kind in ("", *kinds))
    useful = {cle for suffix in (*choices, *suffixes) for cle in _keys(suffix)}
    return {title: _nearest(title, suffixes) for title in titles if fold(title) not in useful}


def _nearest(title: str, suffixes: Iterable[str]) -> str | None:
    """Give the useful title whose end most looks like that of another, if one does."""
    by_key = {fold(suffix): suffix for suffix in suffixes}
    fin = fold(title).removeprefix(fold(MODEL_SHEET))
    nearest = get_close_matches(fin, by_key, n=1, cutoff=0.7)
    return _title(by_key[nearest[0]]) if nearest else None


def _own_suffixes(pole: Pole | None) -> tuple[str, ...]:
    """Give what follows « Modèle de lettre » for one pole alone: its code, its label."""
    return tuple(filter(None, (pole.pole, pole.libelle))) if pole is not None else ()


def _title(suffix: str) -> str:
    return cut(f"{MODEL_SHEET} {suffix}".strip(), LENGTH_MAX).rstrip()


def _keys(suffix: str) -> tuple[str, str]:
    """Give the keys of a title, whole and as long as Excel takes it."""
    return fold(f"{MODEL_SHEET} {suffix}"), fold(_title(suffix))
