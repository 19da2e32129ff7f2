"""Text that LibreOffice leaves out of its tags: tagged too, or screen readers would skip it.

Up to LibreOffice 7.4 only cells of several lines or several fonts are tagged: neither a letter's
title nor its headings are.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_JETON = re.compile(
    rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>"  # strings, which may hold anything
    rb"|/MCID\s+(?P<numero>\d+)|\b(?P<mot>BDC|BMC|EMC|BT|ET)\b",
    re.DOTALL,
)
_NOMBRE = rb"(-?\d*\.?\d+)"
_PLACE = re.compile(_NOMBRE + rb"\s+" + _NOMBRE + rb"\s+(?:Td|TD|Tm)\b")
_LIGNE = 3.0  # points: text of one line may stand a little higher or lower


@dataclass(frozen=True, slots=True)
class Suite:
    """A run of a page's text.

    Attributes:
        numero: its number in the page (``/MCID``).
        place: sorts runs as they are read, from top to bottom, then from left to right.
        nue: it was in no tag.
    """

    numero: int
    place: tuple[int, float]
    nue: bool


@dataclass(frozen=True, slots=True)
class _Bloc:
    """A block of text: where it is in the content and on the page, and the run it is in."""

    debut: int
    fin: int
    numero: int | None
    nu: bool
    gauche: float
    haut: float


def completer(contenu: bytes) -> tuple[bytes, list[Suite]]:
    """Give a page's content with all its text in numbered runs, and the runs.

    Content that shows no text out of its tags is given back as it is.
    """
    blocs = list(_blocs(contenu))
    lignes = _lignes(bloc.haut for bloc in blocs)
    suivant = max((bloc.numero for bloc in blocs if bloc.numero is not None), default=-1) + 1
    morceaux: list[bytes] = []
    suites: dict[int, Suite] = {}
    ecrit = 0
    for bloc in blocs:
        place = (lignes[bloc.haut], bloc.gauche)
        if bloc.nu:
            texte = contenu[bloc.debut : bloc.fin]
            suites[suivant] = Suite(suivant, place, nue=True)
            ouverture = b"/P<</MCID %d>>BDC\n" % suivant
            morceaux += [contenu[ecrit : bloc.debut], ouverture, texte, b"\nEMC"]
            ecrit = bloc.fin
            suivant += 1
        elif bloc.numero is not None:
            suites.setdefault(bloc.numero, Suite(bloc.numero, place, nue=False))
    return b"".join([*morceaux, contenu[ecrit:]]), list(suites.values())


def _blocs(contenu: bytes) -> Iterator[_Bloc]:
    pile: list[int | None] = []  # the numbers of the runs that are open; None: a run without
    annonce: int | None = None
    debut, dehors = 0, False
    for jeton in _JETON.finditer(contenu):
        mot = jeton["mot"]
        if jeton["numero"]:
            annonce = int(jeton["numero"])
        elif mot in (b"BDC", b"BMC"):
            pile.append(annonce)
            annonce = None
        elif mot == b"EMC" and pile:
            pile.pop()
        elif mot == b"BT":
            debut, dehors = jeton.start(), not pile
        elif mot == b"ET":
            numero = next((numero for numero in pile if numero is not None), None)
            place = _place(contenu[debut : jeton.end()])
            yield _Bloc(debut, jeton.end(), numero, dehors, *place)


def _place(texte: bytes) -> tuple[float, float]:
    """Give how far from the left and from the bottom a block of text begins, in points."""
    place = _PLACE.search(texte)
    return (float(place[1]), float(place[2])) if place else (0.0, 0.0)


def _lignes(hauteurs: Iterable[float]) -> dict[float, int]:
    """Number the lines of a page from its top, by height."""
    lignes: dict[float, int] = {}
    rang, ligne = 0, math.inf
    for haut in sorted(set(hauteurs), reverse=True):
        if ligne - haut > _LIGNE:
            rang, ligne = rang + 1, haut
        lignes[haut] = rang
    return lignes
