"""The rows of Paramètres: one per field of the barème, with its default."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from pial_xl.bareme import Bareme, parametres
from pial_xl.units.numbers import format_number
from pial_xl.units.text import NBSP, french, oui_non


def lignes_de_parametres(valeurs: Mapping[str, object]) -> list[dict[str, object]]:
    """Give the rows of the sheet, in the barème's order.

    Args:
        valeurs: values by key that replace the defaults; an unknown key raises KeyError.
    """
    connus = parametres(Bareme)
    inconnues = valeurs.keys() - connus.keys()
    if inconnues:
        raise KeyError(f"paramètres inconnus : {sorted(inconnues)}")
    defauts = Bareme()
    return [
        {
            "cle": cle,
            "parametre": french(parametre.libelle),
            "valeur": en_cellule(valeurs.get(cle, getattr(defauts, cle))),
            "unite": parametre.unite or None,
            "nature": parametre.nature.en_feuille,
            "source": french(parametre.source),
        }
        for cle, parametre in connus.items()
    ]


def en_cellule(valeur: object) -> str | int | float | date | None:
    """Give a parameter's value as a coordinator would type it."""
    if isinstance(valeur, bool):
        return oui_non(valeur)
    if valeur is None or isinstance(valeur, date | int | float):
        return valeur
    if isinstance(valeur, Decimal):
        return int(valeur) if valeur == valeur.to_integral_value() else float(valeur)
    if isinstance(valeur, tuple):
        return f"{NBSP}; ".join(format_number(nombre) for nombre in valeur)
    return str(valeur) or None
