"""What the button of controls says when it is done: one French sentence, two at most."""

from collections.abc import Sequence

from pial_xl.constats import Niveau, Report
from pial_xl.report.blocks.controles import Status, TrackedConstat
from pial_xl.sheets.open.marks import MARKED_CELLS_MAX
from pial_xl.units.text import french, plural

_WORDS = {Niveau.BLOQUANT: "bloquant", Niveau.ALERTE: "alerte", Niveau.INFO: "information"}


def tell_check(
    report: Report,
    constats: Sequence[TrackedConstat],
    *,
    marked_count: int,
    no_synthese: str | None,
) -> str:
    """Say what a control found, and what changed since the last one.

    Args:
        report: the control.
        constats: the rows shown.
        marked_count: number of cells marked.
        no_synthese: why the sheet Synthèse was not filled; None when it was.
    """
    new_count = sum(c.status is Status.NEW for c in constats)
    solved_count = sum(c.status is Status.SOLVED for c in constats)
    sentences = [
        f"Contrôle terminé : {_bilan(report)} ({plural(new_count, 'nouveau', 'nouveaux')}, "
        f"{plural(solved_count, 'résolu')}). Voyez la feuille Contrôles."
    ]
    if marked_count >= MARKED_CELLS_MAX:
        sentences.append(f"Seules {marked_count} cellules sont marquées, les plus graves d'abord.")
    if no_synthese:
        sentences.append(no_synthese)
    return french(" ".join(sentences))


def _bilan(report: Report) -> str:
    counts = report.bilan
    return ", ".join(plural(counts[niveau], word) for niveau, word in _WORDS.items())
