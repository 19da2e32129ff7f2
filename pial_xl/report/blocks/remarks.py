"""What is said of the columns Suivi and Note: what has no effect, and why; what is kept."""

from collections.abc import Iterator, Sequence
from typing import Final

from pial_xl.constats import Niveau
from pial_xl.report.suivi import ACCEPTED
from pial_xl.report.tracking import TrackedConstat, Tracking
from pial_xl.units.text import french, plural

_SHOWN: Final = 3


def remarks(tracking: Tracking) -> tuple[str, ...]:
    """Give one French sentence for each thing to say; none most often."""
    return tuple(french(sentence) for sentence in _remarks(tracking))


def _remarks(tracking: Tracking) -> Iterator[str]:
    standing = [row for row in tracking.rows if row.members]
    if blocking := [
        row
        for row in standing
        if row.constat.niveau is Niveau.BLOQUANT and (row.suivi.until or row.suivi.is_unclear)
    ]:
        yield f"Un BLOQUANT ne s'accepte pas, son suivi reste sans effet : {_named(blocking)}."
    if unclear := [
        row
        for row in standing
        if row.constat.niveau is not Niveau.BLOQUANT and row.suivi.is_unclear
    ]:
        yield (
            f"Suivi sans date lisible, donc sans effet : {_named(unclear)} ; écrivez "
            f"« {ACCEPTED} 31/12/2026 »."
        )
    if expired := [
        row
        for row in standing
        if row.constat.niveau is not Niveau.BLOQUANT and row.suivi.until and not row.is_accepted
    ]:
        yield (
            f"Accepté jusqu'à un jour passé, donc sans effet désormais : {_named(expired)} ; "
            "corrigez, ou écrivez un autre jour."
        )
    if tracking.formulas:
        yield "Une formule dans Suivi ou Note ne se calcule pas : elle y est gardée comme un texte."
    if tracking.others:
        count = plural(len(tracking.others), "ligne")
        yield f"À la fin de la feuille, gardé tel quel : {count} qu'aucun contrôle n'a écrit."


def _named(rows: Sequence[TrackedConstat]) -> str:
    shown = [f"{row.constat.code} ({row.constat.objet})" for row in rows[:_SHOWN]]
    more = len(rows) - len(shown)
    return ", ".join(shown) + (f" et {more} de plus" if more else "")
