"""Letters laid on sheets: the model's look, the row's words, nothing of another row."""

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from characters import PIAL, LetterCase, coordonnateur, packaged_model, read_back, rows, write
from house_model import house_model
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet
from png import png_image

from pial_xl.letters.models.pial import MODEL
from pial_xl.sheets.closed.letters import sheet as letter_sheet
from pial_xl.sheets.closed.letters.copying import copy_font
from pial_xl.sheets.closed.letters.source import open_model_sheet
from pial_xl.tables import Etablissement
from pial_xl.units.excel import TEXT_MAX


def _model() -> Worksheet:
    return open_model_sheet(house_model(), "Modèle de lettre")


def _house_letter(**fields: object) -> Any:
    return read_back(write([LetterCase(coordonnateur(**fields))], _model())).worksheets[0]


def _parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {nom: archive.read(nom) for nom in archive.namelist()}


def test_each_row_gives_one_sheet_in_order() -> None:
    book = read_back(write([LetterCase(), LetterCase(coordonnateur(nom="Modèle"))]))
    assert book.sheetnames == ["Lettre FICTIVE Camille", "Lettre MODÈLE Camille"]


def test_a_workbook_without_the_model_is_told() -> None:
    with pytest.raises(LookupError):
        open_model_sheet(house_model(), "Modèle absent")


def test_every_letter_looks_like_the_model() -> None:
    model: Any = packaged_model()
    book = read_back(write([LetterCase(), LetterCase(coordonnateur(nom="Modèle"))]))
    for sheet in book.worksheets:
        letter: Any = sheet
        assert sorted(map(str, letter.merged_cells.ranges)) == sorted(
            map(str, model.merged_cells.ranges)
        )
        for block in MODEL.blocks:
            source, copy = (f.cell(block.row, block.column) for f in (model, letter))
            for trait in ("font", "fill", "border", "alignment", "number_format"):
                assert repr(getattr(copy, trait)) == repr(getattr(source, trait)), block.text
        for column in "ABC":
            widths = [f.column_dimensions[column].width for f in (model, letter)]
            assert widths[0] == widths[1]


def test_a_letter_is_one_a4_portrait_page() -> None:
    sheet: Any = read_back(write([LetterCase()])).worksheets[0]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_area.endswith(f"!$A$1:$C${len(MODEL.heights)}")


def test_a_house_model_keeps_its_look_its_page_and_its_footer() -> None:
    sheet = _house_letter()
    assert sheet["A1"].fill.fgColor.rgb == "FFDDEEFF"
    assert sheet["A1"].border.bottom.style == "medium"
    assert sheet.row_dimensions[1].height == pytest.approx(40, abs=0.5)
    assert sheet.column_dimensions["B"].width > 50
    assert sheet.page_margins.left == 1.25
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_area == "'Lettre FICTIVE Camille'!$A$1:$B$6"
    assert sheet.sheet_properties.tabColor.rgb == "FF336699"
    assert not sheet.sheet_view.showGridLines
    assert sheet.freeze_panes == "A2"
    assert sheet.oddFooter.left.text == "École Saint-Exemple"
    assert sheet.oddFooter.right.text == "Page &P"


def test_an_ampersand_in_a_footer_stays_an_ampersand() -> None:
    school = Etablissement.of_cells({"uai": "0440001M", "nom": "A &B", "commune": "X"})
    data = write([LetterCase(etablissement=school)], _model())
    assert b"&amp;LA &amp;&amp;B&amp;R" in _parts(data)["xl/worksheets/sheet1.xml"]


def test_a_footer_too_long_for_excel_is_shortened() -> None:
    school = Etablissement.of_cells({"uai": "0440001M", "nom": "École " * 99, "commune": "X"})
    sheet: Any = read_back(write([LetterCase(etablissement=school)], _model())).worksheets[0]
    assert 200 < len(sheet.oddFooter.left.text) < 255
    assert sheet.oddFooter.right.text == "Page &P"


