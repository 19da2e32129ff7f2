import io
import sys

import pytest

from pial_xl.installation import window


class Terminal(io.StringIO):
    """A keyboard at which somebody presses Enter once."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("arguments", "code"), [(["regles"], 0), (["controler", "absent"], 2)])
def test_a_window_gives_the_exit_code_of_its_command(arguments: list[str], code: int) -> None:
    assert window.launch(arguments) == code


def test_a_window_waits_to_be_read_even_after_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keyboard = Terminal("\n")
    monkeypatch.setattr(sys, "stdin", keyboard)

    window.launch(["controler", "absent"])

    assert keyboard.read() == ""
    assert "Appuyez sur Entrée" in capsys.readouterr().out


def test_without_a_keyboard_nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    window.wait_for_enter()
