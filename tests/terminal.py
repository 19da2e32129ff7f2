"""The command line run as a person runs it, and workbooks on disk to give it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from fabrique import Classeur
from openpyxl import Workbook

Lancer = Callable[..., "subprocess.CompletedProcess[str]"]


def enregistrer(classeur: Classeur, chemin: Path) -> Path:
    """Save the rows as sheets, without Excel Tables: the reader finds them by their headers."""
    book = Workbook()
    del book["Sheet"]
    for table in classeur.brut().tables.values():
        feuille = book.create_sheet(table.feuille)
        for colonne, titre in table.titres:
            feuille.cell(table.ligne_titres, colonne, titre)
        for numero, valeurs in table.lignes:
            for (colonne, _), valeur in zip(table.titres, valeurs, strict=True):
                feuille.cell(numero, colonne).value = valeur
    book.save(chemin)
    return chemin


def lanceur(dossier: Path) -> Lancer:
    """Give what runs ``python -m pial_xl`` from a folder, in an English environment."""

    def lancer(*arguments: str | Path, **environnement: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "pial_xl", *map(str, arguments)],
            capture_output=True,
            check=False,
            cwd=dossier,
            encoding="utf-8",
            env=os.environ | {"LANG": "en_US.UTF-8", "LANGUAGE": "en"} | environnement,
            timeout=60,
        )

    return lancer
