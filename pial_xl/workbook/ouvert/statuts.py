"""Compare the findings of a run with those that the sheet already showed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from pial_xl.findings import Finding
from pial_xl.report.feuilles.controles import Constat, Statut

_Cle = Callable[[Finding], tuple[str, ...]]


def comparer(anciens: Iterable[Constat], findings: Sequence[Finding]) -> tuple[Constat, ...]:
    """Give the rows to show: the findings in order, then those that are there no more.

    A finding is known when one of the same code was about the same thing, at the same cell if
    there is one, else elsewhere on its sheet: inserting a row moves findings, it makes none new.
    What was already said to be gone is dropped.
    """
    restants = [ancien.finding for ancien in anciens if ancien.statut is not Statut.RESOLU]
    connus: set[int] = set()
    for cle in (_au_meme_endroit, _de_meme_objet):
        restants = _reconnaitre(cle, restants, findings, connus)
    montres = (
        Constat(finding, Statut.CONNU if rang in connus else Statut.NOUVEAU)
        for rang, finding in enumerate(findings)
    )
    return (*montres, *(Constat(finding, Statut.RESOLU) for finding in restants))


def _reconnaitre(
    cle: _Cle, restants: Iterable[Finding], findings: Sequence[Finding], connus: set[int]
) -> list[Finding]:
    """Note which findings were there before, and give what is left of those before."""
    pareils: defaultdict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for ancien in restants:
        pareils[cle(ancien)].append(ancien)
    for rang, finding in enumerate(findings):
        if rang not in connus and pareils[cle(finding)]:
            pareils[cle(finding)].pop(0)
            connus.add(rang)
    return [ancien for lot in pareils.values() for ancien in lot]


def _au_meme_endroit(f: Finding) -> tuple[str, ...]:
    return f.code, f.feuille, f.cellule, f.objet


def _de_meme_objet(f: Finding) -> tuple[str, ...]:
    return f.code, f.feuille, f.objet
