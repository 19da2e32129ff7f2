"""Files of a person that the page's door is given to take over."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from pial_xl.page import Door

DAY = date(2026, 11, 24)
File = tuple[str, str, bytes]
"""A file that is given: its role, its name, its content."""


def ask(door: Door, action: str, words: dict[str, str], data: bytes = b"") -> tuple[Any, bytes]:
    told, file = door.ask(action, json.dumps(words), data)
    return json.loads(told), file


def prepare(door: Door, *files: File, choices: Sequence[Sequence[str]] = ()) -> Any:
    """Have the door say what files give."""
    return _ask_of(door, "reprendre", files, choices)[0]


def write(door: Door, *files: File, choices: Sequence[Sequence[str]] = ()) -> tuple[Any, bytes]:
    """Have the door make the new workbook."""
    return _ask_of(door, "reprise", files, choices)


def _ask_of(
    door: Door, action: str, files: Sequence[File], choices: Sequence[Sequence[str]]
) -> tuple[Any, bytes]:
    words = {
        "fichiers": json.dumps([(role, name, len(data)) for role, name, data in files]),
        "choix": json.dumps(choices),
        "date": DAY.isoformat(),
    }
    return ask(door, action, words, b"".join(data for _, _, data in files))
