"""Files that are not trusted: bombs, broken ones, other natures; one sentence each."""

import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from built import blank_template
from files import sheet, write_content, write_delimited, write_ods, write_xlsx

from pial_xl.sheets.closed.foreign.delimited import decoded_text, read_delimited
from pial_xl.sheets.closed.foreign.reading import (
    is_our_workbook,
    read_annuaire,
    read_source,
)
from pial_xl.sheets.closed.guard import DAMAGED, OVERSIZED, GuardedZip
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.units.text import french

CELL = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'


def refusal(path: Path) -> str:
    with pytest.raises(WorkbookReadError) as caught:
        read_source(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("row", "times"),
    [
        (
            f'<table:table-row table:number-rows-repeated="1048576">{CELL}</table:table-row>',
            1,
        ),
        (
            '<table:table-row table:number-rows-repeated="90000">'
            + CELL.replace(" office", ' table:number-columns-repeated="16384" office', 1)
            + "</table:table-row>",
            1,
        ),
        ("<table:table-row/>", 3_100_000),
        ("<table:shapes/>", 600_000),
    ],
    ids=["a row for a million", "a block of cells", "blank rows", "shapes"],
)
def test_an_ods_that_says_too_much_is_refused(row: str, times: int, tmp_path: Path) -> None:
    tables = f"<table:table>{row * times}</table:table>"
    assert refusal(write_content(tmp_path / "a.ods", tables)) == french(OVERSIZED)


def test_blank_cells_and_rows_that_are_repeated_to_the_end_cost_nothing(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", sheet("F", ["a"], [], ["b"]))

    assert read_source(path)[0].rows == [(1, {1: "a"}), (3, {1: "b"})]


def test_values_of_an_ods_keep_their_kinds(tmp_path: Path) -> None:
    cells = "".join(
        f"<table:table-cell {attributes}>{shown}</table:table-cell>"
        for attributes, shown in (
            ('office:value-type="date" office:date-value="2026-09-01"', "<text:p>1/9</text:p>"),
            ('office:value-type="time" office:time-value="PT24H15M00S"', "<text:p>24:15</text:p>"),
            ('office:value-type="percentage" office:value="0.62"', "<text:p>62 %</text:p>"),
            ('office:value-type="boolean" office:boolean-value="true"', "<text:p>VRAI</text:p>"),
            (
                'office:value-type="string"',
                "<office:annotation><text:p>note</text:p></office:annotation>"
                '<text:p>NOM<text:s text:c="2"/>Prénom</text:p><text:p>suite</text:p>',
            ),
            ('office:value-type="string" office:string-value=""', "<text:p>#DIV/0!</text:p>"),
        )
    )
    path = write_content(
        tmp_path / "a.ods",
        f"<table:table><table:table-row>{cells}</table:table-row></table:table>",
    )

    assert read_source(path)[0].rows == [
        (
            1,
            {
                1: datetime(2026, 9, 1),
                2: timedelta(hours=24, minutes=15),
                3: 0.62,
                4: True,
                5: "NOM  Prénom\nsuite",
                6: "#DIV/0!",
            },
        )
    ]


def test_a_dtd_in_an_ods_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')

    assert refusal(path) == french(DAMAGED)


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
        ("encrypted-package", "..."),
    ],
    ids=["part by part", "whole"],
)
def test_an_ods_with_a_password_is_called_so(part: str, content: str, tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", sheet("F", ["a"]))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(part, content)

    assert "mot de passe" in refusal(path)


def test_an_ods_cut_short_is_refused(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", sheet("F", ["a"]))
    path.write_bytes(path.read_bytes()[:300])

    assert refusal(path) == french(DAMAGED)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "vide"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"<!DOCTYPE html><html>", "page web"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "ancien format"),
        (bytes(range(256)), "n'est pas un classeur Excel"),
    ],
)
def test_another_file_is_called_what_it_is(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)

    assert said in refusal(path)


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8", ";"), ("utf-8-sig", ","), ("cp1252", ";"), ("utf-16", "\t"), ("utf-8", "|")],
)
def test_a_text_file_is_read_in_its_alphabet_and_by_its_separator(
    encoding: str, separator: str, tmp_path: Path
) -> None:
    source = sheet("Élèves", ["Élève", "Heures"], ["N'DIAYE Zoé", "12,5"], [], ["LE GOFF Œ", "3"])
    path = write_delimited(tmp_path / "Élèves.csv", source, separator, encoding)

    (read,) = read_source(path)

    assert (read.title, tuple(read.rows)) == ("Élèves", source.rows)


def test_decimal_commas_do_not_make_a_file_of_commas() -> None:
    read = read_delimited(b"Nom;Heures\nDURAND;12,5\nPETIT;6,25\n", "a")

    assert read.rows[1] == (2, {1: "DURAND", 2: "12,5"})


def test_a_quote_that_is_never_closed_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'Nom;Heures\n"DURAND;12\n' + b"x;y\n" * 40_000)

    assert "guillemet" in refusal(path)


def test_too_many_lines_of_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a;b\n" * 100_001)

    assert refusal(path) == french(OVERSIZED)


def test_text_that_is_no_utf_8_is_that_of_windows() -> None:
    assert decoded_text("Élève".encode("cp1252")) == "Élève"


def test_a_workbook_of_ours_is_told_from_others(tmp_path: Path) -> None:
    assert is_our_workbook(blank_template())
    other = write_xlsx(tmp_path / "a.xlsx", sheet("AESH", ["Nom", "Prénom"]))
    assert not is_our_workbook(other.read_bytes())
    assert not is_our_workbook(write_ods(tmp_path / "a.ods", sheet("AESH")).read_bytes())


def test_a_workbook_is_opened_once_to_be_told_from_others(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[bytes] = []
    open_zip = GuardedZip.__init__

    def counted(self: GuardedZip, data: bytes, *arguments: Any) -> None:
        opened.append(data)
        open_zip(self, data, *arguments)

    monkeypatch.setattr(GuardedZip, "__init__", counted)
    assert is_our_workbook(blank_template())
    assert len(opened) == 1


def test_the_annuaire_is_read_by_its_public_headers(tmp_path: Path) -> None:
    path = tmp_path / "annuaire.csv"
    path.write_text(
        "Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Nom_commune;"
        "Code_departement\n0440001M;Ecole Jules Ferry;Ecole;Villeneuve;044\n",
        encoding="utf-8-sig",
    )

    (school,) = read_annuaire(path)

    assert (school.uai, school.nom, school.commune, school.departement) == (
        "0440001M",
        "Ecole Jules Ferry",
        "Villeneuve",
        "044",
    )


def test_another_file_is_no_annuaire(tmp_path: Path) -> None:
    path = write_delimited(tmp_path / "a.csv", sheet("a", ["Nom", "Prénom"]))

    with pytest.raises(WorkbookReadError, match=r"annuaire de l.éducation"):
        read_annuaire(path)
