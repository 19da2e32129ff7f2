"""What a control says: its constats, their levels, and the report that holds them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, cast

from pial_xl.tables.address import Cell


class Niveau(StrEnum):
    """How serious a constat is."""

    BLOQUANT = "BLOQUANT"
    ALERTE = "ALERTE"
    INFO = "INFO"


NIVEAU_ORDER = {niveau: rank for rank, niveau in enumerate(Niveau)}
# Not a level: what a rule's constat holds until the engine gives it one. Empty, as its code is.
BY_RULE: Final = cast("Niveau", "")
"""The level of a constat that leaves it to its rule."""


@dataclass(frozen=True, slots=True)
class Constat:
    """One thing a person should know: what, where, measured, expected, gap, what to do, why.

    A rule yields it with a cell, whom it is about and a message; the engine completes it with the
    code and source of the rule, and with its level and advice where the constat has none.

    Attributes:
        cell: the cell a person would correct.
        objet: whom or what it is about: a local code, a pole, a column; never a person's name.
        message: what is the matter, in one French sentence.
        mesure: what was measured, "" when there is nothing to measure.
        attendu: what was expected.
        ecart: the gap between both.
        advice: what to do, in French; "" leaves the rule's own.
        niveau: how serious it is; ``BY_RULE`` leaves the rule's own.
        code: code of the rule, given by the engine.
        source: text or usage that founds the rule, given by the engine.
    """

    cell: Cell
    objet: str
    message: str
    mesure: str = ""
    attendu: str = ""
    ecart: str = ""
    advice: str = ""
    niveau: Niveau = BY_RULE
    code: str = ""
    source: str = ""

    def as_json(self) -> dict[str, str]:
        """Give the JSON form, whose keys are those of the contract."""
        return {
            "code": self.code,
            "niveau": self.niveau,
            "feuille": self.cell.sheet,
            "cellule": self.cell.address,
            "objet": self.objet,
            "message": self.message,
            "mesure": self.mesure,
            "attendu": self.attendu,
            "ecart": self.ecart,
            "que_faire": self.advice,
            "source": self.source,
        }


@dataclass(frozen=True, slots=True)
class NotJudged:
    """A rule that could not be judged, and why: it never means that all is well."""

    code: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that one control of one workbook says, on one reference date."""

    workbook: str
    date_reference: date
    annee_scolaire: str
    version: str
    constats: tuple[Constat, ...]
    not_judged: tuple[NotJudged, ...] = ()
    settings: tuple[str, ...] = ()
    """Local settings that change a rule: each a French sentence, printed with the report."""

    @property
    def bilan(self) -> dict[str, int]:
        """Count constats by level, and the rules that were not judged."""
        counts = Counter(constat.niveau for constat in self.constats)
        return {n.value: counts[n] for n in Niveau} | {"NON_EVALUE": len(self.not_judged)}

    @property
    def is_blocked(self) -> bool:
        """Tell whether anything is BLOQUANT."""
        return any(constat.niveau is Niveau.BLOQUANT for constat in self.constats)

    def as_json(self) -> dict[str, object]:
        """Give the JSON object of the contract."""
        return {
            "classeur": self.workbook,
            "date_reference": self.date_reference.isoformat(),
            "annee_scolaire": self.annee_scolaire,
            "version": self.version,
            "bilan": self.bilan,
            "constats": [constat.as_json() for constat in self.constats],
            "non_evalues": [
                {"code": n.code, "titre": n.title, "raison": n.reason} for n in self.not_judged
            ],
            "reglages": list(self.settings),
        }


def in_order(constats: Iterable[Constat]) -> tuple[Constat, ...]:
    """Sort constats: most serious first, then by family and code, then by place."""
    return tuple(
        sorted(
            constats,
            key=lambda c: (NIVEAU_ORDER[c.niveau], c.code, c.cell.sheet, _place(c.cell.address)),
        )
    )


def _place(address: str) -> tuple[int, int, str]:
    letters = address.rstrip("0123456789")
    digits = address[len(letters) :]
    return int(digits or 0), len(letters), letters
