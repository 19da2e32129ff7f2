"""Plain rows, cut out of the XML by patterns, are read as the XML parser reads them."""

import io
import zipfile
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pial_xl.sheets.closed import usual_rows
from pial_xl.sheets.closed.archive import archive_of
from pial_xl.sheets.closed.cells import read_cells
from pial_xl.sheets.closed.grid import BLANK_ROWS_MAX, SheetInfo, SheetLayout
from pial_xl.sheets.closed.package import DateFormats, Package
from pial_xl.sheets.closed.plain_rows import PlainRow, PlainRows
from pial_xl.sheets.closed.usual_rows import UsualForms, UsualRows
from pial_xl.sheets.errors import WorkbookReadError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PART = "xl/worksheets/sheet1.xml"
HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="{MAIN}" xmlns:x14ac="urn:a">'
FORMATS = DateFormats(frozenset({1, 2}), frozenset({2}), frozenset())
TEXTS = ("Nom", "FICTIF", "é")


@pytest.fixture(scope="module", autouse=True)
def _usual_from_the_second_row() -> Iterator[None]:
    """Few rows are enough here to learn the usual forms of a sheet."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(usual_rows, "_LEARNT_FROM", 2)
        yield


def read(xml: bytes) -> object:
    """Give all that is read of a sheet, or that it is refused."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as target:
        target.writestr("xl/workbook.xml", "<workbook/>")
        target.writestr(PART, xml)
    sheet = SheetInfo("AESH", PART, (), "La feuille « AESH »")
    layout = SheetLayout()
    package = Package((sheet,), TEXTS, FORMATS, from_1904=False)
    try:
        rows = list(read_cells(archive_of(data.getvalue()), package, sheet, layout))
    except WorkbookReadError:
        return "refused"
    return [
        (number, [(c, type(v), v) for c, v in values.items()]) for number, values in rows
    ], layout


def both(data: str) -> tuple[object, object]:
    """Read the same rows as they are, and where a comment leaves all of them to the parser."""
    end = "</worksheet>"
    sheets = (HEAD + middle + data + end for middle in ("", "<!-- -->"))
    plain, parsed = (read(sheet.encode("utf-8", "surrogatepass")) for sheet in sheets)
    return plain, parsed


CELLS = (
    '<c r="A2" t="s"><v>1</v></c>',
    '<c r="B2"><v>24.5</v></c>',
    '<c r="C2" s="1"><v>46000</v></c>',
    '<c r="D2" s="2"><v>1.25</v></c>',
    '<c r="E2" t="b"><v>1</v></c>',
    '<c r="F2" t="e"><v>#N/A</v></c>',
    '<c r="G2" t="str"><v>é_x0041_</v></c>',
    '<c r="H2" t="inlineStr"><is><t xml:space="preserve"> a\nb </t></is></c>',
    '<c r="I2" s="3"/>',
    '<c r="J2" s="3"></c>',
    '<c r="K2"><f>A1&amp;"x"</f><v>3</v></c>',
    '<c r="L2" t="str"><f t="shared" ref="L2:L9" si="0">A2</f><v>oui</v></c>',
    '<c r="M2" s="2"><v>-1E-2</v></c>',
    '<c r="N2" s="1" t="n"><v>46000</v></c>',
    '<c r="O2" t="str"><v>œ’€ 🏫</v></c>',
    '<c r="P2" s="1" t="str"><f aca="false">A1</f><v></v></c>',
    '<c r="A2" t="s"><v>2</v></c>',
    # what is left to the parser
    '<c r="M2"><f>A1</f></c>',
    '<c r="M2"><f>A1</f><v></v></c>',
    '<c r="N2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
    '<c t="s" r="O2"><v>0</v></c>',
    "<c><v>7</v></c>",
    '<c r="P2" t="str"><v>a&lt;b</v></c>',
    '<c r="Q2" t="str"><v>a\r\nb</v></c>',
    '<c r="Q2"><v>1</v> </c>',
    '<c r="R2"><!-- <c r="S2"><v>9</v></c> --><v>1</v></c>',
    '<c r="T2"><v><![CDATA[12]]></v></c>',
    '<x xmlns="urn:b"><c r="U2"><v>1</v></c></x>',
    '<c r="ABCD2"><v>1</v></c>',
    '<c r="XFD2"><v>1</v></c>',
    # what no reader takes
    '<c r="V2" t="s"><v>99</v></c>',
    '<c r="V2"><v>douze</v></c>',
    '<c r="V2" r="V3"><v>1</v></c>',
    '<c r="V2" t="str"><v>a\x01</v></c>',
    '<c r="V2" t="str"><v>]]></v></c>',
    '<c r="V2" t="str"><v>\ud800</v></c>',
    '<c r="V2" t="str"><v>\uffff</v></c>',
    '<c r="V2"><v>1</c>',
)
HEADS = (
    '<row r="2">',
    '<row r="3" spans="1:8" hidden="1">',
    '<row r="4" ht="12.8" customHeight="false" hidden="false">',
    '<row r="5" x14ac:dyDescent="0.2">',
    '<row r="6" unknown:a="1">',
    '<row r="7" ht="1" ht="2">',
    '<row r="8" xmlns="urn:c">',
    "<row>",
    "<row r='9'>",
    '<row r="0">',
    '<row r="30000">',
)
ROWS = st.builds(
    lambda head, cells, end: head + "".join(cells) + end,
    st.sampled_from(HEADS),
    st.lists(st.sampled_from(CELLS), max_size=6),
    st.sampled_from(("</row>", "</row>", "</row>\n", "</row><!-- -->", "</row><?a <row/>?>")),
)
PLAIN_ROWS = st.builds(
    lambda rank, cells: f'<row r="{rank}">{"".join(cells)}</row>',
    st.integers(1, 40),
    st.lists(st.sampled_from(CELLS[:17]), max_size=6),
)


