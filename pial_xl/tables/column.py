"""What a column of the workbook is, said once: reader, template, rules and docs obey it."""

from enum import StrEnum

from pial_xl.units.records import record


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


@record
class Choices:
    """What a drop-down offers; a kind of value holds it beside the way it is read."""

    offered: tuple[str, ...]


@record
class Column:
    """One column of one table, stated beside its field.

    What its kind of value (``tables.types``) already says is not said again: ``columns`` takes
    ``format`` and ``choices`` from there where the column leaves them out.

    Attributes:
        title: header, as printed in the workbook.
        help: help shown on the header, in French, one or two sentences.
        format: how its cells are shown; that of its kind of value unless it says otherwise.
        required: whether the column must exist and each row must fill it.
        unique: whether a value may stand in one row only (S-05).
        refers_to: ``(table, field)`` where its values must stand, which the drop-down offers
            (S-07 for a school, S-11 in Affectations, S-16 elsewhere).
        ends: field of the same table that holds the beginning of what this column ends: never
            after it (N-10 for a notification, S-04 elsewhere).
        width: width of the column, in characters.
        choices: the writings offered by the drop-down, when they are fixed.
        alias: other headers that mean this column.
    """

    title: str
    help: str
    format: Format = Format.TEXT
    required: bool = False
    unique: bool = False
    refers_to: tuple[str, str] | None = None
    ends: str | None = None
    width: float = 12.0
    choices: tuple[str, ...] = ()
    alias: tuple[str, ...] = ()
