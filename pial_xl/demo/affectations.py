"""The rows of T_Affectations: what the allotter decided, as a coordinator writes it."""

from collections.abc import Mapping

from pial_xl.demo.aesh import AeshFictif
from pial_xl.demo.ecriture import ecrire
from pial_xl.demo.etablissements import Ligne
from pial_xl.demo.repartition import EleveFictif, Part, Repartition


def groupe_de(parts: list[Part], part: Part) -> str:
    """Name the group of a part: ``G1``, ``G2``… in the AESH's week; blank for one pupil alone."""
    groupes = [p for p in parts if len(p.eleves) > 1]
    return f"G{groupes.index(part) + 1}" if part in groupes else ""


def lignes_affectations(
    aesh: tuple[AeshFictif, ...], repartition: Repartition, codes: Mapping[EleveFictif, str]
) -> list[Ligne]:
    """Give the rows of T_Affectations, AESH by AESH."""
    lignes: list[Ligne] = []
    for a in aesh:
        parts = repartition.de(a)
        for part in parts:
            groupe = groupe_de(parts, part)
            for eleve in part.eleves:
                rang = len(lignes)
                ligne: Ligne = {
                    "aesh": a.code,
                    "eleve": codes[eleve],
                    "aide": eleve.aide,
                    "heures": ecrire(part.minutes, rang),
                }
                if groupe:
                    ligne["groupe"] = groupe
                if rang % 17 == 5:
                    ligne["fixe"] = "oui"
                lignes.append(ligne)
    return lignes
