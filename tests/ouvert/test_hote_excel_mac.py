"""Excel for Mac, stood in for by what AppleScript answers: a cell as a whole, a file as saved."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import xlwings as xw
from faux_excel import Poste

from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert.hotes import Fragment
from pial_xl.workbook.ouvert.hotes.choix import hote_de
from pial_xl.workbook.ouvert.hotes.excel_mac import ExcelMac

pytest_plugins = ("excel_simule",)

VALEUR_ABSENTE = object()
"""« missing value », as appscript gives it: it is not None, and not false."""
NUAGE = "https://exemple.sharepoint.com/sites/pial/PIAL.xlsm"


class Police:
    """The font of a cell; xlwings makes a tuple of its colour, whatever AppleScript says."""

    def __init__(self, bold: object, italic: object, couleur: object) -> None:
        self.bold, self.italic, self._couleur = bold, italic, couleur

    @property
    def color(self) -> tuple[int, ...]:
        return tuple(cast("Any", self._couleur))


class Cellule:
    """A cell whose characters, asked for, do not answer."""

    def __init__(self, font: Police) -> None:
        self.font = font

    @property
    def characters(self) -> Any:
        raise AssertionError("Excel's characters are broken under AppleScript")


def cellule(bold: object, italic: object, couleur: object) -> Any:
    return Cellule(Police(bold, italic, couleur))


def classeur(fullname: str | Exception) -> Any:
    class Classeur:
        @property
        def fullname(self) -> str:
            if isinstance(fullname, Exception):
                raise fullname
            return fullname

    return Classeur()


def test_a_mac_has_a_host_of_its_own(mac: Poste) -> None:
    assert isinstance(hote_de(xw.Book(impl=mac.excel.books.active)), ExcelMac)


def test_the_text_of_a_cell_is_one_piece_with_the_look_of_the_cell() -> None:
    dit = ExcelMac().fragments(cellule(True, False, [10, 20, 30]), "Madame")

    assert dit == (Fragment("Madame", True, False, (10, 20, 30)),)


def test_what_the_words_of_a_cell_mix_is_not_known() -> None:
    mele = cellule(VALEUR_ABSENTE, VALEUR_ABSENTE, VALEUR_ABSENTE)

    assert ExcelMac().fragments(mele, "Madame") == (Fragment("Madame", None, None, None),)


class Espionnee:
    """A cell, and all that hangs from it, that notes what it is asked and told."""

    def __init__(self) -> None:
        vars(self)["touches"] = []

    def __getattr__(self, nom: str) -> Any:
        self.touches.append(nom)
        return self

    def __setattr__(self, nom: str, valeur: object) -> None:
        self.touches.append(nom)

    def __call__(self, *_arguments: object) -> Any:
        return self


def test_a_filled_cell_keeps_its_look_without_being_asked() -> None:
    filled: Any = Espionnee()

    ExcelMac().mettre_en_forme(filled, [Fragment("Madame", True, False, (170, 0, 0))])

    assert filled.touches == []


def test_the_copy_is_the_file_as_last_saved(tmp_path: Path) -> None:
    source, copie = tmp_path / "PIAL.xlsm", tmp_path / "copie.xlsm"
    source.write_bytes(b"ce qui est sur le disque")

    ExcelMac().copier(classeur(str(source)), copie)

    assert copie.read_bytes() == source.read_bytes()


@pytest.mark.parametrize("fullname", [NUAGE, xw.XlwingsError("introuvable ici")])
def test_a_workbook_on_onedrive_is_refused_with_what_to_do(
    fullname: str | Exception, tmp_path: Path
) -> None:
    with pytest.raises(EcritureImpossible, match="dans un dossier de l'ordinateur"):
        ExcelMac().copier(classeur(fullname), tmp_path / "copie.xlsm")


class Livre:
    """A workbook that tells whether its structure is protected, and takes sheets all the same."""

    def __init__(self, protege: bool) -> None:
        self.sheet_names = ["Modèle"]
        self.sheets = {"Modèle (2)": SimpleNamespace(name="Modèle (2)")}
        self.api = SimpleNamespace(protect_structure=SimpleNamespace(get=lambda: protege))

    def modele(self) -> Any:
        impl = SimpleNamespace(copy=lambda **_: self.sheet_names.append("Modèle (2)"))
        return SimpleNamespace(book=self, impl=impl)


def test_a_protected_structure_is_told_before_anything_is_copied() -> None:
    livre = Livre(protege=True)

    with pytest.raises(EcritureImpossible, match="protection de la structure"):
        ExcelMac().copier_feuille(livre.modele(), livre.modele(), "Lettre")
    assert livre.sheet_names == ["Modèle"]


def test_a_copy_bears_the_name_of_its_letter() -> None:
    livre = Livre(protege=False)

    copie = ExcelMac().copier_feuille(livre.modele(), livre.modele(), "Lettre")

    assert copie.name == "Lettre"
