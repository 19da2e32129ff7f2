"""Small counts of pupils are not told, nor can they be worked out from what is."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.report.anonymity import (
    ToldCounts,
    gathered,
    told_count,
    told_counts,
    told_rows,
    told_together,
)

K = 5


@pytest.mark.parametrize(("count", "told"), [(0, 0), (1, None), (4, None), (5, 5)])
def test_a_count_alone_is_told_from_k_on(count: int, told: int | None) -> None:
    assert told_count(count, K) == told


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ((12, 7, 0), ToldCounts((12, 7, 0), 19)),
        ((12, 7, 1), ToldCounts((12, None, None), 20)),
        ((12, 3, 4), ToldCounts((12, None, None), 19)),
        ((12, 1, 1), ToldCounts((None, None, None), 14)),
        ((12, 0, 1), ToldCounts((None, 0, None), 13)),
        ((0, 0, 4), ToldCounts((0, 0, None), None)),
        ((0, 2, 2), ToldCounts((0, None, None), None)),
        ((0, 0, 0), ToldCounts((0, 0, 0), 0)),
    ],
)
def test_what_would_tell_a_small_count_is_not_told_either(
    parts: tuple[int, ...], told: ToldCounts
) -> None:
    assert told_counts(parts, K) == told


def test_groups_of_one_pupil_each_are_not_added_up_aloud() -> None:
    assert told_counts((1, 1, 1), 3) == ToldCounts((None, None, None), None)


def test_a_count_told_elsewhere_is_kept_and_the_sum_left_out() -> None:
    assert told_counts((2, 30, 0), K, kept=(1,)) == ToldCounts((None, 30, 0), None)
    assert told_counts((80, 6, 2), K, kept=(1,)) == ToldCounts((None, 6, None), 88)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=4))
def test_no_small_count_can_be_worked_out(parts: list[int]) -> None:
    told = told_counts(parts, K)
    ranges = [
        range(1, sum(parts) + K) if known is None else range(known, known + 1)
        for known in told.parts
    ]
    possible = [
        worlds for worlds in product(*ranges) if told.total is None or sum(worlds) == told.total
    ]
    for rank, count in enumerate(parts):
        if 0 < count < K:
            assert len({world[rank] for world in possible}) > 1


def test_counts_that_tell_one_another_are_told_together_or_not_at_all() -> None:
    assert told_together((7, 0, 12), K) == (7, 0, 12)
    assert told_together((7, 1, 12), K) == (None, None, None)


def test_rows_are_not_told_whose_sums_would_give_a_small_count_away() -> None:
    assert told_rows([(9, 0), (8, 0), (7, 2)], K) == (False, False, False)
    assert told_rows([(9, 0), (8, 3), (7, 2)], K) == (True, False, False)
    assert told_rows([(9, 0), (8, 5)], K) == (True, True)


def test_small_groups_are_told_as_one() -> None:
    assert gathered({"a": (12,), "b": (3,), "c": (2,), "d": (0,)}, K) == {"b", "c"}


def test_a_small_group_takes_the_smallest_other_with_it() -> None:
    assert gathered({"a": (12,), "b": (3,), "c": (6,)}, K) == {"b", "c"}


def test_a_pole_of_four_pupils_is_one_group_too_small_to_tell() -> None:
    assert gathered({"a": (3,), "b": (1,)}, K) == {"a", "b"}


def test_a_group_that_comes_and_one_that_goes_are_not_many_on_either_day() -> None:
    assert gathered({"a": (9, 9), "b": (3, 0), "c": (0, 3)}, K) == {"a", "b", "c"}


@given(st.dictionaries(st.text(max_size=2), st.integers(0, 20), max_size=8))
def test_every_line_told_is_of_nobody_or_of_k_pupils(counts: dict[str, int]) -> None:
    together = gathered({group: (count,) for group, count in counts.items()}, K)
    lines = [count for group, count in counts.items() if group not in together]
    assert all(count == 0 or count >= K for count in lines)
    if sum(counts.values()) >= K:
        assert not together or sum(counts[group] for group in together) >= K
