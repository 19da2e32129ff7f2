"""Show one letter of a closed workbook, in a file of a moment."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pial_xl.dossier import lire_dossier
from pial_xl.letters.fermees.classeur import ClasseurDeLettres
from pial_xl.letters.lot import Lot, preparer
from pial_xl.usages.lettres.demande import Demande, choisir
from pial_xl.usages.lettres.modeles import modeles_des_lettres
from pial_xl.workbook.closed import read_workbook
from pial_xl.workbook.erreurs import ClasseurIllisible
from pial_xl.workbook.lettres_fermees import APERCU, est_un_apercu
from pial_xl.workbook.noms import place_libre
from pial_xl.workbook.sortie import creer_dossier, ecrire_octets


@dataclass(frozen=True, slots=True)
class Apercu:
    """A letter that is shown.

    Attributes:
        classeur: the file that holds it, and nothing else.
        numero: its row in Coordonnateurs.
        lot: the letters of every row.
    """

    classeur: Path
    numero: int
    lot: Lot


def apercu(chemin: Path, reference: date, sortie: Path, demande: Demande) -> Apercu:
    """Lay the first letter wanted that can be made in a workbook of its own.

    It replaces the preview of an earlier run, and counts for nothing in the next ones.

    Raises:
        ClasseurIllisible: when a file cannot be read, or no row that is wanted gives a letter.
        EcritureImpossible: no permission, disk full, file open elsewhere…
    """
    dossier = lire_dossier(read_workbook(chemin), reference)
    choix = choisir(dossier, demande)
    lot = preparer(dossier)
    lettre = next((lettre for lettre in lot.lettres if lettre.numero in choix), None)
    if lettre is None:
        refus = next((f" {refus}" for refus in lot.refus if refus.numero in choix), "")
        raise ClasseurIllisible(f"Aucune lettre à montrer.{refus}")
    modele = modeles_des_lettres(chemin, dossier, [lettre])[lettre.numero]
    classeur = ClasseurDeLettres.neuf(modele, APERCU)
    classeur.poser(modele, lettre)
    cible = place_libre(creer_dossier(sortie), APERCU, ".xlsx", est_un_apercu)
    ecrire_octets(cible, classeur.octets(), jamais=chemin)
    return Apercu(cible, lettre.numero, lot)
