"""What letters ask of Excel, stood in for: the selected rows, the headers."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from pial_xl.letters.mesure import RETRAIT_PT
from pial_xl.workbook.ouvert.hotes import Hote
from pial_xl.workbook.ouvert.hotes.excel_mac import ExcelMac

pytest_plugins = ("excel_simule",)


@pytest.fixture
def windows(excel_windows: Any) -> Hote:
    return cast("Hote", excel_windows.ExcelWindows())


def zone(premiere: int, nombre: int) -> Any:
    return SimpleNamespace(Row=premiere, Rows=SimpleNamespace(Count=nombre))


def classeur(selection: Any) -> Any:
    return SimpleNamespace(selection=selection)


def feuille(page: Any) -> Any:
    return SimpleNamespace(page_setup=SimpleNamespace(api=page))


def page_de_windows(**textes: str) -> Any:
    cotes = ("Left", "Center", "Right")
    vides = {f"{cote}{bande}": "" for bande in ("Header", "Footer") for cote in cotes}
    return SimpleNamespace(**(vides | textes))


class Propriete:
    """A property as AppleScript gives it."""

    def __init__(self, valeur: object) -> None:
        self.valeur = valeur

    def get(self) -> object:
        return self.valeur

    def set(self, valeur: object) -> None:
        self.valeur = valeur


def page_de_mac(**textes: object) -> Any:
    cotes = ("left", "center", "right")
    vides = {f"{cote}_{bande}": object() for bande in ("header", "footer") for cote in cotes}
    return SimpleNamespace(**{nom: Propriete(v) for nom, v in (vides | textes).items()})


def test_the_rows_of_each_selected_area_are_given(windows: Hote) -> None:
    selection = SimpleNamespace(api=SimpleNamespace(Areas=[zone(5, 1), zone(9, 3)]))

    assert windows.lignes_choisies(classeur(selection)) == [(5, 5), (9, 11)]


def test_something_else_than_cells_selects_no_row(windows: Hote) -> None:
    assert windows.lignes_choisies(classeur(None)) == []


def test_on_a_mac_rows_come_from_the_address_of_the_selection() -> None:
    selection = SimpleNamespace(address="$A$5:$D$5,$A$9")

    assert ExcelMac().lignes_choisies(classeur(selection)) == [(5, 5), (9, 9)]


def test_only_the_zones_that_say_something_are_read(windows: Hote) -> None:
    page = page_de_windows(CenterHeader="{{nom}}", RightFooter="&P")

    assert windows.entetes(feuille(page)) == {
        "center_header": ("{{nom}}",),
        "right_footer": ("&P",),
    }


def test_a_size_is_parted_from_a_value_that_may_begin_with_a_digit(windows: Hote) -> None:
    page = page_de_windows(LeftFooter="&8{{année}} && &9Page")

    assert windows.entetes(feuille(page)) == {"left_footer": ("&8 {{année}} && &9Page",)}


def test_a_zone_is_written_under_excel_s_own_name(windows: Hote) -> None:
    page = page_de_windows(LeftHeader="{{nom}}")

    windows.ecrire_entetes(feuille(page), feuille(page), {"left_header": ("FICTIVE",)})

    assert page.LeftHeader == "FICTIVE"


def test_a_zone_is_cut_to_what_excel_takes_never_inside_an_ampersand(windows: Hote) -> None:
    page = page_de_windows()

    windows.ecrire_entetes(feuille(page), feuille(page), {"left_header": ("x" * 82 + "&&y",)})

    assert page.LeftHeader == "x" * 82


def test_an_ampersand_of_a_value_opens_no_code(windows: Hote) -> None:
    assert windows.valeurs_d_entete({"nom": "A&B", "fait": None}) == {"nom": "A&&B", "fait": None}


def test_a_mac_says_of_a_blank_zone_that_it_is_missing() -> None:
    page = page_de_mac(center_footer="{{nom}}")

    assert ExcelMac().entetes(feuille(page)) == {"center_footer": ("{{nom}}",)}


def test_a_mac_takes_a_zone_by_its_name() -> None:
    page = page_de_mac()

    ExcelMac().ecrire_entetes(feuille(page), feuille(page), {"left_header": ("FICTIVE",)})

    assert page.left_header.get() == "FICTIVE"


@pytest.mark.parametrize(("pas", "attendu"), [(2, 2 * RETRAIT_PT), (0, 0.0), (None, 0.0)])
def test_windows_tells_an_indent_by_its_steps(
    windows: Hote, pas: int | None, attendu: float
) -> None:
    cellule: Any = SimpleNamespace(api=SimpleNamespace(IndentLevel=pas))

    assert windows.retrait(cellule) == attendu


@pytest.mark.parametrize(("pas", "attendu"), [(2, 2 * RETRAIT_PT), (0, 0.0), (object(), 0.0)])
def test_a_mac_tells_an_indent_by_its_steps(pas: object, attendu: float) -> None:
    cellule: Any = SimpleNamespace(api=SimpleNamespace(indent_level=Propriete(pas)))

    assert ExcelMac().retrait(cellule) == attendu
