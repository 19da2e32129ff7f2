"""Write a fictitious workbook, its controls, its letters and their PDF."""

from dataclasses import dataclass
from pathlib import Path

from pial_xl.demo import DATE_DEMO
from pial_xl.demo.classeur import classeur_demo
from pial_xl.usages.controle import Controle, controler
from pial_xl.usages.lettres.demande import Demande
from pial_xl.usages.lettres.faire import Lettres, lettres
from pial_xl.usages.lettres.pdf import mettre_en_pdf
from pial_xl.usages.rapport import ecrire_rapport
from pial_xl.usages.suivi import Suivi
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.libreoffice.soffice import LibreOfficeInjoignable, trouver_soffice
from pial_xl.workbook.sortie import creer_dossier, ecrire_octets

CLASSEUR = "PIAL fictif.xlsm"
RAPPORT = "Contrôles.xlsx"
LETTRES = "lettres"
SANS_LIBREOFFICE = "aucun, car LibreOffice n'est pas installé sur cet ordinateur"


@dataclass(frozen=True, slots=True)
class Demo:
    """All that the demonstration wrote. ``sans_pdf`` says why there is no PDF, where it is None."""

    controle: Controle
    rapport: Path
    lettres: Lettres
    pdf: Path | None
    sans_pdf: str = ""


def demo(dossier: Path, suivi: Suivi) -> Demo:
    """Write the whole demonstration in a folder, made if need be; always the same.

    A demonstration already there is written again, unless its workbook was changed.

    Raises:
        EcritureImpossible: when a person changed the workbook, or the disk refuses.
    """
    suivi("Classeur", 0, 4)
    classeur = creer_dossier(dossier) / CLASSEUR
    octets = classeur_demo()
    if classeur.exists() and classeur.read_bytes() != octets:
        raise EcritureImpossible(
            "Le dossier contient déjà un classeur de démonstration, que vous avez modifié ou qui "
            "vient d'une autre version : choisissez un autre dossier."
        )
    ecrire_octets(classeur, octets)
    suivi("Contrôles", 1, 4)
    controle = controler(classeur, DATE_DEMO)
    rapport = dossier / RAPPORT
    ecrire_rapport(controle, rapport)
    suivi("Lettres", 2, 4)
    faites = lettres(classeur, DATE_DEMO, dossier / LETTRES, Demande())
    suivi("PDF", 3, 4)
    pdf, sans_pdf = _pdf(faites)
    suivi("Terminé", 4, 4)
    return Demo(controle, rapport, faites, pdf, sans_pdf)


def _pdf(faites: Lettres) -> tuple[Path | None, str]:
    """Make the PDF where LibreOffice can; the demonstration is complete without it."""
    try:
        trouver_soffice()
    except LibreOfficeInjoignable:
        return None, SANS_LIBREOFFICE
    try:
        return mettre_en_pdf(faites).ensemble, ""
    except EcritureImpossible as failure:
        return None, f"aucun. {failure}"
