"""Fictitious rows that letters are made from, and letters laid on the packaged model."""

from dataclasses import dataclass, field
from functools import cache
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.bareme import Bareme
from pial_xl.letters.fermees.classeur import ClasseurDeLettres
from pial_xl.letters.fermees.modele import regarder
from pial_xl.letters.fermees.source import ouvrir_modele
from pial_xl.letters.langue.catalogue import Contexte
from pial_xl.letters.langue.champs import valeurs
from pial_xl.letters.lettre import Lettre
from pial_xl.letters.modeles.pial import FEUILLE_MODELE
from pial_xl.letters.noms import noms_de_feuilles
from pial_xl.tables import Coordonnateur, Etablissement, Pole
from pial_xl.template import construire
from pial_xl.units.dates import SchoolYear
from pial_xl.units.text import clean

PIAL = Pole.model_validate(
    {"pole": "P1", "sigle": "PIAL", "libelle": "PIAL Exemple Nord", "reseau": "privé",
     "remuneration": "IMP"}
)  # fmt: skip
PAS = Pole.model_validate(
    {"pole": "P2", "sigle": "PAS", "libelle": "PAS Exemple Sud", "reseau": "public",
     "remuneration": "décharge"}
)  # fmt: skip
ECOLE = Etablissement.model_validate(
    {"uai": "0440001M", "nom": "École Saint-Exemple", "commune": "Guérande"}
)
BAREME = Bareme(annee_scolaire=SchoolYear(2025))


def coordonnateur(**champs: object) -> Coordonnateur:
    """Give a complete row, with some fields changed."""
    complet: dict[str, object] = {
        "civilite": "Mme",
        "nom": "Fictive",
        "prenom": "Camille",
        "uai": "0440001M",
        "pole": "P1",
        "imp": 1,
        "signataire": "M. MODÈLE",
    }
    return Coordonnateur.model_validate(complet | champs)


@dataclass
class Dossier:
    """One row with what surrounds it."""

    ligne: Coordonnateur = field(default_factory=coordonnateur)
    etablissement: Etablissement | None = ECOLE
    pole: Pole | None = PIAL
    bareme: Bareme = BAREME

    @property
    def contexte(self) -> Contexte:
        """Give what the letter says beyond the row."""
        return Contexte(self.etablissement, self.pole, self.bareme, nb_aesh=12)


@cache
def octets_du_gabarit() -> bytes:
    """Build the template once."""
    return construire()


def modele_livre() -> Worksheet:
    """Open the model that the template carries."""
    return ouvrir_modele(octets_du_gabarit(), FEUILLE_MODELE)


def ecrire(dossiers: list[Dossier], modele: Worksheet | None = None) -> bytes:
    """Lay the letters of some rows, as the command does."""
    regarde = regarder(modele or modele_livre())
    classeur = ClasseurDeLettres.neuf(regarde, "Lettres de mission")
    noms = noms_de_feuilles((d.ligne.nom, d.ligne.prenom) for d in dossiers)
    voisine = None
    for nom, d in zip(noms, dossiers, strict=True):
        classeur.poser(regarde, Lettre(nom.garde, valeurs(d.ligne, d.contexte)), voisine)
        voisine = nom.garde
    return classeur.octets()


def relire(octets: bytes) -> Workbook:
    """Open the letters again as another program would."""
    return load_workbook(BytesIO(octets))


def lignes(feuille: Worksheet) -> list[str]:
    """Give the lines of a letter as they are read: left to right, spaces made plain."""
    return [
        clean(" | ".join(clean(cell.value) for cell in row if cell.value))
        for row in feuille.iter_rows()
        if any(cell.value for cell in row)
    ]
