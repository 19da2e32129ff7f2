"""A person's machine: their folder, their settings, their LibreOffice with the workbook open."""

import shlex
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bureau import Calc, attendre

_REMPLACANT = Path(__file__).with_name("remplacant.py")
_LIGNES_DE_PARAMETRES = range(4, 80)


@dataclass(frozen=True, slots=True)
class Poste:
    """The machine, on which no Python is known at first."""

    maison: Path
    calc: Calc

    def devant(self, calc: Calc) -> "Poste":
        """Give the same machine with another workbook in front."""
        return replace(self, calc=calc)

    @property
    def releve(self) -> Path:
        """Where the installer records the program that the buttons start."""
        return self.maison / ".config" / "pial_xl" / "interpreteur.txt"

    @property
    def recu(self) -> Path:
        """Where a stand-in notes the words that it was started with."""
        return self.maison / "reçu.txt"

    def retenir(self, programme: Path) -> None:
        """Record the program that the buttons start."""
        self.releve.parent.mkdir(parents=True, exist_ok=True)
        self.releve.write_text(f"{programme}\n", encoding="utf-8")

    def oublier(self) -> None:
        """Take away every way to find Python, and what was noted of the last click."""
        self.calc.attendre_le_repos()
        self.releve.unlink(missing_ok=True)
        self.recu.unlink(missing_ok=True)
        self.ecrire_parametre("")
        for programme in (self.maison / "bin").iterdir():
            programme.unlink()

    def remplacant(self, nom: str) -> Path:
        """Make a program that notes its words, then connects as pial-xl does."""
        programme = self.maison / nom
        commande = shlex.join([sys.executable, str(_REMPLACANT), str(self.recu)])
        return self._programme(programme, f'exec {commande} "$@"')

    @contextmanager
    def au_travail(self) -> Iterator[None]:
        """Keep a stand-in at work, however slow the machine is."""
        encore = self.recu.with_suffix(".encore")
        encore.touch()
        try:
            yield
        finally:
            encore.unlink()

    def muet(self, nom: str) -> Path:
        """Make a program that ends without a word, like a Python that lacks pial_xl."""
        return self._programme(self.maison / nom, "exit 1")

    def clics(self) -> list[list[str]]:
        """Give the words of each start of a stand-in, once there was one."""
        attendre(self.recu.exists, "que le programme soit lancé")
        attendre(lambda: self.recu.read_text(encoding="utf-8").endswith("\n\n"), "ses mots")
        return [clic.splitlines() for clic in self.recu.read_text("utf-8").split("\n\n")[:-1]]

    def ecrire_parametre(self, valeur: str) -> None:
        """Write the interpreter's row of Paramètres."""
        feuille = self.calc.document.Sheets.getByName("Paramètres")
        (ligne,) = (
            rang
            for rang in _LIGNES_DE_PARAMETRES
            if feuille.getCellByPosition(0, rang).String == "interpreteur"
        )
        feuille.getCellByPosition(2, ligne).String = valeur

    def _programme(self, chemin: Path, commande: str) -> Path:
        chemin.parent.mkdir(parents=True, exist_ok=True)
        chemin.write_text(f"#!/bin/sh\n{commande}\n", encoding="utf-8")
        chemin.chmod(chemin.stat().st_mode | stat.S_IXUSR)
        return chemin
