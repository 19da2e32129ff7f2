"""What the rules of the quota share: where a pole is pointed at, which poles can be judged."""

from collections.abc import Iterator

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.dossier.bilan import PoleBilan
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.quota import Attribution
from pial_xl.rules.registry import Reserve
from pial_xl.tables import Dotation
from pial_xl.tables.address import Cell
from pial_xl.units.durations import format_duration


def figure_cell(d: Dossier, row: Dotation) -> Cell:
    """Give the cell of a line that holds its figure: hours, else ETP."""
    in_etp = row.heures is None and row.etp is not None
    return d.dotation.cell(row, "etp" if in_etp else "heures")


def quota_cell(d: Dossier, bilan: PoleBilan) -> Cell:
    """Give the quota's cell of a pole, or the pole's own where it has no quota."""
    row = bilan.quota.row
    if row is not None:
        return figure_cell(d, row)
    return d.poles.cell(d.pole_by_code[bilan.pole], "pole")


def subject(row: Dotation) -> str:
    """Say what a line is about, where it is not the pole's total."""
    parts = (str(row.aide) if row.aide else "", row.uai or "")
    named = ", ".join(part for part in parts if part)
    return f" ({named})" if named else ""


def poles_with_dotation(
    d: Dossier, convention: ConventionEtp
) -> Iterator[tuple[PoleBilan, Attribution]]:
    """Give the poles whose quota can be told, with it, ETP under a convention.

    What is compared with contracts follows the convention of the workbook, in which the DSDEN
    writes both; a charge is compared with the exact hours.
    """
    for bilan in d.bilans.values():
        if (dotation := bilan.dotation_under(convention)) is not None:
            yield bilan, dotation


def poles_without_dotation(d: Dossier) -> Iterator[Reserve]:
    """Say which poles with AESH could not be judged for want of a quota (D-09 says why)."""
    for bilan in d.bilans.values():
        if bilan.dotation is None and bilan.nb_aesh:
            yield Reserve(bilan.pole, "sa dotation manque ou n'est pas en vigueur (D-09)")


def unknown_heures(bilan: PoleBilan) -> Reserve:
    """Say that a pole could not be judged for want of hours."""
    return Reserve(bilan.pole, "des heures de contrat ou d'affectation sont illisibles")


def free_and_excess(bilan: PoleBilan) -> str:
    """Say the hours left, and those in excess beside them: one does not make up for the other."""
    free = f"{format_duration(bilan.free)} libres"
    if not bilan.excess:
        return free
    return f"{free}, et {format_duration(bilan.excess)} au-delà du contrat d'autres AESH"
