"""The first sheet: what this workbook is, what to do in what order, and where things stand."""

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pial_xl.bareme import Bareme, parametres
from pial_xl.tables import Parametre
from pial_xl.template import boutons, champs, chiffres, lettre
from pial_xl.template.couleurs import AMBRE_ITALIQUE, GRIS_BARRE, GRIS_PLEIN, ROUGE_GRAS
from pial_xl.template.impression import portrait
from pial_xl.template.palette import FONCE, GRIS, ROUGE, TEINTE, TRAIT, VOILE, Palette
from pial_xl.template.sorties import SORTIES
from pial_xl.template.zones import Zone, champ_compte, nom_colonne
from pial_xl.units.text import NBSP, french

FEUILLE = "Accueil"
_PREMIERE, _DERNIERE = 1, 5
_LARGEUR = 18.5
_HAUTEUR_DE_BOUTONS = 28
_LONGUEUR_DESCRIPTION = 72
_POINTILLE: dict[str, object] = {"bottom": 4, "bottom_color": TRAIT}

_INTRO = (
    "Ce classeur réunit les établissements, les AESH, les élèves (par code) et les heures "
    "attribuées par la DSDEN : il montre qui accompagne qui, ce qui dépasse et ce qui manque. "
    "Il prépare aussi la lettre de mission de chaque coordonnateur."
)
_ETAPES = (
    (
        "1. Remplir",
        "Complétez les feuilles de gauche à droite, de Paramètres à Coordonnateurs. Chaque en-tête "
        "s'explique quand on le sélectionne ; les listes proposent ce qui est déjà saisi.",
    ),
    (
        "2. Contrôler",
        "Enregistrez, puis cliquez sur Contrôler : la feuille Contrôles montre chaque constat, "
        "avec la cellule et ce qu'il faut faire. Synthèse compare les heures, pôle par pôle.",
    ),
    (
        "3. Corriger",
        "Reprenez les cellules marquées, puis contrôlez de nouveau ; Effacer les marques les "
        "retire. Les couleurs, expliquées plus bas, montrent déjà l'essentiel sans rien lancer.",
    ),
    (
        "4. Éditer les lettres",
        "Générer les lettres fait une lettre par ligne de Coordonnateurs, d'après la feuille "
        "Modèle de lettre, que vous pouvez adapter. Exporter en PDF les enregistre près du "
        "classeur.",
    ),
)
_SANS_MACROS = (
    "Si un clic ne fait rien : autorisez les macros de ce classeur, ou lancez "
    "« pial-xl controler » dans un terminal."
)
_COULEURS = (
    ("À corriger", ROUGE_GRAS, "Heures de trop, notification expirée, code inconnu ou en double."),
    ("À vérifier", AMBRE_ITALIQUE, "Case obligatoire vide, élève notifié sans AESH."),
    ("Terminé", GRIS_BARRE, "Contrat ou notification passés, élève sorti : rien à faire."),
    ("Réglementaire", GRIS_PLEIN, "Valeur fixée par un texte : ne se change pas dans Paramètres."),
)
_CONFIDENTIALITE = (
    "Les notifications sont des données de santé de mineurs. Gardez ce fichier dans un espace "
    "professionnel, protégé par un mot de passe ; ne l'envoyez pas par courriel. Les élèves n'y "
    "figurent que par un code : leurs noms ne vont que dans la feuille Correspondance, à retirer "
    "avant toute transmission. N'écrivez jamais de diagnostic ni de motif d'absence."
)


def dessiner(
    classeur: Workbook, places: Sequence[Zone], palette: Palette, *, est_vierge: bool
) -> None:
    """Add the welcome sheet. ``est_vierge`` tells that its figures are known to be zero."""
    feuille = classeur.add_worksheet(FEUILLE)
    feuille.set_tab_color(FONCE)
    feuille.hide_gridlines(2)
    feuille.set_column(0, 0, 2)
    feuille.set_column(_PREMIERE, _DERNIERE, _LARGEUR)
    feuille.set_column(_DERNIERE + 1, _DERNIERE + 1, 2)
    page = _Page(feuille, palette, est_vierge)
    _bandeau(page)
    _etapes(page)
    _chiffres(page)
    _feuilles(page, places)
    _couleurs(page)
    _confidentialite(page)
    portrait(feuille)
    feuille.set_margins(left=0.4, right=0.4, top=0.45, bottom=0.55)
    feuille.print_area(0, 0, page.ligne, _DERNIERE + 1)


