"""The commands that answers tell to type."""

from pathlib import Path

import pytest

from pial_xl.cli.typed import program

HERE = Path.cwd()


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
