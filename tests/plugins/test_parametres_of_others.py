"""A package owns parameters: keys of Paramètres that its rules read, typed."""

from pathlib import Path

import openpyxl
import pytest
from installed_packages import PROGRAM, Machine, Outcome

from pial_xl.testing import SampleWorkbook

OWNER = """
from decimal import Decimal
from typing import Annotated
from pydantic import BeforeValidator
from pial_xl.bareme import Nature, ParametreInfo, ParametreModel
from pial_xl.bareme.foreign import declare_parametres
from pial_xl.bareme.parametre import PositiveInteger
def refuse(value):
    return 1 if value == 1 else 1 / 0

@declare_parametres
class Local(ParametreModel):
    {cle}: Annotated[{kind}, {info}]{default}

@rule("{code}", Niveau.INFO, "Essai", **facts)
def tried(d):
    "Toujours."
    said = repr(getattr(d.parametres_of(Local), "{cle}"))
    yield Constat(d.aesh.cell(d.aesh.rows[0], "aesh"), "A01", said)
"""
INFO = 'ParametreInfo("Trajet maximal", Nature.D, "Consigne fictive", unite="minutes")'


def owner(
    code: str = "X-01",
    cle: str = "trajet_max",
    kind: str = "PositiveInteger",
    info: str = INFO,
    default: str = " = 45",
) -> str:
    return PROGRAM + OWNER.format(code=code, cle=cle, kind=kind, info=info, default=default)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def _with(valeur: object) -> SampleWorkbook:
    workbook = SampleWorkbook()
    workbook.add("T_Parametres", cle="trajet_max", valeur=valeur)
    return workbook


def test_a_rule_reads_the_default_of_its_parameter(machine: Machine) -> None:
    machine.install("local", owner())
    outcome = machine.check()
    assert [c["message"] for c in outcome.report["constats"] if c["code"] == "X-01"] == ["45"]


def test_a_rule_reads_the_value_of_the_workbook_in_its_type(machine: Machine) -> None:
    machine.install("local", owner())
    outcome = machine.check(_with("60"))
    assert [c["message"] for c in outcome.report["constats"] if c["code"] == "X-01"] == ["60"]
    assert outcome.places("S-17") == []


def test_a_key_whose_package_is_not_installed_is_unknown(machine: Machine) -> None:
    assert len(machine.check(_with("60")).places("S-17")) == 1


def test_a_value_that_cannot_be_read_is_told_at_its_cell(machine: Machine) -> None:
    machine.install("local", owner())
    outcome = machine.check(_with("peu"))
    assert outcome.places("S-17") == [("S-17", "Paramètres", "C7")]
    assert [c["message"] for c in outcome.report["constats"] if c["code"] == "X-01"] == ["45"]


REFUSED = {
    "our_key": ({"cle": "tol_min"}, "la clé tol_min est déjà prise par pial-xl"),
    "wrong_default": ({"default": " = 'beaucoup'"}, "ValidationError"),
    "no_default": ({"default": ""}, "n'a pas de valeur d'origine"),
    "no_meaning": ({"info": "None"}, "ParametreInfo"),
    "long_source": ({"info": 'ParametreInfo("l", Nature.D, "s" * 501)'}, "est trop long"),
    "no_source": ({"info": 'ParametreInfo("l", Nature.D, "")'}, "de libellé ou de source"),
}


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The control of a machine where each package declares its parameters wrongly."""
    machine = Machine(tmp_path_factory.mktemp("machine"))
    for rank, (name, (changes, _)) in enumerate(REFUSED.items(), start=1):
        machine.install(name, owner(f"X-{rank:02}", **changes))
    return machine.check()


@pytest.mark.parametrize("package", REFUSED)
def test_parameters_that_are_ill_declared_are_left_aside(crowded: Outcome, package: str) -> None:
    assert REFUSED[package][1] in crowded.reason_of(package)


@pytest.mark.parametrize("package", REFUSED)
def test_a_rule_that_reads_them_says_so(crowded: Outcome, package: str) -> None:
    code = f"X-{list(REFUSED).index(package) + 1:02}"
    assert "n'ont pas été admis" in crowded.reason_of(package, code)


def test_parameters_that_cannot_read_their_values_keep_their_defaults(machine: Machine) -> None:
    machine.install("local", owner(kind="Annotated[int, BeforeValidator(refuse)]", default=" = 1"))
    outcome = machine.check(_with("60"))
    (reason,) = outcome.reasons()
    assert "paquet-local (entrée local)" in reason
    assert "ZeroDivisionError" in reason
    assert [c["message"] for c in outcome.report["constats"] if c["code"] == "X-01"] == ["1"]


def test_the_catalogue_and_a_new_workbook_show_the_parameter(machine: Machine) -> None:
    machine.install("local", owner())
    shown = machine.run("regles").stdout.replace("\u00a0", " ")
    assert "trajet_max : Trajet maximal, 45 minutes à défaut" in shown
    assert machine.run("nouveau", "neuf.xlsm").returncode == 0
    sheet = openpyxl.load_workbook(machine.folder / "neuf.xlsm", read_only=True)["Paramètres"]
    rows = {row[0]: row for row in sheet.iter_rows(values_only=True)}
    assert rows["trajet_max"][1:6] == (
        "Trajet maximal",
        45,
        "minutes",
        "local",
        "Consigne fictive",
    )
