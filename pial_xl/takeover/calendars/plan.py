"""All that calendars give: whose they are, the weeks of reference, the rows, what is to be said."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from pial_xl.takeover.calendars.reference import (
    Alternation,
    ReferenceWeeks,
    common_gaps,
    default_alternation,
    empty_periods,
    of_day,
    of_pupil,
    propose,
    school_weeks,
)
from pial_xl.takeover.calendars.rows import Pupil, filled
from pial_xl.takeover.calendars.timetable import Timetable, timetable
from pial_xl.takeover.calendars.weeks import monday_of, week_of
from pial_xl.takeover.calendars.who import Certainty, Owner, match_owners, parse_stem, stem_key
from pial_xl.takeover.calendars.year import PupilYear
from pial_xl.takeover.people import KnownPerson, People
from pial_xl.units.dates import SchoolYear
from pial_xl.units.text import fold, plural

Row = dict[str, object]

NO_COURSE: Final = (
    "Aucun cours n'est reconnu dans ces calendriers : il y faut les exports .ics des élèves que "
    "PRONOTE ou EDT écrivent, ou des cours qu'un autre agenda répète chaque semaine."
)
_ELSEWHERE: Final = "à d'autres semaines que celles de référence : emploi du temps changé ?"
NO_SUCH_WEEK: Final = (
    "Aucun élève n'a cours pendant cette semaine et la suivante : choisissez pour « --semaines » "
    "un jour de deux semaines de classe."
)


@dataclass(frozen=True, slots=True)
class GivenCalendar:
    """A calendar once it is read.

    Attributes:
        stem: its file name without folder nor extension.
        year: what it holds.
        refusal: why it could not be read; blank when it was.
    """

    stem: str
    year: PupilYear
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person says of calendars.

    Attributes:
        codes: by file name or number, a pupil's code, ``nouveau`` or ``rien``.
        week: a day of the first week of reference; None to let it be proposed.
        week_a: a day of a week A; None to let it be proposed.
        uai: the school of new pupils; blank when it is not told.
    """

    codes: Mapping[str, str] = field(default_factory=dict)
    week: date | None = None
    week_a: date | None = None
    uai: str = ""


NOTHING_WISHED: Final = Wishes()


@dataclass(frozen=True, slots=True)
class KnownPupils:
    """What is known of the pupils before calendars come.

    Attributes:
        people: their names and dates of birth, by code.
        pupils: where each is, by code.
        files: codes by ``stem_key``, of the calendars that a person has matched.
    """

    people: Sequence[KnownPerson] = ()
    pupils: Mapping[str, Pupil] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class CalendarPlan:
    """All that calendars give, and all that is to be said of it.

    Attributes:
        reference: the two weeks that make the timetable.
        alternation: which weeks are A.
        owners: whose each calendar is.
        refusals: why some could not be read, by their number.
        timetables: the timetable of each pupil, by code.
        pupils: all the pupils, the new ones too, by code.
        elsewhere: the weeks of reference of the pupils who have others, by code.
        set_aside: how many events were not taken, by reason.
        empty: the periods without any course, by pupil.
        gaps: the periods in which hardly any calendar has one.
        remarks: what is to be checked: a pupil's code, and what.
        eleves: what the sheet of pupils gets, by code.
        names: what Correspondance gets, by code.
    """

    reference: ReferenceWeeks
    alternation: Alternation
    owners: tuple[Owner, ...] = ()
    refusals: Mapping[int, str] = field(default_factory=dict)
    timetables: dict[str, Timetable] = field(default_factory=dict)
    pupils: dict[str, Pupil] = field(default_factory=dict)
    elsewhere: dict[str, ReferenceWeeks] = field(default_factory=dict)
    set_aside: Counter[str] = field(default_factory=Counter)
    empty: dict[str, tuple[tuple[date, date], ...]] = field(default_factory=dict)
    gaps: tuple[tuple[date, date], ...] = ()
    remarks: list[tuple[str, str]] = field(default_factory=list)
    eleves: dict[str, Row] = field(default_factory=dict)
    names: dict[str, Row] = field(default_factory=dict)

    @property
    def monday_a(self) -> date:
        """The Monday of a week A."""
        return monday_of(self.alternation.week_a)

    @property
    def annee_scolaire(self) -> SchoolYear:
        """The school year of the weeks of reference."""
        return SchoolYear.containing(monday_of(self.reference.second))


def plan_calendars(
    given: Sequence[GivenCalendar],
    known: KnownPupils,
    wishes: Wishes = NOTHING_WISHED,
    week_a: date | None = None,
) -> CalendarPlan:
    """Say what calendars give; nothing is read nor written here.

    Args:
        given: the calendars, in the order of their names.
        known: what is known of the pupils.
        wishes: what a person says.
        week_a: a day of a week A, as the workbook says; None when it says none.

    Raises:
        ValueError: they hold no course, a wish cannot be followed; in one French sentence.
    """
    years = [calendar.year for calendar in given]
    common = propose(years)
    if common is None:
        raise ValueError(NO_COURSE)
    if wishes.week is not None:
        common = of_day(wishes.week, years)
        if common is None:
            raise ValueError(NO_SUCH_WEEK)
    day = week_a or wishes.week_a
    alternation = Alternation(week_of(day)) if day else default_alternation(common)
    found = CalendarPlan(common, alternation, pupils=dict(known.pupils))
    _match(found, given, known, wishes)
    taken = _by_pupil(found, given, known, wishes)
    taught = school_weeks(years)
    found.gaps = tuple(common_gaps(taught))
    for code, year in taken.items():
        _take(found, code, year, taught)
    return found


