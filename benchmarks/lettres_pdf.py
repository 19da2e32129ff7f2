"""Time and size of 300 coordinators' letters: workbook, PDF, one PDF each, all in one.

LibreOffice makes the PDF. Run it from the project's folder: ``python benchmarks/lettres_pdf.py``,
with another number of coordinators after it if wanted.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pial_xl.demo.calendrier import ANNEE, DATE_DEMO
from pial_xl.demo.donnees import donnees_demo
from pial_xl.template import construire
from pial_xl.usages.lettres.demande import Demande
from pial_xl.usages.lettres.faire import lettres
from pial_xl.workbook.pdf import convertir
from pial_xl.workbook.pdf.lettres import assembler, relier, separer

COORDONNATEURS = 300

T = TypeVar("T", bytes, Mapping[str, bytes])


@dataclass(frozen=True)
class Mesure:
    """One step: what it makes, in how many seconds, and the size of each file it gives."""

    etape: str
    secondes: float
    tailles: list[int]

    def __str__(self) -> str:
        total = sum(self.tailles) / 1000
        un = total / len(self.tailles)
        return f"{self.etape:<34}{self.secondes:8.2f} s{total:10.0f} ko{un:10.0f} ko"


def mesurer(etape: str, action: Callable[[], T]) -> tuple[T, Mesure]:
    """Run a step that gives one file or several."""
    debut = time.perf_counter()
    fait = action()
    secondes = time.perf_counter() - debut
    fichiers = [fait] if isinstance(fait, bytes) else list(fait.values())
    return fait, Mesure(etape, secondes, [len(fichier) for fichier in fichiers])


def classeur(nombre: int) -> bytes:
    """Give a workbook with so many fictitious coordinators, each of one pole and one school."""
    donnees = donnees_demo()
    modeles = donnees["T_Coordonnateurs"]
    donnees["T_Coordonnateurs"] = [
        modeles[rang % len(modeles)] | {"nom": f"FICTIF-{rang:03}"} for rang in range(nombre)
    ]
    return construire(donnees=donnees, parametres={"annee_scolaire": ANNEE})


def main(nombre: int) -> int:
    """Print the time and the sizes of each step; 1 when a letter is missing."""
    with tempfile.TemporaryDirectory() as dossier:
        chemin = Path(dossier, "essai.xlsm")
        chemin.write_bytes(classeur(nombre))
        debut = time.perf_counter()
        faites = lettres(chemin, DATE_DEMO, Path(dossier), Demande())
        duree = time.perf_counter() - debut
        debut = time.perf_counter()
        lettres(chemin, DATE_DEMO, Path(dossier), Demande())
        relecture = time.perf_counter() - debut
        octets = faites.classeur.read_bytes() if faites.classeur else b""
    titres = {feuille: f"Lettre de mission – {feuille}" for feuille in faites.contenu}
    pdf, converti = mesurer("PDF de LibreOffice", lambda: convertir(octets))
    relie, mesure_relie = mesurer("un PDF, avec signets", lambda: relier(pdf, "Lettres", titres))
    separes, mesure_separes = mesurer("un PDF par lettre", lambda: separer(pdf, titres))
    pieces = [(titres[feuille], octets) for feuille, octets in separes.items()]
    _, assemble = mesurer("un PDF, des PDF séparés", lambda: assembler(pieces, "Lettres"))
    print(f"{len(separes)} lettres{'durée':>33}{'taille':>13}{'par fichier':>13}")
    print(Mesure("lecture et classeur des lettres", duree, [len(octets)]))
    print(Mesure("de nouveau, rien à changer", relecture, [len(octets)]))
    for mesure in (converti, mesure_relie, mesure_separes, assemble):
        print(mesure)
    return int(len(separes) != nombre or not relie)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else COORDONNATEURS))
