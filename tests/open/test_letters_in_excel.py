"""What letters ask of Excel, stood in for: the selected rows, the headers."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from pial_xl.letters.text_height import INDENT_PT
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.excel_mac import ExcelMac

pytest_plugins = ("simulated_excel",)


@pytest.fixture
def windows(excel_windows: Any) -> Host:
    return cast("Host", excel_windows.ExcelWindows())


def zone(first: int, count: int) -> Any:
    return SimpleNamespace(Row=first, Rows=SimpleNamespace(Count=count))


def workbook(selection: Any) -> Any:
    return SimpleNamespace(selection=selection)


def sheet(page: Any) -> Any:
    return SimpleNamespace(page_setup=SimpleNamespace(api=page))


def windows_page(**texts: str) -> Any:
    sides = ("Left", "Center", "Right")
    empty = {f"{side}{band}": "" for band in ("Header", "Footer") for side in sides}
    return SimpleNamespace(**(empty | texts))


class MacProperty:
    """A property as AppleScript gives it."""

    def __init__(self, valeur: object) -> None:
        self.valeur = valeur

    def get(self) -> object:
        return self.valeur

    def set(self, valeur: object) -> None:
        self.valeur = valeur


def mac_page(**texts: object) -> Any:
    sides = ("left", "center", "right")
    empty = {f"{side}_{band}": object() for band in ("header", "footer") for side in sides}
    first = {"first_page_number": object()}
    said = empty | first | texts
    return SimpleNamespace(**{nom: MacProperty(v) for nom, v in said.items()})


def test_the_rows_of_each_selected_area_are_given(windows: Host) -> None:
    selection = SimpleNamespace(api=SimpleNamespace(Areas=[zone(5, 1), zone(9, 3)]))

    assert windows.chosen_rows(workbook(selection)) == [(5, 5), (9, 11)]


def test_something_else_than_cells_selects_no_row(windows: Host) -> None:
    assert windows.chosen_rows(workbook(None)) == []


def test_on_a_mac_rows_come_from_the_address_of_the_selection() -> None:
    selection = SimpleNamespace(address="$A$5:$D$5,$A$9")

    assert ExcelMac().chosen_rows(workbook(selection)) == [(5, 5), (9, 9)]


def test_only_the_zones_that_say_something_are_read(windows: Host) -> None:
    page = windows_page(CenterHeader="{{nom}}", RightFooter="&P")

    assert windows.headers(sheet(page)) == {
        "center_header": ("{{nom}}",),
        "right_footer": ("&P",),
    }


def test_a_size_is_parted_from_a_value_that_may_begin_with_a_digit(windows: Host) -> None:
    page = windows_page(LeftFooter="&8{{année}} && &9Page")

    assert windows.headers(sheet(page)) == {"left_footer": ("&8 {{année}} && &9Page",)}


def test_a_zone_is_written_under_excel_s_own_name(windows: Host) -> None:
    page = windows_page(LeftHeader="{{nom}}")

    windows.write_headers(sheet(page), sheet(page), {"left_header": ("FICTIVE",)})

    assert page.LeftHeader == "FICTIVE"


def test_the_pages_of_a_letter_are_numbered_from_one_whatever_is_printed_before(
    windows: Host,
) -> None:
    page, on_mac = windows_page(), mac_page()

    windows.write_headers(sheet(page), sheet(page), {"left_header": ("FICTIVE",)})
    ExcelMac().write_headers(sheet(on_mac), sheet(on_mac), {"left_header": ("FICTIVE",)})

    assert (page.FirstPageNumber, on_mac.first_page_number.get()) == (1, 1)


def test_a_zone_is_cut_to_what_excel_takes_never_inside_an_ampersand(windows: Host) -> None:
    page = windows_page()

    windows.write_headers(sheet(page), sheet(page), {"left_header": ("x" * 82 + "&&y",)})

    assert page.LeftHeader == "x" * 82


def test_an_ampersand_of_a_value_opens_no_code(windows: Host) -> None:
    assert windows.header_values({"nom": "A&B", "fait": None}) == {"nom": "A&&B", "fait": None}


def test_a_mac_says_of_a_blank_zone_that_it_is_missing() -> None:
    page = mac_page(center_footer="{{nom}}")

    assert ExcelMac().headers(sheet(page)) == {"center_footer": ("{{nom}}",)}


def test_a_mac_takes_a_zone_by_its_name() -> None:
    page = mac_page()

    ExcelMac().write_headers(sheet(page), sheet(page), {"left_header": ("FICTIVE",)})

    assert page.left_header.get() == "FICTIVE"


@pytest.mark.parametrize(("pas", "attendu"), [(2, 2 * INDENT_PT), (0, 0.0), (None, 0.0)])
def test_windows_tells_an_indent_by_its_steps(
    windows: Host, pas: int | None, attendu: float
) -> None:
    cell: Any = SimpleNamespace(api=SimpleNamespace(IndentLevel=pas))

    assert windows.indent(cell) == attendu


@pytest.mark.parametrize(("pas", "attendu"), [(2, 2 * INDENT_PT), (0, 0.0), (object(), 0.0)])
def test_a_mac_tells_an_indent_by_its_steps(pas: object, attendu: float) -> None:
    cell: Any = SimpleNamespace(api=SimpleNamespace(indent_level=MacProperty(pas)))

    assert ExcelMac().indent(cell) == attendu
