"""D: the quota of the DSDEN, against contracts and allocations."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.dossier.bilan import BilanPole
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.quota import minutes_de, somme
from pial_xl.findings import Niveau
from pial_xl.rules.registre import Constat, Reserve, Sortie, rule
from pial_xl.rules.sources import COHERENCE, DOTATION_DSDEN, HEURES_RARES
from pial_xl.tables import Aesh, Affectation, Dotation, Notification, Pole
from pial_xl.tables.adresse import Cellule
from pial_xl.tables.types import Aide
from pial_xl.units.dates import format_date, is_active
from pial_xl.units.durations import format_duration, round_minutes
from pial_xl.units.numbers import format_number, format_percent

PROJECTION_JOURS = 90
_CONVENTIONS = {ConventionEtp.EXACT: "exacte", ConventionEtp.QUOTITE_CONTRAT: "quotité de contrat"}


def _place(d: Dossier, bilan: BilanPole) -> Cellule:
    """Give the quota's cell of a pole, or the pole's own where it has no quota."""
    ligne = bilan.quota.ligne
    if ligne is not None:
        return d.dotation.cellule(ligne, "heures" if ligne.heures is not None else "etp")
    return d.poles.cellule(d.pole_par_code[bilan.pole], "pole")


def _dotes(d: Dossier) -> Iterator[tuple[BilanPole, int]]:
    """Give the poles whose quota can be told, with its minutes."""
    for bilan in d.bilans.values():
        if bilan.quota.minutes is not None:
            yield bilan, bilan.quota.minutes


def _heures_inconnues(bilan: BilanPole) -> Reserve:
    return Reserve(bilan.pole, "des heures de contrat ou d'affectation sont illisibles")


@rule(
    "D-01",
    Niveau.BLOQUANT,
    "Plus d'heures affectées que d'heures attribuées",
    source=DOTATION_DSDEN,
    nature="D",
    lit=(Dotation, Pole, Aesh, Affectation),
    que_faire="Retirez des heures, ou demandez un complément à la DSDEN.",
)
def charge_au_dela_de_la_dotation(d: Dossier) -> Sortie:
    """La somme des charges du pôle dépasse sa dotation."""
    for bilan, dotation in _dotes(d):
        trop = bilan.charge - dotation
        if trop > d.bareme.tol_min:
            yield Constat(
                _place(d, bilan),
                bilan.pole,
                f"{bilan.pole} : {format_duration(bilan.charge)} affectées pour "
                f"{format_duration(dotation)} attribuées (+{format_duration(trop)}).",
                mesure=format_duration(bilan.charge),
                attendu=format_duration(dotation),
                ecart=format_duration(trop),
            )


@rule(
    "D-02",
    Niveau.ALERTE,
    "Contrats au-delà de la dotation",
    source=DOTATION_DSDEN,
    nature="D",
    lit=(Dotation, Pole, Aesh),
    que_faire="Demandez à la DSDEN si la dotation est à jour.",
)
def contrats_au_dela_de_la_dotation(d: Dossier) -> Sortie:
    """Les contrats du pôle dépassent sa dotation, en heures ou en ETP selon la convention."""
    convention = d.bareme.convention_etp
    for bilan, dotation in _dotes(d):
        etp_contrats, etp_dotes = bilan.etp[convention], bilan.quota.etp
        # A quota given in ETP alone is judged in ETP: its hours are only a conversion.
        ligne = bilan.quota.totale
        en_heures = ligne is None or ligne.heures is not None
        trop_heures = en_heures and bilan.contrats > dotation + d.bareme.tol_min
        trop_etp = etp_dotes is not None and etp_contrats > etp_dotes
        if not (trop_heures or trop_etp):
            continue
        dotes = f" ({format_number(etp_dotes)} ETP)" if etp_dotes is not None else ""
        yield Constat(
            _place(d, bilan),
            bilan.pole,
            f"Contrats {format_duration(bilan.contrats)} ({format_number(etp_contrats)} ETP, "
            f"convention {_CONVENTIONS[convention]}) / dotation "
            f"{format_duration(dotation)}{dotes} : dotation périmée ou AESH en trop ?",
            mesure=f"{format_duration(bilan.contrats)} ; {format_number(etp_contrats)} ETP",
            attendu=f"{format_duration(dotation)}{dotes}",
            ecart=format_duration(bilan.contrats - dotation),
        )


@rule(
    "D-03",
    Niveau.BLOQUANT,
    "Quota d'un type d'aide dépassé",
    source=DOTATION_DSDEN,
    nature="D",
    lit=(Dotation, Pole, Aesh, Affectation),
    que_faire="Déplacez des heures, ou notez dans Paramètres que les quotas sont fongibles.",
)
def quota_d_aide_depasse(d: Dossier) -> Sortie:
    """La charge d'un type d'aide dépasse son quota (une alerte si les quotas sont fongibles)."""
    for bilan in d.bilans.values():
        for ligne in bilan.quota.par_aide:
            if ligne.aide is None:
                continue
            quota, charge = minutes_de(ligne) or 0, bilan.par_aide[ligne.aide]
            if charge > quota + d.bareme.tol_min:
                yield Constat(
                    d.dotation.cellule(ligne, "heures"),
                    f"{bilan.pole} – {ligne.aide}",
                    f"Type {ligne.aide} : {format_duration(charge)}/{format_duration(quota)}.",
                    mesure=format_duration(charge),
                    attendu=format_duration(quota),
                    ecart=format_duration(charge - quota),
                    niveau=Niveau.ALERTE if d.bareme.fongible else None,
                )


@rule(
    "D-05",
    Niveau.ALERTE,
    "Heures attribuées sans contrat",
    source=DOTATION_DSDEN,
    nature="D",
    lit=(Dotation, Pole, Aesh),
    que_faire="Demandez un recrutement à la DSDEN.",
)
def heures_non_pourvues(d: Dossier) -> Sortie:
    """La dotation dépasse les contrats d'au moins le seuil réglé (12 heures)."""
    seuil = round_minutes(Fraction(d.bareme.vacance_seuil_h) * 60)
    for bilan, dotation in _dotes(d):
        manque = dotation - bilan.contrats
        if manque < seuil:
            continue
        if not bilan.contrats_complets:
            yield _heures_inconnues(bilan)
            continue
        postes = max(1, round(Fraction(manque, 60) / Fraction(d.bareme.poste_h)))
        poste = format_number(d.bareme.poste_h)
        yield Constat(
            _place(d, bilan),
            bilan.pole,
            f"{format_duration(manque)} non pourvues ≈ {postes} "
            f"{'poste' if postes == 1 else 'postes'} de {poste} h : demander un recrutement.",
            mesure=format_duration(bilan.contrats),
            attendu=format_duration(dotation),
            ecart=format_duration(-manque),
        )


