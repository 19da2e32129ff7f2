"""Blocks of the sheet Synthèse: section titles, headers in two rows, cells of figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from xlsxwriter.worksheet import Worksheet

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.report.classeur.styles import (
    CLAIR,
    FORMATS_DUREE,
    FORMATS_ETP,
    GRIS,
    MINUTES_PAR_JOUR,
    SOMBRE,
    Styles,
    en_cellule,
)
from pial_xl.report.grandeur import Borne, Grandeur

NON_EVALUE = "non évalué"
SANS_OBJET = "–"
DERNIERE_COLONNE = 14


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole, from 0 to 1, shown in percent."""

    valeur: Fraction


@dataclass(frozen=True, slots=True)
class Etp:
    """Full-time equivalents, exact or a bound."""

    valeur: Fraction
    borne: Borne


Valeur: TypeAlias = str | int | Etp | Part | Grandeur | None
"""What a cell may hold: a text, a count, ETP, a part, an amount of time; None is not judged."""


def duree(minutes: int) -> Grandeur:
    """Give minutes as an amount of time, for a cell that shows no ETP."""
    return Grandeur(minutes, {})


class Bloc:
    """Writes a table of figures on a sheet, top down."""

    def __init__(self, feuille: Worksheet, styles: Styles, ligne: int) -> None:
        self.feuille = feuille
        self.styles = styles
        self.ligne = ligne

    def section(self, titre: str) -> None:
        """Write the title of a section over the whole width."""
        encre = self.styles(
            bold=True, font_size=13, font_color=SOMBRE, bottom=2, bottom_color=SOMBRE
        )
        self.feuille.set_row(self.ligne, 22)
        for colonne in range(DERNIERE_COLONNE + 1):
            self.feuille.write_blank(self.ligne, colonne, None, encre)
        self.feuille.write_string(self.ligne, 0, titre, encre)
        self.ligne += 1

    def note(self, texte: str) -> None:
        """Write a note in grey."""
        self.feuille.write_string(self.ligne, 0, en_cellule(texte), self.styles.discret)
        self.ligne += 1

    def entetes(self, groupes: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Write headers in two rows: the groups, then their columns.

        A group without a name holds texts, and leaves its upper cells blank; the others hold
        figures.
        """
        haut = self.styles(
            bold=True, align="center", bg_color=CLAIR, font_color=SOMBRE, border=1,
            border_color="#FFFFFF",
        )  # fmt: skip
        colonne = 0
        for nom, titres in groupes:
            if len(titres) == 1 and nom:
                self.feuille.write_string(self.ligne, colonne, nom, haut)
            elif nom:
                fin = colonne + len(titres) - 1
                self.feuille.merge_range(self.ligne, colonne, self.ligne, fin, nom, haut)
            bas = self.styles.entete(align="right" if nom else "left")
            for titre in titres:
                self.feuille.write_string(self.ligne + 1, colonne, titre, bas)
                colonne += 1
        self.feuille.set_row(self.ligne + 1, 20)
        self.ligne += 2

    def rangee(self, valeurs: Sequence[Valeur], *, total: bool = False) -> None:
        """Write one row; *total* marks the one that sums up those above."""
        fond: dict[str, object] = {"bold": True, "bg_color": CLAIR} if total else {}
        for colonne, valeur in enumerate(valeurs):
            ecrire(self.feuille, self.styles, (self.ligne, colonne), valeur, fond)
        self.ligne += 1


def ecrire(
    feuille: Worksheet,
    styles: Styles,
    place: tuple[int, int],
    valeur: Valeur,
    fond: Mapping[str, object],
) -> None:
    """Write one value in a bordered cell, in the format that its kind asks for."""
    match valeur:
        case str():
            cote = "right" if valeur == SANS_OBJET else "left"
            encre = styles.case(**{"align": cote, "shrink": True, **fond})
            feuille.write_string(*place, en_cellule(valeur), encre)
        case int():
            feuille.write_number(*place, valeur, styles.case(num_format="#,##0", **fond))
        case Etp():
            encre = styles.case(num_format=FORMATS_ETP[valeur.borne], **fond)
            feuille.write_number(*place, float(valeur.valeur), encre)
        case Part():
            feuille.write_number(
                *place, float(valeur.valeur), styles.case(num_format="0\u00a0%", **fond)
            )
        case Grandeur(minutes=int() as minutes):
            encre = styles.case(num_format=FORMATS_DUREE[valeur.borne], **fond)
            feuille.write_number(*place, minutes / MINUTES_PAR_JOUR, encre)
        case _:
            gris = {"align": "right", **fond, "bold": False, "font_color": GRIS, "font_size": 10}
            encre = styles.case(**gris)
            feuille.write_string(*place, NON_EVALUE, encre)


def en_etp(grandeur: Grandeur | None, convention: ConventionEtp) -> Valeur:
    """Give the ETP of an amount under one convention; ``–`` where there is no such amount."""
    if grandeur is None:
        return SANS_OBJET
    valeur = grandeur.etp[convention]
    return None if valeur is None else Etp(valeur, grandeur.borne)
