"""Explain the controls: what each looks for, why, and a constat that it gives."""

from dataclasses import dataclass
from functools import cache

from pial_xl.constats import Constat
from pial_xl.demo import DATE_DEMO
from pial_xl.demo.examples import EXAMPLES
from pial_xl.demo.workbook import demo_workbook
from pial_xl.rules import Rule, catalogue
from pial_xl.sheets.closed.workbook import read_workbook_bytes
from pial_xl.tables.raw import RawWorkbook
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.judgment import judge


@dataclass(frozen=True, slots=True)
class Explanation:
    """A control, and an example.

    Attributes:
        rule: the control.
        example: a constat of it, of a made-up workbook; None where none is shipped.
    """

    rule: Rule
    example: Constat | None


def explanations() -> tuple[Explanation, ...]:
    """Give every control in the catalogue's order."""
    examples = _examples()
    return tuple(Explanation(rule, examples.get(rule.code)) for rule in catalogue())


@cache
def _examples() -> dict[str, Constat]:
    """Give a constat of each code: of the fictitious workbook, else of a sample made for it."""
    demo = read_workbook_bytes(demo_workbook(), "exemple.xlsm")
    found: dict[str, Constat] = {}
    for constat in judge(demo, DATE_DEMO).report.constats:
        found.setdefault(constat.code, constat)
    for code in EXAMPLES.keys() - found.keys():
        constats = judge(_sample(code), REFERENCE).report.constats
        found.update((c.code, c) for c in reversed(constats) if c.code == code)
    return found


def _sample(code: str) -> RawWorkbook:
    sample = SampleWorkbook()
    EXAMPLES[code](sample)
    return sample.raw()
