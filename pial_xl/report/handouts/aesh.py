"""One sheet an AESH, for that person alone: contract, missions, schools, pupils by code, hours."""

from collections.abc import Iterator
from typing import Final

from pial_xl.bareme.quotite import DEFAULT_SEMAINES
from pial_xl.dossier.bilan import Use
from pial_xl.dossier.dossier import Dossier
from pial_xl.report.blocks.values import Value, duration
from pial_xl.report.completeness import free_hours_worth
from pial_xl.report.couverture import ALL_POLES
from pial_xl.report.handouts.paper import (
    Caution,
    Heading,
    Paper,
    PaperColumn,
    PaperTable,
    Part,
    Sentence,
)
from pial_xl.report.handouts.waiting import UNKNOWN_SCHOOL, facts_of
from pial_xl.report.handouts.waiting_codes import CODED_DATA
from pial_xl.report.who import named_aesh
from pial_xl.tables import Aesh, Affectation
from pial_xl.tables.types import Aide
from pial_xl.units.dates import format_date
from pial_xl.units.durations import format_duration, round_minutes
from pial_xl.units.numbers import format_percent
from pial_xl.units.text import french, none_or, plural

_SERVICE: Final = (
    PaperColumn("Service", 14, is_figure=False),
    PaperColumn("Heures par semaine", 6),
)
_ELEVES: Final = (
    PaperColumn("Établissement", 7, is_figure=False),
    PaperColumn("Élève", 3, is_figure=False),
    PaperColumn("Classe", 3, is_figure=False),
    PaperColumn("Aide", 2, is_figure=False),
    PaperColumn("Heures par semaine", 3),
    PaperColumn("Groupe", 2, is_figure=False),
)
_AIDES: Final = {
    Aide.I: "Aide individuelle",
    Aide.M: "Aide mutualisée",
    Aide.CO: "Aide collective",
    None: "Aide à préciser",
}
_SHARED: Final = (
    "Des élèves d'un même groupe sont aidés en même temps : leurs heures comptent une fois dans "
    "le service."
)


def aesh_papers(d: Dossier) -> tuple[Paper, ...]:
    """Make the sheet of each AESH under contract."""
    return tuple(_paper(d, aesh) for aesh in d.contrats)


def _paper(d: Dossier, aesh: Aesh) -> Paper:
    use = d.use(aesh)
    whom = "Pour l'AESH de cette fiche, et personne d'autre ; à effacer après usage."
    parts: list[Part] = [
        Caution(french(f"{CODED_DATA} {whom}")),
        Heading("Contrat"),
        Sentence(french(_contrat(d, aesh))),
        PaperTable(_SERVICE, tuple(_service(use))),
        *_worth(d, use),
        *_eleves(d, aesh),
    ]
    return Paper(named_aesh(aesh), facts_of(d), tuple(parts))


def _contrat(d: Dossier, aesh: Aesh) -> str:
    kind = f"{aesh.contrat} " if aesh.contrat else ""
    debut = f"depuis le {format_date(aesh.debut)}" if aesh.debut else ""
    fin = f" jusqu'au {format_date(aesh.fin)}" if aesh.fin else ""
    heures = "" if aesh.heures is None else f", {format_duration(aesh.heures)} par semaine"
    semaines = f" sur {aesh.semaines or DEFAULT_SEMAINES} semaines"
    quotite = "" if aesh.quotite is None else f", quotité {format_percent(aesh.quotite)}"
    main = d.school_name(d.etablissement_by_uai.get(aesh.uai or ""))
    place = f" Établissement principal : {main}." if main else ""
    away = " Absent à cette date." if aesh.is_absent(d.reference) else ""
    return f"{kind}{debut}{fin}{heures}{semaines}{quotite}.{place}{away}".lstrip()


def _service(use: Use) -> Iterator[tuple[Value, ...]]:
    charge = use.charge
    parts = [(_AIDES[aide], round_minutes(m)) for aide, m in charge.by_aide.items() if m]
    parts += [
        ("AESH référent", charge.referent),
        ("Dispositif ULIS", charge.ulis),
        ("Synthèse et réunions", charge.synthese),
        ("Trajets", round_minutes(charge.trajets)),
    ]
    for nom, minutes in parts:
        if minutes:
            yield nom, duration(minutes)
    if not charge.complete:
        yield "Des heures manquent ou sont illisibles (voir Contrôles)", None
    yield ALL_POLES, duration(charge.minutes)
    if use.contrat is not None:
        yield "Contrat", duration(use.contrat)
    if left := round_minutes(use.left):
        yield "Reste", duration(left)
    if excess := round_minutes(use.excess):
        yield "En trop", duration(excess)


def _worth(d: Dossier, use: Use) -> Iterator[Part]:
    if round_minutes(use.left):
        yield Sentence(free_hours_worth(d), is_quiet=True)


def _eleves(d: Dossier, aesh: Aesh) -> Iterator[Part]:
    rows = d.without_duplicates_by_aesh.get(aesh.aesh or "", ())
    eleves = len({a.eleve for a in rows})
    schools = len({d.uai_of(a.eleve) for a in rows})
    where = f", {plural(schools, 'établissement')}" if rows else ""
    yield Heading(french(f"{none_or(eleves, 'élève')}{where}"))
    if not rows:
        return
    by_school = sorted(rows, key=lambda a: _school(d, a))
    yield PaperTable(_ELEVES, tuple(_eleve_row(d, a) for a in by_school))
    if any(a.groupe for a in rows):
        yield Sentence(french(_SHARED), is_quiet=True)


def _eleve_row(d: Dossier, a: Affectation) -> tuple[Value, ...]:
    eleve = d.eleve_by_code.get(a.eleve or "")
    return (
        _school(d, a),
        a.eleve or "",
        (eleve.classe if eleve else None) or "",
        a.aide or "",
        duration(a.heures) if a.heures is not None and a.has_hours else None,
        a.groupe or "",
    )


def _school(d: Dossier, a: Affectation) -> str:
    return d.school_name(d.etablissement_of(a.eleve)) or UNKNOWN_SCHOOL
