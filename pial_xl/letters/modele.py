"""The packaged model of the mission letter, as data: what stands in which cell, and its look.

The words are those of the letter of 2025-2026 of the DDEC 44; what is local or personal is a
placeholder. Spaces before « : » and « ; » are non-breaking.
"""

from dataclasses import replace

from pial_xl.letters.mise_en_page import Fragment, Modele, Rangee, Style, empiler
from pial_xl.units.text import NBSP

FEUILLE_MODELE = "Modèle de lettre"

_GAUCHE, _ESPACE, _DROITE = 1, 2, 3
_LARGEURS = (43.0, 3.0, 43.0)
_MARGES = (0.75, 0.75, 0.6, 0.55)

_BLEU = "#1F3A5F"
_TITRE = Style(taille=20, gras=True, couleur=_BLEU, horizontal="center", vertical="center")
_SOUS_TITRE = Style(taille=12, gras=True, horizontal="center", vertical="center")
_LOCAL = Style(taille=11, horizontal="center", vertical="center")
_ANNEE = replace(_LOCAL, gras=True, bordures=("bottom",), couleur_bordure=_BLEU)
_CIRCULAIRE = Style(taille=10, italique=True, horizontal="center", vertical="center")
_IDENTITE = Style(fond="#EEF2F7", vertical="center", retrait=1)
_RUBRIQUE = Style(
    taille=11.5,
    gras=True,
    couleur=_BLEU,
    vertical="bottom",
    bordures=("bottom",),
    couleur_bordure="#B8C4D3",
)
_TEXTE = Style(horizontal="justify", vertical="center")
_MISSION = Style(horizontal="left", vertical="center", retrait=1)
_FAIT = Style(horizontal="left", vertical="center")
_CADRE = Style(taille=10, horizontal="center", vertical="center", bordures=("left", "right"))
_CADRE_HAUT = replace(_CADRE, taille=9.5, bordures=("left", "right", "top"))
_CADRE_BAS = replace(_CADRE, bordures=("left", "right", "bottom"))

_PERSONNE = f"{{{{civilité}}}}{NBSP}{{{{nom}}}} {{{{prénom}}}}"

_RESPIRATION = Rangee(6)


def _large(hauteur: float, style: Style, *fragments: Fragment) -> Rangee:
    return Rangee(hauteur, ((_GAUCHE, _DROITE, style, fragments),))


def _ligne(hauteur: float, style: Style, texte: str) -> Rangee:
    return _large(hauteur, style, Fragment(texte))


def _signatures(
    hauteur: float, style: Style, gauche: Fragment | None = None, droite: Fragment | None = None
) -> Rangee:
    return Rangee(
        hauteur,
        tuple(
            (colonne, colonne, style, (fragment,) if fragment else ())
            for colonne, fragment in ((_GAUCHE, gauche), (_DROITE, droite))
        ),
    )


