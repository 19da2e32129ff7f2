"""The planted faults: each is found at its cell, and nothing else is."""

from collections import Counter

import pytest
from brut_de_demo import LIGNE_TITRES, constats_de

from pial_xl.demo.donnees import Donnees, donnees_demo
from pial_xl.demo.fautes import FAUTES, Faute, FauteAttendue, Terrain, donnees_fautives
from pial_xl.tables import TABLES, colonnes
from pial_xl.tables.adresse import a1

Place = tuple[str, str, str, str]
_FAMILLES = {"S", "N", "C", "A", "D", "L"}


def _place(f: FauteAttendue) -> tuple[str, str, str]:
    modele = next(m for m in TABLES if m.table == f.table)
    colonne = list(colonnes(modele)).index(f.champ) + 1
    return f.code, modele.feuille, a1(colonne, LIGNE_TITRES + 1 + f.index)


def _constats(donnees: Donnees) -> Counter[Place]:
    return Counter((f.code, f.feuille, f.cellule, f.niveau.value) for f in constats_de(donnees))


@pytest.fixture(scope="module")
def propres() -> Counter[Place]:
    return _constats(donnees_demo())


def _nouveaux(donnees: Donnees, propres: Counter[Place]) -> Counter[tuple[str, str, str]]:
    return Counter(place[:3] for place in (_constats(donnees) - propres).elements())


def test_the_faults_give_their_findings_and_nothing_else(propres: Counter[Place]) -> None:
    donnees, attendues = donnees_fautives()
    assert _nouveaux(donnees, propres) == Counter(map(_place, attendues))


@pytest.mark.parametrize("faute", FAUTES, ids=lambda f: f.__name__)
def test_each_fault_alone_gives_its_findings(faute: Faute, propres: Counter[Place]) -> None:
    terrain = Terrain(donnees_demo())
    attendues = faute(terrain)
    assert _nouveaux(terrain.donnees, propres) == Counter(map(_place, attendues))


def test_the_faults_cover_every_family() -> None:
    _, attendues = donnees_fautives()
    assert {f.code[0] for f in attendues} == _FAMILLES
    assert len(attendues) >= 25


def test_no_fault_hides_a_pupil_without_aesh(propres: Counter[Place]) -> None:
    donnees, _ = donnees_fautives()
    caches = propres - _constats(donnees)
    assert not [place for place in caches if place[3] != "INFO"]


def test_planting_leaves_the_clean_data_alone() -> None:
    propres = donnees_demo()
    donnees_fautives()
    assert donnees_demo() == propres


def test_the_same_faults_are_planted_every_time() -> None:
    assert donnees_fautives() == donnees_fautives()


def test_a_fault_that_finds_no_place_says_so() -> None:
    donnees = donnees_demo()
    donnees["T_Affectations"] = []
    with pytest.raises(LookupError):
        Terrain(donnees).affectation(lambda _: True)
