"""D: key figures and foresight, for information."""

from datetime import date, timedelta
from fractions import Fraction

from pial_xl.dossier.charge import AUTRES_HEURES
from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Niveau
from pial_xl.rules.dotation.commun import heures_inconnues
from pial_xl.rules.registre import Constat, Reserve, Sortie, rule
from pial_xl.tables import Aesh, Affectation, Eleve, Etablissement, Notification, Pole
from pial_xl.tables.types import Aide
from pial_xl.units.dates import format_date, is_active
from pial_xl.units.durations import format_duration, round_minutes
from pial_xl.units.numbers import format_percent

PROJECTION_JOURS = 90


@rule(
    "D-10",
    Niveau.INFO,
    "Part des aides individuelles",
    source="Repère local ; aucune norme nationale",
    nature="D",
    lit=(Notification, Pole, Eleve, Etablissement),
    que_faire="Information à partager avec la DSDEN.",
)
def part_individuelle(d: Dossier) -> Sortie:
    """Part des élèves notifiés en I parmi ceux notifiés en I ou M, pôle par pôle."""
    repere = d.bareme.repere_individuel
    suffixe = f" (repère départemental {format_percent(repere)})" if repere is not None else ""
    for pole in d.pole_par_code:
        nb = {aide: len(_eleves(d, pole, aide, d.reference)) for aide in (Aide.I, Aide.M)}
        total = nb[Aide.I] + nb[Aide.M]
        if total:
            part = format_percent(Fraction(100 * nb[Aide.I], total), 0)
            yield Constat(
                d.poles.cellule(d.pole_par_code[pole], "pole"),
                pole,
                f"{pole} : {part} d'aide individuelle{suffixe}.",
                mesure=part,
                attendu=format_percent(repere) if repere is not None else "",
            )


def _eleves(d: Dossier, pole: str, aide: Aide, jour: date) -> list[str]:
    """Give the pupils of a pole who hold a kind of help on a day."""
    found = []
    for eleve in d.presents:
        etablissement = d.etablissement_de(eleve)
        if etablissement is not None and d.pole_de(etablissement) == pole:
            notifs = d.notifications_par_eleve[eleve]
            if any(n.aide is aide and is_active(n.debut, n.fin, jour) for n in notifs):
                found.append(eleve)
    return found


@rule(
    "D-11",
    Niveau.INFO,
    "Heures nettes par élève mutualisé",
    source="Usage des pôles : (contrats − I − CO − référent − synthèse − trajets) / élèves M",
    nature="D",
    lit=(Aesh, Affectation, Notification, Pole, Eleve, Etablissement),
    que_faire="Information pour répartir les heures mutualisées.",
)
def heures_par_eleve_mutualise(d: Dossier) -> Sortie:
    """Heures de contrat moins I, CO, référent, synthèse et trajets, par élève notifié en M."""
    for pole, bilan in d.bilans.items():
        eleves = _eleves(d, pole, Aide.M, d.reference)
        if not eleves or not bilan.contrats:
            continue
        if not (bilan.contrats_complets and bilan.charge_complete):
            yield heures_inconnues(bilan)
            continue
        autres = bilan.referent + bilan.synthese + bilan.trajets
        net = bilan.contrats - bilan.par_aide[Aide.I] - bilan.par_aide[Aide.CO] - autres
        par_eleve = format_duration(round_minutes(Fraction(net, len(eleves))))
        yield Constat(
            d.poles.cellule(d.pole_par_code[pole], "pole"),
            pole,
            f"{pole} : {par_eleve} par élève mutualisé ({len(eleves)} élèves).",
            mesure=par_eleve,
        )


@rule(
    "D-12",
    Niveau.INFO,
    "Déficit prévu",
    source="Bonne pratique",
    nature="P",
    lit=(Notification, Aesh, Affectation, Pole, Eleve, Etablissement),
    que_faire="Préparez la demande de moyens avec la DSDEN.",
)
def deficit_prevu(d: Dossier) -> Sortie:
    """À la date réglée, les besoins (I notifié, M au niveau actuel) dépassent les contrats."""
    jour = d.bareme.date_projection or d.reference + timedelta(days=PROJECTION_JOURS)
    for pole, row in d.pole_par_code.items():
        besoin, offre = _besoin(d, pole, jour), _offre(d, pole, jour)
        if besoin is None or offre is None:
            yield Reserve(pole, "des heures notifiées ou de contrat sont vides ou illisibles")
        elif besoin > offre:
            yield Constat(
                d.poles.cellule(row, "pole"),
                pole,
                f"Au {format_date(jour)} : déficit prévu {format_duration(besoin - offre)}.",
                mesure=format_duration(offre),
                attendu=format_duration(besoin),
                ecart=format_duration(offre - besoin),
            )


def _besoin(d: Dossier, pole: str, jour: date) -> int | None:
    """Give the minutes needed on a day: I as notified, M as each pupil is helped today.

    None when the hours of an individual help are not known.
    """
    besoin = Fraction(0)
    for eleve in _eleves(d, pole, Aide.I, jour):
        n = d.individuelle(eleve, jour)
        if n is None or not n.heures:
            return None
        besoin += n.heures
    for eleve in _eleves(d, pole, Aide.M, jour):
        besoin += d.parts_par_eleve.get(eleve, Fraction(0))
    return round_minutes(besoin)


def _offre(d: Dossier, pole: str, jour: date) -> int | None:
    """Give the minutes of contract that can go to pupils on a day; None if one is not known."""
    offre = 0
    for a in d.aesh_par_code.values():
        if d.pole_de(a) == pole and is_active(a.debut, a.fin, jour):
            heures = d.heures_de_contrat(a)
            if heures is None or any(a.est_illisible(champ) for champ in AUTRES_HEURES):
                return None
            offre += heures - sum(getattr(a, champ) or 0 for champ in AUTRES_HEURES)
    return offre
