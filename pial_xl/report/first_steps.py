"""What to do first after a control: the gravest constats, in words, one a kind."""

from collections.abc import Iterable
from dataclasses import dataclass

from pial_xl.constats import Constat, Niveau
from pial_xl.report.text import displayable, truncate
from pial_xl.tables.address import Cell
from pial_xl.units.text import french, plural

COUNT = 3
"""Things to do that a person holds in mind."""
_LENGTH = 200
"""UTF-16 units of a sentence: what three lines of Accueil show, and what a link may say."""


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One thing to do: a French sentence, and the cell where to begin; None for nowhere."""

    sentence: str
    cell: Cell | None


def first_steps(constats: Iterable[Constat]) -> tuple[FirstStep, ...]:
    """Give at most three things to do: the gravest kinds of constats, information left out.

    Args:
        constats: those of a report, in its order: the gravest first.
    """
    kinds: dict[str, list[Constat]] = {}
    for constat in constats:
        if constat.niveau is not Niveau.INFO:
            kinds.setdefault(constat.code, []).append(constat)
    steps = tuple(_step(alike) for alike in list(kinds.values())[:COUNT])
    return steps or (FirstStep("Rien n'est urgent : vous pouvez préparer les lettres.", None),)


def _step(alike: list[Constat]) -> FirstStep:
    first = alike[0]
    others = len(alike) - 1
    rest = f" Et {plural(others, 'autre')}." if others else ""
    sentence = french(displayable(f"{first.message} {first.advice}".strip()))
    return FirstStep(truncate(sentence, _LENGTH - len(rest)) + french(rest), first.cell)
