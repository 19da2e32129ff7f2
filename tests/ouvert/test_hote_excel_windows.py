"""Excel on Windows, stood in for by what its object model answers: unions, halves, colours."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from faux_excel import Refus
from xlwings import Book, Sheet

from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert.adresses import Place, colonnes_continues, place

if TYPE_CHECKING:
    from pial_xl.workbook.ouvert.hotes.excel_windows import ExcelWindows

pytest_plugins = ("excel_simule",)

SANS_FOND = -4142
JAUNE = (255, 255, 0)
ROUGE = (249, 221, 219)


@pytest.fixture
def hote(excel_windows: Any) -> "ExcelWindows":
    return cast("ExcelWindows", excel_windows.ExcelWindows())


class Feuille:
    """Answers ``Range(union).Interior`` as Excel does: None where the cells differ."""

    def __init__(self, fonds: dict[Place, tuple[int, int, int]] | None = None) -> None:
        self.fonds = fonds or {}
        self.appels: list[str] = []
        self.api = SimpleNamespace(Range=self._range)

    def _range(self, adresse: str) -> Any:
        assert len(adresse) <= 255
        self.appels.append(adresse)
        return SimpleNamespace(Interior=Interieur(self, list(_cellules(adresse))))


class Interieur:
    feuille: Feuille
    cellules: list[Place]

    def __init__(self, feuille: Feuille, cellules: list[Place]) -> None:
        object.__setattr__(self, "feuille", feuille)
        object.__setattr__(self, "cellules", cellules)

    @property
    def ColorIndex(self) -> int | None:  # noqa: N802  # Excel's own name
        fonds = {self.feuille.fonds.get(c) for c in self.cellules}
        return None if len(fonds) > 1 else SANS_FOND if fonds == {None} else 6

    @property
    def Color(self) -> float | None:  # noqa: N802  # Excel's own name
        fonds = {self.feuille.fonds.get(c) or (255, 255, 255) for c in self.cellules}
        if len(fonds) > 1:
            return None
        rouge, vert, bleu = fonds.pop()
        return float(rouge | vert << 8 | bleu << 16)

    def __setattr__(self, nom: str, valeur: int) -> None:
        for cellule in self.cellules:
            if nom == "ColorIndex":
                self.feuille.fonds.pop(cellule, None)
            else:
                self.feuille.fonds[cellule] = (valeur & 255, valeur >> 8 & 255, valeur >> 16)


def _cellules(adresse: str) -> Iterator[Place]:
    for partie in adresse.split(","):
        debut, _, fin = partie.partition(":")
        (haut, colonne), (bas, _) = place(debut), place(fin or debut)
        yield from ((ligne, colonne) for ligne in range(haut, bas + 1))


def en_feuille(feuille: Feuille) -> Sheet:
    return cast("Sheet", feuille)


def test_cells_without_a_fill_cost_one_question(hote: "ExcelWindows") -> None:
    feuille = Feuille()
    places = [(ligne, 3) for ligne in range(5, 500)]

    assert hote.fonds(en_feuille(feuille), places) == dict.fromkeys(places)
    assert feuille.appels == ["C5:C499"]


def test_the_persons_fills_are_found_among_the_others(hote: "ExcelWindows") -> None:
    feuille = Feuille({(6, 1): JAUNE, (9, 2): ROUGE})
    places = [(5, 1), (6, 1), (7, 1), (9, 2), (40, 5)]

    fonds = hote.fonds(en_feuille(feuille), places)

    assert fonds == {(5, 1): None, (6, 1): JAUNE, (7, 1): None, (9, 2): ROUGE, (40, 5): None}


def test_a_white_fill_is_a_fill(hote: "ExcelWindows") -> None:
    feuille = Feuille({(1, 1): (255, 255, 255)})

    assert hote.fonds(en_feuille(feuille), [(1, 1), (2, 1)]) == {
        (1, 1): (255, 255, 255),
        (2, 1): None,
    }


def test_scattered_cells_are_filled_in_unions_and_emptied_again(hote: "ExcelWindows") -> None:
    feuille = Feuille()
    places = [(ligne, 1 + ligne % 7) for ligne in range(1, 300)]

    hote.colorier(en_feuille(feuille), places, ROUGE)

    assert feuille.fonds == dict.fromkeys(places, ROUGE)
    assert len(feuille.appels) < len(colonnes_continues(places)) / 20
    hote.colorier(en_feuille(feuille), places, None)
    assert not feuille.fonds


class Feuilles:
    """The sheets of a workbook of one sheet; those asked for by name were brought to the front."""

    def __init__(self) -> None:
        self.devant: list[str] = []
        self.active = SimpleNamespace(name="AESH")

    def __getitem__(self, nom: str) -> Any:
        return SimpleNamespace(activate=lambda: self.devant.append(nom))


class Disparue:
    """A selection whose cells are gone."""

    def select(self) -> None:
        raise Refus(-2147417848)


class Vue:
    """A workbook with one window, that a run scrolls."""

    def __init__(self) -> None:
        self.fenetre = SimpleNamespace(ScrollRow=12, ScrollColumn=3)
        self.api = SimpleNamespace(Windows=lambda _: self.fenetre, ProtectStructure=True)
        self.sheets = Feuilles()
        self.sheet_names = ["AESH"]
        self.selection: Disparue | None = None


def test_a_sheet_that_was_made_again_comes_back_without_its_selection(
    hote: "ExcelWindows",
) -> None:
    book = Vue()
    book.selection = Disparue()

    with hote.vue_gardee(cast("Book", book)):
        pass

    assert book.sheets.devant == ["AESH"]


def test_the_scroll_is_given_back_even_when_the_work_fails(hote: "ExcelWindows") -> None:
    book = Vue()

    def travailler() -> None:
        with hote.vue_gardee(cast("Book", book)):
            book.fenetre.ScrollRow, book.fenetre.ScrollColumn = 1, 1
            raise KeyError

    with pytest.raises(KeyError):
        travailler()
    assert (book.fenetre.ScrollRow, book.fenetre.ScrollColumn) == (12, 3)


def test_a_protected_structure_is_told_before_anything_is_copied(hote: "ExcelWindows") -> None:
    modele = cast("Sheet", SimpleNamespace(book=Vue()))  # a copy would ask for what it lacks

    with pytest.raises(EcritureImpossible, match="protection de la structure"):
        hote.copier_feuille(modele, modele, "Lettre")
