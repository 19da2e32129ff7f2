"""One sheet of a closed workbook with its look: the letter model, to be copied elsewhere."""

import io
import posixpath
import warnings
import zipfile
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.workbook.archive import ABIME, Archive, ouvrir_archive
from pial_xl.workbook.erreurs import ClasseurIllisible
from pial_xl.workbook.paquet import lire_paquet

_VIDE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<sheetData/></worksheet>"
)


def lire_feuille(chemin: Path, titre: str) -> Worksheet | None:
    """Load one sheet with its styles and pictures; None when the workbook has no such sheet.

    The cells of all the other sheets are left out before openpyxl sees the file: they cost time,
    may be without bounds, and hold data that a letter must not carry along.

    Raises:
        ClasseurIllisible: when the file, or the sheet, cannot be read.
    """
    archive = ouvrir_archive(chemin)
    paquet = lire_paquet(archive)
    if titre not in {feuille.titre for feuille in paquet.feuilles}:
        return None
    autres = frozenset(f.partie for f in paquet.feuilles if f.titre != titre)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it cannot carry over; the copy is looked at by a person.
            warnings.simplefilter("ignore")
            classeur = load_workbook(_alleger(archive, autres), rich_text=True)
    except Exception as failure:
        # openpyxl raises anything from KeyError to its own errors on a damaged part.
        raise ClasseurIllisible(ABIME) from failure
    feuille = classeur[titre]
    return feuille if isinstance(feuille, Worksheet) else None


def _alleger(archive: Archive, vides: frozenset[str]) -> io.BytesIO:
    """Copy the zip with some sheets emptied, and what hangs on them left out."""
    liens = {
        posixpath.join(posixpath.dirname(p), "_rels", f"{posixpath.basename(p)}.rels")
        for p in vides
    }
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w") as copie:
        for nom in sorted(archive.noms - liens):
            copie.writestr(nom, _VIDE if nom in vides else archive.lire(nom))
    tampon.seek(0)
    return tampon
