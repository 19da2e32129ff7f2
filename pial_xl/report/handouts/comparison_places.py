"""What changed school by school and kind of help by kind of help, as it may be told."""

from collections.abc import Iterator, Sequence
from typing import Final

from pial_xl.report.anonymity import (
    OTHERS,
    UNTOLD,
    are_safe,
    gathered,
    told_count,
    told_rows,
    told_together,
)
from pial_xl.report.blocks.values import Value, duration
from pial_xl.report.changes import PlaceChange
from pial_xl.report.comparison import Comparison, WorkbookState
from pial_xl.report.handouts.paper import PaperColumn, PaperTable, Part, Sentence
from pial_xl.report.handouts.told import difference, or_untold, told_couverture
from pial_xl.report.handouts.waiting import UNKNOWN_SCHOOL
from pial_xl.report.schools import name_with_uai
from pial_xl.tables.types import Aide
from pial_xl.units.durations import round_minutes
from pial_xl.units.text import french

_PLACES_COLUMNS: Final = (
    PaperColumn("Établissement, aide", 6, is_figure=False),
    *(PaperColumn(f"Élèves {when}", 2) for when in ("avant", "après", "arrivés", "partis")),
    *(PaperColumn(f"Heures {when}", 2) for when in ("avant", "après")),
    PaperColumn("Écart", 2),
)
_AIDES: Final = (*Aide, None)


def told_notified(c: Comparison) -> tuple[int | None, int | None]:
    """Give how many pupils are notified, before and after.

    None where the sum would give away the kind of help that is not told.
    """
    return _told_notified(c, c.before), _told_notified(c, c.after)


def _told_notified(c: Comparison, state: WorkbookState) -> int | None:
    counts, told = _notified(c, state), _told_by_aide(c, state)
    untold = [count for aide, count in counts.items() if told[aide] is None]
    return None if untold and not are_safe(untold, c.k_anonymat) else sum(counts.values())


def _notified(c: Comparison, state: WorkbookState) -> dict[Aide | None, int]:
    notified = c.notified_before if state is c.before else c.notified_after
    aides = [eleve.aide for eleve in notified.values()]
    return {aide: aides.count(aide) for aide in _AIDES}


def _told_by_aide(c: Comparison, state: WorkbookState) -> dict[Aide | None, int | None]:
    """Give how many pupils are notified each kind of help, as the table of needs tells them."""
    counts = _notified(c, state)
    told = {aide: told_count(count, c.k_anonymat) for aide, count in counts.items()}
    couverture = state.figures.overall_couverture
    if couverture is not None:
        needs = told_couverture(couverture, c.k_anonymat)
        for aide, (total, *_) in ((Aide.I, needs.individuelle), (Aide.M, needs.mutualisee)):
            if total == UNTOLD:
                told[aide] = None
    return told


def told_moves(c: Comparison) -> tuple[int | None, ...]:
    """Give how many notified pupils came, went, changed school, help or hours.

    None of them where one is few: with those of each school, the others would tell it.
    """
    counts = (len(c.eleves.come), len(c.eleves.gone), len(c.changed_eleves))
    return told_together(counts, c.k_anonymat)


def places_parts(c: Comparison) -> Iterator[Part]:
    """Say which schools and kinds of help changed of pupils or of hours."""
    k = c.k_anonymat
    untold = {
        aide
        for state in (c.before, c.after)
        for aide, count in _told_by_aide(c, state).items()
        if count is None
    }
    together = {key for aide in _AIDES for key in _together(c, aide, is_untold=aide in untold)}
    lines = [
        (place_label(c, *key), place, False)
        for key, place in c.places.items()
        if key not in together
    ]
    for aide in _AIDES:
        members = [c.places[key] for key in c.places if key in together and key[1] is aide]
        lines.append((f"{OTHERS}, {_said(aide)}", _merged(members), aide in untold))
    lines = [line for line in lines if _is_changed(line[1])]
    if not lines:
        yield Sentence(french("Aucun établissement n'a changé d'élèves ni d'heures."))
        return
    moves = told_rows([(len(place.come), len(place.gone)) for _, place, _ in lines], k)
    rows = [
        (label, *_counts(place, k, is_untold=is_untold, moves=moves_told))
        for (label, place, is_untold), moves_told in zip(lines, moves, strict=True)
    ]
    yield PaperTable(_PLACES_COLUMNS, tuple(rows))
    said = (
        "Élèves notifiés, et ceux qui sont aidés sans l'être. Les établissements et les aides "
        "qui n'y sont pas n'ont pas changé."
    )
    if together:
        said += f" « {OTHERS} » : ceux de moins de {k} élèves, et ce qui les ferait deviner."
    yield Sentence(french(said), is_quiet=True)


def _together(
    c: Comparison, aide: Aide | None, *, is_untold: bool
) -> frozenset[tuple[str, Aide | None]]:
    """Give the schools that are told as one: all of them where the sum of the kind is not told."""
    counts = {
        key: (len(place.before), len(place.after))
        for key, place in c.places.items()
        if key[1] is aide
    }
    return frozenset(counts) if is_untold else gathered(counts, c.k_anonymat)


def _merged(places: Sequence[PlaceChange]) -> PlaceChange:
    return PlaceChange(
        frozenset().union(*(place.before for place in places)),
        frozenset().union(*(place.after for place in places)),
        tuple(change for place in places for change in place.hours),
    )


def _is_changed(place: PlaceChange) -> bool:
    return place.before != place.after or any(h.before != h.after for h in place.hours)


def _counts(place: PlaceChange, k: int, *, is_untold: bool, moves: bool) -> Sequence[Value]:
    counts = [
        None if is_untold else told_count(len(eleves), k) for eleves in (place.before, place.after)
    ]
    minutes = (sum(h.before for h in place.hours), sum(h.after for h in place.hours))
    hours: list[Value] = [
        UNTOLD if count is None else duration(round_minutes(m))
        for count, m in zip(counts, minutes, strict=True)
    ]
    moved = (len(place.come), len(place.gone)) if moves and not is_untold else (UNTOLD, UNTOLD)
    return *map(or_untold, counts), *moved, *hours, difference(*hours)


def _said(aide: Aide | None) -> str:
    return aide.value if aide else "aide illisible"


def place_label(c: Comparison, uai: str, aide: Aide | None) -> str:
    """Give the name of a school and a kind of help."""
    return f"{_school(c, uai)}, {_said(aide)}"


def _school(c: Comparison, uai: str) -> str:
    """Give the name of a school in either state; its UAI where several bear it, or none."""
    for d in (c.after.dossier, c.before.dossier):
        school = d.etablissement_by_uai.get(uai)
        if school is not None and school.nom:
            return name_with_uai(d, uai, school.nom)
    return uai or UNKNOWN_SCHOOL
