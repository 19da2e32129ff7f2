"""How many pages a letter takes, and where they break."""

from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.properties import PageSetupProperties

from pial_xl.letters.fermees.pages import paginer


def _feuille(lignes: int, hauteur: float = 20) -> Any:
    feuille: Any = Workbook().active
    feuille.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    feuille.page_margins.left = feuille.page_margins.right = 0.5
    feuille.page_margins.top = feuille.page_margins.bottom = 0.5
    for rang in range(1, lignes + 1):
        feuille.cell(rang, 1, f"Ligne {rang}")
        feuille.row_dimensions[rang].height = hauteur
    feuille.column_dimensions["A"].width = 60
    return feuille


def _coupures(feuille: Any) -> list[int]:
    paginer(feuille)
    return [coupure.id + 1 for coupure in feuille.row_breaks.brk]


def test_a_letter_a_little_too_long_is_made_smaller_on_one_page() -> None:
    feuille = _feuille(45)

    assert _coupures(feuille) == []
    assert feuille.sheet_properties.pageSetUpPr.fitToPage


def test_a_letter_too_long_to_be_read_on_one_page_takes_two() -> None:
    feuille = _feuille(60)

    assert _coupures(feuille) == [39]
    assert not feuille.sheet_properties.pageSetUpPr.fitToPage
    assert feuille.page_setup.scale == 100


def test_a_wide_letter_of_several_pages_is_made_as_narrow_as_the_page() -> None:
    feuille = _feuille(80)
    feuille.column_dimensions["A"].width = 120
    paginer(feuille)

    assert feuille.page_setup.scale < 100


def test_a_hidden_row_takes_no_room() -> None:
    feuille = _feuille(60)
    for rang in range(20, 60):
        feuille.row_dimensions[rang].hidden = True

    assert _coupures(feuille) == []


def test_a_box_is_not_cut_in_two() -> None:
    feuille = _feuille(60)
    trait = Side("thin")
    for rang in range(30, 50):
        feuille.cell(rang, 1).border = Border(
            left=trait, right=trait, top=trait if rang == 30 else Side()
        )

    assert _coupures(feuille) == [30]


def test_a_heading_goes_with_what_it_announces() -> None:
    feuille = _feuille(60)
    feuille.cell(38, 1).font = Font(bold=True)

    assert _coupures(feuille) == [38]


def test_a_merged_cell_is_not_cut_in_two() -> None:
    feuille = _feuille(60)
    feuille.merge_cells("A37:A45")

    assert _coupures(feuille) == [37]


def test_a_box_longer_than_a_page_is_cut_where_the_page_is_full() -> None:
    feuille = _feuille(60)
    feuille.merge_cells("A1:A60")
    feuille.print_area = "A1:A60"

    assert _coupures(feuille) == [39]


def test_a_letter_that_became_short_is_one_page_again() -> None:
    feuille = _feuille(60)
    paginer(feuille)
    feuille.delete_rows(20, 41)

    assert _coupures(feuille) == []
    assert feuille.sheet_properties.pageSetUpPr.fitToPage
