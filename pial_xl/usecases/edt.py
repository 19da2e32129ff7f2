"""The timetables of a closed workbook: drawn beside it, and taken back into a new one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from pial_xl.dossier import read_dossier
from pial_xl.grilles.edited import EditedGrille
from pial_xl.grilles.read_back import ReadBack, read_back
from pial_xl.grilles.sheet import SheetCells, find_grille
from pial_xl.grilles.week import READ_TABLES, Weeks
from pial_xl.report.handouts.edt import Timetables
from pial_xl.report.handouts.handout import Handout
from pial_xl.sheets.closed.foreign.reading import read_source
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.sheets.output import check_target, write_data
from pial_xl.sheets.pdf_writing import PdfBatch
from pial_xl.tables import Creneau
from pial_xl.units.text import code_key, plural, quoted
from pial_xl.usecases.blank import new_path
from pial_xl.usecases.handouts import handouts_to_pdf, write_handouts
from pial_xl.usecases.row_writes import workbook_with

FOLDER: Final = "emplois du temps"
"""Where timetables go, beside the workbook."""

_NAMED_MAX: Final = 4
"""Codes that the name of a file holds; it counts the others."""


class View(StrEnum):
    """Whose timetables are drawn."""

    AESH = "aesh"
    ELEVES = "eleves"
    ETABLISSEMENTS = "etablissements"


_TITLES: Final = {
    View.AESH: "Emplois du temps",
    View.ELEVES: "Emplois du temps des élèves",
    View.ETABLISSEMENTS: "Emplois du temps des établissements",
}


@dataclass(frozen=True, slots=True)
class TimetablesDrawn:
    """The timetables of a workbook, drawn.

    Attributes:
        path: the workbook of them.
        count: how many there are.
        pdf: their PDFs; None without.
        view: whose they are.
    """

    path: Path
    count: int
    pdf: PdfBatch | None
    view: View | None


def draw_timetables(
    workbook: Path,
    reference: date,
    folder: Path,
    view: View = View.AESH,
    codes: Sequence[str] = (),
    *,
    pdf: bool = False,
) -> TimetablesDrawn:
    """Draw the timetables of a closed workbook in a new one, which is left untouched.

    Args:
        workbook: the file.
        reference: slots over before this day are left out.
        folder: where they go, made if need be.
        view: whose they are, where no code is given.
        codes: of AESH, of pupils, or UAI: their timetables alone.
        pdf: whether their PDFs are made too.

    Raises:
        WorkbookReadError: the file cannot be read, has no timetable, or not that code.
        WriteError: no permission, disk full, LibreOffice absent…
    """
    tables = Timetables(Weeks(read_dossier(read_workbook(workbook, READ_TABLES), reference)))
    handouts = tuple(_chosen(tables, codes) if codes else _all(tables, view))
    if not handouts:
        raise WorkbookReadError(
            "La feuille « Emploi du temps » ne donne aucune grille : écrivez-y le code d'un AESH, "
            "ou donnez un code avec --pour."
        )
    title = _title_of(codes) if codes else _TITLES[view]
    book = write_handouts(handouts, title, reference, folder, workbook)
    made = handouts_to_pdf(book)[0] if pdf else None
    return TimetablesDrawn(book.path, len(handouts), made, None if codes else view)


def _title_of(codes: Sequence[str]) -> str:
    others = f"et {len(codes) - 1} autres" if len(codes) > _NAMED_MAX else " ".join(codes[1:])
    return " ".join(filter(None, (_TITLES[View.AESH], codes[0], others)))


def _all(tables: Timetables, view: View) -> Iterator[Handout]:
    weeks = tables.weeks
    if view is View.AESH:
        yield from map(tables.of_aesh, weeks.drawn)
    elif view is View.ELEVES:
        yield from map(tables.of_eleve, weeks.eleves)
    else:
        yield from (
            tables.of_etablissement(uai)
            for uai in sorted(tables.dossier.etablissement_by_uai)
            if weeks.of_etablissement(uai)
        )


def _chosen(tables: Timetables, codes: Sequence[str]) -> Iterator[Handout]:
    d = tables.dossier
    for written in codes:
        code = code_key(written)
        if code in d.aesh_by_code:
            yield tables.of_aesh(code)
        elif code in d.eleve_by_code:
            yield tables.of_eleve(code)
        elif code in d.etablissement_by_uai:
            yield tables.of_etablissement(code)
        else:
            raise WorkbookReadError(
                f"« {quoted(written)} » n'est ni un AESH, ni un élève, ni un UAI de ce classeur."
            )


@dataclass(frozen=True, slots=True)
class TimetablesTaken:
    """The grids taken back: the new workbook, None where nothing changed, and what is told."""

    path: Path | None
    taken: ReadBack


def take_timetables_back(
    workbook: Path, grilles: Path, output: Path, reference: date
) -> TimetablesTaken:
    """Take the grids of a file back into a new workbook; both are left untouched.

    Args:
        workbook: the workbook that they were drawn from.
        grilles: the file where they were typed in: ``.xlsx``, ``.xlsm`` or ``.ods``.
        output: the new workbook; ``.xlsm`` is added to a name without extension.
        reference: slots over before this day are left as they are.

    Raises:
        WorkbookReadError: a file cannot be read, or holds no grid.
        WriteError: a file of that name is there, or the disk refuses.
    """
    path = new_path(output)
    for source in (workbook, grilles):
        check_target(path, source)
    dossier = read_dossier(read_workbook(workbook, READ_TABLES), reference)
    taken = read_back(_grilles(grilles), Weeks(dossier))
    if not taken.grilles:
        raise WorkbookReadError(
            "Le fichier des grilles n'en contient aucune que pial-xl ait dessinée : donnez celui "
            "que « pial-xl edt » a écrit, modifié et enregistré."
        )
    if not taken.writes:
        return TimetablesTaken(None, taken)
    data = workbook_with(workbook, Creneau, dossier.creneaux.title_row, taken.writes, reference)
    write_data(path, data, protected=workbook)
    return TimetablesTaken(path, taken)


def tell_taken(taken: ReadBack) -> str:
    """Say how many grids were read, and whether there was anything to take of them."""
    read = f"{plural(taken.grilles, 'grille lue', 'grilles lues')}."
    return read if taken.writes else f"{read} Rien à reprendre : aucun classeur n'est écrit."


def taken_sections(taken: ReadBack) -> Iterator[tuple[str, Sequence[str]]]:
    """Say what was taken back, then what was left: a title and its sentences."""
    if taken.changes:
        yield f"Repris dans {Creneau.sheet}", taken.changes
    if taken.groupes:
        yield "Groupes nouveaux", taken.groupes
    if taken.refusals:
        yield "Laissé tel quel", taken.refusals


def _grilles(path: Path) -> Iterator[EditedGrille]:
    """Give the grids of a file; its sheets without one are left out."""
    for sheet in read_source(path):
        values = {(row, column): v for row, line in sheet.rows for column, v in line.items()}
        if (found := find_grille(SheetCells(sheet.title, values, sheet.merges))) is not None:
            yield found
