"""What a control says: findings, their levels, and the report that holds them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum


class Niveau(StrEnum):
    """How serious a finding is."""

    BLOQUANT = "BLOQUANT"
    ALERTE = "ALERTE"
    INFO = "INFO"


ORDRE_NIVEAUX = {niveau: rang for rang, niveau in enumerate(Niveau)}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a person should know: what, where, measured, expected, gap, what to do, why."""

    code: str
    niveau: Niveau
    feuille: str
    cellule: str
    objet: str
    message: str
    mesure: str
    attendu: str
    ecart: str
    que_faire: str
    source: str

    def as_json(self) -> dict[str, str]:
        """Give the JSON form: the fields, in their order, are the keys of the contract."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class NonEvalue:
    """A rule that could not be judged, and why: it never means that all is well."""

    code: str
    titre: str
    raison: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that one control of one workbook says, on one reference date."""

    classeur: str
    date_reference: date
    annee_scolaire: str
    version: str
    findings: tuple[Finding, ...]
    non_evalues: tuple[NonEvalue, ...] = ()
    reglages: tuple[str, ...] = ()
    """Local settings that change a rule: each a French sentence, printed with the report."""

    @property
    def bilan(self) -> dict[str, int]:
        """Count findings by level, and the rules that were not judged."""
        counts = Counter(finding.niveau for finding in self.findings)
        return {n.value: counts[n] for n in Niveau} | {"NON_EVALUE": len(self.non_evalues)}

    @property
    def est_bloque(self) -> bool:
        """Tell whether anything is BLOQUANT."""
        return any(finding.niveau is Niveau.BLOQUANT for finding in self.findings)

    def as_json(self) -> dict[str, object]:
        """Give the JSON object of the contract."""
        return {
            "classeur": self.classeur,
            "date_reference": self.date_reference.isoformat(),
            "annee_scolaire": self.annee_scolaire,
            "version": self.version,
            "bilan": self.bilan,
            "constats": [finding.as_json() for finding in self.findings],
            "non_evalues": [asdict(n) for n in self.non_evalues],
            "reglages": list(self.reglages),
        }


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings: most serious first, then by family and code, then by place."""
    return tuple(
        sorted(findings, key=lambda f: (ORDRE_NIVEAUX[f.niveau], f.code, f.feuille, _place(f)))
    )


def _place(finding: Finding) -> tuple[int, int, str]:
    letters = finding.cellule.rstrip("0123456789")
    digits = finding.cellule[len(letters) :]
    return int(digits or 0), len(letters), letters