@rule(
    "D-06",
    Niveau.ALERTE,
    "Heures de contrat peu affectées",
    source=HEURES_RARES,
    nature="P",
    lit=(Aesh, Affectation, Pole),
    que_faire="Affectez les heures libres (voir A-02 et C-08).",
)
def contrats_peu_affectes(d: Dossier) -> Sortie:
    """La charge du pôle est au-dessous de la part réglée (95 %) des heures de contrat."""
    for bilan in d.bilans.values():
        if not bilan.contrats:
            continue
        part = Fraction(100 * bilan.charge, bilan.contrats)
        if part >= Fraction(d.bareme.taux_affectation_min):
            continue
        if not (bilan.contrats_complets and bilan.charge_complete):
            yield _heures_inconnues(bilan)
            continue
        yield Constat(
            _place(d, bilan),
            bilan.pole,
            f"{format_percent(part, 1)} des heures sont affectées, "
            f"{format_duration(bilan.libres)} libres.",
            mesure=format_percent(part, 1),
            attendu=f"{format_percent(d.bareme.taux_affectation_min)} au moins",
            ecart=format_duration(-bilan.libres),
        )


@rule(
    "D-08",
    Niveau.BLOQUANT,
    "Détail de la dotation différent du total",
    source=COHERENCE,
    nature="K",
    lit=(Dotation,),
    que_faire="Vérifiez le total et le détail sur le courrier de la DSDEN.",
)
def detail_different_du_total(d: Dossier) -> Sortie:
    """La somme des lignes par aide, ou par établissement, n'est pas la ligne de total du pôle."""
    for pole, quota in d.quotas.items():
        if quota.totale is None or quota.inutilisables:
            continue
        total = minutes_de(quota.totale) or 0
        for detail in quota.details:
            ecart = somme(detail) - total
            if abs(ecart) > d.bareme.tol_min:
                yield Constat(
                    d.dotation.cellule(quota.totale, "heures"),
                    pole,
                    f"Le détail ({format_duration(somme(detail))}) ne fait pas le total "
                    f"({format_duration(total)}).",
                    mesure=format_duration(somme(detail)),
                    attendu=format_duration(total),
                    ecart=format_duration(ecart),
                )
                break


