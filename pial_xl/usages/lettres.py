"""Make the letters of a closed workbook."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.dossier import Dossier, lire_dossier
from pial_xl.letters.choix import Choix, de_la_personne, toutes
from pial_xl.letters.feuille import octets_des_lettres
from pial_xl.letters.lot import preparer
from pial_xl.letters.modele import FEUILLE_MODELE
from pial_xl.letters.source import ouvrir_modele
from pial_xl.template import construire
from pial_xl.workbook.archive import ABIME
from pial_xl.workbook.closed import read_workbook
from pial_xl.workbook.erreurs import ClasseurIllisible
from pial_xl.workbook.noms import nom_de_fichier
from pial_xl.workbook.pdf import exporter_pdf
from pial_xl.workbook.sortie import creer_dossier, ecrire_octets

DOSSIER = "lettres"
"""Folder of the letters, beside the workbook, unless another is asked for."""


@dataclass(frozen=True, slots=True)
class Lettres:
    """Letters laid on the sheets of a workbook that is not yet written.

    Attributes:
        titre: name for the file, from the school year and the person asked for.
        feuilles: the sheets, one per letter.
        octets: the workbook; empty when no row gives a letter.
        refus: in French, which rows gave no letter and what they miss.
    """

    titre: str
    feuilles: tuple[str, ...]
    octets: bytes
    refus: tuple[str, ...]


def lettres(chemin: Path, reference: date, pour: str | None = None) -> Lettres:
    """Make the letters of a closed workbook, which is left untouched.

    Args:
        chemin: the workbook.
        reference: date on which it is looked at.
        pour: ``"NOM Prénom"`` of the only person wanted.

    Raises:
        ClasseurIllisible: when it cannot be read, or nobody in it is called *pour*.
    """
    dossier = lire_dossier(read_workbook(chemin), reference)
    choix = _choix(dossier, pour)
    lot = preparer(dossier)
    choisies = [lettre for lettre in lot.lettres if lettre.numero in choix]
    refus = [refus for refus in lot.refus if refus.numero in choix]
    titre = f"{'Lettre' if pour else 'Lettres'} de mission {dossier.bareme.annee_scolaire}"
    return Lettres(
        titre=f"{titre} {pour}" if pour else titre,
        feuilles=tuple(lettre.feuille for lettre in choisies),
        octets=octets_des_lettres(_modele(chemin, dossier), choisies) if choisies else b"",
        refus=(*map(str, refus), *lot.remarques),
    )


def ecrire_lettres(faites: Lettres, dossier: Path) -> Path:
    """Write letters in a folder, made if need be, under a name that nothing there bears.

    Raises:
        EcritureImpossible: no permission, disk full…
    """
    voisins = creer_dossier(dossier).iterdir()
    pris = [f"{voisin.stem}.xlsx" for voisin in voisins]  # its PDF will bear the same name
    classeur = dossier / nom_de_fichier(faites.titre, ".xlsx", pris)
    ecrire_octets(classeur, faites.octets)
    return classeur


def lettres_en_pdf(classeur: Path) -> Path:
    """Write the PDF of a workbook of letters beside it, through LibreOffice.

    Raises:
        EcritureImpossible: LibreOffice is absent or fails, no permission, disk full…
    """
    return exporter_pdf(classeur, classeur.parent)


def _choix(dossier: Dossier, pour: str | None) -> Choix:
    if pour is None:
        return toutes(dossier)
    if choix := de_la_personne(dossier, pour):
        return choix
    raise ClasseurIllisible(
        "Personne ne porte ce nom dans la feuille Coordonnateurs : vérifiez l'option --pour."
    )


def _modele(chemin: Path, dossier: Dossier) -> Worksheet:
    """Open the workbook's own letter model, or the packaged one where it has none."""
    titre = next(iter(dossier.modeles), None)
    if titre is None:
        return ouvrir_modele(construire(), FEUILLE_MODELE)
    try:
        return ouvrir_modele(chemin.read_bytes(), titre)
    except Exception as failure:
        # openpyxl raises anything from KeyError to its own errors on a damaged part.
        raise ClasseurIllisible(ABIME) from failure
