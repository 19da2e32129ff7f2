"""What the rules of the quota share: where a pole is pointed at, which poles can be judged."""

from collections.abc import Iterator

from pial_xl.dossier.bilan import BilanPole
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registre import Reserve
from pial_xl.tables.adresse import Cellule


def place(d: Dossier, bilan: BilanPole) -> Cellule:
    """Give the quota's cell of a pole, or the pole's own where it has no quota."""
    ligne = bilan.quota.ligne
    if ligne is not None:
        return d.dotation.cellule(ligne, "heures" if ligne.heures is not None else "etp")
    return d.poles.cellule(d.pole_par_code[bilan.pole], "pole")


def poles_dotes(d: Dossier) -> Iterator[tuple[BilanPole, int]]:
    """Give the poles whose quota can be told, with its minutes."""
    for bilan in d.bilans.values():
        if bilan.quota.minutes is not None:
            yield bilan, bilan.quota.minutes


def heures_inconnues(bilan: BilanPole) -> Reserve:
    """Say that a pole could not be judged for want of hours."""
    return Reserve(bilan.pole, "des heures de contrat ou d'affectation sont illisibles")