class _Page:
    """A sheet filled downwards: each call writes on the current row and moves on."""

    def __init__(self, feuille: Worksheet, palette: Palette, est_vierge: bool) -> None:
        self.feuille = feuille
        self.palette = palette
        self.est_vierge = est_vierge
        self.ligne = 0

    def avancer(self, hauteur: float) -> None:
        self.feuille.set_row(self.ligne, hauteur)
        self.ligne += 1

    def texte(self, debut: int, fin: int, texte: str, **traits: object) -> None:
        """Write a text over columns *debut* to *fin*."""
        style = self.palette.format(**{"valign": "vcenter"} | traits)
        if fin > debut:
            self.feuille.merge_range(self.ligne, debut, self.ligne, fin, "", style)
        self.feuille.write_string(self.ligne, debut, french(texte), style)

    def formule(
        self, debut: int, fin: int, formule: str, a_vide: object = "", **traits: object
    ) -> None:
        """Write a formula over columns; *a_vide* is its result in a blank workbook."""
        style = self.palette.format(**{"valign": "vcenter"} | traits)
        if fin > debut:
            self.feuille.merge_range(self.ligne, debut, self.ligne, fin, "", style)
        valeur = a_vide if self.est_vierge else ""
        self.feuille.write_formula(self.ligne, debut, f"={formule}", style, valeur)

    def rougir(self, ligne: int, debut: int, fin: int, condition: str) -> None:
        """Turn cells red while a formula holds."""
        rouge = self.palette.couleur(font_color=ROUGE, bold=True)
        options = {"type": "formula", "criteria": f"={condition}", "format": rouge}
        self.feuille.conditional_format(ligne, debut, ligne, fin, options)

    def boutons(self) -> None:
        """Lay the buttons over the columns of the page, one row of them after the other."""
        for rangee in boutons.ACCUEIL:
            boutons.poser(self.feuille, rangee)
            self.avancer(_HAUTEUR_DE_BOUTONS)
        self.texte(_PREMIERE, _DERNIERE, _SANS_MACROS, italic=True, font_size=9, font_color=GRIS)
        self.avancer(17)

    def rubrique(self, titre: str) -> None:
        """Open a section."""
        self.avancer(9)
        self.texte(
            _PREMIERE,
            _DERNIERE,
            titre,
            bold=True,
            font_size=13,
            font_color=FONCE,
            bottom=2,
            bottom_color=FONCE,
        )
        self.avancer(21)
        self.avancer(4)


def _bandeau(page: _Page) -> None:
    page.avancer(8)
    page.texte(
        _PREMIERE,
        _DERNIERE,
        "Suivi des heures d'AESH et lettres de mission",
        bold=True,
        font_size=20,
        font_color="#FFFFFF",
        bg_color=FONCE,
        align="center",
    )
    page.avancer(40)
    page.formule(
        _PREMIERE,
        _DERNIERE,
        chiffres.SOUS_TITRE,
        chiffres.SOUS_TITRE_A_VIDE,
        align="center",
        font_color=FONCE,
        bg_color=TEINTE,
    )
    page.avancer(20)
    page.avancer(6)
    page.texte(_PREMIERE, _DERNIERE, _INTRO, text_wrap=True)
    page.avancer(47)
    page.boutons()


def _etapes(page: _Page) -> None:
    page.rubrique("Quatre étapes")
    for titre, texte in _ETAPES:
        page.texte(_PREMIERE, _PREMIERE, titre, bold=True, font_color=FONCE, bg_color=VOILE)
        page.texte(_PREMIERE + 1, _DERNIERE, texte, text_wrap=True, bg_color=VOILE)
        page.avancer(34)


