"""Read a source of any format as its sheets; what it is, its content tells and not its name."""

import warnings
from collections.abc import Callable, Collection, Iterator
from pathlib import Path, PurePath
from typing import Final

from pial_xl.sheets.closed.archive import Archive, archive_of, as_workbook, read_file
from pial_xl.sheets.closed.assembly import looks_like_ours
from pial_xl.sheets.closed.cells import read_cells
from pial_xl.sheets.closed.foreign.delimited import lines_of, read_delimited
from pial_xl.sheets.closed.foreign.ods import is_ods, read_ods
from pial_xl.sheets.closed.grid import SheetLayout
from pial_xl.sheets.closed.nature import is_text, is_zip
from pial_xl.sheets.closed.package import read_package
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.takeover.schools import KnownSchool
from pial_xl.takeover.source import SourceSheet
from pial_xl.units.text import clean, fold

_ANNUAIRE: Final = {
    "uai": ("identifiantdeletablissement", "uai", "numerouai", "codeuai"),
    "nom": ("nometablissement", "nom", "appellationofficielle", "denominationprincipale"),
    "commune": ("nomcommune", "commune", "libellecommune"),
    "departement": ("codedepartement", "departement", "libelledepartement"),
}
_NO_ANNUAIRE: Final = (
    "Ce fichier n'est pas l'annuaire de l'éducation : il y faut les colonnes de l'identifiant "
    "(UAI), du nom et de la commune. Téléchargez-le au format CSV sur data.education.gouv.fr."
)


def read_source(path: Path) -> tuple[SourceSheet, ...]:
    """Read the sheets of a file that is no workbook of ours; it is left untouched.

    Raises:
        WorkbookReadError: it cannot be read, in one French sentence.
    """
    return read_source_bytes(read_file(path), path.name)


def read_source_bytes(data: bytes, nom: str) -> tuple[SourceSheet, ...]:
    """Read the sheets of a file from its bytes.

    Args:
        data: the file.
        nom: its name, which titles the sheet of a text file.

    Raises:
        WorkbookReadError: it cannot be read, in one French sentence.
    """
    if data and not is_zip(data) and is_text(data):
        return (read_delimited(data, PurePath(nom).stem),)
    if is_zip(data) and is_ods(archive := Archive(data)):
        return tuple(read_ods(archive))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of dates out of range, which arrive as errors
        return tuple(_sheets(archive_of(data), lambda _: True))


def read_sheets(data: bytes, titles: Collection[str]) -> tuple[SourceSheet, ...]:
    """Read some sheets of a workbook of ours, by their titles; those that it lacks are left out.

    Raises:
        WorkbookReadError: it cannot be read, in one French sentence.
    """
    return tuple(_sheets(archive_of(data), titles.__contains__))


def _sheets(archive: Archive, is_wanted: Callable[[str], bool]) -> Iterator[SourceSheet]:
    package = read_package(archive)
    for info in package.sheets:
        if not is_wanted(info.title):
            continue
        layout = SheetLayout()
        rows = list(read_cells(archive, package, info, layout))
        yield SourceSheet(info.title, rows, tuple(layout.merges))


def is_our_workbook(data: bytes) -> bool:
    """Tell whether a file is a workbook of ours, of any edition, whoever saved it.

    Raises:
        WorkbookReadError: it is a zip that is damaged, or out of measure.
    """
    if not is_zip(data):
        return False
    archive = Archive(data)
    return not is_ods(archive) and looks_like_ours(read_package(as_workbook(archive)).sheets)


def read_annuaire(path: Path) -> tuple[KnownSchool, ...]:
    """Read the schools of the annuaire de l'éducation, as its public CSV lists them.

    Raises:
        WorkbookReadError: it cannot be read, or is no such file.
    """
    data = read_file(path)
    if not is_text(data):
        raise WorkbookReadError(_NO_ANNUAIRE)
    lines = lines_of(data)
    titles = [fold(clean(title)) for title in next(lines, [])]
    places = {
        nom: next((titles.index(word) for word in words if word in titles), -1)
        for nom, words in _ANNUAIRE.items()
    }
    if min(places["uai"], places["nom"], places["commune"]) < 0:
        raise WorkbookReadError(_NO_ANNUAIRE)
    return tuple(_school(places, line) for line in lines if len(line) > places["uai"])


def _school(places: dict[str, int], line: list[str]) -> KnownSchool:
    said = {
        nom: clean(line[place]) if 0 <= place < len(line) else "" for nom, place in places.items()
    }
    return KnownSchool(said["uai"].upper(), said["nom"], said["commune"], said["departement"])
