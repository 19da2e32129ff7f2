"""Ranges that would hold openpyxl for minutes are refused before it opens the sheet."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from fabrique import REFERENCE, Classeur
from modele_maison import modele_maison
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from terminal import enregistrer

from pial_xl.letters.fermees.etendues import CELLULES_MAX, FeuilleDemesuree
from pial_xl.letters.fermees.source import ouvrir_lettres, ouvrir_modele
from pial_xl.usages.lettres.demande import Demande
from pial_xl.usages.lettres.faire import Lettres, lettres
from pial_xl.workbook.erreurs import ClasseurIllisible

MODELE = "Modèle de lettre"
FUSION = '<mergeCells count="1"><mergeCell ref="{}"/></mergeCells>'
LIEN = '<hyperlinks><hyperlink ref="{}" location="A1"/></hyperlinks>'


def _avec(octets: bytes, rang: int, balise: str) -> bytes:
    """Put an element after the cells of a sheet, in the place of its merged cells."""
    sortie = BytesIO()
    with ZipFile(BytesIO(octets)) as source, ZipFile(sortie, "w") as copie:
        for nom in source.namelist():
            contenu = source.read(nom).decode("utf-8", "surrogateescape")
            if nom == f"xl/worksheets/sheet{rang}.xml":
                contenu = re.sub("<mergeCells.*</mergeCells>", "", contenu)
                contenu = contenu.replace("</sheetData>", f"</sheetData>{balise}")
            copie.writestr(nom, contenu.encode("utf-8", "surrogateescape"))
    return sortie.getvalue()


def _faire(chemin: Path) -> Lettres:
    return lettres(chemin, REFERENCE, chemin.parent / "lettres", Demande())


def _classeur(dossier: Path) -> Path:
    chemin = enregistrer(Classeur(), dossier / "PIAL.xlsx")
    book = load_workbook(chemin)
    book.create_sheet(MODELE)["A1"] = "Pour {{nom}}"
    book.save(chemin)
    return chemin


@pytest.mark.parametrize(
    "plage", ["A100:XFD1048576", "A1:A1048576", "A1:A100001", "$E$1:$F$200000"]
)
@pytest.mark.parametrize("balise", [FUSION, LIEN])
def test_a_model_with_a_huge_range_is_refused_by_its_name(plage: str, balise: str) -> None:
    octets = _avec(modele_maison(), 2, balise.format(plage))

    with pytest.raises(FeuilleDemesuree, match=rf"«.{MODELE}.».*annulez cette fusion"):
        ouvrir_modele(octets, MODELE)


def test_a_link_on_whole_columns_is_huge() -> None:
    with pytest.raises(FeuilleDemesuree):
        ouvrir_modele(_avec(modele_maison(), 2, LIEN.format("A:C")), MODELE)


def test_ranges_add_up() -> None:
    fusions = "".join(f'<mergeCell ref="A{r}:XFD{r}"/>' for r in range(100, 107))

    with pytest.raises(FeuilleDemesuree):
        ouvrir_modele(_avec(modele_maison(), 2, f"<mergeCells>{fusions}</mergeCells>"), MODELE)


def test_a_range_at_the_limit_is_opened() -> None:
    octets = _avec(modele_maison(), 2, FUSION.format(f"A1:A{CELLULES_MAX}"))

    assert [str(p) for p in ouvrir_modele(octets, MODELE).merged_cells.ranges] == ["A1:A100000"]


def test_the_sheets_that_are_not_the_model_may_hold_anything() -> None:
    octets = _avec(modele_maison(), 1, FUSION.format("A1:XFD1048576"))

    assert ouvrir_modele(octets, MODELE).title == MODELE


def test_a_sheet_of_letters_is_named_by_its_rank_since_its_title_is_a_persons_name() -> None:
    book = Workbook()
    book.create_sheet("Lettre FICTIVE Alice")
    octets = BytesIO()
    book.save(octets)

    with pytest.raises(FeuilleDemesuree, match=r"La feuille n°.2 du classeur de lettres") as levee:
        ouvrir_lettres(_avec(octets.getvalue(), 2, FUSION.format("A1:A1048576")))
    assert "FICTIVE" not in str(levee.value)


def test_the_command_says_so_of_the_model(tmp_path: Path) -> None:
    chemin = _classeur(tmp_path)
    rang = len(load_workbook(chemin).sheetnames)
    chemin.write_bytes(_avec(chemin.read_bytes(), rang, FUSION.format("A100:XFD1048576")))

    with pytest.raises(ClasseurIllisible, match=rf"«.{MODELE}.»"):
        _faire(chemin)


@pytest.mark.parametrize("note", [None, "Envoyée"])
def test_the_command_says_so_of_earlier_letters_and_leaves_them(
    tmp_path: Path, note: str | None
) -> None:
    chemin = _classeur(tmp_path)
    faites = _faire(chemin).classeur
    assert faites is not None
    book = load_workbook(faites)
    if note:  # notes are read with openpyxl, before any letter is
        book["Lettre FICTIVE Alice"]["A1"].comment = Comment(note, "Personne Fictive")
    book.save(faites)
    faites.write_bytes(_avec(faites.read_bytes(), 2, FUSION.format("A100:XFD1048576")))
    avant = faites.read_bytes()
    book = load_workbook(chemin)
    book[MODELE]["A1"] = "Autre texte pour {{nom}}"
    book.save(chemin)

    with pytest.raises(FeuilleDemesuree, match=r"La feuille n°.2"):
        _faire(chemin)
    assert faites.read_bytes() == avant
