"""What a table calculates is passed over before openpyxl makes anything of it."""

import io

import pytest

from pial_xl.sheets.closed.thinned import ThinnedPart

ROW = (
    b'<row r="5"><c r="A5" t="s"><v>0</v></c><c r="B5" s="3"/>'
    b'<c r="C5" t="str"><f t="shared" si="0"/><v></v></c><c r="D5"><f>C5</f><v>1</v></c></row>'
)
THINNED = b'<row r="5"><c r="A5" t="s"><v>0</v></c><c r="D5"><f>C5</f><v>1</v></c></row>'


def thin(xml: bytes, size: int = -1) -> bytes:
    part = ThinnedPart(io.BytesIO(xml), {b"B", b"C"})
    return b"".join(iter(lambda: part.read(size), b""))


@pytest.mark.parametrize("size", [-1, 1, 16])
def test_the_cells_of_the_columns_are_passed_over(size: int) -> None:
    assert thin(ROW, size) == THINNED


def test_a_part_of_many_blocks_is_thinned_throughout() -> None:
    assert thin(ROW * 2_000) == THINNED * 2_000


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="C5"><f t="shared" ref="C5:D9" si="0">A5</f><v>1</v></c>',
        b'<c r="C5"><f t="array" ref="C5">A5</f><v>1</v></c>',
        b'<c r="C5" t="inlineStr"><is><t>x</t></is></c>',
        b'<c r="D5" t="str"><v><![CDATA[<c r="C5"/>]]></v></c>',
        b'<x:c r="C5"><x:v>1</x:v></x:c>',
    ],
)
def test_what_others_may_stand_upon_or_is_unusual_passes_as_it_is(cell: bytes) -> None:
    assert thin(cell) == cell
