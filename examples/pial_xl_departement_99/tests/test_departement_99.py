"""What the imaginary département adds, on the clean workbook that pial-xl ships for tests."""

import pytest

from pial_xl.letters.context import context_of
from pial_xl.letters.language.known import values
from pial_xl.rules import catalogue
from pial_xl.testing import SampleWorkbook


@pytest.fixture
def workbook() -> SampleWorkbook:
    """A workbook whose only groupe is of two pupils."""
    return SampleWorkbook()


def test_both_rules_are_in_the_catalogue_with_the_name_of_the_package() -> None:
    added = {rule.code: rule.package for rule in catalogue() if rule.package}
    assert {"X-99-01", "X-99-02"} <= added.keys()
    assert "pial-xl-departement-99" in added["X-99-01"]


def test_x9901_a_groupe_of_the_maximum_is_in_order(workbook: SampleWorkbook) -> None:
    workbook.add("T_Parametres", cle="eleves_par_groupe_max", valeur=2)
    assert "X-99-01" not in workbook.codes()


def test_x9901_a_groupe_of_one_more_is_told_at_its_first_row(workbook: SampleWorkbook) -> None:
    workbook.add("T_Parametres", cle="eleves_par_groupe_max", valeur=1)
    constat = workbook.constat("X-99-01")
    assert (constat.cell.sheet, constat.cell.address) == ("Affectations", "E6")
    assert constat.ecart.value == 1


def test_x9902_a_school_with_pupils_and_no_named_chef_is_told(workbook: SampleWorkbook) -> None:
    for row in workbook.tables["T_Etablissements"]:
        row["chef"] = "Mme CHEFFE-FICTIVE"
    cell = workbook.put("T_Etablissements", 0, "chef", None)
    assert workbook.constat("X-99-02").cell.address == cell


def test_x9902_a_school_without_pupils_needs_no_chef(workbook: SampleWorkbook) -> None:
    for row in workbook.tables["T_Etablissements"][:3]:
        row["chef"] = "Mme CHEFFE-FICTIVE"
    assert "X-99-02" not in workbook.codes()


@pytest.mark.parametrize(
    ("commune", "bassin"), [("Nantes", "bassin Nord"), ("Guérande", "bassin Sud"), (None, None)]
)
def test_a_letter_says_the_bassin_of_the_school(
    workbook: SampleWorkbook, commune: str | None, bassin: str | None
) -> None:
    workbook.put("T_Etablissements", 0, "commune", commune)
    dossier = workbook.dossier()
    coordonnateur = dossier.coordonnateurs.rows[0]
    assert values(coordonnateur, context_of(dossier, coordonnateur))["bassin"] == bassin
