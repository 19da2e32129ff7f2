"""The commands that a sentence tells to type, as this person types them.

Sentences say « pial-xl nouveau ». After an installation in a folder, pial-xl is on no PATH, and the
command would fail as written: the doors, a terminal and a click, say where the program is.
"""

import os
import re
import shutil
import sys
from pathlib import Path
from typing import Final

_NAME: Final = "pial-xl"
COMMANDS: Final = (
    "absence", "affectations", "bouton", "comparer", "completion", "controler", "demo",
    "diagnostic", "edt", "expliquer", "gabarit", "installer", "lettres", "listes", "note",
    "nouveau", "regles", "reprendre", "verifier-vierge",
)  # fmt: skip
"""The commands, whose name a sentence writes after that of the program."""
_TOLD: Final = re.compile(rf"(?<![\w./\\-]){_NAME}(?= (?:{'|'.join(COMMANDS)})\b)")


def in_terminal(text: str) -> str:
    """Give a text for the terminal in which this process was started by a command."""
    return as_typed(text, program(sys.argv[0], Path.cwd()))


def after_click(text: str) -> str:
    """Give a text for a person who clicked: the program that stands beside this Python.

    It is told by its whole place, for nobody knows in which folder they will open a terminal.
    """
    beside = shutil.which(_NAME, path=str(Path(sys.executable).parent))
    return as_typed(text, program(beside or _NAME))


def as_typed(text: str, start: str) -> str:
    """Give a text whose commands are to be typed as they stand.

    Args:
        text: what is said, in French typography or not.
        start: what starts the program, as ``program`` gives it.
    """
    return _TOLD.sub(lambda _: start, text)


def program(started: str, here: Path | None = None) -> str:
    """Give what starts pial-xl in a terminal.

    Args:
        started: what this process was started by, or the script of the program.
        here: the folder of the terminal; None where it is not known.

    Returns:
        The name alone where it is on the PATH, or where *started* is no script of ours (a button, a
        test) or cannot be typed without quotes, which shells write each in its own way.
    """
    script = Path(started)
    if script.stem != _NAME or len(script.parts) == 1 or shutil.which(_NAME):
        return _NAME
    place = os.path.abspath(script)  # noqa: PTH100 - a link in .venv stays the name that is typed
    if here is not None and Path(place).is_relative_to(here):
        place = os.path.relpath(place, here)
    return _NAME if " " in place else place
