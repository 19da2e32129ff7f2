"""Runs one rule so that its mistake costs only what it would have said."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, field, fields

from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.plugins import CONTAINED, OUTPUT_MAX, told
from pial_xl.rules.registry import Reserve, Rule
from pial_xl.tables.address import Cell
from pial_xl.units.excel import ROWS
from pial_xl.units.mesure import Mesure, Unite

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_LAST_COLUMN = "XFD"
_PLAIN = {str}


class BadOutputError(TypeError):
    """What a rule gave is neither a constat nor a reserve; says why in French."""


@dataclass(slots=True)
class Judged:
    """What a rule said of a dossier, up to the mistake that stopped it, if one did."""

    constats: list[Constat] = field(default_factory=list)
    reserves: list[Reserve] = field(default_factory=list)
    mistake: str = ""
    error: BaseException | None = None


def judged(rule: Rule, dossier: Dossier, complete: Callable[[Constat], Constat]) -> Judged:
    """Run a rule; what it prints goes to standard error.

    Args:
        rule: the rule.
        dossier: what it looks at.
        complete: gives a constat all that it leaves to its rule.
    """
    result = Judged()
    try:
        with redirect_stdout(sys.stderr):
            for output in _outputs(rule, dossier):
                if isinstance(output, Reserve):
                    result.reserves.append(_checked_reserve(output))
                elif isinstance(output, Constat):
                    result.constats.append(_checked(output, complete))
                else:
                    raise BadOutputError(f"ni constat ni réserve, mais {type(output).__name__}")
    except CONTAINED as error:
        result.mistake, result.error = _sentence(rule, result, error), error
    return result


def _outputs(rule: Rule, dossier: Dossier) -> Iterator[object]:
    """Give what a rule yields, whatever its type says.

    Raises:
        BadOutputError: when a rule of another package does not end.
    """
    for rank, output in enumerate(rule.check(dossier)):
        if rule.package and rank >= OUTPUT_MAX:
            raise BadOutputError(f"plus de {OUTPUT_MAX} constats")
        yield output


def _checked_reserve(reserve: Reserve) -> Reserve:
    if not all(isinstance(getattr(reserve, f.name), str) for f in fields(reserve)):
        raise BadOutputError("une réserve dont un champ n'est pas un texte")
    return reserve


def _checked(constat: Constat, complete: Callable[[Constat], Constat]) -> Constat:
    """Give a constat completed.

    Raises:
        BadOutputError: when a report could not show it.
    """
    if not _is_cell(constat.cell):
        raise BadOutputError("un constat dont la cellule n'en est pas une")
    texts = (constat.objet, constat.message, constat.advice, constat.code, constat.source)
    if not _are_texts(texts):
        raise BadOutputError("un constat dont un champ n'est pas un texte")
    if not all(map(_is_mesure, (constat.mesure, constat.attendu, constat.ecart))):
        raise BadOutputError("un constat dont une mesure n'en est pas une")
    try:
        completed = complete(constat)
    except (TypeError, AttributeError, ValueError) as error:
        raise BadOutputError(f"un constat qui ne peut pas être montré ({error})") from error
    if not isinstance(completed.niveau, Niveau):
        raise BadOutputError("un constat dont le niveau n'en est pas un")
    return completed


def _are_texts(values: Iterable[object]) -> bool:
    kinds = set(map(type, values))
    return kinds == _PLAIN or all(issubclass(kind, str) for kind in kinds)


def _is_mesure(mesure: object) -> bool:
    return (
        isinstance(mesure, Mesure)
        and isinstance(mesure.text, str)
        and isinstance(mesure.unite, Unite)
    )


def _is_cell(cell: object) -> bool:
    """Tell whether a cell may stand in a workbook; what is about no cell has a blank address."""
    if not (isinstance(cell, Cell) and isinstance(cell.sheet, str) and cell.sheet):
        return False
    if cell.address == "":
        return True
    found = _ADDRESS.fullmatch(cell.address) if isinstance(cell.address, str) else None
    if found is None:
        return False
    letters = found[1]
    in_columns = (len(letters), letters) <= (len(_LAST_COLUMN), _LAST_COLUMN)
    return in_columns and int(found[2]) <= ROWS


def _sentence(rule: Rule, result: Judged, error: BaseException) -> str:
    said = str(error) if isinstance(error, BadOutputError) else told(error)
    # Reserves say so themselves.
    partly = "En partie seulement. " if result.constats and not result.reserves else ""
    if rule.package:
        return (
            f"{partly}Le contrôle {rule.code} du paquet {rule.package} s'est arrêté : {said}. "
            "Signalez-le à l'auteur du paquet."
        )
    return (
        f"{partly}Défaut de pial-xl : le contrôle {rule.code} s'est arrêté ({said}). Signalez-le "
        "en joignant ce qu'affiche « pial-xl diagnostic »."
    )
