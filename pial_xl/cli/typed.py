"""The commands that an answer tells to type, as this person types them."""

import os
import shutil
import sys
from pathlib import Path

_NAME = "pial-xl"


def typed(words: str) -> str:
    """Give a command to type: by the name alone where a terminal finds it, else by its place.

    Args:
        words: what follows the name of the program.
    """
    return f"{program(sys.argv[0], Path.cwd())} {words}"


def program(started: str, here: Path) -> str:
    """Give what starts pial-xl in a terminal.

    Args:
        started: what this process was started by.
        here: the folder of the terminal.

    Returns:
        The name alone where it is on the PATH, or where *started* is no script of ours (a button, a
        test) or cannot be typed without quotes, which shells write each in its own way.
    """
    script = Path(started)
    if script.stem != _NAME or len(script.parts) == 1 or shutil.which(_NAME):
        return _NAME
    place = os.path.abspath(script)  # noqa: PTH100 - a link in .venv stays the name that is typed
    if Path(place).is_relative_to(here):
        place = os.path.relpath(place, here)
    return _NAME if " " in place else place
