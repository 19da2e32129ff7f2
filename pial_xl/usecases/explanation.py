"""Explain the controls: what each looks for, why, and a constat that it gives."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pial_xl.constats import Constat
from pial_xl.demo import DATE_DEMO
from pial_xl.demo.examples import EXAMPLES
from pial_xl.demo.workbook import demo_workbook
from pial_xl.report.blocks.rule_lines import rule_line
from pial_xl.report.handouts.explanation import explanation_paper
from pial_xl.report.handouts.paper import Paper
from pial_xl.rules import Rule, catalogue
from pial_xl.sheets.closed.workbook import read_workbook, read_workbook_bytes
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.units.nearest import Nearest
from pial_xl.units.text import code_key, french, quoted
from pial_xl.usecases.judgment import judge
from pial_xl.usecases.rule_lines import example_text, line_beside


class UnknownCodeError(LookupError):
    """No control has this code."""


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


def example_of(code: str) -> Constat | None:
    """Give a constat of a code, without working out those of all others where that can be."""
    return _example_made_for(code) if code in EXAMPLES else _examples().get(code)


@cache
def _examples() -> dict[str, Constat]:
    """Give a constat of each code: of the fictitious workbook, else of a sample made for it."""
    demo = read_workbook_bytes(demo_workbook(), "exemple.xlsm")
    found: dict[str, Constat] = {}
    for constat in judge(demo, DATE_DEMO).report.constats:
        found.setdefault(constat.code, constat)
    for code in EXAMPLES.keys() - found.keys():
        if (made := _example_made_for(code)) is not None:
            found[code] = made
    return found


def _example_made_for(code: str) -> Constat | None:
    sample = SampleWorkbook()
    EXAMPLES[code](sample)
    constats = judge(sample.raw(), REFERENCE).report.constats
    return next((constat for constat in constats if constat.code == code), None)


def explain_rule(code: str, workbook: Path | None, reference: date) -> Paper:
    """Explain one control, beside a workbook where one is given.

    Args:
        code: its code, however it is typed: ``a-01``, ``A01``.
        workbook: a workbook of which to give the level in force, and the constats.
        reference: the date on which it is looked at.

    Raises:
        UnknownCodeError: no control has this code; its text is one French sentence.
        WorkbookReadError: the workbook cannot be read.
    """
    rules = {rule.code: rule for rule in catalogue()}
    key = code_key(code)
    without_hyphen = {known.replace("-", ""): known for known in rules}
    rule = rules.get(without_hyphen.get(key, key))
    if rule is None:
        raise UnknownCodeError(_unknown(code, rules))
    example = example_of(rule.code)
    if workbook is None:
        return explanation_paper(rule_line(rule, rule.niveau, example=example_text(example)))
    judgment = judge(read_workbook(workbook), reference)
    found = [c for c in judgment.report.constats if c.code == rule.code]
    return explanation_paper(line_beside(judgment.dossier, rule, example), found)


def _unknown(code: str, rules: Iterable[str]) -> str:
    near = Nearest(rules).to(code_key(code))
    hint = f" Vouliez-vous dire {near} ?" if near else ""
    return french(
        f"Aucun contrôle ne porte le code « {quoted(code)} ».{hint} "
        "« pial-xl regles » les donne tous."
    )
