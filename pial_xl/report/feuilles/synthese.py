"""The sheet Synthèse: where its sections stand, and their figures as blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from pial_xl.findings import Report
from pial_xl.report.feuilles import chiffres
from pial_xl.report.feuilles.bloc import Bloc, Nature, Simple
from pial_xl.report.feuilles.chiffres import Rangee, Section
from pial_xl.report.feuilles.textes import en_cellule, faits
from pial_xl.report.feuilles.valeurs import signe, simple
from pial_xl.report.synthese import Synthese
from pial_xl.units.text import french, plural

FEUILLE: Final = "Synthèse"
LARGEUR: Final = 15
"""Columns of the sheet."""
DECALAGE_SIGNES: Final = 20
"""Columns between a figure and the hidden cell that tells whether it is a bound."""
LIGNE_FAITS, LIGNE_CARTES, LIGNE_GRAPHIQUES = 2, 5, 7
"""Rows, from 1, of the facts, of the great figures, and of the top of the charts."""
LIGNES_GRAPHIQUES: Final = 17
"""Rows kept for the charts."""
HAUTEURS_TITRES: Final = (3, 3, 1, 3, 3)
"""Rows of the title and headers of each section, in the order of ``Plan``."""
POLES_MAX: Final = 12


@dataclass(frozen=True, slots=True)
class Plan:
    """How many rows of figures each section has room for, from top to bottom."""

    poles: int
    couverture: int
    notes: int
    aides: int
    libres: int
    graphiques: bool = True

    @property
    def lignes(self) -> "Plan":
        """First row of figures, from 1, of each section; its title and headers stand above."""
        places = (self.poles, self.couverture, self.notes, self.aides, self.libres)
        depart = LIGNE_GRAPHIQUES + LIGNES_GRAPHIQUES * self.graphiques
        titres = accumulate(HAUTEURS_TITRES)
        figures = accumulate((0, *(place + 1 for place in places[:-1])))
        return Plan(*(depart + t + f for t, f in zip(titres, figures, strict=True)))


PLAN_DU_MODELE: Final = Plan(
    poles=POLES_MAX + 1, couverture=POLES_MAX + 2, notes=30, aides=7 * (POLES_MAX + 1), libres=200
)
"""The room that the template keeps: twelve poles, and all of them together."""


def plan_de(s: Synthese) -> Plan:
    """Give the plan that fits the figures exactly."""

    def place(section: Section) -> int:
        return max(1, len(section.rangees))

    return Plan(
        poles=place(chiffres.poles(s)),
        couverture=place(chiffres.couverture(s)),
        notes=len(chiffres.notes(s)),
        aides=place(chiffres.aides(s)),
        libres=place(chiffres.libres(s)),
        graphiques=bool(s.poles),
    )


def blocs_synthese(report: Report, s: Synthese, plan: Plan = PLAN_DU_MODELE) -> tuple[Bloc, ...]:
    """Give what the sheet says of a run.

    Args:
        report: the run.
        s: the figures of the same workbook on the same date.
        plan: the room of the sheet; rows beyond it are left out, and a note says how many.
    """
    lignes = plan.lignes
    sections = (
        (chiffres.poles(s), lignes.poles, plan.poles),
        (chiffres.couverture(s), lignes.couverture, plan.couverture),
        (chiffres.aides(s), lignes.aides, plan.aides),
        (chiffres.libres(s), lignes.libres, plan.libres),
    )
    manques = [
        _manque(section, place) for section, _, place in sections if len(section.rangees) > place
    ]
    notes = tuple((en_cellule(note),) for note in (*manques, *chiffres.notes(s)))
    return (
        Bloc(FEUILLE, LIGNE_FAITS, 1, ((faits(report),),), 1, 1, Nature.TEXTES),
        *_figures(LIGNE_CARTES, [chiffres.cartes(s)], LARGEUR, 1),
        *(bloc for section, ligne, place in sections for bloc in _section(section, ligne, place)),
        Bloc(
            FEUILLE, lignes.notes, 1, notes[: plan.notes], 1, plan.notes, Nature.TEXTES,
            repliable=True,
        ),
    )  # fmt: skip


def _manque(section: Section, place: int) -> str:
    reste = plural(len(section.rangees) - place, "ligne")
    return french(
        f"{section.entete.titre} : {reste} de plus que la feuille n'en contient ; "
        "la commande « pial-xl controler » avec --sortie les donne toutes."
    )


def _section(section: Section, ligne: int, place: int) -> Iterator[Bloc]:
    rangees = section.rangees[:place] or ((french(section.raison),),)
    yield from _figures(ligne, rangees, len(section.entete.genres), place)


def _figures(ligne: int, rangees: Sequence[Rangee], largeur: int, place: int) -> Iterator[Bloc]:
    """Give the block of the figures, then that of their signs, which no sum or chart sees."""
    valeurs = _rectangle([[simple(v) for v in rangee] for rangee in rangees], largeur)
    signes = _rectangle([[signe(v) for v in rangee] for rangee in rangees], largeur)
    yield Bloc(FEUILLE, ligne, 1, valeurs, largeur, place, repliable=place > 1)
    yield Bloc(FEUILLE, ligne, 1 + DECALAGE_SIGNES, signes, largeur, place)


def _rectangle(rangees: list[list[Simple]], largeur: int) -> tuple[tuple[Simple, ...], ...]:
    return tuple((*rangee, *(None,) * (largeur - len(rangee))) for rangee in rangees)
