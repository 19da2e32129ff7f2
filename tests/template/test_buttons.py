"""The buttons, the ribbon and the macros, as an independent reader finds them in the package."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

import pytest
from built import blank_parts, blank_template, short_blank_book
from defusedxml import ElementTree
from oletools.olevba import VBA_Parser  # type: ignore[import-untyped]

from pial_xl.buttons import (
    BUTTON_ROWS,
    BUTTONS,
    HEIGHT,
    INDENT,
    Button,
    ButtonRow,
    buttons_in,
    rows_on,
)
from pial_xl.engines.vba_project import ModuleKind, ModuleVba
from pial_xl.template.macros import modules
from pial_xl.units.text import french

OF_NO_SHEET = tuple(modules(0))
SHEETS = tuple({row.sheet: None for row in BUTTON_ROWS})
RIBBONS = ("customUI/customUI.xml", "customUI/customUI14.xml")
_PROCEDURE = re.compile(
    r"^Public Sub (\w+)\((?:ByVal control As Object)?\)\r?\n(.*?)^End Sub", re.M | re.S
)
_STRING = re.compile(r'"((?:[^"]|"")*)"')


@cache
def sheet_count() -> int:
    return len([nom for nom in blank_parts() if nom.startswith("xl/worksheets/sheet")])


@cache
def all_modules() -> dict[str, ModuleVba]:
    return {module.name: module for module in modules(sheet_count())}


def buttons_of(sheet: str) -> list[Button]:
    return [button for row in rows_on(sheet) for button, _, _ in buttons_in(row)]


def drawing_of(sheet: str) -> str:
    """Give the drawing of a sheet's buttons: those of the sheets that have some, in order."""
    with_buttons = list(filter(rows_on, short_blank_book().sheetnames))
    return blank_parts()[f"xl/drawings/vmlDrawing{with_buttons.index(sheet) + 1}.vml"].decode()


def procedures(module: str) -> dict[str, str]:
    """Give the body of each public procedure."""
    return dict(_PROCEDURE.findall(all_modules()[module].source))


def test_every_source_is_read_back_byte_for_byte() -> None:
    reader = VBA_Parser("PIAL_template.xlsm", data=blank_template())
    readings = {path.split("/")[-1]: code for _, path, _, code in reader.extract_macros()}
    assert {nom: code.encode("cp1252") for nom, code in readings.items()} == {
        nom: module.text.encode("cp1252") for nom, module in all_modules().items()
    }


@pytest.mark.parametrize(
    "module", [m for m in OF_NO_SHEET if m.kind is ModuleKind.STANDARD], ids=lambda m: m.name
)
def test_names_are_declared_but_where_a_program_gives_them(module: ModuleVba) -> None:
    assert module.source.startswith("Option Explicit\n") is (module.name != "modHote")


def test_what_a_person_reads_of_the_macros_is_in_french_typography() -> None:
    sentences = [
        string
        for module in all_modules().values()
        for row in module.source.splitlines()
        for string in _STRING.findall(row)
        if not row.lstrip().startswith("'") and " " in string.strip()
    ]
    assert len(sentences) > 10
    assert [p for p in sentences if p != french(p)] == []


def test_the_workbook_and_its_sheets_bear_the_names_of_their_modules() -> None:
    assert b'codeName="ThisWorkbook"' in blank_parts()["xl/workbook.xml"]
    for rank in range(1, sheet_count() + 1):
        sheet = blank_parts()[f"xl/worksheets/sheet{rank}.xml"]
        assert f'codeName="Sheet{rank}"'.encode() in sheet
        assert all_modules()[f"Sheet{rank}"].kind is ModuleKind.SHEET


