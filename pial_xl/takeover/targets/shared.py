"""Columns that sheets of several kinds have: where, who, which help."""

from pial_xl.takeover import readers
from pial_xl.takeover.targets.target import ELSE, Target, target

SCHOOL = target(
    "etablissement",
    "Établissement",
    readers.read_place,
    {
        "etablissement scolarisation": 95,
        "nom etablissement": 92,
        "etablissement affectation": 92,
        "etablissement": 88,
        "etab": 84,
        "ecole": 80,
        "lieu scolarisation": 85,
        "lieu exercice": 85,
        "college": 72,
        "lycee": 72,
        "affectation": 60,
        "structure": 55,
        "scolarisation": 55,
    },
    "type chef mel mail tel telephone adresse code commune ville rne uai temps heures date niveau",
    unless="et",
)
UAI = target(
    "uai",
    "UAI",
    readers.read_school_code,
    {"uai": 97, "rne": 95, "code etablissement": 85, "etablissement": 60, "uai principal": 97},
)
COMMUNE = target(
    "commune",
    "Commune",
    readers.read_text,
    {"commune": 88, "ville": 85, "localite": 80},
    "naissance domicile residence adresse",
)


def person(noun: str, others: str, others_but: str) -> tuple[Target, ...]:
    """Give the columns of the name of whom a sheet is about."""
    full = {"nom prenom": 95, f"nom prenom {noun}": 98, "identite": 75, noun: 72, "nom complet": 90}
    full |= dict.fromkeys(others.split(), 70)
    but = f"{ELSE} {others_but}"
    return (
        target(
            "full_name",
            "Nom et prénom",
            readers.read_person,
            full,
            f"{but} type quotite heures code mel mail date etat nombre nb besoin besoins",
        ),
        target(
            "nom",
            "Nom",
            readers.read_person,
            {"nom": 90, f"nom {noun}": 94, "nom famille": 95, "nom usage": 85},
            f"{but} prenom prenoms etablissement ecole college commune",
        ),
        target(
            "prenom",
            "Prénom",
            readers.read_person,
            {"prenom": 92, f"prenom {noun}": 95},
            f"{but} nom",
        ),
    )


AESH_WORDS = "aesh avs accompagnant accompagnante accompagnants intervenant"
ELEVE_WORDS = "eleve eleves enfant enfants"
_NOT_AESH_NAME = "type quotite heures nombre nb mel mail date code besoin besoins mutualise"
AESH_NAME = target(
    "aesh",
    "AESH",
    readers.read_free,
    {
        "nom prenom aesh": 98,
        "nom aesh": 95,
        "aesh affecte": 92,
        "aesh": 85,
        "avs": 80,
        "accompagnant": 84,
        "accompagnante": 84,
        "intervenant": 60,
    },
    f"{_NOT_AESH_NAME} {ELSE} co",
)
AIDE = target(
    "aide",
    "Aide",
    readers.read_aide,
    {
        "type aide": 96,
        "nature aide": 94,
        "aide": 82,
        "type accompagnement": 90,
        "nature accompagnement": 88,
        "type notification": 78,
        "accompagnement": 62,
        "modalite": 58,
        "type": 50,
    },
    "cantine midi meridienne materiel heures quotite etat date debut fin",
)
ALLOTTED = {
    "heures affectees": 92,
    "heures accordees": 88,
    "heures effectives": 88,
    "heures faites": 88,
    "heures assurees": 88,
    "heures realisees": 82,
    "heures aesh": 86,
    "heures accompagnement": 80,
    "quotite aesh": 76,
}
MIDI = target(
    "midi",
    "Midi",
    readers.read_midi,
    {
        "type aide cantine": 96,
        "aide cantine": 94,
        "cantine": 88,
        "midi": 88,
        "pause meridienne": 92,
        "meridienne": 88,
        "repas": 75,
        "restauration": 72,
    },
    "heures quotite temps",
)
GROUPE = target("groupe", "Groupe", readers.read_free, {"groupe": 85})
