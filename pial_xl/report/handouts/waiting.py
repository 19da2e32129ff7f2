"""« À signaler », as it leaves a PIAL: who waits, by school and kind of help, without any code.

A count of 1 to k - 1 pupils is not told, nor what would let one work it out (P-02, P-03).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from pial_xl import __version__
from pial_xl.dossier.dossier import Dossier
from pial_xl.report.anonymity import (
    OTHERS,
    UNTOLD,
    gathered,
    told_count,
    told_counts,
    told_rows,
)
from pial_xl.report.blocks.values import NOT_APPLICABLE, Value, duration
from pial_xl.report.couverture import ALL_POLES, Service, count_couverture
from pial_xl.report.handouts.paper import Paper, PaperColumn, PaperTable, Part, Sentence
from pial_xl.report.handouts.told import is_untold, or_untold, told_couverture, untold_note
from pial_xl.report.waiting import Waiting, WaitingEleve, how_many_wait
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
_Line: TypeAlias = tuple[str, list[WaitingEleve]]
_Row: TypeAlias = tuple[Value, ...]


def waiting_paper(d: Dossier, waiting: Waiting) -> Paper:
    """Say who waits, by school and kind of help."""
    k = d.bareme.k_anonymat
    parts: list[Part] = [Sentence(french(_AGGREGATED))]
    if waiting.eleves:
        parts.append(PaperTable(_COLUMNS, tuple(_rows(d, waiting.eleves, k))))
        parts += untold_note(parts, k)
    else:
        parts.append(Sentence(how_many_wait(waiting)))
    if waiting.undetermined:
        parts += _undetermined(d, k)
    parts.append(Sentence(french(_METHOD), is_quiet=True))
    return Paper(TITLE, facts_of(d), tuple(parts))


def facts_of(d: Dossier) -> str:
    """Say in one line as of when a paper speaks, of which year, and what made it."""
    return french(
        f"Au {format_date(d.reference)}   ·   Année scolaire : {d.bareme.annee_scolaire}   ·   "
        f"pial-xl {__version__}"
    )


def _undetermined(d: Dossier, k: int) -> Iterator[Part]:
    """Count them as the note does, which tells each kind of help."""
    told = told_couverture(count_couverture(d)[-1], k)
    count = _sum((told.individuelle[-1], told.mutualisee[-1]))
    yield not_judged(plural(count, "élève") if isinstance(count, int) else "des élèves")


def not_judged(whom: str) -> Sentence:
    """Say of how many pupils it cannot be told whether they wait."""
    return Sentence(
        french(
            f"Non évalué, pour {whom} : des heures manquent, sont illisibles ou d'un élève inconnu "
            "(voir Contrôles)."
        )
    )


def _rows(d: Dossier, eleves: Sequence[WaitingEleve], k: int) -> Iterator[_Row]:
    """Give the lines of each kind of help, then of all.

    The kinds are never mixed: the note tells each of them, and would tell what a mixed line hides.
    """
    totals = []
    for aide, said in AIDES.items():
        lines = _lines(d, [w for w in eleves if w.served.aide is aide], k)
        for (school, members), split in zip(lines, _splits(lines, k), strict=True):
            yield school, said, *_counts(members, split, k)
        everybody = [w for _, members in lines for w in members]
        totals.append(_counts(everybody, _told_split(everybody, k), k))
    yield ALL_POLES, _EVERY_AIDE, *map(_sum, zip(*totals, strict=True))


def _lines(d: Dossier, eleves: Iterable[WaitingEleve], k: int) -> list[_Line]:
    """Give the schools of one kind of help, the most pupils first, then those told as one."""
    schools: defaultdict[str, list[WaitingEleve]] = defaultdict(list)
    for w in eleves:
        schools[d.school_name(w.etablissement) or UNKNOWN_SCHOOL].append(w)
    small = gathered({school: (len(members),) for school, members in schools.items()}, k)
    lines = [(school, members) for school, members in schools.items() if school not in small]
    lines.sort(key=lambda line: (-len(line[1]), line[0]))
    if small:
        lines.append((OTHERS, [w for school in small for w in schools[school]]))
    return lines


def _split(members: Iterable[WaitingEleve]) -> tuple[int, int]:
    """Count those without help, and those partly served."""
    services = [w.served.service for w in members]
    return services.count(Service.WITHOUT), services.count(Service.PARTIAL)


def _told_split(members: Iterable[WaitingEleve], k: int) -> _Row:
    return tuple(map(or_untold, told_counts(_split(members), k).parts))


def _splits(lines: Sequence[_Line], k: int) -> list[_Row]:
    """Tell those without help from those partly served, where each line and the sums allow it."""
    splits = [_split(members) for _, members in lines]
    untold = tuple(UNTOLD if any(column) else 0 for column in zip(*splits, strict=True))
    told = told_rows(splits, k)
    return [split if is_told else untold for split, is_told in zip(splits, told, strict=True)]


def _counts(members: Sequence[WaitingEleve], split: _Row, k: int) -> _Row:
    return or_untold(told_count(len(members), k)), *split, _hours(members, k)


def _hours(members: Iterable[WaitingEleve], k: int) -> Value:
    """Give the hours that are missing, when they are those of k pupils or more."""
    missing = [w.served.missing for w in members if w.served.missing is not None]
    if not missing:
        return NOT_APPLICABLE
    return UNTOLD if told_count(len(missing), k) is None else duration(sum(missing))


def _sum(kinds: Sequence[Value]) -> Value:
    """Add up the figures of the kinds of help; untold where one of them is."""
    if is_untold(kinds):
        return UNTOLD
    counts = [count for count in kinds if isinstance(count, int)]
    if counts:
        return sum(counts)
    return next((hours for hours in kinds if hours != NOT_APPLICABLE), NOT_APPLICABLE)
