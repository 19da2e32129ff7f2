"""D: the quota of the DSDEN, and what exceeds it."""

from pial_xl.bareme.limits import ETP_MARGIN
from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.bareme.sources import COHERENCE, DOTATION_DSDEN
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.quota import margin_of, minutes_of, total_minutes
from pial_xl.rules.dotation.common import poles_with_dotation, quota_cell
from pial_xl.rules.registry import Outcome, rule
from pial_xl.tables import Aesh, Affectation, Dotation, Pole
from pial_xl.units.durations import format_duration
from pial_xl.units.mesure import both, count, day, etp, minutes, period, text
from pial_xl.units.numbers import format_number

_CONVENTIONS = {ConventionEtp.EXACT: "exacte", ConventionEtp.QUOTITE_CONTRAT: "quotité de contrat"}


@rule(
    "D-01",
    Niveau.BLOQUANT,
    "Plus d'heures affectées que d'heures attribuées",
    source=DOTATION_DSDEN,
    nature="D",
    reads=(Dotation, Pole, Aesh, Affectation),
    advice="Retirez des heures, ou demandez un complément à la DSDEN.",
)
def charge_beyond_dotation(d: Dossier) -> Outcome:
    """La somme des charges du pôle dépasse sa dotation."""
    for bilan, dotation in poles_with_dotation(d):
        excess = bilan.charge - dotation
        if excess > d.bareme.tol_min + margin_of(bilan.quota.row):
            yield Constat(
                quota_cell(d, bilan),
                bilan.pole,
                f"{bilan.pole} : {format_duration(bilan.charge)} affectées pour "
                f"{format_duration(dotation)} attribuées (+{format_duration(excess)}).",
                mesure=minutes(bilan.charge),
                attendu=minutes(dotation),
                ecart=minutes(excess),
            )


@rule(
    "D-02",
    Niveau.ALERTE,
    "Contrats au-delà de la dotation",
    source=DOTATION_DSDEN,
    nature="D",
    reads=(Dotation, Pole, Aesh),
    advice="Demandez à la DSDEN si la dotation est à jour.",
)
def contrats_beyond_dotation(d: Dossier) -> Outcome:
    """Les contrats du pôle dépassent sa dotation, en heures ou en ETP selon la convention."""
    convention = d.bareme.convention_etp
    for bilan, dotation in poles_with_dotation(d):
        contrats_etp, dotation_etp = bilan.etp[convention], bilan.quota.etp
        # A quota given in ETP alone is judged in ETP: its hours are only a conversion.
        row = bilan.quota.total_row
        in_hours = row is None or row.heures is not None
        excess_heures = in_hours and bilan.contrats > dotation + d.bareme.tol_min
        excess_etp = dotation_etp is not None and contrats_etp > dotation_etp + ETP_MARGIN
        if not (excess_heures or excess_etp):
            continue
        endowed = f" ({format_number(dotation_etp)} ETP)" if dotation_etp is not None else ""
        yield Constat(
            quota_cell(d, bilan),
            bilan.pole,
            f"Contrats {format_duration(bilan.contrats)} ({format_number(contrats_etp)} ETP, "
            f"convention {_CONVENTIONS[convention]}) / dotation "
            f"{format_duration(dotation)}{endowed} : dotation périmée ou AESH en trop ?",
            mesure=both(minutes(bilan.contrats), etp(contrats_etp), "{} ; {}"),
            attendu=minutes(dotation)
            if dotation_etp is None
            else both(minutes(dotation), etp(dotation_etp), "{} ({})"),
            ecart=minutes(bilan.contrats - dotation)
            if excess_heures
            else etp(contrats_etp - (dotation_etp or 0)),
        )


