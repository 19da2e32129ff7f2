"""What a person writes in a report, through ten controls of a closed workbook."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from terminal import save_workbook

from pial_xl.report.blocks.controles import RANKS, TITLE_ROW
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.usecases.check import check_workbook

ACCEPTED = "accepté jusqu'au 31/12/2026"
Row = dict[str, str]


@pytest.fixture
def sample() -> SampleWorkbook:
    """A workbook with one BLOQUANT, and things to look at."""
    sample = SampleWorkbook()
    sample.put("T_AESH", 0, "heures", 12)
    return sample


@pytest.fixture
def control(sample: SampleWorkbook, tmp_path: Path) -> Callable[..., tuple[str, ...]]:
    """Write the workbook as it now is, control it, write its report."""
    path = tmp_path / "essai.xlsx"

    def run(report: str = "controles.xlsx", day: date = REFERENCE) -> tuple[str, ...]:
        save_workbook(sample, path)
        return check_workbook(path, day).save_report(tmp_path / report)

    return run


@contextmanager
def opened(path: Path) -> Iterator[Worksheet]:
    """Open the sheet Contrôles of a file, and save what is typed there."""
    book = load_workbook(path)
    yield book["Contrôles"]
    book.save(path)


def rows(path: Path) -> list[Row]:
    sheet = load_workbook(path, read_only=True)["Contrôles"]
    lines = sheet.iter_rows(min_row=TITLE_ROW + 1, values_only=True)
    names = list(RANKS)
    texts = (tuple("" if v is None else str(v) for v in line) for line in lines)
    return [dict(zip(names, line, strict=True)) for line in texts]


def row_of(path: Path, code: str) -> Row:
    return next(row for row in rows(path) if row["code"] == code)


def type_in(path: Path, code: str, **texts: str) -> None:
    with opened(path) as sheet:
        for line in sheet.iter_rows(min_row=TITLE_ROW + 1):
            if line[RANKS["code"]].value == code:
                for name, text in texts.items():
                    line[RANKS[name]].value = text
                return
    raise AssertionError(code)


def test_what_was_typed_is_there_after_ten_controls_and_sorted_rows(
    sample: SampleWorkbook, control: Callable[..., tuple[str, ...]], tmp_path: Path
) -> None:
    report = tmp_path / "controles.xlsx"
    control()
    type_in(report, "D-05", suivi=ACCEPTED, note="dossier 12 à la DSDEN")
    type_in(report, "C-02", suivi="vu")

    for _ in range(10):
        for table in ("T_Affectations", "T_AESH", "T_Notifications"):
            sample.tables[table].reverse()
        assert control() == ()

    accepted, seen = row_of(report, "D-05"), row_of(report, "C-02")
    assert (accepted["suivi"], accepted["note"]) == (ACCEPTED, "dossier 12 à la DSDEN")
    assert (seen["suivi"], seen["statut"]) == ("vu", "connu")
    assert rows(report)[-1]["code"] == "D-05"
    assert {row["statut"] for row in rows(report)} == {"connu"}


def test_an_acceptance_ends_with_its_day(
    control: Callable[..., tuple[str, ...]], tmp_path: Path
) -> None:
    report = tmp_path / "controles.xlsx"
    control()
    type_in(report, "D-05", suivi=ACCEPTED)

    def last_after(day: date) -> str:
        control(day=day)
        return rows(report)[-1]["code"]

    assert last_after(date(2026, 12, 31)) == "D-05"
    assert last_after(date(2027, 1, 1)) != "D-05"
    assert row_of(report, "D-05")["suivi"] == ACCEPTED


def test_the_json_and_the_levels_know_nothing_of_it(
    control: Callable[..., tuple[str, ...]], tmp_path: Path
) -> None:
    control()
    before = check_workbook(tmp_path / "essai.xlsx", REFERENCE)
    type_in(tmp_path / "controles.xlsx", "D-05", suivi=ACCEPTED)
    control()
    after = check_workbook(tmp_path / "essai.xlsx", REFERENCE)

    assert after.as_json() == before.as_json()
    assert after.is_blocked


def test_a_bloquant_is_not_accepted_and_what_was_typed_stays(
    control: Callable[..., tuple[str, ...]], tmp_path: Path
) -> None:
    report = tmp_path / "controles.xlsx"
    control()
    type_in(report, "A-01", suivi=ACCEPTED)

    (sentence,) = control()

    assert "A-01" in sentence
    assert rows(report)[0]["code"] == "A-01"
    assert row_of(report, "A-01")["suivi"] == ACCEPTED


def test_a_formula_is_kept_as_a_text_and_said(
    control: Callable[..., tuple[str, ...]], tmp_path: Path
) -> None:
    report = tmp_path / "controles.xlsx"
    control()
    type_in(report, "D-05", note='=UPPER("dsden")')

    (sentence,) = control()

    assert "formule" in sentence
    assert row_of(report, "D-05")["note"] == '=UPPER("dsden")'
    assert control() == ()


def test_a_new_report_beside_takes_up_the_latest_one(
    control: Callable[..., tuple[str, ...]], tmp_path: Path
) -> None:
    control("octobre.xlsx", REFERENCE - timedelta(days=40))
    control("novembre.xlsx", REFERENCE)
    type_in(tmp_path / "octobre.xlsx", "D-05", note="ancienne")
    type_in(tmp_path / "novembre.xlsx", "D-05", note="récente")
    os.utime(tmp_path / "octobre.xlsx", (1, 1))

    control("decembre.xlsx", REFERENCE + timedelta(days=30))

    assert row_of(tmp_path / "decembre.xlsx", "D-05")["note"] == "récente"


def test_the_report_of_another_workbook_beside_is_left_alone(
    control: Callable[..., tuple[str, ...]], tmp_path: Path
) -> None:
    control("octobre.xlsx")
    type_in(tmp_path / "octobre.xlsx", "D-05", note="à moi")
    (tmp_path / "essai.xlsx").rename(tmp_path / "autre.xlsx")
    report = tmp_path / "autre rapport.xlsx"

    check_workbook(tmp_path / "autre.xlsx", REFERENCE).save_report(report)

    assert row_of(report, "D-05")["note"] == ""


@pytest.mark.parametrize(
    ("note", "after"), [("", set()), ("vu avec A01", {("A-01", "vu avec A01")})]
)
def test_a_mended_fault_is_told_once_and_a_note_stays(
    sample: SampleWorkbook,
    control: Callable[..., tuple[str, ...]],
    tmp_path: Path,
    note: str,
    after: set[tuple[str, str]],
) -> None:
    report = tmp_path / "controles.xlsx"
    control()
    type_in(report, "A-01", note=note)
    sample.put("T_AESH", 0, "heures", 24)

    control()
    mended = row_of(report, "A-01")
    control()

    assert (mended["statut"], mended["note"]) == ("résolu", note)
    left = {(row["code"], row["note"]) for row in rows(report) if row["statut"] == "résolu"}
    assert left == after


def test_a_pasted_row_stays_at_the_end(
    control: Callable[..., tuple[str, ...]], tmp_path: Path
) -> None:
    report = tmp_path / "controles.xlsx"
    control()
    with opened(report) as sheet:
        sheet.append(["À rappeler", None, "la DSDEN"])

    (sentence,) = control()
    control()

    assert "1 ligne" in sentence
    assert (rows(report)[-1]["niveau"], rows(report)[-1]["qui"]) == ("À rappeler", "la DSDEN")


def test_a_table_turned_into_a_range_and_a_renamed_sheet_lose_nothing(
    control: Callable[..., tuple[str, ...]], tmp_path: Path
) -> None:
    report = tmp_path / "controles.xlsx"
    control()
    type_in(report, "D-05", note="à moi")
    book = load_workbook(report)
    book["Contrôles"].title = "Mes constats"
    del book["Mes constats"].tables["T_Controles"]
    book.save(report)

    control()

    assert row_of(report, "D-05")["note"] == "à moi"
