"""The clean data of the demo: the rows of every table, the same on every day and machine."""

from pial_xl.demo.aesh import aesh_rows, demo_aesh
from pial_xl.demo.affectations import affectation_rows
from pial_xl.demo.calendrier import calendrier_rows
from pial_xl.demo.coordonnateurs import coordonnateur_rows
from pial_xl.demo.creneaux import creneau_rows, lay_timetables
from pial_xl.demo.dotation import dotation_rows
from pial_xl.demo.eleves import Roster
from pial_xl.demo.etablissements import (
    DemoRow,
    demo_schools,
    etablissement_rows,
    pole_rows,
    trajet_rows,
)
from pial_xl.demo.spread import allot

Dataset = dict[str, list[DemoRow]]
"""Rows by table name (``T_AESH``): each maps a field of the table's model to a cell value.

A duration is an int of minutes, or a str where it is written in a person's own way; a time of day
is an int of minutes after midnight.
"""


def demo_dataset() -> Dataset:
    """Give a network without a fault: its only constats are those of a shortage of AESH."""
    schools = demo_schools()
    aesh = demo_aesh(schools)
    allotment = allot(aesh, schools)
    roster = Roster(allotment, schools)
    trajets = trajet_rows(schools)
    routes = {
        frozenset((str(t["uai_depart"]), str(t["uai_arrivee"]))): _minutes(t) for t in trajets
    }
    timetables = lay_timetables(aesh, allotment, routes)
    return {
        "T_Poles": pole_rows(schools),
        "T_Etablissements": etablissement_rows(schools),
        "T_Trajets": trajets,
        "T_Dotation": dotation_rows(aesh, allotment),
        "T_AESH": aesh_rows(aesh),
        "T_Eleves": roster.eleve_rows(),
        "T_Notifications": roster.notification_rows(),
        "T_Affectations": affectation_rows(aesh, allotment, roster.codes),
        "T_Calendrier": calendrier_rows(),
        "T_Cours": [],
        "T_Creneaux": creneau_rows(timetables, allotment, roster.codes),
        "T_Coordonnateurs": coordonnateur_rows(schools),
        "T_Correspondance": roster.correspondance_rows(),
    }


def _minutes(trajet: DemoRow) -> int:
    minutes = trajet["minutes"]
    assert isinstance(minutes, int)  # noqa: S101 - narrows the type of what etablissements.py gives
    return minutes
