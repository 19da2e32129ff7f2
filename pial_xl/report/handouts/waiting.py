"""« À signaler », as it leaves a PIAL: who waits, by school and kind of help, without any code.

A count of 1 to k - 1 pupils is not told, nor what would let one work it out (P-02, P-03).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from pial_xl import __version__
from pial_xl.dossier.dossier import Dossier
from pial_xl.report.anonymity import OTHERS, UNTOLD, gathered, told_count, told_counts
from pial_xl.report.blocks.values import NOT_APPLICABLE, Value, duration
from pial_xl.report.couverture import ALL_POLES, Service
from pial_xl.report.handouts.paper import Paper, PaperColumn, PaperTable, Part, Sentence
from pial_xl.report.handouts.told import is_untold, or_untold, untold_note
from pial_xl.report.waiting import Waiting, WaitingEleve
from pial_xl.tables.types import Aide
from pial_xl.units.dates import format_date
from pial_xl.units.text import french, plural

TITLE: Final = "À signaler"
AIDES: Final = {Aide.I: "Individuelle", Aide.M: "Mutualisée"}
UNKNOWN_SCHOOL: Final = "Établissement inconnu"
_EVERY_AIDE: Final = "Toutes"
_COLUMNS: Final = (
    PaperColumn("Établissement", 5, is_figure=False),
    PaperColumn("Aide", 3, is_figure=False),
    PaperColumn("Élèves à signaler", 3),
    PaperColumn("dont sans AESH", 3),
    PaperColumn("dont servis en partie", 3),
    PaperColumn("Heures manquantes", 3),
)
_AGGREGATED: Final = (
    "Ce document ne porte ni nom ni code : il peut sortir du PIAL. La liste par code d'élève est "
    "un autre document, à demander exprès."
)
_METHOD: Final = (
    "Élèves notifiés et présents à cette date, sans aide ou aidés moins que notifié. Les heures "
    "manquantes, par semaine, sont celles de l'aide individuelle : la notification d'une aide "
    "mutualisée n'en fixe pas (L351-3)."
)
_Group: TypeAlias = tuple[str, Aide | None]
_Groups: TypeAlias = Mapping[_Group, list[WaitingEleve]]
_Row: TypeAlias = tuple[Value, ...]


def waiting_paper(d: Dossier, waiting: Waiting) -> Paper:
    """Say who waits, by school and kind of help."""
    k = d.bareme.k_anonymat
    parts: list[Part] = [Sentence(french(_AGGREGATED))]
    if waiting.eleves:
        parts.append(PaperTable(_COLUMNS, tuple(_rows(d, waiting.eleves, k))))
        parts += untold_note(parts, k)
    else:
        parts.append(Sentence("Aucun élève à signaler."))
    parts += _undetermined(waiting.undetermined, k)
    parts.append(Sentence(french(_METHOD), is_quiet=True))
    return Paper(TITLE, facts_of(d), tuple(parts))


def facts_of(d: Dossier) -> str:
    """Say in one line as of when a paper speaks, of which year, and what made it."""
    return french(
        f"Au {format_date(d.reference)}   ·   Année scolaire : {d.bareme.annee_scolaire}   ·   "
        f"pial-xl {__version__}"
    )


def _undetermined(count: int, k: int) -> Iterator[Part]:
    if not count:
        return
    told = told_count(count, k)
    yield not_judged(f"moins de {k} élèves" if told is None else plural(told, "élève"))


def not_judged(whom: str) -> Sentence:
    """Say of how many pupils it cannot be told whether they wait."""
    return Sentence(
        french(
            f"Non évalué, pour {whom} : des heures manquent ou sont illisibles (voir Contrôles)."
        )
    )


def _rows(d: Dossier, eleves: Collection[WaitingEleve], k: int) -> Iterator[_Row]:
    groups: defaultdict[_Group, list[WaitingEleve]] = defaultdict(list)
    for w in eleves:
        groups[_school(d, w), w.served.aide].append(w)
    told, small = _parted(groups, k)
    others: defaultdict[_Group, list[WaitingEleve]] = defaultdict(list)
    for (_, aide), members in small.items():
        others[OTHERS, aide] += members
    others_told, mixed = _parted(others, k)
    lines = [*_by_urgency(told), *_by_urgency(others_told)]
    if mixed:
        lines.append(((OTHERS, None), [w for members in mixed.values() for w in members]))
    rows = [(school, _aide(aide), *_counts(members, k)) for (school, aide), members in lines]
    yield from rows
    yield (ALL_POLES, _EVERY_AIDE, *_total(_counts(list(eleves), k), rows))


def _parted(groups: _Groups, k: int) -> tuple[_Groups, _Groups]:
    """Give the groups that may be told alone, and those that may not."""
    small = gathered({group: len(members) for group, members in groups.items()}, k)
    told = {group: members for group, members in groups.items() if group not in small}
    return told, {group: groups[group] for group in groups if group in small}


def _by_urgency(groups: _Groups) -> list[tuple[_Group, list[WaitingEleve]]]:
    return sorted(
        groups.items(), key=lambda line: (line[0][1] is not Aide.I, -len(line[1]), line[0][0])
    )


def _school(d: Dossier, w: WaitingEleve) -> str:
    return d.school_name(w.etablissement) or UNKNOWN_SCHOOL


def _aide(aide: Aide | None) -> str:
    return _EVERY_AIDE if aide is None else AIDES[aide]


def _counts(members: list[WaitingEleve], k: int) -> _Row:
    without = sum(w.served.service is Service.WITHOUT for w in members)
    counts = told_counts((without, len(members) - without), k)
    return (*map(or_untold, (counts.total, *counts.parts)), _hours(members, k))


def _hours(members: list[WaitingEleve], k: int) -> Value:
    """Give the hours that are missing, when they are those of k pupils or more."""
    missing = [w.served.missing for w in members if w.served.missing is not None]
    if not missing:
        return NOT_APPLICABLE
    return UNTOLD if told_count(len(missing), k) is None else duration(sum(missing))


def _total(counts: _Row, rows: Sequence[_Row]) -> _Row:
    """Give the counts of all, less those that would tell what one line does not."""
    columns = zip(*(row[len(row) - len(counts) :] for row in rows), strict=True)
    return tuple(
        UNTOLD if is_untold(column) else count
        for count, column in zip(counts, columns, strict=True)
    )
