"""The command ``letters``: one workbook of letters a year, safe to run again."""

from pathlib import Path
from typing import Any

import click
import pytest
from openpyxl import load_workbook
from terminal import Launcher, save_workbook

from pial_xl.cli.types import ROW_NUMBERS
from pial_xl.testing import SampleWorkbook

RECAP, RECORD = "Récapitulatif des lettres", "_pial_xl"
ALICE, BASILE = "Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile"
NAME = "Lettres de mission 2026-2027.xlsx"


def _within(clean: Path) -> Path:
    return clean.parent / "lettres" / NAME


def _sheets(path: Path) -> list[str]:
    return load_workbook(path).sheetnames[1:-1]


def _change(path: Path, **fields: object) -> None:
    """Change Alice's row in the workbook."""
    workbook = SampleWorkbook()
    for field, valeur in fields.items():
        workbook.put("T_Coordonnateurs", 0, field, valeur)
    save_workbook(workbook, path)


def test_a_summary_then_one_sheet_per_row_then_a_hidden_record(
    launch: Launcher, clean: Path
) -> None:
    finished = launch("lettres", clean)

    assert (finished.returncode, finished.stderr) == (0, "")
    assert "2 faites" in finished.stdout
    workbook = load_workbook(_within(clean))
    assert workbook.sheetnames == [RECAP, ALICE, BASILE, RECORD]
    assert workbook[RECORD].sheet_state == "veryHidden"


def test_a_second_run_does_not_touch_the_file(launch: Launcher, clean: Path) -> None:
    launch("lettres", clean)
    before = (_within(clean).read_bytes(), _within(clean).stat().st_mtime_ns)

    finished = launch("lettres", clean)

    assert "Rien à changer (2 inchangées)" in finished.stdout.replace("\u00a0", " ")
    assert (_within(clean).read_bytes(), _within(clean).stat().st_mtime_ns) == before
    assert [p.name for p in _within(clean).parent.iterdir()] == [NAME]


def test_a_changed_row_is_told_by_its_field_and_the_old_file_is_kept_aside(
    launch: Launcher, clean: Path
) -> None:
    launch("lettres", clean)
    before = _within(clean).read_bytes()
    _change(clean, signataire="Mme NOUVELLE-FICTIVE")

    finished = launch("lettres", clean)

    assert finished.returncode == 0
    assert "1 refaite, 1 inchangée" in finished.stdout
    assert "signataire" in finished.stdout
    assert "NOUVELLE" not in finished.stdout
    texts = [c.value for line in load_workbook(_within(clean))[ALICE] for c in line]
    assert any("NOUVELLE-FICTIVE" in str(text) for text in texts)
    (copy,) = (_within(clean).parent / "copies pial-xl").iterdir()
    assert copy.read_bytes() == before


def test_a_letter_edited_by_hand_is_kept_as_it_is(launch: Launcher, clean: Path) -> None:
    launch("lettres", clean)
    letters: Any = load_workbook(_within(clean))
    letters[ALICE]["A1"] = "À la main"
    letters.save(_within(clean))
    _change(clean, signataire="Mme NOUVELLE-FICTIVE")

    finished = launch("lettres", clean)

    assert "modifiées à la main, lignes de Coordonnateurs" in finished.stdout
    assert load_workbook(_within(clean))[ALICE]["A1"].value == "À la main"


def test_another_workbook_of_that_name_is_left_alone(launch: Launcher, clean: Path) -> None:
    _within(clean).parent.mkdir()
    _within(clean).write_bytes(clean.read_bytes())

    finished = launch("lettres", clean)

    assert finished.returncode == 0
    assert _within(clean).read_bytes() == clean.read_bytes()
    assert (_within(clean).parent / "Lettres de mission 2026-2027 (2).xlsx").is_file()


def test_the_workbook_itself_is_never_replaced(launch: Launcher, tmp_path: Path) -> None:
    path = save_workbook(SampleWorkbook(), tmp_path / NAME)
    before = path.read_bytes()

    launch("lettres", path, "--sortie", tmp_path)

    assert path.read_bytes() == before


@pytest.mark.parametrize("data", [b"", b"abc", b"PK\x03\x04abc"])
def test_earlier_letters_that_cannot_be_read_are_one_sentence(
    launch: Launcher, clean: Path, data: bytes
) -> None:
    _within(clean).parent.mkdir()
    _within(clean).write_bytes(data)

    finished = launch("lettres", clean)

    assert finished.returncode == 2
    assert finished.stderr.count("\n") == 1
    assert "copies pial-xl" in finished.stderr
    assert _within(clean).read_bytes() == data


