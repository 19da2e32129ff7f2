"""The rows of T_Affectations: what the allotter decided, as a coordinator writes it."""

from collections.abc import Mapping

from pial_xl.demo.aesh import DemoAesh
from pial_xl.demo.etablissements import DemoRow
from pial_xl.demo.spread import Allotment, DemoEleve, Support
from pial_xl.demo.writing import write


def groupe_of(parts: list[Support], part: Support) -> str:
    """Name the group of a part: ``G1``, ``G2``… in the AESH's week; blank for one pupil alone."""
    groupes = [p for p in parts if len(p.eleves) > 1]
    return f"G{groupes.index(part) + 1}" if part in groupes else ""


def affectation_rows(
    aesh: tuple[DemoAesh, ...], allotment: Allotment, codes: Mapping[DemoEleve, str]
) -> list[DemoRow]:
    """Give the rows of T_Affectations, AESH by AESH."""
    rows: list[DemoRow] = []
    for a in aesh:
        parts = allotment.of(a)
        for part in parts:
            groupe = groupe_of(parts, part)
            for eleve in part.eleves:
                rank = len(rows)
                row: DemoRow = {
                    "aesh": a.code,
                    "eleve": codes[eleve],
                    "aide": eleve.aide,
                    "heures": write(part.minutes, rank),
                }
                if groupe:
                    row["groupe"] = groupe
                if rank % 17 == 5:
                    row["fixe"] = "oui"
                rows.append(row)
    return rows