@rule(
    "D-09",
    Niveau.ALERTE,
    "Dotation non renseignée ou obsolète",
    source=COHERENCE,
    nature="K",
    lit=(Pole, Dotation),
    que_faire="Reportez la dotation en vigueur et sa date d'effet.",
)
def dotation_obsolete(d: Dossier) -> Sortie:
    """La dotation du pôle est vide, pas encore en vigueur, ou d'une année passée."""
    debut = d.bareme.annee_scolaire.start
    for pole, row in d.pole_par_code.items():
        quota = d.quotas.get(pole)
        if quota is None and not d.contrats_par_pole.get(pole):
            continue  # A pole without AESH, a PAS beside its PIAL for one, needs no quota.
        if quota is None:
            yield Constat(
                d.poles.cellule(row, "pole"),
                pole,
                "Dotation non renseignée/obsolète : contrôle impossible.",
                mesure="aucune ligne dans Dotation",
                attendu="une ligne pour le pôle",
            )
            continue
        for ligne in quota.inutilisables:
            if minutes_de(ligne) is None:
                if ligne.est_illisible("heures") or ligne.est_illisible("etp"):
                    continue
                champ, mesure, attendu = "heures", "vide", "des heures ou des ETP"
            else:
                champ, mesure = "date_effet", format_date(ligne.date_effet or d.reference)
                attendu = f"du {format_date(debut)} au {format_date(d.reference)}"
            yield Constat(
                d.dotation.cellule(ligne, champ),
                pole,
                "Dotation non renseignée/obsolète : contrôle impossible.",
                mesure=mesure,
                attendu=attendu,
            )


@rule(
    "D-10",
    Niveau.INFO,
    "Part des aides individuelles",
    source="Repère local ; aucune norme nationale",
    nature="D",
    lit=(Notification, Pole),
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
    lit=(Aesh, Affectation, Notification, Pole),
    que_faire="Information pour répartir les heures mutualisées.",
)
def heures_par_eleve_mutualise(d: Dossier) -> Sortie:
    """Heures de contrat moins I, CO, référent, synthèse et trajets, par élève notifié en M."""
    for pole, bilan in d.bilans.items():
        eleves = _eleves(d, pole, Aide.M, d.reference)
        if not eleves or not bilan.contrats:
            continue
        if not (bilan.contrats_complets and bilan.charge_complete):
            yield _heures_inconnues(bilan)
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
    lit=(Notification, Aesh, Affectation, Pole),
    que_faire="Préparez la demande de moyens avec la DSDEN.",
)
def deficit_prevu(d: Dossier) -> Sortie:
    """À la date réglée, les besoins (I notifié, M au niveau actuel) dépassent les contrats."""
    jour = d.bareme.date_projection or d.reference + timedelta(days=PROJECTION_JOURS)
    for pole, row in d.pole_par_code.items():
        besoin, offre = _besoin(d, pole, jour), _offre(d, pole, jour)
        if besoin is None:
            yield Reserve(pole, "des heures notifiées sont vides ou illisibles")
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
        for n in d.notifications_par_eleve[eleve]:
            if n.aide is Aide.I and is_active(n.debut, n.fin, jour):
                if not n.heures:
                    return None
                besoin += n.heures
    for eleve in _eleves(d, pole, Aide.M, jour):
        besoin += d.parts_par_eleve.get(eleve, Fraction(0))
    return round_minutes(besoin)


def _offre(d: Dossier, pole: str, jour: date) -> int:
    """Give the minutes of contract that can go to pupils on a day."""
    return sum(
        (a.heures or 0) - (a.heures_referent or 0) - (a.heures_ulis or 0) - (a.heures_synthese or 0)
        for a in d.aesh_par_code.values()
        if d.pole_de(a) == pole and is_active(a.debut, a.fin, jour)
    )
