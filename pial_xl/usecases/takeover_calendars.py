"""Take over the calendars of pupils, PRONOTE's or EDT's, into T_Cours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from pial_xl.bareme import Bareme
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.tables import Correspondance, Cours, Eleve, Etablissement, Parametre, RowModel
from pial_xl.takeover import TakeoverPlan
from pial_xl.takeover.again import Base, Renewal, canonical, canonical_typed
from pial_xl.takeover.calendars.plan import (
    NOTHING_WISHED,
    CalendarPlan,
    GivenCalendar,
    KnownPupils,
    Wishes,
    plan_calendars,
)
from pial_xl.takeover.calendars.rows import CoursRenewal, Pupil, renew_cours
from pial_xl.takeover.calendars.weeks import week_of
from pial_xl.takeover.calendars.who import stem_key
from pial_xl.takeover.earlier import HeldRows, HeldTables
from pial_xl.takeover.people import KnownPerson
from pial_xl.template.carried import CarriedTable
from pial_xl.template.carried_rows import with_rows
from pial_xl.units.dates import format_date

WEEK_A: Final = "lundi_semaine_a"
"""The key of Paramètres that tells a week A."""
_COURS_MAX: Final = 100_000
_TOO_MANY_COURS: Final = (
    "Ces calendriers donnent plus de cours qu'un établissement n'en a : placez dans un dossier à "
    "part ceux des élèves accompagnés."
)
_OTHER_WEEK_A: Final = (
    "Le classeur à continuer dit déjà quelle semaine est une semaine A, et ce n'est pas celle-ci : "
    "corrigez-y la clé lundi_semaine_a de la feuille Paramètres, ou retirez « --semaine-a »."
)


@dataclass(frozen=True, slots=True)
class CalendarRequest:
    """The calendars to take over.

    Attributes:
        given: the calendars, read.
        wishes: what a person says of them.
    """

    given: Sequence[GivenCalendar]
    wishes: Wishes = NOTHING_WISHED


@dataclass(frozen=True, slots=True)
class Held:
    """The workbook that goes on, as far as calendars look at it.

    Attributes:
        tables: its rows.
        people: its pupils.
        base: what the last taking over put in its cells.
    """

    tables: HeldTables = field(default_factory=dict)
    people: Sequence[KnownPerson] = ()
    base: Base = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Calendars:
    """What calendars give, and what they change of T_Cours.

    Attributes:
        plan: what they give.
        cours: what they change of T_Cours.
        new_school: the school of the pupils that they bring, when it is in no list; else blank.
    """

    plan: CalendarPlan
    cours: CoursRenewal
    new_school: str = ""


def take_calendars(request: CalendarRequest, found: TakeoverPlan, held: Held) -> Calendars:
    """Say what calendars give.

    Args:
        request: the calendars.
        found: what the other sources give.
        held: the workbook that goes on.

    Raises:
        WorkbookReadError: they hold no course, or a wish cannot be followed.
    """
    week_a = _week_a(held)
    wishes = request.wishes
    if week_a and wishes.week_a and (week_of(week_a) - week_of(wishes.week_a)) % 2:
        raise WorkbookReadError(_OTHER_WEEK_A)
    schools = _schools(found, held)
    asked = wishes.uai
    wishes = replace(wishes, uai=asked or (min(schools) if len(schools) == 1 else ""))
    try:
        planned = plan_calendars(request.given, _known(found, held), wishes, week_a)
    except ValueError as refusal:
        raise WorkbookReadError(str(refusal)) from None
    old = held.tables.get(Cours.table, ())
    courses = {code: made.courses for code, made in planned.timetables.items()}
    cours = renew_cours(old, courses, planned.pupils, held.base)
    if len(cours.added) > _COURS_MAX:
        raise WorkbookReadError(_TOO_MANY_COURS)
    return Calendars(planned, cours, asked if asked not in schools else "")


def with_calendars(found: TakeoverPlan, calendars: Calendars) -> TakeoverPlan:
    """Add what calendars give to what the other sources give."""
    planned = calendars.plan
    dataset = dict(found.dataset)
    for model, key, rows in (
        (Eleve, "eleve", planned.eleves),
        (Correspondance, "code", planned.names),
    ):
        merged = {str(row[key]): dict(row) for row in dataset.get(model.table, ())}
        for code, row in rows.items():
            merged[code] = dict(row) | merged.get(code, {})
        dataset[model.table] = tuple(merged.values())
    uai = calendars.new_school
    if uai:
        schools = dataset.get(Etablissement.table, ())
        dataset[Etablissement.table] = (*schools, {"uai": uai})
    dataset[Cours.table] = tuple(map(dict, calendars.cours.added))
    year = found.annee_scolaire or str(planned.annee_scolaire)
    return replace(found, dataset=dataset, annee_scolaire=year)


def renewed_cours(table: CarriedTable, cours: CoursRenewal) -> CarriedTable:
    """Give the rows of T_Cours once calendars have changed them."""
    kept = tuple(row for rank, row in enumerate(table.rows) if rank not in cours.dropped)
    return with_rows(Cours, replace(table, rows=kept), cours.added)


def settings_of(planned: CalendarPlan) -> dict[str, str]:
    """Give the settings that a new workbook gets of calendars."""
    return {WEEK_A: format_date(planned.monday_a)}


def week_a_renewal(rows: HeldRows, planned: CalendarPlan) -> Renewal:
    """Say in Paramètres which weeks are A, unless its rows say it."""
    monday = format_date(planned.monday_a)
    for rank, row in enumerate(rows):
        if row.get("cle") == WEEK_A:
            is_said = canonical(Parametre, "valeur", row.get("valeur"))
            return Renewal() if is_said else Renewal(updates={(rank, "valeur"): monday})
    return Renewal(added=[{"cle": WEEK_A, "valeur": monday}])


def renewed_base(base: Base, cours: CoursRenewal) -> dict[tuple[str, str, str], str]:
    """Give what is put in each cell once calendars are taken; those before are forgotten."""
    kept = {key: text for key, text in base.items() if key[0] != Cours.table}
    return kept | cours.base


def _week_a(held: Held) -> date | None:
    for row in held.tables.get(Parametre.table, ()):
        if row.get("cle") == WEEK_A:
            bareme, _ = Bareme.load({WEEK_A: row.get("valeur")})  # S-17 tells what is set aside
            return bareme.lundi_semaine_a
    return None


def _texts(model: type[RowModel], held: Held, names: tuple[str, ...]) -> Iterator[list[str]]:
    for row in held.tables.get(model.table, ()):
        yield [canonical(model, name, row.get(name)) for name in names]


def _schools(found: TakeoverPlan, held: Held) -> set[str]:
    """Give the codes of the schools that the workbook and the other sources tell."""
    codes = {uai for (uai,) in _texts(Etablissement, held, ("uai",)) if uai}
    return codes | {str(row["uai"]) for row in found.dataset.get(Etablissement.table, ())}


def _known(found: TakeoverPlan, held: Held) -> KnownPupils:
    """Give the pupils that the workbook and the other sources tell."""
    people = {person.code: person for person in held.people}
    for row in found.dataset.get(Correspondance.table, ()):
        code = str(row["code"])
        nom, prenom = (str(row.get(name) or "") for name in ("nom", "prenom"))
        ne_le = row.get("ne_le")
        before = people.get(code, KnownPerson(code, nom, prenom))
        birth = ne_le if isinstance(ne_le, date) else before.ne_le
        people[code] = replace(before, ne_le=birth)
    pupils: dict[str, Pupil] = {}
    names = ("eleve", "uai", "classe", "groupes")
    fresh = (
        [canonical_typed(Eleve, name, row.get(name)) for name in names]
        for row in found.dataset.get(Eleve.table, ())
    )
    for code, uai, classe, groupes in (*fresh, *_texts(Eleve, held, names)):
        if code:
            # What stands in the workbook is a person's, and comes last.
            before_ = pupils.get(code, Pupil(code))
            pupils[code] = Pupil(
                code,
                uai or before_.uai,
                classe or before_.classe,
                frozenset(g.strip() for g in groupes.split(",") if g.strip()) or before_.groupes,
            )
    files = {
        stem_key(fichier): code
        for code, fichier in _texts(Correspondance, held, ("code", "fichier"))
        if fichier and code
    }
    return KnownPupils(tuple(people.values()), pupils, files)
