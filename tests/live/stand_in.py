"""Stands in for Python: notes the words that a button started it with, and answers as it would.

``stand_in.py REÇU [mots…]``: each click adds a line of words, ended by line feeds, to REÇU.
"""

import sys
import time
from pathlib import Path

from pial_xl.engines.libreoffice.connection import connect

_WORK = 1.0
"""Seconds for which it stays connected at least."""
_STILL = ".encore"
"""Ends the name of the file that keeps it at work, beside the one where it notes its words."""


def respond(received: Path, words: list[str]) -> None:
    """Connect, note the words, then stay connected for a while."""
    context = connect(words[words.index("--tube") + 1])
    with received.open("a", encoding="utf-8") as file:
        file.write("\n".join(words) + "\n\n")
    time.sleep(_WORK)
    while received.with_suffix(_STILL).exists():
        time.sleep(0.05)
    del context


if __name__ == "__main__":
    respond(Path(sys.argv[1]), sys.argv[2:])