def _match(
    found: CalendarPlan, given: Sequence[GivenCalendar], known: KnownPupils, wishes: Wishes
) -> None:
    read = {n: calendar for n, calendar in enumerate(given, start=1) if not calendar.refusal}
    files = [parse_stem(number, calendar.stem) for number, calendar in read.items()]
    chosen = {stem_key(name): code for name, code in wishes.codes.items()}
    stems = {stem_key(file.stem) for file in files} | {str(file.number) for file in files}
    if chosen.keys() - stems:
        raise ValueError(
            "L'option --eleve nomme un calendrier qui n'est pas dans le dossier : écrivez le nom "
            "du fichier, ou son numéro de l'aperçu."
        )
    # Pupils whose names Correspondance does not tell are known all the same: nobody is new.
    people = known.people or [KnownPerson(code, "", "") for code in known.pupils]
    found.owners = tuple(match_owners(files, people, known.files, chosen))
    codes = {person.code for person in known.people} | known.pupils.keys()
    for one in found.owners:
        if one.certainty is Certainty.CHOSEN and one.code not in codes:
            raise ValueError(
                f"Aucun élève n'a le code {one.code} que l'option --eleve donne au calendrier n° "
                f"{one.file.number}."
            )
    found.refusals = {n: c.refusal for n, c in enumerate(given, start=1) if c.refusal}


def _by_pupil(
    found: CalendarPlan, given: Sequence[GivenCalendar], known: KnownPupils, wishes: Wishes
) -> dict[str, PupilYear]:
    """Give the years of the pupils whose calendars are taken; new ones get their codes."""
    people = People("E", 3, known.people, known.pupils)
    by_code = {person.code: person for person in known.people}
    taken: dict[str, PupilYear] = {}
    owners: list[Owner] = []
    for matched in found.owners:
        year = given[matched.file.number - 1].year
        one = matched if year.slots else _without_course(matched)
        if one.certainty is Certainty.NEW:
            one = _note_new(found, one, people, (wishes.uai, year.classe))
        elif one.certainty.is_taken:
            _note_known(found, one, by_code.get(one.code), year.classe)
        if one.certainty.is_taken:
            taken.setdefault(one.code, PupilYear()).merge(year)
        owners.append(one)
    found.owners = tuple(owners)
    return taken


def _without_course(one: Owner) -> Owner:
    return replace(one, certainty=Certainty.LEFT, code="", why="aucun cours de PRONOTE ou d'EDT")


def _note_new(found: CalendarPlan, one: Owner, people: People, place: tuple[str, str]) -> Owner:
    """Give a pupil a code, and what their rows say."""
    file = one.file
    code = people.meet(file.nom, file.prenom, file.ne_le, place).code
    uai, classe = place
    found.eleves[code] = filled(eleve=code, uai=uai, classe=classe)
    found.pupils[code] = Pupil(code, uai, classe)
    found.names[code] = filled(code=code, nom=file.nom, prenom=file.prenom, ne_le=file.ne_le)
    return replace(one, code=code)


def _note_known(found: CalendarPlan, one: Owner, person: KnownPerson | None, classe: str) -> None:
    pupil = found.pupils.get(one.code, Pupil(one.code))
    if classe and not pupil.classe:
        found.eleves[one.code] = {"eleve": one.code, "classe": classe}
        found.pupils[one.code] = replace(pupil, classe=classe)
    elif classe and fold(classe) != fold(pupil.classe):
        what = f"classe « {pupil.classe} » dans Élèves, « {classe} » dans le calendrier"
        found.remarks.append((one.code, what))
    names: Row = {"code": one.code}
    if one.file.ne_le is not None and (person is None or person.ne_le is None):
        names["ne_le"] = one.file.ne_le
    if person is None or not person.nom:
        names |= filled(nom=one.file.nom, prenom=one.file.prenom)
    if one.certainty is Certainty.CHOSEN:
        names["fichier"] = one.file.stem
    if len(names) > 1:
        found.names[one.code] = names


def _take(found: CalendarPlan, code: str, year: PupilYear, taught: int) -> None:
    found.set_aside += year.set_aside
    own = of_pupil(year, found.reference)
    if own is None:
        found.remarks.append((code, "son calendrier n'a aucun cours qui ait lieu"))
        return
    if own != found.reference:
        found.elsewhere[code] = own
    made = timetable(year, own, found.alternation)
    found.timetables[code] = made
    if periods := tuple(empty_periods(year, taught)):
        found.empty[code] = periods
    found.remarks += _doubts(code, made)


def _doubts(code: str, made: Timetable) -> Iterator[tuple[str, str]]:
    for course, why in made.doubts:
        yield code, f"{course.matiere or 'cours'}, {course.when} : {why}"
    if made.once:
        seen = plural(made.once, "cours vu une seule fois", "cours vus une seule fois")
        yield code, f"{seen} : {'laissé' if made.once < 2 else 'laissés'}"
    if made.elsewhere:
        yield code, f"{made.elsewhere} cours {_ELSEWHERE}"
