"""Number formats: what they make of numbers, and their codes as Excel writes them."""

import re
from functools import reduce
from typing import Any, Final

from pial_xl.workbook.libreoffice.geometrie import Rectangle
from pial_xl.workbook.libreoffice.soffice import importer_uno
from pial_xl.workbook.libreoffice.structures import blocs_de, plages_uno
from pial_xl.workbook.libreoffice.valeurs import Bloc, Cellule, Nature, en_blocs

_DATE, _HEURE, _LOGIQUE = 2, 4, 1024
"""``com.sun.star.util.NumberFormat``: a type is a sum of these."""
_NOMBRES: Final = 1 | 2 | 16
"""``com.sun.star.sheet.CellFlags``: numbers, dates and formulas."""
_STANDARD: Final = 0
_ENTRE_GUILLEMETS = re.compile(r'("[^"]*"|\\.|AM/PM|A/P)')
_LETTRES_FR = str.maketrans("jaJA", "dydy")


class Formats:
    """The number formats of one document. What a key stands for is asked once."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._types: dict[int, int] = {}

    @property
    def _uno(self) -> Any:
        return self._document.getNumberFormats()

    def natures(self, plage: Any, bloc: Rectangle) -> dict[Cellule, Nature]:
        """Tell which cells of a range are dates or booleans by their format.

        The number of calls grows with the formats around its numbers, never with its rows.
        """
        trouvees: dict[Cellule, Nature] = {}
        nombres = blocs_de(plage.queryContentCells(_NOMBRES))
        if not nombres:
            return trouvees
        groupes = _partie(
            plage, bloc, reduce(Rectangle.jusqua, nombres)
        ).getUniqueCellFormatRanges()
        for index in range(groupes.getCount()):
            groupe = groupes.getByIndex(index)
            nature = self._nature(groupe.getPropertyValue("NumberFormat"))
            if nature is Nature.NOMBRE:
                continue
            for partie in blocs_de(groupe):
                trouvees.update(dict.fromkeys(_cellules(partie, bloc), nature))
        return trouvees

    def accorder(self, plage: Any, feuille: int, coin: Rectangle, bloc: Bloc) -> None:
        """Give the cells just written the formats that their values need to be read back.

        A date keeps the date format that its cell already has.
        """
        actuelles = self.natures(plage, coin)
        a_changer: dict[Nature, list[Cellule]] = {}
        for cellule, voulue in bloc.natures.items():
            if not _convient(actuelles.get(cellule, Nature.NOMBRE), voulue):
                a_changer.setdefault(voulue, []).append(cellule)
        for nature, cellules in a_changer.items():
            cibles = plages_uno(self._document, feuille, en_blocs(cellules, coin))
            cibles.setPropertyValue("NumberFormat", self._cle_usuelle(nature))

    def code(self, cle: int) -> str:
        """Give the code of a format as Excel writes it: ``General``, ``dd/mm/yyyy``."""
        format_ = self._uno.getByKey(cle)
        if cle % 10_000 == _STANDARD:
            return "General"
        code = str(format_.FormatString)
        if not format_.Type & (_DATE | _HEURE):
            return code
        parts = _ENTRE_GUILLEMETS.split(code)
        francais = format_.Locale.Language == "fr"
        parts[::2] = [
            part.lower().translate(_LETTRES_FR) if francais else part.lower() for part in parts[::2]
        ]
        return "".join(parts)

    def cle(self, code: str) -> int:
        """Give the key of a format from its code as Excel writes it, made if need be.

        Raises:
            ValueError: when LibreOffice does not understand the code.
        """
        if code in ("General", "Standard"):
            return _STANDARD
        uno = importer_uno()
        anglais = uno.createUnoStruct("com.sun.star.lang.Locale", "en", "US", "")
        formats = self._uno
        cle = int(formats.queryKey(code, anglais, False))
        if cle >= 0:
            return cle
        try:
            return int(formats.addNew(code, anglais))
        except uno.getClass("com.sun.star.util.MalformedNumberFormatException") as failure:
            raise ValueError(f"Format de nombre inconnu\xa0: {code}") from failure

    def _nature(self, cle: int) -> Nature:
        if cle not in self._types:
            self._types[cle] = self._uno.getByKey(cle).getPropertyValue("Type")
        type_ = self._types[cle]
        if type_ & _DATE:
            return Nature.INSTANT if type_ & _HEURE else Nature.JOUR
        return Nature.BOOLEEN if type_ & _LOGIQUE else Nature.NOMBRE

    def _cle_usuelle(self, nature: Nature) -> int:
        """Give the usual format of the user's own language."""
        if nature is Nature.NOMBRE:
            return _STANDARD
        uno = importer_uno()
        locale = uno.createUnoStruct("com.sun.star.lang.Locale")
        formats = self._uno
        if nature is Nature.BOOLEEN:
            return int(formats.getStandardFormat(_LOGIQUE, locale))
        nom = "DATE_SYS_DDMMYYYY" if nature is Nature.JOUR else "DATETIME_SYS_DDMMYYYY_HHMMSS"
        index = uno.getConstantByName(f"com.sun.star.i18n.NumberFormatIndex.{nom}")
        return int(formats.getFormatIndex(index, locale))


def _partie(plage: Any, bloc: Rectangle, partie: Rectangle) -> Any:
    return plage.getCellRangeByPosition(
        partie.colonne - bloc.colonne,
        partie.ligne - bloc.ligne,
        partie.derniere_colonne - bloc.colonne,
        partie.derniere_ligne - bloc.ligne,
    )


def _cellules(partie: Rectangle, bloc: Rectangle) -> list[Cellule]:
    commun = partie.commun(bloc)
    if commun is None:
        return []
    i0, j0 = commun.ligne - bloc.ligne, commun.colonne - bloc.colonne
    return [(i0 + i, j0 + j) for i in range(commun.hauteur) for j in range(commun.largeur)]


def _convient(actuelle: Nature, voulue: Nature) -> bool:
    """A day may stand under any date format; a number must only not look like a boolean."""
    if voulue is Nature.NOMBRE:
        return actuelle is not Nature.BOOLEEN
    if voulue is Nature.BOOLEEN:
        return actuelle is Nature.BOOLEEN
    return actuelle in (Nature.JOUR, Nature.INSTANT)
