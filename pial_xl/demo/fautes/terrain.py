"""Where a fault may be planted: rows that nothing else touches, found in the clean data."""

from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from pial_xl.demo.donnees import Donnees
from pial_xl.demo.etablissements import Ligne
from pial_xl.units.durations import parse_duration


@dataclass(frozen=True, slots=True)
class FauteAttendue:
    """A finding that a planted fault must cause: its code, and the cell it must point at.

    Attributes:
        code: code of the rule.
        table: name of the table, ``T_AESH``.
        index: row in the table's data, from 0.
        champ: field of the table's model.
    """

    code: str
    table: str
    index: int
    champ: str


Convient = Callable[[Ligne], bool]


def minutes(valeur: object) -> int:
    """Give the minutes of a duration of the data, an int or somebody's writing."""
    return valeur if isinstance(valeur, int) else parse_duration(valeur)


class Terrain:
    """A copy of the clean data that faults change, one after the other.

    Each fault asks for a row; the AESH and the pupils it names then serve no other fault, and no
    AESH with a timetable is ever given, so that each fault has its own finding and no other.
    """

    def __init__(self, donnees: Donnees) -> None:
        """Work on a copy of *donnees*."""
        self.donnees = deepcopy(donnees)
        self._pris: set[str] = {str(c["aesh"]) for c in donnees["T_Creneaux"]}
        self._pole = {str(a["aesh"]): str(a["pole"]) for a in donnees["T_AESH"]}
        self._contrat = {str(a["aesh"]): minutes(a["heures"]) for a in donnees["T_AESH"]}
        self._uai = {str(e["eleve"]): str(e["uai"]) for e in donnees["T_Eleves"]}
        self._suivis = Counter(str(a["eleve"]) for a in donnees["T_Affectations"])
        self._decisions = Counter(str(n["eleve"]) for n in donnees["T_Notifications"])

    def aesh(self, convient: Convient) -> int:
        """Give an AESH row that suits, and keep it from other faults."""
        for index, ligne in enumerate(self.donnees["T_AESH"]):
            if str(ligne["aesh"]) not in self._pris and convient(ligne):
                self._pris |= {str(ligne["aesh"]), *self._eleves_de(str(ligne["aesh"]))}
                return index
        raise LookupError("aucun AESH ne convient")

    def affectation(self, convient: Convient) -> int:
        """Give an allocation row that suits, its pupil being helped by that AESH alone."""
        for index, ligne in enumerate(self.donnees["T_Affectations"]):
            aesh, eleve = str(ligne["aesh"]), str(ligne["eleve"])
            libre = not {aesh, eleve} & self._pris and self._suivis[eleve] == 1
            if libre and convient(ligne):
                self._pris |= {aesh, *self._eleves_de(aesh)}
                return index
        raise LookupError("aucune affectation ne convient")

    def camarade(self, ligne: Ligne) -> str:
        """Give a pupil of the same school with mutualised help from another AESH, and keep it."""
        uai = self._uai[str(ligne["eleve"])]
        for autre in self.donnees["T_Affectations"]:
            eleve = str(autre["eleve"])
            libre = eleve not in self._pris and self._suivis[eleve] == 1
            ailleurs = autre["aesh"] != ligne["aesh"] and self._uai.get(eleve) == uai
            if libre and ailleurs and autre["aide"] == "M":
                self._pris.add(eleve)
                return eleve
        raise LookupError("aucun camarade ne convient")

    def notification(self, convient: Convient) -> int:
        """Give the only decision of a pupil who is helped, and keep the pupil from other faults."""
        return self._notification(convient, suivi=True)

    def notification_en_attente(self, convient: Convient) -> int:
        """Give the only decision of a pupil whom nobody helps."""
        return self._notification(convient, suivi=False)

    def _notification(self, convient: Convient, *, suivi: bool) -> int:
        for index, ligne in enumerate(self.donnees["T_Notifications"]):
            eleve = str(ligne["eleve"])
            libre = eleve not in self._pris and self._decisions[eleve] == 1
            if libre and (self._suivis[eleve] > 0) is suivi and convient(ligne):
                self._pris.add(eleve)
                return index
        raise LookupError("aucune notification ne convient")

    def ajouter(self, table: str, ligne: Ligne) -> int:
        """Add a row at the end of a table; give its index."""
        self.donnees[table].append(ligne)
        return len(self.donnees[table]) - 1

    def ligne(self, table: str, index: int) -> Ligne:
        """Give one row, to be changed in place."""
        return self.donnees[table][index]

    def eleve(self, code: object) -> int:
        """Give the index of a pupil in T_Eleves."""
        return list(self._uai).index(str(code))

    def pole(self, aesh: object) -> str:
        """Give the pole of an AESH."""
        return self._pole[str(aesh)]

    def contrat(self, aesh: object) -> int:
        """Give the weekly minutes of an AESH's contract."""
        return self._contrat[str(aesh)]

    def taille(self, ligne: Ligne) -> int:
        """Give the number of pupils of the group of an allocation (1 without a group)."""
        return sum(1 for a in self._rangs(ligne["aesh"]) if _cle(a) == _cle(ligne))

    def charge(self, aesh: object) -> int:
        """Give the minutes allotted to an AESH, each group counted once."""
        return sum({_cle(a): minutes(a["heures"]) for a in self._rangs(aesh)}.values())

    def est_derniere(self, ligne: Ligne) -> bool:
        """Tell whether an allocation is the last row of its AESH."""
        return [*self._rangs(ligne["aesh"])][-1] is ligne

    def _rangs(self, aesh: object) -> Iterator[Ligne]:
        return (a for a in self.donnees["T_Affectations"] if a["aesh"] == aesh)

    def _eleves_de(self, aesh: str) -> set[str]:
        return {str(a["eleve"]) for a in self._rangs(aesh)}


def _cle(affectation: Ligne) -> tuple[str, str]:
    groupe, eleve = affectation.get("groupe"), affectation["eleve"]
    return ("groupe", str(groupe)) if groupe else ("eleve", str(eleve))
