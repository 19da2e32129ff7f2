"""Beside the code stand the AESH's name and the school, never a pupil's name."""

from datetime import date

import pytest

from pial_xl.constats import Constat
from pial_xl.report.grouping import lines
from pial_xl.report.who import pole_of, school_of, who
from pial_xl.tables.address import Cell
from pial_xl.testing import SampleWorkbook


@pytest.fixture
def c() -> SampleWorkbook:
    """Give a workbook whose AESH have names, and where every code is its own."""
    workbook = SampleWorkbook()
    for index, name in enumerate(("Fictive", "Inventé", "Imaginaire")):
        workbook.put("T_AESH", index, "nom", name)
        workbook.put("T_AESH", index, "prenom", "Alix")
    return workbook


def test_an_aesh_is_named_with_the_main_school(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "heures", 20)
    found = c.constat("A-01")
    assert found.objet == "A01"
    assert who(found) == "A01 Alix Fictive, École Saint-Exemple"
    assert (pole_of(found), school_of(found)) == ("P1", "École Saint-Exemple")


def test_the_json_keeps_the_code_alone(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "heures", 20)
    told = c.constat("A-01").as_json()
    assert told["objet"] == "A01"
    assert "Alix" not in "".join(told.values())


def test_a_pupil_is_a_code_with_the_school(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 4, "heures", 26)
    found = c.constat("N-02")
    assert who(found) == "E5, Collège Saint-Modèle"
    assert (pole_of(found), school_of(found)) == ("P2", "Collège Saint-Modèle")


def test_a_pair_names_the_aesh_alone(c: SampleWorkbook) -> None:
    c.add("T_Affectations", aesh="A01", eleve="E1", aide="I", heures=1)
    assert who(c.constat("A-11")) == "A01 Alix Fictive – E1, École Saint-Exemple"


def test_a_pupil_never_takes_the_name_of_the_aesh_of_the_same_code(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "aesh", "1")
    c.put("T_Eleves", 0, "eleve", "1")
    c.put("T_Notifications", 0, "eleve", "1")
    for index in range(3):
        c.put("T_Affectations", index, "aesh", "1")
    c.put("T_Affectations", 0, "eleve", "1")
    c.put("T_Affectations", 0, "heures", 6)
    assert who(c.constat("N-02")) == "1, École Saint-Exemple"
    c.put("T_Affectations", 0, "heures", 0)
    assert who(c.constat("A-12")) == "1 Alix Fictive – 1, École Saint-Exemple"


def test_a_cell_is_about_whom_its_row_names(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 3, "aide", "Z")
    assert who(c.constat("S-10")) == "A02 Alix Inventé – E4, École Sainte-Fiction"


def test_a_row_without_code_is_told_by_its_name(c: SampleWorkbook) -> None:
    c.add("T_AESH", nom="Sans-Code", prenom="Léo", pole="P1", debut=date(2026, 9, 1), heures=24)
    assert who(c.constat("S-15")) == "Léo Sans-Code"


def test_a_pole_is_told_by_its_code_and_words_on_one_line(c: SampleWorkbook) -> None:
    c.put("T_Poles", 0, "libelle", "PIAL\nExemple Nord")
    c.put("T_Dotation", 0, "heures", 40)
    found = next(k for k in c.run_checks()[0] if k.code == "D-01")
    assert who(found) == "P1 PIAL Exemple Nord"
    assert (pole_of(found), school_of(found)) == ("P1", "")


def test_a_coordinator_is_told_by_row_and_name(c: SampleWorkbook) -> None:
    c.put("T_Coordonnateurs", 0, "imp", 1.5)
    assert who(c.constat("L-02")) == "ligne 5 – Alice FICTIVE, École Saint-Exemple"


def test_schools_of_one_name_are_told_apart_by_commune(c: SampleWorkbook) -> None:
    c.put("T_Etablissements", 2, "nom", "École Saint-Exemple")
    c.put("T_Notifications", 3, "heures", 26)
    assert school_of(c.constat("N-02")) == "École Saint-Exemple (Rezé)"


def test_what_is_about_nobody_is_told_by_its_own_words(c: SampleWorkbook) -> None:
    c.add("T_Parametres", cle="tol_minutes", valeur="3")
    assert who(c.constat("S-17")) == "tol_minutes"


def test_a_line_of_several_is_about_their_place(c: SampleWorkbook) -> None:
    for index in (1, 2):
        c.put("T_Eleves", index, "classe", "CM2")
        c.put("T_Notifications", index, "fin", date(2029, 8, 31))
    kept = [k for k in c.run_checks()[0] if k.code == "N-14"]
    (line,) = lines(kept)
    assert line.size == 2
    assert who(line.constat) == "École Saint-Exemple (P1)"


def test_a_constat_read_back_from_a_sheet_is_told_by_its_own_words() -> None:
    read_back = Constat(Cell("AESH", "A5"), "A01", "…")
    assert (who(read_back), school_of(read_back), pole_of(read_back)) == ("A01", "", "")