@pytest.mark.parametrize("person", ["FICTIVE Alice", "alice fictive", "Fictive  ALICE"])
def test_for_makes_the_letter_of_one_person(launch: Launcher, clean: Path, person: str) -> None:
    assert launch("lettres", clean, "--pour", person).returncode == 0

    assert _sheets(_within(clean)) == [ALICE]


def test_the_letters_asked_for_later_take_their_place(launch: Launcher, clean: Path) -> None:
    launch("lettres", clean, "--lignes", "6")
    launch("lettres", clean, "--pour", "FICTIVE Alice")

    assert _sheets(_within(clean)) == [ALICE, BASILE]


def test_people_and_rows_are_put_together(launch: Launcher, clean: Path) -> None:
    launch("lettres", clean, "--pour", "FICTIVE Alice", "--lignes", "6")

    assert _sheets(_within(clean)) == [ALICE, BASILE]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [(("--pour", "INCONNU Personne"), "--pour"), (("--lignes", "400-500"), "--lignes")],
)
def test_nobody_asked_for_is_one_sentence_that_repeats_no_name(
    launch: Launcher, clean: Path, arguments: tuple[str, str], word: str
) -> None:
    finished = launch("lettres", clean, *arguments)

    assert finished.returncode == 2
    assert word in finished.stderr
    assert "INCONNU" not in finished.stderr
    assert not (clean.parent / "lettres").exists()


def test_a_refused_row_that_was_not_asked_for_does_not_fail_the_run(
    launch: Launcher, tmp_path: Path
) -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Coordonnateurs", 0, "signataire", None)
    path = save_workbook(workbook, tmp_path / "incomplet.xlsx")

    assert launch("lettres", path, "--lignes", "6").returncode == 0
    assert launch("lettres", path).returncode == 1


def test_a_row_with_a_blank_field_gives_no_letter_and_the_others_are_made(
    launch: Launcher, tmp_path: Path
) -> None:
    workbook = SampleWorkbook()
    cell = workbook.put("T_Coordonnateurs", 0, "signataire", None)
    path = save_workbook(workbook, tmp_path / "incomplet.xlsx")

    finished = launch("lettres", path)

    assert finished.returncode == 1
    assert f"Coordonnateurs!{cell}" in finished.stdout
    assert "signataire" in finished.stdout
    assert "FICTIVE" not in finished.stdout
    assert _sheets(_within(path)) == [BASILE]


def test_a_preview_stands_alone_and_replaces_the_one_before(launch: Launcher, clean: Path) -> None:
    preview = clean.parent / "lettres" / "Aperçu de lettre.xlsx"

    assert launch("lettres", clean, "--apercu").returncode == 0
    assert load_workbook(preview).sheetnames == [ALICE]
    assert launch("lettres", clean, "--apercu", "--lignes", "6").returncode == 0
    assert load_workbook(preview).sheetnames == [BASILE]
    assert [p.name for p in preview.parent.iterdir()] == [preview.name]


@pytest.mark.libreoffice
def test_pdf_writes_all_letters_in_one_and_those_asked_for_alone(
    launch: Launcher, clean: Path
) -> None:
    assert launch("lettres", clean).returncode == 0
    finished = launch("lettres", clean, "--pdf", "--lignes", "6")

    assert finished.returncode == 0
    dossier = clean.parent / "lettres"
    assert (dossier / "Lettres de mission 2026-2027.pdf").read_bytes().startswith(b"%PDF")
    singles = [p.name for p in (dossier / "Lettres de mission 2026-2027").iterdir()]
    assert singles == [f"{BASILE}.pdf"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [("5", {5}), ("5-8,12", {5, 6, 7, 8, 12}), (" 5 - 6 , 7 ", {5, 6, 7}), ("0005", {5})],
)
def test_rows_are_read_as_numbers_and_ranges(text: str, rows: set[int]) -> None:
    assert ROW_NUMBERS.convert(text, None, None) == rows


@pytest.mark.parametrize("text", ["", "a", "5-", "0", "-3", "5;6", "9999999999", "²", "8-5", "3-0"])
def test_what_gives_no_rows_is_refused(text: str) -> None:
    with pytest.raises(click.BadParameter, match="5-8,12"):
        ROW_NUMBERS.convert(text, None, None)
