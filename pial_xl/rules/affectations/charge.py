"""A: the charge of each AESH against the contract."""

from collections.abc import Iterator
from fractions import Fraction

from pial_xl.bareme.sources import CIRCULAIRE_2019_090, HEURES_RARES
from pial_xl.dossier.charge import Charge, groupes
from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Niveau
from pial_xl.rules.registre import Constat, Reserve, Sortie, rule
from pial_xl.tables import Aesh, Affectation
from pial_xl.tables.adresse import Cellule
from pial_xl.units.durations import format_duration, round_minutes

TOLERANCE_LISSAGE = 10
"""Minutes around contract × 41/36 within which the classic mistake is recognised (A-03)."""


def _depassements(d: Dossier) -> Iterator[tuple[Aesh, int, Charge]]:
    """Give each AESH whose charge, at the least, is above the contract, with both."""
    for a in d.contrats:
        charge, heures = d.charges_sans_doublons[a.aesh or ""], d.heures_de_contrat(a)
        if heures is not None and charge.exacte > heures + d.bareme.tol_min:
            yield a, heures, charge


def _cellule_de_trop(d: Dossier, a: Aesh, heures: int, charge: Charge) -> Cellule:
    """Give the hours of the row from which the contract is exceeded, in the sheet's order."""
    rows = [row for row in d.sans_doublons if row.aesh == a.aesh and row.est_chiffree]
    share = {row.numero: len(groupe) for groupe in groupes(rows) for row in groupe}
    running = charge.exacte - sum(charge.par_aide.values(), Fraction(0))
    cell = d.aesh.cellule(a, "heures")
    for row in rows:
        running += Fraction(row.heures or 0, share[row.numero])
        cell = d.affectations.cellule(row, "heures")
        if running > heures + d.bareme.tol_min:
            break
    return cell


@rule(
    "A-01",
    Niveau.BLOQUANT,
    "Plus d'heures affectées que d'heures de contrat",
    source=CIRCULAIRE_2019_090,
    nature="R",
    lit=(Affectation, Aesh),
    que_faire="Retirez des heures, ou donnez le même groupe aux élèves aidés en même temps.",
)
def charge_au_dela_du_contrat(d: Dossier) -> Sortie:
    """La charge (groupes comptés une fois, autres missions comprises) dépasse le contrat."""
    for a, heures, charge in _depassements(d):
        trop = charge.minutes - heures
        yield Constat(
            _cellule_de_trop(d, a, heures, charge),
            a.aesh or "",
            f"{a.aesh} : {format_duration(charge.minutes)} affectées pour "
            f"{format_duration(heures)} de contrat (+{format_duration(trop)}).",
            mesure=format_duration(charge.minutes),
            attendu=format_duration(heures),
            ecart=format_duration(trop),
        )


@rule(
    "A-02",
    Niveau.ALERTE,
    "Heures libres",
    source=HEURES_RARES,
    nature="P",
    lit=(Aesh, Affectation),
    que_faire="Proposez ces heures à un élève qui en attend.",
)
def heures_libres(d: Dossier) -> Sortie:
    """Contrat moins charge : au moins le seuil réglé (60 minutes), et une charge non nulle."""
    for a in d.contrats:
        charge, heures = d.charges[a.aesh or ""], d.heures_de_contrat(a)
        if heures is None or not charge.exacte:
            continue
        libres = heures - charge.exacte
        if libres < d.bareme.heures_libres_seuil:
            continue
        if not charge.complete:
            yield Reserve(a.aesh or "", "les heures d'une de ses affectations sont illisibles")
            continue
        minutes = round_minutes(libres)
        yield Constat(
            d.aesh.cellule(a, "heures"),
            a.aesh or "",
            f"{a.aesh} : {format_duration(minutes)} disponibles par semaine.",
            mesure=format_duration(charge.minutes),
            attendu=format_duration(heures),
            ecart=format_duration(-minutes),
        )


@rule(
    "A-03",
    Niveau.ALERTE,
    "Semaines d'activités connexes ajoutées à l'emploi du temps",
    source=CIRCULAIRE_2019_090 + " : l'accompagnement ne peut être lissé sur 41 semaines",
    nature="R",
    lit=(Affectation, Aesh),
    que_faire="Ramenez l'emploi du temps aux heures hebdomadaires du contrat.",
)
def lissage_sur_41_semaines(d: Dossier) -> Sortie:
    """La charge dépasse le contrat et vaut, à 10 minutes près, contrat × 41/36."""
    for a, heures, charge in _depassements(d):
        lisse = Fraction(heures * d.bareme.semaines_defaut, d.bareme.semaines_classe)
        if abs(charge.exacte - lisse) <= TOLERANCE_LISSAGE:
            yield Constat(
                _cellule_de_trop(d, a, heures, charge),
                a.aesh or "",
                "Erreur classique : les 5 semaines d'activités connexes ont été ajoutées à "
                f"l'emploi du temps ({format_duration(heures)} → "
                f"{format_duration(charge.minutes)}).",
                mesure=format_duration(charge.minutes),
                attendu=format_duration(heures),
                ecart=format_duration(charge.minutes - heures),
            )
