"""Rows of Affectations that say the same thing twice (A-11)."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from typing import TypeAlias

from pial_xl.tables import Affectation
from pial_xl.units.dates import SchoolYear

Subject: TypeAlias = Hashable


def subject_of(a: Affectation) -> Subject | None:
    """Give what a row is about: AESH, pupil, help and group; None when it does not say.

    One pair may stand in two groups, or in a group and alone: that is how « 12 h partagées et
    12 h seul » is written.
    """
    return (a.aesh, a.eleve, a.aide, a.groupe) if a.aesh and a.eleve and a.aide else None


def of_shared_subjects(affectations: Sequence[Affectation]) -> tuple[Affectation, ...]:
    """Give the rows that are about what another one is about: none most often."""
    counts = Counter(map(subject_of, affectations))
    shared = {subject for subject, count in counts.items() if subject is not None and count > 1}
    return tuple(a for a in affectations if subject_of(a) in shared) if shared else ()


def first_of_each(actives: Iterable[Affectation]) -> tuple[Affectation, ...]:
    """Leave out the rows that repeat another of the same day: what is allotted at the least."""
    seen: set[Subject] = set()
    kept = []
    for a in actives:
        subject = subject_of(a)
        if subject is None or subject not in seen:
            kept.append(a)
            seen.add(subject)
    return tuple(kept)


def duplicates_of(
    affectations: Iterable[Affectation], year: SchoolYear
) -> tuple[tuple[Affectation, ...], ...]:
    """Gather rows of one subject whose periods overlap within the school year.

    Returns:
        Each row that is repeated, followed by those that repeat it, in the order of the sheet.
    """
    same: dict[Subject, list[Affectation]] = {}
    for a in affectations:
        if (subject := subject_of(a)) is not None:
            same.setdefault(subject, []).append(a)
    return tuple(
        found for rows in same.values() if len(rows) > 1 for found in _overlapping(rows, year)
    )


def _overlapping(rows: list[Affectation], year: SchoolYear) -> list[tuple[Affectation, ...]]:
    # The periods kept never overlap: the only one that a new period can first meet is found by
    # its end, without comparing each row with each other.
    ends: list[date] = []
    kept: list[tuple[date, list[Affectation]]] = []
    for a in rows:
        start, end = max(a.debut or year.start, year.start), min(a.fin or year.end, year.end)
        if start > end or a.is_undated:
            continue  # wholly out of the year, or one does not know when
        i = bisect_left(ends, start)
        if i < len(kept) and kept[i][0] <= end:
            kept[i][1].append(a)
        else:
            ends.insert(i, end)
            kept.insert(i, (start, [a]))
    found = [tuple(same) for _, same in kept if len(same) > 1]
    return sorted(found, key=lambda same: same[0].number)
