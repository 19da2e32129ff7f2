"""A program never reads a text back: what has a unit is yielded with it."""

import re

import pytest
from raw_demo import constats_of

from pial_xl.constats import Constat
from pial_xl.demo import faulty_dataset
from pial_xl.units.mesure import Unite

_MEASURED = re.compile(r"\d+h\d\d\b|\d\d/\d\d/\d{4}|\d\s(%|ETP|€|points|jours?|élèves?|lignes?)")
_ABOUT_WRITING = {"S-02", "S-03", "S-04"}
"""What a cell holds, and how it should be written, are texts."""


@pytest.fixture(scope="module")
def constats() -> tuple[Constat, ...]:
    dataset, _ = faulty_dataset()
    return constats_of(dataset)


def test_a_duration_a_date_a_share_or_a_count_is_never_a_mere_text(
    constats: tuple[Constat, ...],
) -> None:
    mere_texts = {
        (c.code, mesure.text)
        for c in constats
        if c.code not in _ABOUT_WRITING
        for mesure in (c.mesure, c.attendu, c.ecart)
        if mesure.unite is Unite.TEXT and _MEASURED.search(mesure.text)
    }

    assert mere_texts == set()


def test_most_measures_have_a_unit(constats: tuple[Constat, ...]) -> None:
    typed = [c for c in constats if c.mesure.unite is not Unite.TEXT]

    assert len(typed) > len(constats) / 2
