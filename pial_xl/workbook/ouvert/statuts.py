"""Compare the findings of a run with those that the sheet already showed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from pial_xl.findings import Finding


class Statut(StrEnum):
    """What became of a finding since the last run."""

    NOUVEAU = "nouveau"
    CONNU = "connu"
    RESOLU = "résolu"


@dataclass(frozen=True, slots=True)
class Constat:
    """A row of the sheet: what a finding says, in the order of the columns, and its status."""

    niveau: str
    code: str
    feuille: str
    cellule: str
    objet: str
    message: str
    mesure: str
    attendu: str
    ecart: str
    que_faire: str
    source: str
    statut: str


def comparer(anciens: Iterable[Constat], findings: Sequence[Finding]) -> tuple[Constat, ...]:
    """Give the rows to show: the findings in order, then those that are there no more.

    A finding is known when one of the same code was about the same thing, at the same cell if
    there is one, else elsewhere on its sheet: inserting a row moves findings, it makes none new.
    What was already said to be gone is dropped.
    """
    restants = [ancien for ancien in anciens if ancien.statut != Statut.RESOLU]
    lignes = [_constat(finding) for finding in findings]
    connus: set[int] = set()
    for cle in (_au_meme_endroit, _de_meme_objet):
        par_cle: defaultdict[tuple[str, ...], list[Constat]] = defaultdict(list)
        for ancien in restants:
            par_cle[cle(ancien)].append(ancien)
        for rang, ligne in enumerate(lignes):
            if rang not in connus and (pareils := par_cle[cle(ligne)]):
                restants.remove(pareils.pop(0))
                connus.add(rang)
    montres = (
        replace(ligne, statut=Statut.CONNU if rang in connus else Statut.NOUVEAU)
        for rang, ligne in enumerate(lignes)
    )
    return (*montres, *(replace(ancien, statut=Statut.RESOLU) for ancien in restants))


def _au_meme_endroit(c: Constat) -> tuple[str, ...]:
    return c.code, c.feuille, c.cellule, c.objet


def _de_meme_objet(c: Constat) -> tuple[str, ...]:
    return c.code, c.feuille, c.objet


def _constat(f: Finding) -> Constat:
    return Constat(
        niveau=f.niveau,
        code=f.code,
        feuille=f.feuille,
        cellule=f.cellule,
        objet=f.objet,
        message=f.message,
        mesure=f.mesure,
        attendu=f.attendu,
        ecart=f.ecart,
        que_faire=f.que_faire,
        source=f.source,
        statut=Statut.NOUVEAU,
    )
