"""Tables of the sheet Synthèse: titles, headers in two rows, blank cells that know their look."""

from collections.abc import Iterator
from itertools import product

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pial_xl.report.classeur.styles import CLAIR, NOMBRES, SOMBRE, Styles, avec_signe
from pial_xl.report.couverture import ENSEMBLE
from pial_xl.report.feuilles.chiffres import Entete, Genre, Groupe
from pial_xl.report.feuilles.synthese import DECALAGE_SIGNES, LARGEUR
from pial_xl.report.feuilles.valeurs import SIGNES
from pial_xl.tables.adresse import a1, column_letters

_A_BORNES = frozenset({Genre.DUREE, Genre.ETP})
_TEMOIN = 3
"""Column, from 1, that holds something in every row of figures."""


def section(feuille: Worksheet, styles: Styles, ligne: int, titre: str) -> None:
    """Write the title of a section over the whole width, at a row from 1."""
    encre = styles(bold=True, font_size=13, font_color=SOMBRE, bottom=2, bottom_color=SOMBRE)
    feuille.set_row(ligne - 1, 22)
    for colonne in range(LARGEUR):
        feuille.write_blank(ligne - 1, colonne, None, encre)
    feuille.write_string(ligne - 1, 0, titre, encre)


def tableau(feuille: Worksheet, styles: Styles, entete: Entete, lignes: tuple[int, int]) -> None:
    """Lay out the headers and blank rows of a table.

    Args:
        feuille: the sheet.
        styles: its formats.
        entete: what the headers say.
        lignes: first and last row of figures, from 1; the headers stand right above.
    """
    premiere, derniere = lignes
    _entetes(feuille, styles, premiere - 3, entete.groupes)
    for colonne, genre in enumerate(entete.genres):
        for ligne in range(premiere, derniere + 1):
            feuille.write_blank(ligne - 1, colonne, None, corps(styles, genre))
        for regle in _regles(styles, genre, premiere, colonne):
            feuille.conditional_format(premiere - 1, colonne, derniere - 1, colonne, regle)


def filtrable(
    feuille: Worksheet, styles: Styles, entete: Entete, nom: str, zone: tuple[int, int]
) -> None:
    """Lay an Excel Table over a table already laid out.

    Args:
        feuille: the sheet.
        styles: its formats.
        entete: the headers.
        nom: name of the Excel Table.
        zone: first row of figures, from 1, and number of rows.
    """
    ligne, place = zone
    titres = (titre for groupe in entete.groupes for titre in groupe.titres)
    colonnes = [
        {"header": titre, "header_format": _entete(styles, genre)}
        for titre, genre in zip(titres, entete.genres, strict=True)
    ]
    feuille.add_table(
        ligne - 2, 0, ligne - 2 + place, len(colonnes) - 1,
        {"name": nom, "style": None, "columns": colonnes},
    )  # fmt: skip


def corps(styles: Styles, genre: Genre) -> Format:
    """Give the format of a cell of a kind of column."""
    if genre is Genre.TEXTE:
        return styles(num_format=NOMBRES[genre])
    return styles(num_format=NOMBRES[genre], align="right")


def _entetes(feuille: Worksheet, styles: Styles, ligne: int, groupes: tuple[Groupe, ...]) -> None:
    """Write headers in two rows, from a row from 0: the groups, then their columns."""
    haut = styles(
        bold=True, align="center", bg_color=CLAIR, font_color=SOMBRE, border=1,
        border_color="#FFFFFF",
    )  # fmt: skip
    colonne = 0
    for groupe in groupes:
        fin = colonne + len(groupe.titres) - 1
        if groupe.nom and fin > colonne:
            feuille.merge_range(ligne, colonne, ligne, fin, groupe.nom, haut)
        elif groupe.nom:
            feuille.write_string(ligne, colonne, groupe.nom, haut)
        for titre, genre in zip(groupe.titres, groupe.genres, strict=True):
            feuille.write_string(ligne + 1, colonne, titre, _entete(styles, genre))
            colonne += 1
    feuille.set_row(ligne + 1, 20)


def _entete(styles: Styles, genre: Genre) -> Format:
    return styles.entete(align="left" if genre is Genre.TEXTE else "right")


def _regles(styles: Styles, genre: Genre, ligne: int, colonne: int) -> Iterator[dict[str, object]]:
    """Give the conditional formats of a column, the most demanding first.

    A program may apply only the first that holds: each says all that it changes.
    """
    signes = (*SIGNES.values(), None) if genre in _A_BORNES else (None,)
    for est_total, signe in product((True, False), signes):
        conditions = [f"LEN(${column_letters(_TEMOIN)}{ligne})>0"]
        traits: dict[str, object] = {}
        if est_total:
            conditions.append(f'$A{ligne}="{ENSEMBLE}"')
            traits |= {"bold": True, "bg_color": CLAIR}
        if signe:
            conditions.append(f'{a1(colonne + 1 + DECALAGE_SIGNES, ligne)}="{signe}"')
            traits["num_format"] = avec_signe(NOMBRES[genre], signe)
        yield {
            "type": "formula",
            "criteria": f"=AND({','.join(conditions)})",
            "format": styles.condition(**traits),
            "stop_if_true": True,
        }
