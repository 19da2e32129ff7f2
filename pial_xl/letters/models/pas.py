"""The packaged model of the mission letter of a PAS coordinator.

Its page is that of the PIAL letter; its words say of the PAS only what the circular of
1 September 2025 (MENE2520651C) does: two people, pupils notified or not, notified human help.
"""

from pial_xl.letters.models.choice import MODEL_SHEET
from pial_xl.letters.models.common import (
    COLLABORATION,
    CONTACT,
    LINK,
    REFLECTION,
    REUNIONS,
    compose_model,
)
from pial_xl.letters.models.layout import LetterModel
from pial_xl.letters.models.style import MISSION, TEXT, row
from pial_xl.units.text import NBSP

_FRAMEWORK = (
    row(
        47,
        TEXT,
        "{{Le sigle}} réunit {{un enseignant coordonnateur|une enseignante coordonnatrice}} et un "
        "éducateur. Son objectif est d'apporter une réponse de première intention aux besoins des "
        f"élèves, y compris de ceux qui n'ont pas de notification{NBSP}; il met aussi en œuvre "
        "l'accompagnement humain notifié.",
    ),
    row(
        33,
        TEXT,
        "{{Le coordonnateur|La coordonnatrice}} {{du sigle}} organise et anime, avec l'éducateur, "
        "les actions du dispositif{{si pilote}}, en lien avec son pilote, {{pilote}}{{fin}}.",
    ),
    COLLABORATION,
)
_MISSIONS = (
    REFLECTION,
    row(
        32,
        MISSION,
        "- {{Il|Elle}} apporte avec l'éducateur une réponse de première intention aux élèves qui "
        "ont besoin d'un appui à leur scolarité, avec ou sans notification.",
    ),
    LINK,
    row(
        17,
        MISSION,
        "- {{Il|Elle}} met en œuvre l'accompagnement humain des élèves notifiés.",
    ),
    CONTACT,
    *REUNIONS,
)

PAS_MODEL: LetterModel = compose_model(
    f"{MODEL_SHEET} PAS",
    "{{Coordonnateur|Coordonnatrice}} {{du sigle_long}}",
    _FRAMEWORK,
    _MISSIONS,
)
"""The model of the poles whose kind is PAS, in the template and where a workbook has none."""
