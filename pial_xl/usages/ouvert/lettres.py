"""The letters of the open workbook: all, those of the selected rows, a preview of one.

No copy of the workbook is saved where only the summary or the preview is to be replaced: neither
holds anything of the person's.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from xlwings import Book

from pial_xl import __version__
from pial_xl.dossier import Dossier, lire_dossier
from pial_xl.letters.choix import Choix
from pial_xl.letters.lettre import Lettre
from pial_xl.letters.lot import Lot, preparer
from pial_xl.letters.recapitulatif import recapituler
from pial_xl.report.feuilles.recapitulatif import faits_des_lettres
from pial_xl.units.text import french
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert.apercu import FEUILLE as APERCU
from pial_xl.workbook.ouvert.apercu import poser_apercu, verifier_la_place
from pial_xl.workbook.ouvert.choix_ouvert import coordonnateurs_devant, lignes_choisies
from pial_xl.workbook.ouvert.copies import copie_de_securite
from pial_xl.workbook.ouvert.hotes import Hote
from pial_xl.workbook.ouvert.lecture import lire_ouvert
from pial_xl.workbook.ouvert.lettres import ecrire_lettres, modele_ouvert, planifier
from pial_xl.workbook.ouvert.messages_lettres import dire_apercu, dire_lettres
from pial_xl.workbook.ouvert.recapitulatif import ecrire_recapitulatif
from pial_xl.workbook.ouvert.registre import lire_registre
from pial_xl.workbook.ouvert.seance import seance

Choisir = Callable[[Book, Hote, Dossier], Choix]
"""Says which rows are wanted."""
_SANS_CHOIX = french("Aucune ligne remplie n'est sélectionnée : voici la première lettre.")


@dataclass(frozen=True, slots=True)
class _Lu:
    """What the workbook says, and the letters it would give."""

    dossier: Dossier
    lot: Lot


def _lire(book: Book, reference: date) -> _Lu:
    dossier = lire_dossier(lire_ouvert(book), reference)
    return _Lu(dossier, preparer(dossier))


def faire_lettres(book: Book, hote: Hote, reference: date, choisir: Choisir) -> str:
    """Make the letters of some rows, fill the summary, and say what became of them."""
    with seance(book, hote) as etape:
        etape("lecture du classeur")
        lu = _lire(book, reference)
        choix = choisir(book, hote, lu.dossier)
        registre = lire_registre(book)
        etape("examen des lettres")
        plan = planifier(book, hote, lu.lot.lettres, lu.dossier.modeles, registre).limite_a(choix)
        rangees = recapituler(lu.lot, plan.decisions, choix, registre.lettres, plan.presentes)
        if plan.change_le_classeur:
            etape("copie de sécurité")
            copie_de_securite(book, hote, datetime.now())
            ecrire_lettres(book, hote, plan, registre, etape)
        etape("récapitulatif")
        faits = faits_des_lettres(lu.dossier.bareme.annee_scolaire, reference, __version__)
        sans_recapitulatif = ecrire_recapitulatif(book, hote, rangees, faits)
    return dire_lettres(plan, rangees, lu.lot.remarques, sans_recapitulatif)


def montrer_apercu(book: Book, hote: Hote, reference: date) -> str:
    """Lay the preview of one letter and leave the person in front of it."""
    if book.sheets.active.name == APERCU:
        # It is about to be replaced, and a sheet that is gone cannot be given back.
        book.sheets[0].activate()
    with seance(book, hote) as etape:
        etape("lecture du classeur")
        lu = _lire(book, reference)
        choisie = _ligne_choisie(book, hote, lu.dossier)
        lettre = _a_montrer(lu, choisie)
        registre = lire_registre(book)
        verifier_la_place(book, hote, registre)
        modele = modele_ouvert(book, hote, lettre.modele, lu.dossier.modeles)
        etape("aperçu")
        poser_apercu(book, hote, modele, lettre, registre)
    book.sheets[APERCU].activate()
    montree = dire_apercu(lettre, lu.lot.remarques)
    return montree if choisie is not None else f"{_SANS_CHOIX} {montree}"


def _ligne_choisie(book: Book, hote: Hote, dossier: Dossier) -> int | None:
    """Give the number of the first selected row that holds somebody; None without any."""
    if not coordonnateurs_devant(book, dossier):
        return None
    return min(lignes_choisies(book, hote, dossier), default=None)


def _a_montrer(lu: _Lu, numero: int | None) -> Lettre:
    """Give the letter of a row; of the first one that gives a letter without a number.

    Raises:
        EcritureImpossible: that row, or every row, gives none; the sentence says why.
    """
    lettres = [lettre for lettre in lu.lot.lettres if numero in (None, lettre.numero)]
    if lettres:
        return lettres[0]
    refus = [refus for refus in lu.lot.refus if numero in (None, refus.numero)]
    if refus:
        raise EcritureImpossible(f"Pas d'aperçu. {refus[0]}")
    raise EcritureImpossible(
        f"Aucune ligne n'est remplie dans la feuille {lu.dossier.coordonnateurs.feuille} : "
        "remplissez-en une, puis recommencez."
    )
