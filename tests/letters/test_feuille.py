"""Letters laid on sheets: the model's look, the row's words, nothing of another row."""

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from modele_maison import image_png, modele_maison
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet
from personnages import PIAL, Dossier, coordonnateur, ecrire, lignes, modele_livre, relire

from pial_xl.letters.fermees.source import ouvrir_modele
from pial_xl.letters.modeles.pial import MODELE
from pial_xl.tables import Etablissement
from pial_xl.units.excel import TEXT_MAX


def _modele() -> Worksheet:
    return ouvrir_modele(modele_maison(), "Modèle de lettre")


def _lettre_maison(**champs: object) -> Any:
    return relire(ecrire([Dossier(coordonnateur(**champs))], _modele())).worksheets[0]


def _parties(octets: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(octets)) as archive:
        return {nom: archive.read(nom) for nom in archive.namelist()}


def test_each_row_gives_one_sheet_in_order() -> None:
    book = relire(ecrire([Dossier(), Dossier(coordonnateur(nom="Modèle"))]))
    assert book.sheetnames == ["Lettre FICTIVE Camille", "Lettre MODÈLE Camille"]


def test_a_workbook_without_the_model_is_told() -> None:
    with pytest.raises(LookupError):
        ouvrir_modele(modele_maison(), "Modèle absent")


def test_every_letter_looks_like_the_model() -> None:
    modele: Any = modele_livre()
    book = relire(ecrire([Dossier(), Dossier(coordonnateur(nom="Modèle"))]))
    for feuille in book.worksheets:
        lettre: Any = feuille
        assert sorted(map(str, lettre.merged_cells.ranges)) == sorted(
            map(str, modele.merged_cells.ranges)
        )
        for bloc in MODELE.blocs:
            source, copie = (f.cell(bloc.ligne, bloc.colonne) for f in (modele, lettre))
            for trait in ("font", "fill", "border", "alignment", "number_format"):
                assert repr(getattr(copie, trait)) == repr(getattr(source, trait)), bloc.texte
        for colonne in "ABC":
            largeurs = [f.column_dimensions[colonne].width for f in (modele, lettre)]
            assert largeurs[0] == largeurs[1]


def test_a_letter_is_one_a4_portrait_page() -> None:
    feuille: Any = relire(ecrire([Dossier()])).worksheets[0]
    assert (feuille.page_setup.paperSize, feuille.page_setup.orientation) == (9, "portrait")
    assert (feuille.page_setup.fitToWidth, feuille.page_setup.fitToHeight) == (1, 1)
    assert feuille.sheet_properties.pageSetUpPr.fitToPage
    assert feuille.print_area.endswith(f"!$A$1:$C${len(MODELE.hauteurs)}")


def test_a_house_model_keeps_its_look_its_page_and_its_footer() -> None:
    feuille = _lettre_maison()
    assert feuille["A1"].fill.fgColor.rgb == "FFDDEEFF"
    assert feuille["A1"].border.bottom.style == "medium"
    assert feuille.row_dimensions[1].height == pytest.approx(40, abs=0.5)
    assert feuille.column_dimensions["B"].width > 50
    assert feuille.page_margins.left == 1.25
    assert feuille.print_title_rows == "$1:$1"
    assert feuille.print_area == "'Lettre FICTIVE Camille'!$A$1:$B$6"
    assert feuille.sheet_properties.tabColor.rgb == "FF336699"
    assert not feuille.sheet_view.showGridLines
    assert feuille.freeze_panes == "A2"
    assert feuille.oddFooter.left.text == "École Saint-Exemple"
    assert feuille.oddFooter.right.text == "Page &P"


def test_an_ampersand_in_a_footer_stays_an_ampersand() -> None:
    ecole = Etablissement.model_validate({"uai": "0440001M", "nom": "A &B", "commune": "X"})
    octets = ecrire([Dossier(etablissement=ecole)], _modele())
    assert b"&amp;LA &amp;&amp;B&amp;R" in _parties(octets)["xl/worksheets/sheet1.xml"]


def test_a_footer_too_long_for_excel_is_shortened() -> None:
    ecole = Etablissement.model_validate({"uai": "0440001M", "nom": "École " * 99, "commune": "X"})
    feuille: Any = relire(ecrire([Dossier(etablissement=ecole)], _modele())).worksheets[0]
    assert 200 < len(feuille.oddFooter.left.text) < 255
    assert feuille.oddFooter.right.text == "Page &P"


def test_the_look_of_pieces_of_text_is_kept() -> None:
    octets = ecrire([Dossier()], _modele())
    book = load_workbook(BytesIO(octets), rich_text=True)
    valeur = book.worksheets[0]["A1"].value
    assert isinstance(valeur, CellRichText)
    assert str(valeur) == "Pour Camille FICTIVE"
    (nom,) = [part for part in valeur if isinstance(part, TextBlock) and part.font.b]
    assert nom.text == "Camille FICTIVE"
    assert nom.font.sz == 14


def test_fonts_are_written_in_the_order_that_microsofts_validator_asks_for() -> None:
    styles = _parties(ecrire([Dossier()]))["xl/styles.xml"].decode()
    ordre = ["b", "i", "sz", "color", "name", "family", "scheme"]
    polices = re.findall(r"<font>(.*?)</font>", styles)
    assert len(polices) > 5
    for contenu in polices:
        assert re.findall(r"<(\w+)", contenu) == [t for t in ordre if f"<{t} " in contenu]


