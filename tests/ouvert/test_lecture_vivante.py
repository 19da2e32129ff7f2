"""An open workbook is read as a closed one: same rows, same findings, same cells."""

from datetime import timedelta
from pathlib import Path

import pytest
import xlwings as xw
from classeurs_vivants import Ouvrir
from fabrique import REFERENCE, Classeur

from pial_xl.demo import DATE_DEMO
from pial_xl.demo.classeur import classeur_demo
from pial_xl.usages.jugement import juger
from pial_xl.workbook.closed import read_workbook
from pial_xl.workbook.erreurs import ClasseurIllisible
from pial_xl.workbook.ouvert.lecture import lire_ouvert

pytest_plugins = ("hote_libreoffice", "vivant")
pytestmark = pytest.mark.libreoffice


def test_the_demo_gives_the_same_findings_open_and_closed(app: xw.App, tmp_path: Path) -> None:
    chemin = tmp_path / "démo.xlsm"
    chemin.write_bytes(classeur_demo())
    book = app.books.open(str(chemin))

    ouvert, ferme = lire_ouvert(book), read_workbook(chemin)

    assert juger(ouvert, DATE_DEMO).report == juger(ferme, DATE_DEMO).report
    assert ouvert.modeles == ferme.modeles


def test_a_duration_shown_as_a_time_is_told_from_plain_hours(ouvrir: Ouvrir) -> None:
    book = ouvrir()
    heures = book.sheets["AESH"].range("H5:H7")
    heures.value = [[1.0], [24.0], [0.5]]
    book.sheets["AESH"].range("H5").number_format = "[h]:mm"

    lues = [valeurs[7] for _, valeurs in lire_ouvert(book).tables["T_AESH"].lignes]

    assert lues == [timedelta(days=1), 24.0, 0.5]


def test_an_error_of_a_formula_is_a_finding_at_its_cell(ouvrir: Ouvrir) -> None:
    book = ouvrir()
    book.sheets["AESH"].range("H6").formula = "=1/0"

    report = juger(lire_ouvert(book), REFERENCE).report

    assert ("S-13", "AESH", "H6") in [(f.code, f.feuille, f.cellule) for f in report.findings]


def test_a_row_typed_under_the_table_is_read(ouvrir: Ouvrir) -> None:
    book = ouvrir()
    sheet = book.sheets["Trajets"]
    bas = sheet.tables[0].range.last_cell.row + 3
    sheet.range((bas, 1)).value = ["0440001M", "0440004R", 25]

    numeros = [n for n, _ in lire_ouvert(book).tables["T_Trajets"].lignes]

    assert bas in numeros


def test_one_cell_far_away_costs_no_more_than_the_closed_reader_reads(ouvrir: Ouvrir) -> None:
    book = ouvrir()
    book.sheets["Trajets"].range("AMJ1048576").value = "perdu"

    brut = lire_ouvert(book)

    assert max(n for n, _ in brut.tables["T_Trajets"].lignes) < 1_000


def test_a_workbook_without_our_tables_is_refused(livre: xw.Book) -> None:
    with pytest.raises(ClasseurIllisible, match="aucune des tables"):
        lire_ouvert(livre)


def test_reading_changes_nothing(ouvrir: Ouvrir) -> None:
    book = ouvrir(Classeur().tables)

    lire_ouvert(book)

    assert not book.api.isModified()
