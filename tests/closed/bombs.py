"""Workbooks made to exhaust a reader, each from a sound one whose parts are changed.

Those that it takes seconds to read, up to the sign where they are refused, are small: ``SHRINK``
times, and so are the limits that they meet.
"""

import random
import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from workbook_factory import AESH, write_xlsxwriter

from pial_xl.sheets.closed.archive import LISTS_MAX

SHEET, STYLES, TEXTS = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"
RELATIONS, TABLE, BOOK = (
    "xl/worksheets/_rels/sheet1.xml.rels",
    "xl/tables/table1.xml",
    "xl/workbook.xml",
)
MODEL = "xl/worksheets/sheet2.xml"
SHRINK = 10
Parts = Mapping[str, str]
Bomb = Callable[[Parts], dict[str, str]]


def sound(path: Path) -> Path:
    """Write a small sound workbook, with a table and a model of letter."""
    titles = [{"header": title} for title in ("AESH", "Nom", "Début", "Heures/semaine")]
    return write_xlsxwriter(
        path,
        {"AESH": AESH, "Modèle de lettre": [["Lettre pour {{nom}}"]]},
        {"AESH": ("A1:D3", {"name": "T_AESH", "columns": titles})},
    )


def parts_of(path: Path) -> dict[str, str]:
    """Give the XML parts of a workbook."""
    with zipfile.ZipFile(path) as archive:
        return {nom: archive.read(nom).decode() for nom in archive.namelist()}


def write_bomb(path: Path, bomb: Bomb) -> Path:
    """Write a workbook with the parts that a bomb changes."""
    parts = parts_of(sound(path))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for nom, text in {**parts, **bomb(parts)}.items():
            target.writestr(nom, text)
    return path


def lying(path: Path, part: str) -> Path:
    """Make the directory of a workbook's zip say that one of its parts has 1,000 bytes."""
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\x01\x02")
    while data[entry + 46 : entry + 46 + len(part)] != part.encode():
        entry = data.index(b"PK\x01\x02", entry + 4)
    data[entry + 24 : entry + 28] = struct.pack("<I", 1000)
    path.write_bytes(data)
    return path


def _numbers(count: int) -> list[int]:
    """Give numbers that do not shrink too much in a zip, the same each time."""
    source = random.Random(2026)  # noqa: S311 - the same numbers each time
    return source.choices(range(10**6), k=count)


def in_sheet(xml: str, part: str = SHEET) -> Bomb:
    """Give a bomb that puts rows before the others of a sheet."""
    return lambda parts: {part: parts[part].replace("<sheetData>", f"<sheetData>{xml}", 1)}


def one_row_of_millions_of_cells(parts: Parts) -> dict[str, str]:
    cells = "".join(f'<c r="A{n}"/>' for n in _numbers(1_000_000))
    return in_sheet(f"<row>{cells}</row>")(parts)


def a_table_cited_20_000_times(parts: Parts) -> dict[str, str]:
    relation = re.findall("<Relationship [^>]*>", parts[RELATIONS])[0]
    cited = "".join(relation.replace("rId", f"x{n}x") for n in range(20_000))
    return {RELATIONS: parts[RELATIONS].replace("</Relationships>", f"{cited}</Relationships>")}


def relations_without_end(parts: Parts) -> dict[str, str]:
    relations = "".join(f'<Relationship Id="{n}" Type="t" Target="u"/>' for n in _numbers(300_000))
    return {RELATIONS: parts[RELATIONS].replace("</Relationships>", relations + "</Relationships>")}


