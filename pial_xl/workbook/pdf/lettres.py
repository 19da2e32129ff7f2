"""Part a PDF of letters into one file per letter, and put letters together in one file."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO

from pypdf import PdfReader

from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.pdf.balises import repartir
from pial_xl.workbook.pdf.document import PROGRAMME, RUBRIQUES, Partie, composer
from pial_xl.workbook.pdf.pages import pages_par_signet

_FIN = re.compile(rb"^startxref\s", re.MULTILINE)


def separer(pdf: bytes, titres: Mapping[str, str]) -> dict[str, bytes]:
    """Give the PDF of each letter, in the order of *titres*; nothing of another letter is in it.

    Args:
        pdf: a PDF with one bookmark per letter, as `convertir` gives it.
        titres: by bookmark (the sheet's name), the title of its file.

    Raises:
        EcritureImpossible: the PDF is damaged, or has no such bookmark.
    """
    with _abime():
        return {
            signet: composer(partie.titre, [partie])
            for signet, partie in _parties(_ouvrir(pdf), titres).items()
        }


def relier(pdf: bytes, titre: str, titres: Mapping[str, str] | None = None) -> bytes:
    """Give the same letters in one PDF, with a title and a bookmark each.

    Args:
        pdf: a PDF with one bookmark per letter, as `convertir` gives it.
        titre: title of the file.
        titres: by bookmark (the sheet's name), how it is worded; without them, all as they are.

    Raises:
        EcritureImpossible: the PDF is damaged, or has no such bookmark.
    """
    with _abime():
        return composer(titre, list(_parties(_ouvrir(pdf), titres).values()))


def assembler(pieces: Sequence[tuple[str, bytes]], titre: str) -> bytes:
    """Give one PDF of several, in order, with a bookmark each.

    Args:
        pieces: the bookmark of each letter and its PDF.
        titre: title of the file.

    Raises:
        EcritureImpossible: there is no piece, or one is damaged.
    """
    if not pieces:
        raise EcritureImpossible("Aucune lettre à mettre en PDF : générez d'abord les lettres.")
    with _abime():
        return composer(titre, [_partie(signet, _ouvrir(pdf)) for signet, pdf in pieces])


def est_tel_qu_ecrit(pdf: bytes) -> bool:
    """Tell whether a file is a PDF that we wrote, to which nothing was added since.

    A signature or a stamp is most often added at the end of the file, which then ends twice; a
    program that writes the file anew dates it, and ours have no date.
    """
    try:
        fiche = PdfReader(BytesIO(pdf)).metadata
    except Exception:  # pypdf raises anything on a file that is no PDF
        return False
    return (
        fiche is not None
        and fiche.producer == PROGRAMME
        and fiche.keys() == RUBRIQUES
        and len(_FIN.findall(pdf)) == 1
    )


@contextmanager
def _abime() -> Iterator[None]:
    """Say in French that a PDF is damaged."""
    try:
        yield
    except EcritureImpossible:
        raise
    except Exception as failure:
        # pypdf raises anything from KeyError to its own errors on a damaged file.
        raise EcritureImpossible(
            "Le PDF des lettres est abîmé : recommencez, ou enregistrez-les au format PDF depuis "
            "le classeur."
        ) from failure


def _ouvrir(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf), strict=True)  # a repaired file could have lost pages


def _partie(titre: str, lecteur: PdfReader) -> Partie:
    pages = list(lecteur.pages)
    return Partie(titre, lecteur, pages, repartir(lecteur, [pages])[0])


def _parties(lecteur: PdfReader, titres: Mapping[str, str] | None) -> dict[str, Partie]:
    """Give the pages and the tags of each letter, by bookmark."""
    pages = pages_par_signet(lecteur)
    balises = dict(zip(pages, repartir(lecteur, list(pages.values())), strict=True))
    voulus = {signet: signet for signet in pages} if titres is None else titres
    if absents := voulus.keys() - pages.keys():
        raise EcritureImpossible(
            f"Le PDF de LibreOffice n'a pas toutes les lettres (il en manque {len(absents)}) : "
            "vérifiez qu'aucune feuille n'est masquée ni vide, puis recommencez."
        )
    return {
        signet: Partie(titre, lecteur, pages[signet], balises[signet])
        for signet, titre in voulus.items()
    }
