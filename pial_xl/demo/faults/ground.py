"""Where a fault may be planted: rows that nothing else touches, found in the clean data."""

from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from pial_xl.demo.dataset import Dataset
from pial_xl.demo.etablissements import DemoRow
from pial_xl.units.durations import parse_duration


@dataclass(frozen=True, slots=True)
class ExpectedConstat:
    """A constat that a planted fault must cause: its code, and the cell it must point at.

    Attributes:
        code: code of the rule.
        table: name of the table, ``T_AESH``.
        index: row in the table's data, from 0.
        field: field of the table's model.
    """

    code: str
    table: str
    index: int
    field: str


Suits = Callable[[DemoRow], bool]


def minutes(valeur: object) -> int:
    """Give the minutes of a duration of the data, an int or somebody's writing."""
    return valeur if isinstance(valeur, int) else parse_duration(valeur)


class Ground:
    """A copy of the clean data that faults change, one after the other.

    Each fault asks for a row; the AESH and the pupils it names then serve no other fault, and no
    AESH with a timetable is ever given but for one of its slots, so that each fault has its own
    constat and no other.
    """

    def __init__(self, dataset: Dataset) -> None:
        """Work on a copy of *dataset*."""
        self.dataset = deepcopy(dataset)
        self._taken: set[str] = {str(c["aesh"]) for c in dataset["T_Creneaux"]}
        self._drawn: set[str] = set()
        self._pole = {str(a["aesh"]): str(a["pole"]) for a in dataset["T_AESH"]}
        self._contrat = {str(a["aesh"]): minutes(a["heures"]) for a in dataset["T_AESH"]}
        self._uai = {str(e["eleve"]): str(e["uai"]) for e in dataset["T_Eleves"]}
        self._helped = Counter(str(a["eleve"]) for a in dataset["T_Affectations"])
        self._decisions = Counter(str(n["eleve"]) for n in dataset["T_Notifications"])

    def aesh(self, suits: Suits) -> int:
        """Give an AESH row that suits, and keep it from other faults."""
        for index, row in enumerate(self.dataset["T_AESH"]):
            if str(row["aesh"]) not in self._taken and suits(row):
                self._taken |= {str(row["aesh"]), *self._eleves_of(str(row["aesh"]))}
                return index
        raise LookupError("aucun AESH ne convient")

    def affectation(self, suits: Suits) -> int:
        """Give an allocation row that suits, its pupil being helped by that AESH alone."""
        for index, row in enumerate(self.dataset["T_Affectations"]):
            aesh, eleve = str(row["aesh"]), str(row["eleve"])
            free = not {aesh, eleve} & self._taken and self._helped[eleve] == 1
            if free and suits(row):
                self._taken |= {aesh, *self._eleves_of(aesh)}
                return index
        raise LookupError("aucune affectation ne convient")

    def creneau(self, suits: Suits) -> int:
        """Give a slot that suits, and keep the week of its AESH from other faults."""
        for index, row in enumerate(self.dataset["T_Creneaux"]):
            if str(row["aesh"]) not in self._drawn and suits(row):
                self._drawn.add(str(row["aesh"]))
                return index
        raise LookupError("aucun créneau ne convient")

    def classmate(self, row: DemoRow) -> str:
        """Give a pupil of the same school with mutualised help from another AESH, and keep it."""
        uai = self._uai[str(row["eleve"])]
        for other in self.dataset["T_Affectations"]:
            eleve = str(other["eleve"])
            free = eleve not in self._taken and self._helped[eleve] == 1
            elsewhere = other["aesh"] != row["aesh"] and self._uai.get(eleve) == uai
            if free and elsewhere and other["aide"] == "M":
                self._taken.add(eleve)
                return eleve
        raise LookupError("aucun camarade ne convient")

    def notification(self, suits: Suits) -> int:
        """Give the only decision of a pupil who is helped, and keep the pupil from other faults."""
        return self._notification(suits, helped=True)

    def waiting_notification(self, suits: Suits) -> int:
        """Give the only decision of a pupil whom nobody helps."""
        return self._notification(suits, helped=False)

    def _notification(self, suits: Suits, *, helped: bool) -> int:
        for index, row in enumerate(self.dataset["T_Notifications"]):
            eleve = str(row["eleve"])
            free = eleve not in self._taken and self._decisions[eleve] == 1
            if free and (self._helped[eleve] > 0) is helped and suits(row):
                self._taken.add(eleve)
                return index
        raise LookupError("aucune notification ne convient")

    def add(self, table: str, row: DemoRow) -> int:
        """Add a row at the end of a table; give its index."""
        self.dataset[table].append(row)
        return len(self.dataset[table]) - 1

    def row(self, table: str, index: int) -> DemoRow:
        """Give one row, to be changed in place."""
        return self.dataset[table][index]

    def eleve(self, code: object) -> int:
        """Give the index of a pupil in T_Eleves."""
        return list(self._uai).index(str(code))

    def pole(self, aesh: object) -> str:
        """Give the pole of an AESH."""
        return self._pole[str(aesh)]

    def contrat(self, aesh: object) -> int:
        """Give the weekly minutes of an AESH's contract."""
        return self._contrat[str(aesh)]

    def is_never_absent(self, aesh: object) -> bool:
        """Tell whether an AESH has no absence noted."""
        rows = (row for row in self.dataset["T_AESH"] if row["aesh"] == aesh)
        return all(row.get("absent_du") is None for row in rows)

    def size(self, row: DemoRow) -> int:
        """Give the number of pupils of the group of an allocation (1 without a group)."""
        return sum(1 for a in self._rows_of(row["aesh"]) if _key(a) == _key(row))

    def charge(self, aesh: object) -> int:
        """Give the minutes allotted to an AESH, each group counted once."""
        return sum({_key(a): minutes(a["heures"]) for a in self._rows_of(aesh)}.values())

    def is_last(self, row: DemoRow) -> bool:
        """Tell whether an allocation is the last row of its AESH."""
        return [*self._rows_of(row["aesh"])][-1] is row

    def _rows_of(self, aesh: object) -> Iterator[DemoRow]:
        return (a for a in self.dataset["T_Affectations"] if a["aesh"] == aesh)

    def _eleves_of(self, aesh: str) -> set[str]:
        return {str(a["eleve"]) for a in self._rows_of(aesh)}


def _key(affectation: DemoRow) -> tuple[str, str]:
    groupe, eleve = affectation.get("groupe"), affectation["eleve"]
    return ("groupe", str(groupe)) if groupe else ("eleve", str(eleve))