IN_ORDER = st.lists(st.sampled_from([*CELLS[:12], *CELLS[13:17]]), unique=True).map(
    lambda cells: sorted(cells, key=lambda cell: cell[6])
)
TABLE_ROWS = st.builds(
    lambda head, cells: head + "".join(cells) + "</row>",
    st.sampled_from(('<row r="2">', '<row r="3" spans="1:8">', '<row r="4" hidden="1">')),
    IN_ORDER,
)


@settings(max_examples=400)
@given(st.lists(TABLE_ROWS, min_size=2, max_size=24), st.lists(PLAIN_ROWS | ROWS, max_size=3))
def test_rows_of_the_usual_forms_are_read_as_the_parser_reads_them(
    table: list[str], others: list[str]
) -> None:
    plain, parsed = both("<sheetData>" + "".join((*table, *others, table[0])) + "</sheetData>")
    assert plain == parsed


@settings(max_examples=300)
@given(st.lists(TABLE_ROWS, min_size=4, max_size=12), st.data())
def test_a_damaged_byte_of_a_usual_row_is_seen_as_the_parser_sees_it(
    table: list[str], data: st.DataObject
) -> None:
    before, after = "".join(table), "".join(table[-2:])
    place = data.draw(st.integers(0, len(after) - 1))
    piece = data.draw(st.sampled_from(["", "<", ">", '"', "&", "/", "\x00", " ", "\r", "9", "é"]))
    damaged = f"{after[:place]}{piece}{after[place + 1 :]}"
    plain, parsed = both(f"<sheetData>{before}{damaged}</sheetData>")
    assert plain == parsed


def test_rows_alike_are_read_by_one_pattern_but_the_first_ones() -> None:
    rows = "".join(
        f'<row r="{rank}"><c r="A{rank}" t="s"><v>1</v></c><c r="B{rank}"><v>{rank}.5</v></c></row>'
        for rank in range(1, 9)
    )
    xml = (HEAD + "<sheetData>" + rows + "</sheetData></worksheet>").encode()
    kinds = [
        "usual" if isinstance(piece, UsualRows) else "plain"
        for piece in PlainRows(UsualForms()).pieces([xml])
        if not isinstance(piece, bytes)
    ]
    assert kinds == ["plain", "plain", "usual"]