def _chiffres(page: _Page) -> None:
    page.rubrique("Les heures de la semaine, aujourd'hui")
    colonnes_tuiles = range(_PREMIERE, _DERNIERE + 1)
    cadre = {"align": "center", "bg_color": TEINTE, "left": 5, "right": 5}
    cadre |= {"left_color": "#FFFFFF", "right_color": "#FFFFFF"}
    for colonne, chiffre in zip(colonnes_tuiles, chiffres.CHIFFRES, strict=True):
        page.texte(colonne, colonne, chiffre.titre, font_size=10, font_color=FONCE, **cadre)
    page.avancer(20)
    for colonne, chiffre in zip(colonnes_tuiles, chiffres.CHIFFRES, strict=True):
        page.formule(
            colonne,
            colonne,
            chiffre.valeur,
            chiffre.a_vide,
            font_size=18,
            bold=True,
            font_color=FONCE,
            **cadre,
        )
    libres = _PREMIERE + chiffres.RANG_LIBRES
    page.rougir(page.ligne, libres, libres, chiffres.EST_NEGATIF)
    page.avancer(30)
    for colonne, chiffre in zip(colonnes_tuiles, chiffres.CHIFFRES, strict=True):
        page.formule(colonne, colonne, chiffre.detail, chiffre.detail_a_vide, font_size=9, **cadre)
    page.avancer(17)
    page.formule(
        _PREMIERE, _DERNIERE, chiffres.RESERVES, chiffres.SANS_RESERVE, italic=True, font_size=9
    )
    page.rougir(page.ligne, _PREMIERE, _DERNIERE, chiffres.A_DES_RESERVES)
    page.avancer(17)


def _feuilles(page: _Page, places: Sequence[Zone]) -> None:
    page.rubrique("Les feuilles")
    for zone in places:
        lignes = nom_colonne(zone.modele.table, champ_compte(zone))
        nombre = f"COUNTA({lignes})"
        compte = f'IF({nombre}=0,"vide",{nombre}&" ligne"&IF({nombre}>1,"s",""))'
        _lien(page, zone.modele.feuille, zone.modele.intro)
        page.formule(
            _DERNIERE, _DERNIERE, compte, _compte_a_vide(zone), align="right", **_POINTILLE
        )
        page.avancer(_hauteur(zone.modele.intro))
    for feuille, description in {**lettre.FEUILLES, champs.FEUILLE: champs.ROLE, **SORTIES}.items():
        _lien(page, feuille, description)
        page.texte(_DERNIERE, _DERNIERE, "", **_POINTILLE)
        page.avancer(_hauteur(description))


def _compte_a_vide(zone: Zone) -> str:
    return f"{len(parametres(Bareme))} lignes" if zone.modele is Parametre else "vide"


def _hauteur(description: str) -> float:
    return 17 if len(description) <= _LONGUEUR_DESCRIPTION else 29


def _lien(page: _Page, feuille: str, description: str) -> None:
    style = page.palette.format(font_color=FONCE, underline=1, valign="vcenter", **_POINTILLE)
    page.feuille.write_url(
        page.ligne,
        _PREMIERE,
        f"internal:'{feuille}'!A1",
        style,
        feuille,
        french(f"Aller à la feuille « {feuille} »"),
    )
    page.texte(
        _PREMIERE + 1, _DERNIERE - 1, description, font_size=10, text_wrap=True, **_POINTILLE
    )


def _couleurs(page: _Page) -> None:
    page.rubrique("Les couleurs")
    for titre, traits, texte in _COULEURS:
        page.texte(_PREMIERE, _PREMIERE, titre, align="center", **traits)
        page.texte(_PREMIERE + 1, _DERNIERE, f"{NBSP}{texte}", font_size=10)
        page.avancer(17)


def _confidentialite(page: _Page) -> None:
    page.rubrique("Protection des données")
    page.texte(_PREMIERE, _DERNIERE, _CONFIDENTIALITE, text_wrap=True, valign="top")
    page.avancer(64)
