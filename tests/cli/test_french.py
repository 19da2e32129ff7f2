import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from subprocess import CompletedProcess

import click
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from terminal import ENGLISH as ENGLISH_MACHINE
from terminal import Launcher

import pial_xl

LOCALE = Path(pial_xl.__file__).parent / "locale" / "fr" / "LC_MESSAGES"
COMMANDS = (
    "demo", "nouveau", "controler", "lettres", "regles", "gabarit", "diagnostic", "completion",
)  # fmt: skip
ENGLISH = re.compile(
    r"\b(the|this|and|exit|usage:|error|missing|try|such|invalid|options:|commands|show|file|path"
    r"|text|integer|default|required|did you mean|got|unexpected|value)\b",
    re.IGNORECASE,
)


def po() -> dict[str, list[str]]:
    """Give the French of each English message, all its plural forms."""
    with (LOCALE / "messages.po").open("rb") as source:
        catalogue = read_po(source)
    return {
        str(message.id if isinstance(message.id, str) else message.id[0]): [message.string]
        if isinstance(message.string, str)
        else list(message.string or ())
        for message in catalogue
        if message.id
    }


def click_messages() -> Iterator[str]:
    for module in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            first = node.args[0] if node.args else None
            if node.func.id in {"_", "ngettext"} and isinstance(first, ast.Constant):
                yield str(first.value)


def test_the_compiled_catalogue_is_that_of_its_source() -> None:
    with (LOCALE / "messages.po").open("rb") as source:
        catalogue = read_po(source)
    compiled = BytesIO()
    write_mo(compiled, catalogue)

    assert (LOCALE / "messages.mo").read_bytes() == compiled.getvalue()


# What click says to the programmer who declares a command wrongly; no user ever sees these.
PROGRAMMER = (
    "Could not determine name for option",
    "No options defined but a name was passed",
    "Arguments take exactly one parameter declaration",
    "Name '{name}' defined twice",
    "Boolean option {decl!r} cannot use the same flag",
    "Unknown color",
)


def test_every_message_that_click_can_show_a_user_has_a_french_one() -> None:
    known = po()

    missing = [
        message
        for message in click_messages()
        if message not in known and not message.startswith(PROGRAMMER)
    ]

    assert missing == []


def test_french_messages_keep_the_fields_of_the_english_ones() -> None:
    fields = re.compile(r"\{(\w+)(?:!r)?\}")
    for english, texts in po().items():
        for text in texts:
            assert set(fields.findall(text)) <= set(fields.findall(english)) | {
                "len", "len_value", "possibilities", "nargs", "choices", "formats",
            }, english  # fmt: skip


def test_french_typography_puts_a_non_breaking_space_before_high_punctuation() -> None:
    for texts in po().values():
        for text in texts:
            assert not re.search(r" [:;!?]", text)
            assert not re.search(r"\w[;!?](?!r\})", text)


def assert_french_help(told: str) -> None:
    assert told.startswith("Usage\u00a0: pial-xl")
    assert ENGLISH.findall(re.sub(r"--\w+|Usage\u00a0:", "", told)) == []


def assert_told_in_french(finished: "CompletedProcess[str]") -> None:
    assert finished.returncode == 2
    assert finished.stdout == ""
    assert "Erreur\u00a0: " in finished.stderr
    assert ENGLISH.findall(re.sub(r"--\w+|Usage\u00a0:", "", finished.stderr)) == []


def test_a_program_that_starts_is_french_at_once(start: Launcher) -> None:
    assert_french_help(start("--help").stdout)
    assert_told_in_french(start("controler"))


@pytest.fixture(scope="module")
def helps() -> dict[str, str]:
    """The help of each command, asked in one process: click keeps the words of the first asking."""
    script = f"from pial_xl.cli import main\nfor c in {COMMANDS}: main([c, '--help']), print('\f')"
    told = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=os.environ | ENGLISH_MACHINE,
    )
    return dict(zip(COMMANDS, told.stdout.split("\f\n"), strict=False))


@pytest.mark.parametrize("command", COMMANDS)
def test_help_holds_no_english(helps: dict[str, str], command: str) -> None:
    assert_french_help(helps[command])


@pytest.mark.parametrize(
    "arguments",
    [
        ["contrler"],
        ["controler"],
        ["controler", "a.xlsx", "b.xlsx"],
        ["controler", "a.xlsx", "--dat", "2026-11-24"],
        ["controler", "a.xlsx", "--date"],
        ["controler", "a.xlsx", "--date", "31/02/2026"],
        ["controler", "a.xlsx", "--json=oui"],
        ["completion", "csh"],
    ],
)
def test_a_wrong_command_line_is_told_in_french_and_exits_2(
    launch: Launcher, arguments: list[str]
) -> None:
    assert_told_in_french(launch(*arguments))


def test_a_console_without_accents_does_not_stop_a_command(start: Launcher) -> None:
    finished = start("regles", PYTHONIOENCODING="ascii")

    assert finished.returncode == 0
    assert "S-01" in finished.stdout
