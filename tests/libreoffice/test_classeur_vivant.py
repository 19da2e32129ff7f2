"""Workbooks, sheets, tables and names of a live LibreOffice."""

import subprocess
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from openpyxl.worksheet.table import Table

pytest_plugins = ("hote_libreoffice",)
pytestmark = pytest.mark.libreoffice


def ecrire_classeur(chemin: Path) -> Path:
    """A closed workbook with two tables, the second without a row."""
    classeur = openpyxl.Workbook()
    premiere = classeur.active
    assert premiere is not None
    premiere.title = "AESH"
    for ligne in (["AESH", "Heures"], ["A01", 24], ["A02", 20]):
        premiere.append(ligne)
    premiere.add_table(Table(displayName="T_AESH", ref="A1:B3"))
    seconde = classeur.create_sheet("Élèves")
    seconde.append(["Élève", "UAI"])
    seconde.add_table(Table(displayName="T_Eleves", ref="A1:B2"))
    classeur.save(chemin)
    return chemin


def test_the_tables_of_an_excel_workbook_are_found_by_name(app: xw.App, tmp_path: Path) -> None:
    livre = app.books.open(ecrire_classeur(tmp_path / "réseau.xlsx"))
    table = livre.sheets["AESH"].tables["T_AESH"]
    assert table.range.address == "$A$1:$B$3"
    assert table.header_row_range is not None
    assert table.header_row_range.value == ["AESH", "Heures"]
    assert table.data_body_range is not None
    assert table.data_body_range.value == [["A01", 24.0], ["A02", 20.0]]
    assert [t.name for t in livre.sheets["Élèves"].tables] == ["T_Eleves"]


def test_a_table_is_known_by_its_name_and_by_its_cells(app: xw.App, tmp_path: Path) -> None:
    feuille = app.books.open(ecrire_classeur(tmp_path / "réseau.xlsx")).sheets["AESH"]
    assert feuille["T_AESH"].address == "$A$2:$B$3"
    assert feuille["B2"].table is not None
    assert feuille["B2"].table.name == "T_AESH"
    assert feuille["D9"].table is None


def test_a_table_is_added_and_resized(feuille: xw.Sheet) -> None:
    table = feuille.tables.add(feuille["A1:B3"], name="T_Controles")
    assert "T_Controles" in feuille.tables
    table.resize(feuille["A1:B9"])
    assert table.data_body_range is not None
    assert table.data_body_range.address == "$A$2:$B$9"
    table.resize(feuille["A1:B1"])
    assert table.data_body_range is None


def test_two_tables_cannot_have_one_name(feuille: xw.Sheet) -> None:
    feuille.tables.add(feuille["A1:B3"], name="T_A")
    with pytest.raises(ValueError, match=r"«\xa0T_A\xa0» existe déjà"):
        feuille.tables.add(feuille["D1:E3"], name="T_A")


def test_a_table_is_made_under_its_header(feuille: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match="tables avec en-tête"):
        feuille.tables.add(feuille["A1:B3"], has_headers=False)
    assert len(feuille.tables) == 0


def test_a_table_added_here_is_a_table_in_the_saved_file(
    livre: xw.Book, feuille: xw.Sheet, tmp_path: Path
) -> None:
    feuille["A1"].value = [["Niveau", "Code"], ["ALERTE", "A-01"]]
    feuille.tables.add(feuille["A1:B2"], name="T_Controles")
    livre.save(tmp_path / "a.xlsx")
    relu = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert relu[feuille.name].tables["T_Controles"].ref == "A1:B2"


def test_names_are_added_changed_and_deleted(livre: xw.Book, feuille: xw.Sheet) -> None:
    feuille["B2:C3"].name = "zone"
    assert livre.names["zone"].refers_to_range == feuille["B2:C3"]
    assert feuille["B2:C3"].name is not None
    livre.names["zone"].refers_to = f"={feuille.name}!$A$1"
    assert feuille["zone"].address == "$A$1"
    livre.names["zone"].delete()
    assert "zone" not in livre.names


def test_a_name_may_belong_to_one_sheet(livre: xw.Book, feuille: xw.Sheet) -> None:
    feuille.name = "Ma feuille"
    autre = livre.sheets.add(after=feuille)
    feuille["A1:B2"].name = "'Ma feuille'!zone"
    assert feuille["zone"].address == "$A$1:$B$2"
    assert feuille["A1:B2"].name is not None
    assert feuille["A1:B2"].name.name == "Ma feuille!zone"
    with pytest.raises(ValueError, match="ni adresse ni plage nommée"):
        autre["zone"]


