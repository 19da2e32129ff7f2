"""What a column of the workbook is, said once: the template, the reader and the docs obey it."""

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """How a column's cells are shown and checked in the workbook."""

    TEXTE = "texte"
    CODE = "code"
    DUREE = "durée"
    HEURE = "heure"
    DATE = "date"
    NOMBRE = "nombre"
    ENTIER = "entier"
    POURCENTAGE = "pourcentage"
    MONTANT = "montant"


@dataclass(frozen=True, slots=True)
class Colonne:
    """One column of one table.

    Attributes:
        titre: header, as printed in the workbook.
        aide: help shown on the header, in French, one or two sentences.
        format: how its cells are shown.
        obligatoire: whether the column must exist and each row must fill it.
        largeur: width of the column, in characters.
        choix: the writings offered by the drop-down, when they are fixed.
        reference: ``(table, champ)`` whose values the drop-down offers, when they are rows.
        alias: other headers that mean this column.
    """

    titre: str
    aide: str
    format: Format = Format.TEXTE
    obligatoire: bool = False
    largeur: float = 12.0
    choix: tuple[str, ...] = ()
    reference: tuple[str, str] | None = None
    alias: tuple[str, ...] = ()