def test_a_picture_stands_on_every_letter_and_once_in_the_file() -> None:
    parties = _parties(ecrire([Dossier(), Dossier(coordonnateur(nom="Modèle"))], _modele()))
    ((place, image),) = [item for item in parties.items() if item[0].startswith("xl/media/")]
    assert image == image_png()
    liens = [v for nom, v in parties.items() if nom.startswith("xl/drawings/_rels/")]
    assert [place.encode() in lien for lien in liens] == [True, True]


def test_a_conditional_format_of_the_model_is_on_the_letter_unless_it_looks_elsewhere() -> None:
    modele: Any = _modele()
    rouge = DifferentialStyle(font=Font(color="FFAA0000"))
    for formule in ("LEN($A$3)>5", "'Autre feuille'!$A$1=1"):
        modele.conditional_formatting.add(
            "A3:B3", Rule(type="expression", dxf=rouge, formula=[formule])
        )
    feuille: Any = relire(ecrire([Dossier()], modele)).worksheets[0]
    ((regle,),) = [conditions.rules for conditions in feuille.conditional_formatting]
    assert regle.formula == ["LEN($A$3)>5"]
    assert regle.dxf.font.color.rgb == "FFAA0000"


def test_a_row_that_only_an_absent_block_fills_is_hidden() -> None:
    modele: Any = _modele()
    modele["A6"] = "{{si pilote}}Pilote : {{pilote}}"
    for pilote, cachee in ((None, True), ("Mme PILOTE-FICTIVE", False)):
        pole = PIAL.model_copy(update={"pilote": pilote})
        feuille = relire(ecrire([Dossier(pole=pole)], modele)).worksheets[0]
        assert feuille.row_dimensions[6].hidden is cachee


def test_a_footer_agrees_with_the_person() -> None:
    modele: Any = _modele()
    modele.oddFooter.left.text = "{{Le coordonnateur|La coordonnatrice}} {{du sigle}}"
    feuille: Any = relire(ecrire([Dossier()], modele)).worksheets[0]
    assert feuille.oddFooter.left.text == "La coordonnatrice du PIAL"


def test_a_formula_of_the_model_becomes_the_value_it_had() -> None:
    feuille = _lettre_maison()
    assert feuille["A4"].value == "valeur calculée"
    assert (feuille["B4"].value, feuille["B4"].number_format) == (12.5, "0.00")


def test_what_is_outside_the_print_area_is_not_copied() -> None:
    assert _lettre_maison()["D1"].value is None


def test_a_longer_text_gets_a_higher_row_and_a_short_one_keeps_the_models() -> None:
    assert _lettre_maison(secteur="Court").row_dimensions[3].height is None
    long = " ".join(["Exemple-sur-Loire"] * 20)
    assert _lettre_maison(secteur=long).row_dimensions[3].height > 150


def test_the_usual_letter_keeps_the_heights_of_the_model() -> None:
    ecole = Etablissement.model_validate({"uai": "0440001M", "nom": "École X", "commune": "Ici"})
    feuille = relire(ecrire([Dossier(etablissement=ecole)])).worksheets[0]
    hauteurs = [feuille.row_dimensions[n + 1].height for n in range(len(MODELE.hauteurs))]
    assert hauteurs == pytest.approx(list(MODELE.hauteurs), abs=0.5)  # Excel counts in pixels


@pytest.mark.parametrize("nom", ["=1+1", "+33", "-2", "@SUM(1)", "#REF!", "=cmd|' /C calc'!A0"])
def test_a_value_that_looks_like_a_formula_stays_text(nom: str) -> None:
    modele: Any = _modele()
    modele["A5"] = "{{nom}}"
    octets = ecrire([Dossier(coordonnateur(nom=nom))], modele)
    feuille: Any = relire(octets).worksheets[0]
    assert feuille["A5"].value == nom.upper()
    assert feuille["A5"].data_type == "s"
    assert feuille["A5"].quotePrefix == (not nom.startswith("#"))
    assert b"<f>" not in _parties(octets)["xl/worksheets/sheet1.xml"]


def test_characters_that_a_workbook_cannot_hold_are_taken_out() -> None:
    texte = "\n".join(lignes(_lettre_maison(prenom="Ca\x00mi\x07lle\ufffe")))
    assert "Pour Camille FICTIVE" in texte


def test_a_text_too_long_for_a_cell_is_cut_at_its_limit() -> None:
    feuille = _lettre_maison(secteur="é" * (TEXT_MAX + 10))
    assert len(str(feuille["A3"].value)) == TEXT_MAX


def test_nothing_of_one_person_is_on_the_sheet_of_another() -> None:
    autre = coordonnateur(
        nom="Absente", prenom="Zébulonne", signataire="M. INVISIBLE", secteur="Nulle-part"
    )
    octets = ecrire([Dossier(), Dossier(autre)])
    secrets = re.compile("absente|zébulonne|invisible|nulle-part", re.IGNORECASE)
    noms_des_feuilles = {"xl/workbook.xml", "docProps/app.xml"}
    bavardes = {
        nom
        for nom, contenu in _parties(octets).items()
        if secrets.search(contenu.decode("utf-8", "replace"))
    }
    assert bavardes - noms_des_feuilles == {"xl/worksheets/sheet2.xml"}


def test_one_stray_cell_at_the_far_corner_of_the_model_costs_nothing() -> None:
    modele: Any = _modele()
    modele.print_area = None
    modele["XFD1048576"] = "x"
    feuille = relire(ecrire([Dossier()], modele)).worksheets[0]
    assert feuille["A5"].value == "Bon pour accord"
