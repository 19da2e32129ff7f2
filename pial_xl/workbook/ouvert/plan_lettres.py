"""Decide what becomes of each letter, knowing what was written and what stands there now."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from pial_xl.letters.lettre import Lettre
from pial_xl.workbook.ouvert.registre import Trace

MODELE = "modèle de lettre"
"""Key under which a letter's trace keeps the print of the model it was made from."""


class Sort(Enum):
    """What becomes of a letter."""

    CREEE = auto()
    INTACTE = auto()
    REFAITE = auto()
    RETOUCHEE = auto()
    """A person edited it: it is kept."""
    ETRANGERE = auto()
    """A sheet of that name that we did not write: it is kept."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one letter, and in French which of its fields changed."""

    lettre: Lettre
    sort: Sort
    changes: tuple[str, ...] = ()


def decider(
    lettre: Lettre, contenu: Mapping[str, str], trace: Trace | None, presente: str | None
) -> Decision:
    """Decide for one letter.

    Args:
        lettre: what its row says now.
        contenu: what the trace would keep of it now.
        trace: what was written last time, if anything was.
        presente: the print of the sheet that bears its name now; None when there is none.
    """
    if presente is None:
        return Decision(lettre, Sort.CREEE)
    if trace is None:
        return Decision(lettre, Sort.ETRANGERE)
    changes = _changes(trace.valeurs, contenu)
    if not trace.empreinte:  # a run was stopped while it wrote this one
        return Decision(lettre, Sort.REFAITE, changes)
    if presente != trace.empreinte:
        return Decision(lettre, Sort.RETOUCHEE, changes)
    return Decision(lettre, Sort.REFAITE if changes else Sort.INTACTE, changes)


def disparues(
    traces: Collection[str], lettres: Sequence[Lettre], feuilles: Collection[str]
) -> tuple[str, ...]:
    """Give the sheets of letters whose row is gone."""
    attendues = {lettre.feuille for lettre in lettres}
    return tuple(nom for nom in traces if nom in feuilles and nom not in attendues)


def _changes(avant: Mapping[str, str], apres: Mapping[str, str]) -> tuple[str, ...]:
    cles = [*avant, *(cle for cle in apres if cle not in avant)]
    return tuple(cle for cle in cles if avant.get(cle) != apres.get(cle))
