"""A package adds rules through its entry point; what it does wrong costs only its own part."""

import json
from pathlib import Path

import pytest
from installed_packages import GOOD_RULE, PROGRAM, SAID_BY_GOOD_RULE, Machine, Outcome

from pial_xl.testing import SampleWorkbook


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The control of a machine where one package works, and each other makes its own mistake."""
    machine = Machine(tmp_path_factory.mktemp("machine"))
    machine.install("bon", PROGRAM + GOOD_RULE)
    for name, (text, _) in AT_IMPORT.items():
        machine.install(name, f"{PROGRAM}{GOOD_RULE}{text}\n")
    for rank, (name, (text, _)) in enumerate(IN_A_RULE.items(), start=10):
        machine.install(name, PROGRAM + STOPPED.format(rank=rank, text=text))
    for name, (code, niveau, nature, reads, _) in REFUSED.items():
        machine.install(name, PROGRAM + ILL_DECLARED.format(code, niveau, nature, reads))
    return machine.check()


def test_a_rule_of_another_package_is_applied(machine: Machine) -> None:
    machine.install("bon", PROGRAM + GOOD_RULE)
    outcome = machine.check()
    assert outcome.places() == SAID_BY_GOOD_RULE
    assert outcome.reasons() == []


def test_a_package_that_plugs_into_pydantic_is_not_asked(machine: Machine) -> None:
    machine.install("espion", 'raise RuntimeError("chargé")\n', group="pydantic")
    outcome = machine.check()
    assert (outcome.code, outcome.errors) == (0, "")


def test_the_catalogue_says_which_package_a_rule_comes_from(machine: Machine) -> None:
    machine.install("bon", PROGRAM + GOOD_RULE)
    (added,) = [r for r in json.loads(machine.run("regles", "--json").stdout) if "paquet" in r]
    assert (added["code"], added["famille"]) == ("X-01", "autres paquets")
    assert added["paquet"] == "paquet-bon (entrée bon)"
    assert "Essai (paquet paquet-bon (entrée bon))" in machine.run("regles").stdout


def test_a_workbook_may_switch_off_a_rule_of_another_package(machine: Machine) -> None:
    machine.install("bon", PROGRAM + GOOD_RULE)
    workbook = SampleWorkbook()
    workbook.add("T_Parametres", cle="controle.X-01", valeur="non")
    outcome = machine.check(workbook)
    assert outcome.places() == []
    assert any("X-01" in text for text in outcome.report["reglages"])


AT_IMPORT = {
    "exception": ("raise ZeroDivisionError('oups')", "ZeroDivisionError : oups"),
    "absent_module": ("import module_absent_fictif", "module_absent_fictif"),
    "syntax": ("def (", "SyntaxError"),
    "exit": ("import sys; sys.exit(3)", "SystemExit : 3"),
    "unspeakable": (
        "class E(Exception):\n    def __str__(self): return 1 / 0\nraise E",
        "E, unspeakable.py, ligne",
    ),
    "calls_us": ("from pial_xl.rules import catalogue; catalogue()", "pendant le chargement"),
    "incomplete": (
        "@rule('X-02', Niveau.INFO, 't', nature='D', advice='a.')\ndef f(d): ...",
        "TypeError",
    ),
}
"""By package: what its module does once it has declared a rule, and what is told of it."""


@pytest.mark.parametrize("package", AT_IMPORT)
def test_a_module_that_cannot_be_imported_is_one_line(crowded: Outcome, package: str) -> None:
    assert AT_IMPORT[package][1] in crowded.reason_of(package)


def test_beside_every_mistake_what_works_goes_on(crowded: Outcome) -> None:
    assert [place for place in crowded.places() if place[0] == "X-01"] == SAID_BY_GOOD_RULE
    assert len(crowded.reasons()) == len(AT_IMPORT) + len(REFUSED)


def test_a_package_that_uses_our_rules_before_failing_takes_none_away(machine: Machine) -> None:
    workbook = SampleWorkbook()
    workbook.put("T_AESH", 0, "heures", None)
    alone = machine.check(workbook).others
    machine.install("casse", "import pial_xl.rules.contrats\nraise ValueError\n")
    assert machine.check(workbook).others == alone


IN_A_RULE = {
    "raises": ("raise KeyError('perdu')", "KeyError : 'perdu'"),
    "exits": ("raise SystemExit", "SystemExit"),
    "yields_text": ("yield 'texte'", "ni constat ni réserve, mais str"),
    "yields_none": ("yield None", "ni constat ni réserve, mais NoneType"),
    "no_cell": ("yield Constat(None, 'A01', 'm')", "la cellule n'en est pas une"),
    "no_address": ("yield Constat(Cell('AESH', '12A'), 'A01', 'm')", "la cellule n'en est pas une"),
    "column_beyond": (
        "yield Constat(Cell('AESH', 'XFE1'), 'A01', 'm')",
        "la cellule n'en est pas une",
    ),
    "row_beyond": (
        "yield Constat(Cell('AESH', 'A1048577'), 'A01', 'm')",
        "la cellule n'en est pas une",
    ),
    "no_message": ("yield Constat(here, 'A01', None)", "un champ n'est pas un texte"),
    "number_for_object": ("yield Constat(here, 3, 'm')", "n'est pas un texte"),
    "no_level": ("yield Constat(here, 'A01', 'm', niveau='GRAVE')", "le niveau n'en est pas un"),
    "no_measure": ("yield Constat(here, 'A01', 'm', mesure=3)", "mesure"),
    "no_reason": ("yield Reserve('A01', None)", "n'est pas un texte"),
}
"""By package: what its rule does after its first constat, and what is told of it."""
STOPPED = """
from pial_xl.tables.address import Cell
@rule("X-{rank}", Niveau.INFO, "Arrêt", **facts)
def stopped(d):
    "Jamais."
    here = d.aesh.cell(d.aesh.rows[0], "aesh")
    yield Constat(here, "A01", "Avant.")
    {text}
