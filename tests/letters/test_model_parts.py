"""What a model holds beside its cells: kept, or named; and sound models that look damaged."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter
from characters import LetterCase, read_back, write
from house_model import house_model
from openpyxl import Workbook, load_workbook
from openpyxl.styles import GradientFill
from png import png_image

from pial_xl.sheets.closed.archive import archive_of
from pial_xl.sheets.closed.letters.source import open_model_sheet
from pial_xl.sheets.closed.model_parts import model_parts
from pial_xl.sheets.closed.package import read_package
from pial_xl.tables.raw import ModelParts

TITLE = "Modèle de lettre"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "xl/worksheets/_rels/sheet2.xml.rels"
_BOX = """<xdr:twoCellAnchor xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>
<xdr:to><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>2</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>
<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="9" name="Zone"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr/>
<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>Pour {{nom}}</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor>"""  # noqa: E501


def _changed(data: bytes, **changes: tuple[str, str, str]) -> bytes:
    """Give a workbook with a text replaced in some parts: ``(part, what, by what)``."""
    output = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(output, "w") as target:
        for nom in source.namelist():
            content = source.read(nom)
            for part, what, by in changes.values():
                if nom == part:
                    assert what.encode() in content, (part, what)
                    content = content.replace(what.encode(), by.encode())
            target.writestr(nom, content)
    return output.getvalue()


def _without(data: bytes, pattern: str) -> bytes:
    output = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(output, "w") as target:
        for nom in source.namelist():
            if not re.fullmatch(pattern, nom):
                target.writestr(nom, source.read(nom))
    return output.getvalue()


def _link(kind: str, target: str) -> tuple[str, str, str]:
    link = f'<Relationship Id="rId99" Type="{_R}/{kind}" Target="{target}"/>'
    return _RELS, "</Relationships>", f"{link}</Relationships>"


def _parts(data: bytes) -> ModelParts:
    archive = archive_of(data)
    sheet = next(s for s in read_package(archive).sheets if s.title == TITLE)
    return model_parts(archive, sheet)


def _letter(data: bytes) -> Any:
    return read_back(write([LetterCase()], open_model_sheet(data, TITLE))).worksheets[0]


def _pictures(data: bytes) -> int:
    with ZipFile(BytesIO(write([LetterCase()], open_model_sheet(data, TITLE)))) as book:
        return sum(nom.startswith("xl/media/") for nom in book.namelist())


def test_a_gradient_is_kept() -> None:
    source = Workbook()
    page: Any = source.active
    page.title = TITLE
    page["A1"] = "{{nom}}"
    page["A1"].fill = GradientFill(degree=90, stop=("FFFFFF", "1F3A5F"))
    output = BytesIO()
    source.save(output)
    letter = _letter(output.getvalue())
    assert letter["A1"].fill.degree == 90
    assert letter["A1"].value == "FICTIVE"


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("pivotTable", "../pivotTables/pivotTable1.xml"),
        ("drawing", "../drawings/drawing99.xml"),
        ("comments", "../comments99.xml"),
    ],
)
def test_a_link_to_what_is_not_there_damages_nothing(kind: str, target: str) -> None:
    data = _changed(house_model(), link=_link(kind, target))
    assert _letter(data)["A1"].value == "Pour Camille FICTIVE"
    assert _pictures(data) == 1


def test_texts_declared_and_absent_damage_nothing() -> None:
    source = Workbook()
    page: Any = source.active
    page.title = TITLE
    page["A1"] = 12
    output = BytesIO()
    source.save(output)
    assert _letter(_without(output.getvalue(), "xl/sharedStrings.xml"))["A1"].value == 12


def test_a_picture_that_is_not_there_is_named_and_the_others_are_kept() -> None:
    data = _without(house_model(), r"xl/media/.*")
    assert _parts(data).lost == ("une image absente",)
    assert _letter(data)["A1"].value == "Pour Camille FICTIVE"


def test_a_text_box_is_named_with_what_it_says_and_pictures_beside_it_are_kept() -> None:
    data = _changed(
        house_model(), box=("xl/drawings/drawing1.xml", "</xdr:wsDr>", f"{_BOX}</xdr:wsDr>")
    )
    assert _parts(data) == ModelParts(
        headers=(("pied de page", "&L{{établissement}}&RPage &P"),),
        boxes=("Pour {{nom}}",),
        lost=("une zone de texte",),
    )
    assert _pictures(data) == 1


def test_a_bitmap_is_kept() -> None:
    data = house_model()
    output = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(output, "w") as target:
        for nom in source.namelist():
            content = source.read(nom).replace(b"image1.png", b"image1.bmp")
            content = content.replace(b'Extension="png"', b'Extension="bmp"')
            target.writestr(nom.replace(".png", ".bmp"), content)
    assert _parts(output.getvalue()).lost == ()
    written = write([LetterCase()], open_model_sheet(output.getvalue(), TITLE))
    with ZipFile(BytesIO(written)) as book:
        (media,) = [nom for nom in book.namelist() if nom.startswith("xl/media/")]
        assert media.endswith(".bmp")
        assert book.read(media) == png_image()


@pytest.mark.parametrize(
    ("kind", "said"), [("pivotTable", "un tableau croisé"), ("oleObject", "un objet incorporé")]
)
def test_other_parts_are_named(kind: str, said: str) -> None:
    data = _changed(house_model(), link=_link(kind, "sheet1.xml"))
    assert _parts(data).lost == (said,)


def test_a_chart_and_a_header_logo_are_named(tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet(TITLE)
    sheet.write_string("A1", "{{nom}}")
    sheet.write_column("C1", [1, 2, 3])
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"='{TITLE}'!$C$1:$C$3"})
    sheet.insert_chart("E1", chart)
    sheet.set_header("&L&G", {"image_left": "logo.png", "image_data_left": BytesIO(png_image())})
    sheet.add_sparkline("D1", {"range": f"='{TITLE}'!C1:C3"})
    book.close()
    data = path.read_bytes()
    assert set(_parts(data).lost) == {
        "un graphique",
        "une image d'en-tête ou de pied de page",
        "des graphiques sparkline",
    }
    letter = _letter(data)
    assert letter["A1"].value == "FICTIVE"
    assert load_workbook(BytesIO(write([LetterCase()], open_model_sheet(data, TITLE))))


def test_a_formula_that_no_program_calculated_is_named() -> None:
    source = Workbook()
    page: Any = source.active
    page.title = TITLE
    page["A1"], page["B2"], page["B3"] = "{{nom}}", '=UPPER("x")', "=1+1"
    output = BytesIO()
    source.save(output)
    data = output.getvalue()
    assert _parts(data).lost == ("2 formules jamais calculées (B2, …)",)
    sheet, two = "xl/worksheets/sheet1.xml", "<f>1+1</f><v"
    one = _changed(data, value=(sheet, f"{two} />", f"{two}>2</v>"))
    assert _parts(one).lost == ("une formule jamais calculée (B2)",)
    blank = _changed(one, value=(sheet, '<c r="B2">', '<c r="B2" t="str">'))
    assert _parts(blank).lost == ()
