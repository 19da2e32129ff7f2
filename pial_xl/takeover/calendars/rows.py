"""From the timetables of pupils to the rows of T_Cours: a class's where its pupils agree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Self

from pial_xl.tables import Cours, columns
from pial_xl.tables.types import Semaine, Weekday
from pial_xl.takeover.again import Base, canonical, canonical_typed
from pial_xl.takeover.calendars.timetable import Course
from pial_xl.units.text import fold

Row = Mapping[str, object]
Texts = Mapping[str, str]

_ALIKE_MIN: Final = 2
"""Pupils of a class from which what they all have is the class's."""
_PARTED: Final = " | "
_SLOT: Final = ("eleve", "uai", "classe", "groupe", "jour", "debut", "semaine")
_WHOLE: Final = "*"
"""In the base, the field of a row that is compared whole."""
_NAMES: Final = tuple(columns(Cours))
_TOUCHED: Final = "vous l'avez changé ou retiré : votre choix est gardé"
_TYPED: Final = "déjà dans le classeur à cette heure : votre ligne est gardée"
_GONE: Final = "n'est plus dans les calendriers : retiré"


@dataclass(frozen=True, slots=True)
class Pupil:
    """Where a pupil is, as the sheet of pupils says.

    Attributes:
        code: the pupil.
        uai: their school.
        classe: their class, as it is written.
        groupes: groups of the class that they are in.
    """

    code: str
    uai: str = ""
    classe: str = ""
    groupes: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, str] | None:
        """The key under which two pupils of one class meet; None when it is not known."""
        return (self.uai, fold(self.classe)) if self.uai and self.classe else None


def cours_rows(
    timetables: Mapping[str, Sequence[Course]], pupils: Mapping[str, Pupil]
) -> Iterator[Row]:
    """Give the rows of T_Cours that say timetables.

    A course that all the pupils of a class have, of those whose timetable is known and when there
    are two at least, is a row of the class; any other is a row of each pupil.

    Args:
        timetables: the courses of each pupil, by code.
        pupils: the pupils by code.
    """
    classes: dict[tuple[str, str], list[str]] = {}
    for code, pupil in pupils.items():  # the class is written as its first pupil has it
        if code in timetables and pupil.key:
            classes.setdefault(pupil.key, []).append(code)
    shared: dict[str, set[Course]] = {}
    for codes in classes.values():
        if len(codes) < _ALIKE_MIN:
            continue
        unnamed = [{_unnamed(course) for course in timetables[code]} for code in codes]
        common = set.intersection(*unnamed)
        for course in timetables[codes[0]]:
            if _unnamed(course) in common:
                common.discard(_unnamed(course))
                where = pupils[codes[0]]
                yield {"uai": where.uai, "classe": where.classe} | filled(**course._asdict())
        shared |= dict.fromkeys(codes, set.intersection(*unnamed))
    for code, courses in timetables.items():
        of_class = shared.get(code, set())
        for course in dict.fromkeys(courses):
            if _unnamed(course) not in of_class:
                yield {"eleve": code} | filled(**course._asdict())


def _unnamed(course: Course) -> Course:
    """Give a course without the name of its subject, which is written in several ways."""
    return course._replace(matiere="")


def filled(**values: object) -> dict[str, object]:
    """Give the values of a row, blank ones left out."""
    return {name: value for name, value in values.items() if value is not None and value != ""}


class Told(NamedTuple):
    """What is said of a row of T_Cours: whose it is, when, what becomes of it, in French."""

    who: str
    when: str
    what: str


@dataclass(slots=True)
class CoursRenewal:
    """What calendars change of T_Cours.

    Attributes:
        added: the rows to add.
        dropped: ranks, from 0, of the rows that an earlier taking over wrote, that nobody has
            touched, and that the calendars no longer say.
        told: what is to be said of rows that stay or go.
        base: the texts of the rows that calendars say, for the next time.
    """

    added: list[Row] = field(default_factory=list)
    dropped: set[int] = field(default_factory=set)
    told: list[Told] = field(default_factory=list)
    base: dict[tuple[str, str, str], str] = field(default_factory=dict)


