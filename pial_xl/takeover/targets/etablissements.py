"""Columns of a list of schools."""

from pial_xl.takeover import readers
from pial_xl.takeover.targets.poles import POLE
from pial_xl.takeover.targets.shared import COMMUNE, UAI
from pial_xl.takeover.targets.target import target

ETABLISSEMENTS = (
    target(
        "etablissement",
        "Nom",
        readers.read_text,
        {
            "nom etablissement": 97,
            "nom": 84,
            "etablissement": 90,
            "ecole": 80,
            "denomination": 88,
            "libelle": 72,
        },
        "type chef mel mail tel telephone adresse code commune ville uai rne prenom heures",
    ),
    UAI,
    POLE,
    COMMUNE,
    target(
        "degre",
        "Degré",
        readers.read_degre,
        {"degre": 92, "type etablissement": 84, "nature": 60, "type": 58},
    ),
    target(
        "chef",
        "Chef d'établissement",
        readers.read_person,
        {
            "chef etablissement": 96,
            "directeur": 86,
            "directrice": 86,
            "principal": 80,
            "nom directeur": 90,
        },
        "mel mail tel telephone uai",
    ),
    target(
        "heures_classe",
        "Heures de classe",
        readers.read_hours,
        {"heures classe": 96, "heures enseignement": 86},
    ),
)
