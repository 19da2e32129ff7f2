"""The demo's rows as a workbook would hand them over, and the findings they give."""

from datetime import date, timedelta

from pial_xl import __version__
from pial_xl.demo.calendrier import DATE_DEMO
from pial_xl.demo.donnees import Donnees
from pial_xl.dossier import Dossier, lire_dossier
from pial_xl.findings import Finding
from pial_xl.rules import appliquer, catalogue
from pial_xl.tables import TABLES, Ligne, colonnes
from pial_xl.tables.brut import RawTable, RawWorkbook
from pial_xl.tables.colonne import Format

LIGNE_TITRES = 4
_PARAMETRES: list[dict[str, object]] = [
    {"cle": "annee_scolaire", "valeur": "2026-2027"},
    {"cle": "version_modele", "valeur": __version__},
]


def dossier_de(donnees: Donnees, reference: date = DATE_DEMO) -> Dossier:
    """Read rows as if they came from a workbook."""
    lignes = {"T_Parametres": _PARAMETRES, **donnees}
    tables = {modele.table: _table(modele, lignes[modele.table]) for modele in TABLES}
    return lire_dossier(RawWorkbook("demo.xlsm", tables), reference)


def constats_de(donnees: Donnees) -> tuple[Finding, ...]:
    """Give the findings of rows on the demo's date."""
    return appliquer(dossier_de(donnees), catalogue())[0]


def _table(modele: type[Ligne], lignes: list[dict[str, object]]) -> RawTable:
    champs = colonnes(modele)
    return RawTable(
        feuille=modele.feuille,
        ligne_titres=LIGNE_TITRES,
        titres=tuple((rang, c.titre) for rang, c in enumerate(champs.values(), start=1)),
        premiere_colonne=1,
        lignes=[
            (
                LIGNE_TITRES + 1 + rang,
                [_cellule(colonne.format, ligne.get(champ)) for champ, colonne in champs.items()],
            )
            for rang, ligne in enumerate(lignes)
        ],
    )


def _cellule(format_: Format, valeur: object) -> object:
    if format_ in (Format.DUREE, Format.HEURE) and isinstance(valeur, int):
        return timedelta(minutes=valeur)
    return valeur
