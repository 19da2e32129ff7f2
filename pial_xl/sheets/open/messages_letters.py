"""What the buttons of letters say when they are done, in the words of the summary of letters."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pial_xl.letters.letter import Letter
from pial_xl.letters.recap import SHEET, RecapLine, State
from pial_xl.report.blocks.recap import say_counts
from pial_xl.sheets.pdf_names import tell_unknown_fields
from pial_xl.units.text import french, plural

if TYPE_CHECKING:
    from pial_xl.sheets.open.letters import OpenPlan

_SHOWN_MAX = 3
_TO_TELL = {
    State.KEPT: ("Gardée, car modifiée à la main", "Gardées, car modifiées à la main"),
    State.FOREIGN: (
        "Non faite, car une feuille de ce nom existait déjà",
        "Non faites, car des feuilles de ce nom existaient déjà",
    ),
    State.NO_ROW: (
        "Sans ligne dans Coordonnateurs, laissée en place",
        "Sans ligne dans Coordonnateurs, laissées en place",
    ),
}
"""The states whose letters a person must know by name."""


def tell_letters(
    plan: "OpenPlan",
    lines: Sequence[RecapLine],
    remarks: Sequence[str],
    no_recap: str | None,
) -> str:
    """Say what became of the letters that were asked for, in the words of their summary.

    Args:
        plan: what was decided.
        lines: the summary of every row.
        remarks: what the letters show that nobody meant, in French sentences.
        no_recap: why the summary was not filled; None when it was.
    """
    requested = [r for r in lines if r.number is None or r.number in plan.choice]
    sentences = [f"Lettres : {say_counts(requested)}."]
    if fields := sorted({field for d in plan.to_redo for field in d.changes}):
        sentences.append(f"Changé : {_name_list(fields)}.")
    for state, (one, several) in _TO_TELL.items():
        if names := [r.sheet or "" for r in requested if r.state is state]:
            sentences.append(f"{several if len(names) > 1 else one} : {_name_list(names)}.")
    refused = [r for r in requested if r.state is State.REFUSED]
    sentences += [f"Ligne {r.number} : {r.detail}." for r in refused[:_SHOWN_MAX]]
    sentences += remarks
    sentences.append(no_recap or f"Voyez la feuille {SHEET}.")
    return french(" ".join(sentences))


def tell_preview(letter: Letter, remarks: Sequence[str]) -> str:
    """Say which letter is shown."""
    sentences = [
        f"Aperçu de la ligne {letter.number} : le prochain le remplacera ; il ne compte pas parmi "
        "les lettres.",
        *remarks,
    ]
    return french(" ".join(sentences))


def tell_pdf(count: int, dossier: str, beside: bool, unknown: Sequence[str]) -> str:
    """Say what was written, and where.

    Args:
        count: number of letters.
        dossier: name of the folder.
        beside: whether it is beside the workbook, else in the folder of workbooks.
        unknown: fields of the parameter of names that are not known, as they are written.
    """
    where = "à côté du classeur" if beside else "dans votre dossier « PIAL »"
    writings = plural(count, "lettre exportée", "lettres exportées")
    sentences = [f"{writings} en PDF, une à une et toutes ensemble, dans « {dossier} », {where}."]
    sentences += tell_unknown_fields(unknown)
    return french(" ".join(sentences))


def _name_list(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_SHOWN_MAX])
    remaining = len(names) - _SHOWN_MAX
    return f"{shown} et {remaining} de plus" if remaining > 0 else shown
