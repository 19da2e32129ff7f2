"""A: the charge of each AESH against the contract."""

from collections.abc import Iterator
from fractions import Fraction

from pial_xl.bareme.limits import SMOOTHING_TOLERANCE
from pial_xl.bareme.sources import CIRCULAIRE_2019_090, SCARCE_HOURS
from pial_xl.bareme.words import DEFAULTS
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.charge import Charge, groupes
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import Outcome, Reserve, rule
from pial_xl.tables import Aesh, Affectation
from pial_xl.tables.address import Cell
from pial_xl.units.durations import format_duration, round_minutes
from pial_xl.units.mesure import minutes


def _excesses(d: Dossier) -> Iterator[tuple[Aesh, int, Charge]]:
    """Give each AESH whose charge, at the least, is above the contract, with both."""
    for a in d.contrats:
        charge, heures = d.charges_without_duplicates[a.aesh or ""], d.contrat_heures(a)
        if heures is not None and charge.exact > heures + d.bareme.tol_min:
            yield a, heures, charge


def _excess_cell(d: Dossier, a: Aesh, heures: int, charge: Charge) -> Cell:
    """Give the hours of the row from which the contract is exceeded, in the sheet's order."""
    rows = [row for row in d.without_duplicates if row.aesh == a.aesh and row.has_hours]
    share = {row.number: len(groupe) for groupe in groupes(rows) for row in groupe}
    running = charge.exact - sum(charge.by_aide.values(), Fraction(0))
    cell = d.aesh.cell(a, "heures")
    for row in rows:
        running += Fraction(row.heures or 0, share[row.number])
        cell = d.affectations.cell(row, "heures")
        if running > heures + d.bareme.tol_min:
            break
    return cell


@rule(
    "A-01",
    Niveau.BLOQUANT,
    "Plus d'heures affectées que d'heures de contrat",
    source=CIRCULAIRE_2019_090,
    nature="R",
    reads=(Affectation, Aesh),
    advice="Retirez des heures, ou donnez le même groupe aux élèves aidés en même temps.",
)
def charge_beyond_contrat(d: Dossier) -> Outcome:
    """La charge (groupes comptés une fois, autres missions comprises) dépasse le contrat."""
    for a, heures, charge in _excesses(d):
        excess = charge.minutes - heures
        yield Constat(
            _excess_cell(d, a, heures, charge),
            a.aesh or "",
            f"{a.aesh} : {format_duration(charge.minutes)} affectées pour "
            f"{format_duration(heures)} de contrat (+{format_duration(excess)}).",
            mesure=minutes(charge.minutes),
            attendu=minutes(heures),
            ecart=minutes(excess),
        )


@rule(
    "A-02",
    Niveau.ALERTE,
    "Heures libres",
    source=SCARCE_HOURS,
    nature="P",
    reads=(Aesh, Affectation),
    advice="Proposez ces heures à un élève qui en attend.",
)
def free_hours(d: Dossier) -> Outcome:
    """Contrat moins charge : au moins le seuil réglé (60 minutes), et une charge non nulle."""
    for a in d.contrats:
        charge, heures = d.charges[a.aesh or ""], d.contrat_heures(a)
        if heures is None or not charge.exact:
            continue
        free = heures - charge.exact
        if free < d.bareme.heures_libres_seuil:
            continue
        if not charge.complete:
            yield Reserve(a.aesh or "", "les heures d'une de ses affectations sont illisibles")
            continue
        rounded = round_minutes(free)
        yield Constat(
            d.aesh.cell(a, "heures"),
            a.aesh or "",
            f"{a.aesh} : {format_duration(rounded)} disponibles par semaine.",
            mesure=minutes(charge.minutes),
            attendu=minutes(heures),
            ecart=minutes(-rounded),
        )


@rule(
    "A-03",
    Niveau.ALERTE,
    "Semaines d'activités connexes ajoutées à l'emploi du temps",
    source=f"{CIRCULAIRE_2019_090} : l'accompagnement ne peut être lissé sur "
    f"{DEFAULTS.semaines_defaut} semaines",
    nature="R",
    reads=(Affectation, Aesh),
    advice="Ramenez l'emploi du temps aux heures hebdomadaires du contrat.",
)
def smoothing_over_41_semaines(d: Dossier) -> Outcome:
    """La charge dépasse le contrat et vaut, à 10 minutes près, contrat × 41/36."""
    others = d.bareme.semaines_defaut - d.bareme.semaines_classe
    for a, heures, charge in _excesses(d):
        smoothed = Fraction(heures * d.bareme.semaines_defaut, d.bareme.semaines_classe)
        if abs(charge.exact - smoothed) <= SMOOTHING_TOLERANCE:
            yield Constat(
                _excess_cell(d, a, heures, charge),
                a.aesh or "",
                f"Erreur classique : les {others} semaines d'activités connexes ont été ajoutées à "
                f"l'emploi du temps ({format_duration(heures)} → "
                f"{format_duration(charge.minutes)}).",
                mesure=minutes(charge.minutes),
                attendu=minutes(heures),
                ecart=minutes(charge.minutes - heures),
            )
