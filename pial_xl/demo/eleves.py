"""The pupils: those the allotter met, those of the ULIS, those who wait, those who have left."""

from datetime import date

from pial_xl.demo.calendar import YEAR_END, YEAR_START
from pial_xl.demo.etablissements import DemoRow, DemoSchool
from pial_xl.demo.spread import Allotment, DemoEleve
from pial_xl.demo.writing import write

_CLASSES = {
    "école": ("MS", "CP", "CE1", "GS", "CE2", "CM1", "CM2", "PS"),
    "collège": ("6e A", "5e B", "4e A", "6e B", "3e B", "5e A", "4e C"),
    "lycée": ("2de 1", "1re STMG", "CAP 1", "2de 3", "Tle"),
}
_DEBUTS = (YEAR_START, date(2025, 9, 1), date(2024, 9, 1), date(2026, 3, 16), date(2025, 9, 1))
_FINS = (YEAR_END, date(2028, 8, 31), date(2029, 8, 31), date(2028, 8, 31), date(2030, 8, 31))
_NEAR_END = date(2027, 6, 30)
_RECENT = date(2026, 10, 12)
# The shortage: (pole, rank of the school in it, help, hours); the second pole lacks a post.
_WAITING: tuple[tuple[str, int, str, int], ...] = (
    ("P1", 2, "I", 15),
    ("P1", 4, "M", 0),
    ("P2", 0, "I", 18),
    ("P2", 4, "I", 12),
    ("P2", 6, "I", 9),
    ("P2", 7, "M", 0),
    ("P2", 8, "M", 0),
    ("P3", 1, "I", 16),
    ("P3", 3, "M", 0),
)
_GONE: tuple[tuple[str, int, date], ...] = (
    ("P1", 6, date(2026, 10, 16)),
    ("P3", 2, date(2026, 9, 30)),
)


class Roster:
    """All the pupils with their codes, in the order of the sheet: school by school."""

    def __init__(self, allotment: Allotment, schools: tuple[DemoSchool, ...]) -> None:
        """Bring together every pupil.

        Args:
            allotment: the pupils who are helped.
            schools: the schools, in the order of the sheet.
        """
        self._gone: dict[DemoEleve, date] = {}
        self._waiting = [DemoEleve(_school(schools, p, n), a, h * 60) for p, n, a, h in _WAITING]
        for pole, rank, jour in _GONE:
            self._gone[DemoEleve(_school(schools, pole, rank), "M")] = jour
        ulis = [DemoEleve(e, "CO") for e in schools for _ in range(e.ulis)]
        everyone = [*allotment.eleves, *ulis, *self._waiting, *self._gone]
        self.eleves = sorted(everyone, key=lambda e: schools.index(e.school))
        self.codes = {e: f"E{rank:03d}" for rank, e in enumerate(self.eleves, start=1)}

    def eleve_rows(self) -> list[DemoRow]:
        """Give the rows of T_Eleves."""
        return [self._eleve(e) for e in self.eleves]

    def _eleve(self, e: DemoEleve) -> DemoRow:
        classes = _CLASSES[e.school.degre]
        row: DemoRow = {
            "eleve": self.codes[e],
            "uai": e.school.uai,
            "classe": "ULIS" if e.aide == "CO" else classes[e.cohort % len(classes)],
            "midi": "oui" if eats_with_aide(e) else "non",
        }
        if e.aide == "I":
            row["priorite"] = 1 if e.heures >= 15 * 60 else 2
        if e in self._gone:
            row["sorti_le"] = self._gone[e]
        return row

    def notification_rows(self) -> list[DemoRow]:
        """Give the rows of T_Notifications; some pupils also keep an older decision."""
        rows: list[DemoRow] = []
        for rank, e in enumerate(self.eleves, start=1):
            debut = _RECENT if e in self._waiting and rank % 2 else _DEBUTS[rank % len(_DEBUTS)]
            if rank % 20 == 6:
                rows.append(self._older_decision(rank, e))
                debut = YEAR_START
            rows.append(self._notification(rank, e, debut))
        return rows

    def _notification(self, rank: int, e: DemoEleve, debut: date) -> DemoRow:
        row: DemoRow = {
            "eleve": self.codes[e],
            "aide": _written_aide(rank, e.aide),
            "debut": _written_date(rank, debut),
            "fin": _NEAR_END if rank % 31 == 9 else _FINS[rank % len(_FINS)],
            "decision": f"Décision fictive {debut.year}-{rank:04d}",
        }
        if e.heures:
            row["heures"] = write(e.heures, rank)
        return row

    def _older_decision(self, rank: int, e: DemoEleve) -> DemoRow:
        """Give a decision of the years before, of another kind: nothing overlaps."""
        return {
            "eleve": self.codes[e],
            "aide": "M" if e.aide == "I" else e.aide,
            "debut": date(2023, 9, 1),
            "fin": date(2026, 8, 31),
            "decision": f"Décision fictive 2023-{rank:04d}",
        }

    def correspondance_rows(self) -> list[DemoRow]:
        """Give the rows of T_Correspondance: names that nobody bears."""
        return [
            {"code": code, "nom": f"NOM-FICTIF {code[1:]}", "prenom": f"Prénom {code[1:]}"}
            for code in self.codes.values()
        ]


def eats_with_aide(e: DemoEleve) -> bool:
    """Tell whether the notification also covers lunch."""
    return e.aide == "I" and e.heures % (9 * 60) == 0


def _school(schools: tuple[DemoSchool, ...], pole: str, rank: int) -> DemoSchool:
    return [e for e in schools if e.pole == pole][rank]


def _written_aide(rank: int, aide: str) -> str:
    """Write the kind of help: a few people use the whole word."""
    integer = {"I": "Individuelle", "M": "mutualisée", "CO": "CO"}
    return integer[aide] if rank % 29 == 3 else aide


def _written_date(rank: int, jour: date) -> date | str:
    """Write a date: a few people type it as text."""
    return f"{jour.day:02d}/{jour.month:02d}/{jour.year}" if rank % 23 == 4 else jour