def test_the_look_of_pieces_of_text_is_kept() -> None:
    data = write([LetterCase()], _model())
    book = load_workbook(BytesIO(data), rich_text=True)
    valeur = book.worksheets[0]["A1"].value
    assert isinstance(valeur, CellRichText)
    assert str(valeur) == "Pour Camille FICTIVE"
    (nom,) = [part for part in valeur if isinstance(part, TextBlock) and part.font.b]
    assert nom.text == "Camille FICTIVE"
    assert nom.font.sz == 14


def test_fonts_are_written_in_the_order_that_the_validator_asks_for() -> None:
    styles = _parts(write([LetterCase()]))["xl/styles.xml"].decode()
    order = ["b", "i", "sz", "color", "name", "family", "scheme"]
    fonts = re.findall(r"<font>(.*?)</font>", styles)
    assert len(fonts) > 5
    for content in fonts:
        assert re.findall(r"<(\w+)", content) == [t for t in order if f"<{t} " in content]


def test_a_picture_stands_on_every_letter_and_once_in_the_file() -> None:
    parts = _parts(write([LetterCase(), LetterCase(coordonnateur(nom="Modèle"))], _model()))
    ((place, image),) = [item for item in parts.items() if item[0].startswith("xl/media/")]
    assert image == png_image()
    links = [v for nom, v in parts.items() if nom.startswith("xl/drawings/_rels/")]
    assert [place.encode() in link for link in links] == [True, True]


def test_a_conditional_format_of_the_model_is_on_the_letter_unless_it_looks_elsewhere() -> None:
    model: Any = _model()
    red = DifferentialStyle(font=Font(color="FFAA0000"))
    for formula in ("LEN($A$3)>5", "'Autre feuille'!$A$1=1"):
        model.conditional_formatting.add(
            "A3:B3", Rule(type="expression", dxf=red, formula=[formula])
        )
    sheet: Any = read_back(write([LetterCase()], model)).worksheets[0]
    ((rule,),) = [conditions.rules for conditions in sheet.conditional_formatting]
    assert rule.formula == ["LEN($A$3)>5"]
    assert rule.dxf.font.color.rgb == "FFAA0000"


def test_a_row_that_only_an_absent_block_fills_is_hidden() -> None:
    model: Any = _model()
    model["A6"] = "{{si pilote}}Pilote : {{pilote}}"
    for pilote, hidden in ((None, True), ("Mme PILOTE-FICTIVE", False)):
        pole = PIAL.changed(pilote=pilote)
        sheet = read_back(write([LetterCase(pole=pole)], model)).worksheets[0]
        assert sheet.row_dimensions[6].hidden is hidden


def test_a_footer_agrees_with_the_person() -> None:
    model: Any = _model()
    model.oddFooter.left.text = "{{Le coordonnateur|La coordonnatrice}} {{du sigle}}"
    sheet: Any = read_back(write([LetterCase()], model)).worksheets[0]
    assert sheet.oddFooter.left.text == "La coordonnatrice du PIAL"


def test_a_formula_of_the_model_becomes_the_value_it_had() -> None:
    sheet = _house_letter()
    assert sheet["A4"].value == "valeur calculée"
    assert (sheet["B4"].value, sheet["B4"].number_format) == (12.5, "0.00")


def test_what_is_outside_the_print_area_is_not_copied() -> None:
    assert _house_letter()["D1"].value is None


def test_a_longer_text_gets_a_higher_row_and_a_short_one_keeps_the_models() -> None:
    assert _house_letter(secteur="Court").row_dimensions[3].height is None
    long = " ".join(["Exemple-sur-Loire"] * 20)
    assert _house_letter(secteur=long).row_dimensions[3].height > 150


