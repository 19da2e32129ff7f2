"""Take the grids of many sheets back: what T_Creneaux then holds, and what to tell of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pial_xl.grilles.changes import RowChanges, Values, changes_of
from pial_xl.grilles.edited import EditedGrille
from pial_xl.grilles.reading import read_edits
from pial_xl.grilles.week import AeshWeek, Weeks
from pial_xl.tables import Creneau, RowTable, columns
from pial_xl.tables.address import Place
from pial_xl.units.text import french, plural


@dataclass(slots=True)
class ReadBack:
    """What the grids of many sheets come to.

    Attributes:
        grilles: how many were found.
        writes: the cells to write in T_Creneaux, by row number; None leaves one blank.
        changes: what changes, one French sentence each.
        groupes: the groups that this makes, which Affectations does not know: one sentence each.
        refusals: what is left as it was, and why, one French sentence each.
        settled: codes of the AESH by the title of their grid, where something typed is taken, and
            nothing is left to take.
        kept: what the lines taken are to keep as drawn, by sheet and place, in the other grids.
    """

    grilles: int = 0
    writes: dict[int, Values] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)
    groupes: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    settled: dict[str, str] = field(default_factory=dict)
    kept: dict[str, dict[Place, str]] = field(default_factory=dict)


def read_back(grilles: Iterable[EditedGrille], weeks: Weeks) -> ReadBack:
    """Give what the edits of grids change of T_Creneaux; nothing where nobody typed.

    Args:
        grilles: the grids, as they were found on their sheets.
        weeks: the weeks of the workbook as it is now.
    """
    done = ReadBack()
    found: dict[str, list[EditedGrille]] = {}
    for edited in grilles:
        done.grilles += 1
        found.setdefault(edited.aesh, []).append(edited)
    every: list[RowChanges] = []
    for aesh, drawn in found.items():
        every += _of_aesh(drawn, weeks.of_aesh(aesh), done)
    done.writes = cell_writes(every, weeks.dossier.creneaux)
    done.changes = list(map(french, done.changes))
    done.groupes = list(map(french, done.groupes))
    done.refusals = list(map(french, done.refusals))
    return done


def _of_aesh(drawn: Iterable[EditedGrille], week: AeshWeek, done: ReadBack) -> Iterator[RowChanges]:
    read = [(edited, read_edits(edited, week.slots, week.known)) for edited in drawn]
    changed = [edited.title for edited, edits in read if edits.stretches]
    if changed and not week.is_known:
        done.refusals.append(
            f"« {changed[0]} » : {week.aesh} n'est pas un AESH de ce classeur, et sa grille n'est "
            "pas reprise."
        )
        return
    if len(changed) > 1:
        titles = ", ".join(f"« {title} »" for title in changed)
        done.refusals.append(
            f"{titles} : {plural(len(changed), 'grille')} de {week.aesh} ont été modifiées, et "
            "aucune n'est reprise. Supprimez celles qui ne valent plus, puis recommencez."
        )
        return
    for edited, edits in read:
        done.refusals += edits.refusals
        done.changes += edits.changes
        if edits.taken and edits.refusals:
            done.kept[edited.title] = {edited.kept[n]: edited.now[n] for n in edits.taken}
        elif edits.taken:
            done.settled[edited.title] = week.aesh
        if edits.stretches:
            changes = changes_of(week.aesh, edits, week.slots, week.known)
            done.groupes += _told_groupes(week.aesh, changes.groupes)
            yield changes


def _told_groupes(aesh: str, groupes: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for code, eleves in groupes.items():
        yield (
            f"{aesh} : groupe {code} noté pour {', '.join(eleves)}, aidés ensemble. Écrivez-le "
            "aussi dans Affectations, pour que leur temps n'y soit compté qu'une fois."
        )


def cell_writes(every: Iterable[RowChanges], table: RowTable[Creneau]) -> dict[int, Values]:
    """Give the cells to write, by row number: new rows take the place of those removed.

    So do those of an AESH whose row says nothing but the code. A row where the person keeps
    something in a column of theirs is emptied, never given to another slot. What remains goes under
    the last row.

    Args:
        every: the changes, AESH by AESH.
        table: the table as it is.
    """
    writes: dict[int, Values] = {}
    blank = dict.fromkeys(columns(Creneau))
    own, last = table.own_rows, table.last_row
    added: list[Values] = []
    free: list[int] = []
    for changes in every:
        writes |= changes.updated
        writes |= dict.fromkeys(changes.removed, blank)
        free += [number for number in sorted(changes.removed) if number not in own]
        added += changes.added
    asked = {row.aesh: row.number for row in table.rows if row.raw.keys() == {"aesh"}}
    rows = iter((*free, *range(last + 1, last + 1 + len(added))))
    for values in added:
        asking = asked.pop(str(values["aesh"]), None)
        row = next(rows) if asking is None else asking
        writes[row] = {**blank, **values}
    return writes
