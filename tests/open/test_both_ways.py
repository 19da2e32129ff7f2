"""The same letters made in the open workbook and from the closed file: alike to whoever reads them.

Both are looked at in the same program, once open there.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import xlwings as xw
from live_books import template
from openpyxl import load_workbook

from pial_xl.letters.models.pial import MODEL
from pial_xl.report.blocks.recap import LINK_RANK
from pial_xl.template.outputs import HOME_LABEL
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.letters.making import letters
from pial_xl.usecases.letters.request import Request
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host",)
pytestmark = pytest.mark.libreoffice

USUAL, LONG, PAS = "Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile", "Lettre INVENTEE Cléo"
LETTERS = (USUAL, LONG, PAS)
RECAP = "Récapitulatif des lettres"
ROWS, COLUMNS = len(MODEL.heights), len(MODEL.widths)
LOOKS = (
    *("CellBackColor", "CharColor", "CharFontName", "CharHeight", "CharPosture", "CharUnderline"),
    *("CharWeight", "HoriJustify", "IsTextWrapped", "ParaIndent", "VertJustify"),
)
PAGE = (
    *("BottomMargin", "CenterHorizontally", "FooterIsOn", "HeaderIsOn", "Height", "IsLandscape"),
    *("LeftMargin", "RightMargin", "ScaleToPagesX", "ScaleToPagesY", "TopMargin", "Width"),
)
STATIC = "Suivi : à garder"
STATIC_ROW = 5
HEIGHT_GAP, ONE_LINE = 100, 400
"""In hundredths of a millimetre: what may come of rounding, and less than a line of text."""


class BothWays(NamedTuple):
    """The workbook with its letters as sheets, and the workbook of its letters."""

    opened: xw.Book
    closed: xw.Book


def sample() -> SampleWorkbook:
    """A usual letter, one of a long mission with all that is optional, one of a PAS."""
    workbook = SampleWorkbook()
    workbook.put("T_Etablissements", 0, "nom", "École Saint-Exemple & Cie")
    for field, valeur in {
        "secteur": "Guérande et alentours, " * 10,
        "fonction_signataire": "Directrice fictive",
        "fait_a": "Guérande",
        "fait_le": REFERENCE,
    }.items():
        workbook.put("T_Coordonnateurs", 1, field, valeur)
    workbook.add("T_Poles", pole="P3", sigle="PAS", libelle="PAS Exemple", reseau="public")
    pas = dict(workbook.tables["T_Coordonnateurs"][0])
    workbook.tables["T_Coordonnateurs"].append(
        pas | {"civilite": "Mme", "nom": "INVENTEE", "prenom": "Cléo", "pole": "P3"}
    )
    return workbook


def with_headers(data: bytes) -> bytes:
    """Give the models a header, a footer, and a line that reads no field."""
    book: Any = load_workbook(BytesIO(data), rich_text=True, keep_vba=True)
    for title in ("Modèle de lettre", "Modèle de lettre PAS"):
        sheet = book[title]
        sheet.oddHeader.center.text = "{{Madame|Monsieur}} {{nom}}, {{établissement}}"
        sheet.oddFooter.left.text = "Confidentiel : à garder"
        sheet.cell(STATIC_ROW, 1).value = STATIC
    output = BytesIO()
    book.save(output)
    return output.getvalue()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("deux") / "PIAL.xlsm"
    path.write_bytes(with_headers(template(sample().tables)))
    return path


@pytest.fixture(scope="module")
def made(file: Path) -> Path:
    """The workbook of letters, made from the closed file."""
    made = letters(file, REFERENCE, file.parent / "lettres", Request())
    assert made.workbook is not None
    return made.workbook


@pytest.fixture(scope="module")
def both(module_app: xw.App, file: Path, made: Path) -> BothWays:
    """Both open, the letters of the open workbook made: to look at."""
    book = module_app.books.open(str(file))
    opened.letters(book, REFERENCE)
    return BothWays(book, module_app.books.open(str(made)))


def cell(book: xw.Book, sheet: str, row: int, column: int) -> Any:
    return book.sheets[sheet].api.getCellByPosition(column - 1, row - 1)


def cells(book: xw.Book, sheet: str) -> Iterator[tuple[tuple[int, int], Any]]:
    for row in range(1, ROWS + 1):
        for column in range(1, COLUMNS + 1):
            yield (row, column), cell(book, sheet, row, column)


def enumerate_all(enumeration: Any) -> Iterator[Any]:
    while enumeration.hasMoreElements():
        yield enumeration.nextElement()


def pieces(text: Any) -> list[tuple[str, Any, Any, Any]]:
    """Give the pieces of a cell's text, each with its weight, its slant and its color."""
    return [
        (
            portion.getString(),
            portion.getPropertyValue("CharWeight"),
            portion.getPropertyValue("CharPosture").value,
            portion.getPropertyValue("CharColor"),
        )
        for paragraph in enumerate_all(text.createEnumeration())
        for portion in enumerate_all(paragraph.createEnumeration())
    ]


