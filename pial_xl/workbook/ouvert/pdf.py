"""Letters of the open workbook as PDF: one file each, and one of them all."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from xlwings import Book, Sheet

from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.noms import place_libre
from pial_xl.workbook.ouvert.hotes import Hote
from pial_xl.workbook.ouvert.seance import Etape
from pial_xl.workbook.pdf.deja_la import compter_les_restes, est_a_nous, places_libres
from pial_xl.workbook.pdf.lettres import assembler
from pial_xl.workbook.sortie import creer_dossier, ecrire_octets

DOSSIER: Final = "PDF des lettres"
"""Not the folder of the closed workbook of letters, whose PDFs may bear the same names."""


def exporter(
    book: Book,
    hote: Hote,
    *,
    titres: Mapping[str, str],
    ensemble: str,
    dossier: Path,
    etape: Etape,
) -> int:
    """Write the letters to *dossier*, and each one to a folder in it.

    Those of an earlier export are replaced; a file that is not ours is left alone.

    Args:
        book: the open workbook.
        hote: the program that holds it.
        titres: by sheet, in the order of the pages, the title of the letter and of its file.
        ensemble: title of the file that holds them all, and name of the folder of the others.
        dossier: where they go; made if need be.
        etape: says how far it is.

    Returns:
        How many PDFs of an earlier export stand beside those of the letters.

    Raises:
        EcritureImpossible: no permission, disk full, a PDF that is open elsewhere…
    """
    seules = creer_dossier(dossier / ensemble)
    places = places_libres(seules, list(titres.values()))
    pieces = []
    for rang, (feuille, titre) in enumerate(titres.items(), start=1):
        etape(f"PDF {rang} sur {len(titres)}")
        brut = _pdf(book.sheets[feuille], hote, seules)
        pieces.append((titre, brut))
        ecrire_octets(places[rang - 1], assembler([(titre, brut)], titre))
    etape("PDF de toutes les lettres")
    cible = place_libre(dossier, ensemble, ".pdf", est_a_nous)
    ecrire_octets(cible, assembler(pieces, ensemble))
    return compter_les_restes(seules, places)


def _pdf(sheet: Sheet, hote: Hote, dossier: Path) -> bytes:
    """Give the PDF of a sheet; the program writes it, to a file of a moment in a folder it has.

    Excel on a Mac has no access to the folder of temporary files.
    """
    with TemporaryDirectory(prefix=".pial-xl ", dir=dossier, ignore_cleanup_errors=True) as travail:
        brouillon = Path(travail) / "lettre.pdf"
        try:
            hote.exporter_pdf(sheet, brouillon)
            return brouillon.read_bytes()
        except Exception as failure:  # each program has its own exceptions
            raise EcritureImpossible(
                "Une lettre n'a pas pu être mise en PDF : vérifiez que sa feuille n'est ni masquée "
                "ni vide et qu'il reste de la place sur le disque, puis recommencez."
            ) from failure
