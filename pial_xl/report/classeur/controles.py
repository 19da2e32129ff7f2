"""The sheet Contrôles: every finding in a table that filters, with a link to its cell."""

from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pial_xl.findings import Finding, Niveau, Report
from pial_xl.report.classeur.liens import lien_cellule
from pial_xl.report.classeur.styles import (
    COULEURS_NIVEAU,
    GRIS,
    Styles,
    en_cellule,
    faits,
    hauteur,
    mettre_en_page,
)
from pial_xl.units.text import plural

LIGNE_TITRES = 4
"""Row of the table's header, from 0."""

LIENS_MAX = 65_530
"""Excel drops the links of a sheet beyond this number."""


@dataclass(frozen=True, slots=True)
class Colonne:
    """A column of the table: its header and its width in characters."""

    titre: str
    largeur: float
    champ: str = ""


COLONNES = (
    Colonne("Niveau", 12),
    Colonne("Code", 8, "code"),
    Colonne("Feuille", 14, "feuille"),
    Colonne("Cellule", 9),
    Colonne("Objet", 11, "objet"),
    Colonne("Message", 50, "message"),
    Colonne("Mesuré", 13, "mesure"),
    Colonne("Attendu", 15, "attendu"),
    Colonne("Écart", 10, "ecart"),
    Colonne("Que faire", 34, "que_faire"),
    Colonne("Source", 28, "source"),
    Colonne("Statut", 9.5),
)
_NIVEAU, _CELLULE, _STATUT, _MESSAGE = 0, 3, 11, 5


def ecrire_controles(
    feuille: Worksheet, styles: Styles, report: Report, lien_classeur: str | None
) -> None:
    """Write the findings; without any, the table says so in its only row."""
    mettre_en_page(feuille, report, "Contrôles")
    feuille.write_string(0, 0, "Contrôles du classeur", styles.titre)
    feuille.set_row(0, 27)
    feuille.write_string(1, 0, en_cellule(faits(report)), styles.discret)
    feuille.write_rich_string(2, 0, *_comptes(report, styles), styles())
    nombre = max(1, len(report.findings))
    _tableau(feuille, styles, nombre)
    base, haut = styles.case(text_wrap=True, valign="top"), styles.case(valign="top")
    lien = styles.case(valign="top", font_color="#0B5394", underline=1)
    if not report.findings:
        for colonne in range(len(COLONNES)):
            feuille.write_blank(LIGNE_TITRES + 1, colonne, None, base)
        feuille.write_string(LIGNE_TITRES + 1, _MESSAGE, "Aucun constat", base)
    for rang, finding in enumerate(report.findings):
        ligne = LIGNE_TITRES + 1 + rang
        _ecrire_textes(feuille, ligne, finding, base)
        feuille.write_string(ligne, _NIVEAU, finding.niveau, styles.niveau(finding.niveau))
        feuille.write_string(ligne, _STATUT, "nouveau", haut)
        url = None
        if lien_classeur and rang < LIENS_MAX:
            url = lien_cellule(lien_classeur, finding.feuille, finding.cellule)
        if url:
            feuille.write_url(ligne, _CELLULE, url, lien, en_cellule(finding.cellule))
        else:
            feuille.write_string(ligne, _CELLULE, en_cellule(finding.cellule), haut)
    _imprimer(feuille, nombre)


def _ecrire_textes(feuille: Worksheet, ligne: int, finding: Finding, base: Format) -> None:
    for rang, colonne in enumerate(COLONNES):
        if colonne.champ:
            texte: str = getattr(finding, colonne.champ)
            if texte:
                feuille.write_string(ligne, rang, en_cellule(texte), base)
            else:
                feuille.write_blank(ligne, rang, None, base)
    feuille.set_row(
        ligne, hauteur((getattr(finding, c.champ), c.largeur) for c in COLONNES if c.champ)
    )


def _comptes(report: Report, styles: Styles) -> list[object]:
    """Give the counts as the fragments of a rich text, each level in its colour and its word."""
    bilan = report.bilan
    fragments: list[object] = []
    mots = {Niveau.BLOQUANT: "bloquant", Niveau.ALERTE: "alerte", Niveau.INFO: "information"}
    for niveau, mot in mots.items():
        encre = styles(bold=True, font_color=COULEURS_NIVEAU[niveau][0], font_size=12)
        fragments += [encre, plural(bilan[niveau], mot), styles(font_size=12), "   ·   "]
    autres = plural(bilan["NON_EVALUE"], "contrôle non évalué", "contrôles non évalués")
    return [*fragments, styles(font_color=GRIS, font_size=12), f"{autres} (feuille Non évalués)"]


def _tableau(feuille: Worksheet, styles: Styles, nombre: int) -> None:
    for rang, colonne in enumerate(COLONNES):
        feuille.set_column(rang, rang, colonne.largeur)
    feuille.set_row(LIGNE_TITRES, 22)
    feuille.add_table(
        LIGNE_TITRES, 0, LIGNE_TITRES + nombre, len(COLONNES) - 1,
        {
            "name": "T_Controles",
            "style": None,
            "columns": [{"header": c.titre, "header_format": styles.entete()} for c in COLONNES],
        },
    )  # fmt: skip


def _imprimer(feuille: Worksheet, nombre: int) -> None:
    feuille.freeze_panes(LIGNE_TITRES + 1, 0)
    feuille.repeat_rows(LIGNE_TITRES)
    feuille.print_area(0, 0, LIGNE_TITRES + nombre, len(COLONNES) - 1)
    feuille.ignore_errors(
        {"number_stored_as_text": f"A{LIGNE_TITRES + 2}:L{LIGNE_TITRES + 1 + nombre}"}
    )