def test_a_sheet_of_too_many_forms_has_no_usual_rows() -> None:
    rows = "".join(
        f'<row r="{rank}"><c r="A{rank}" s="{rank}"><v>1</v></c></row>' for rank in range(1, 500)
    )
    xml = (HEAD + "<sheetData>" + rows * 2 + "</sheetData></worksheet>").encode()
    pieces = [p for p in PlainRows(UsualForms()).pieces([xml]) if not isinstance(p, bytes)]
    assert isinstance(pieces[-1], PlainRow)


@settings(max_examples=400)
@given(st.lists(PLAIN_ROWS | ROWS, max_size=8), st.sampled_from(("</sheetData>", "")))
def test_rows_are_read_as_the_parser_reads_them(rows: list[str], end: str) -> None:
    plain, parsed = both("<sheetData>" + "".join(rows) + end)
    assert plain == parsed


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("head", HEADS)
def test_each_writing_between_two_plain_rows_is_read_as_the_parser_reads_it(
    head: str, cell: str
) -> None:
    around = '<row r="{}"><c r="A1" t="s"><v>0</v></c></row>'
    rows = around.format(1) + head + cell + "</row>" + around.format(12)
    plain, parsed = both(f'<sheetData>{rows}</sheetData><mergeCell ref="A1:B2"/>')
    assert plain == parsed


@settings(max_examples=300)
@given(st.lists(PLAIN_ROWS, min_size=1, max_size=4), st.data())
def test_a_damaged_byte_is_seen_as_the_parser_sees_it(rows: list[str], data: st.DataObject) -> None:
    xml = "".join(rows)
    place = data.draw(st.integers(0, len(xml) - 1))
    piece = data.draw(st.sampled_from(["", "<", ">", '"', "&", "/", "\x00", " ", "</row>", "é"]))
    plain, parsed = both(f"<sheetData>{xml[:place]}{piece}{xml[place + 1 :]}</sheetData>")
    assert plain == parsed


@given(st.lists(PLAIN_ROWS, max_size=6), st.integers(1, 40))
def test_rows_are_the_same_wherever_blocks_end(rows: list[str], size: int) -> None:
    xml = (HEAD + "<sheetData>" + "".join(rows) + "</sheetData></worksheet>").encode()
    blocks = [xml[start : start + size] for start in range(0, len(xml), size)]
    found = list(PlainRows().pieces(blocks))
    whole = list(PlainRows().pieces([xml]))
    assert _plain(found) == _plain(whole)
    assert len(_plain(whole)) == len(rows)
    assert _xml(found) == _xml(whole)


def _plain(pieces: list[PlainRow | UsualRows | bytes]) -> list[PlainRow]:
    return [piece for piece in pieces if isinstance(piece, PlainRow)]


def _xml(pieces: list[PlainRow | UsualRows | bytes]) -> bytes:
    return b"".join(piece for piece in pieces if isinstance(piece, bytes))


@pytest.mark.parametrize(
    "head",
    [
        HEAD.replace("UTF-8", "ISO-8859-1"),
        HEAD + "<!-- <sheetData> -->",
        HEAD.replace(MAIN, "urn:other"),
        HEAD + '<sheetPr xmlns="urn:other"/>',
        "<!DOCTYPE a>" + HEAD,
    ],
)
def test_where_it_is_not_sure_what_a_row_is_all_are_left_to_the_parser(head: str) -> None:
    xml = (head + '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>').encode()
    pieces = list(PlainRows().pieces([xml]))
    assert _xml(pieces) == xml


def test_usual_rows_below_too_many_blank_ones_are_left_unread() -> None:
    numbers = (*range(2, 8), *range(BLANK_ROWS_MAX + 8, BLANK_ROWS_MAX + 12))
    rows = (f'<row r="{n}"><c r="A{n}" t="s"><v>1</v></c></row>' for n in numbers)
    plain, parsed = both(f"<sheetData>{''.join(rows)}</sheetData>")
    assert plain == parsed
    assert plain == ([(n, [(1, str, "FICTIF")]) for n in range(2, 8)], SheetLayout())
