"""The sheet Synthèse: where its sections stand, and their figures as blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Final, NamedTuple

from pial_xl.findings import Report
from pial_xl.report.feuilles import chiffres
from pial_xl.report.feuilles.bloc import Bloc, Nature, Simple
from pial_xl.report.feuilles.chiffres import Genre, Rangee, Section
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
POLES_MAX: Final = 12


class Sections(NamedTuple):
    """A number for each section, from top to bottom."""

    poles: int
    couverture: int
    notes: int
    aides: int
    libres: int


_TITRES: Final = Sections(poles=3, couverture=3, notes=1, aides=3, libres=3)
"""Rows of the title and headers of each section."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How many rows of figures each section has room for, and whether charts stand above."""

    places: Sections
    graphiques: bool = True

    @property
    def lignes(self) -> Sections:
        """First row of figures, from 1, of each section; its title and headers stand above."""
        depart = LIGNE_GRAPHIQUES + LIGNES_GRAPHIQUES * self.graphiques
        titres = accumulate(_TITRES)
        figures = accumulate((0, *(place + 1 for place in self.places[:-1])))
        return Sections(*(depart + t + f for t, f in zip(titres, figures, strict=True)))

    @property
    def titres(self) -> Sections:
        """Row of the title of each section, from 1."""
        return Sections(*(li - h for li, h in zip(self.lignes, _TITRES, strict=True)))


PLAN_DU_MODELE: Final = Plan(
    Sections(
        poles=POLES_MAX + 1,
        couverture=POLES_MAX + 2,
        notes=30,
        aides=7 * (POLES_MAX + 1),
        libres=200,
    )
)
"""The room that the template keeps: twelve poles, and all of them together."""


def plan_de(s: Synthese) -> Plan:
    """Give the plan that fits the figures exactly."""

    def place(section: Section) -> int:
        return max(1, len(section.rangees))

    places = Sections(
        poles=place(chiffres.poles(s)),
        couverture=place(chiffres.couverture(s)),
        notes=len(chiffres.notes(s)),
        aides=place(chiffres.aides(s)),
        libres=place(chiffres.libres(s)),
    )
    return Plan(places, graphiques=bool(s.poles))


def blocs_synthese(report: Report, s: Synthese, plan: Plan = PLAN_DU_MODELE) -> tuple[Bloc, ...]:
    """Give what the sheet says of a run.

    Args:
        report: the run.
        s: the figures of the same workbook on the same date.
        plan: the room of the sheet; rows beyond it are left out, and a note says how many.
    """
    lignes, places = plan.lignes, plan.places
    sections = (
        (chiffres.poles(s), lignes.poles, places.poles),
        (chiffres.couverture(s), lignes.couverture, places.couverture),
        (chiffres.aides(s), lignes.aides, places.aides),
        (chiffres.libres(s), lignes.libres, places.libres),
    )
    manques = [
        _manque(section, place) for section, _, place in sections if len(section.rangees) > place
    ]
    notes = tuple((en_cellule(note),) for note in (*manques, *chiffres.notes(s)))
    return (
        Bloc(FEUILLE, LIGNE_FAITS, 1, ((faits(report),),), 1, 1, Nature.TEXTES),
        *_figures(LIGNE_CARTES, [chiffres.cartes(s)], (Genre.COMPTE,) * LARGEUR, 1),
        *(bloc for section, ligne, place in sections for bloc in _section(section, ligne, place)),
        Bloc(FEUILLE, lignes.notes, 1, notes[: places.notes], 1, places.notes, Nature.TEXTES, True),
    )


def _manque(section: Section, place: int) -> str:
    reste = plural(len(section.rangees) - place, "ligne")
    return french(
        f"{section.entete.titre} : {reste} de plus que la feuille n'en contient ; "
        "la commande « pial-xl controler » avec --sortie les donne toutes."
    )


def _section(section: Section, ligne: int, place: int) -> Iterator[Bloc]:
    rangees = section.rangees[:place] or ((french(section.raison),),)
    yield from _figures(ligne, rangees, section.entete.genres, place)


def _figures(
    ligne: int, rangees: Sequence[Rangee], genres: Sequence[Genre], place: int
) -> Iterator[Bloc]:
    """Give the blocks of the texts and of the figures, then that of the figures' signs."""
    valeurs = _rectangle([[simple(v) for v in rangee] for rangee in rangees], len(genres))
    signes = _rectangle([[signe(v) for v in rangee] for rangee in rangees], len(genres))
    debut = 0
    for est_texte, groupe in groupby(genres, lambda genre: genre is Genre.TEXTE):
        fin = debut + len(list(groupe))
        yield Bloc(
            FEUILLE,
            ligne,
            debut + 1,
            tuple(rangee[debut:fin] for rangee in valeurs),
            fin - debut,
            place,
            Nature.TEXTES if est_texte else Nature.VALEURS,
            repliable=debut == 0 and place > 1,
        )
        debut = fin
    yield Bloc(FEUILLE, ligne, 1 + DECALAGE_SIGNES, signes, len(genres), place)


def _rectangle(rangees: list[list[Simple]], largeur: int) -> tuple[tuple[Simple, ...], ...]:
    return tuple((*rangee, *(None,) * (largeur - len(rangee))) for rangee in rangees)
