"""A workbook of letters while it is made: one sheet a letter, a summary before, a record after."""

from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.letters.fermees.copie import police, preparer_classeur
from pial_xl.letters.fermees.ecriture import octets_du_classeur
from pial_xl.letters.fermees.feuille import peut_etre_reprise, poser, propre, reprendre
from pial_xl.letters.fermees.modele import ModeleFerme
from pial_xl.letters.fermees.source import ouvrir_lettres
from pial_xl.letters.lettre import Lettre
from pial_xl.letters.suivi import FEUILLE_REGISTRE


class ClasseurDeLettres:
    """Sheets by their titles, in the order of the workbook; letters are laid one by one."""

    def __init__(self, classeur: Workbook, titre: str) -> None:
        self._classeur = classeur
        self._styles: dict[str, dict[str, Any]] = {}
        classeur.properties.title = titre

    @classmethod
    def neuf(cls, modele: ModeleFerme, titre: str) -> "ClasseurDeLettres":
        """Make an empty workbook, with the theme and the base font of a model's workbook."""
        return cls(preparer_classeur(modele.feuille), titre)

    @classmethod
    def repris(cls, octets: bytes, titre: str) -> "ClasseurDeLettres":
        """Take up the workbook of an earlier run, whose archive has been found sound.

        Raises anything, from KeyError to openpyxl's own errors, when a part is damaged.
        """
        classeur: Any = ouvrir_lettres(octets)
        classeur._fonts = IndexedList(map(_police, classeur._fonts))
        return cls(classeur, titre)

    @property
    def feuilles(self) -> tuple[str, ...]:
        """The titles of its sheets."""
        return tuple(self._classeur.sheetnames)

    def poser(self, modele: ModeleFerme, lettre: Lettre, apres: str | None = None) -> None:
        """Lay a letter on a new sheet, in the place of the sheet of its name if there is one.

        Args:
            modele: what it is made from.
            lettre: the letter.
            apres: the sheet that a new one follows; None puts it first.
        """
        feuille = self._neuve(lettre.feuille, apres)
        styles = self._styles.setdefault(modele.feuille.title, {})
        poser(modele, feuille, lettre.valeurs, styles)

    def reprendre(self, modele: ModeleFerme, lettre: Lettre) -> None:
        """Fill again the sheet of a letter that was made from the same model."""
        feuille = self._feuille(lettre.feuille)
        if feuille is not None and peut_etre_reprise(modele, feuille):
            reprendre(modele, feuille, lettre.valeurs)
        else:
            self.poser(modele, lettre)

    def feuille_neuve(self, titre: str, apres: str | None = None) -> Worksheet:
        """Give an empty sheet, in the place of the one of that title if there is one."""
        return self._neuve(titre, apres)

    def ecrire_registre(self, rangees: Iterable[Sequence[str]]) -> None:
        """Write the record on its hidden sheet, last: texts, whatever they look like."""
        derniere = next((t for t in reversed(self.feuilles) if t != FEUILLE_REGISTRE), None)
        feuille: Any = self._neuve(FEUILLE_REGISTRE, derniere)
        feuille.sheet_state = "veryHidden"
        for numero, rangee in enumerate(rangees, start=1):
            for colonne, texte in enumerate(rangee, start=1):
                cellule = feuille.cell(numero, colonne)
                cellule.value, cellule.data_type = propre(texte), "s"
                cellule.number_format, cellule.quotePrefix = "@", True

    def octets(self) -> bytes:
        """Give the ``.xlsx`` file; its first sheet is in front."""
        self._classeur.active = 0
        for rang, feuille in enumerate(self._classeur.worksheets):
            feuille.sheet_view.tabSelected = rang == 0
        return octets_du_classeur(self._classeur)

    def _feuille(self, titre: str) -> Worksheet | None:
        feuilles = (f for f in self._classeur.worksheets if f.title.casefold() == titre.casefold())
        return next(feuilles, None)

    def _neuve(self, titre: str, apres: str | None) -> Worksheet:
        ancienne = self._feuille(titre)
        if ancienne is not None:
            place = self._classeur.index(ancienne)
            self._classeur.remove(ancienne)
        else:
            place = 0 if apres is None else self.feuilles.index(apres) + 1
        feuille: Worksheet = self._classeur.create_sheet(titre, place)
        return feuille


def _police(font: Font) -> Font:
    return police(font)
