"""Drop-downs, help on the headers, and what a cell gently refuses."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from pial_xl.tables import TABLES, colonnes
from pial_xl.tables.colonne import Colonne, Format
from pial_xl.template.zones import LIGNE_TITRES, PREMIERE_LIGNE, Zone, nom_liste
from pial_xl.units.text import french

_FEUILLES = {modele.table: modele.feuille for modele in TABLES}

_CONSEILS = {
    Format.DUREE: "Écrivez les heures ainsi : 24 ou 24,5 ou 24h15.",
    Format.HEURE: "Écrivez l'heure ainsi : 8h30 ou 08:30.",
    Format.DATE: "Écrivez la date ainsi : 24/11/2026.",
    Format.ENTIER: "Écrivez un nombre entier.",
    Format.NOMBRE: "Écrivez un nombre, par exemple 0,5.",
    Format.POURCENTAGE: "Écrivez un pourcentage entre 0 et 100, par exemple 62.",
    Format.MONTANT: "Écrivez un montant en euros, par exemple 1250.",
}


def valider(feuille: Worksheet, zone: Zone) -> None:
    """Put the help of each column on its header, and its drop-down or check on its rows."""
    for numero, (champ, colonne) in enumerate(colonnes(zone.modele).items()):
        feuille.data_validation(LIGNE_TITRES - 1, numero, LIGNE_TITRES - 1, numero, aide(colonne))
        controle = _controle(colonne, zone.premiere_cellule(champ).removeprefix("$"))
        if controle:
            feuille.data_validation(
                PREMIERE_LIGNE - 1, numero, zone.derniere_ligne - 1, numero, controle
            )


def aide(colonne: Colonne) -> dict[str, Any]:
    """Give the message shown when a header is selected."""
    suite = " Obligatoire." if colonne.obligatoire else ""
    return {
        "validate": "any",
        "input_title": colonne.titre,
        "input_message": french(colonne.aide + suite),
    }


def _controle(colonne: Colonne, cellule: str) -> dict[str, Any] | None:
    """Give the check of a column's cells: always a warning, since other writings are read too."""
    if colonne.choix:
        attendu = ", ".join(colonne.choix)
        return {
            "validate": "list",
            "source": list(colonne.choix),
            **_alerte(f"Valeurs proposées : {attendu.removesuffix('.')}."),
        }
    if colonne.reference:
        table, champ = colonne.reference
        feuille = _FEUILLES[table]
        return {
            "validate": "list",
            "source": f"={nom_liste(table, champ)}",
            **_alerte(f"Ce code n'est pas dans la feuille « {feuille} ». Ajoutez-y sa ligne."),
        }
    if colonne.format not in _CONSEILS:
        return None
    formule = _plausible(colonne.format, cellule)
    return {"validate": "custom", "value": formule, **_alerte(_CONSEILS[colonne.format])}


def _plausible(nature: Format, cellule: str) -> str:
    """Give a formula that holds for any writing the library may read.

    A text is let through when it begins with a digit (or a fraction of IMP).
    """
    haut = {Format.HEURE: "<=24", Format.DATE: "<73051", Format.POURCENTAGE: "<=100"}
    bas = ">36525" if nature is Format.DATE else ">=0"
    bornes = f"{cellule}{bas},{cellule}{haut[nature]}" if nature in haut else f"{cellule}{bas}"
    return f'=IF(ISNUMBER({cellule}),AND({bornes}),ISNUMBER(FIND(LEFT({cellule}),"0123456789¼½¾")))'


def _alerte(message: str) -> dict[str, Any]:
    return {
        "error_type": "warning",
        "error_title": "À vérifier",
        "error_message": french(message),
    }
