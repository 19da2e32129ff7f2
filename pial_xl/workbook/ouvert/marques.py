"""Mark the faulty cells: a light fill and a note that says the findings.

What the person put there is theirs: a cell they filled keeps its fill and a cell with a note
keeps its note; the other sign, if it is free, then marks it alone. So taking the marks away never
has anything to give back, and only ever removes our own fills and notes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from xlwings import Book, Sheet

from pial_xl.findings import ORDRE_NIVEAUX, Finding, Niveau
from pial_xl.letters.modeles.choix import FEUILLE_MODELE
from pial_xl.report.texte import affichable, tronquer
from pial_xl.units.text import fold, french
from pial_xl.workbook.ouvert.adresses import Place, est_une_cellule, place
from pial_xl.workbook.ouvert.hotes import Hote
from pial_xl.workbook.ouvert.registre import Registre

CELLULES_MAX: Final = 500
"""Cells marked in one run: beyond, only the sheet of findings tells."""

# Shades that nobody picks from a palette: they tell our fills from the person's.
FONDS: Final = {
    Niveau.BLOQUANT: (249, 221, 219),
    Niveau.ALERTE: (255, 242, 213),
    Niveau.INFO: (229, 236, 244),
}
_NOS_FONDS = frozenset(FONDS.values())
TITRE_DE_NOTE: Final = "Contrôle pial-xl"
_NOTE_MAX = 1_000


@dataclass(frozen=True, slots=True)
class Marque:
    """What a cell deserves: the fill of its gravest finding, and a note that says them all."""

    niveau: Niveau
    note: str


def _est_un_modele(feuille: str) -> bool:
    return fold(feuille).startswith(fold(FEUILLE_MODELE))


def marques_de(findings: Iterable[Finding]) -> dict[str, dict[Place, Marque]]:
    """Give the marks by sheet and cell, the gravest findings first, at most ``CELLULES_MAX``.

    A finding about what is not there, a sheet say, has no cell to mark. A letter's model bears no
    mark: the letters are copies of it.
    """
    situes = [f for f in findings if est_une_cellule(f.cellule) and not _est_un_modele(f.feuille)]
    par_cellule: dict[tuple[str, Place], list[Finding]] = {}
    for finding in sorted(situes, key=lambda f: ORDRE_NIVEAUX[f.niveau]):
        cle = finding.feuille, place(finding.cellule)
        if cle in par_cellule or len(par_cellule) < CELLULES_MAX:
            par_cellule.setdefault(cle, []).append(finding)
    marques: dict[str, dict[Place, Marque]] = {}
    for (feuille, p), constats in par_cellule.items():
        marques.setdefault(feuille, {})[p] = Marque(constats[0].niveau, _note(constats))
    return marques


def enlever_marques(book: Book, hote: Hote, registre: Registre) -> None:
    """Take away the marks of earlier runs, wherever inserting or sorting rows has moved them."""
    for feuille in registre.marques.keys() & set(book.sheet_names):
        _enlever(book.sheets[feuille], hote, registre.marques[feuille])
    registre.marques = {}


def poser_marques(book: Book, hote: Hote, marques: Mapping[str, Mapping[Place, Marque]]) -> None:
    """Mark cells, on sheets from which the earlier marks have been taken away."""
    for feuille in marques.keys() & set(book.sheet_names):
        par_place = marques[feuille]
        sheet = book.sheets[feuille]
        libres = {p for p, fond in hote.fonds(sheet, par_place).items() if fond is None}
        for niveau, fond in FONDS.items():
            hote.colorier(sheet, (p for p in libres if par_place[p].niveau is niveau), fond)
        prises = hote.notes(sheet)
        hote.annoter(sheet, {p: m.note for p, m in par_place.items() if p not in prises})


def _enlever(sheet: Sheet, hote: Hote, connues: Iterable[Place]) -> None:
    notees = {p for p, texte in hote.notes(sheet).items() if texte.startswith(TITRE_DE_NOTE)}
    colorees = hote.de_couleur(sheet, _NOS_FONDS)
    fonds = hote.fonds(sheet, (notees | set(connues)) - colorees)
    colorees |= {p for p, fond in fonds.items() if fond in _NOS_FONDS}
    hote.colorier(sheet, colorees, None)
    hote.effacer_notes(sheet, notees)


def _note(constats: Iterable[Finding]) -> str:
    textes = [
        f"{f.niveau} {f.code} : {f.message}" + (f"\n→ {f.que_faire}" if f.que_faire else "")
        for f in constats
    ]
    note = french("\n\n".join((TITRE_DE_NOTE, *textes)))
    return tronquer(affichable(note, garder="\n"), _NOTE_MAX)
