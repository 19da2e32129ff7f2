"""The controls as the page explains them."""

from pial_xl.constats import Niveau
from pial_xl.page.answer import Answer, Asked, Json
from pial_xl.page.desk import Desk
from pial_xl.report.blocks.rule_lines import rule_line
from pial_xl.report.looks import NIVEAU_COLORS
from pial_xl.sheets.closed.guard import OVERSIZED
from pial_xl.units.text import french
from pial_xl.usecases.explanation import Explanation, explanations
from pial_xl.usecases.rule_lines import example_text


def explain(_: Desk, __: Asked) -> Answer:
    """Give every control: what it looks for, why, the text behind it, an example.

    With them, the colors of the levels, and how a file is refused that is not even read.
    """
    colors = {niveau: NIVEAU_COLORS[niveau] for niveau in Niveau}
    return Answer(
        {
            "controles": [_rule(e) for e in explanations()],
            "couleurs": colors,
            "refus": {"trop_gros": french(OVERSIZED)},
        }
    )


def _rule(explanation: Explanation) -> Json:
    rule = explanation.rule
    line = rule_line(rule, rule.niveau, example=example_text(explanation.example))
    return {
        "code": line.code,
        "niveau": line.niveau,
        "titre": line.title,
        "famille": line.famille,
        "pourquoi": line.condition,
        "que_faire": line.advice,
        "source": line.source,
        "nature": line.nature,
        "exemple": line.example,
    }
