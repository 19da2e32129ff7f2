"""A letter as HTML: the model's look, the letter's words, nothing that a browser would run."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from characters import LetterCase, coordonnateur, write
from house_model import house_model
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.pagebreak import Break

from pial_xl.sheets.closed.letters.html import LetterPages, header_text, letter_html
from pial_xl.sheets.closed.letters.html_style import BookColors
from pial_xl.sheets.closed.letters.source import open_model_sheet

NO_COLORS = BookColors(None)
TAGS = {"div", "table", "colgroup", "col", "tbody", "tr", "td", "span", "img"}
ATTRIBUTES = {"class", "style", "role", "colspan", "rowspan", "alt", "src", "data-hauteur"}
_CONTROLS = [chr(code) for code in range(32) if chr(code) not in "\t\n\r"]
IN_XML = st.characters(codec="utf-8", exclude_characters=_CONTROLS)
"""The characters that the text of a cell may hold, in a file."""


class _Reader(HTMLParser):
    """What a browser would see: tags, attributes and texts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.values: list[str] = []
        self.cells: list[str] = []
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.values += [value or "" for _, value in attrs]
        if tag == "td":
            self.cells.append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        self._in_cell = self._in_cell and tag != "td"

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.cells[-1] += data


def read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def sheet() -> Any:
    return Workbook().active


def html_of(made: Any) -> str:
    return letter_html(made, NO_COLORS)


def test_a_letter_says_what_its_sheet_says() -> None:
    data = write([LetterCase(coordonnateur(nom="Modèle", prenom="Alix"))])
    shown = read(LetterPages(data).html("Lettre MODÈLE Alix"))
    texts = " ".join(shown.cells)
    assert "MODÈLE Alix" in texts
    assert "École Saint-Exemple" in texts


def test_a_sheet_that_is_not_there_is_told() -> None:
    with pytest.raises(LookupError):
        LetterPages(write([LetterCase()])).html("Lettre ABSENTE")


@settings(max_examples=60)
@given(st.text(IN_XML, max_size=60), st.text(max_size=20))
def test_no_text_of_a_cell_becomes_a_tag(text: str, header: str) -> None:
    made = sheet()
    made["A1"].value = text
    made["A1"].data_type = "s"  # whatever openpyxl takes it for: a formula, an error
    made.oddFooter.left.text = header
    shown = read(html_of(made))
    assert shown.tags <= TAGS
    assert shown.attributes <= ATTRIBUTES
    assert shown.cells == [text]


@pytest.mark.parametrize("text", ["<script>x</script>", '"><img src=x onerror=y>', "&lt;b&gt;"])
def test_what_looks_like_a_tag_is_shown_as_it_is_written(text: str) -> None:
    made = sheet()
    made["A1"] = text
    assert read(html_of(made)).cells == [text]


@pytest.mark.parametrize("name", ['x" onclick="y', "x';background:url(http://y)", "</style>"])
def test_the_name_of_a_font_is_letters_alone(name: str) -> None:
    made = sheet()
    made["A1"] = "texte"
    made["A1"].font = Font(name=name)
    shown = read(html_of(made))
    assert shown.attributes <= ATTRIBUTES
    assert not any("url(" in value or "http:" in value for value in shown.values)


def _styled() -> list[tuple[Any, str]]:
    made = sheet()
    made["A1"] = "texte"
    made["A1"].font = Font(name="Calibri", sz=14, b=True, i=True, u="single", color="FF1F3A5F")
    made["A1"].fill = PatternFill("solid", fgColor="FFDDEEFF")
    made["A1"].border = Border(bottom=Side("medium", color="FF112233"))
    made["A1"].alignment = Alignment(horizontal="center", vertical="top", wrap_text=True)
    looks = (
        "font-size:14pt", "font-weight:bold", "font-style:italic", "text-decoration:underline",
        "color:#1f3a5f", "background:#ddeeff", "border-bottom:1.5pt solid #112233",
        "text-align:center", "vertical-align:top", "white-space:pre-wrap",
    )  # fmt: skip
    return [(made, css) for css in looks]


@pytest.mark.parametrize(("made", "css"), _styled(), ids=lambda value: str(value)[:30])
def test_a_cell_has_the_look_of_its_sheet(made: Any, css: str) -> None:
    assert css in html_of(made)


def test_merged_cells_are_one() -> None:
    made = sheet()
    made["A1"], made["C2"] = "large", "fin"
    made.merge_cells("A1:B2")
    html = html_of(made)
    assert 'colspan="2" rowspan="2"' in html
    assert read(html).cells == ["large", "", "fin"]


def test_a_hidden_row_is_not_shown() -> None:
    made = sheet()
    made["A1"], made["A2"] = "montrée", "cachée"
    made.row_dimensions[2].hidden = True
    assert read(html_of(made)).cells == ["montrée"]


def test_what_stands_outside_the_print_area_is_not_shown() -> None:
    shown = read(html_of(open_model_sheet(house_model(), "Modèle de lettre")))
    assert not any("ne pas imprimer" in cell for cell in shown.cells)


def test_a_picture_of_the_model_comes_along() -> None:
    html = html_of(open_model_sheet(house_model(), "Modèle de lettre"))
    assert re.search(r'<img alt="" style="left:[\d.]+pt;[^"]+" src="data:image/png;base64,', html)


def test_a_page_break_begins_another_page() -> None:
    made = sheet()
    made["A1"], made["A2"] = "un", "deux"
    made.row_breaks.append(Break(id=1))
    assert html_of(made).count('<div class="page"') == 2


def test_a_sheet_on_its_side_gives_a_wide_page() -> None:
    made = sheet()
    made["A1"] = "texte"
    made.page_setup.orientation = "landscape"
    assert '<div class="page large" style="width:841pt;height:594pt">' in html_of(made)


def test_a_sheet_longer_than_its_page_is_made_smaller() -> None:
    made = sheet()
    for row in range(1, 61):
        made.cell(row, 1).value = "ligne"
        made.row_dimensions[row].height = 20
    found = re.search(r"scale\(([\d.]+)\)", html_of(made))
    assert found is not None
    assert 0.5 < float(found[1]) < 0.7


def test_a_stray_cell_at_the_far_corner_costs_little() -> None:
    made = sheet()
    made["A1"], made["XFD1048576"] = "texte", "loin"
    assert len(html_of(made)) < 2_000_000
    assert "loin" not in html_of(made)


@pytest.mark.parametrize(
    ("coded", "said"),
    [
        ("Page &P sur &N", "Page 2 sur 3"),
        ("&A", "Lettre"),
        ('&"Calibri,Bold"&9Titre', "Titre"),
        ("Dupont && fils", "Dupont & fils"),
        ("&K1F3A5FBleu", "Bleu"),
    ],
)
def test_a_header_says_what_its_codes_mean(coded: str, said: str) -> None:
    assert header_text(coded, "Lettre", 2, 3) == said
