"""C: the contracts of the AESH."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from pial_xl.bareme.limits import CDD_LAW, CDD_MONTHS, CDD_MONTHS_MARGIN, OLD_SEMAINES
from pial_xl.bareme.quotite import quotite
from pial_xl.bareme.sources import (
    CIRCULAIRE_2019_090,
    DECREE_2000_815,
    SCARCE_HOURS,
)
from pial_xl.bareme.words import ANNUAL_HOURS, DEFAULTS
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import UNDATED_CONTRAT, Outcome, Reserve, rule
from pial_xl.tables import Aesh, Affectation
from pial_xl.tables.types import Contrat
from pial_xl.units.dates import format_date, months_of
from pial_xl.units.durations import format_duration
from pial_xl.units.mesure import (
    after,
    between,
    day,
    day_count,
    minutes,
    number,
    passing,
    percent,
    points,
    text,
)
from pial_xl.units.numbers import format_percent
from pial_xl.units.text import plural

_REPEATED_MAX: Final = 4_096


@rule(
    "C-01",
    Niveau.BLOQUANT,
    "Heures de contrat manquantes ou aberrantes",
    source=f"{DECREE_2000_815} : {DEFAULTS.semaine_max // 60} heures par semaine",
    nature="R",
    reads=(Aesh,),
    advice="Reportez les heures d'accompagnement hebdomadaires du contrat.",
)
def contrat_heures(d: Dossier) -> Outcome:
    """Les heures du contrat sont vides, nulles, négatives ou au-delà de 48 heures."""
    maximum = d.bareme.semaine_max
    for a in d.aesh.rows:
        if a.is_unreadable("heures") or d.contrat_heures(a) is not None:
            continue
        mesure = text("vide") if a.heures is None else minutes(a.heures)
        yield Constat(
            d.aesh.cell(a, "heures"),
            a.aesh or "",
            f"{a.aesh or 'AESH sans code'} : heures de contrat manquantes ou aberrantes "
            f"({mesure}).",
            mesure=mesure,
            attendu=between(
                minutes(1), minutes(maximum), f"plus de 0h00, {format_duration(maximum)} au plus"
            ),
        )


@rule(
    "C-02",
    Niveau.ALERTE,
    "Quotité qui ne correspond pas aux heures",
    source=CIRCULAIRE_2019_090,
    nature="R",
    reads=(Aesh,),
    advice="Vérifiez sur le contrat les heures, les semaines et la quotité.",
)
def inconsistent_quotite(d: Dossier) -> Outcome:
    """La quotité imprimée s'écarte de heures × semaines / 1607 de plus que la tolérance."""
    tolerance = Fraction(d.bareme.quotite_tol_points)
    for a in d.aesh.rows:
        heures = d.contrat_heures(a)
        semaines = d.contrat_semaines(a)
        if a.quotite is None or heures is None or semaines is None:
            continue
        ecart = _ecart(a.quotite, heures, semaines)
        if abs(ecart) > tolerance:
            exact = quotite(heures, semaines)
            yield Constat(
                d.aesh.cell(a, "quotite"),
                a.aesh or "",
                f"{a.aesh or 'AESH sans code'} : quotité {format_percent(a.quotite)} ≠ "
                f"{format_duration(heures)}×{semaines}/{ANNUAL_HOURS} = {format_percent(exact)}.",
                mesure=percent(a.quotite),
                attendu=percent(exact),
                ecart=points(ecart),
            )


# Contracts come by the thousand, and their hours by the dozen.
@lru_cache(maxsize=_REPEATED_MAX)
def _ecart(printed: Decimal, heures: int, semaines: int) -> Fraction:
    return Fraction(printed) - quotite(heures, semaines)


@rule(
    "C-03",
    Niveau.ALERTE,
    "Nombre de semaines inattendu",
    source=CIRCULAIRE_2019_090,
    nature="R",
    reads=(Aesh,),
    advice="Vérifiez le nombre de semaines sur le contrat.",
)
def unexpected_semaines(d: Dossier) -> Outcome:
    """Le nombre de semaines n'est pas entre 41 et 45."""
    low, high = d.bareme.semaines_min, d.bareme.semaines_max
    old = f" ({' ou '.join(map(str, OLD_SEMAINES))} : ancien contrat)"
    for a in d.aesh.rows:
        if a.semaines is None or low <= a.semaines <= high:
            continue
        yield Constat(
            d.aesh.cell(a, "semaines"),
            a.aesh or "",
            f"{a.aesh or 'AESH sans code'} : {plural(a.semaines, 'semaine')}, "
            f"attendu {low} à {high}"
            f"{old if a.semaines in OLD_SEMAINES else ''}.",
            mesure=number(a.semaines),
            attendu=between(number(low), number(high), f"{low} à {high}"),
        )