def renew_cours(
    old: Sequence[Row],
    timetables: Mapping[str, Sequence[Course]],
    pupils: Mapping[str, Pupil],
    base: Base,
) -> CoursRenewal:
    """Say what calendars change of T_Cours.

    Pupils whose calendar is not there keep what an earlier one said; a row that a person typed or
    touched stays as it is.

    Args:
        old: its rows as they stand, cell values by field.
        timetables: the courses of the pupils whose calendar is there.
        pupils: all the pupils by code.
        base: what the last taking over put.
    """
    written = _Written.of(old, base)
    known = {code: list(courses) for code, courses in timetables.items()}
    for code, course in _still(written.ours.values(), timetables, pupils):
        known.setdefault(code, []).append(course)
    return _compared(list(cours_rows(known, pupils)), written, pupils, base)


@dataclass(frozen=True, slots=True)
class _Written:
    """The rows of T_Cours as they stand.

    Attributes:
        ours: those that an earlier taking over wrote and that nobody has touched, by their text.
        ranks: their ranks, likewise.
        theirs: the others.
    """

    ours: Mapping[str, Texts]
    ranks: Mapping[str, int]
    theirs: Sequence[Texts]

    @classmethod
    def of(cls, old: Sequence[Row], base: Base) -> Self:
        ours: dict[str, Texts] = {}
        ranks: dict[str, int] = {}
        theirs: list[Texts] = []
        for rank, row in enumerate(old):
            texts = {name: canonical(Cours, name, row.get(name)) for name in _NAMES}
            text = _text(texts)
            if (Cours.table, text, _WHOLE) in base:
                ours[text], ranks[text] = texts, rank
            elif any(texts.values()):
                theirs.append(texts)
        return cls(ours, ranks, theirs)


def _still(
    written: Iterable[Texts],
    timetables: Mapping[str, Sequence[Course]],
    pupils: Mapping[str, Pupil],
) -> Iterator[tuple[str, Course]]:
    """Give the courses, as they were written, of the pupils whose calendar is not there."""
    classes: dict[tuple[str, str] | None, list[str]] = {}
    for pupil in pupils.values():
        classes.setdefault(pupil.key, []).append(pupil.code)
    for texts in written:
        codes = [texts["eleve"]] if texts["eleve"] else []
        codes = codes or classes.get((texts["uai"], fold(texts["classe"])), [])
        for code in codes:
            if code not in timetables:
                yield code, _course(texts)


def _course(texts: Texts) -> Course:
    besoin = texts["besoin"]
    return Course(
        Weekday(texts["jour"]),
        int(texts["debut"]),
        int(texts["fin"]),
        Semaine(texts["semaine"]) if texts["semaine"] else None,
        texts["matiere"],
        texts["cours"],
        int(besoin) if besoin else None,
    )


def _compared(
    fresh: Sequence[Row], written: _Written, pupils: Mapping[str, Pupil], base: Base
) -> CoursRenewal:
    found = CoursRenewal()
    typed = set(map(_slot, written.theirs))
    left = dict(written.ours)
    for row in fresh:
        texts = {name: canonical_typed(Cours, name, row.get(name)) for name in _NAMES}
        text = _text(texts)
        found.base[Cours.table, text, _WHOLE] = _WHOLE
        if text in left:
            del left[text]
        elif (Cours.table, text, _WHOLE) in base:
            found.told.append(_told(texts, _TOUCHED))
        elif any(slot in typed for slot in _slots(texts, pupils)):
            found.told.append(_told(texts, _TYPED))
        else:
            found.added.append(row)
    for text, gone in left.items():
        found.dropped.add(written.ranks[text])
        found.told.append(_told(gone, _GONE))
    return found


def _slots(texts: Texts, pupils: Mapping[str, Pupil]) -> Iterator[tuple[str, ...]]:
    """Give the hours that a row would take, as rows of the pupil and of their class say them."""
    yield _slot(texts)
    pupil = pupils.get(texts["eleve"])
    if pupil is not None:
        of_class: Texts = {**texts, "eleve": "", "uai": pupil.uai, "classe": pupil.classe}
        for groupe in ("", *sorted(pupil.groupes)):
            yield _slot({**of_class, "groupe": groupe})


def _slot(texts: Texts) -> tuple[str, ...]:
    return tuple(fold(texts[n]) if n == "classe" else texts[n] for n in _SLOT)


def _told(texts: Texts, what: str) -> Told:
    who = texts["eleve"] or " ".join(filter(None, (texts["uai"], texts["classe"])))
    return Told(who, _course(texts).when, what)


def _text(texts: Texts) -> str:
    return _PARTED.join(texts[name] for name in _NAMES)
