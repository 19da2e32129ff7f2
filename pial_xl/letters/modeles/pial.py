"""The packaged model of the mission letter, as data: what stands in which cell, and its look.

It is the letter of 2025-2026 of the DDEC 44, for the coordinator of a PIAL.
"""

from pial_xl.letters.modeles.choix import FEUILLE_MODELE
from pial_xl.letters.modeles.commun import (
    COLLABORATION,
    INTERLOCUTEUR,
    LIEN,
    REFLEXION,
    REUNIONS,
    composer,
)
from pial_xl.letters.modeles.mise_en_page import Modele
from pial_xl.letters.modeles.style import MISSION, TEXTE, ligne
from pial_xl.units.text import NBSP

__all__ = ["FEUILLE_MODELE", "MODELE"]

_CADRE = (
    ligne(
        47,
        TEXTE,
        "{{Le sigle}} est une forme d'organisation dont l'objectif est de coordonner les moyens "
        "humains en fonction des besoins des élèves en situation de handicap"
        f"{NBSP}; d'accompagner les équipes pour identifier les besoins des élèves et mettre en "
        "œuvre les réponses adéquates.",
    ),
    ligne(
        33,
        TEXTE,
        "Sous l'autorité hiérarchique du pilote, chef d'établissement, "
        "{{le coordonnateur|la coordonnatrice}} {{du sigle}} organise et anime les actions du "
        "dispositif d'accompagnement des élèves en situation de handicap.",
    ),
    COLLABORATION,
)
_MISSIONS = (
    REFLEXION,
    LIEN,
    ligne(
        32,
        MISSION,
        "- {{Il|Elle}} anime le collectif des AESH qui interviennent sur le territoire"
        f"{NBSP}; {{{{il|elle}}}} propose des moments de régulation, des organisations permettant "
        "les échanges professionnels.",
    ),
    INTERLOCUTEUR,
    *REUNIONS,
)

MODELE: Modele = composer(
    FEUILLE_MODELE, "{{Coordonnateur|Coordonnatrice}} {{sigle_long}}", _CADRE, _MISSIONS
)
"""The model that the template carries, and that serves a workbook which has none."""
