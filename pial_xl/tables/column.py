"""What a column of the workbook is, said once: the template, the reader and the docs obey it."""

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """How a column's cells are shown and checked in the workbook."""

    TEXT = "texte"
    CODE = "code"
    DUREE = "durée"
    TIME = "heure"
    DATE = "date"
    NUMBER = "nombre"
    INTEGER = "entier"
    PERCENTAGE = "pourcentage"
    MONTANT = "montant"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of one table.

    Attributes:
        title: header, as printed in the workbook.
        aide: help shown on the header, in French, one or two sentences.
        format: how its cells are shown.
        required: whether the column must exist and each row must fill it.
        width: width of the column, in characters.
        choice: the writings offered by the drop-down, when they are fixed.
        reference: ``(table, field)`` whose values the drop-down offers, when they are rows.
        alias: other headers that mean this column.
    """

    title: str
    aide: str
    format: Format = Format.TEXT
    required: bool = False
    width: float = 12.0
    choice: tuple[str, ...] = ()
    reference: tuple[str, str] | None = None
    alias: tuple[str, ...] = ()
