"""Colours that native formulas put on what is wrong, unknown or over: no Python needed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from xlsxwriter.worksheet import Worksheet

from pial_xl.tables import (
    Aesh,
    Affectation,
    Correspondance,
    Eleve,
    Etablissement,
    Ligne,
    Notification,
    Parametre,
    Pole,
    colonnes,
)
from pial_xl.tables.colonne import Format
from pial_xl.template.calculs import nom_calcul
from pial_xl.template.formules import NBSP, texte_duree, valeur_duree
from pial_xl.template.palette import (
    AMBRE,
    AMBRE_FOND,
    GRIS,
    GRIS_FOND,
    ROUGE,
    ROUGE_FOND,
    TRAIT,
    Palette,
)
from pial_xl.template.zones import LIGNE_TITRES, PREMIERE_LIGNE, Zone, nom_colonne

ROUGE_GRAS: dict[str, Any] = {"font_color": ROUGE, "bold": True, "bg_color": ROUGE_FOND}
AMBRE_ITALIQUE: dict[str, Any] = {"font_color": AMBRE, "italic": True, "bg_color": AMBRE_FOND}
GRIS_BARRE: dict[str, Any] = {"font_color": GRIS, "font_strikeout": True}
GRIS_PLEIN: dict[str, Any] = {"font_color": GRIS, "bg_color": GRIS_FOND}
FILET: dict[str, Any] = {"bottom": 1, "border_color": TRAIT}

_UNIQUES = (Parametre, Pole, Etablissement, Aesh, Eleve, Correspondance)


@dataclass(frozen=True, slots=True)
class Couleur:
    """A look that some cells take when a formula, written for the first row, holds.

    ``champs`` are the fields it colours; all when empty.
    """

    formule: str
    traits: dict[str, Any]
    champs: tuple[str, ...] = ()


def colorer(feuille: Worksheet, zone: Zone, palette: Palette) -> None:
    """Put every conditional format on a table's rows; the first to hold wins.

    Each column has its own list of formats, since LibreOffice minds the order of ranges that
    overlap. What colours some fields goes before what colours the whole row.
    """
    toutes = (*_propres(zone), *_communes(zone))
    ordre = sorted(toutes, key=lambda couleur: not couleur.champs)
    for champ in colonnes(zone.modele):
        for couleur in ordre:
            if champ in couleur.champs or not couleur.champs:
                options = {
                    "type": "formula",
                    "criteria": f"={couleur.formule}",
                    "format": palette.couleur(**couleur.traits | FILET),
                    "stop_if_true": True,
                }
                feuille.conditional_format(zone.colonne(champ).split("!")[1], options)


def _communes(zone: Zone) -> Iterator[Couleur]:
    """Give what holds for any table: unknown and repeated codes, unread hours, blanks, lines."""
    champs = colonnes(zone.modele)
    premier = next(iter(champs))
    cellules = {champ: zone.premiere_cellule(champ) for champ in champs}
    derniere = zone.premiere_cellule(next(reversed(champs)))
    remplie = f"COUNTA({cellules[premier]}:{derniere})>0"
    if zone.modele in _UNIQUES:
        fois = _fois(cellules[premier], nom_colonne(zone.modele.table, premier))
        yield Couleur(_si_remplie(cellules[premier], f"{fois}>1"), ROUGE_GRAS, (premier,))
    for champ, colonne in champs.items():
        if colonne.reference:
            fois = _fois(cellules[champ], nom_colonne(*colonne.reference))
            yield Couleur(_si_remplie(cellules[champ], f"{fois}=0"), ROUGE_GRAS, (champ,))
        if colonne.format is Format.DUREE:
            lue = valeur_duree(texte_duree(cellules[champ]))
            yield Couleur(_si_remplie(cellules[champ], f"ISERROR({lue})"), ROUGE_GRAS, (champ,))
    for champ, colonne in champs.items():
        if colonne.obligatoire:
            vide = f"AND(LEN({cellules[champ]})=0,{remplie})"
            yield Couleur(vide, AMBRE_ITALIQUE, (champ,))
    yield Couleur(remplie, FILET)


def _propres(zone: Zone) -> tuple[Couleur, ...]:
    """Give what holds for one table only."""
    faire = _PROPRES.get(zone.modele)
    return faire(zone) if faire else ()


def _aesh(_: Zone) -> tuple[Couleur, ...]:
    return (
        Couleur(_calcul("aesh", "depasse"), ROUGE_GRAS, ("aesh", "nom", "prenom", "heures")),
        Couleur(_calcul("aesh", "termine"), GRIS_BARRE),
    )


def _affectations(zone: Zone) -> tuple[Couleur, ...]:
    aesh, eleve = zone.premiere_cellule("aesh"), zone.premiere_cellule("eleve")
    active = _calcul_valeur("affectations", "active")
    depasse = _somme("aesh", "depasse", "aesh", _calcul_valeur("affectations", "aesh"))
    repetee = f"{active}>{_calcul_valeur('affectations', 'comptee')}"
    expiree = _somme("notifications", "expiree", "eleve", _calcul_valeur("affectations", "eleve"))
    return (
        Couleur(f"IF(LEN({aesh})*{active}=0,FALSE,{depasse}>0)", ROUGE_GRAS, ("aesh", "heures")),
        Couleur(repetee, ROUGE_GRAS, ("eleve", "aide")),
        Couleur(f"IF(LEN({eleve})*{active}=0,FALSE,{expiree}>0)", AMBRE_ITALIQUE, ("eleve",)),
    )


def _notifications(_: Zone) -> tuple[Couleur, ...]:
    return (
        Couleur(_calcul("notifications", "expiree"), ROUGE_GRAS, ("eleve", "fin")),
        Couleur(_calcul("notifications", "sans_aesh"), AMBRE_ITALIQUE, ("eleve", "aide")),
        Couleur(_calcul("notifications", "passee"), GRIS_BARRE),
    )


def _eleves(_: Zone) -> tuple[Couleur, ...]:
    sorti, recu = _calcul_valeur("eleves", "sorti"), _calcul_valeur("eleves", "recu")
    return (
        Couleur(f"IF({sorti}=1,{recu}>0,FALSE)", ROUGE_GRAS, ("eleve", "sorti_le")),
        Couleur(_calcul("eleves", "sorti"), GRIS_BARRE),
    )


def _parametres(zone: Zone) -> tuple[Couleur, ...]:
    nature = zone.premiere_cellule("nature")
    return (Couleur(f'{nature}="réglementaire"', GRIS_PLEIN),)


_PROPRES: dict[type[Ligne], Callable[[Zone], tuple[Couleur, ...]]] = {
    Aesh: _aesh,
    Affectation: _affectations,
    Eleve: _eleves,
    Notification: _notifications,
    Parametre: _parametres,
}


def _calcul_valeur(bloc: str, colonne: str) -> str:
    """Give the value of the hidden sheet on the row that mirrors this one.

    Rows are counted from the header: ``ROW()`` would be an array in a conditional format.
    """
    rang = f"ROWS($A${LIGNE_TITRES}:$A{PREMIERE_LIGNE})-1"
    return f"INDEX({nom_calcul(bloc, colonne)},{rang})"


def _calcul(bloc: str, colonne: str) -> str:
    return f"({_calcul_valeur(bloc, colonne)}=1)"


def _somme(bloc: str, colonne: str, selon: str, valeur: str) -> str:
    return f"SUMIFS({nom_calcul(bloc, colonne)},{nom_calcul(bloc, selon)},{valeur})"


def _si_remplie(cellule: str, formule: str) -> str:
    return f"IF(LEN({cellule})=0,FALSE,{formule})"


def _fois(cellule: str, colonne: str) -> str:
    """Count the cells of a column that hold the same code, case and spaces aside.

    Texts are compared, never numbers: ``001`` and ``1`` are two codes.
    """
    code = _sans_espaces(cellule)
    return f"SUMPRODUCT(--({_sans_espaces(colonne)}={code}))"


def _sans_espaces(x: str) -> str:
    return f'SUBSTITUTE(SUBSTITUTE({x}," ",""),"{NBSP}","")'
