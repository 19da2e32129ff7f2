"""The controls as a person has them explained, at the level that a workbook sets."""

from collections.abc import Iterable

from pial_xl.constats import Constat
from pial_xl.dossier import Dossier
from pial_xl.report.blocks.rule_lines import RuleLine, rule_line
from pial_xl.rules import Rule, catalogue
from pial_xl.tables.types import RULE_SETTING
from pial_xl.units.text import french


def rule_lines(d: Dossier, constats: Iterable[Constat]) -> tuple[RuleLine, ...]:
    """Explain every control beside a workbook, by a constat of it where there is one.

    Args:
        d: the workbook.
        constats: what a control says of it.
    """
    examples: dict[str, Constat] = {}
    for constat in constats:
        examples.setdefault(constat.code, constat)
    return tuple(line_beside(d, rule, examples.get(rule.code)) for rule in catalogue())


def line_beside(d: Dossier, rule: Rule, example: Constat | None) -> RuleLine:
    """Explain one control, at the level that a workbook sets.

    Args:
        d: the workbook.
        rule: the control.
        example: a constat of it; None without any.
    """
    changed_by = ""
    if rule.code in d.settings:
        key = f"{RULE_SETTING}.{rule.code}"
        cell = d.parametre_cell(key)
        changed_by = french(f"{cell.sheet} {cell.address} ({key})")
    return rule_line(
        rule,
        d.settings.get(rule.code, rule.niveau),
        changed_by=changed_by,
        example=example_text(example),
    )


def example_text(constat: Constat | None) -> str:
    """Give where a constat is, whom it is about, and what it says; blank without any."""
    if constat is None:
        return ""
    objet = f" ({constat.objet})" if constat.objet else ""
    return f"{constat.cell.sheet} {constat.cell.address}{objet} – {constat.message}"