@rule(
    "C-06",
    Niveau.INFO,
    "CDD bientôt fini",
    source="Loi 2022-1574 du 16 décembre 2022 ; décret 2023-597 du 13 juillet 2023",
    nature="R",
    reads=(Aesh, Affectation),
    advice="Préparez la suite avec le service gestionnaire : après trois ans de CDD, c'est un CDI.",
)
def cdd_ending_soon(d: Dossier) -> Outcome:
    """Un CDD en cours finit dans le délai réglé ; 0 : sans rappel."""
    limit = d.reference + timedelta(days=d.bareme.alerte_cdd_j)
    for a in d.contrats if d.bareme.alerte_cdd_j else ():
        if a.contrat is Contrat.CDD and a.fin is not None and a.fin <= limit:
            rows = d.active_affectations_by_aesh.get(a.aesh or "", ())
            eleves = len({row.eleve for row in rows if row.eleve})
            yield Constat(
                d.aesh.cell(a, "fin"),
                a.aesh or "",
                f"{a.aesh} : CDD finissant le {format_date(a.fin)}, {plural(eleves, 'élève')} à "
                f"sécuriser ; {_what_follows(a)}.",
                mesure=day(a.fin),
                attendu=passing(after(limit, "après le {}")),
                ecart=day_count((a.fin - d.reference).days),
            )


def _what_follows(a: Aesh) -> str:
    """Say what the law opens after the contract: a CDI once three years of CDD are done."""
    if a.debut and a.fin and months_of(a.debut, a.fin) >= CDD_MONTHS - CDD_MONTHS_MARGIN:
        return "après ces trois ans de CDD, le contrat suivant est un CDI"
    return "après trois ans de CDD en tout, le contrat suivant est un CDI"


@rule(
    "C-07",
    Niveau.INFO,
    "CDD qui n'est pas de trois ans",
    source="Décret 2023-597 du 13 juillet 2023 : CDD de trois ans depuis le 1er septembre 2023",
    nature="R",
    reads=(Aesh,),
    advice="Vérifiez les dates sur le contrat ; un remplacement peut être plus court.",
)
def cdd_of_another_length(d: Dossier) -> Outcome:
    """Un CDD en cours, commencé depuis le 1er septembre 2023, ne dure pas 36 mois à un près."""
    for a in d.contrats:
        if a.contrat is not Contrat.CDD or a.debut is None or a.fin is None or a.debut < CDD_LAW:
            continue
        months = months_of(a.debut, a.fin)
        if abs(months - CDD_MONTHS) > CDD_MONTHS_MARGIN:
            yield Constat(
                d.aesh.cell(a, "fin"),
                a.aesh or "",
                f"{a.aesh} : CDD de {round(months)} mois, {CDD_MONTHS} attendus depuis "
                f"{CDD_LAW.year}.",
                mesure=number(round(months), "{} mois"),
                attendu=number(CDD_MONTHS, "{} mois"),
                ecart=number(round(months) - CDD_MONTHS, "{} mois"),
            )


@rule(
    "C-08",
    Niveau.ALERTE,
    "AESH sans aucune affectation",
    source=SCARCE_HOURS,
    nature="P",
    reads=(Aesh, Affectation),
    advice="Affectez ses heures, ou notez son absence.",
)
def aesh_without_affectation(d: Dossier) -> Outcome:
    """Le contrat est en cours, la charge est nulle et l'AESH n'est pas absent."""
    for a in d.contrats:
        code = a.aesh or ""
        charge = d.charges[code]
        heures = d.contrat_heures(a)
        if charge.exact or heures is None or a.is_absent(d.reference):
            continue
        if a.is_undated:
            yield Reserve(code, UNDATED_CONTRAT)
            continue
        if not charge.complete:
            yield Reserve(code, "les heures d'une de ses affectations sont illisibles")
            continue
        if d.strays.may_be(code):
            yield Reserve(code, "des affectations portent un AESH inconnu (S-11)")
            continue
        yield Constat(
            d.aesh.cell(a, "aesh"),
            code,
            f"{code} : {format_duration(heures)} de contrat, aucune affectation.",
            mesure=minutes(0),
            attendu=minutes(heures),
            ecart=minutes(-heures),
        )
