"""The packaged model of the mission letter, as data: what stands in which cell, and its look.

It is the letter of 2025-2026 of the DDEC 44, for the coordinator of a PIAL.
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

__all__ = ["MODEL", "MODEL_SHEET"]

_FRAMEWORK = (
    row(
        47,
        TEXT,
        "{{Le sigle}} est une forme d'organisation dont l'objectif est de coordonner les moyens "
        "humains en fonction des besoins des élèves en situation de handicap"
        f"{NBSP}; d'accompagner les équipes pour identifier les besoins des élèves et mettre en "
        "œuvre les réponses adéquates.",
    ),
    row(
        33,
        TEXT,
        "Sous l'autorité hiérarchique du pilote, chef d'établissement, "
        "{{le coordonnateur|la coordonnatrice}} {{du sigle}} organise et anime les actions du "
        "dispositif d'accompagnement des élèves en situation de handicap.",
    ),
    COLLABORATION,
)
_MISSIONS = (
    REFLECTION,
    LINK,
    row(
        32,
        MISSION,
        "- {{Il|Elle}} anime le collectif des AESH qui interviennent sur le territoire"
        f"{NBSP}; {{{{il|elle}}}} propose des moments de régulation, des organisations permettant "
        "les échanges professionnels.",
    ),
    CONTACT,
    *REUNIONS,
)

MODEL: LetterModel = compose_model(
    MODEL_SHEET, "{{Coordonnateur|Coordonnatrice}} {{sigle_long}}", _FRAMEWORK, _MISSIONS
)
"""The model that the template carries, and that serves a workbook which has none."""
