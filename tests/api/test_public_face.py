"""What ``import pial_xl`` gives to a program."""

import subprocess
import sys
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw
from built import short_demo
from openpyxl import load_workbook

import pial_xl
from pial_xl import api
from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.report.blocks.controles import TITLE_ROW

pytest_plugins = ("libreoffice_host",)

DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def data() -> bytes:
    return short_demo()


@pytest.fixture
def path(data: bytes, tmp_path: Path) -> Path:
    place = tmp_path / "PIAL fictif.xlsm"
    place.write_bytes(data)
    return place


def first_target(report: Path) -> Any:
    """Give the cell of the first constat that names what to correct, and may lead to it."""
    sheet = load_workbook(report)["Contrôles"]
    titles = [cell.value for cell in sheet[TITLE_ROW]]
    return sheet.cell(TITLE_ROW + 1, titles.index("Cellule") + 1)


class TestNames:
    def test_importing_the_package_imports_nothing_else(self) -> None:
        code = (
            "import sys; before = set(sys.modules); import pial_xl; "
            "print(*sorted(set(sys.modules) - before))"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

        assert done.stdout.split() == [b"pial_xl"]

    def test_checking_a_file_imports_neither_xlwings_nor_the_writers(self, path: Path) -> None:
        code = (
            "import sys, datetime, pial_xl; "
            f"pial_xl.check({str(path)!r}, datetime.date(2026, 11, 24)); "
            "print({'xlwings', 'xlsxwriter', 'pypdf'} & set(sys.modules))"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

        assert done.stdout.strip() == b"set()"

    def test_every_name_is_that_of_the_face(self) -> None:
        assert set(pial_xl.__all__) == {*api.__all__, "__version__"}
        assert dir(pial_xl) == sorted(pial_xl.__all__)
        for name in api.__all__:
            assert getattr(pial_xl, name) is getattr(api, name)

    def test_a_name_that_is_not_there_is_an_attribute_error(self) -> None:
        with pytest.raises(AttributeError, match="chek"):
            pial_xl.chek  # type: ignore[attr-defined]  # noqa: B018

    def test_every_name_says_what_it_is(self) -> None:
        assert [name for name in api.__all__ if not getattr(pial_xl, name).__doc__] == []


class TestRead:
    def test_a_path_a_text_and_bytes_give_the_same_constats(self, path: Path, data: bytes) -> None:
        expected = pial_xl.check(path, DAY).constats

        assert expected
        assert pial_xl.check(str(path), DAY).constats == expected
        assert pial_xl.check(data, DAY).constats == expected
        assert pial_xl.check(pial_xl.read(path), DAY).constats == expected

    def test_a_workbook_that_was_read_no_longer_needs_its_file(self, path: Path) -> None:
        workbook = pial_xl.read(path)
        path.unlink()

        assert pial_xl.check(workbook, DAY).constats

    def test_bytes_bear_the_name_that_is_given(self, data: bytes) -> None:
        assert pial_xl.read(data, name="PIAL nord.xlsm").name == "PIAL nord.xlsm"
        report = pial_xl.check(pial_xl.read(data, name="PIAL nord.xlsm"), DAY).as_json()
        assert report["classeur"] == "PIAL nord.xlsm"

    @pytest.mark.parametrize("source", [b"", b"PK\x03\x04", b"un texte"])
    def test_bytes_that_are_no_workbook_are_one_sentence(self, source: bytes) -> None:
        with pytest.raises(pial_xl.WorkbookReadError) as raised:
            pial_xl.read(source)

        assert str(raised.value).endswith(".")
        assert isinstance(raised.value, pial_xl.FileError)

    @pytest.mark.parametrize("source", [None, 12, ["classeur.xlsx"]])
    def test_what_is_no_source_is_a_type_error(self, source: object) -> None:
        with pytest.raises(TypeError):
            pial_xl.read(source)  # type: ignore[arg-type]

    @pytest.mark.libreoffice
    def test_an_open_workbook_gives_the_same_constats_and_is_left_as_it_is(
        self, path: Path, app: xw.App
    ) -> None:
        expected = pial_xl.check(path, DAY)
        book = app.books.open(str(path))
        before = book.sheet_names

        workbook = pial_xl.read(book)

        assert (workbook.name, workbook.path) == (path.name, path)
        assert pial_xl.check(workbook, DAY).as_json() == expected.as_json()
        assert book.sheet_names == before


class TestCheck:
    def test_a_datetime_counts_for_its_day(self, path: Path) -> None:
        assert pial_xl.check(path, datetime(2026, 11, 24, 18)).as_json() == (
            pial_xl.check(path, DAY).as_json()
        )

    def test_another_day_gives_other_constats(self, path: Path) -> None:
        workbook = pial_xl.read(path)

        assert pial_xl.check(workbook, DAY).bilan != pial_xl.check(workbook, date(2027, 4, 1)).bilan

    def test_what_was_found_and_what_was_not_judged_are_told(self, path: Path) -> None:
        result = pial_xl.check(path, DAY)

        assert result.is_blocked
        assert result.bilan["BLOQUANT"] == sum(
            c.niveau is pial_xl.Niveau.BLOQUANT for c in result.constats
        )
        assert result.bilan["NON_EVALUE"] == len(result.not_judged)
        assert result.settings == ()

    def test_a_measure_is_a_value_with_its_unit_and_its_text(self, path: Path) -> None:
        first = next(c for c in pial_xl.check(path, DAY).constats if c.code == "A-01")

        assert first.ecart == pial_xl.Mesure(200, pial_xl.Unite.MINUTES, "3h20")

    def test_the_figures_are_minutes_and_exact_etp(self, path: Path) -> None:
        overall = pial_xl.check(path, DAY).synthese.overall

        assert overall is not None
        assert (overall.contrats.minutes, type(overall.contrats.minutes)) == (88_539, int)
        assert isinstance(overall.contrats.etp[ConventionEtp.EXACT], Fraction)

    def test_the_report_links_to_the_file_that_was_checked(
        self, path: Path, tmp_path: Path
    ) -> None:
        pial_xl.check(path, DAY).save_report(str(tmp_path / "Contrôles.xlsx"))

        link = first_target(tmp_path / "Contrôles.xlsx").hyperlink
        assert link is not None
        assert str(link.target).endswith("PIAL%20fictif.xlsm")

    def test_the_report_of_bytes_has_no_link(self, data: bytes, tmp_path: Path) -> None:
        pial_xl.check(data, DAY).save_report(tmp_path / "Contrôles.xlsx")

        target = first_target(tmp_path / "Contrôles.xlsx")
        assert (target.value, target.hyperlink) == ("Affectations!D77", None)

    def test_a_report_that_is_no_xlsx_is_refused(self, path: Path, tmp_path: Path) -> None:
        with pytest.raises(pial_xl.WriteError, match="xlsx"):
            pial_xl.check(path, DAY).save_report(tmp_path / "Contrôles.pdf")


class TestLetters:
    def test_every_letter_is_made_in_a_workbook_of_its_own(
        self, path: Path, tmp_path: Path
    ) -> None:
        made = pial_xl.make_letters(path, tmp_path / "lettres", DAY)

        assert made.workbook is not None
        assert made.workbook.parent == tmp_path / "lettres"
        assert sum(line.sheet is not None for line in made.lines) == 5
        assert (made.pdf, made.pdf_folder) == (None, None)

    def test_only_the_letters_of_people_that_are_named(self, path: Path, tmp_path: Path) -> None:
        who = pial_xl.make_letters(path, tmp_path / "1", DAY).lines[0].who
        person = who.split(" ", 1)[1]  # without the civilité

        for rank, only in enumerate((person, [person])):
            made = pial_xl.make_letters(str(path), str(tmp_path / f"{rank}"), DAY, only=only)
            assert [line.who for line in made.lines] == [who]

    def test_a_name_that_nobody_bears_is_one_sentence(self, path: Path, tmp_path: Path) -> None:
        with pytest.raises(pial_xl.FileError, match="Personne ne porte ce nom"):
            pial_xl.make_letters(path, tmp_path, DAY, only=["INCONNU Inconnu"])


def test_the_catalogue_holds_every_rule() -> None:
    assert {"A-01", "S-14", "L-14"} <= {rule.code for rule in pial_xl.catalogue()}
