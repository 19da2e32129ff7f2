"""What the button of controls says when it is done: one French sentence, two at most."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pial_xl.constats import Niveau, Report
from pial_xl.report.blocks.controles import Status, TrackedConstat
from pial_xl.sheets.open.marks import MARKED_CELLS_MAX
from pial_xl.units.text import french, plural

_WORDS = {Niveau.BLOQUANT: "bloquant", Niveau.ALERTE: "alerte", Niveau.INFO: "information"}


_UNMARKED = ("a dû rester sans marques", "ont dû rester sans marques")
STILL_MARKED = ("a gardé ses marques", "ont gardé leurs marques")


@dataclass(frozen=True, slots=True)
class Marking:
    """What a control marked.

    Attributes:
        cells: number of cells marked.
        protected: the sheets that took no mark, for they are protected.
        without_note: number of cells, among those marked, that took no note.
    """

    cells: int
    protected: tuple[str, ...] = ()
    without_note: int = 0


def tell_check(
    report: Report,
    constats: Sequence[TrackedConstat],
    marking: "Marking",
    no_synthese: str | None,
) -> str:
    """Say what a control found, and what changed since the last one.

    Args:
        report: the control.
        constats: the rows shown.
        marking: what was marked.
        no_synthese: why the sheet Synthèse was not filled; None when it was.
    """
    new_count = sum(c.status is Status.NEW for c in constats)
    solved_count = sum(c.status is Status.SOLVED for c in constats)
    sentences = [
        f"Contrôle terminé : {_bilan(report)} ({plural(new_count, 'nouveau', 'nouveaux')}, "
        f"{plural(solved_count, 'résolu')}). Voyez la feuille Contrôles."
    ]
    sentences += _tell_marking(marking)
    if no_synthese:
        sentences.append(no_synthese)
    return french(" ".join(sentences))


def tell_protected(sheets: Sequence[str], consequence: tuple[str, str]) -> str:
    """Say what protected sheets have had to miss, for one and for several, and what to do."""
    names = ", ".join(sheets)
    which = f"Les feuilles protégées {names}" if len(sheets) > 1 else f"La feuille protégée {names}"
    what_to_do = "ôtez la protection (menu Révision ou Outils), puis recommencez."
    return f"{which} {consequence[len(sheets) > 1]} : {what_to_do}"


def _tell_marking(marking: Marking) -> Iterator[str]:
    if marking.cells >= MARKED_CELLS_MAX:
        yield f"Seules {marking.cells} cellules sont marquées, les plus graves d'abord."
    if marking.protected:
        yield tell_protected(marking.protected, _UNMARKED)
    if marking.without_note:
        count = plural(marking.without_note, "cellule")
        yield f"Sans note, faute de place ou parce qu'une discussion y est ouverte : {count}."


def _bilan(report: Report) -> str:
    counts = report.bilan
    return ", ".join(plural(counts[niveau], word) for niveau, word in _WORDS.items())
