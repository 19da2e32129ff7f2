"""A batch of letters: which rows give one, which do not and why."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pial_xl.letters.champs import manquants, valeurs
from pial_xl.letters.contexte import contexte_de, textes_du_modele
from pial_xl.letters.feuille import Lettre
from pial_xl.letters.noms import noms_de_feuilles
from pial_xl.tables import Coordonnateur, colonnes
from pial_xl.tables.adresse import Cellule
from pial_xl.units.text import fold, french

if TYPE_CHECKING:
    from pial_xl.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Refus:
    """A row that gives no letter: the cell to fill first, and in French what is missing."""

    cellule: Cellule
    manque: tuple[str, ...]

    def __str__(self) -> str:
        quoi = ", ".join(self.manque)
        return french(
            f"{self.cellule.feuille}!{self.cellule.adresse} : pas de lettre, il manque : {quoi}."
        )


@dataclass(frozen=True, slots=True)
class Lot:
    """The letters to lay, in the order of the sheet, and the rows left out."""

    lettres: tuple[Lettre, ...]
    refus: tuple[Refus, ...]


def preparer(d: "Dossier", garder: Callable[[Coordonnateur], bool]) -> Lot:
    """Prepare the letters of the rows to keep; a row with a missing field gives a refusal."""
    textes = textes_du_modele(d)
    lignes = d.coordonnateurs.lignes
    # Names are given over all rows, so that a letter keeps its sheet's name when made alone.
    noms = noms_de_feuilles([(c.nom, c.prenom) for c in lignes])
    lettres: list[Lettre] = []
    refus: list[Refus] = []
    for c, nom in zip(lignes, noms, strict=True):
        if not garder(c):
            continue
        manque = _manque(d, textes, c)
        if manque:
            premier = next((champ for champ in manque.values() if champ), "nom")
            refus.append(Refus(d.coordonnateurs.cellule(c, premier), tuple(manque)))
        else:
            lettres.append(Lettre(nom.garde, valeurs(c, contexte_de(d, c))))
    return Lot(tuple(lettres), tuple(refus))


def _manque(d: "Dossier", textes: tuple[str, ...], c: Coordonnateur) -> dict[str, str | None]:
    """Give what a row misses, in French, with the field that holds it (None: a parameter)."""
    manque = {r.libelle: r.colonne for r in manquants(textes, c, contexte_de(d, c))}
    for champ, colonne in colonnes(Coordonnateur).items():
        if colonne.obligatoire and not getattr(c, champ) and champ not in manque.values():
            manque[colonne.titre] = champ
    return manque


def est_nomme(c: Coordonnateur, pour: str) -> bool:
    """Tell whether a row is that of ``"NOM Prénom"``, in any case, accents and order."""
    nom, prenom = fold(c.nom or ""), fold(c.prenom or "")
    return bool(nom + prenom) and fold(pour) in {nom + prenom, prenom + nom}
