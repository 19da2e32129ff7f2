"""Make the letters of a closed workbook."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.dossier import Dossier, lire_dossier
from pial_xl.letters.feuille import octets_des_lettres
from pial_xl.letters.lot import est_nomme, preparer
from pial_xl.letters.modele import FEUILLE_MODELE
from pial_xl.letters.source import ouvrir_modele
from pial_xl.tables import Coordonnateur
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
    lot = preparer(dossier, _choix(dossier, pour))
    titre = f"{'Lettre' if pour else 'Lettres'} de mission {dossier.bareme.annee_scolaire}"
    return Lettres(
        titre=f"{titre} {pour}" if pour else titre,
        feuilles=tuple(lettre.feuille for lettre in lot.lettres),
        octets=octets_des_lettres(_modele(chemin, dossier), lot.lettres) if lot.lettres else b"",
        refus=(*map(str, lot.refus), *lot.remarques),
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


def _choix(dossier: Dossier, pour: str | None) -> Callable[[Coordonnateur], bool]:
    if pour is None:
        return lambda _: True
    if not any(est_nomme(c, pour) for c in dossier.coordonnateurs.lignes):
        raise ClasseurIllisible(
            "Personne ne porte ce nom dans la feuille Coordonnateurs : vérifiez l'option --pour."
        )
    return lambda c: est_nomme(c, pour)


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
