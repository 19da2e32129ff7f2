"""The workbook's tables: one row model each, the only statement of what a table is."""

from pial_xl.tables.aesh import Aesh
from pial_xl.tables.affectations import Affectation
from pial_xl.tables.coordonnateurs import Coordonnateur
from pial_xl.tables.correspondance import Correspondance
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
    Pole,
    Etablissement,
    Trajet,
    Dotation,
    Aesh,
    Eleve,
    Notification,
    Affectation,
    Creneau,
    Coordonnateur,
    Correspondance,
)
"""Every table model, in the order of the workbook's sheets."""

__all__ = [
    "TABLES",
    "Aesh",
    "Affectation",
    "Coordonnateur",
    "Correspondance",
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
