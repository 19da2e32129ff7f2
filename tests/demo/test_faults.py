"""The planted faults: each is found at its cell, and nothing else is."""

from collections import Counter

import pytest
from raw_demo import TITLE_ROW, constats_of

from pial_xl.demo.dataset import Dataset, demo_dataset
from pial_xl.demo.faults import FAULTS, ExpectedConstat, Fault, Ground, faulty_dataset
from pial_xl.tables import TABLES, columns
from pial_xl.tables.address import a1

Place = tuple[str, str, str, str]
_FAMILLES = {"S", "N", "C", "A", "T", "D", "L"}


def _place(f: ExpectedConstat) -> tuple[str, str, str]:
    model = next(m for m in TABLES if m.table == f.table)
    column = list(columns(model)).index(f.field) + 1
    return f.code, model.sheet, a1(column, TITLE_ROW + 1 + f.index)


def _constats(dataset: Dataset) -> Counter[Place]:
    return Counter(
        (c.code, c.cell.sheet, c.cell.address, c.niveau.value) for c in constats_of(dataset)
    )


@pytest.fixture(scope="module")
def clean_constats() -> Counter[Place]:
    return _constats(demo_dataset())


def _new_ones(dataset: Dataset, clean_constats: Counter[Place]) -> Counter[tuple[str, str, str]]:
    return Counter(place[:3] for place in (_constats(dataset) - clean_constats).elements())


def test_the_faults_give_their_constats_and_nothing_else(clean_constats: Counter[Place]) -> None:
    dataset, expected_ones = faulty_dataset()
    assert _new_ones(dataset, clean_constats) == Counter(map(_place, expected_ones))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda c: c.__name__)
def test_each_fault_alone_gives_its_constats(fault: Fault, clean_constats: Counter[Place]) -> None:
    ground = Ground(demo_dataset())
    expected_ones = fault(ground)
    assert _new_ones(ground.dataset, clean_constats) == Counter(map(_place, expected_ones))


def test_the_faults_cover_every_family() -> None:
    _, expected_ones = faulty_dataset()
    assert {c.code[0] for c in expected_ones} == _FAMILLES
    assert len(expected_ones) >= 25


def test_no_fault_hides_a_pupil_without_aesh(clean_constats: Counter[Place]) -> None:
    dataset, _ = faulty_dataset()
    caches = clean_constats - _constats(dataset)
    assert not [place for place in caches if place[3] != "INFO"]


def test_planting_leaves_the_clean_data_alone() -> None:
    clean_constats = demo_dataset()
    faulty_dataset()
    assert demo_dataset() == clean_constats


def test_the_same_faults_are_planted_every_time() -> None:
    assert faulty_dataset() == faulty_dataset()


def test_a_fault_that_finds_no_place_says_so() -> None:
    dataset = demo_dataset()
    dataset["T_Affectations"] = []
    with pytest.raises(LookupError):
        Ground(dataset).affectation(lambda _: True)
