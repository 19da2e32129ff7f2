"""Figures as they leave a PIAL: small counts of pupils untold, and what a figure has changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pial_xl.report.anonymity import UNTOLD, told_count, told_counts
from pial_xl.report.blocks.values import Value, duration, shown
from pial_xl.report.couverture import Couverture
from pial_xl.report.handouts.paper import PaperTable, Part, Sentence
from pial_xl.report.quantity import Amount
from pial_xl.units.text import NBSP, french

_UNTOLD_NOTE: Final = (
    "n.d. : non dit. Un effectif de 1 à {last} élèves, ou ce qui le ferait deviner, désignerait "
    "des élèves (réglage k_anonymat de Paramètres)."
)


@dataclass(frozen=True, slots=True)
class ToldCouverture:
    """Who is served, as it may be told: ``n.d.`` where it may not.

    Attributes:
        individuelle: pupils of individual help: in all, served, in part, without, not judged.
        waiting: those of them who are served in part or without, together.
        mutualisee: pupils of mutualised help: in all, served, without, not judged.
        heures: notified, provided and missing hours of individual help.
    """

    individuelle: tuple[Value, ...]
    waiting: Value
    mutualisee: tuple[Value, ...]
    heures: tuple[Value, ...]


def told_couverture(c: Couverture, k: int) -> ToldCouverture:
    """Give what may be told of a coverage; hours are those of k pupils or more.

    Those who wait, without help and partly served together, are what « À signaler » tells too: the
    others are told, or not, beside them, so that neither paper gives away what the other hides.
    """
    individuelle = told_counts((c.served, c.partial + c.without, c.undetermined), k, kept=(1,))
    served, waiting, undetermined = individuelle.parts
    without, partial = told_counts((c.without, c.partial), k).parts
    mutualisee = told_counts(
        (c.mutualisee_served, c.mutualisee_without, c.mutualisee_undetermined), k, kept=(1,)
    )
    is_told = told_count(c.individuals - c.undetermined, k) is not None
    heures = (c.notified, c.provided, c.missing)
    counts = (individuelle.total, served, partial, without, undetermined)
    return ToldCouverture(
        tuple(map(or_untold, counts)),
        or_untold(waiting),
        tuple(map(or_untold, (mutualisee.total, *mutualisee.parts))),
        tuple(duration(minutes) if is_told else UNTOLD for minutes in heures),
    )


def or_untold(count: int | None) -> Value:
    """Give a count, or ``n.d.``."""
    return UNTOLD if count is None else count


def is_untold(values: object) -> bool:
    """Tell whether a figure of a row, or of rows, is not told."""
    if isinstance(values, tuple | list):
        return any(map(is_untold, values))
    return values == UNTOLD


def untold_note(parts: Iterable[Part], k: int) -> tuple[Sentence, ...]:
    """Give what says why figures of a paper are not told; nothing where all of them are.

    Args:
        parts: what the paper says.
        k: the smallest count that is told.
    """
    if not any(map(_has_untold, parts)):
        return ()
    return (Sentence(french(_UNTOLD_NOTE.format(last=k - 1)), is_quiet=True),)


def _has_untold(part: Part) -> bool:
    match part:
        case PaperTable(rows=rows):
            return is_untold(rows)
        case Sentence(text=text):
            return UNTOLD in text
        case _:
            return False


def difference(before: Value, after: Value) -> str:
    """Give what a figure has gained, with its sign; blank where one of them is not known."""
    match before, after:
        case int(), int():
            gain: Value = abs(after - before)
            is_less = after < before
        case Amount(minutes=int() as old), Amount(minutes=int() as new):
            gain = duration(abs(new - old))
            is_less = new < old
        case _:
            return ""
    text = shown(gain)
    if text in ("0", "0h00"):
        return "="
    return f"{'−' if is_less else '+'}{NBSP}{text}"
