"""The controls as a person has them explained, at the level that a workbook sets."""

from collections.abc import Iterable, Mapping

from pial_xl.constats import Constat
from pial_xl.dossier import Dossier
from pial_xl.report.blocks.rule_lines import RuleLine
from pial_xl.rules import Rule, catalogue
from pial_xl.rules.registry import NATURES
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
    return tuple(rule_line(rule, examples.get(rule.code), d) for rule in catalogue())


def rule_line(rule: Rule, example: Constat | None, d: Dossier | None = None) -> RuleLine:
    """Explain one control.

    Args:
        rule: the control.
        example: a constat of it; None without any.
        d: the workbook that sets its level; None for that of the rule itself.
    """
    settings: Mapping[str, object] = {} if d is None else d.settings
    return RuleLine(
        code=rule.code,
        title=french(rule.title),
        famille=rule.famille,
        niveau=rule.niveau,
        in_force=rule.niveau if d is None else d.settings.get(rule.code, rule.niveau),
        changed_by=_changed_by(rule, d) if rule.code in settings else "",
        condition=french(rule.condition),
        advice=french(rule.advice),
        example="" if example is None else example_text(example),
        source=french(rule.source),
        nature=NATURES.get(rule.nature, rule.nature),
        reads=tuple(model.sheet for model in rule.reads),
        package=rule.package,
    )


def _changed_by(rule: Rule, d: Dossier | None) -> str:
    if d is None:
        return ""
    cell = d.parametre_cell(f"{RULE_SETTING}.{rule.code}")
    return french(f"{cell.sheet} {cell.address} ({RULE_SETTING}.{rule.code})")


def example_text(constat: Constat) -> str:
    """Give where a constat is, whom it is about, and what it says."""
    objet = f" ({constat.objet})" if constat.objet else ""
    return f"{constat.cell.sheet} {constat.cell.address}{objet} – {constat.message}"
