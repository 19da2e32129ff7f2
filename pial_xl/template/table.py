"""Draws the sheet of one table: title, headers, blank rows to fill, helps, colours, print."""

from collections.abc import Mapping, Sequence
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pial_xl.tables import Coordonnateur, Correspondance, Parametre, colonnes
from pial_xl.tables.colonne import Colonne
from pial_xl.template import boutons
from pial_xl.template.cellules import alignement, ecrire, format_de, va_a_la_ligne
from pial_xl.template.couleurs import colorer
from pial_xl.template.impression import en_table
from pial_xl.template.palette import FONCE, ROUGE, TRAIT, Palette
from pial_xl.template.validations import valider
from pial_xl.template.zones import LIGNE_TITRES, PREMIERE_LIGNE, Zone
from pial_xl.units.text import french

_LEGENDE = (
    "En-tête foncé : colonne à remplir ; en-tête clair : colonne facultative. "
    "Sélectionnez un en-tête pour lire son aide."
)
_LIGNES_MAX = 5
_SIGNES_PAR_UNITE = 1.1
_ONGLETS = {Parametre: TRAIT, Correspondance: ROUGE}


def dessiner(
    classeur: Workbook,
    zone: Zone,
    lignes: Sequence[Mapping[str, object]],
    palette: Palette,
) -> None:
    """Add the sheet of a table, with *lignes* (values by field) under its headers."""
    feuille = classeur.add_worksheet(zone.modele.feuille)
    feuille.set_tab_color(_ONGLETS.get(zone.modele, FONCE))
    _haut(feuille, zone, palette)
    if zone.modele is Coordonnateur:
        boutons.poser(feuille, boutons.COORDONNATEURS)
    _table(feuille, zone, palette)
    _remplir(feuille, zone, lignes, palette)
    valider(feuille, zone)
    colorer(feuille, zone, palette)
    feuille.freeze_panes(LIGNE_TITRES, 1)
    feuille.set_selection(PREMIERE_LIGNE - 1, 0, PREMIERE_LIGNE - 1, 0)
    feuille.ignore_errors({"number_stored_as_text": zone.plage().split("!")[1].replace("$", "")})
    en_table(feuille, zone)


def _haut(feuille: Worksheet, zone: Zone, palette: Palette) -> None:
    feuille.set_row(0, 30)
    feuille.set_row(1, 18)
    feuille.set_row(2, 18)
    feuille.write_string(0, 0, zone.modele.feuille, palette.titre)
    feuille.write_string(1, 0, french(zone.modele.intro), palette.intro)
    feuille.write_url(2, 0, "internal:'Accueil'!A1", palette.lien, "Accueil", "Retour à l'accueil")
    feuille.write_string(2, 1, french(_LEGENDE), palette.legende)


def _table(feuille: Worksheet, zone: Zone, palette: Palette) -> None:
    """Lay the Excel Table over headers and blank rows, which hold no cell of their own.

    It wears no table style: Excel would print the colours of hundreds of blank rows.
    """
    feuille.set_row(LIGNE_TITRES - 1, 34)
    entetes = []
    for numero, colonne in enumerate(colonnes(zone.modele).values()):
        style = format_de(colonne, palette)
        feuille.set_column(numero, numero, colonne.largeur, style)
        entete = palette.entete(obligatoire=colonne.obligatoire, align=alignement(colonne))
        entetes.append({"header": colonne.titre, "header_format": entete, "format": style})
    feuille.add_table(
        LIGNE_TITRES - 1,
        0,
        zone.derniere_ligne - 1,
        zone.nb_colonnes - 1,
        {"name": zone.modele.table, "columns": entetes, "style": None, "banded_rows": False},
    )


def _remplir(
    feuille: Worksheet,
    zone: Zone,
    lignes: Sequence[Mapping[str, object]],
    palette: Palette,
) -> None:
    champs = list(colonnes(zone.modele).items())
    for rang, ligne in enumerate(lignes):
        inconnus = ligne.keys() - colonnes(zone.modele).keys()
        if inconnus:
            raise KeyError(f"{zone.modele.table} n'a pas de champ {sorted(inconnus)}")
        for numero, (champ, colonne) in enumerate(champs):
            place = (PREMIERE_LIGNE - 1 + rang, numero)
            ecrire(feuille, place, ligne.get(champ), colonne, palette)
        lignes_de_texte = max(_lignes_de_texte(ligne.get(champ), c) for champ, c in champs)
        if lignes_de_texte > 1:
            feuille.set_row(PREMIERE_LIGNE - 1 + rang, 3 + 15 * lignes_de_texte)


def _lignes_de_texte(valeur: object, colonne: Colonne) -> int:
    """Estimate how many lines a text takes: LibreOffice does not grow rows by itself."""
    if not isinstance(valeur, str) or not va_a_la_ligne(colonne):
        return 1
    return min(_LIGNES_MAX, ceil(len(valeur) / (_SIGNES_PAR_UNITE * colonne.largeur)))
