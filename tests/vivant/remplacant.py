"""Stands in for Python: notes the words that a button started it with, and answers as it would.

``remplacant.py REÇU [mots…]``: each click adds a line of words, ended by line feeds, to REÇU.
"""

import sys
import time
from pathlib import Path

from pial_xl.workbook.libreoffice.connexion import se_connecter

_TRAVAIL = 1.0
"""Seconds for which it stays connected at least."""
_ENCORE = ".encore"
"""Ends the name of the file that keeps it at work, beside the one where it notes its words."""


def repondre(recu: Path, mots: list[str]) -> None:
    """Connect, note the words, then stay connected for a while."""
    contexte = se_connecter(mots[mots.index("--tube") + 1])
    with recu.open("a", encoding="utf-8") as fichier:
        fichier.write("\n".join(mots) + "\n\n")
    time.sleep(_TRAVAIL)
    while recu.with_suffix(_ENCORE).exists():
        time.sleep(0.05)
    del contexte


if __name__ == "__main__":
    repondre(Path(sys.argv[1]), sys.argv[2:])
