"""The sheet Règles of the workbook: each control explained, its level as Paramètres sets it now."""

from collections.abc import Mapping, Sequence
from typing import Final

from xlsxwriter import Workbook

from pial_xl.constats import Niveau, read_niveau
from pial_xl.report.blocks.rule_lines import COLUMNS, OFF, SHEET, TITLE_ROW, rule_line
from pial_xl.report.looks import BACK
from pial_xl.report.workbook.rule_lines import draw_rules
from pial_xl.report.workbook.styles import TEMPLATE_FOOTER, Styles
from pial_xl.rules import Rule, catalogue
from pial_xl.tables import Parametre
from pial_xl.tables.address import a1
from pial_xl.tables.types import RULE_OFF_WORDS, RULE_SETTING, setting_key
from pial_xl.template.carried import CarriedCell
from pial_xl.template.outputs import HOME_LABEL, HOME_LINK
from pial_xl.template.zones import column_name
from pial_xl.units.palette import GRAY

_KEYS: Final = column_name(Parametre.table, "cle")
_VALUES: Final = column_name(Parametre.table, "valeur")
_LEVEL, _CHANGED = 1, 2
"""Columns, from 0, of the level in force and of where it is set."""
_BACK: Final = 5
"""That of the link back to Accueil: a screen of 1,366 pixels shows it, past the title."""


def draw(workbook: Workbook, parametres: Sequence[Mapping[str, object]]) -> None:
    """Add the sheet.

    Args:
        workbook: the workbook.
        parametres: the rows of Paramètres, for what formulas show before they are calculated.
    """
    styles = Styles(workbook)
    settings = {setting_key(_value(r.get("cle"))): _value(r.get("valeur")) for r in parametres}
    sheet = workbook.add_worksheet(SHEET)
    sheet.set_tab_color(GRAY)
    ours = [rule for rule in catalogue() if not rule.package]
    draw_rules(sheet, styles, [rule_line(rule, rule.niveau) for rule in ours], TEMPLATE_FOOTER)
    for row, rule in enumerate(ours, start=TITLE_ROW):
        level, changed = _formulas(row + 1)
        shown = _shown(rule, settings)
        look = styles.of(COLUMNS[_LEVEL].look, num_format="General")
        sheet.write_formula(row, _LEVEL, level, look, shown)
        where = "Paramètres" if f"{RULE_SETTING}.{rule.code}" in settings else ""
        sheet.write_formula(row, _CHANGED, changed, look, where)
    sheet.write_url(0, _BACK, HOME_LINK, styles.of(BACK), HOME_LABEL)


def _formulas(row: int) -> tuple[str, str]:
    """Give the formulas of a row, from 1: the level in force, and where it is set."""
    place = f'MATCH("{RULE_SETTING}."&$A{row},{_KEYS},0)'
    value = f'INDEX({_VALUES},{place})&""'
    is_off = ",".join(f'{value}="{word}"' for word in RULE_OFF_WORDS)
    is_level = ",".join(f'{value}="{niveau}"' for niveau in Niveau)
    own = f"${a1(len(COLUMNS), row)}"  # the level that the rule has by itself
    level = f'=IFERROR(IF(OR({is_off}),"{OFF}",IF(OR({is_level}),UPPER({value}),{own})),{own})'
    changed = f'=IFERROR("Paramètres, ligne "&ROW(INDEX({_KEYS},{place})),"")'
    return level, changed


def _value(cell: object) -> object:
    """Give what a cell holds, taken over or not; blank for nothing."""
    held = cell.shown if isinstance(cell, CarriedCell) else cell
    return "" if held is None else held


def _shown(rule: Rule, settings: Mapping[str, object]) -> str:
    """Give the level that the formula of a rule will show."""
    try:
        niveau = read_niveau(settings.get(f"{RULE_SETTING}.{rule.code}", ""))
    except ValueError:
        return rule.niveau.value
    return OFF if niveau is None else niveau.value
