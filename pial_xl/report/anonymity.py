"""Counts of pupils that leave the PIAL: small ones are not told, nor can they be worked out.

Source: domaine, P-03 (k-anonymity); the threshold is ``k_anonymat`` of Paramètres.
"""

from collections.abc import Iterable, Mapping, Sequence
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


def told_counts(parts: Sequence[int], k: int) -> ToldCounts:
    """Give what may be told of counts that are told with their sum.

    A count from 1 to k - 1 is not. Those that are not told are two at least and make k pupils or
    more, else the others and the sum would tell them: the smallest others are then not told
    either, and where that is not enough, the sum is not. « None » of a kind is always told.

    Args:
        parts: the counts, each of other pupils.
        k: the smallest count that is told.
    """
    hidden = {rank for rank, count in enumerate(parts) if 0 < count < k}
    others = sorted(
        (rank for rank, count in enumerate(parts) if count >= k),
        key=parts.__getitem__,
        reverse=True,
    )
    while hidden and others and not _are_safe([parts[rank] for rank in hidden], k):
        hidden.add(others.pop())
    is_safe = not hidden or _are_safe([parts[rank] for rank in hidden], k)
    return ToldCounts(
        tuple(None if rank in hidden else count for rank, count in enumerate(parts)),
        sum(parts) if is_safe else None,
    )


def told_count(count: int, k: int) -> int | None:
    """Give a count that stands alone; None when it is too small to be told."""
    return None if 0 < count < k else count


def _are_safe(hidden: Sequence[int], k: int) -> bool:
    return len(hidden) > 1 and sum(hidden) >= k


def gathered(counts: Mapping[G, int], k: int) -> frozenset[G]:
    """Give the groups to tell as one, « autres », so that each line told is of k pupils or more.

    Those of 1 to k - 1 pupils, and the smallest of the others as long as they make less than k.
    Groups of nobody stay alone. Where all of them together make less than k, the line of them all
    is too small, and is not to be told.

    Args:
        counts: pupils of each group.
        k: the smallest count that is told.
    """
    together = {group for group, count in counts.items() if 0 < count < k}
    others = sorted(
        (group for group, count in counts.items() if count >= k),
        key=counts.__getitem__,
        reverse=True,
    )
    while together and others and _sum(counts, together) < k:
        together.add(others.pop())
    return frozenset(together)


def _sum(counts: Mapping[G, int], groups: Iterable[G]) -> int:
    return sum(counts[group] for group in groups)