def look(uno_cell: Any) -> tuple[Any, ...]:
    values = (uno_cell.getPropertyValue(nom) for nom in LOOKS)
    return tuple(getattr(valeur, "value", valeur) for valeur in values)


def rows(book: xw.Book, sheet: str) -> list[Any]:
    found = book.sheets[sheet].api.getRows()
    return [found.getByIndex(rank) for rank in range(ROWS)]


def style(book: xw.Book, sheet: str) -> Any:
    styles = book.api.getStyleFamilies().getByName("PageStyles")
    return styles.getByName(book.sheets[sheet].api.getPropertyValue("PageStyle"))


def header_texts(book: xw.Book, sheet: str) -> Mapping[str, str]:
    found = {}
    for band in ("Header", "Footer"):
        content = style(book, sheet).getPropertyValue(f"RightPage{band}Content")
        for side in ("LeftText", "CenterText", "RightText"):
            found[f"{band} {side}"] = getattr(content, side).getString()
    return found


def test_both_say_the_same_and_look_the_same(both: BothWays) -> None:
    for sheet in LETTERS:
        texts, looks = (
            [{place: of(c) for place, c in cells(book, sheet)} for book in both]
            for of in (pieces, look)
        )
        assert texts[0] == texts[1]
        assert looks[0] == looks[1]
        assert "{{" not in str(texts)


def test_both_hide_the_same_rows_and_give_the_others_the_same_heights(both: BothWays) -> None:
    hidden_counts = []
    for sheet in LETTERS:
        shown, heights = (
            [[row.getPropertyValue(nom) for row in rows(book, sheet)] for book in both]
            for nom in ("IsVisible", "Height")
        )
        assert shown[0] == shown[1]
        for rank, is_shown in enumerate(shown[0]):
            if is_shown:
                assert heights[0][rank] == pytest.approx(heights[1][rank], abs=HEIGHT_GAP), rank + 1
        hidden_counts.append(shown[0].count(False))

    usual, long, pas = hidden_counts
    assert usual == pas > long


def test_a_long_text_makes_its_row_higher_than_the_model_s(both: BothWays) -> None:
    for book in both:
        usual, long = ([r.getPropertyValue("Height") for r in rows(book, s)] for s in (USUAL, LONG))
        assert max(a - b for a, b in zip(long, usual, strict=True)) > ONE_LINE


def test_both_have_the_same_page_headers_and_footers(both: BothWays) -> None:
    for sheet in LETTERS:
        pages = [[style(book, sheet).getPropertyValue(nom) for nom in PAGE] for book in both]
        headers = [header_texts(book, sheet) for book in both]
        assert pages[0] == pages[1]
        assert headers[0] == headers[1]
        assert "{{" not in str(headers)
    assert "École Saint-Exemple & Cie" in str(headers)


def test_a_line_that_reads_no_field_stays_as_it_is_written(both: BothWays) -> None:
    for book in both:
        assert cell(book, USUAL, STATIC_ROW, 1).getString() == STATIC


def test_both_tell_the_same_in_their_summaries(both: BothWays) -> None:
    said = [
        [
            [cell(book, RECAP, row, column).getString() for column in range(1, 8)]
            for row in range(1, 9)
        ]
        for book in both
    ]
    widths = [[book.sheets[RECAP].range((1, c)).column_width for c in range(1, 8)] for book in both]
    heads = [[look(cell(book, RECAP, row, 1)) for row in (1, 2, 3, 5)] for book in both]

    assert said[0][0][LINK_RANK] == HOME_LABEL  # the workbook of letters alone has no Accueil
    said[0][0][LINK_RANK] = ""
    assert said[0] == said[1]
    assert [line[4] for line in said[0][5:]] == ["faite"] * 3
    assert widths[0] == pytest.approx(widths[1], abs=0.2)
    assert heads[0] == heads[1]