_ENTETE = (
    _ligne(30, _TITRE, "Lettre de Mission"),
    _ligne(18, _SOUS_TITRE, "Coordonnateur {{sigle_long}}"),
    _ligne(16, _LOCAL, "Département {{département}}"),
    _ligne(20, _ANNEE, "Année {{année}}"),
    _RESPIRATION,
    _ligne(16, _CIRCULAIRE, "{{circulaire}}"),
    _RESPIRATION,
)
_IDENTITES = (
    _large(
        21,
        _IDENTITE,
        Fragment(f"NOM Prénom de l'enseignant coordonnateur{NBSP}: "),
        Fragment(_PERSONNE, gras=True),
    ),
    _large(
        21,
        _IDENTITE,
        Fragment(
            f"Lieu d'implantation - NOM de l'établissement de rattachement adm+ VILLE{NBSP}: "
        ),
        Fragment("{{établissement}} - {{ville}}", gras=True),
    ),
)
_CADRE_GENERAL = (
    _ligne(26, _RUBRIQUE, f"Cadre général{NBSP}: {{{{cadre}}}}"),
    _ligne(
        47,
        _TEXTE,
        "Le {{sigle}} est une forme d'organisation dont l'objectif est de coordonner les moyens "
        "humains en fonction des besoins des élèves en situation de handicap"
        f"{NBSP}; d'accompagner les équipes pour identifier les besoins des élèves et mettre en "
        "œuvre les réponses adéquates.",
    ),
    _ligne(
        33,
        _TEXTE,
        "Sous l'autorité hiérarchique du pilote, chef d'établissement, le coordonnateur du "
        "{{sigle}} organise et anime les actions du dispositif d'accompagnement des élèves en "
        "situation de handicap.",
    ),
    _ligne(
        33,
        _TEXTE,
        "Il travaille en collaboration avec l'ensemble des acteurs inscrits sur le territoire "
        "notamment les chefs d'établissements, les enseignants référents et la {{réseau}}.",
    ),
)
_MISSIONS = (
    _ligne(24, _RUBRIQUE, "Missions"),
    _ligne(
        32,
        _MISSION,
        "- Il participe activement à la réflexion collective qui permettra d'opérationnaliser "
        "l'accompagnement le plus adapté en fonction des moyens disponibles, alloués par la "
        "{{autorité}}.",
    ),
    _ligne(
        32,
        _MISSION,
        "- Il assure le lien entre les chefs d'établissement, les enseignants référents, la "
        "{{réseau}}, le service départemental de l'école inclusive (gestionnaires du pôle AESH "
        "{{autorité}}).",
    ),
    _ligne(
        32,
        _MISSION,
        f"- Il anime le collectif des AESH qui interviennent sur le territoire{NBSP}; il propose "
        "des moments de régulation, des organisations permettant les échanges professionnels.",
    ),
    _ligne(17, _MISSION, "- Il est l'interlocuteur des AESH pour l'organisation de leurs services"),
    _ligne(
        17,
        _MISSION,
        "- Il participe aux réunions de régulation, avec les AESH si besoin, organisées par le "
        "pilote.",
    ),
    _ligne(
        17,
        _MISSION,
        "- Il participe à des réunions organisées par la {{réseau_court}}, pour la mise en œuvre "
        "des {{sigle}}.",
    ),
    _ligne(17, _MISSION, "- Il rend compte de sa mission régulièrement auprès du pilote."),
)
_SECTEUR = (
    _ligne(24, _RUBRIQUE, "Secteur géographique"),
    _large(
        21,
        _TEXTE,
        Fragment(f"À préciser le numéro et/ou le nom du {{{{sigle}}}} {{{{statut}}}}{NBSP}: "),
        Fragment(f"{{{{secteur}}}}{NBSP}; {{{{imp}}}}", gras=True),
    ),
    _ligne(
        33,
        _TEXTE,
        "Le coordonnateur peut être amené à se déplacer dans les différents établissements du "
        "{{sigle}}, {{autorité_lieu}} ou à la {{réseau}}.",
    ),
    _ligne(20, _FAIT, "{{fait}}"),
    _RESPIRATION,
)
_SIGNATURES = (
    _signatures(
        44,
        _CADRE_HAUT,
        Fragment(
            "Le/La chef.fe d'établissement de l'établissement de rattachement administratif de "
            "l'enseignant coordonnateur"
        ),
        Fragment("Le coordonnateur enseignant du {{sigle_long}}"),
    ),
    _signatures(16, _CADRE, Fragment("Année {{année}}"), Fragment("Année {{année}}")),
    _signatures(
        16,
        _CADRE,
        Fragment("Nom et signature", italique=True),
        Fragment("Nom et signature", italique=True),
    ),
    _signatures(
        17,
        replace(_CADRE, gras=True),
        Fragment("{{signataire}}"),
        Fragment(_PERSONNE),
    ),
    _signatures(16, _CADRE, Fragment("{{fonction_signataire}}")),
    _signatures(86, _CADRE_BAS),
)

MODELE: Modele = empiler(
    FEUILLE_MODELE,
    _LARGEURS,
    _MARGES,
    (*_ENTETE, *_IDENTITES, *_CADRE_GENERAL, *_MISSIONS, *_SECTEUR, *_SIGNATURES),
)
"""The model that the template carries, and that serves a workbook which has none."""