def test_a_name_that_is_no_range_says_so(livre: xw.Book) -> None:
    livre.names.add("taux", "=0.5")
    with pytest.raises(ValueError, match=r"«\xa0taux\xa0» ne désigne pas une plage"):
        livre.names["taux"].refers_to_range  # noqa: B018


def test_sheets_are_added_where_asked_and_become_active(livre: xw.Book) -> None:
    premiere = livre.sheets[0].name
    derniere = livre.sheets.add("Lettre", after=livre.sheets[0])
    livre.sheets.add("Synthèse", before=derniere)
    assert livre.sheet_names == [premiere, "Synthèse", "Lettre"]
    assert livre.sheets.active.name == "Synthèse"
    assert livre.sheets["synthèse"].index == 2


def test_a_sheet_is_copied_with_all_it_holds(livre: xw.Book, feuille: xw.Sheet) -> None:
    feuille["A1"].value, feuille["A1"].color = "x", "#ff0000"
    feuille["A:A"].column_width = 40
    copie = feuille.copy(name="Lettre NOM Prénom")
    assert livre.sheet_names == [feuille.name, "Lettre NOM Prénom"]
    lus = (copie["A1"].value, copie["A1"].color, copie["A1"].column_width)
    assert lus == ("x", (255, 0, 0), 40.0)


def test_a_sheet_is_copied_to_another_workbook(app: xw.App, feuille: xw.Sheet) -> None:
    feuille.name, feuille["A1"].value = "Modèle", "x"
    autre = app.books.add()
    feuille.copy(after=autre.sheets[0])
    assert autre.sheets["Modèle"]["A1"].value == "x"


def test_sheets_are_renamed_moved_hidden_and_deleted(livre: xw.Book, feuille: xw.Sheet) -> None:
    feuille.name = "Contrôles"
    autre = livre.sheets.add("Synthèse", after=feuille)
    autre.move(before=feuille)
    assert livre.sheet_names == ["Synthèse", "Contrôles"]
    autre.visible = False
    assert not livre.sheets["Synthèse"].visible
    autre.delete()
    assert livre.sheet_names == ["Contrôles"]


def test_the_last_sheet_cannot_be_deleted(feuille: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="seule feuille"):
        feuille.delete()


def test_a_sheet_is_active_when_activated(livre: xw.Book, feuille: xw.Sheet) -> None:
    livre.sheets.add(after=feuille)
    feuille.activate()
    assert livre.sheets.active == feuille


def test_a_print_area_is_kept(feuille: xw.Sheet) -> None:
    feuille.page_setup.print_area = "$A$1:$C$9"
    assert feuille.page_setup.print_area == "$A$1:$C$9"
    feuille.page_setup.print_area = None
    assert feuille.page_setup.print_area is None


def test_saving_gives_the_workbook_its_name(livre: xw.Book, tmp_path: Path) -> None:
    livre.sheets[0]["A1"].value = "x"
    livre.save(tmp_path / "été 2026.xlsx")
    assert livre.name == "été 2026.xlsx"
    assert livre.fullname == str(tmp_path / "été 2026.xlsx")
    livre.sheets[0]["A1"].value = "y"
    livre.save()
    relu = openpyxl.load_workbook(tmp_path / "été 2026.xlsx")
    assert relu.worksheets[0]["A1"].value == "y"


def test_a_copy_leaves_the_open_workbook_its_name(livre: xw.Book, tmp_path: Path) -> None:
    livre.save(tmp_path / "a.xlsx")
    livre.impl.copier_vers(tmp_path / "copie.xlsx")
    assert livre.name == "a.xlsx"
    assert (tmp_path / "copie.xlsx").is_file()


def test_a_name_that_is_not_a_workbook_s_is_refused(livre: xw.Book, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="doit se terminer par"):
        livre.save(tmp_path / "a.docx")
    assert not list(tmp_path.iterdir())


