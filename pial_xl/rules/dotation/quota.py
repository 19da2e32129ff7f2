"""D: the quota of the DSDEN, and what exceeds it."""

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.bareme.sources import COHERENCE, DOTATION_DSDEN
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.quota import MARGE_ETP, marge_de, minutes_de, somme
from pial_xl.findings import Niveau
from pial_xl.rules.dotation.commun import place, poles_dotes
from pial_xl.rules.registre import Constat, Sortie, rule
from pial_xl.tables import Aesh, Affectation, Dotation, Pole
from pial_xl.units.dates import format_date
from pial_xl.units.durations import format_duration
from pial_xl.units.numbers import format_number

_CONVENTIONS = {ConventionEtp.EXACT: "exacte", ConventionEtp.QUOTITE_CONTRAT: "quotité de contrat"}


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
    for bilan, dotation in poles_dotes(d):
        trop = bilan.charge - dotation
        if trop > d.bareme.tol_min + marge_de(bilan.quota.ligne):
            yield Constat(
                place(d, bilan),
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
    for bilan, dotation in poles_dotes(d):
        etp_contrats, etp_dotes = bilan.etp[convention], bilan.quota.etp
        # A quota given in ETP alone is judged in ETP: its hours are only a conversion.
        ligne = bilan.quota.totale
        en_heures = ligne is None or ligne.heures is not None
        trop_heures = en_heures and bilan.contrats > dotation + d.bareme.tol_min
        trop_etp = etp_dotes is not None and etp_contrats > etp_dotes + MARGE_ETP
        if not (trop_heures or trop_etp):
            continue
        dotes = f" ({format_number(etp_dotes)} ETP)" if etp_dotes is not None else ""
        yield Constat(
            place(d, bilan),
            bilan.pole,
            f"Contrats {format_duration(bilan.contrats)} ({format_number(etp_contrats)} ETP, "
            f"convention {_CONVENTIONS[convention]}) / dotation "
            f"{format_duration(dotation)}{dotes} : dotation périmée ou AESH en trop ?",
            mesure=f"{format_duration(bilan.contrats)} ; {format_number(etp_contrats)} ETP",
            attendu=f"{format_duration(dotation)}{dotes}",
            ecart=format_duration(bilan.contrats - dotation)
            if trop_heures
            else f"{format_number(etp_contrats - (etp_dotes or 0))} ETP",
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
            if charge > quota + d.bareme.tol_min + marge_de(ligne):
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
    "D-08",
    Niveau.BLOQUANT,
    "Détail de la dotation différent du total",
    source=COHERENCE,
    nature="K",
    lit=(Dotation,),
    que_faire="Vérifiez le total et le détail sur le courrier de la DSDEN.",
)
def detail_different_du_total(d: Dossier) -> Sortie:
    """Le détail par aide ou par établissement ne fait pas le total, ou une ligne est répétée."""
    yield from _lignes_repetees(d)
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


def _lignes_repetees(d: Dossier) -> Sortie:
    first: dict[tuple[object, ...], Dotation] = {}
    for ligne in d.dotation.lignes:
        sujet = (ligne.pole, ligne.uai, ligne.aide, ligne.date_effet)
        autre = first.setdefault(sujet, ligne)
        if autre is not ligne and ligne.pole:
            yield Constat(
                d.dotation.cellule(ligne, "heures"),
                ligne.pole,
                f"Deux dotations du même objet à la même date (lignes {autre.numero} et "
                f"{ligne.numero}) : seule la première est prise en compte.",
                mesure="2 lignes",
                attendu="1 ligne",
            )


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
