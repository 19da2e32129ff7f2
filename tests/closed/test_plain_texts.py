"""Shared texts of the plain form are read as the XML parser reads them."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pial_xl.sheets.closed.archive import Archive, archive_of
from pial_xl.sheets.closed.markup import elements, principal
from pial_xl.sheets.closed.package import joined_text
from pial_xl.sheets.closed.plain_texts import plain_texts
from pial_xl.sheets.errors import WorkbookReadError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PART = "xl/sharedStrings.xml"
HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<sst xmlns="{MAIN}" count="9" uniqueCount="9">'


def archive(xml: bytes) -> Archive:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as target:
        target.writestr("xl/workbook.xml", "<workbook/>")
        target.writestr(PART, xml)
    return archive_of(data.getvalue())


def parsed(xml: bytes) -> list[str] | None:
    """Give what the XML parser reads, None where it refuses the part."""
    try:
        return [joined_text(e) for _, e in elements(archive(xml), PART, (principal("si"),))]
    except WorkbookReadError:
        return None


PLAIN = (
    "<si><t>Élève</t></si>",
    '<si><t xml:space="preserve"> a\nb </t></si>',
    "<si><t></t></si>",
    "<si><t>œ’€ 🏫</t></si>",
)
OTHERS = (
    "<si/>",
    "<si><t>a&amp;b</t></si>",
    "<si><r><t>a</t></r><r><t>b</t></r></si>",
    "<si><t>a</t><rPh><t>b</t></rPh></si>",
    "<!-- <si><t>a</t></si> -->",
    "<si><t>a\r\nb</t></si>",
    "<si><t>\x01</t></si>",
    "<si><t>a</si>",
    " ",
)


@given(st.lists(st.sampled_from(PLAIN), max_size=8))
def test_plain_texts_are_cut_out_as_they_stand(items: list[str]) -> None:
    xml = (HEAD + "".join(items) + "</sst>\n").encode()
    assert plain_texts(archive(xml), PART) == parsed(xml)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PLAIN + OTHERS), max_size=6), st.data())
def test_what_is_cut_out_is_what_the_parser_reads(items: list[str], data: st.DataObject) -> None:
    text = "".join(items) + data.draw(st.sampled_from(("</sst>", "", "</sst><a/>")))
    place = data.draw(st.integers(0, len(text)))
    piece = data.draw(st.sampled_from(("", "", "<", "&", '"', "\x00", "é", "</sst>")))
    xml = (HEAD + text[:place] + piece + text[place:]).encode()
    found = plain_texts(archive(xml), PART)
    assert found is None or found == parsed(xml)


@pytest.mark.parametrize(
    "head",
    [
        HEAD.replace("UTF-8", "ISO-8859-1"),
        HEAD.replace(MAIN, "urn:other"),
        "<!DOCTYPE a>" + HEAD,
        HEAD.replace("<sst", "<!-- --><sst"),
    ],
)
def test_where_it_is_not_sure_what_a_text_is_all_are_left_to_the_parser(head: str) -> None:
    assert plain_texts(archive((head + PLAIN[0] + "</sst>").encode()), PART) is None


def test_a_text_in_another_encoding_is_left_to_the_parser() -> None:
    xml = HEAD.encode() + "<si><t>é</t></si></sst>".encode("latin-1")
    assert plain_texts(archive(xml), PART) is None
