"""A limit stands in the barème alone: elsewhere it is derived, and words that quote it agree."""

import ast
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from pial_xl.bareme.limits import (
    CDD_LAW,
    CDD_MONTHS,
    CDD_MONTHS_MARGIN,
    DATE_YEARS_AFTER,
    DATE_YEARS_BEFORE,
    ETP_MARGIN,
    FULL_TIME,
    FULL_TIME_MARGIN,
    OLD_SEMAINES,
    PROJECTION_DAYS,
    SMOOTHING_TOLERANCE,
)
from pial_xl.bareme.words import ANNUAL_HOURS, DEFAULTS, IMP_RATES, IMP_SHARES, ONE_ETP
from pial_xl.rules import catalogue
from pial_xl.template.formulas import HOURS_PER_ETP
from pial_xl.template.live.aesh import AESH
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.units.numbers import format_amount, format_number, format_share

PACKAGE = Path(__file__).parents[2] / "pial_xl"
MINUTES_AND_PERCENT = {60, 100}
SMALL = 2
# Sizes of a text, a code, a list, a memory: nothing that a law or a département could set.
NO_LIMIT_OF_THE_TRADE = {
    "_FIELD_MAX",
    "_SENTENCE_MAX",
    "_KNOWN_MAX",
    "_LETTERS_MAX",
    "_LETTERS_MIN",
    "_REPEATED_MAX",
    "_SHOWN_AESH",
    "_SHOWN_ELEVES",
    "_SHOWN_MAX",
    "_SHOWN_ROWS",
    "_SHOWN_RESERVES",
    "capacity",
    "width",
}


def _numbers_in(path: Path) -> Iterator[tuple[int, float]]:
    """Give the numbers a module compares or computes with, those of sizes and slices aside."""
    aside: set[int] = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        names = _names(node)
        if names & NO_LIMIT_OF_THE_TRADE or isinstance(node, ast.Slice):
            aside |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in aside:
            value = node.value
            if isinstance(value, int | float) and not isinstance(value, bool):
                yield node.lineno, value


def _names(node: ast.AST) -> set[str]:
    if isinstance(node, ast.keyword):
        return {node.arg or ""}
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return {node.target.id}
    if isinstance(node, ast.Assign):
        return {target.id for target in node.targets if isinstance(target, ast.Name)}
    return set()


@pytest.mark.parametrize("room", ["rules", "dossier", "tables"])
def test_no_number_of_the_law_or_of_local_use_stands_in_the_core_outside_the_bareme(
    room: str,
) -> None:
    allowed = {("address.py", 26), ("column.py", 12.0)}
    found = [
        f"{path.relative_to(PACKAGE)}:{line} {number}"
        for path in sorted((PACKAGE / room).rglob("*.py"))
        for line, number in _numbers_in(path)
        if abs(number) > SMALL and number not in MINUTES_AND_PERCENT
        if (path.name, number) not in allowed
    ]
    assert found == []


def test_live_hours_of_a_contract_stop_at_the_week_of_the_law() -> None:
    assert f"N([contrat])<={DEFAULTS.semaine_max})" in AESH["heures"]
    assert f"/{DEFAULTS.annuel_min // 60}" in AESH["etp"]
    assert f"{DEFAULTS.annuel_min // 60}/{DEFAULTS.semaines_defaut}" == HOURS_PER_ETP


def test_the_words_of_the_bareme_are_those_of_the_texts() -> None:
    assert ANNUAL_HOURS == 1607
    assert ONE_ETP == "1 ETP = 39h12 sur 41 semaines"
    assert IMP_RATES == "0,25, 0,5, 1, 2 ou 3"
    assert IMP_SHARES == "¼, ½, 1, 2 ou 3"


def test_the_limits_of_the_program_are_those_that_were_decided() -> None:
    assert (DATE_YEARS_BEFORE, DATE_YEARS_AFTER) == (20, 10)
    assert (SMOOTHING_TOLERANCE, PROJECTION_DAYS) == (10, 90)
    assert OLD_SEMAINES == (39, 40)
    assert ETP_MARGIN * 1000 == 5
    assert FULL_TIME == 100
    assert FULL_TIME_MARGIN * 10 == 5
    assert (36, 1, date(2023, 9, 1)) == (CDD_MONTHS, CDD_MONTHS_MARGIN, CDD_LAW)


@pytest.mark.parametrize(
    ("code", "quoted"),
    [
        ("S-04", f"{DATE_YEARS_BEFORE} ans avant, {DATE_YEARS_AFTER} ans après"),
        ("C-01", f"au-delà de {DEFAULTS.semaine_max // 60} heures"),
        ("C-02", f"heures × semaines / {ANNUAL_HOURS}"),
        ("C-03", f"entre {DEFAULTS.semaines_min} et {DEFAULTS.semaines_max}"),
        ("A-02", f"({DEFAULTS.heures_libres_seuil} minutes)"),
        (
            "A-03",
            f"à {SMOOTHING_TOLERANCE} minutes près, contrat × "
            f"{DEFAULTS.semaines_defaut}/{DEFAULTS.semaines_classe}",
        ),
        ("A-07", f"Moins de {DEFAULTS.accompagnement_min} minutes"),
        ("A-07", f"plus de {DEFAULTS.eleves_par_aesh_max} élèves"),
        ("D-05", f"({format_number(DEFAULTS.vacance_seuil_h)} heures)"),
        ("D-06", f"({format_number(DEFAULTS.taux_affectation_min)} %)"),
        ("L-02", ", ni ".join(map(format_share, DEFAULTS.imp_taux))),
        ("L-03", f"IMP × {format_amount(DEFAULTS.imp_montant)}"),
        ("L-11", f"moins de {format_number(DEFAULTS.quotite_imp_min)} %"),
    ],
)
def test_a_condition_in_words_quotes_the_limit_in_force(code: str, quoted: str) -> None:
    condition = next(rule.condition for rule in catalogue() if rule.code == code)
    assert quoted.replace("\u00a0", " ") in condition.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("day", "is_told"),
    [
        (date(2006, 1, 1), False),
        (date(2005, 12, 31), True),
        (date(2036, 12, 31), False),
        (date(2037, 1, 1), True),
    ],
)
def test_a_date_is_judged_around_the_school_year(day: date, is_told: bool) -> None:
    workbook = SampleWorkbook()
    cell = workbook.put("T_Coordonnateurs", 0, "fait_le", day)
    assert (("S-04", "Coordonnateurs", cell) in workbook.constats()) is is_told


def test_the_projection_looks_ahead_by_its_days() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_AESH", 1, "fin", REFERENCE + timedelta(days=PROJECTION_DAYS - 1))
    constats, _, _ = workbook.run_checks()
    message = next(c.message for c in constats if c.code == "D-12")
    assert "22/02/2027" in message


def test_the_smallest_rate_is_the_smallest_part_of_a_mission() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Poles", 0, "imp", 3)
    workbook.put("T_Coordonnateurs", 0, "imp", 0.2)
    assert workbook.constat("L-02").attendu.text == IMP_SHARES
    assert "L-06" not in workbook.codes()
