"""The registry of rules: what a rule is, and how one is declared."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.plugins import declare
from pial_xl.tables import RowModel
from pial_xl.units.records import record

FAMILLES = {
    "S": "saisie",
    "N": "notifications",
    "C": "contrats",
    "A": "affectations",
    "T": "emploi du temps",
    "D": "dotation",
    "R": "absences",
    "L": "lettres",
    "P": "confidentialité",
    "X": "autres paquets",
}
NATURES = {
    "R": "réglementaire",
    "D": "pratique du département",
    "K": "cohérence des données",
    "P": "bonne pratique",
}


@record
class Reserve:
    """Something that a rule could not judge for want of an input, and why."""

    objet: str
    reason: str


UNDATED_CONTRAT = "les dates d'un contrat sont illisibles (S-04)"
"""Why one does not know which contracts hold on the reference date."""
UNDATED_AFFECTATION = "les dates d'une affectation sont illisibles (S-04)"
"""Why one does not know which allocations do."""

Outcome: TypeAlias = Iterator[Constat | Reserve]
Check: TypeAlias = Callable[[Dossier], Outcome]


@record
class Rule:
    """One control of the catalogue.

    Attributes:
        code: stable code, ``A-01``.
        niveau: level of its constats unless one says otherwise.
        title: what it looks for, in a few French words.
        source: text, or usage, that founds it.
        nature: R (regulation), D (département), K (consistency) or P (good practice).
        reads: tables it reads; the first is the one whose rows it judges.
        advice: what a person should do, in French.
        check: the pure function that looks at the dossier.
        package: the package that adds it; blank for ours.
    """

    code: str
    niveau: Niveau
    title: str
    source: str
    nature: str
    reads: tuple[type[RowModel], ...]
    advice: str
    check: Check
    package: str = ""

    @property
    def condition(self) -> str:
        """The exact condition, in French: the docstring of the rule's function."""
        return " ".join((self.check.__doc__ or "").split())

    @property
    def famille(self) -> str:
        """Name of the family, from the letter of the code."""
        return FAMILLES.get(self.code[0], "autres")

    @property
    def nature_name(self) -> str:
        """Name of its nature, from its letter."""
        return NATURES.get(self.nature, self.nature)

    def as_json(self) -> dict[str, object]:
        """Give the JSON form of the contract; a rule of another package says which."""
        return {
            "code": self.code,
            "famille": self.famille,
            "niveau": self.niveau.value,
            "titre": self.title,
            "source": self.source,
            "nature": self.nature,
            "lit": [model.table for model in self.reads],
            **({"paquet": self.package} if self.package else {}),
        }


def rule(
    code: str,
    niveau: Niveau,
    title: str,
    *,
    source: str,
    nature: str,
    reads: tuple[type[RowModel], ...] = (),
    advice: str,
) -> Callable[[Check], Check]:
    """Declare a rule: the decorated function yields what it finds in a dossier.

    Its docstring, in French, is the exact condition that the documentation shows. The code of a
    rule of another package begins with ``X-``. What is wrong in a declaration is told when rules
    are admitted (``pial_xl.rules.admission``), so that it costs that rule alone.
    """

    def register(check: Check) -> Check:
        declare(Rule(code, niveau, title, source, nature, reads, advice, check), check)
        return check

    return register