def test_a_text_that_looks_like_a_formula_is_saved_as_a_text(
    livre: xw.Book, tmp_path: Path
) -> None:
    livre.sheets[0]["A1"].value = "=1+1"
    livre.save(tmp_path / "a.xlsx")
    cellule = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["A1"]
    assert (cellule.value, cellule.data_type) == ("=1+1", "s")


def test_workbooks_come_in_the_order_they_were_opened(app: xw.App) -> None:
    premier, second = app.books.add(), app.books.add()
    assert list(app.books)[-2:] == [premier, second]
    assert app.books.active == second
    premier.activate()
    assert app.books.active == premier


def test_an_open_workbook_is_found_again(app: xw.App, tmp_path: Path) -> None:
    chemin = ecrire_classeur(tmp_path / "réseau.xlsx")
    livre = app.books.open(chemin)
    assert app.books.open(chemin) == livre
    assert app.books["RÉSEAU.xlsx"] == livre
    assert xw.Book(chemin) == livre


def test_a_file_that_is_no_workbook_is_refused(app: xw.App, tmp_path: Path) -> None:
    faux = tmp_path / "faux.xlsx"
    faux.write_bytes(b"PK\x03\x04 rien de plus")
    with pytest.raises(ValueError, match="n'a pas pu ouvrir"):
        app.books.open(faux)


def test_the_caller_is_the_workbook_that_a_button_names(
    app: xw.App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    livre = app.books.open(ecrire_classeur(tmp_path / "réseau été.xlsx"))
    app.books.add()
    arguments = ["pial-xl", "--wb=réseau été.xlsx", "--from_xl=1", "--app=soffice", "--hwnd=0"]
    monkeypatch.setattr("sys.argv", arguments)
    assert xw.Book.caller() == livre


def test_a_pdf_holds_the_sheets_that_are_asked_for(livre: xw.Book, tmp_path: Path) -> None:
    livre.sheets[0]["A1"].value = "une première"
    autre = livre.sheets.add(after=livre.sheets[0])
    autre["A1"].value = "une seconde"
    livre.to_pdf(tmp_path / "tout.pdf")
    autre.to_pdf(tmp_path / "seconde.pdf")
    autre.impl.to_pdf(tmp_path / "directe.pdf")
    tout, seconde, directe = (
        texte_du_pdf(tmp_path / n) for n in ("tout.pdf", "seconde.pdf", "directe.pdf")
    )
    assert "une première" in tout
    assert "une seconde" in tout
    assert "une première" not in seconde + directe
    assert "une seconde" in seconde
    assert "une seconde" in directe


def test_the_pdf_of_a_sheet_has_its_print_area_and_no_other_s(
    livre: xw.Book, tmp_path: Path
) -> None:
    premiere = livre.sheets[0]
    seconde = livre.sheets.add(after=premiere)
    for nom, feuille in (("une première", premiere), ("une seconde", seconde)):
        feuille["A1"].value, feuille["A9"].value = nom, "en dehors"
        feuille.page_setup.print_area = "A1:C5"

    seconde.to_pdf(tmp_path / "seconde.pdf")

    texte = texte_du_pdf(tmp_path / "seconde.pdf")
    assert "une seconde" in texte
    assert "une première" not in texte
    assert "en dehors" not in texte


def texte_du_pdf(chemin: Path) -> str:
    commande = ["pdftotext", str(chemin), "-"]
    return subprocess.run(commande, check=True, capture_output=True, text=True).stdout


def test_shapes_are_found_renamed_and_deleted(livre: xw.Book, feuille: xw.Sheet) -> None:
    forme = livre.api.createInstance("com.sun.star.drawing.RectangleShape")
    feuille.api.getDrawPage().add(forme)
    trouvee = feuille.shapes[0]
    trouvee.name, trouvee.text = "bouton", "Contrôler"
    trouvee.left, trouvee.width, trouvee.height = 72, 144, 36
    assert feuille.shapes["bouton"].text == "Contrôler"
    assert [round(v) for v in (trouvee.left, trouvee.width, trouvee.height)] == [72, 144, 36]
    trouvee.delete()
    assert len(feuille.shapes) == 0


def test_what_is_not_offered_is_refused_by_name(feuille: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match=r"«\xa0Sheet\.charts\xa0»"):
        feuille.charts  # noqa: B018
    with pytest.raises(NotImplementedError, match=r"«\xa0Range\.sort\xa0»"):
        feuille["A1:B2"].sort(1)