def test_each_button_has_a_macro_that_asks_for_it_and_a_callback_that_runs_it() -> None:
    macros, callbacks = procedures("modPial"), procedures("modRuban")
    assert set(macros) == set(callbacks) == {button.macro for button in BUTTONS}
    for button in BUTTONS:
        asked = f'modLancement.Lancer "{button.code}", "{button.busy}"'
        assert macros[button.macro].strip() == asked
        assert callbacks[button.macro].strip() == f"modPial.{button.macro}"


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_has_its_buttons_with_their_captions_and_qualified_macros(sheet: str) -> None:
    vml = drawing_of(sheet)
    captions = re.findall(r"<font [^>]*><b>([^<]+)</b></font>", vml)
    macros = re.findall(r"<x:FmlaMacro>([^<]+)</x:FmlaMacro>", vml)
    assert list(zip(captions, macros, strict=True)) == [
        (button.libelle, f"[0]!modPial.{button.macro}") for button in buttons_of(sheet)
    ]


def test_only_the_sheets_where_buttons_are_used_have_some() -> None:
    with_buttons = {nom for nom, data in blank_parts().items() if b"<legacyDrawing" in data}
    names = short_blank_book().sheetnames
    expected_ones = [rank for rank, nom in enumerate(names, start=1) if rows_on(nom)]
    assert with_buttons == {f"xl/worksheets/sheet{rank}.xml" for rank in expected_ones}
    assert [names[rank - 1] for rank in expected_ones] == [
        "Accueil", "Dotation", "AESH", "Élèves", "Emploi du temps", "Coordonnateurs",
    ]  # fmt: skip
    assert {button for sheet in SHEETS for button in buttons_of(sheet)} == set(BUTTONS)


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_button_overlaps_another(sheet: str) -> None:
    style = r"margin-left:([\d.]+)pt;margin-top:([\d.]+)pt;width:([\d.]+)pt;height:([\d.]+)pt"
    vml = drawing_of(sheet)
    frames = [tuple(map(float, found)) for found in re.findall(style, vml)]
    assert len(frames) == len(buttons_of(sheet))
    for (x1, y1, l1, h1), (x2, y2, l2, h2) in combinations(frames, 2):
        assert x1 + l1 < x2 or x2 + l2 < x1 or y1 + h1 < y2 or y2 + h2 < y1


@pytest.mark.parametrize("row", BUTTON_ROWS)
def test_a_row_that_holds_buttons_is_as_high_as_these_and_holds_nothing_under_them(
    row: ButtonRow,
) -> None:
    sheet = short_blank_book()[row.sheet]
    points = (HEIGHT + INDENT) * 72 / 96
    height = sheet.row_dimensions[row.row + 1].height
    assert height is not None
    assert points <= height < points + 6
    under = next(sheet.iter_rows(row.row + 1, row.row + 1, min_col=row.column + 1))
    assert [cell.value for cell in under if cell.value is not None] == []


def ribbon_buttons(part: str) -> Iterator[dict[str, str]]:
    root = ElementTree.fromstring(blank_parts()[part])
    yield from (node.attrib for node in root.iter() if node.tag.endswith("}button"))


@pytest.mark.parametrize("part", RIBBONS)
def test_the_ribbon_offers_each_button_once(part: str) -> None:
    offered = {b["onAction"]: b["label"] for b in ribbon_buttons(part)}
    assert offered == {f"modRuban.{button.macro}": button.libelle for button in BUTTONS}


@pytest.mark.parametrize("part", RIBBONS)
def test_the_identifiers_of_the_ribbon_are_unique(part: str) -> None:
    root = ElementTree.fromstring(blank_parts()[part])
    identifiers = [node.attrib["id"] for node in root.iter() if "id" in node.attrib]
    assert len(identifiers) == len(set(identifiers)) > len(BUTTONS)


@pytest.mark.parametrize(
    ("part", "namespace", "year"),
    [
        ("customUI/customUI14.xml", "2009/07", "2007"),
        ("customUI/customUI.xml", "2006/01", "2006"),
    ],
)
def test_each_ribbon_is_of_the_edition_that_its_relation_says(
    part: str, namespace: str, year: str
) -> None:
    root = ElementTree.fromstring(blank_parts()[part])
    relations = {
        r.attrib["Target"]: r.attrib["Type"]
        for r in ElementTree.fromstring(blank_parts()["_rels/.rels"])
    }
    office = "http://schemas.microsoft.com/office"
    assert root.tag == f"{{{office}/{namespace}/customui}}customUI"
    assert relations[part] == f"{office}/{year}/relationships/ui/extensibility"
