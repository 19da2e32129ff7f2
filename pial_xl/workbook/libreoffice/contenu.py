"""What cells hold: values and formulas, each read or written for a whole block at once."""

from typing import TYPE_CHECKING, Any

from pial_xl.workbook.libreoffice.formules import vers_excel, vers_uno
from pial_xl.workbook.libreoffice.geometrie import Rectangle, lettres_de_colonne
from pial_xl.workbook.libreoffice.notes import ecrire_sous_les_notes
from pial_xl.workbook.libreoffice.structures import blocs_de
from pial_xl.workbook.libreoffice.valeurs import ErreurDeCellule, element, preparer, restituer

if TYPE_CHECKING:
    from pial_xl.workbook.libreoffice.feuilles import Sheet

_RESULTAT_ERREUR = 4
"""``com.sun.star.sheet.FormulaResult``."""


class Contenu:
    """The part of a range that reads and writes what its cells hold."""

    sheet: "Sheet"
    bloc: Rectangle
    api: Any
    options: dict[str, Any]

    @property
    def raw_value(self) -> Any:
        """The values: one for a cell, else rows. Dates are ``datetime``, blank cells None."""
        donnees = self.api.getDataArray()
        livre = self.sheet.book
        natures = {}
        if any(isinstance(valeur, float) for ligne in donnees for valeur in ligne):
            natures = livre.formats.natures(self.api, self.bloc)
        valeurs = restituer(donnees, natures, livre.origine)
        if self.options.get("err_to_str"):
            self._lire_erreurs(valeurs)
        return _au_plus_simple(valeurs)

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        """Write values: a text is written as text, whatever it looks like."""
        livre = self.sheet.book
        bloc = preparer(self._en_lignes(value), livre.origine)
        plage = self.api
        ecrire_sous_les_notes(self.sheet, plage, lambda: plage.setDataArray(bloc.donnees))
        if bloc.natures:
            livre.formats.accorder(self.api, self.sheet.rang, self.bloc, bloc)

    @property
    def formula(self) -> Any:
        """The formulas as Excel writes them; a constant is given as it would be typed."""
        formules = self.api.getFormulaArray()
        return _au_plus_simple([[_lire_formule(texte) for texte in ligne] for ligne in formules])

    @formula.setter
    def formula(self, value: Any) -> None:
        """Write formulas; one alone is filled, its relative references moved."""
        if isinstance(value, (list, tuple)):
            textes = [[_ecrire_formule(v) for v in ligne] for ligne in self._en_lignes(value)]
        else:
            textes = _remplir(_ecrire_formule(value), self.bloc)
        lignes = tuple(tuple(vers_uno(texte) for texte in ligne) for ligne in textes)
        plage = self.api
        ecrire_sous_les_notes(self.sheet, plage, lambda: plage.setFormulaArray(lignes))

    @property
    def formula2(self) -> Any:
        """The same as ``formula``: LibreOffice spills no array."""
        return self.formula

    @formula2.setter
    def formula2(self, value: Any) -> None:
        self.formula = value

    @property
    def formula_array(self) -> str | None:
        """The array formula that covers the range, or None."""
        formule = str(self.api.getArrayFormula())
        return vers_excel(formule.removeprefix("{").removesuffix("}")) or None

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        self.api.setArrayFormula(vers_uno(value))

    @property
    def has_array(self) -> bool:
        """Tell whether an array formula covers the range."""
        return self.formula_array is not None

    def pleines(self) -> list[list[bool]]:
        """Tell which cells hold something, an error included."""
        return [[texte != "" for texte in ligne] for ligne in self.api.getFormulaArray()]

    def _en_lignes(self, value: Any) -> list[list[object]]:
        """Give the rows to write, of the size of the range; one value alone fills it."""
        hauteur, largeur = self.bloc.hauteur, self.bloc.largeur
        if not isinstance(value, (list, tuple)):
            return [[element(value)] * largeur] * hauteur
        lignes = value if value and isinstance(value[0], (list, tuple)) else [value]
        if len(lignes) != hauteur or any(len(ligne) != largeur for ligne in lignes):
            raise ValueError(
                f"Les valeurs n'ont pas la taille de la plage ({hauteur} × {largeur} cellules)."
            )
        return [[element(valeur) for valeur in ligne] for ligne in lignes]

    def _lire_erreurs(self, valeurs: list[list[object]]) -> None:
        """Read what errors say: one call for each faulty cell, no more."""
        for bloc in blocs_de(self.api.queryFormulaCells(_RESULTAT_ERREUR)):
            for i in range(bloc.ligne - self.bloc.ligne, bloc.derniere_ligne - self.bloc.ligne + 1):
                debut, fin = bloc.colonne, bloc.derniere_colonne
                for j in range(debut - self.bloc.colonne, fin - self.bloc.colonne + 1):
                    texte = self.api.getCellByPosition(j, i).getString()
                    valeurs[i][j] = ErreurDeCellule(texte)


def _au_plus_simple(lignes: list[list[Any]]) -> Any:
    return lignes[0][0] if len(lignes) == len(lignes[0]) == 1 else lignes


def _lire_formule(texte: str) -> str:
    return vers_excel(texte) if texte.startswith("=") else texte.removeprefix("'")


def _ecrire_formule(valeur: object) -> str:
    return "" if valeur is None else str(valeur)


def _remplir(formule: str, bloc: Rectangle) -> list[list[str]]:
    if not formule.startswith("=") or bloc.hauteur == bloc.largeur == 1:
        return [[formule] * bloc.largeur] * bloc.hauteur
    from openpyxl.formula.translate import Translator  # noqa: PLC0415  # slow to import, rarely used

    modele = Translator(formule, f"{lettres_de_colonne(bloc.colonne)}{bloc.ligne}")
    return [
        [
            modele.translate_formula(f"{lettres_de_colonne(colonne)}{ligne}")
            for colonne in range(bloc.colonne, bloc.derniere_colonne + 1)
        ]
        for ligne in range(bloc.ligne, bloc.derniere_ligne + 1)
    ]
