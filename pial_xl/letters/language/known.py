"""The placeholders that a letter knows: ours, and those that other packages add."""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from functools import cache, partial
from typing import NamedTuple

from pial_xl.letters.language.catalog import FIELDS, NEEDED, Context, Field
from pial_xl.plugins import CONTAINED, Mistake, admit, declare, declared, load_plugins, told
from pial_xl.tables import Coordonnateur
from pial_xl.units.text import fold

_SPELLINGS = {"anneescolaire": "année", "fonctiondusignataire": "fonction_signataire"}
_KEY = re.compile(r"[^\W_]\w*")
_KEPT_WORDS = frozenset({"fin", "finsi", "finsauf", "si", "sauf", "sinon"})


class Uncomputed(str):
    """The value of a field that its package could not compute: blank, and why, in French."""

    __slots__ = ("reason",)
    reason: str

    def __new__(cls, reason: str) -> "Uncomputed":
        """Give a blank text that remembers why it is blank."""
        value = super().__new__(cls, "")
        value.reason = reason
        return value


class ForeignFields(NamedTuple):
    """The fields of other packages by key, each with its package; what they did wrong."""

    fields: Mapping[str, tuple[Field, str]]
    mistakes: tuple[Mistake, ...]


def declare_field(field: Field) -> Field:
    """Declare a placeholder that a package adds to letters."""
    declare(field, field.read)
    return field


@cache
def _ours() -> dict[str, Field]:
    known = {fold(field.cle): field for field in FIELDS}
    return known | {alias: known[fold(cle)] for alias, cle in _SPELLINGS.items()}


@cache
def foreign_fields() -> ForeignFields:
    """Give the fields of other packages, once; one that is ill declared is left aside."""
    load_plugins()
    known: dict[str, tuple[Field, str]] = {}

    def take(field: Field, package: str) -> None:
        known[fold(field.cle)] = field, package

    mistakes = admit(declared(Field), "un champ de lettre", partial(_faults, known=known), take)
    return ForeignFields(known, mistakes)


def _faults(field: Field, known: Mapping[str, tuple[Field, str]]) -> Iterator[str]:
    """Say in French why a field cannot be admitted."""
    if not isinstance(field.cle, str) or not _KEY.fullmatch(field.cle):
        yield "sa clé n'est pas faite de lettres, de chiffres et de traits bas"
    key = fold(field.cle)
    if key in _KEPT_WORDS:
        yield f"la clé {field.cle} est un mot des modèles de lettre"
    if key in _ours() or key in known:
        owner = known[key][1] if key in known else "pial-xl"
        yield f"la clé {field.cle} est déjà prise par {owner}"
    texts = (field.libelle, field.provenance)
    if not all(isinstance(text, str) and text.strip() for text in texts):
        yield f"le champ {field.cle} n'a pas de libellé ou de provenance"
    if field.needed is not None and field.needed not in NEEDED:
        yield f"ce dont le champ {field.cle} a besoin n'est pas connu"
    if not callable(field.read):
        yield f"le champ {field.cle} n'a pas de fonction"


def known_field(written: str) -> Field | None:
    """Give the placeholder that a writing means (accents, case, spaces, underscores forgiven)."""
    key = fold(written)
    if field := _ours().get(key):
        return field
    foreign = foreign_fields().fields.get(key)
    return foreign[0] if foreign else None


def known_fields() -> tuple[Field, ...]:
    """Give every placeholder: ours, then those of other packages."""
    return (*FIELDS, *(field for field, _ in foreign_fields().fields.values()))


def values(coordonnateur: Coordonnateur, context: Context) -> dict[str, str | None]:
    """Give the value of every placeholder, by its key; None where the workbook has none.

    What another package could not compute is ``Uncomputed``.
    """
    ours = {field.cle: field.read(coordonnateur, context) for field in FIELDS}
    return ours | {
        field.cle: _contained(field, package, coordonnateur, context)
        for field, package in foreign_fields().fields.values()
    }


def _contained(
    field: Field, package: str, coordonnateur: Coordonnateur, context: Context
) -> str | None:
    """Compute a field of another package; what it prints goes to standard error."""
    try:
        with redirect_stdout(sys.stderr):
            value = field.read(coordonnateur, context)
    except CONTAINED as error:
        return Uncomputed(f"champ {field.cle} du paquet {package} en échec, {told(error)}")
    if value is not None and not isinstance(value, str):
        said = f"champ {field.cle} du paquet {package}, qui ne donne pas un texte"
        return Uncomputed(said)
    return value