@rule(
    "D-03",
    Niveau.BLOQUANT,
    "Quota d'un type d'aide dépassé",
    source=DOTATION_DSDEN,
    nature="D",
    reads=(Dotation, Pole, Aesh, Affectation),
    advice="Déplacez des heures, ou notez dans Paramètres que les quotas sont fongibles.",
)
def exceeded_aide_quota(d: Dossier) -> Outcome:
    """La charge d'un type d'aide dépasse son quota (une alerte si les quotas sont fongibles)."""
    for bilan in d.bilans.values():
        for row in bilan.quota.by_aide:
            if row.aide is None:
                continue
            quota, charge = minutes_of(row) or 0, bilan.by_aide[row.aide]
            if charge > quota + d.bareme.tol_min + margin_of(row):
                yield Constat(
                    d.dotation.cell(row, "heures"),
                    f"{bilan.pole} – {row.aide}",
                    f"Type {row.aide} : {format_duration(charge)}/{format_duration(quota)}.",
                    mesure=minutes(charge),
                    attendu=minutes(quota),
                    ecart=minutes(charge - quota),
                    niveau=Niveau.ALERTE if d.bareme.fongible else None,
                )


@rule(
    "D-08",
    Niveau.BLOQUANT,
    "Détail de la dotation différent du total",
    source=COHERENCE,
    nature="K",
    reads=(Dotation,),
    advice="Vérifiez le total et le détail sur le courrier de la DSDEN.",
)
def detail_not_matching_total(d: Dossier) -> Outcome:
    """Le détail par aide ou par établissement ne fait pas le total, ou une ligne est répétée."""
    yield from _repeated_rows(d)
    for pole, quota in d.quotas.items():
        if quota.total_row is None or quota.unusable:
            continue
        total = minutes_of(quota.total_row) or 0
        for detail in quota.details:
            ecart = total_minutes(detail) - total
            if abs(ecart) > d.bareme.tol_min:
                yield Constat(
                    d.dotation.cell(quota.total_row, "heures"),
                    pole,
                    f"Le détail ({format_duration(total_minutes(detail))}) ne fait pas le total "
                    f"({format_duration(total)}).",
                    mesure=minutes(total_minutes(detail)),
                    attendu=minutes(total),
                    ecart=minutes(ecart),
                )
                break


def _repeated_rows(d: Dossier) -> Outcome:
    first: dict[tuple[object, ...], Dotation] = {}
    for row in d.dotation.rows:
        subject = (row.pole, row.uai, row.aide, row.date_effet)
        other = first.setdefault(subject, row)
        if other is not row and row.pole:
            yield Constat(
                d.dotation.cell(row, "heures"),
                row.pole,
                f"Deux dotations du même objet à la même date (lignes {other.number} et "
                f"{row.number}) : seule la première est prise en compte.",
                mesure=count(2, "ligne"),
                attendu=count(1, "ligne"),
            )


@rule(
    "D-09",
    Niveau.ALERTE,
    "Dotation non renseignée ou obsolète",
    source=COHERENCE,
    nature="K",
    reads=(Pole, Dotation),
    advice="Reportez la dotation en vigueur et sa date d'effet.",
)
def obsolete_dotation(d: Dossier) -> Outcome:
    """La dotation du pôle est vide, pas encore en vigueur, ou d'une année passée."""
    debut = d.bareme.annee_scolaire.start
    for pole, pole_line in d.pole_by_code.items():
        quota = d.quotas.get(pole)
        if quota is None and not d.contrats_by_pole.get(pole):
            continue  # A pole without AESH, a PAS beside its PIAL for one, needs no quota.
        if quota is None:
            yield Constat(
                d.poles.cell(pole_line, "pole"),
                pole,
                "Dotation non renseignée/obsolète : contrôle impossible.",
                mesure="aucune ligne dans Dotation",
                attendu="une ligne pour le pôle",
            )
            continue
        for row in quota.unusable:
            if minutes_of(row) is None:
                if row.is_unreadable("heures") or row.is_unreadable("etp"):
                    continue
                field = "heures"
                mesure, attendu = text("vide"), text("des heures ou des ETP")
            else:
                field, mesure = "date_effet", day(row.date_effet or d.reference)
                attendu = period(debut, d.reference)
            yield Constat(
                d.dotation.cell(row, field),
                pole,
                "Dotation non renseignée/obsolète : contrôle impossible.",
                mesure=mesure,
                attendu=attendu,
            )
