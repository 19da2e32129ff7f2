"""C: allocations that a contract does not cover."""

from datetime import date

from pial_xl.bareme.sources import COHERENCE
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import Outcome, rule
from pial_xl.tables import Aesh, Affectation, Eleve
from pial_xl.tables.address import Cell
from pial_xl.units.dates import is_active
from pial_xl.units.mesure import Mesure, passing, period, text
from pial_xl.units.records import record


@record
class _Outside:
    """An allocation with days out of the contract.

    Attributes:
        row: the allocation.
        limit: the end of the contract that it passes: ``debut`` or ``fin``.
        field: its own date that says so; blank when it has none.
        debut, fin: the first and last days of the school year that it covers.
    """

    row: Affectation
    limit: str
    field: str
    debut: date | None
    fin: date | None

    @property
    def held(self) -> Mesure:
        """The days that it covers."""
        return period(self.debut, self.fin)


@rule(
    "C-04",
    Niveau.BLOQUANT,
    "Affectation hors du contrat",
    source=COHERENCE,
    nature="K",
    reads=(Affectation, Aesh, Eleve),
    advice="Corrigez les dates de l'affectation, ou celles du contrat.",
)
def affectation_outside_contrat(d: Dossier) -> Outcome:
    """Une affectation a, dans l'année scolaire, des jours hors du contrat.

    Un seul constat par contrat et par borne passée. Sans dates, une affectation vaut au jour du
    contrôle ; une affectation toute dans une autre année n'est pas regardée.
    """
    for code, rows in d.affectations_by_aesh.items():
        aesh = d.aesh_by_code.get(code)
        if aesh is None:
            continue
        present = (a for a in rows if not d.has_left(a.eleve))
        outside = [o for a in present if (o := _outside(d, a, aesh)) is not None]
        for limit in ("debut", "fin"):
            same = [o for o in outside if o.limit == limit]
            if same:
                yield _constat(d, aesh, same)


def _outside(d: Dossier, a: Affectation, aesh: Aesh) -> _Outside | None:
    """Give the end of the contract that an allocation passes, if it does."""
    year = d.bareme.annee_scolaire
    if (a.fin and a.fin < year.start) or (a.debut and a.debut > year.end):
        return None
    debut = max(a.debut, year.start) if a.debut else None
    fin = min(a.fin, year.end) if a.fin else None
    if _is_before(debut, aesh.debut) or _is_before(aesh.fin, debut):
        limit = "debut" if _is_before(debut, aesh.debut) else "fin"
        return _Outside(a, limit, "debut", debut, fin)
    if _is_before(aesh.fin, fin) or _is_before(fin, aesh.debut):
        limit = "fin" if _is_before(aesh.fin, fin) else "debut"
        return _Outside(a, limit, "fin", debut, fin)
    if is_active(a.debut, a.fin, d.reference):
        # A date that cannot be read may be within the contract: S-04 says it.
        open_end = fin is None and not a.is_unreadable("fin")
        open_start = debut is None and not a.is_unreadable("debut")
        if open_end and _is_before(aesh.fin, d.reference):
            return _Outside(a, "fin", "", debut, fin)
        if open_start and _is_before(d.reference, aesh.debut):
            return _Outside(a, "debut", "", debut, fin)
    return None


def _is_before(first: date | None, second: date | None) -> bool:
    return first is not None and second is not None and first < second


def _constat(d: Dossier, aesh: Aesh, outside: list[_Outside]) -> Constat:
    first = outside[0]
    contrat = period(aesh.debut, aesh.fin)
    cell, key = _cell(d, aesh, outside), (aesh.aesh or "", first.limit)
    advice = _advice(d, aesh, outside)
    if len(outside) == 1 and first.field:
        message = f"{aesh.aesh} : affectation {first.held} hors contrat ({contrat})."
        return Constat(
            cell,
            aesh.aesh or "",
            message,
            key=key,
            mesure=first.held,
            attendu=contrat,
            advice=advice,
        )
    numbers = ", ".join(str(o.row.number) for o in outside)
    lines = f"ligne {numbers}" if len(outside) == 1 else f"lignes {numbers}"
    rows = "affectation" if len(outside) == 1 else "affectations"
    message = f"{aesh.aesh} : {rows} {lines} hors contrat ({contrat})."
    return Constat(
        cell,
        aesh.aesh or "",
        message,
        key=key,
        mesure=passing(text(lines)),
        attendu=contrat,
        advice=advice,
    )


def _advice(d: Dossier, aesh: Aesh, outside: list[_Outside]) -> str:
    """Say that pupils still count as helped by an AESH who has left; blank for other cases."""
    if not _is_before(aesh.fin, d.reference):
        return ""
    held = [o.row for o in outside if is_active(o.row.debut, o.row.fin, d.reference)]
    eleves = {row.eleve for row in held}
    if not eleves:
        return ""
    rows, whose = ("cette affectation", "son") if len(held) == 1 else ("ces affectations", "leur")
    they_count = (
        f"{whose} élève compte encore comme aidé"
        if len(eleves) == 1
        else "leurs élèves comptent encore comme aidés"
    )
    return f"Mettez fin à {rows} (ou prolongez le contrat) : {they_count}."


def _cell(d: Dossier, aesh: Aesh, outside: list[_Outside]) -> Cell:
    """Give the date to correct: that of a lone allocation, else that of the contract."""
    first = outside[0]
    if len(outside) == 1 and first.field:
        return d.affectations.cell(first.row, first.field)
    return d.aesh.cell(aesh, first.limit)
