"""The controls as the page explains them."""

from pial_xl.constats import Constat, Niveau
from pial_xl.page.answer import Answer, Asked, Json
from pial_xl.page.desk import Desk
from pial_xl.report.looks import NIVEAU_COLORS
from pial_xl.rules.registry import NATURES
from pial_xl.sheets.closed.guard import OVERSIZED
from pial_xl.units.text import french
from pial_xl.usecases.explanation import Explanation, explanations


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
    return {
        "code": rule.code,
        "niveau": rule.niveau,
        "titre": french(rule.title),
        "famille": rule.famille,
        "pourquoi": french(rule.condition),
        "que_faire": french(rule.advice),
        "source": french(rule.source),
        "nature": NATURES.get(rule.nature, rule.nature),
        "exemple": _example(explanation.example),
    }


def _example(constat: Constat | None) -> str:
    if constat is None:
        return ""
    objet = f" ({constat.objet})" if constat.objet else ""
    return f"{constat.cell.sheet} {constat.cell.address}{objet} – {constat.message}"
