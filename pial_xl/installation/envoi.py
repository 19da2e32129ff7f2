"""Control the files that the desktop hands over (« Envoyer vers », « Ouvrir avec »)."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from subprocess import DEVNULL

from pial_xl.cli import main
from pial_xl.installation.fenetre import attendre

PREFIXE = "Contrôles - "


def envoyer(classeurs: Sequence[Path]) -> int:
    """Control each file, write its report beside it and open it.

    Returns:
        The worst of the exit codes: 0, 1 (something is BLOQUANT) or 2 (impossible).
    """
    return max((_controler(classeur) for classeur in classeurs), default=2)


def rapport_de(classeur: Path) -> Path:
    """Give where the report of a workbook goes: beside it, under its name."""
    return classeur.with_name(f"{PREFIXE}{classeur.stem}.xlsx")


def _controler(classeur: Path) -> int:
    rapport = rapport_de(classeur)
    avant = _ecrit_le(rapport)
    # `--`: a file may bear a name that begins with a dash.
    code = main(["controler", "--sortie", str(rapport), "--", str(classeur)])
    if _ecrit_le(rapport) not in (None, avant):
        _ouvrir(rapport)
    return code


def _ecrit_le(chemin: Path) -> int | None:
    try:
        return chemin.stat().st_mtime_ns
    except OSError:
        return None


def _ouvrir(rapport: Path) -> None:
    """Open a report with the user's own program; its place has been told all the same."""
    try:
        if sys.platform == "win32":
            os.startfile(rapport)  # noqa: S606 - the report that we wrote ourselves
        else:
            ouvre = "open" if sys.platform == "darwin" else "xdg-open"
            subprocess.Popen(  # noqa: S603 - the desktop's own program, a path made by us
                [ouvre, str(rapport)], stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
            )
    except OSError:
        return


if __name__ == "__main__":
    _code = envoyer([Path(nom) for nom in sys.argv[1:]])
    attendre()
    sys.exit(_code)
