"""The sheet Contrôles: every finding in a table that filters, with a link to its cell."""

from typing import TypeAlias

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pial_xl.findings import Report
from pial_xl.report.classeur.liens import lien_cellule
from pial_xl.report.classeur.pose import poser
from pial_xl.report.classeur.styles import (
    COULEURS_NIVEAU,
    GRIS,
    LIEN,
    Styles,
    hauteur,
    mettre_en_page,
    pied_de,
)
from pial_xl.report.feuilles.bloc import Nature
from pial_xl.report.feuilles.controles import (
    COLONNES,
    COLONNES_COMPTES,
    FEUILLE,
    LIGNE_COMPTES,
    LIGNE_FAITS,
    LIGNE_TITRES,
    RANG_CELLULE,
    Statut,
    blocs_controles,
    textes_de,
    tous_nouveaux,
)
from pial_xl.tables.adresse import column_letters

LIENS_MAX = 65_530
"""Excel drops the links of a sheet beyond this number."""

Regle: TypeAlias = tuple[str, dict[str, object]]
"""A condition, and what a cell then changes."""

_DERNIERE = len(COLONNES) - 1


def dessiner_controles(feuille: Worksheet, styles: Styles, capacite: int, pied: str) -> None:
    """Lay the sheet out, with a table of *capacite* blank rows."""
    mettre_en_page(feuille, pied)
    feuille.write_string(0, 0, "Contrôles du classeur", styles.titre)
    feuille.set_row(0, 27)
    for rang, colonne in enumerate(COLONNES):
        feuille.set_column(rang, rang, colonne.largeur, _corps(styles, rang))
    for ligne in (LIGNE_FAITS, LIGNE_COMPTES, LIGNE_COMPTES + 1):
        for rang in range(len(COLONNES)):
            feuille.write_blank(ligne - 1, rang, None, _haut(styles, ligne - 1, rang))
    feuille.set_row(LIGNE_TITRES - 1, 22)
    feuille.add_table(
        LIGNE_TITRES - 1, 0, LIGNE_TITRES - 1 + capacite, _DERNIERE,
        {
            "name": "T_Controles",
            "style": None,
            "columns": [{"header": c.titre, "header_format": styles.entete()} for c in COLONNES],
        },
    )  # fmt: skip
    _colorer(feuille, styles, capacite)
    feuille.freeze_panes(LIGNE_TITRES, 0)
    feuille.repeat_rows(LIGNE_TITRES - 1)
    feuille.ignore_errors({"number_stored_as_text": _plage(0, _DERNIERE, capacite)})


def ecrire_controles(
    feuille: Worksheet, styles: Styles, report: Report, lien_classeur: str | None
) -> None:
    """Lay the sheet out and write the findings; without any, the table says so in its only row."""
    constats = tous_nouveaux(report)
    capacite = max(1, len(constats))
    dessiner_controles(feuille, styles, capacite, pied_de(report, FEUILLE))
    blocs = blocs_controles(report, constats, capacite)
    poser(
        feuille,
        (bloc for bloc in blocs if bloc.nature is not Nature.FORMULES),
        lambda ligne, rang: _look(styles, ligne, rang),
    )
    for rang, constat in enumerate(constats):
        ligne, textes = LIGNE_TITRES + rang, textes_de(constat)
        largeurs = (c.largeur for c in COLONNES)
        feuille.set_row(ligne, hauteur(zip(textes, largeurs, strict=True)))
        url = None
        if lien_classeur and rang < LIENS_MAX:
            url = lien_cellule(lien_classeur, constat.finding.feuille, constat.finding.cellule)
        place, style = (ligne, RANG_CELLULE), _corps(styles, RANG_CELLULE)
        if url:
            feuille.write_url(*place, url, style, textes[RANG_CELLULE])
        else:
            feuille.write_string(*place, textes[RANG_CELLULE], styles(valign="top"))
    feuille.print_area(0, 0, LIGNE_TITRES - 1 + capacite, _DERNIERE)


def _look(styles: Styles, ligne: int, rang: int) -> Format:
    return _haut(styles, ligne, rang) if ligne < LIGNE_TITRES else _corps(styles, rang)


def _haut(styles: Styles, ligne: int, rang: int) -> Format:
    """Give the format of a cell above the table: each count in the colour of its level."""
    if ligne != LIGNE_COMPTES - 1:
        return styles.discret
    for niveau, colonne in COLONNES_COMPTES.items():
        if rang == colonne:
            return styles(bold=True, font_size=12, font_color=COULEURS_NIVEAU[niveau][0])
    return styles(font_size=12, font_color=GRIS)


def _corps(styles: Styles, rang: int) -> Format:
    """Give the format of a column: texts stay texts, but for the formula of a link."""
    if rang == RANG_CELLULE:
        return styles(valign="top", font_color=LIEN, underline=1)
    return styles(valign="top", text_wrap=True, num_format="@")


def _colorer(feuille: Worksheet, styles: Styles, capacite: int) -> None:
    """Draw the lines of filled rows, the colours of levels, and what is resolved in grey.

    Ranges do not overlap: LibreOffice applies the first format that holds.
    """
    premiere = LIGNE_TITRES + 1
    statut = f"${column_letters(_DERNIERE + 1)}{premiere}"
    resolu: Regle = (f'{statut}="{Statut.RESOLU}"', {"font_color": GRIS, "italic": True})
    rempli: Regle = (f"COUNTA($A{premiere}:{statut})>0", {})
    niveaux: list[Regle] = [
        (f'$A{premiere}="{n}"', {"bold": True, "font_color": encre, "bg_color": fond})
        for n, (encre, fond) in COULEURS_NIVEAU.items()
    ]
    nouveau: Regle = (f'{statut}="{Statut.NOUVEAU}"', {"bold": True})
    for debut, fin, regles in (
        (0, 0, [resolu, *niveaux, rempli]),
        (1, _DERNIERE - 1, [resolu, rempli]),
        (_DERNIERE, _DERNIERE, [resolu, nouveau, rempli]),
    ):
        for condition, traits in regles:
            feuille.conditional_format(
                _plage(debut, fin, capacite),
                {
                    "type": "formula",
                    "criteria": f"={condition}",
                    "format": styles.condition(**traits),
                    "stop_if_true": True,
                },
            )


def _plage(debut: int, fin: int, capacite: int) -> str:
    premiere, derniere = column_letters(debut + 1), column_letters(fin + 1)
    return f"{premiere}{LIGNE_TITRES + 1}:{derniere}{LIGNE_TITRES + capacite}"
