"""What the packaged models share, PIAL or PAS: the order of the page, and most of its words.

The words are those of the letter of 2025-2026 of the DDEC 44; what is local or personal is a
placeholder, and what depends on the person agrees. Spaces before « : » and « ; » are non-breaking.
"""

from dataclasses import replace

from pial_xl.letters.modeles.mise_en_page import Fragment, Modele, Rangee, empiler
from pial_xl.letters.modeles.style import (
    ANNEE,
    CADRE,
    CADRE_BAS,
    CADRE_HAUT,
    CIRCULAIRE,
    FAIT,
    IDENTITE,
    LARGEURS,
    LOCAL,
    MARGES,
    MISSION,
    RESPIRATION,
    RUBRIQUE,
    SOUS_TITRE,
    TEXTE,
    TITRE,
    large,
    ligne,
    signatures,
)
from pial_xl.units.text import NBSP

_ENSEIGNANT = "{{l'enseignant coordonnateur|l'enseignante coordonnatrice}}"
_PERSONNE = f"{{{{civilité}}}}{NBSP}{{{{nom}}}} {{{{prénom}}}}"

COLLABORATION = ligne(
    33,
    TEXTE,
    "{{Il|Elle}} travaille en collaboration avec l'ensemble des acteurs inscrits sur le territoire "
    "notamment les chefs d'établissements, les enseignants référents et {{la réseau}}.",
)
REFLEXION = ligne(
    32,
    MISSION,
    "- {{Il|Elle}} participe activement à la réflexion collective qui permettra d'opérationnaliser "
    "l'accompagnement le plus adapté en fonction des moyens disponibles, alloués par "
    "{{l'autorité}}.",
)
LIEN = ligne(
    32,
    MISSION,
    "- {{Il|Elle}} assure le lien entre les chefs d'établissement, les enseignants référents, "
    "{{la réseau}}, le service départemental de l'école inclusive (gestionnaires du pôle AESH "
    "{{autorité}}).",
)
INTERLOCUTEUR = ligne(
    17,
    MISSION,
    "- {{Il est l'interlocuteur|Elle est l'interlocutrice}} des AESH pour l'organisation de leurs "
    "services",
)
REUNIONS = (
    ligne(
        17,
        MISSION,
        "- {{Il|Elle}} participe aux réunions de régulation, avec les AESH si besoin, organisées "
        "par le pilote.",
    ),
    ligne(
        17,
        MISSION,
        "- {{Il|Elle}} participe à des réunions organisées par {{la réseau_court}}, pour la mise "
        "en œuvre des {{sigle}}.",
    ),
    ligne(17, MISSION, "- {{Il|Elle}} rend compte de sa mission régulièrement auprès du pilote."),
)


def composer(
    feuille: str, sous_titre: str, cadre: tuple[Rangee, ...], missions: tuple[Rangee, ...]
) -> Modele:
    """Give a model from what is its own.

    Args:
        feuille: title of its sheet.
        sous_titre: the line under « Lettre de Mission ».
        cadre: the paragraphs of « Cadre général », under its line.
        missions: the lines of « Missions ».
    """
    rangees = (
        *_entete(sous_titre),
        *_IDENTITES,
        ligne(26, RUBRIQUE, f"Cadre général{NBSP}: {{{{cadre}}}}"),
        *cadre,
        ligne(24, RUBRIQUE, "Missions"),
        *missions,
        *_SECTEUR,
        *_SIGNATURES,
    )
    return empiler(feuille, LARGEURS, MARGES, rangees)


def _entete(sous_titre: str) -> tuple[Rangee, ...]:
    return (
        ligne(30, TITRE, "Lettre de Mission"),
        ligne(18, SOUS_TITRE, sous_titre),
        ligne(16, LOCAL, "Département {{département}}"),
        ligne(20, ANNEE, "Année {{année}}"),
        RESPIRATION,
        ligne(16, CIRCULAIRE, "{{circulaire}}"),
        RESPIRATION,
    )


_IDENTITES = (
    large(
        21,
        IDENTITE,
        Fragment(f"NOM Prénom de {_ENSEIGNANT}{NBSP}: "),
        Fragment(_PERSONNE, gras=True),
    ),
    large(
        21,
        IDENTITE,
        Fragment(
            f"Lieu d'implantation - NOM de l'établissement de rattachement adm+ VILLE{NBSP}: "
        ),
        Fragment("{{établissement}} - {{ville}}", gras=True),
    ),
)
_SECTEUR = (
    ligne(24, RUBRIQUE, "Secteur géographique"),
    large(
        21,
        TEXTE,
        Fragment(f"À préciser le numéro et/ou le nom {{{{du sigle}}}} {{{{statut}}}}{NBSP}: "),
        Fragment(f"{{{{secteur}}}}{NBSP}; {{{{imp}}}}", gras=True),
    ),
    ligne(
        33,
        TEXTE,
        "{{Le coordonnateur|La coordonnatrice}} peut être {{amené|amenée}} à se déplacer dans les "
        "différents établissements {{du sigle}}, {{autorité_lieu}} ou {{à la réseau}}.",
    ),
    ligne(20, FAIT, "{{si fait}}{{fait}}"),
    RESPIRATION,
)
_SIGNATURES = (
    signatures(
        44,
        CADRE_HAUT,
        Fragment(
            "Le/La chef.fe d'établissement de l'établissement de rattachement administratif de "
            f"{_ENSEIGNANT}"
        ),
        Fragment("{{Le coordonnateur enseignant|La coordonnatrice enseignante}} {{du sigle_long}}"),
    ),
    signatures(16, CADRE, Fragment("Année {{année}}"), Fragment("Année {{année}}")),
    signatures(
        16,
        CADRE,
        Fragment("Nom et signature", italique=True),
        Fragment("Nom et signature", italique=True),
    ),
    signatures(17, replace(CADRE, gras=True), Fragment("{{signataire}}"), Fragment(_PERSONNE)),
    signatures(16, CADRE, Fragment("{{fonction_signataire}}")),
    signatures(86, CADRE_BAS),
)
