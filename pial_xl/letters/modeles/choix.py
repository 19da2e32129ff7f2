"""Which model serves a pole: its own, that of its kind, or the common one."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pial_xl.letters.langue.expressions import sigle
from pial_xl.letters.noms import LONGUEUR_MAX
from pial_xl.tables import Pole
from pial_xl.tables.types import Sigle
from pial_xl.units.excel import cut
from pial_xl.units.text import fold

if TYPE_CHECKING:
    from pial_xl.letters.modeles.mise_en_page import Modele

FEUILLE_MODELE = "Modèle de lettre"
"""Sheet of the model that serves every pole which has none of its own."""


def choisir(titres: Iterable[str], pole: Pole | None) -> str | None:
    """Give the sheet of the model that serves a pole, among the titles of the models' sheets.

    That of its code, else of its label, else of its kind (PIAL where the cell is empty), else the
    common one. A label too long for the name of a sheet may stop where Excel cuts it.

    Args:
        titres: titles of sheets, in the order of the workbook.
        pole: the pole of a letter, None when it is unknown.

    Returns:
        One of the titles; None when none of them serves the pole.
    """
    connus: dict[str, str] = {}
    for titre in titres:
        connus.setdefault(fold(titre), titre)
    voulus = (cle for suffixe in (*_suffixes(pole), "") for cle in _cles(suffixe))
    return next((connus[cle] for cle in voulus if cle in connus), None)


def livre(pole: Pole | None) -> "Modele":
    """Give the packaged model for a pole, which serves where a workbook has no model for it."""
    # Most workbooks have their own models: the packaged ones are only built when asked for.
    if pole is not None and pole.sigle is Sigle.PAS:
        from pial_xl.letters.modeles.pas import MODELE_PAS  # noqa: PLC0415

        return MODELE_PAS
    from pial_xl.letters.modeles.pial import MODELE  # noqa: PLC0415

    return MODELE


def sans_pole(titres: Iterable[str], poles: Iterable[Pole]) -> dict[str, str | None]:
    """Give the models' sheets whose title names neither a kind of pole nor a pole.

    Returns:
        Each such title with the nearest one that would serve, None when none looks like it.
    """
    suffixes = [*(s.value for s in Sigle), *(s for pole in poles for s in _suffixes(pole))]
    utiles = {cle for suffixe in ("", *suffixes) for cle in _cles(suffixe)}
    return {
        titre: _le_plus_proche(titre, suffixes) for titre in titres if fold(titre) not in utiles
    }


def _le_plus_proche(titre: str, suffixes: Iterable[str]) -> str | None:
    """Give the useful title whose end most looks like that of another, if one does."""
    par_cle = {fold(suffixe): suffixe for suffixe in suffixes}
    fin = fold(titre).removeprefix(fold(FEUILLE_MODELE))
    proche = get_close_matches(fin, par_cle, n=1, cutoff=0.7)
    return _titre(par_cle[proche[0]]) if proche else None


def _suffixes(pole: Pole | None) -> Iterator[str]:
    """Give what may follow « Modèle de lettre » for a pole, the most precise first."""
    if pole is not None:
        yield from (mot for mot in (pole.pole, pole.libelle, sigle(pole)) if mot)


def _titre(suffixe: str) -> str:
    return cut(f"{FEUILLE_MODELE} {suffixe}".strip(), LONGUEUR_MAX).rstrip()


def _cles(suffixe: str) -> tuple[str, str]:
    """Give the keys of a title, whole and as long as Excel takes it."""
    return fold(f"{FEUILLE_MODELE} {suffixe}"), fold(_titre(suffixe))
