"""The sheet Récapitulatif des lettres: its columns, and its rows as blocks."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pial_xl.findings import Niveau
from pial_xl.letters.recapitulatif import FEUILLE, Etat, Rangee
from pial_xl.report.feuilles.bloc import Bloc, Nature
from pial_xl.report.feuilles.controles import lien_interne
from pial_xl.report.feuilles.textes import en_cellule
from pial_xl.units.dates import format_date
from pial_xl.units.text import french, plural

__all__ = [
    "CAPACITE",
    "COLONNES",
    "FEUILLE",
    "LIGNE_COMPTES",
    "LIGNE_FAITS",
    "LIGNE_TITRES",
    "NIVEAU_DE",
    "RANG_ETAT",
    "RANG_LIEN",
    "Colonne",
    "blocs_recapitulatif",
    "compter",
    "faits_des_lettres",
    "textes_de",
]

LIGNE_FAITS, LIGNE_COMPTES, LIGNE_TITRES = 2, 3, 5
"""Rows, from 1, of the facts, of the counts, and of the table's header."""
CAPACITE: Final = 500
"""Rows that the table of the template holds."""
AUCUNE: Final = "Aucune ligne dans la feuille Coordonnateurs"


@dataclass(frozen=True, slots=True)
class Colonne:
    """A column of the table: its header, its width in characters."""

    titre: str
    largeur: float


COLONNES: Final = (
    Colonne("Ligne", 7),
    Colonne("Coordonnateur", 26),
    Colonne("Établissement", 26),
    Colonne("IMP", 12),
    Colonne("État", 24),
    Colonne("Détail", 38),
    Colonne("Lettre", 31),
)
RANG_ETAT: Final = 4
RANG_LIEN: Final = len(COLONNES) - 1
_RANG_QUI: Final = 1

_COMPTES: Final = {
    Etat.FAITE: ("faite", "faites"),
    Etat.REFAITE: ("refaite", "refaites"),
    Etat.INCHANGEE: ("inchangée", "inchangées"),
    Etat.A_FAIRE: ("à faire", "à faire"),
    Etat.A_REFAIRE: ("à refaire", "à refaire"),
    Etat.GARDEE: ("gardée car modifiée à la main", "gardées car modifiées à la main"),
    Etat.ETRANGERE: ("non faite : son nom est pris", "non faites : leur nom est pris"),
    Etat.REFUSEE: ("refusée", "refusées"),
    Etat.SANS_LIGNE: ("gardée sans ligne", "gardées sans ligne"),
}
NIVEAU_DE: Final[Mapping[Etat, Niveau | None]] = {
    Etat.REFUSEE: Niveau.BLOQUANT,
    Etat.ETRANGERE: Niveau.BLOQUANT,
    Etat.GARDEE: Niveau.ALERTE,
    Etat.SANS_LIGNE: Niveau.ALERTE,
    Etat.A_FAIRE: Niveau.ALERTE,
    Etat.A_REFAIRE: Niveau.ALERTE,
    Etat.FAITE: Niveau.INFO,
    Etat.REFAITE: Niveau.INFO,
    Etat.INCHANGEE: None,
}
"""The level whose colours a state takes; none for one that asks for no look."""


def blocs_recapitulatif(
    rangees: Sequence[Rangee], faits: str, capacite: int = CAPACITE
) -> tuple[Bloc, ...]:
    """Give what the sheet says of a run.

    Args:
        rangees: the rows in their order; those beyond the capacity are left out, and the sheet
            says how many.
        faits: one line on the run, as ``faits_des_lettres`` gives it.
        capacite: rows of the sheet's table.
    """
    montrees = rangees[:capacite]
    textes = [textes_de(rangee) for rangee in montrees] or [_vide()]
    liens = [_lien(rangee) for rangee in montrees] or [""]
    comptes = compter(rangees)
    if caches := len(rangees) - len(montrees):
        comptes += french(f" ; {plural(caches, 'ligne')} de plus : la feuille est pleine")
    ligne = LIGNE_TITRES + 1
    return (
        Bloc(FEUILLE, LIGNE_FAITS, 1, ((faits,),), 1, 1, Nature.TEXTES),
        Bloc(FEUILLE, LIGNE_COMPTES, 1, ((comptes,),), 1, 1, Nature.TEXTES),
        Bloc(FEUILLE, ligne, 1, tuple(textes), RANG_LIEN, capacite, Nature.TEXTES),
        Bloc(
            FEUILLE, ligne, RANG_LIEN + 1, tuple((lien,) for lien in liens), 1, capacite,
            Nature.FORMULES,
        ),
    )  # fmt: skip


def textes_de(rangee: Rangee) -> tuple[str, ...]:
    """Give the texts of a row, one a column, the link left out."""
    numero = "" if rangee.numero is None else str(rangee.numero)
    textes = (numero, rangee.qui, rangee.etablissement, rangee.imp, rangee.etat, rangee.detail)
    return tuple(en_cellule(french(texte)) for texte in textes)


def faits_des_lettres(annee: object, reference: date, version: str) -> str:
    """Say in one line what the letters are of, when they were looked at, and by what."""
    return french(
        f"Année scolaire : {annee}   ·   Lettres au {format_date(reference)}   ·   "
        f"pial-xl {version}"
    )


def compter(rangees: Iterable[Rangee]) -> str:
    """Say how many letters stand in each state; the states that none is in are left out."""
    par_etat = Counter(rangee.etat for rangee in rangees)
    comptes = (plural(par_etat[e], *mots) for e, mots in _COMPTES.items() if par_etat[e])
    return french(", ".join(comptes) or "0 lettre")


def _vide() -> tuple[str, ...]:
    return tuple(AUCUNE if rang == _RANG_QUI else "" for rang in range(RANG_LIEN))


def _lien(rangee: Rangee) -> str:
    return lien_interne(rangee.feuille, "A1", rangee.feuille) if rangee.feuille else ""
