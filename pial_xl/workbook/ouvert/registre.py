"""What a run leaves for the next one: the marks it put, the letters it wrote.

It stands in the workbook itself, on a hidden sheet, so that it follows the file wherever it goes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from xlwings import Book, Sheet

from pial_xl.letters.suivi import AVIS, Trace, rangee_de_registre, traces_du_registre
from pial_xl.letters.suivi import FEUILLE_REGISTRE as REGISTRE
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert.adresses import Place
from pial_xl.workbook.ouvert.hotes import Hote

_MARQUE, _AVANT, _APERCU = "marque", "avant", "aperçu"
_LARGEUR = 4


@dataclass(slots=True)
class Registre:
    """The marked cells, by sheet, and the letters, by sheet.

    ``avant`` names the sheets that were there before the copy under way; it is empty otherwise.
    ``apercu`` is the print of the preview: empty while it is being written, None without one.
    """

    marques: dict[str, set[Place]] = field(default_factory=dict)
    lettres: dict[str, Trace] = field(default_factory=dict)
    avant: frozenset[str] = frozenset()
    apercu: str | None = None


def lire_registre(book: Book) -> Registre:
    """Read the record; empty when there is none. What is damaged in it is left out."""
    registre = Registre()
    if REGISTRE not in book.sheet_names:
        return registre
    bloc = book.sheets[REGISTRE].used_range.options(ndim=2).value
    rangees = [
        ["" if v is None else str(v) for v in (*rangee, *[None] * _LARGEUR)] for rangee in bloc
    ]
    registre.lettres = traces_du_registre(rangees)
    for genre, *champs in rangees:
        if genre == _MARQUE and champs[1].isdecimal() and champs[2].isdecimal():
            registre.marques.setdefault(champs[0], set()).add((int(champs[1]), int(champs[2])))
        elif genre == _AVANT:
            registre.avant |= {champs[0]}
        elif genre == _APERCU:
            registre.apercu = champs[1]
    return registre


def ecrire_registre(book: Book, hote: Hote, registre: Registre) -> None:
    """Write the record in one block, on its hidden sheet: a run that is killed loses none of it.

    Raises:
        EcritureImpossible: when a person has a sheet of that name.
    """
    rangees = [[AVIS, *[""] * (_LARGEUR - 1)], *map(list, _rangees(registre))]
    sheet = _feuille(book, hote)
    avant, _ = sheet.used_range.shape
    rangees += [[""] * _LARGEUR] * (avant - len(rangees))
    hote.ecrire_texte(sheet.range((1, 1), (len(rangees), _LARGEUR)), rangees)


def _rangees(registre: Registre) -> Iterator[tuple[str, str, str, str]]:
    for feuille, places in registre.marques.items():
        for ligne, colonne in sorted(places):
            yield _MARQUE, feuille, str(ligne), str(colonne)
    for feuille, trace in registre.lettres.items():
        yield rangee_de_registre(feuille, trace)
    for feuille in sorted(registre.avant):
        yield _AVANT, feuille, "", ""
    if registre.apercu is not None:
        yield _APERCU, "", registre.apercu, ""


def _feuille(book: Book, hote: Hote) -> Sheet:
    noms = book.sheet_names
    if REGISTRE in noms:
        sheet = book.sheets[REGISTRE]
        if sheet.range("A1").value not in (None, AVIS):
            raise EcritureImpossible(
                f"Une feuille de ce classeur s'appelle « {REGISTRE} », nom dont pial-xl a besoin : "
                "renommez-la, puis recommencez."
            )
        return sheet
    sheet = book.sheets.add(REGISTRE, after=book.sheets[noms[-1]])
    hote.cacher(sheet)
    return sheet
