"""The demo's timetables: they say the same as the allocations, and a week that can be lived."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

import pytest
from raw_demo import dossier_of

from pial_xl.demo.dataset import demo_dataset
from pial_xl.dossier import Dossier
from pial_xl.dossier.implied import affectation_changes
from pial_xl.tables import Creneau
from pial_xl.tables.types import CreneauNature

LUNCH_MIN = 45


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return dossier_of(demo_dataset())


@pytest.fixture(scope="module")
def days(dossier: Dossier) -> dict[tuple[str, str], list[Creneau]]:
    found: defaultdict[tuple[str, str], list[Creneau]] = defaultdict(list)
    for c in dossier.creneaux.rows:
        found[str(c.aesh), str(c.jour)].append(c)
    return found


def _bounds(creneaux: Iterable[Creneau]) -> list[tuple[int, int]]:
    return [(c.debut or 0, c.fin or 0) for c in creneaux]


def test_eighteen_aesh_have_a_timetable(dossier: Dossier) -> None:
    assert len({c.aesh for c in dossier.creneaux.rows}) == 18


def test_slots_add_up_to_the_allocations(dossier: Dossier) -> None:
    placed: Counter[tuple[str | None, str | None]] = Counter()
    for c in dossier.creneaux.rows:
        if c.eleve or c.groupe:
            placed[c.aesh, c.eleve or c.groupe] += (c.fin or 0) - (c.debut or 0)
    with_schedule = {c.aesh for c in dossier.creneaux.rows}
    assigned = {
        (a.aesh, a.groupe or a.eleve): a.heures
        for a in dossier.affectations.rows
        if a.aesh in with_schedule
    }
    assert dict(placed) == assigned


def test_slots_of_a_day_follow_each_other(
    days: dict[tuple[str, str], list[Creneau]],
) -> None:
    for jour, creneaux in days.items():
        for (debut, fin), (following, _) in pairwise(_bounds(creneaux)):
            assert debut < fin <= following, jour


def test_a_full_day_leaves_time_for_lunch(
    days: dict[tuple[str, str], list[Creneau]],
) -> None:
    for jour, creneaux in days.items():
        bounds = _bounds(creneaux)
        if bounds[0][0] < 12 * 60 and bounds[-1][1] > 14 * 60:
            pauses = [following - fin for (_, fin), (following, _) in pairwise(bounds)]
            assert max(pauses) >= LUNCH_MIN, jour


def test_no_pupil_stands_in_two_timetables(dossier: Dossier) -> None:
    aesh_by_eleve: defaultdict[str, set[str]] = defaultdict(set)
    for c in dossier.creneaux.rows:
        if c.eleve:
            aesh_by_eleve[c.eleve].add(str(c.aesh))
    assert all(len(aesh) == 1 for aesh in aesh_by_eleve.values())


def test_lunch_is_only_for_pupils_whose_decision_covers_it(dossier: Dossier) -> None:
    repas = [c for c in dossier.creneaux.rows if c.nature is CreneauNature.REPAS]
    assert repas
    assert all(dossier.eleve_by_code[c.eleve or ""].midi for c in repas)


def test_the_road_between_two_schools_of_a_day_is_counted(
    dossier: Dossier, days: dict[tuple[str, str], list[Creneau]]
) -> None:
    routes = {frozenset((t.uai_depart, t.uai_arrivee)): t.minutes for t in dossier.trajets.rows}
    field_changes = 0
    for creneaux in days.values():
        on_site = [c for c in creneaux if c.uai]
        for before, after in pairwise(on_site):
            if before.uai != after.uai:
                field_changes += 1
                (trajet,) = [c for c in creneaux if c.nature is CreneauNature.TRAJET]
                attendu = routes[frozenset((before.uai, after.uai))]
                assert (trajet.fin or 0) - (trajet.debut or 0) == attendu
                assert before.fin == trajet.debut
                assert (trajet.fin or 0) <= (after.debut or 0)
    assert field_changes >= 2


def test_the_slots_imply_the_allocations_that_are_written(dossier: Dossier) -> None:
    assert affectation_changes(dossier) == ()
