"""The demo's timetables: they say the same as the allocations, and a week that can be lived."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

import pytest
from brut_de_demo import dossier_de

from pial_xl.demo.donnees import donnees_demo
from pial_xl.dossier import Dossier
from pial_xl.tables import Creneau
from pial_xl.tables.types import NatureCreneau

DEJEUNER_MIN = 45


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return dossier_de(donnees_demo())


@pytest.fixture(scope="module")
def journees(dossier: Dossier) -> dict[tuple[str, str], list[Creneau]]:
    found: defaultdict[tuple[str, str], list[Creneau]] = defaultdict(list)
    for c in dossier.creneaux.lignes:
        found[str(c.aesh), str(c.jour)].append(c)
    return found


def _bornes(creneaux: Iterable[Creneau]) -> list[tuple[int, int]]:
    return [(c.debut or 0, c.fin or 0) for c in creneaux]


def test_eighteen_aesh_have_a_timetable(dossier: Dossier) -> None:
    assert len({c.aesh for c in dossier.creneaux.lignes}) == 18


def test_slots_add_up_to_the_allocations(dossier: Dossier) -> None:
    poses: Counter[tuple[str | None, str | None]] = Counter()
    for c in dossier.creneaux.lignes:
        if c.eleve or c.groupe:
            poses[c.aesh, c.eleve or c.groupe] += (c.fin or 0) - (c.debut or 0)
    avec_emploi = {c.aesh for c in dossier.creneaux.lignes}
    affectes = {
        (a.aesh, a.groupe or a.eleve): a.heures
        for a in dossier.affectations.lignes
        if a.aesh in avec_emploi
    }
    assert dict(poses) == affectes


def test_slots_of_a_day_follow_each_other(
    journees: dict[tuple[str, str], list[Creneau]],
) -> None:
    for jour, creneaux in journees.items():
        for (debut, fin), (suivant, _) in pairwise(_bornes(creneaux)):
            assert debut < fin <= suivant, jour


def test_a_full_day_leaves_time_for_lunch(
    journees: dict[tuple[str, str], list[Creneau]],
) -> None:
    for jour, creneaux in journees.items():
        bornes = _bornes(creneaux)
        if bornes[0][0] < 12 * 60 and bornes[-1][1] > 14 * 60:
            pauses = [suivant - fin for (_, fin), (suivant, _) in pairwise(bornes)]
            assert max(pauses) >= DEJEUNER_MIN, jour


def test_no_pupil_stands_in_two_timetables(dossier: Dossier) -> None:
    aesh_par_eleve: defaultdict[str, set[str]] = defaultdict(set)
    for c in dossier.creneaux.lignes:
        if c.eleve:
            aesh_par_eleve[c.eleve].add(str(c.aesh))
    assert all(len(aesh) == 1 for aesh in aesh_par_eleve.values())


def test_lunch_is_only_for_pupils_whose_decision_covers_it(dossier: Dossier) -> None:
    repas = [c for c in dossier.creneaux.lignes if c.nature is NatureCreneau.REPAS]
    assert repas
    assert all(dossier.eleve_par_code[c.eleve or ""].midi for c in repas)


def test_the_road_between_two_schools_of_a_day_is_counted(
    dossier: Dossier, journees: dict[tuple[str, str], list[Creneau]]
) -> None:
    routes = {frozenset((t.uai_depart, t.uai_arrivee)): t.minutes for t in dossier.trajets.lignes}
    changements = 0
    for creneaux in journees.values():
        sur_place = [c for c in creneaux if c.uai]
        for avant, apres in pairwise(sur_place):
            if avant.uai != apres.uai:
                changements += 1
                (trajet,) = [c for c in creneaux if c.nature is NatureCreneau.TRAJET]
                attendu = routes[frozenset((avant.uai, apres.uai))]
                assert (trajet.fin or 0) - (trajet.debut or 0) == attendu
                assert avant.fin == trajet.debut
                assert (trajet.fin or 0) <= (apres.debut or 0)
    assert changements >= 2
