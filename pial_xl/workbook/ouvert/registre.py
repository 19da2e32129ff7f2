"""What a run leaves for the next one: the marks it put, the letters it wrote.

It stands in the workbook itself, on a hidden sheet, so that it follows the file wherever it goes.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from xlwings import Book, Sheet

from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert.adresses import Place
from pial_xl.workbook.ouvert.hotes import Hote
from pial_xl.workbook.ouvert.noms import REGISTRE

_AVIS = "Feuille technique de pial-xl : merci de ne pas la modifier."
_MARQUE, _LETTRE, _AVANT = "marque", "lettre", "avant"
_LARGEUR = 4


@dataclass(frozen=True, slots=True)
class Trace:
    """A letter as it was written: its values by placeholder, and a print of its whole sheet.

    ``empreinte`` is empty while the letter is being written.
    """

    valeurs: Mapping[str, str]
    empreinte: str = ""


@dataclass(slots=True)
class Registre:
    """The marked cells, by sheet, and the letters, by sheet.

    ``avant`` names the sheets that were there before the copy under way; it is empty otherwise.
    """

    marques: dict[str, set[Place]] = field(default_factory=dict)
    lettres: dict[str, Trace] = field(default_factory=dict)
    avant: frozenset[str] = frozenset()


def lire_registre(book: Book) -> Registre:
    """Read the record; empty when there is none. What is damaged in it is left out."""
    registre = Registre()
    if REGISTRE not in book.sheet_names:
        return registre
    bloc = book.sheets[REGISTRE].used_range.options(ndim=2).value
    for rangee in bloc:
        genre, *champs = ["" if v is None else str(v) for v in (*rangee, *[None] * _LARGEUR)]
        if genre == _MARQUE and champs[1].isdecimal() and champs[2].isdecimal():
            registre.marques.setdefault(champs[0], set()).add((int(champs[1]), int(champs[2])))
        elif genre == _LETTRE:
            registre.lettres[champs[0]] = Trace(_valeurs(champs[2]), champs[1])
        elif genre == _AVANT:
            registre.avant |= {champs[0]}
    return registre


def ecrire_registre(book: Book, hote: Hote, registre: Registre) -> None:
    """Write the record in one block, on its hidden sheet: a run that is killed loses none of it.

    Raises:
        EcritureImpossible: when a person has a sheet of that name.
    """
    rangees = [[_AVIS, *[""] * (_LARGEUR - 1)], *map(list, _rangees(registre))]
    sheet = _feuille(book, hote)
    avant, _ = sheet.used_range.shape
    rangees += [[""] * _LARGEUR] * (avant - len(rangees))
    hote.ecrire_texte(sheet.range((1, 1), (len(rangees), _LARGEUR)), rangees)


def _rangees(registre: Registre) -> Iterator[tuple[str, str, str, str]]:
    for feuille, places in registre.marques.items():
        for ligne, colonne in sorted(places):
            yield _MARQUE, feuille, str(ligne), str(colonne)
    for feuille, trace in registre.lettres.items():
        yield _LETTRE, feuille, trace.empreinte, json.dumps(dict(trace.valeurs), ensure_ascii=False)
    for feuille in sorted(registre.avant):
        yield _AVANT, feuille, "", ""


def _feuille(book: Book, hote: Hote) -> Sheet:
    noms = book.sheet_names
    if REGISTRE in noms:
        sheet = book.sheets[REGISTRE]
        if sheet.range("A1").value not in (None, _AVIS):
            raise EcritureImpossible(
                f"Une feuille de ce classeur s'appelle « {REGISTRE} », nom dont pial-xl a besoin : "
                "renommez-la, puis recommencez."
            )
        return sheet
    sheet = book.sheets.add(REGISTRE, after=book.sheets[noms[-1]])
    hote.cacher(sheet)
    return sheet


def _valeurs(texte: str) -> dict[str, str]:
    try:
        lues = json.loads(texte)
    except ValueError:
        return {}
    return {str(c): str(v) for c, v in lues.items()} if isinstance(lues, dict) else {}
