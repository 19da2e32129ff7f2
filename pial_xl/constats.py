"""What a control says: findings, their levels, and the report that holds them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Niveau(StrEnum):
    """How serious a finding is."""

    BLOQUANT = "BLOQUANT"
    ALERTE = "ALERTE"
    INFO = "INFO"


NIVEAU_ORDER = {niveau: rank for rank, niveau in enumerate(Niveau)}


JSON_KEYS = {
    "code": "code",
    "niveau": "niveau",
    "feuille": "sheet",
    "cellule": "cell",
    "objet": "objet",
    "message": "message",
    "mesure": "mesure",
    "attendu": "attendu",
    "ecart": "ecart",
    "que_faire": "advice",
    "source": "source",
}
"""The keys of a finding in JSON, which is a contract with others, and the fields they hold."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a person should know: what, where, measured, expected, gap, what to do, why."""

    code: str
    niveau: Niveau
    sheet: str
    cell: str
    objet: str
    message: str
    mesure: str
    attendu: str
    ecart: str
    advice: str
    source: str

    def as_json(self) -> dict[str, str]:
        """Give the JSON form, whose keys are those of the contract."""
        return {key: getattr(self, name) for key, name in JSON_KEYS.items()}


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
    findings: tuple[Finding, ...]
    not_judged: tuple[NotJudged, ...] = ()
    settings: tuple[str, ...] = ()
    """Local settings that change a rule: each a French sentence, printed with the report."""

    @property
    def bilan(self) -> dict[str, int]:
        """Count findings by level, and the rules that were not judged."""
        counts = Counter(finding.niveau for finding in self.findings)
        return {n.value: counts[n] for n in Niveau} | {"NON_EVALUE": len(self.not_judged)}

    @property
    def is_blocked(self) -> bool:
        """Tell whether anything is BLOQUANT."""
        return any(finding.niveau is Niveau.BLOQUANT for finding in self.findings)

    def as_json(self) -> dict[str, object]:
        """Give the JSON object of the contract."""
        return {
            "classeur": self.workbook,
            "date_reference": self.date_reference.isoformat(),
            "annee_scolaire": self.annee_scolaire,
            "version": self.version,
            "bilan": self.bilan,
            "constats": [finding.as_json() for finding in self.findings],
            "non_evalues": [
                {"code": n.code, "titre": n.title, "raison": n.reason} for n in self.not_judged
            ],
            "reglages": list(self.settings),
        }


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings: most serious first, then by family and code, then by place."""
    return tuple(
        sorted(findings, key=lambda f: (NIVEAU_ORDER[f.niveau], f.code, f.sheet, _place(f)))
    )


def _place(finding: Finding) -> tuple[int, int, str]:
    letters = finding.cell.rstrip("0123456789")
    digits = finding.cell[len(letters) :]
    return int(digits or 0), len(letters), letters