def styles_of_megabytes(parts: Parts) -> dict[str, str]:
    formats = "".join(f'<xf numFmtId="{n}"/>' for n in _numbers(1_200_000 // SHRINK))
    return {STYLES: parts[STYLES].replace("</cellXfs>", f"{formats}</cellXfs>")}


def a_format_code_of_a_megabyte(parts: Parts) -> dict[str, str]:
    code = f'<numFmts><numFmt numFmtId="200" formatCode="{"[" * 1_000_000}"/></numFmts><fonts'
    return {STYLES: parts[STYLES].replace("<fonts", code, 1)}


def shared_texts_that_are_empty(parts: Parts) -> dict[str, str]:
    return {TEXTS: parts[TEXTS].replace("</sst>", "<si/>" * (LISTS_MAX // SHRINK) + "</sst>")}


def one_shared_text_of_a_million_pieces(parts: Parts) -> dict[str, str]:
    pieces = "<r><t>a</t></r>" * 500_000
    return {TEXTS: parts[TEXTS].replace("</sst>", f"<si>{pieces}</si></sst>")}


def nested_tags(parts: Parts) -> dict[str, str]:
    return {TEXTS: parts[TEXTS].replace("</sst>", "<a>" * 400_000 + "</a>" * 400_000 + "</sst>")}


def a_table_of_many_columns(parts: Parts) -> dict[str, str]:
    columns = "".join(f'<tableColumn id="{n}" name="{n}"/>' for n in _numbers(700_000))
    return {TABLE: parts[TABLE].replace("</tableColumns>", f"{columns}</tableColumns>")}


def widths_of_columns_without_end(parts: Parts) -> dict[str, str]:
    widths = "".join(f'<col min="{n}" max="{n}" width="9"/>' for n in _numbers(500_000))
    return {SHEET: parts[SHEET].replace("<sheetData>", f"<cols>{widths}</cols><sheetData>", 1)}


def names_without_end(parts: Parts) -> dict[str, str]:
    names = "".join(f'<definedName name="n{n}">1</definedName>' for n in _numbers(1_100_000))
    names = f"</sheets><definedNames>{names}</definedNames>"
    return {BOOK: parts[BOOK].replace("</sheets>", names)}


def one_sheet_declared_a_thousand_times(parts: Parts) -> dict[str, str]:
    again = "".join(
        f'<sheet name="Modèle de lettre {n}" sheetId="{n}" r:id="rId1"/>' for n in range(10, 1010)
    )
    return {BOOK: parts[BOOK].replace("</sheets>", f"{again}</sheets>")}


def rows_of_blank_cells(parts: Parts) -> dict[str, str]:
    rows = "".join(
        f'<row r="{2000 * n}"><c r="A1"><v>1</v></c>{"<c/>" * 16_000}</row>'
        for n in range(1, 500 // SHRINK)
    )
    return {SHEET: parts[SHEET].replace("</sheetData>", f"{rows}</sheetData>")}


def rows_without_a_cell(parts: Parts) -> dict[str, str]:
    rows = "<row r='5'/>" * 3_500_000
    return {SHEET: parts[SHEET].replace("</sheetData>", f"{rows}</sheetData>")}


def rows_far_wider_than_our_tables(parts: Parts) -> dict[str, str]:
    rows = "".join(f"<row>{'<c><v>1.5</v></c>' * 500}</row>" for _ in range(8_000 // SHRINK))
    return {SHEET: parts[SHEET].replace("</sheetData>", f"{rows}</sheetData>")}


def a_long_text_cited_everywhere(parts: Parts) -> dict[str, str]:
    rank = parts[TEXTS].count("<si>")
    cells = f'<c t="s"><v>{rank}</v></c>' * 10
    rows = f"<row>{cells}</row>" * 10_000
    return {
        TEXTS: parts[TEXTS].replace("</sst>", f"<si><t>{'é' * 32_000}</t></si></sst>"),
        SHEET: parts[SHEET].replace("</sheetData>", f"{rows}</sheetData>"),
    }


def one_comment_of_megabytes(parts: Parts) -> dict[str, str]:
    comment = "".join(f"{n}>" for n in _numbers(1_000_000))
    return {SHEET: parts[SHEET].replace("<sheetData>", f"<!--{comment}--><sheetData>", 1)}


def attributes_without_end(parts: Parts) -> dict[str, str]:
    attributes = " ".join(f'a{n}=""' for n in range(700_000))
    return in_sheet(f"<row {attributes}/>")(parts)


REFUSED: tuple[Bomb, ...] = (
    one_row_of_millions_of_cells,
    a_format_code_of_a_megabyte,
    one_shared_text_of_a_million_pieces,
    a_table_of_many_columns,
    widths_of_columns_without_end,
    names_without_end,
    one_sheet_declared_a_thousand_times,
    rows_without_a_cell,
    a_long_text_cited_everywhere,
    one_comment_of_megabytes,
    attributes_without_end,
)
SMALL_REFUSED: tuple[Bomb, ...] = (
    shared_texts_that_are_empty,
    rows_of_blank_cells,
    rows_far_wider_than_our_tables,
)
READ: tuple[Bomb, ...] = (a_table_cited_20_000_times, relations_without_end, nested_tags)
SMALL_READ: tuple[Bomb, ...] = (styles_of_megabytes,)
