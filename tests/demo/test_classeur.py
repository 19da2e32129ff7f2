"""The demo as a workbook: what was planted in the rows is found in the file."""

from collections import Counter
from pathlib import Path

import pytest
from brut_de_demo import constats_de

from pial_xl.demo.calendrier import DATE_DEMO
from pial_xl.demo.classeur import classeur_demo
from pial_xl.demo.fautes import donnees_fautives
from pial_xl.dossier import Dossier, lire_dossier
from pial_xl.findings import Finding
from pial_xl.rules import appliquer, catalogue
from pial_xl.tables import TABLES
from pial_xl.workbook.closed import read_workbook


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    chemin: Path = tmp_path_factory.mktemp("demo") / "demo.xlsm"
    chemin.write_bytes(classeur_demo())
    return lire_dossier(read_workbook(chemin), DATE_DEMO)


@pytest.fixture(scope="module")
def constats(dossier: Dossier) -> tuple[Finding, ...]:
    return appliquer(dossier, catalogue())[0]


def test_the_workbook_is_the_same_every_time() -> None:
    assert classeur_demo() == classeur_demo()


def test_each_planted_fault_is_found_at_its_cell(
    dossier: Dossier, constats: tuple[Finding, ...]
) -> None:
    trouves = {(f.code, f.feuille, f.cellule) for f in constats}
    for attendue in donnees_fautives()[1]:
        tableau = dossier.tableau(next(m for m in TABLES if m.table == attendue.table))
        cellule = tableau.cellule(tableau.lignes[attendue.index], attendue.champ)
        assert (attendue.code, cellule.feuille, cellule.adresse) in trouves, attendue


def test_the_file_says_the_same_as_its_rows(constats: tuple[Finding, ...]) -> None:
    def resume(findings: tuple[Finding, ...]) -> Counter[tuple[str, str, str]]:
        return Counter((f.code, f.niveau.value, f.objet) for f in findings)

    assert resume(constats) == resume(constats_de(donnees_fautives()[0]))


def test_the_workbook_needs_no_later_version_nor_year(constats: tuple[Finding, ...]) -> None:
    assert not {"S-12", "S-14"} & {f.code for f in constats}
