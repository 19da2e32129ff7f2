"""The commands that answers tell to type."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pial_xl.cli.commands import root
from pial_xl.typed import COMMANDS, after_click, as_typed, in_terminal, program

HERE = Path.cwd()


def _which(found: str | None) -> Callable[..., str | None]:
    """Find the program in the folder that is asked for, and on the PATH as told."""
    return lambda _, path=None: found if path is None else str(Path(path) / "pial-xl")


@pytest.mark.parametrize(
    ("started", "told"),
    [
        (HERE / ".venv/bin/pial-xl", str(Path(".venv/bin/pial-xl"))),
        (Path(".venv/bin/pial-xl"), str(Path(".venv/bin/pial-xl"))),
        (Path("pial-xl"), "pial-xl"),
        (HERE / "mes essais/pial-xl", "pial-xl"),
        (HERE / "pial_xl/__main__.py", "pial-xl"),
    ],
)
def test_a_command_is_told_as_it_was_typed(
    started: Path, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert program(str(started), HERE) == told


def test_on_the_path_the_name_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/pial-xl")
    assert program(str(HERE / ".venv/bin/pial-xl"), HERE) == "pial-xl"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "dans un classeur neuf (pial-xl nouveau).",
            "dans un classeur neuf (bin/pial-xl nouveau).",
        ),
        ("«\xa0pial-xl verifier-vierge\xa0»", "«\xa0bin/pial-xl verifier-vierge\xa0»"),
        ("Un bouton de pial-xl travaille.", "Un bouton de pial-xl travaille."),
        ("le dossier «\xa0copies pial-xl\xa0» note", "le dossier «\xa0copies pial-xl\xa0» note"),
        ("/opt/pial-xl nouveau", "/opt/pial-xl nouveau"),
        ("pial-xl nouveaux", "pial-xl nouveaux"),
    ],
)
def test_the_commands_of_a_sentence_alone_are_told_otherwise(text: str, told: str) -> None:
    assert as_typed(text, "bin/pial-xl") == told


def test_a_sentence_may_tell_every_command() -> None:
    assert set(COMMANDS) == set(root.commands)


def test_each_command_bears_the_name_under_which_it_is_asked_for() -> None:
    assert {name: command.name for name, command in root.commands.items()} == {
        name: name for name in root.commands
    }


def test_the_terminal_is_told_the_program_that_it_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", _which(None))
    monkeypatch.setattr(sys, "argv", [str(HERE / ".venv/bin/pial-xl"), "note"])
    assert in_terminal("pial-xl note") == f"{Path('.venv/bin/pial-xl')} note"


def test_a_click_is_told_the_whole_place_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", _which(None))
    monkeypatch.setattr(sys, "executable", str(HERE / ".venv/bin/python"))
    assert after_click("pial-xl note") == f"{HERE / '.venv/bin/pial-xl'} note"


def test_a_click_is_told_the_name_alone_where_it_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", _which("/usr/bin/pial-xl"))
    assert after_click("pial-xl note") == "pial-xl note"
