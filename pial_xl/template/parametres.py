"""The rows of Paramètres: one per field of the barème, with its default."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from pial_xl.bareme import Bareme, parametres
from pial_xl.bareme.words import DEFAULTS
from pial_xl.units.numbers import format_number
from pial_xl.units.text import NBSP, french, yes_no


def parametre_rows(values: Mapping[str, object]) -> list[dict[str, object]]:
    """Give the rows of the sheet, in the barème's order.

    Args:
        values: values by key that replace the defaults; an unknown key raises KeyError.
    """
    known = parametres(Bareme)
    unknown = values.keys() - known.keys()
    if unknown:
        raise KeyError(f"paramètres inconnus : {sorted(unknown)}")
    return [
        {
            "cle": cle,
            "parametre": french(parametre.libelle),
            "valeur": to_cell_value(values.get(cle, getattr(DEFAULTS, cle))),
            "unite": parametre.unite or None,
            "nature": parametre.nature.sheet_word,
            "source": french(parametre.source),
        }
        for cle, parametre in known.items()
    ]


def to_cell_value(valeur: object) -> str | int | float | date | None:
    """Give a parameter's value as a coordinator would type it."""
    if isinstance(valeur, bool):
        return yes_no(valeur)
    if valeur is None or isinstance(valeur, date | int | float):
        return valeur
    if isinstance(valeur, Decimal):
        return int(valeur) if valeur == valeur.to_integral_value() else float(valeur)
    if isinstance(valeur, tuple):
        return f"{NBSP}; ".join(format_number(count) for count in valeur)
    return str(valeur) or None
