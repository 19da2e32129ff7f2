"""The clean data of the demo: the rows of every table, the same on every day and machine."""

from pial_xl.demo.aesh import aesh_fictifs, lignes_aesh
from pial_xl.demo.affectations import lignes_affectations
from pial_xl.demo.coordonnateurs import lignes_coordonnateurs
from pial_xl.demo.creneaux import emplois_du_temps, lignes_creneaux
from pial_xl.demo.dotation import lignes_dotation
from pial_xl.demo.eleves import Effectif
from pial_xl.demo.etablissements import (
    Ligne,
    ecoles_fictives,
    lignes_etablissements,
    lignes_poles,
    lignes_trajets,
)
from pial_xl.demo.repartition import repartir

Donnees = dict[str, list[Ligne]]
"""Rows by table name (``T_AESH``): each maps a field of the table's model to a cell value.

A duration is an int of minutes, or a str where it is written in a person's own way; a time of day
is an int of minutes after midnight.
"""


def donnees_demo() -> Donnees:
    """Give a network without a fault: its only findings are those of a shortage of AESH."""
    ecoles = ecoles_fictives()
    aesh = aesh_fictifs(ecoles)
    repartition = repartir(aesh, ecoles)
    effectif = Effectif(repartition, ecoles)
    trajets = lignes_trajets(ecoles)
    routes = {
        frozenset((str(t["uai_depart"]), str(t["uai_arrivee"]))): _minutes(t) for t in trajets
    }
    emplois = emplois_du_temps(aesh, repartition, routes)
    return {
        "T_Poles": lignes_poles(ecoles),
        "T_Etablissements": lignes_etablissements(ecoles),
        "T_Trajets": trajets,
        "T_Dotation": lignes_dotation(aesh, repartition),
        "T_AESH": lignes_aesh(aesh),
        "T_Eleves": effectif.lignes_eleves(),
        "T_Notifications": effectif.lignes_notifications(),
        "T_Affectations": lignes_affectations(aesh, repartition, effectif.codes),
        "T_Creneaux": lignes_creneaux(emplois, repartition, effectif.codes),
        "T_Coordonnateurs": lignes_coordonnateurs(ecoles),
        "T_Correspondance": effectif.lignes_correspondance(),
    }


def _minutes(trajet: Ligne) -> int:
    minutes = trajet["minutes"]
    assert isinstance(minutes, int)  # noqa: S101 - narrows the type of what etablissements.py gives
    return minutes
