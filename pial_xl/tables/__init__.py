"""The workbook's tables: one row model each, the only statement of what a table is."""

from pial_xl.tables.aesh import Aesh
from pial_xl.tables.affectations import Affectation
from pial_xl.tables.calendrier import Calendrier
from pial_xl.tables.coordonnateurs import Coordonnateur
from pial_xl.tables.correspondance import Correspondance
from pial_xl.tables.cours import Cours
from pial_xl.tables.creneaux import Creneau
from pial_xl.tables.dotation import Dotation
from pial_xl.tables.eleves import Eleve
from pial_xl.tables.etablissements import Etablissement
from pial_xl.tables.notifications import Notification
from pial_xl.tables.parametres import Parametre
from pial_xl.tables.poles import Pole
from pial_xl.tables.row import RowModel, RowTable, columns
from pial_xl.tables.trajets import Trajet

TABLES: tuple[type[RowModel], ...] = (
    Parametre,
    Etablissement,
    Pole,
    Trajet,
    Dotation,
    Aesh,
    Eleve,
    Notification,
    Affectation,
    Calendrier,
    Cours,
    Creneau,
    Coordonnateur,
    Correspondance,
)
"""Every table model, in the order of the workbook's sheets.

Sheets are filled from left to right: one seldom refers to a sheet further right. Poles and schools
name each other; schools come first, since a workbook of one pole need not name it in each school.
"""

__all__ = [
    "TABLES",
    "Aesh",
    "Affectation",
    "Calendrier",
    "Coordonnateur",
    "Correspondance",
    "Cours",
    "Creneau",
    "Dotation",
    "Eleve",
    "Etablissement",
    "Notification",
    "Parametre",
    "Pole",
    "RowModel",
    "RowTable",
    "Trajet",
    "columns",
]
