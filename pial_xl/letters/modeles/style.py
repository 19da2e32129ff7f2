"""The look of the packaged models, and the kinds of rows that they are made of."""

from dataclasses import replace

from pial_xl.letters.modeles.mise_en_page import Fragment, Rangee, Style

GAUCHE, DROITE = 1, 3
LARGEURS = (43.0, 3.0, 43.0)
MARGES = (0.75, 0.75, 0.6, 0.55)

BLEU = "#1F3A5F"
TITRE = Style(taille=20, gras=True, couleur=BLEU, horizontal="center", vertical="center")
SOUS_TITRE = Style(taille=12, gras=True, horizontal="center", vertical="center")
LOCAL = Style(taille=11, horizontal="center", vertical="center")
ANNEE = replace(LOCAL, gras=True, bordures=("bottom",), couleur_bordure=BLEU)
CIRCULAIRE = Style(taille=10, italique=True, horizontal="center", vertical="center")
IDENTITE = Style(fond="#EEF2F7", vertical="center", retrait=1)
RUBRIQUE = Style(
    taille=11.5,
    gras=True,
    couleur=BLEU,
    vertical="bottom",
    bordures=("bottom",),
    couleur_bordure="#B8C4D3",
)
TEXTE = Style(horizontal="justify", vertical="center")
MISSION = Style(horizontal="left", vertical="center", retrait=1)
FAIT = Style(horizontal="left", vertical="center")
CADRE = Style(taille=10, horizontal="center", vertical="center", bordures=("left", "right"))
CADRE_HAUT = replace(CADRE, taille=9.5, bordures=("left", "right", "top"))
CADRE_BAS = replace(CADRE, bordures=("left", "right", "bottom"))

RESPIRATION = Rangee(6)


def large(hauteur: float, style: Style, *fragments: Fragment) -> Rangee:
    """Give a row whose text, in pieces, runs over the whole width."""
    return Rangee(hauteur, ((GAUCHE, DROITE, style, fragments),))


def ligne(hauteur: float, style: Style, texte: str) -> Rangee:
    """Give a row whose text runs over the whole width."""
    return large(hauteur, style, Fragment(texte))


def signatures(
    hauteur: float, style: Style, gauche: Fragment | None = None, droite: Fragment | None = None
) -> Rangee:
    """Give a row of the two signature boxes."""
    return Rangee(
        hauteur,
        tuple(
            (colonne, colonne, style, (fragment,) if fragment else ())
            for colonne, fragment in ((GAUCHE, gauche), (DROITE, droite))
        ),
    )
