"""From raw cells to typed rows: every cell that cannot be read becomes a problem, never a loss."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError

from pial_xl.tables.adresse import Cellule, a1
from pial_xl.tables.brut import RawTable
from pial_xl.tables.ligne import Ligne, Tableau, colonnes, titres_connus
from pial_xl.units.text import clean, fold

L = TypeVar("L", bound=Ligne)

_ERRORS = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"}
    | {"#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!"}
    | {"#NOM?", "#VALEUR!", "#NUL!", "#NOMBRE!", "#PROPAGATION!"}
)
_SHOWN_MAX = 40


@dataclass(frozen=True, slots=True)
class Probleme:
    """A cell, or a header, that could not be read: the matter of the S findings."""

    code: str
    cellule: Cellule
    table: str
    titre: str
    valeur: str


def read_table(modele: type[L], raw: RawTable | None) -> tuple[Tableau[L], list[Probleme]]:
    """Read one table.

    Headers are matched folded (accents, case, spaces, punctuation) and in any order; unknown
    columns are ignored; blank rows are skipped. An unreadable cell gives None and a problem, and
    the row's other cells live on.
    """
    if raw is None:
        return Tableau(modele, modele.feuille, presente=False), []
    order = _match_headers(modele, raw)
    positions = {champ: raw.titres[index][0] for champ, index in order.items()}
    manquantes = tuple(
        champ
        for champ, colonne in colonnes(modele).items()
        if colonne.obligatoire and champ not in order
    )
    problemes = [_missing_header(modele, raw, champ, positions) for champ in manquantes]
    lignes: list[L] = []
    for numero, values in raw.lignes:
        brut = {c: v for c, i in order.items() if not _is_blank(v := values[i])}
        if not brut:
            continue
        ligne, errors = _read_row(modele, brut)
        ligne.place(numero, brut, frozenset(errors))
        lignes.append(ligne)
        for champ, code in errors.items():
            place = Cellule(raw.feuille, a1(positions[champ], numero))
            problemes.append(_problem(modele, champ, code, place, brut[champ]))
    tableau = Tableau(modele, raw.feuille, raw.ligne_titres, positions, tuple(lignes), manquantes)
    return tableau, problemes


def _match_headers(modele: type[Ligne], raw: RawTable) -> dict[str, int]:
    """Map each field to the index in ``raw.titres`` of the first header that means it."""
    known = titres_connus(modele)
    order: dict[str, int] = {}
    for index, (_, text) in enumerate(raw.titres):
        champ = known.get(fold(text), "")
        if champ and champ not in order:
            order[champ] = index
    return {champ: order[champ] for champ in colonnes(modele) if champ in order}


def _read_row(modele: type[L], brut: Mapping[str, object]) -> tuple[L, dict[str, str]]:
    errors = {champ: "S-13" for champ, value in brut.items() if is_error(value)}
    values = {champ: value for champ, value in brut.items() if champ not in errors}
    try:
        return modele.model_validate(values), errors
    except ValidationError as failure:
        for error in failure.errors(include_url=False, include_input=False, include_context=False):
            errors[str(error["loc"][0])] = error["type"]
    values = {champ: value for champ, value in values.items() if champ not in errors}
    return modele.model_validate(values), errors


def is_error(value: object) -> bool:
    """Tell whether a cell shows one of the spreadsheet's error values."""
    if not isinstance(value, str) or not value.startswith(("#", "Err:")):
        return False
    return value.startswith("Err:") or clean(value).replace(" ", "").upper() in _ERRORS


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not clean(value))


def _problem(modele: type[Ligne], champ: str, code: str, place: Cellule, value: object) -> Probleme:
    shown = clean(value)
    if len(shown) > _SHOWN_MAX:
        shown = shown[: _SHOWN_MAX - 1] + "…"
    return Probleme(code, place, modele.table, colonnes(modele)[champ].titre, shown)


def _missing_header(
    modele: type[Ligne], raw: RawTable, champ: str, positions: Mapping[str, int]
) -> Probleme:
    """Point at the header cell to mend: the place the column has in the template if it is free."""
    place = raw.premiere_colonne + list(colonnes(modele)).index(champ)
    if place in positions.values():
        unknown = [column for column, _ in raw.titres if column not in positions.values()]
        place = unknown[0] if unknown else max(column for column, _ in raw.titres) + 1
    cell = Cellule(raw.feuille, a1(place, raw.ligne_titres))
    return Probleme("S-01", cell, modele.table, colonnes(modele)[champ].titre, "")
