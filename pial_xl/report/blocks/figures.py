"""What the sheet Synthèse shows: great figures, four tables, notes. No place, no look."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Final, TypeAlias, TypeVar

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.bareme.quotite import quotite_contrat
from pial_xl.bareme.words import ANNUAL_HOURS, DEFAULTS, ONE_ETP
from pial_xl.report.blocks.values import NOT_APPLICABLE, Share, Value, duration, in_etp
from pial_xl.report.couverture import ALL_POLES, Couverture
from pial_xl.report.means import AideRow, PoleRow
from pial_xl.report.schools import SchoolRow
from pial_xl.report.synthese import FreeHours, Synthese
from pial_xl.tables.types import Aide
from pial_xl.units.durations import format_duration
from pial_xl.units.numbers import format_number
from pial_xl.units.text import french

FigureRow: TypeAlias = Sequence[Value]
L = TypeVar("L", PoleRow, AideRow, Couverture)


class ColumnKind(Enum):
    """What a column holds, from which its number format follows."""

    TEXT = "texte"
    COUNT = "compte"
    DUREE = "durée"
    ETP = "etp"
    PART = "part"


@dataclass(frozen=True, slots=True)
class ColumnGroup:
    """Columns under a common header."""

    nom: str
    titles: tuple[str, ...]
    kinds: tuple[ColumnKind, ...]


@dataclass(frozen=True, slots=True)
class TableHeader:
    """The title and the headers of a table. Groups without a name hold what rows are about."""

    title: str
    groupes: tuple[ColumnGroup, ...]

    @property
    def kinds(self) -> tuple[ColumnKind, ...]:
        """What each column holds."""
        return tuple(kind for groupe in self.groupes for kind in groupe.kinds)


@dataclass(frozen=True, slots=True)
class Section:
    """A table as it stands after a run; *reason* says why it has no row."""

    header: TableHeader
    lines: tuple[FigureRow, ...]
    reason: str


_CONVENTIONS: Final = {
    ConventionEtp.EXACT: "ETP, convention exacte",
    ConventionEtp.QUOTITE_CONTRAT: "ETP, convention quotité de contrat",
}


def _column_group(nom: str, kind: ColumnKind, *titles: str) -> ColumnGroup:
    return ColumnGroup(nom, titles, (kind,) * len(titles))


def _means(*titles: str, in_hours: tuple[str, ...] = ()) -> tuple[ColumnGroup, ...]:
    """Give columns in hours, those of *in_hours* last, then the others in ETP."""
    return (
        _column_group("Heures par semaine", ColumnKind.DUREE, *titles, *in_hours),
        *(_column_group(nom, ColumnKind.ETP, *titles) for nom in _CONVENTIONS.values()),
    )


_ELEVES_I: Final = french("Aide individuelle : élèves")
_HOURS_I: Final = french("Aide individuelle : heures")
_ELEVES_M: Final = french("Aide mutualisée : élèves")
POLES: Final = TableHeader(
    "Dotation, contrats et heures affectées par pôle",
    (
        _column_group("", ColumnKind.TEXT, "Pôle", "Libellé"),
        _column_group("Effectif", ColumnKind.COUNT, "AESH"),
        *_means("Dotation", "Contrats", "Affectées", "Libres", in_hours=("En trop",)),
    ),
)
COUVERTURE: Final = TableHeader(
    "Couverture des notifications",
    (
        _column_group("", ColumnKind.TEXT, "Pôle", "Libellé"),
        _column_group(
            _ELEVES_I,
            ColumnKind.COUNT,
            *("Notifiés", "Servis", "En partie", "Sans AESH", "Non évalués"),
        ),
        ColumnGroup(
            _HOURS_I,
            ("Notifiées", "Assurées", "Manquantes", "Part"),
            (*(ColumnKind.DUREE,) * 3, ColumnKind.PART),
        ),
        _column_group(
            _ELEVES_M,
            ColumnKind.COUNT,
            *("Notifiés", "Avec AESH", "Sans AESH", "Non évalués"),
        ),
    ),
)
AIDES: Final = TableHeader(
    "Quota et heures affectées par type d'aide",
    (
        _column_group("", ColumnKind.TEXT, "Pôle", "Aide ou mission"),
        *_means("Quota", "Affectées", "Reste"),
    ),
)
FREE: Final = TableHeader(
    "AESH avec des heures libres",
    (
        _column_group("", ColumnKind.TEXT, "AESH", "Pôle"),
        _column_group("Heures par semaine", ColumnKind.DUREE, "Contrat", "Affectées", "Libres"),
        _column_group("", ColumnKind.TEXT, "Absence"),
    ),
)
SCHOOLS: Final = TableHeader(
    "Établissement par établissement",
    (
        _column_group("", ColumnKind.TEXT, "Pôle", "Établissement"),
        _column_group("Effectif", ColumnKind.COUNT, "AESH"),
        _column_group(_ELEVES_I, ColumnKind.COUNT, "Notifiés", "En partie", "Sans AESH"),
        ColumnGroup(
            _HOURS_I,
            ("Notifiées", "Assurées", "Manquantes", "Part"),
            (*(ColumnKind.DUREE,) * 3, ColumnKind.PART),
        ),
        _column_group(_ELEVES_M, ColumnKind.COUNT, "Notifiés", "Sans AESH"),
        _column_group(
            "Heures affectées", ColumnKind.DUREE, "Aide I", "Aide M", "Aide CO", "En tout"
        ),
    ),
)
NOTES_TITLE: Final = "Comment lire ces chiffres"
CARDS: Final = (
    ("Dotation", 0, 1, ColumnKind.DUREE),
    ("Contrats", 2, 4, ColumnKind.DUREE),
    ("Heures affectées", 5, 7, ColumnKind.DUREE),
    ("Heures libres", 8, 8, ColumnKind.DUREE),
    ("Heures en trop", 9, 9, ColumnKind.DUREE),
    ("Heures individuelles assurées", 10, 12, ColumnKind.PART),
    ("Élèves sans AESH", 13, 15, ColumnKind.COUNT),
)
"""The great figures: title, first and last column (from 0), what it holds."""
_POSTE: Final = int(DEFAULTS.poste_h * 60)
_EXAMPLE: Final = (
    f"{format_duration(_POSTE)} = {format_number(Fraction(quotite_contrat(_POSTE), 100))} ETP"
)
_METHOD: Final = (
    f"ETP, convention exacte : heures × semaines du contrat / {ANNUAL_HOURS} ({ONE_ETP}). "
    "Convention quotité de contrat : la quotité imprimée au contrat, sinon arrondie au pour cent "
    f"supérieur ({_EXAMPLE}).",
    "Les heures affectées et libres prennent l'ETP des contrats du pôle, au prorata. Les ETP que "
    "la DSDEN a notifiés sont repris tels quels.",
    "Quota : « – » là où la dotation n'est pas donnée par type d'aide, et pour les missions.",
    "Libres : la somme de ce que chaque AESH présent a de libre. En trop : la somme de ce qui "
    "dépasse le contrat d'autres AESH. L'un ne comble pas l'autre.",
    "Des élèves aidés en même temps (même groupe) comptent une fois dans les heures affectées. "
    "« ≥ » : au moins, car des heures sont illisibles (voir Contrôles).",
)


def cards(s: Synthese) -> FigureRow:
    """Give the great figures, each in the first of its columns."""
    e = s.overall
    c = s.overall_couverture
    values: list[Value] = (
        [e.dotation, e.contrats, e.allotted, e.free, e.excess] if e else [None] * 5
    )
    values += [_rate(c) if c else None, c.without + c.mutualisee_without if c else None]
    line: list[Value] = [""] * (CARDS[-1][2] + 1)
    for (_, debut, _, _), valeur in zip(CARDS, values, strict=True):
        line[debut] = valeur
    return line


def poles(s: Synthese) -> Section:
    """Give the means of all the poles, then of each."""
    lines = (_pole(p) for p in _all_poles_first(s.poles))
    return Section(POLES, tuple(lines), "Non évalué : la feuille Pôles manque ou est vide.")


def couverture(s: Synthese) -> Section:
    """Give the coverage of all the poles, then of each."""
    libelles = {p.pole: p.libelle for p in s.poles}
    return Section(
        COUVERTURE,
        tuple(
            (c.pole, libelles.get(c.pole, ""), *_couverture(c))
            for c in _all_poles_first(s.couverture or ())
        ),
        "Non évalué : la feuille Notifications ou Affectations ne peut pas être lue.",
    )


def aides(s: Synthese) -> Section:
    """Give the kinds of help of all the poles, the three of the law first, then of each pole."""
    lines = (_aide(a) for a in _all_poles_first(s.aides))
    reason = "Non évalué : les contrats ou les affectations ne peuvent pas être lus."
    return Section(AIDES, tuple(lines), reason)


def free(s: Synthese) -> Section:
    """Give the AESH with free hours, the most first."""
    reason = "Non évalué." if s.free is None else "Aucun."
    return Section(FREE, tuple(map(_free_row, s.free or ())), reason)


def schools(s: Synthese) -> Section:
    """Give each school."""
    reason = (
        "Non évalué : la feuille Notifications ou Affectations ne peut pas être lue."
        if s.schools is None
        else "Aucun établissement n'a d'élève notifié ni d'AESH."
    )
    return Section(SCHOOLS, tuple(map(_school, s.schools or ())), reason)


def notes(s: Synthese) -> tuple[str, ...]:
    """Say what the figures leave out, then how they are made."""
    threshold = (
        f"Les heures libres sont listées à partir de {format_duration(s.free_threshold)}."
        if s.free_threshold
        else "Toutes les heures libres sont listées."
    )
    remarks = (p.remark for p in s.poles if p.remark)
    return (*remarks, *s.notes, *map(french, (threshold, *_METHOD)))


def _all_poles_first(rows: Sequence[L]) -> Iterator[L]:
    """Give the rows of all the poles first: the rows of poles then end wherever they may."""
    yield from (row for row in rows if row.pole == ALL_POLES)
    yield from (row for row in rows if row.pole != ALL_POLES)


def _pole(p: PoleRow) -> FigureRow:
    parts = (p.dotation, p.contrats, p.allotted, p.free)
    return (
        p.pole,
        p.libelle,
        p.nb_aesh,
        *parts,
        p.excess,
        *(in_etp(x, c) for c in _CONVENTIONS for x in parts),
    )


def _couverture(c: Couverture) -> FigureRow:
    return (
        *(c.individuals, c.served, c.partial, c.without, c.undetermined),
        *map(duration, (c.notified, c.provided, c.missing)),
        _rate(c),
        *(c.mutualisee, c.mutualisee_served, c.mutualisee_without, c.mutualisee_undetermined),
    )


def _school(s: SchoolRow) -> FigureRow:
    c = s.couverture
    return (
        *(s.pole, s.nom, s.nb_aesh),
        *(c.individuals, c.partial, c.without),
        *map(duration, (c.notified, c.provided, c.missing)),
        _rate(c),
        *(c.mutualisee, c.mutualisee_without),
        *(duration(s.heures.get(aide, 0)) for aide in Aide),
        duration(s.total),
    )


def _rate(c: Couverture) -> Value:
    return NOT_APPLICABLE if c.rate is None else Share(c.rate)


def _aide(a: AideRow) -> FigureRow:
    # A quota that the DSDEN does not give by kind of help is none: columns of « non évalué » would
    # say no more than a dash.
    is_given = a.quota is not None and a.quota.minutes is not None
    parts = (a.quota if is_given else None, a.charge, a.remaining if is_given else None)
    heures = (NOT_APPLICABLE if part is None else part for part in parts)
    return (a.pole, a.aide, *heures, *(in_etp(x, c) for c in _CONVENTIONS for x in parts))


def _free_row(h: FreeHours) -> FigureRow:
    free = NOT_APPLICABLE if h.absent else duration(h.free)
    heures = (duration(h.contrat), duration(h.charge), free)
    return (h.aesh, h.pole, *heures, "absent" if h.absent else "")
