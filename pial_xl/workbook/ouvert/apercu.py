"""The preview: one letter, on a sheet that the next one replaces and that counts for none."""

from typing import Final

from xlwings import Book

from pial_xl.letters.lettre import Lettre
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert.hotes import Hote
from pial_xl.workbook.ouvert.modele_ouvert import ModeleOuvert, empreinte_de, remplir_feuille
from pial_xl.workbook.ouvert.registre import Registre, ecrire_registre
from pial_xl.workbook.ouvert.sorties import feuille

FEUILLE: Final = "Aperçu de lettre"


def verifier_la_place(book: Book, hote: Hote, registre: Registre) -> None:
    """Make sure that a preview may be laid: there is none, or an earlier one as it was made.

    Raises:
        EcritureImpossible: a person wrote on the sheet of that name, or made it.
    """
    sheet = feuille(book, FEUILLE)
    if sheet is None or registre.apercu == "":
        return
    if registre.apercu is None or registre.apercu != empreinte_de(sheet, hote):
        raise EcritureImpossible(
            f"La feuille « {sheet.name} » n'est pas un aperçu de pial-xl, ou a été modifiée depuis "
            ": renommez-la ou supprimez-la, puis recommencez."
        )


def poser_apercu(
    book: Book, hote: Hote, modele: ModeleOuvert, lettre: Lettre, registre: Registre
) -> None:
    """Lay the preview of a letter after its model, in the place of an earlier one."""
    ancien = feuille(book, FEUILLE)
    if ancien is not None:
        ancien.delete()
    registre.apercu = ""
    registre.avant = frozenset(book.sheet_names)
    ecrire_registre(book, hote, registre)
    sheet = hote.copier_feuille(modele.sheet, modele.sheet, FEUILLE)
    sheet.visible = True
    remplir_feuille(sheet, hote, modele, lettre.valeurs)
    registre.apercu = empreinte_de(sheet, hote)
    registre.avant = frozenset()
    ecrire_registre(book, hote, registre)
