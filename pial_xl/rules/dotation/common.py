"""What the rules of the quota share: where a pole is pointed at, which poles can be judged."""

from collections.abc import Iterator

from pial_xl.dossier.bilan import PoleBilan
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import Reserve
from pial_xl.tables.address import Cell


def quota_cell(d: Dossier, bilan: PoleBilan) -> Cell:
    """Give the quota's cell of a pole, or the pole's own where it has no quota."""
    row = bilan.quota.row
    if row is not None:
        return d.dotation.cell(row, "heures" if row.heures is not None else "etp")
    return d.poles.cell(d.pole_by_code[bilan.pole], "pole")


def poles_with_dotation(d: Dossier) -> Iterator[tuple[PoleBilan, int]]:
    """Give the poles whose quota can be told, with its minutes."""
    for bilan in d.bilans.values():
        if bilan.quota.minutes is not None:
            yield bilan, bilan.quota.minutes


def unknown_heures(bilan: PoleBilan) -> Reserve:
    """Say that a pole could not be judged for want of hours."""
    return Reserve(bilan.pole, "des heures de contrat ou d'affectation sont illisibles")
