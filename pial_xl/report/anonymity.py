"""Counts of pupils that leave the PIAL: small ones are not told, nor can they be worked out.

Source: domaine, P-03 (k-anonymity); the threshold is ``k_anonymat`` of Paramètres.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

G = TypeVar("G")

UNTOLD: Final = "n.d."
"""What stands in the place of a count that is not told."""
OTHERS: Final = "Autres, ensemble"
"""What the line of the groups that are told as one is called."""


@dataclass(frozen=True, slots=True)
class ToldCounts:
    """Counts of pupils that add up, as they may be told; None for one that is not.

    Attributes:
        parts: each count.
        total: their sum.
    """

    parts: tuple[int | None, ...]
    total: int | None


def told_counts(parts: Sequence[int], k: int, kept: Collection[int] = ()) -> ToldCounts:
    """Give what may be told of counts that are told with their sum.

    A count from 1 to k - 1 is not. Those that are not told are two at least and make k pupils or
    more, else the others and the sum would tell them: the smallest others are then not told
    either, and where that is not enough, the sum is not. « None » of a kind is always told.

    Args:
        parts: the counts, each of other pupils.
        k: the smallest count that is told.
        kept: ranks of those that are told elsewhere too, unless they are small themselves: they
            are never left out for the sake of another.
    """
    hidden = {rank for rank, count in enumerate(parts) if _is_small(count, k)}
    others = sorted(
        (rank for rank, count in enumerate(parts) if count >= k and rank not in kept),
        key=parts.__getitem__,
        reverse=True,
    )
    while hidden and others and not are_safe([parts[rank] for rank in hidden], k):
        hidden.add(others.pop())
    is_safe = not hidden or are_safe([parts[rank] for rank in hidden], k)
    return ToldCounts(
        tuple(None if rank in hidden else count for rank, count in enumerate(parts)),
        sum(parts) if is_safe else None,
    )


def told_count(count: int, k: int) -> int | None:
    """Give a count that stands alone; None when it is too small to be told."""
    return None if _is_small(count, k) else count


def told_together(counts: Sequence[int], k: int) -> tuple[int | None, ...]:
    """Give counts of which each would tell another; none of them where one is small."""
    is_told = not any(_is_small(count, k) for count in counts)
    return tuple(count if is_told else None for count in counts)


def told_rows(rows: Sequence[Sequence[int]], k: int) -> tuple[bool, ...]:
    """Tell which rows of a table may be told, whose sums by column may be known.

    A row that holds a small count is not; nor are others, from the last, as long as the sums less
    the rows that are told would tell what these hide.

    Args:
        rows: the counts, each row of as many.
        k: the smallest count that is told.
    """
    hidden = [rank for rank, row in enumerate(rows) if any(_is_small(count, k) for count in row)]
    others = [rank for rank in range(len(rows)) if rank not in hidden]
    while hidden and others and not _are_rows_safe([rows[rank] for rank in hidden], k):
        hidden.append(others.pop())
    return tuple(rank not in hidden for rank in range(len(rows)))


def _are_rows_safe(rows: Iterable[Sequence[int]], k: int) -> bool:
    columns = zip(*rows, strict=True)
    return all(not any(column) or are_safe(column, k) for column in columns)


def are_safe(hidden: Sequence[int], k: int) -> bool:
    """Tell whether counts that are not told, none of them 0, may be added up aloud.

    Two at least, k pupils or more, and not one pupil each, which their number would tell.
    """
    return len(hidden) > 1 and sum(hidden) >= k and sum(hidden) > len(hidden)


def gathered(counts: Mapping[G, Sequence[int]], k: int) -> frozenset[G]:
    """Give the groups to tell as one, « autres », so that each line told is of k pupils or more.

    Those of 1 to k - 1 pupils, and the smallest of the others as long as they make less than k.
    Groups of nobody stay alone. Where all of them together make less than k, the line of them all
    is too small, and is not to be told.

    Args:
        counts: pupils of each group; several where a line tells several, of other days.
        k: the smallest count that is told.
    """
    together = {
        group for group, some in counts.items() if any(_is_small(count, k) for count in some)
    }
    others = sorted(
        (group for group, some in counts.items() if any(some) and group not in together),
        key=lambda group: max(counts[group]),
        reverse=True,
    )
    while together and others and _is_line_small([counts[group] for group in together], k):
        together.add(others.pop())
    return frozenset(together)


def _is_line_small(groups: Iterable[Sequence[int]], k: int) -> bool:
    return any(_is_small(sum(column), k) for column in zip(*groups, strict=True))


def _is_small(count: int, k: int) -> bool:
    return 0 < count < k
