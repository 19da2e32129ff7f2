"""Letters of the open workbook as PDF, one file each."""

from collections.abc import Sequence
from pathlib import Path

from xlwings import Book

from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.noms import nom_de_fichier
from pial_xl.workbook.ouvert.hotes import Hote
from pial_xl.workbook.ouvert.seance import Etape

DOSSIER = "lettres"


def exporter(book: Book, hote: Hote, noms: Sequence[str], dossier: Path, etape: Etape) -> None:
    """Write one PDF for each sheet, under its name; those of an earlier export are replaced.

    Raises:
        EcritureImpossible: no permission, disk full, a PDF that is open elsewhere…
    """
    try:
        dossier.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        raise EcritureImpossible(
            f"Le dossier « {dossier.name} », où vont les PDF, n'a pas pu être créé : vérifiez vos "
            "droits, ou renommez le fichier qui porte ce nom, puis recommencez."
        ) from failure
    pris: list[str] = []
    for rang, nom in enumerate(noms, start=1):
        etape(f"PDF {rang} sur {len(noms)}")
        pris.append(nom_de_fichier(nom, ".pdf", pris))
        brouillon = dossier / f".pial-xl {rang}.pdf"
        try:
            hote.exporter_pdf(book.sheets[nom], brouillon)
            brouillon.replace(dossier / pris[-1])
        except Exception as failure:  # each program has its own exceptions
            raise EcritureImpossible(
                "Les PDF n'ont pas tous pu être écrits : fermez ceux qui sont ouverts et vérifiez "
                "la place et les droits dans le dossier, puis recommencez."
            ) from failure
        finally:
            brouillon.unlink(missing_ok=True)
