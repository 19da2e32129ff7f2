"""The packaged model of the mission letter of a PAS coordinator.

Its page is that of the PIAL letter; its words say of the PAS only what the circular of
1 September 2025 (MENE2520651C) does: two people, pupils notified or not, notified human help.
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

_CADRE = (
    ligne(
        47,
        TEXTE,
        "{{Le sigle}} réunit {{un enseignant coordonnateur|une enseignante coordonnatrice}} et un "
        "éducateur. Son objectif est d'apporter une réponse de première intention aux besoins des "
        f"élèves, y compris de ceux qui n'ont pas de notification{NBSP}; il met aussi en œuvre "
        "l'accompagnement humain notifié.",
    ),
    ligne(
        33,
        TEXTE,
        "{{Le coordonnateur|La coordonnatrice}} {{du sigle}} organise et anime, avec l'éducateur, "
        "les actions du dispositif{{si pilote}}, en lien avec son pilote, {{pilote}}{{fin}}.",
    ),
    COLLABORATION,
)
_MISSIONS = (
    REFLEXION,
    ligne(
        32,
        MISSION,
        "- {{Il|Elle}} apporte avec l'éducateur une réponse de première intention aux élèves qui "
        "ont besoin d'un appui à leur scolarité, avec ou sans notification.",
    ),
    LIEN,
    ligne(
        17,
        MISSION,
        "- {{Il|Elle}} met en œuvre l'accompagnement humain des élèves notifiés.",
    ),
    INTERLOCUTEUR,
    *REUNIONS,
)

MODELE_PAS: Modele = composer(
    f"{FEUILLE_MODELE} PAS",
    "{{Coordonnateur|Coordonnatrice}} {{du sigle_long}}",
    _CADRE,
    _MISSIONS,
)
"""The model of the poles whose kind is PAS, in the template and where a workbook has none."""
