"""The sheet Synthèse: figures and charts to show at a meeting."""

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pial_xl.findings import Report
from pial_xl.report.classeur.dessins import Dessin, dessiner, dessins_de
from pial_xl.report.classeur.pose import poser
from pial_xl.report.classeur.styles import (
    CLAIR,
    GRIS,
    NOMBRES,
    SOMBRE,
    Styles,
    avec_signe,
    mettre_en_page,
    pied_de,
)
from pial_xl.report.classeur.tableaux import corps, filtrable, section, tableau
from pial_xl.report.feuilles import chiffres
from pial_xl.report.feuilles.chiffres import CARTES, Genre
from pial_xl.report.feuilles.synthese import (
    DECALAGE_SIGNES,
    FEUILLE,
    LARGEUR,
    LIGNE_CARTES,
    Plan,
    blocs_synthese,
    plan_de,
)
from pial_xl.report.feuilles.valeurs import SIGNES
from pial_xl.report.synthese import Synthese
from pial_xl.tables.adresse import a1

_LARGEURS = (14, 36, *(11.5,) * 13)


def dessiner_synthese(
    classeur: Workbook,
    feuille: Worksheet,
    styles: Styles,
    plan: Plan,
    *,
    dessins: Sequence[Dessin],
    pied: str,
) -> None:
    """Lay the sheet out: every title, header, chart, and blank cells for the figures."""
    mettre_en_page(feuille, pied)
    for colonne, largeur in enumerate(_LARGEURS):
        feuille.set_column(colonne, colonne, largeur)
    feuille.set_column(DECALAGE_SIGNES, DECALAGE_SIGNES + LARGEUR - 1, None, None, {"hidden": True})
    feuille.set_row(0, 27)
    feuille.write_string(0, 0, FEUILLE, styles.titre)
    _cartes(feuille, styles)
    titres, lignes, places = plan.titres, plan.lignes, plan.places
    for entete, titre, premiere, place in (
        (chiffres.POLES, titres.poles, lignes.poles, places.poles),
        (chiffres.COUVERTURE, titres.couverture, lignes.couverture, places.couverture),
        (chiffres.AIDES, titres.aides, lignes.aides, places.aides),
        (chiffres.LIBRES, titres.libres, lignes.libres, places.libres),
    ):
        section(feuille, styles, titre, entete.titre)
        tableau(feuille, styles, entete, (premiere, premiere + place - 1))
    filtrable(feuille, styles, chiffres.LIBRES, "T_HeuresLibres", (lignes.libres, places.libres))
    section(feuille, styles, titres.notes, chiffres.TITRE_NOTES)
    for ligne in range(lignes.notes, lignes.notes + places.notes):
        feuille.write_blank(ligne - 1, 0, None, styles.discret)
    dessiner(classeur, feuille, plan, dessins)
    feuille.set_h_pagebreaks([titres.aides - 1])
    feuille.freeze_panes(2, 0)


def ecrire_synthese(
    classeur: Workbook, feuille: Worksheet, styles: Styles, report: Report, s: Synthese
) -> None:
    """Lay the sheet out to fit the figures exactly, and write them."""
    plan = plan_de(s)
    dessiner_synthese(
        classeur, feuille, styles, plan, dessins=dessins_de(s), pied=pied_de(report, FEUILLE)
    )
    looks = _looks(styles, plan)
    poser(
        feuille,
        blocs_synthese(report, s, plan),
        lambda ligne, colonne: looks.get((ligne, colonne), styles.discret),
    )


def _looks(styles: Styles, plan: Plan) -> dict[tuple[int, int], Format]:
    """Give the format of each cell of figures, by its row and column from 0."""
    looks = {(LIGNE_CARTES - 1, debut): _grand(styles, genre) for _, debut, _, genre in CARTES}
    lignes, places = plan.lignes, plan.places
    for entete, premiere, place in (
        (chiffres.POLES, lignes.poles, places.poles),
        (chiffres.COUVERTURE, lignes.couverture, places.couverture),
        (chiffres.AIDES, lignes.aides, places.aides),
        (chiffres.LIBRES, lignes.libres, places.libres),
    ):
        for rang, genre in enumerate(entete.genres):
            for ligne in range(premiere - 1, premiere - 1 + place):
                looks[ligne, rang] = corps(styles, genre)
    return looks


def _grand(styles: Styles, genre: Genre) -> Format:
    return styles(
        bold=True, font_size=18, font_color=SOMBRE, bg_color=CLAIR, align="center", border=1,
        border_color="#FFFFFF", num_format=NOMBRES[genre],
    )  # fmt: skip


def _cartes(feuille: Worksheet, styles: Styles) -> None:
    """Draw the frames of the figures that everybody asks for first, in large."""
    petit = styles(
        font_color=GRIS, bg_color=CLAIR, align="center", border=1, border_color="#FFFFFF"
    )
    ligne = LIGNE_CARTES - 1
    feuille.set_row(ligne, 28)
    for nom, debut, fin, genre in CARTES:
        feuille.merge_range(ligne - 1, debut, ligne - 1, fin, nom, petit)
        feuille.merge_range(ligne, debut, ligne, fin, "", _grand(styles, genre))
        if genre is not Genre.DUREE:
            continue
        for signe in SIGNES.values():
            nombre = styles.nombre(avec_signe(NOMBRES[genre], signe))
            condition = f'=${a1(debut + 1 + DECALAGE_SIGNES, LIGNE_CARTES)}="{signe}"'
            feuille.conditional_format(
                ligne, debut, ligne, debut,
                {"type": "formula", "criteria": condition, "format": nombre},
            )  # fmt: skip
