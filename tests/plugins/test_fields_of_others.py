"""A package adds letter fields, computed from a row of Coordonnateurs."""

import openpyxl
import pytest
from installed_packages import Machine, Outcome
from terminal import save_workbook

from pial_xl.testing import SampleWorkbook

FIELD = """
from pial_xl.letters.language.catalog import Field
from pial_xl.letters.language.known import declare_field
declare_field(Field({cle!r}, "Bassin", "Coordonnateurs, Secteur", lambda c, x: {value}))
"""


FIELDS = {
    "fine": ("bassin", "c.secteur", None),
    "raises": ("bassin_fautif", "c.secteur.upper()", "AttributeError"),
    "number": ("bassin_compte", "None if c.secteur else 3", "ne donne pas un texte"),
    "our_key": ("nom", "c.nom", "déjà prise par pial-xl"),
    "our_key_otherwise": ("Prenom", "c.nom", "déjà prise par pial-xl"),
    "same_key": ("BASSIN", "c.nom", "déjà prise par paquet-fine (entrée fine)"),
    "kept_word": ("fin", "c.nom", "est un mot des modèles de lettre"),
    "bars": ("a|b", "c.nom", "n'est pas faite de lettres"),
}
"""By package: the key of its field, how it is computed, and what is told of it."""


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """A machine where each package adds its field."""
    machine = Machine(tmp_path_factory.mktemp("machine"))
    for name, (cle, value, _) in FIELDS.items():
        machine.install(name, FIELD.format(cle=cle, value=value))
    return machine


@pytest.fixture(scope="module")
def outcome(machine: Machine) -> Outcome:
    """The control of a workbook whose second coordinator has no secteur."""
    return machine.check(_workbook())


def test_the_catalogue_shows_a_field_of_another_package(machine: Machine) -> None:
    shown = machine.run("regles").stdout.replace("\u00a0", " ")
    assert "{{bassin}} : Bassin" in shown
    assert "PAQUETS EN DÉFAUT" in shown


@pytest.mark.parametrize("package", [name for name, field in FIELDS.items() if field[2]])
def test_a_field_that_fails_or_is_ill_declared_is_one_line(outcome: Outcome, package: str) -> None:
    assert str(FIELDS[package][2]) in outcome.reason_of(package)


def test_a_field_that_fails_says_for_how_many_letters(outcome: Outcome) -> None:
    assert "1 ligne de Coordonnateurs" in outcome.reason_of("raises")


def test_a_field_that_is_computed_says_nothing(outcome: Outcome) -> None:
    assert not [said for said in outcome.reasons() if said.startswith("Le paquet paquet-fine")]


def test_a_letter_that_cites_a_field_that_failed_is_not_made_and_the_others_are(
    machine: Machine,
) -> None:
    book = openpyxl.load_workbook(save_workbook(_workbook(), machine.folder / "modele.xlsx"))
    sheet = book.create_sheet("Modèle de lettre")
    sheet["A1"] = "{{civilité}} {{nom}} du bassin {{bassin}}{{si bassin_fautif}}, là{{fin}}"
    book.save(machine.folder / "modele.xlsx")

    finished = machine.run("lettres", "modele.xlsx", "--sortie", "lettres")

    said = (finished.stdout + finished.stderr).replace("\u00a0", " ")
    assert finished.returncode == 1, said
    assert "champ bassin_fautif du paquet paquet-raises (entrée raises) en échec" in said
    (path,) = (machine.folder / "lettres").glob("*.xlsx")
    letters = openpyxl.load_workbook(path)
    made = letters["Lettre FICTIVE Alice"]["A1"].value
    assert made == "Mme\u00a0FICTIVE du bassin Nantes, là"
    assert "Lettre IMAGINAIRE Basile" not in letters.sheetnames


def _workbook() -> SampleWorkbook:
    workbook = SampleWorkbook()
    workbook.put("T_Coordonnateurs", 1, "secteur", None)
    return workbook
