"""What each school has: its notified pupils, the AESH who come there, the hours they give."""

from pial_xl.report.schools import SchoolRow, schools_of
from pial_xl.report.synthese import synthese
from pial_xl.tables.types import Aide
from pial_xl.testing import SampleWorkbook


def school(workbook: SampleWorkbook, nom: str) -> SchoolRow:
    (row,) = [row for row in schools_of(workbook.dossier()) if row.nom == nom]
    return row


def test_a_school_has_its_pupils_its_aesh_and_their_hours() -> None:
    row = school(SampleWorkbook(), "École Saint-Exemple")
    assert (row.pole, row.nb_aesh) == ("P1", 1)
    assert (row.couverture.individuals, row.couverture.mutualisee) == (1, 2)
    assert row.heures == {Aide.I: 12 * 60, Aide.M: 12 * 60}


def test_a_pupil_without_hours_is_missing_in_the_school_alone() -> None:
    workbook = SampleWorkbook()
    del workbook.tables["T_Affectations"][3]
    row = school(workbook, "École Sainte-Fiction")
    assert (row.couverture.without, row.couverture.missing) == (1, 24 * 60)
    assert (row.nb_aesh, row.total) == (0, 0)


def test_a_school_where_nothing_happens_is_left_out() -> None:
    assert "École du Gabarit" not in [row.nom for row in schools_of(SampleWorkbook().dossier())]


def test_two_schools_of_one_name_are_told_apart_by_their_uai() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Etablissements", 2, "nom", "École Saint-Exemple")
    names = [row.nom for row in schools_of(workbook.dossier())]
    assert names[:2] == ["École Saint-Exemple (0440001M)", "École Saint-Exemple (0440003P)"]


def test_schools_make_up_the_coverage_of_their_poles() -> None:
    s = synthese(SampleWorkbook().dossier())
    assert s.schools is not None
    assert s.couverture is not None
    overall = s.couverture[-1]
    assert sum(row.couverture.notified for row in s.schools) == overall.notified
    assert sum(row.couverture.mutualisee for row in s.schools) == overall.mutualisee
