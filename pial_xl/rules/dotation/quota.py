"""D: the quota of the DSDEN, and what exceeds it."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.bareme.sources import COHERENCE, DOTATION_DSDEN
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.bilan import PoleBilan
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.quota import Attribution, etp_margin, has_figure
from pial_xl.rules.dotation.common import (
    figure_cell,
    poles_with_dotation,
    poles_without_dotation,
    quota_cell,
    subject,
)
from pial_xl.rules.registry import (
    UNDATED_AFFECTATION,
    UNDATED_CONTRAT,
    Outcome,
    Reserve,
    rule,
)
from pial_xl.tables import Aesh, Affectation, Dotation, Eleve, Etablissement, Pole
from pial_xl.tables.types import Aide
from pial_xl.units.durations import Exact, format_duration, round_minutes
from pial_xl.units.mesure import both, day, etp, minutes, period, text
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
    yield from poles_without_dotation(d)
    for bilan in d.bilans.values():
        dotation = bilan.dotation_for_charge
        if dotation is None or not _is_beyond(d, bilan):
            continue
        if not _is_beyond(d, d.dated.bilans[bilan.pole]):
            yield Reserve(bilan.pole, UNDATED_AFFECTATION)
            continue
        excess = bilan.charge - dotation.minutes
        yield Constat(
            quota_cell(d, bilan),
            bilan.pole,
            f"{bilan.pole} : {format_duration(bilan.charge)} affectées pour "
            f"{format_duration(dotation.minutes)} attribuées (+{format_duration(excess)}).",
            key=(bilan.pole,),
            mesure=minutes(bilan.charge),
            attendu=minutes(dotation.minutes),
            ecart=minutes(excess),
        )


def _is_beyond(d: Dossier, bilan: PoleBilan) -> bool:
    dotation = bilan.dotation_for_charge
    return dotation is not None and (
        bilan.charge - dotation.exact > d.bareme.tol_min + dotation.margin
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
    yield from poles_without_dotation(d)
    convention = d.bareme.convention_etp
    for bilan, dotation in poles_with_dotation(d, convention):
        contrats_etp, dotation_etp = bilan.etp[convention], bilan.dotation_etp
        excess_heures = _exceeds_in_hours(d, bilan, dotation)
        if not (excess_heures or _exceeds_in_etp(bilan, convention)):
            continue
        dated = d.with_dated_contrats.bilans[bilan.pole]
        if not (_exceeds_in_hours(d, dated, dotation) or _exceeds_in_etp(dated, convention)):
            yield Reserve(bilan.pole, UNDATED_CONTRAT)
            continue
        endowed = f" ({format_number(dotation_etp)} ETP)" if dotation_etp is not None else ""
        yield Constat(
            quota_cell(d, bilan),
            bilan.pole,
            f"{bilan.pole} : contrats {format_duration(bilan.contrats)} "
            f"({format_number(contrats_etp)} ETP, convention {_CONVENTIONS[convention]}) / "
            f"dotation {format_duration(dotation.minutes)}{endowed} : "
            "dotation périmée ou AESH en trop ?",
            key=(bilan.pole,),
            mesure=both(minutes(bilan.contrats), etp(contrats_etp), "{} ; {}"),
            attendu=minutes(dotation.minutes)
            if dotation_etp is None
            else both(minutes(dotation.minutes), etp(dotation_etp), "{} ({})"),
            ecart=minutes(bilan.contrats - dotation.minutes)
            if excess_heures
            else etp(contrats_etp - (dotation_etp or 0)),
        )


# Judged in the unit that is written: the hours of a quota in ETP are a conversion.
def _exceeds_in_hours(d: Dossier, bilan: PoleBilan, dotation: Attribution) -> bool:
    in_hours = any(row.heures is not None for row in bilan.total_rows)
    return in_hours and bilan.contrats - dotation.exact > d.bareme.tol_min + dotation.margin


def _exceeds_in_etp(bilan: PoleBilan, convention: ConventionEtp) -> bool:
    etps = [row.etp for row in bilan.total_rows if row.etp is not None]
    margin = sum(map(etp_margin, etps), Fraction(0))
    return bilan.dotation_etp is not None and bilan.etp[convention] > bilan.dotation_etp + margin


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
    """La charge d'un type d'aide dépasse son quota (une alerte si les quotas sont fongibles).

    Sans ligne pour l'aide, le quota est la somme de ses lignes par établissement : il n'est
    comparé qu'aux heures de ces établissements, s'il en reste d'autres dans le pôle.
    """
    for bilan in d.bilans.values():
        for aide, exact, attributed in exceeded_aides(d, bilan.pole):
            rows = bilan.quota.of_aide(aide)
            quota, charge = attributed.minutes, round_minutes(exact)
            if aide not in {sure for sure, _, _ in exceeded_aides(d.dated, bilan.pole)}:
                yield Reserve(f"{bilan.pole} – {aide}", UNDATED_AFFECTATION)
                continue
            yield Constat(
                figure_cell(d, rows[0]),
                f"{bilan.pole} – {aide}",
                f"{bilan.pole} : {format_duration(charge)} affectées en {aide} pour "
                f"{format_duration(quota)} attribuées (+{format_duration(charge - quota)}).",
                key=(bilan.pole, aide),
                mesure=minutes(charge),
                attendu=minutes(quota),
                ecart=minutes(charge - quota),
                niveau=Niveau.ALERTE if d.bareme.fongible else None,
            )


def exceeded_aides(d: Dossier, pole: str) -> Iterator[tuple[Aide, Exact, Attribution]]:
    """Give the kinds of help whose charge is beyond their quota in a pole, with both."""
    bilan = d.bilans[pole]
    for aide in Aide:
        rows = bilan.quota.of_aide(aide)
        named = {row.uai for row in rows if row.uai}
        known = {e.uai for e in d.etablissements_by_pole.get(bilan.pole, ())}
        # A school of elsewhere, or a mistyped one, makes the lines no more the whole pole's.
        if named and not named >= known:
            if not bilan.quota.is_known(aide):
                continue
            charge, quota = _in_schools(d, bilan, rows, [(uai, aide) for uai in named])
        else:
            whole = bilan.lines_of(aide)
            if whole is None:
                continue
            charge, quota = bilan.by_aide[aide], whole
        if charge - quota.exact > d.bareme.tol_min + quota.margin:
            yield aide, charge, quota


def _in_schools(
    d: Dossier,
    bilan: PoleBilan,
    rows: Sequence[Dotation],
    where: Iterable[tuple[str, Aide | None]],
) -> tuple[Exact, Attribution]:
    """Give the charge of kinds of help in schools of a pole, and what lines allot beside it."""
    keys = [(bilan.pole, uai, aide) for uai, aide in where]
    charge = sum(d.charge_by_uai.get(key, 0) for key in keys)
    in_etp = any(row.heures is None for row in rows)
    etps = sum(d.etp_by_uai.get(key, 0) for key in keys) if in_etp else 0
    return charge, bilan.sum_for(rows, charge, etps)


@rule(
    "D-04",
    Niveau.ALERTE,
    "Quota d'un établissement dépassé",
    source=DOTATION_DSDEN,
    nature="D",
    reads=(Dotation, Pole, Aesh, Affectation, Eleve, Etablissement),
    advice="Déplacez des heures vers un autre établissement, ou demandez un complément.",
)
def exceeded_etablissement_quota(d: Dossier) -> Outcome:
    """Les heures auprès des élèves d'un établissement dépassent son quota, ou celui de ses aides.

    Un quota donné aide par aide n'est comparé qu'aux heures de ces aides ; si l'aide dépasse déjà
    dans le pôle, D-03 le dit seul.
    """
    for bilan in d.bilans.values():
        told = {aide for aide, _, _ in exceeded_aides(d, bilan.pole)}
        for uai in bilan.quota.uais:
            rows = [row for row in bilan.quota.of_uai(uai) if row.aide not in told]
            aides = {row.aide for row in rows}
            kinds = (*Aide, None) if None in aides else tuple(aides)
            where = [(uai, kind) for kind in kinds]
            charge, quota = _in_schools(d, bilan, rows, where)
            if rows and charge - quota.exact > d.bareme.tol_min + quota.margin:
                sure, beside = _in_schools(d.dated, d.dated.bilans[bilan.pole], rows, where)
                if sure - beside.exact <= d.bareme.tol_min + beside.margin:
                    yield Reserve(f"{bilan.pole} – {uai}", UNDATED_AFFECTATION)
                    continue
                shown = round_minutes(charge)
                yield Constat(
                    figure_cell(d, rows[0]),
                    f"{bilan.pole} – {uai}",
                    f"{bilan.pole}, établissement {uai} : {format_duration(shown)} affectées pour "
                    f"{format_duration(quota.minutes)} attribuées "
                    f"(+{format_duration(shown - quota.minutes)}).",
                    key=(bilan.pole, uai),
                    mesure=minutes(shown),
                    attendu=minutes(quota.minutes),
                    ecart=minutes(shown - quota.minutes),
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
    """La dotation du pôle, ou une ligne, est vide, pas encore en vigueur, ou d'une année passée."""
    # A line of a pole that is not known may be this pole's: S-16 says so.
    has_stray = any(row.pole and row.pole not in d.pole_by_code for row in d.dotation.rows)
    for pole, pole_row in d.pole_by_code.items():
        if pole in d.quotas:
            yield from _unusable_rows(d, d.bilans[pole])
        # A pole without AESH, a PAS beside its PIAL for one, needs no quota.
        elif d.contrats_of(pole) and not has_stray:
            yield Constat(
                d.poles.cell(pole_row, "pole"),
                pole,
                f"{pole} : dotation non renseignée, contrôle impossible.",
                mesure="aucune ligne dans Dotation",
                attendu="une ligne pour le pôle",
            )


def _unusable_rows(d: Dossier, bilan: PoleBilan) -> Outcome:
    known = bilan.quota.total_row is not None
    outcome = "ligne laissée de côté" if known else "contrôle impossible"
    for row in bilan.quota.unusable:
        if any(row.is_unreadable(field) for field in ("heures", "etp")):
            continue
        if has_figure(row):
            field, mesure = "date_effet", day(row.date_effet or d.reference)
            attendu = period(d.bareme.annee_scolaire.start, d.reference)
            late = row.date_effet is not None and row.date_effet > d.reference
            fault = (
                f"pas encore en vigueur (effet au {mesure})"
                if late
                else (f"d'une année passée (effet au {mesure})")
            )
        else:
            field, fault = "heures", "vide"
            mesure, attendu = text("vide"), text("des heures ou des ETP")
        yield Constat(
            d.dotation.cell(row, field),
            bilan.pole,
            f"{bilan.pole} : dotation{subject(row)} {fault}, {outcome}.",
            mesure=mesure,
            attendu=attendu,
        )
