"""What the button of controls says when it is done: one French sentence, two at most."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pial_xl.constats import Niveau
from pial_xl.report.blocks.controles import SHEET
from pial_xl.report.blocks.remarks import remarks
from pial_xl.report.tracking import Status, Tracking
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.controles_reading import FoundChecks
from pial_xl.sheets.open.marks import MARKED_CELLS_MAX
from pial_xl.sheets.open.outputs import Filling, copies_of
from pial_xl.units.text import french, plural

_WORDS = {Niveau.BLOQUANT: "bloquant", Niveau.ALERTE: "alerte", Niveau.INFO: "information"}


_UNMARKED = ("a dû rester sans marques", "ont dû rester sans marques")
_UNWRITTEN = ("garde le contrôle d'avant", "gardent le contrôle d'avant")
SAME_FIGURES = ("garde les chiffres d'avant", "gardent les chiffres d'avant")
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
    found: FoundChecks,
    tracking: Tracking,
    marking: "Marking",
    fillings: Sequence[Filling],
) -> str:
    """Say what a control found, and what changed since the last one.

    Args:
        found: the sheet Contrôles as it was before.
        tracking: the lines shown.
        marking: what was marked.
        fillings: what became of the other sheets that a control fills.
    """
    changes = [plural(tracking.count(Status.NEW), "nouveau", "nouveaux")]
    changes.append(plural(tracking.count(Status.SOLVED), "résolu"))
    if unjudged := tracking.count(Status.UNJUDGED):
        changes.append(plural(unjudged, "non évalué cette fois", "non évalués cette fois"))
    if tracking.accepted:
        changes.append(plural(tracking.accepted, "accepté"))
    sentences = [f"Contrôle terminé : {_bilan(tracking)} ({', '.join(changes)})."]
    sentences += _tell_sheet(found)
    kept = [found.title] if found.is_protected else []
    kept += [filling.protected for filling in fillings if filling.protected]
    if kept:
        sentences.append(tell_protected(kept, _UNWRITTEN))
    sentences += remarks(tracking)
    sentences += _tell_marking(marking)
    sentences += [told for each in fillings for told in (each.reason, each.kept) if told]
    return french(" ".join(sentences))


def tell_protected(sheets: Sequence[str], consequence: tuple[str, str]) -> str:
    """Say what protected sheets have had to miss, for one and for several, and what to do."""
    names = ", ".join(sheets)
    which = f"Les feuilles protégées {names}" if len(sheets) > 1 else f"La feuille protégée {names}"
    what_to_do = "ôtez la protection (menu Révision ou Outils), puis recommencez."
    return f"{which} {consequence[len(sheets) > 1]} : {what_to_do}"


def tell_unread(sheets: Iterable[str], titles: Sequence[str]) -> Iterator[str]:
    """Say that a copy of a sheet where people type is not read: what is typed there counts not.

    Args:
        sheets: titles of the sheets that were read.
        titles: those of the workbook.
    """
    for sheet in sheets:
        if copies := [f"« {title} »" for title in copies_of(sheet, titles)]:
            which = "La copie" if len(copies) == 1 else "Les copies"
            verb = "n'est pas lue" if len(copies) == 1 else "ne sont pas lues"
            yield f"{which} {', '.join(copies)} {verb} : seule {sheet} l'est."


def tell_filled(sheet: str, title: str) -> str:
    """Say that an output sheet is filled, and under which title the person has it."""
    return f"La feuille {sheet}{'' if title == sheet else _renamed(title) + ','} est à jour."


def _renamed(title: str) -> str:
    return f", que vous avez nommée « {title} »"


def _tell_marking(marking: Marking) -> Iterator[str]:
    if marking.cells >= MARKED_CELLS_MAX:
        yield f"Seules {marking.cells} cellules sont marquées, les plus graves d'abord."
    if marking.protected:
        yield tell_protected(marking.protected, _UNMARKED)
    if marking.without_note:
        count = plural(marking.without_note, "cellule")
        yield f"Sans note, faute de place ou parce qu'une discussion y est ouverte : {count}."


def _tell_sheet(found: FoundChecks) -> Iterator[str]:
    """Say where the constats are, or why they are not, and what became of the sheet."""
    if found.is_protected:
        return
    if found.sheet is not None and not found.sheet.visible:
        yield f"La feuille {found.title} est masquée : affichez-la pour voir les constats."
    elif found.title == SHEET:
        yield f"Voyez la feuille {SHEET}."
    else:
        yield f"Voyez la feuille {SHEET}{_renamed(found.title)}."
    if found.read is not None and not found.is_table:
        yield f"La feuille {found.title} n'est plus un tableau : à jour, mais sans filtres."
    if found.copies:
        names = ", ".join(f"« {title} »" for title in found.copies)
        yield f"La copie {names} reste comme elle est : seule {found.title} est tenue à jour."


def _bilan(tracking: Tracking) -> str:
    return ", ".join(plural(tracking.left_at(niveau), word) for niveau, word in _WORDS.items())


def ends_with_totals(sheet: str) -> WriteError:
    """Say that no row can be added to a table, for a row of totals stands under it."""
    return WriteError(
        f"Le tableau de la feuille {sheet} finit par une ligne de totaux : ôtez-la, puis "
        "recommencez ; rien n'a été changé."
    )
