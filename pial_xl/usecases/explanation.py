"""Explain the controls: what each looks for, why, and a constat that it gives."""

from dataclasses import dataclass
from functools import cache

from pial_xl.constats import Constat
from pial_xl.demo import DATE_DEMO
from pial_xl.demo.workbook import demo_workbook
from pial_xl.rules import Rule, catalogue
from pial_xl.sheets.closed.workbook import read_workbook_bytes
from pial_xl.usecases.judgment import judge


@dataclass(frozen=True, slots=True)
class Explanation:
    """A control, and an example.

    Attributes:
        rule: the control.
        example: a constat of the fictitious workbook; None where it gives none.
    """

    rule: Rule
    example: Constat | None


def explanations() -> tuple[Explanation, ...]:
    """Give every control in the catalogue's order."""
    examples = _examples()
    return tuple(Explanation(rule, examples.get(rule.code)) for rule in catalogue())


@cache
def _examples() -> dict[str, Constat]:
    """Give the first constat of each code in the fictitious workbook."""
    raw = read_workbook_bytes(demo_workbook(), "exemple.xlsm")
    found: dict[str, Constat] = {}
    for constat in judge(raw, DATE_DEMO).report.constats:
        found.setdefault(constat.code, constat)
    return found
