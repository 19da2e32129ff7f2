"""The small UNO structures that calls take and give, and the blocks they stand for."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pial_xl.workbook.libreoffice.geometrie import Rectangle
from pial_xl.workbook.libreoffice.soffice import importer_uno


def propriete(nom: str, valeur: object) -> Any:
    """Give a ``com.sun.star.beans.PropertyValue``."""
    structure = importer_uno().createUnoStruct("com.sun.star.beans.PropertyValue")
    structure.Name, structure.Value = nom, valeur
    return structure


def proprietes(**valeurs: object) -> tuple[Any, ...]:
    """Give the media descriptor that loading and saving take."""
    return tuple(propriete(nom, valeur) for nom, valeur in valeurs.items())


def adresse_uno(feuille: int, bloc: Rectangle) -> Any:
    """Give the ``CellRangeAddress`` of a block; sheets are counted from 0."""
    return importer_uno().createUnoStruct(
        "com.sun.star.table.CellRangeAddress",
        feuille,
        bloc.colonne - 1,
        bloc.ligne - 1,
        bloc.derniere_colonne - 1,
        bloc.derniere_ligne - 1,
    )


def cellule_uno(feuille: int, bloc: Rectangle) -> Any:
    """Give the ``CellAddress`` of a block's first cell."""
    return importer_uno().createUnoStruct(
        "com.sun.star.table.CellAddress", feuille, bloc.colonne - 1, bloc.ligne - 1
    )


def bloc_de(adresse: Any) -> Rectangle:
    """Give the block of a ``CellRangeAddress``."""
    return Rectangle(
        adresse.StartRow + 1,
        adresse.StartColumn + 1,
        adresse.EndRow - adresse.StartRow + 1,
        adresse.EndColumn - adresse.StartColumn + 1,
    )


def blocs_de(plages: Any) -> list[Rectangle]:
    """Give the blocks of a ``SheetCellRanges``: one call, whatever their number."""
    return [bloc_de(adresse) for adresse in plages.getRangeAddresses()]


def plages_uno(document: Any, feuille: int, blocs: Iterable[Rectangle]) -> Any:
    """Give one object for scattered blocks, so that one call formats them all."""
    plages = document.createInstance("com.sun.star.sheet.SheetCellRanges")
    plages.addRangeAddresses(tuple(adresse_uno(feuille, bloc) for bloc in blocs), False)
    return plages


def enum(nom: str) -> Any:
    """Give a UNO enum's value from ``com.sun.star.<module>.<Enum>.<VALUE>``."""
    classe, _, valeur = nom.rpartition(".")
    return importer_uno().Enum(classe, valeur)


def vers_url(chemin: str | Path) -> str:
    """Give the URL of a path."""
    return str(importer_uno().systemPathToFileUrl(str(Path(chemin).absolute())))