"""


@pytest.mark.parametrize("package", IN_A_RULE)
def test_a_rule_that_goes_wrong_is_one_line_and_what_it_had_said_stays(
    crowded: Outcome, package: str
) -> None:
    code = f"X-{list(IN_A_RULE).index(package) + 10}"
    reason = crowded.reason_of(package, code)
    assert "En partie seulement" in reason
    assert IN_A_RULE[package][1] in reason
    assert [place for place in crowded.places() if place[0] == code] == [(code, "AESH", "A5")]


def test_a_rule_that_gives_nothing_to_go_through_is_one_line(machine: Machine) -> None:
    machine.install("nul", PROGRAM + '@rule("X-03", Niveau.INFO, "t", **facts)\ndef f(d): pass\n')
    reason = machine.check().reason_of("nul", "X-03")
    assert "TypeError" in reason
    assert "En partie" not in reason


REFUSED = {
    "our_code": ("A-01", "INFO", "D", "(Aesh,)", "A-01 est déjà pris par pial-xl"),
    "no_x": ("B-01", "INFO", "D", "(Aesh,)", "« B-01 », n'est pas fait de « X- »"),
    "small_letters": ("X-a", "INFO", "D", "(Aesh,)", "« X-a »"),
    "no_nature": ("X-09", "INFO", "Z", "(Aesh,)", "la nature de X-09"),
    "method_for_level": ("X-09", "upper", "D", "(Aesh,)", "le niveau de X-09"),
    "names_for_tables": ("X-09", "INFO", "D", "('T_AESH',)", "ce que lit X-09"),
}
"""By package: the code, level, nature and tables of its rule, and what is told of it."""
ILL_DECLARED = """
@rule("{}", Niveau.{}, "t", source="s", nature="{}", reads={}, advice="a.")
def refused(d):
    raise AssertionError
"""


@pytest.mark.parametrize("package", REFUSED)
def test_a_rule_that_is_ill_declared_is_left_aside(crowded: Outcome, package: str) -> None:
    assert REFUSED[package][-1] in crowded.reason_of(package)


def test_a_package_keeps_its_rules_beside_one_that_is_ill_declared(machine: Machine) -> None:
    refused = ILL_DECLARED.format("A-01", "INFO", "D", "(Aesh,)")
    machine.install("casse", PROGRAM + refused + GOOD_RULE)
    outcome = machine.check()
    assert outcome.reason_of("casse")
    assert outcome.places() == SAID_BY_GOOD_RULE


def test_of_two_packages_with_one_code_the_first_by_its_entry_point_keeps_it(
    machine: Machine,
) -> None:
    machine.install("b", PROGRAM + GOOD_RULE)
    machine.install("a", PROGRAM + GOOD_RULE)
    outcome = machine.check()
    assert outcome.places() == SAID_BY_GOOD_RULE
    (reason,) = outcome.reasons()
    assert "Le paquet paquet-b (entrée b)" in reason
    assert "déjà pris par paquet-a (entrée a)" in reason


def test_what_a_package_prints_is_kept_out_of_the_json(machine: Machine) -> None:
    shout = "print('ICI')\nimport sys\nsys.stdout.write('LA')\n"
    machine.install(
        "bavard", shout + PROGRAM + GOOD_RULE.replace("    for a", "    print('ET LA')\n    for a")
    )
    outcome = machine.check()
    assert outcome.places() == SAID_BY_GOOD_RULE
    assert all(word in outcome.errors for word in ("ICI", "LA", "ET LA"))
    assert json.loads(machine.run("regles", "--json").stdout)


def test_metadata_without_a_name_does_not_stop_the_control(machine: Machine) -> None:
    machine.install("bon", PROGRAM + GOOD_RULE)
    (metadata,) = machine.site.glob("*.dist-info/METADATA")
    metadata.unlink()
    assert machine.check().places() == SAID_BY_GOOD_RULE


def test_an_interruption_by_the_user_goes_through(machine: Machine) -> None:
    machine.install("casse", "raise KeyboardInterrupt\n")
    finished = machine.run("regles")
    assert (finished.returncode, finished.stdout) == (130, "")


def test_the_screen_names_the_package_too(machine: Machine) -> None:
    machine.install("casse", "raise ValueError\n")
    machine.check()
    asked = ("controler", "classeur.xlsx", "--date", "2026-11-24")
    finished = machine.run(*asked, "--trace")
    assert "paquet-casse" in finished.stdout
    assert "Traceback" in finished.stderr


def test_the_technical_detail_of_a_mistake_is_shown_only_where_it_is_asked_for(
    machine: Machine,
) -> None:
    machine.install("casse", "raise ValueError\n")
    assert "Traceback" not in machine.check().errors
