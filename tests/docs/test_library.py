"""docs/bibliotheque.md and the changelog: what they show runs, what they name is there."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from pkgutil import resolve_name

import pytest
import xlwings as xw
from built import short_demo

import pial_xl

pytest_plugins = ("libreoffice_host",)

PROJECT = Path(__file__).parents[2]
PAGE = (PROJECT / "docs" / "bibliotheque.md").read_text(encoding="utf-8")
CHANGELOG = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
WORKBOOK = "PIAL fictif.xlsm"


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def run(block: str) -> dict[str, object]:
    """Run a block after the imports of the page's first one, and give its names."""
    names: dict[str, object] = {"date": date, "pial_xl": pial_xl}
    exec(block, names)  # noqa: S102 - the page's own code
    return names


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the page stands in, with the demonstration's workbook."""
    (tmp_path / WORKBOOK).write_bytes(short_demo())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_page_runs_from_top_to_bottom(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(blocks("python"))],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(Path(pial_xl.__file__).parents[1]), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "BLOQUANT A-01 Affectations D77 A23" in done.stdout
    assert "A23 200 minutes de trop, soit 3h20" in done.stdout
    assert "Le fichier est introuvable" in done.stdout
    assert {"Contrôles.xlsx", "lettres", WORKBOOK} <= {path.name for path in folder.iterdir()}


def test_the_main_job_takes_ten_lines() -> None:
    main, *_ = blocks("python")

    assert len([line for line in main.splitlines() if line]) <= 10


@pytest.mark.libreoffice
def test_the_letters_become_pdfs(folder: Path) -> None:
    block = next(b for b in blocks("python libreoffice") if "pdf=True" in b)

    letters = run(block)["letters"]

    assert isinstance(letters, pial_xl.LettersResult)
    assert letters.pdf is not None
    assert letters.pdf.is_file()


@pytest.mark.libreoffice
def test_a_button_works_on_the_workbook_that_a_program_designates(
    folder: Path, app: xw.App, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(xw.Book, "_mock_caller", None, raising=False)  # taken away again at the end
    block = next(b for b in blocks("python libreoffice") if "set_mock_caller" in b)

    book = run(block)["book"]

    assert isinstance(book, xw.Book)
    assert "'BLOQUANT': 15" in capsys.readouterr().out
    assert "A-01" in [row[10] for row in book.sheets["Contrôles"].range("A6:K95").value]


def test_the_changelog_begins_with_this_version() -> None:
    (first, *_) = re.findall(r"^## \[(.+?)\]", CHANGELOG, re.MULTILINE)

    assert first == pial_xl.__version__


def test_every_new_name_of_the_changelog_is_there() -> None:
    cells = [row.split(" | ")[1] for row in CHANGELOG.splitlines() if row.startswith("| `")]
    names = [name for cell in cells for name in re.findall(r"`(pial_xl(?:\.\w+)+)", cell)]

    assert len(names) > 10
    for name in names:
        assert resolve_name(name) is not None
