"""The files that the open workbook takes over, as its sheet names them or a box gives them."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.sheets.open.takeover_page import TakeoverPage
from pial_xl.takeover.account import FileUnderWay, Stage, chosen_lines, file_line
from pial_xl.usecases.open.takeover_files import (
    GivenFiles,
    beside,
    chosen_files,
    named_files,
)

NAMES = ("Calendrier_DURAND_Léa", "Calendrier_FABRE_Zoé", "Calendrier_MARTIN_Tom")


@pytest.fixture
def calendars(tmp_path: Path) -> list[Path]:
    """Three calendars in a folder beside the workbook."""
    folder = tmp_path / "Calendriers"
    folder.mkdir()
    paths = [folder / f"{name}.ics" for name in NAMES]
    for path in paths:
        path.write_text(path.stem, "utf-8")
    return paths


def page(given: GivenFiles) -> TakeoverPage:
    """Give what the sheet says once files were previewed."""
    under_way = FileUnderWay(given.shown, given.print, Stage.PREVIEWED)
    lines = (file_line(under_way), *chosen_lines(given.prints))
    hidden = tuple((n, dict(enumerate(line, start=1))) for n, line in enumerate(lines, start=1))
    return TakeoverPage(given.shown, hidden=hidden)


def names(paths: Iterable[Path]) -> set[str]:
    return {path.stem for path in paths}


def test_a_folder_is_all_its_calendars(tmp_path: Path, calendars: list[Path]) -> None:
    given = named_files(tmp_path, TakeoverPage("Calendriers"))

    assert given == GivenFiles("Calendriers", [], calendars)


def test_calendars_that_are_chosen_are_found_again_and_their_names_said_nowhere(
    tmp_path: Path, calendars: list[Path]
) -> None:
    given = chosen_files(tmp_path, calendars[1:])
    shown = page(given)

    assert given.shown == "Calendriers"
    assert "FABRE" not in str(shown)
    assert named_files(tmp_path, shown) == given
    assert names(given.calendars) == set(NAMES[1:])


def test_another_folder_that_is_then_named_is_taken_whole(
    tmp_path: Path, calendars: list[Path]
) -> None:
    shown = page(chosen_files(tmp_path, calendars[1:]))
    other = tmp_path / "Autres"
    other.mkdir()
    (other / "Calendrier_PETIT_Ali.ics").touch()

    given = named_files(tmp_path, TakeoverPage("Autres", hidden=shown.hidden))

    assert given is not None
    assert names(given.calendars) == {"Calendrier_PETIT_Ali"}


def test_files_and_calendars_come_together(tmp_path: Path, calendars: list[Path]) -> None:
    (tmp_path / "suivi.csv").write_text("Nom;Aide", "utf-8")

    given = named_files(tmp_path, TakeoverPage("suivi.csv ; Calendriers"))

    assert given == GivenFiles("suivi.csv ; Calendriers", [tmp_path / "suivi.csv"], calendars)


def test_the_print_follows_what_each_file_holds(tmp_path: Path, calendars: list[Path]) -> None:
    before = chosen_files(tmp_path, calendars).print

    assert chosen_files(tmp_path, calendars).print == before
    calendars[2].write_text("changé", "utf-8")
    assert chosen_files(tmp_path, calendars).print != before


def test_a_file_that_is_not_there_is_told(tmp_path: Path, calendars: list[Path]) -> None:
    with pytest.raises(WorkbookReadError, match="n'est pas trouvé à côté du classeur"):
        named_files(tmp_path, TakeoverPage("Calendriers ; absent.csv"))


def test_a_folder_without_a_calendar_is_told(tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()

    with pytest.raises(WorkbookReadError, match="ne contient aucun calendrier"):
        named_files(tmp_path, TakeoverPage("vide"))


def test_folders_of_calendars_are_proposed_without_the_names_of_their_files(
    tmp_path: Path, calendars: list[Path]
) -> None:
    (tmp_path / "Calendrier_PETIT_Ali.ics").touch()

    _, folders = beside(tmp_path, "PIAL.xlsm")

    assert folders.lines == (("Dossier",), ("Calendriers",))
    assert not any("Calendrier_" in text for part in beside(tmp_path, "") for line in part.lines
                   for text in line)  # fmt: skip


def test_what_cannot_be_looked_into_is_not_proposed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Suivi.xlsx").write_bytes(b"")
    (tmp_path / "Perdu.xlsx").symlink_to(tmp_path / "nulle part.xlsx")
    closed = tmp_path / "Fermé"
    closed.mkdir()
    listed = Path.iterdir

    def contents(folder: Path) -> Iterable[Path]:
        if folder == closed:
            raise PermissionError
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", contents)

    files, folders = beside(tmp_path, "PIAL.xlsm")

    assert files.lines == (("Fichier",), ("Suivi.xlsx",))
    assert folders.lines == (("Dossier",),)
