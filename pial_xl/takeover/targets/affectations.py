"""Columns of allocations, alone or with the pupils that they are of."""

from pial_xl.takeover import readers
from pial_xl.takeover.targets.eleves import ELEVES
from pial_xl.takeover.targets.shared import (
    AESH_NAME,
    AESH_WORDS,
    AIDE,
    ALLOTTED,
    GROUPE,
    SCHOOL,
    UAI,
)
from pial_xl.takeover.targets.target import ELSE, NOT_TIME, NOT_WEEKLY, target

_ALONE = {
    **ALLOTTED,
    "heures semaine": 95,
    "heures hebdomadaires": 95,
    "nombre heures": 88,
    "nb heures": 88,
    "heures": 86,
    "quotite": 76,
    "volume horaire": 82,
    "temps": 55,
}
_DAYS = (
    target(
        "aesh_debut",
        "Début",
        readers.read_day,
        {"date debut": 94, "debut": 88, "du": 66},
        f"{NOT_TIME} notification droits",
    ),
    target(
        "aesh_fin",
        "Fin",
        readers.read_day,
        {"date fin": 94, "fin": 88, "au": 66},
        f"{NOT_TIME} notification droits",
    ),
)
AFFECTATIONS = (
    AESH_NAME,
    target(
        "eleve",
        "Élève",
        readers.read_free,
        {
            "nom prenom eleve": 98,
            "nom eleve": 95,
            "eleve": 88,
            "enfant": 84,
            "eleve accompagne": 92,
            "nom prenom": 70,
        },
        f"{ELSE} {AESH_WORDS} nombre nb type date",
    ),
    AIDE,
    target(
        "aesh_heures",
        "Heures/semaine",
        readers.read_hours,
        _ALONE,
        f"{NOT_WEEKLY} notifiees contrat",
    ),
    SCHOOL,
    UAI,
    GROUPE,
    *_DAYS,
)
ELEVES_AFFECTATIONS = (
    *(t for t in ELEVES if t.field not in {"heures", "debut", "fin", "aesh_heures"}),
    target(
        "heures",
        "Heures notifiées",
        readers.read_hours,
        {"heures notifiees": 98, "quotite notifiee": 96},
        NOT_WEEKLY,
    ),
    target(
        "debut",
        "Début de notification",
        readers.read_day,
        {"debut notification": 97, "debut droits": 94},
    ),
    target(
        "fin",
        "Fin de notification",
        readers.read_day,
        {"fin notification": 97, "fin droits": 94},
    ),
    target(
        "aesh_heures",
        "Heures/semaine",
        readers.read_hours,
        _ALONE,
        f"{NOT_WEEKLY} notifiees contrat",
    ),
    *_DAYS,
)
"""Allocations that carry their pupils: hours and days are theirs, unless said to be notified."""
