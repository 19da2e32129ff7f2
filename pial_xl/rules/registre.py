"""The registry of rules: what a rule is, and how one is declared."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Niveau
from pial_xl.tables import Ligne
from pial_xl.tables.adresse import Cellule

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
}
NATURES = {
    "R": "réglementaire",
    "D": "pratique du département",
    "K": "cohérence des données",
    "P": "bonne pratique",
}


@dataclass(frozen=True, slots=True)
class Constat:
    """What a rule says of one cell; the engine adds the rule's code, level and source.

    ``niveau`` and ``que_faire`` replace those of the rule where they are given.
    """

    cellule: Cellule
    objet: str
    message: str
    mesure: str = ""
    attendu: str = ""
    ecart: str = ""
    que_faire: str = ""
    niveau: Niveau | None = None


@dataclass(frozen=True, slots=True)
class Reserve:
    """Something that a rule could not judge for want of an input, and why."""

    objet: str
    raison: str


Sortie: TypeAlias = Iterator[Constat | Reserve]
Controle: TypeAlias = Callable[[Dossier], Sortie]


@dataclass(frozen=True, slots=True)
class Rule:
    """One control of the catalogue.

    Attributes:
        code: stable code, ``A-01``.
        niveau: level of its findings unless one says otherwise.
        titre: what it looks for, in a few French words.
        source: text, or usage, that founds it.
        nature: R (regulation), D (département), K (consistency) or P (good practice).
        lit: tables it reads; the first is the one whose rows it judges.
        que_faire: what a person should do, in French.
        controle: the pure function that looks at the dossier.
    """

    code: str
    niveau: Niveau
    titre: str
    source: str
    nature: str
    lit: tuple[type[Ligne], ...]
    que_faire: str
    controle: Controle

    @property
    def condition(self) -> str:
        """The exact condition, in French: the docstring of the rule's function."""
        return " ".join((self.controle.__doc__ or "").split())

    @property
    def famille(self) -> str:
        """Name of the family, from the letter of the code."""
        return FAMILLES.get(self.code[0], "autres")

    def as_json(self) -> dict[str, object]:
        """Give the JSON form of the contract."""
        return {
            "code": self.code,
            "famille": self.famille,
            "niveau": self.niveau.value,
            "titre": self.titre,
            "source": self.source,
            "nature": self.nature,
            "lit": [modele.table for modele in self.lit],
        }


_registre: dict[str, Rule] = {}


def rule(
    code: str,
    niveau: Niveau,
    titre: str,
    *,
    source: str,
    nature: str,
    lit: tuple[type[Ligne], ...] = (),
    que_faire: str,
) -> Callable[[Controle], Controle]:
    """Declare a rule: the decorated function yields what it finds in a dossier.

    Raises:
        ValueError: when the code is already taken or the nature is unknown.
    """
    if nature not in NATURES:
        raise ValueError(f"nature inconnue pour {code}\u00a0: {nature}")

    def register(controle: Controle) -> Controle:
        if code in _registre:
            raise ValueError(f"code déjà pris\u00a0: {code}")
        _registre[code] = Rule(code, niveau, titre, source, nature, lit, que_faire, controle)
        return controle

    return register


def registered() -> tuple[Rule, ...]:
    """Give every rule declared so far, family by family in the catalogue's order."""
    order = "".join(FAMILLES)
    return tuple(sorted(_registre.values(), key=lambda r: (order.find(r.code[0]) % 99, r.code)))
