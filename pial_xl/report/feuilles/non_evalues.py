"""The sheet Non évalués: what could not be judged, and the settings that change a rule."""

from typing import Final

from pial_xl.findings import Report
from pial_xl.report.feuilles.bloc import Bloc, Nature
from pial_xl.report.feuilles.textes import en_cellule, faits

FEUILLE: Final = "Non évalués"
LIGNE_FAITS, LIGNE_TITRES = 2, 5
"""Rows, from 1, of the facts and of the table's header."""
CAPACITE: Final = 200
"""Rows of the table of the template: more than there are controls and settings."""
COLONNES: Final = (("Code", 9), ("Contrôle", 54), ("Raison", 84))
"""Headers, and widths in characters."""
TOUS_EVALUES: Final = "Tous les contrôles ont été évalués."
REGLAGE: Final = "Réglage local"


def lignes_non_evalues(report: Report) -> tuple[tuple[str, str, str], ...]:
    """Give the rules that were not judged with their reason, then the settings."""
    lignes = [(n.code, n.titre, n.raison) for n in report.non_evalues]
    if not lignes:
        lignes = [("", TOUS_EVALUES, "")]
    lignes += [("", REGLAGE, reglage) for reglage in report.reglages]
    return tuple((en_cellule(a), en_cellule(b), en_cellule(c)) for a, b, c in lignes)


def blocs_non_evalues(report: Report, capacite: int = CAPACITE) -> tuple[Bloc, ...]:
    """Give what the sheet says of a run; rows beyond the capacity are left out."""
    lignes = lignes_non_evalues(report)[:capacite]
    largeur = len(COLONNES)
    return (
        Bloc(FEUILLE, LIGNE_FAITS, 1, ((faits(report),),), 1, 1, Nature.TEXTES),
        Bloc(FEUILLE, LIGNE_TITRES + 1, 1, lignes, largeur, capacite, Nature.TEXTES),
    )
