"""The lists that a coordinator hands over: which there are, and the title of each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pial_xl.constats import Constat
from pial_xl.dossier.dossier import Dossier
from pial_xl.report.handouts.aesh import aesh_papers
from pial_xl.report.handouts.handout import Handout
from pial_xl.report.handouts.paper import as_handout, as_listing
from pial_xl.report.handouts.schools import school_papers
from pial_xl.report.handouts.waiting import TITLE, waiting_paper
from pial_xl.report.handouts.waiting_codes import TITLE as CODES_TITLE
from pial_xl.report.handouts.waiting_codes import waiting_codes_paper
from pial_xl.report.waiting import find_waiting


@dataclass(frozen=True, slots=True)
class HandoutList:
    """A list as the sheets of one workbook, whose title it bears; none when nobody is in it."""

    title: str
    handouts: tuple[Handout, ...]


def aggregated_list(d: Dossier) -> HandoutList:
    """Make the list that may leave the PIAL as it is."""
    return _titled(d, TITLE, [as_handout(waiting_paper(d, find_waiting(d)))])


def _eleves(d: Dossier, _: Iterable[Constat]) -> HandoutList:
    return _titled(d, CODES_TITLE, [as_listing(waiting_codes_paper(d, find_waiting(d)))])


def _schools(d: Dossier, constats: Iterable[Constat]) -> HandoutList:
    sheets = map(as_handout, school_papers(d, constats))
    return _titled(d, "Fiches des établissements", sheets)


def _aesh(d: Dossier, _: Iterable[Constat]) -> HandoutList:
    return _titled(d, "Fiches des AESH", map(as_handout, aesh_papers(d)))


def _titled(d: Dossier, title: str, handouts: Iterable[Handout]) -> HandoutList:
    return HandoutList(f"{title} {d.bareme.annee_scolaire}", tuple(handouts))


CODE_LISTS: Final[Mapping[str, Callable[[Dossier, Iterable[Constat]], HandoutList]]] = {
    "eleves": _eleves,
    "etablissements": _schools,
    "aesh": _aesh,
}
"""The lists that hold codes: each is made on demand alone."""
