"""The pupils: those the allotter met, those of the ULIS, those who wait, those who have left."""

from datetime import date

from pial_xl.demo.calendrier import FIN_ANNEE, RENTREE
from pial_xl.demo.ecriture import ecrire
from pial_xl.demo.etablissements import EcoleFictive, Ligne
from pial_xl.demo.repartition import EleveFictif, Repartition

_CLASSES = {
    "école": ("MS", "CP", "CE1", "GS", "CE2", "CM1", "CM2", "PS"),
    "collège": ("6e A", "5e B", "4e A", "6e B", "3e B", "5e A", "4e C"),
    "lycée": ("2de 1", "1re STMG", "CAP 1", "2de 3", "Tle"),
}
_DEBUTS = (RENTREE, date(2025, 9, 1), date(2024, 9, 1), date(2026, 3, 16), date(2025, 9, 1))
_FINS = (FIN_ANNEE, date(2028, 8, 31), date(2029, 8, 31), date(2028, 8, 31), date(2030, 8, 31))
_FIN_PROCHE = date(2027, 6, 30)
_RECENTE = date(2026, 10, 12)
# The shortage: (pole, rank of the school in it, help, hours); the second pole lacks a post.
_EN_ATTENTE: tuple[tuple[str, int, str, int], ...] = (
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
_SORTIS: tuple[tuple[str, int, date], ...] = (
    ("P1", 6, date(2026, 10, 16)),
    ("P3", 2, date(2026, 9, 30)),
)


class Effectif:
    """All the pupils with their codes, in the order of the sheet: school by school."""

    def __init__(self, repartition: Repartition, ecoles: tuple[EcoleFictive, ...]) -> None:
        """Bring together every pupil.

        Args:
            repartition: the pupils who are helped.
            ecoles: the schools, in the order of the sheet.
        """
        self._sorties: dict[EleveFictif, date] = {}
        self._attente = [EleveFictif(_ecole(ecoles, p, n), a, h * 60) for p, n, a, h in _EN_ATTENTE]
        for pole, rang, jour in _SORTIS:
            self._sorties[EleveFictif(_ecole(ecoles, pole, rang), "M")] = jour
        ulis = [EleveFictif(e, "CO") for e in ecoles for _ in range(e.ulis)]
        tous = [*repartition.eleves, *ulis, *self._attente, *self._sorties]
        self.eleves = sorted(tous, key=lambda e: ecoles.index(e.ecole))
        self.codes = {e: f"E{rang:03d}" for rang, e in enumerate(self.eleves, start=1)}

    def lignes_eleves(self) -> list[Ligne]:
        """Give the rows of T_Eleves."""
        return [self._eleve(e) for e in self.eleves]

    def _eleve(self, e: EleveFictif) -> Ligne:
        classes = _CLASSES[e.ecole.degre]
        ligne: Ligne = {
            "eleve": self.codes[e],
            "uai": e.ecole.uai,
            "classe": "ULIS" if e.aide == "CO" else classes[e.cohorte % len(classes)],
            "midi": "oui" if mange_avec_aide(e) else "non",
        }
        if e.aide == "I":
            ligne["priorite"] = 1 if e.heures >= 15 * 60 else 2
        if e in self._sorties:
            ligne["sorti_le"] = self._sorties[e]
        return ligne

    def lignes_notifications(self) -> list[Ligne]:
        """Give the rows of T_Notifications; some pupils also keep an older decision."""
        lignes: list[Ligne] = []
        for rang, e in enumerate(self.eleves, start=1):
            debut = _RECENTE if e in self._attente and rang % 2 else _DEBUTS[rang % len(_DEBUTS)]
            if rang % 20 == 6:
                lignes.append(self._ancienne(rang, e))
                debut = RENTREE
            lignes.append(self._notification(rang, e, debut))
        return lignes

    def _notification(self, rang: int, e: EleveFictif, debut: date) -> Ligne:
        ligne: Ligne = {
            "eleve": self.codes[e],
            "aide": _aide_ecrite(rang, e.aide),
            "debut": _date_ecrite(rang, debut),
            "fin": _FIN_PROCHE if rang % 31 == 9 else _FINS[rang % len(_FINS)],
            "decision": f"Décision fictive {debut.year}-{rang:04d}",
        }
        if e.heures:
            ligne["heures"] = ecrire(e.heures, rang)
        return ligne

    def _ancienne(self, rang: int, e: EleveFictif) -> Ligne:
        """Give a decision of the years before, of another kind: nothing overlaps."""
        return {
            "eleve": self.codes[e],
            "aide": "M" if e.aide == "I" else e.aide,
            "debut": date(2023, 9, 1),
            "fin": date(2026, 8, 31),
            "decision": f"Décision fictive 2023-{rang:04d}",
        }

    def lignes_correspondance(self) -> list[Ligne]:
        """Give the rows of T_Correspondance: names that nobody bears."""
        return [
            {"code": code, "nom": f"NOM-FICTIF {code[1:]}", "prenom": f"Prénom {code[1:]}"}
            for code in self.codes.values()
        ]


def mange_avec_aide(e: EleveFictif) -> bool:
    """Tell whether the notification also covers lunch."""
    return e.aide == "I" and e.heures % (9 * 60) == 0


def _ecole(ecoles: tuple[EcoleFictive, ...], pole: str, rang: int) -> EcoleFictive:
    return [e for e in ecoles if e.pole == pole][rang]


def _aide_ecrite(rang: int, aide: str) -> str:
    """Write the kind of help: a few people use the whole word."""
    entier = {"I": "Individuelle", "M": "mutualisée", "CO": "CO"}
    return entier[aide] if rang % 29 == 3 else aide


def _date_ecrite(rang: int, jour: date) -> date | str:
    """Write a date: a few people type it as text."""
    return f"{jour.day:02d}/{jour.month:02d}/{jour.year}" if rang % 23 == 4 else jour
