import json
import shlex
import subprocess
import sys
from copy import copy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.cli.commands import root
from pial_xl.installation import launchers_windows
from pial_xl.installation.excel_script import script_excel
from pial_xl.installation.interpreter import (
    python_record_data,
    python_record_path,
    read_python_record,
)
from pial_xl.installation.launchers_linux import desktop_entry
from pial_xl.installation.launchers_mac import command_file
from pial_xl.installation.machine import Machine, System
from pial_xl.installation.shortcuts import SHORTCUTS, Shortcut
from pial_xl.sheets.errors import WriteError

PATHS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=30)
OPENED, FILE = SHORTCUTS[0], SHORTCUTS[-1]


def read_exec(entry: bytes) -> list[str]:
    """Read the Exec line back as the Desktop Entry specification says."""
    (row,) = [li for li in entry.decode().split("\n") if li.startswith("Exec=")]
    raw = row.removeprefix("Exec=").replace("\\\\", "\\")
    words, word, quoted, escaped = [], "", False, False
    for letter in raw + " ":
        if escaped:
            word, escaped = word + letter, False
        elif quoted and letter == "\\":
            escaped = True
        elif letter == '"':
            quoted = not quoted
        elif letter == " " and not quoted:
            words.append(word.replace("%%", "%"))
            word = ""
        else:
            word += letter
    return words


@given(PATHS)
def test_a_desktop_starts_the_very_interpreter(name: str) -> None:
    python = Path(f"/outils/{name}/python")

    assert read_exec(desktop_entry(OPENED, python)) == [str(python), *OPENED.arguments]


def test_a_desktop_hands_the_files_to_what_receives_them_only() -> None:
    assert read_exec(desktop_entry(FILE, Path("/python")))[-1] == "%F"
    assert b"MimeType" not in desktop_entry(OPENED, Path("/python"))


@given(PATHS)
def test_a_mac_starts_the_very_interpreter(name: str) -> None:
    python = Path(f"/outils/{name}/python")

    _, row = command_file(OPENED, python).decode().rstrip("\n").split("\n")

    assert shlex.split(row) == ["exec", str(python), *OPENED.arguments]


def test_excel_for_mac_can_only_ask_for_a_button() -> None:
    script = script_excel(Path('/outils/"étrange\\/python')).decode()

    assert 'quoted form of "/outils/\\"étrange\\\\/python" & " -P -m pial_xl bouton"' in script
    assert script.count("do shell script") == 1


def test_every_shortcut_keeps_python_from_importing_from_the_current_folder() -> None:
    assert {shortcut.arguments[0] for shortcut in SHORTCUTS} == {"-P"}


def test_a_file_in_the_folder_of_a_workbook_is_never_imported(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise SystemExit('piège')")

    finished = subprocess.run(
        [sys.executable, *FILE.arguments, "absent.xlsm"],
        cwd=tmp_path, capture_output=True, check=False, encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )  # fmt: skip

    assert finished.returncode == 2
    assert "piège" not in finished.stderr


def test_windows_is_given_the_words_apart_from_the_script(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "System32/WindowsPowerShell/v1.0/powershell.exe"
    fake.parent.mkdir(parents=True)
    fake.write_text(
        f"#!{sys.executable}\nimport json, os, sys\n"
        "mots = {c: v for c, v in os.environ.items() if c.startswith('PIAL_')}\n"
        "open(os.environ['PIAL_LIEN'], 'w').write(json.dumps([sys.argv[1:], mots]))\n"
    )
    fake.chmod(0o755)
    python = Path("/outils/d'une école; $(x)/python.exe")
    machine = Machine(System.WINDOWS, tmp_path, python, {"SystemRoot": str(tmp_path)})

    command_line, words = json.loads(launchers_windows.link(OPENED, machine))

    assert words["PIAL_CIBLE"] == str(python)
    assert words["PIAL_ARGUMENTS"] == "-P -m pial_xl.installation.window bouton controler"
    assert not any("école" in word for word in command_line)


def test_a_powershell_that_fails_is_one_sentence(tmp_path: Path) -> None:
    machine = Machine(System.WINDOWS, tmp_path, Path("/python"), {"SystemRoot": str(tmp_path)})

    with pytest.raises(launchers_windows.LinkError, match="terminal"):
        launchers_windows.link(OPENED, machine)


@pytest.mark.parametrize("system", System)
def test_the_first_line_of_the_record_is_the_interpreter(tmp_path: Path, system: System) -> None:
    machine = Machine(system, tmp_path, Path("/Élèves et AESH/python"))
    python_record = python_record_path(machine)
    python_record.parent.mkdir(parents=True)

    python_record.write_bytes(python_record_data(machine))

    assert read_python_record(machine) == machine.python


def test_the_record_of_windows_is_in_the_code_page_that_vba_reads(tmp_path: Path) -> None:
    machine = Machine(System.WINDOWS, tmp_path, Path("/é/python"))

    assert python_record_data(machine) == b"/\xe9/python\r\n"


def test_a_path_that_vba_cannot_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="dossier au nom simple"):
        python_record_data(Machine(System.WINDOWS, tmp_path, Path("/учитель/python")))


@pytest.mark.parametrize("content", [None, b"", b"\n\n", b"\xff\xfe"])
def test_a_record_that_says_nothing_is_no_record(tmp_path: Path, content: bytes | None) -> None:
    machine = Machine(System.LINUX, tmp_path, Path("/python"))
    if content is not None:
        python_record_path(machine).parent.mkdir(parents=True)
        python_record_path(machine).write_bytes(content)

    assert read_python_record(machine) is None


def test_the_folders_follow_the_variables_that_a_macro_reads(tmp_path: Path) -> None:
    linux = Machine(System.LINUX, tmp_path, Path("/p"), {"XDG_CONFIG_HOME": "/reglages"})
    windows = Machine(System.WINDOWS, tmp_path, Path("/p"), {"APPDATA": "/itinerant"})

    assert linux.configuration == Path("/reglages/pial_xl")
    assert windows.configuration == Path("/itinerant/pial_xl")
    assert windows.send_to == Path("/itinerant/Microsoft/Windows/SendTo")


def test_a_relative_xdg_folder_is_ignored(tmp_path: Path) -> None:
    machine = Machine(System.LINUX, tmp_path, Path("/p"), {"XDG_CONFIG_HOME": "ici"})

    assert machine.configuration == tmp_path / ".config/pial_xl"


@pytest.mark.parametrize("shortcut", [r for r in SHORTCUTS if not r.takes_files])
def test_a_shortcut_starts_a_button_that_exists(shortcut: Shortcut) -> None:
    *_, command, name = shortcut.arguments

    # A copy: a command keeps the option of help of its first context, and this one is not its own.
    context = copy(root.commands[command]).make_context(command, [name], parent=None)

    assert context.params["nom"] == name
