"""D: key figures and foresight, for information."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from fractions import Fraction

from pial_xl.bareme.limits import PROJECTION_DAYS
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.charge import OTHER_HEURES
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.dotation.common import unknown_heures
from pial_xl.rules.registry import Outcome, Reserve, rule
from pial_xl.tables import Aesh, Affectation, Eleve, Etablissement, Notification, Pole
from pial_xl.tables.types import Aide
from pial_xl.units.dates import format_date, is_active
from pial_xl.units.durations import Exact, format_duration, round_minutes
from pial_xl.units.mesure import minutes, percent
from pial_xl.units.numbers import format_percent
from pial_xl.units.text import plural


@rule(
    "D-10",
    Niveau.INFO,
    "Part des aides individuelles",
    source="Repère local ; aucune norme nationale",
    nature="D",
    reads=(Notification, Pole, Eleve, Etablissement),
    advice="Information à partager avec la DSDEN.",
)
def individuelle_share(d: Dossier) -> Outcome:
    """Part des élèves notifiés en I parmi ceux notifiés en I ou M, pôle par pôle."""
    repere = d.bareme.repere_individuel
    suffix = f" (repère départemental {format_percent(repere)})" if repere is not None else ""
    holders = {aide: _holders(d, aide, d.reference) for aide in (Aide.I, Aide.M)}
    for pole in d.pole_by_code:
        nb = {aide: len(_eleves(d, pole, held, d.reference)) for aide, held in holders.items()}
        total = nb[Aide.I] + nb[Aide.M]
        if total:
            part = percent(Fraction(100 * nb[Aide.I], total), 0)
            yield Constat(
                d.poles.cell(d.pole_by_code[pole], "pole"),
                pole,
                f"{pole} : {part} d'aide individuelle{suffix}.",
                mesure=part,
                attendu=percent(repere) if repere is not None else "",
            )


def _holders(d: Dossier, aide: Aide, jour: date) -> frozenset[str]:
    """Give the pupils who hold a kind of help on a day."""
    return frozenset(
        eleve
        for eleve, notifications in d.notifications_by_eleve.items()
        for n in notifications
        if n.aide is aide and is_active(n.debut, n.fin, jour)
    )


def _eleves(d: Dossier, pole: str, holders: Collection[str], jour: date) -> list[str]:
    """Give those of them who are in a pole, and will not have left it by a day."""
    return [
        eleve
        for eleve in d.present_eleves_by_pole.get(pole, ())
        if eleve in holders and not d.will_have_left(eleve, jour)
    ]


@rule(
    "D-11",
    Niveau.INFO,
    "Heures nettes par élève mutualisé",
    source="Usage des pôles : (contrats − I − CO − référent − synthèse − trajets) / élèves M",
    nature="D",
    reads=(Aesh, Affectation, Notification, Pole, Eleve, Etablissement),
    advice="Information pour répartir les heures mutualisées.",
)
def mutualisee_heures_per_eleve(d: Dossier) -> Outcome:
    """Heures de contrat moins I, CO, référent, synthèse et trajets, par élève notifié en M."""
    holders = _holders(d, Aide.M, d.reference)
    for pole, bilan in d.bilans.items():
        eleves = _eleves(d, pole, holders, d.reference)
        if not eleves or not bilan.contrats:
            continue
        if not (bilan.contrats_complete and bilan.charge_complete):
            yield unknown_heures(bilan)
            continue
        others = bilan.referent + bilan.synthese + bilan.trajets
        net = bilan.contrats - bilan.by_aide[Aide.I] - bilan.by_aide[Aide.CO] - others
        per_eleve = minutes(round_minutes(Fraction(net, len(eleves))))
        yield Constat(
            d.poles.cell(d.pole_by_code[pole], "pole"),
            pole,
            f"{pole} : {per_eleve} par élève mutualisé ({plural(len(eleves), 'élève')}).",
            mesure=per_eleve,
        )


@rule(
    "D-12",
    Niveau.INFO,
    "Déficit prévu",
    source="Bonne pratique",
    nature="P",
    reads=(Notification, Aesh, Affectation, Pole, Eleve, Etablissement),
    advice="Préparez la demande de moyens avec la DSDEN.",
)
def expected_deficit(d: Dossier) -> Outcome:
    """À la date réglée, les besoins (I notifié, M au niveau actuel) dépassent les contrats."""
    jour = d.bareme.date_projection or d.reference + timedelta(days=PROJECTION_DAYS)
    individuelles = _holders(d, Aide.I, jour)
    mutualisees = _holders(d, Aide.M, jour) - individuelles  # both at once, N-06 says it
    for pole, row in d.pole_by_code.items():
        held = (_eleves(d, pole, holders, jour) for holders in (individuelles, mutualisees))
        need = _need(d, jour, *held)
        supply = _supply(d, pole, jour)
        if need is None or supply is None:
            yield Reserve(pole, "des heures notifiées ou de contrat sont vides ou illisibles")
        elif need <= supply:
            continue
        elif need <= supply + d.stray_contrats:
            yield Reserve(pole, "des contrats ne sont comptés dans aucun pôle (S-05, S-16)")
        else:
            yield Constat(
                d.poles.cell(row, "pole"),
                pole,
                f"{pole} : au {format_date(jour)}, déficit prévu de "
                f"{format_duration(need - supply)}.",
                mesure=minutes(supply),
                attendu=minutes(need),
                ecart=minutes(supply - need),
            )


def _need(
    d: Dossier, jour: date, individuelles: Iterable[str], mutualisees: Iterable[str]
) -> int | None:
    """Give the minutes needed on a day: I as notified, M as each pupil is helped today.

    None when the hours of an individual help are not known.

    Args:
        d: the dossier.
        jour: the day.
        individuelles: the pupils who hold individual help.
        mutualisees: those who hold mutualised help.
    """
    need: Exact = 0
    for eleve in individuelles:
        n = d.individuelle(eleve, jour)
        if n is None or not n.heures:
            return None
        need += n.heures
    for eleve in mutualisees:
        need += d.parts_by_eleve.get(eleve, 0)
    return round_minutes(need)


def _supply(d: Dossier, pole: str, jour: date) -> int | None:
    """Give the minutes of contract that can go to pupils on a day; None if one is not known."""
    supply = 0
    for a in d.aesh_by_pole.get(pole, ()):
        if is_active(a.debut, a.fin, jour):
            heures = d.contrat_heures(a)
            if heures is None or not a.unreadable.isdisjoint(OTHER_HEURES):
                return None
            supply += heures - sum(getattr(a, field) or 0 for field in OTHER_HEURES)
    return supply