def test_the_usual_letter_keeps_the_heights_of_the_model() -> None:
    school = Etablissement.of_cells({"uai": "0440001M", "nom": "École X", "commune": "Ici"})
    sheet = read_back(write([LetterCase(etablissement=school)])).worksheets[0]
    heights = [sheet.row_dimensions[n + 1].height for n in range(len(MODEL.heights))]
    assert heights == pytest.approx(list(MODEL.heights), abs=0.5)  # Excel counts in pixels


@pytest.mark.parametrize("nom", ["=1+1", "+33", "-2", "@SUM(1)", "#REF!", "=cmd|' /C calc'!A0"])
def test_a_value_that_looks_like_a_formula_stays_text(nom: str) -> None:
    model: Any = _model()
    model["A5"] = "{{nom}}"
    data = write([LetterCase(coordonnateur(nom=nom))], model)
    sheet: Any = read_back(data).worksheets[0]
    assert sheet["A5"].value == nom.upper()
    assert sheet["A5"].data_type == "s"
    assert sheet["A5"].quotePrefix == (not nom.startswith("#"))
    assert b"<f>" not in _parts(data)["xl/worksheets/sheet1.xml"]


def test_characters_that_a_workbook_cannot_hold_are_taken_out() -> None:
    text = "\n".join(rows(_house_letter(prenom="Ca\x00mi\x07lle\ufffe")))
    assert "Pour Camille FICTIVE" in text


def test_a_text_too_long_for_a_cell_is_cut_at_its_limit() -> None:
    sheet = _house_letter(secteur="é" * (TEXT_MAX + 10))
    assert len(str(sheet["A3"].value)) == TEXT_MAX


def test_nothing_of_one_person_is_on_the_sheet_of_another() -> None:
    other = coordonnateur(
        nom="Absente", prenom="Zébulonne", signataire="M. INVISIBLE", secteur="Nulle-part"
    )
    data = write([LetterCase(), LetterCase(other)])
    secrets = re.compile("absente|zébulonne|invisible|nulle-part", re.IGNORECASE)
    sheet_names = {"xl/workbook.xml", "docProps/app.xml"}
    leaking = {
        nom
        for nom, content in _parts(data).items()
        if secrets.search(content.decode("utf-8", "replace"))
    }
    assert leaking - sheet_names == {"xl/worksheets/sheet2.xml"}


def test_one_stray_cell_at_the_far_corner_of_the_model_costs_nothing() -> None:
    model: Any = _model()
    model.print_area = None
    model["XFD1048576"] = "x"
    sheet = read_back(write([LetterCase()], model)).worksheets[0]
    assert sheet["A5"].value == "Bon pour accord"


def test_the_lines_of_a_value_and_of_a_cell_are_kept_and_have_room() -> None:
    source = Workbook()
    page: Any = source.active
    page.title = "Modèle de lettre"
    page["A1"] = "Bonjour\n{{prénom}}\n{{secteur}}"
    page.row_dimensions[1].height = 15
    output = BytesIO()
    source.save(output)
    model = open_model_sheet(output.getvalue(), "Modèle de lettre")

    row = coordonnateur(secteur="Nord\nSud")
    letter: Any = read_back(write([LetterCase(row)], model)).worksheets[0]

    assert letter["A1"].value == "Bonjour\nCamille\nNord\nSud"
    assert letter["A1"].alignment.wrap_text
    assert letter.row_dimensions[1].height > 50


def test_the_cost_of_a_model_hangs_on_its_looks_not_on_its_cells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copied = []

    def counted(font: Any) -> Any:
        copied.append(font)
        return copy_font(font)

    monkeypatch.setattr(letter_sheet, "copy_font", counted)
    source = Workbook()
    page: Any = source.active
    page.title = "Modèle de lettre"
    for rank in range(1, 201):
        page.cell(rank, 1, "{{nom}}").font = Font(bold=rank % 2 == 0)
    output = BytesIO()
    source.save(output)
    write([LetterCase()], open_model_sheet(output.getvalue(), "Modèle de lettre"))
    assert len(copied) == 2
