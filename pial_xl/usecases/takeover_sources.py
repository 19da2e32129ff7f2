"""Read the files that are to be taken over, and say what they give, whatever it goes into."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from pial_xl.sheets.closed.archive import read_file
from pial_xl.sheets.closed.foreign.reading import is_our_workbook, read_annuaire, read_source
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.sheets.file_kinds import is_calendar
from pial_xl.takeover import Override, TakeoverPlan, plan
from pial_xl.takeover.found import Remembered
from pial_xl.takeover.plan import wrong_choices
from pial_xl.takeover.source import told_apart

_ROWS_MAX: Final = 20_000
"""Rows of all the sources: twice that many took gigabytes, for a workbook that none can control."""
_TOO_MANY: Final = (
    "Ces données comptent plus de 20 000 lignes, trop pour un seul classeur : partagez le fichier "
    "(un par pôle, par exemple), puis reprenez chaque partie dans un classeur à elle."
)


def parted(places: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Part the files to take over from calendars: files ``.ics``, and folders of them."""
    sources: list[Path] = []
    calendars: list[Path] = []
    for place in places:
        (calendars if place.is_dir() or is_calendar(place) else sources).append(place)
    return sources, calendars


def is_ours(source: Path) -> bool:
    """Tell whether a file is a workbook of ours, of any edition.

    Raises:
        WorkbookReadError: it cannot be read.
    """
    return is_our_workbook(read_file(source))


def plan_sources(
    sources: Sequence[Path],
    choices: Sequence[Override],
    known: Remembered,
    remembered_choices: Sequence[Override] = (),
    annuaire: Path | None = None,
) -> TakeoverPlan:
    """Read sources and say what they give; nothing is written.

    Args:
        sources: files of any format that we read.
        choices: what a person says of columns.
        known: the codes that were given before, which never change.
        remembered_choices: what they said of columns before, which choices stand over.
        annuaire: the CSV of the annuaire de l'éducation, if there is one.

    Raises:
        WorkbookReadError: a file cannot be read, gives nothing, or a choice means nothing.
    """
    sheets = told_apart((source.name, read_source(source)) for source in sources)
    if sum(len(sheet.rows) for sheet in sheets) > _ROWS_MAX:
        raise WorkbookReadError(_TOO_MANY)
    schools = () if annuaire is None else read_annuaire(annuaire)
    found = plan(sheets, (*remembered_choices, *choices), known, schools)
    if not found.sheets:
        raise WorkbookReadError(
            "Aucune feuille n'est reconnue : il y faut une ligne de titres avec au moins le nom et "
            "une autre colonne (établissement, date de naissance, aide, heures…). Nommez les "
            "colonnes dans le fichier, ou dites ce qu'elles sont, puis recommencez."
        )
    for wrong in wrong_choices(found.sheets, choices):
        raise WorkbookReadError(f"Un choix de colonne ne peut pas être suivi : {wrong}.")
    return found
