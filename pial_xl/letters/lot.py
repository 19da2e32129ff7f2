"""A batch of letters: which rows give one, which do not and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pial_xl.letters.contexte import contexte_de, textes_du_modele
from pial_xl.letters.langue.catalogue import Requis
from pial_xl.letters.langue.champs import fautes, manquants, valeurs
from pial_xl.letters.lettre import Lettre, Valeurs
from pial_xl.letters.lignes import est_paye_en_imp, montant_du, noms_des_lettres, repetitions
from pial_xl.letters.modeles.choix import choisir
from pial_xl.tables import Coordonnateur, colonnes
from pial_xl.tables.adresse import Cellule
from pial_xl.units.text import french

if TYPE_CHECKING:
    from pial_xl.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Refus:
    """A row that gives no letter.

    Attributes:
        cellule: the cell to correct first.
        raison: why, in French.
        numero: number of the row.
        valeurs: what its letter would say, by placeholder.
        feuille: the sheet of the letter it may have had before; None for a row without a name.
    """

    cellule: Cellule
    raison: str
    numero: int
    valeurs: Valeurs
    feuille: str | None = None

    def __str__(self) -> str:
        place = f"{self.cellule.feuille}!{self.cellule.adresse}"
        return french(f"{place} : pas de lettre ({self.raison}).")


@dataclass(frozen=True, slots=True)
class Lot:
    """The letters to lay, in the order of the sheet, and the rows left out.

    ``remarques``: in French, what the letters will show that nobody meant.
    """

    lettres: tuple[Lettre, ...]
    refus: tuple[Refus, ...]
    remarques: tuple[str, ...] = ()

    @property
    def feuilles(self) -> frozenset[str]:
        """The sheets that the rows claim, those that give no letter now included."""
        refusees = (refus.feuille for refus in self.refus if refus.feuille)
        return frozenset((*(lettre.feuille for lettre in self.lettres), *refusees))


def preparer(d: "Dossier") -> Lot:
    """Prepare the letters of every row; a row with a missing field gives a refusal."""
    noms = noms_des_lettres(d)
    lettres: list[Lettre] = []
    refus: list[Refus] = []
    suivis: dict[str, None] = {}
    repeats = repetitions(d)
    for c in d.coordonnateurs.lignes:
        dit = valeurs(c, contexte_de(d, c))
        pole = d.pole_du(c)
        textes = textes_du_modele(d, pole)
        suivis |= dict.fromkeys(textes)
        if empechement := _empechement(d, c, manquants(textes, dit), repeats):
            champ, raison = empechement
            nom = noms.get(c.numero) if c.numero not in repeats else None
            cellule = d.coordonnateurs.cellule(c, champ)
            refus.append(Refus(cellule, raison, c.numero, dit, nom.garde if nom else None))
        else:
            lettres.append(Lettre(noms[c.numero].garde, dit, c.numero, choisir(d.modeles, pole)))
    return Lot(tuple(lettres), tuple(refus), tuple(_remarques(suivis, lettres)))


def _remarques(textes: Iterable[str], lettres: Iterable[Lettre]) -> Iterator[str]:
    """Say what the letters will show that nobody meant."""
    if any(lettre.modele is None for lettre in lettres):
        yield french(
            "Le classeur n'a pas de feuille « Modèle de lettre » pour toutes les lettres : le "
            "modèle fourni avec pial-xl sert aux autres."
        )
    ecrits = list(dict.fromkeys(faute.ecrit for texte in textes for faute in fautes(texte)))
    if len(ecrits) == 1:
        yield french(f"Champ inconnu du modèle de lettre, laissé tel quel : {ecrits[0]}.")
    elif ecrits:
        yield french(
            f"Champs inconnus du modèle de lettre, laissés tels quels : {', '.join(ecrits)}."
        )


def _empechement(
    d: "Dossier", c: Coordonnateur, requis: Iterable[Requis], repeats: dict[int, int]
) -> tuple[str, str] | None:
    """Say why a row gives no letter, after the field to correct; None when it gives one."""
    if manque := _manque(c, requis):
        premier = next((champ for champ in manque.values() if champ), "nom")
        return premier, f"il manque : {', '.join(manque)}"
    if c.numero in repeats:
        return "nom", f"cette ligne répète la ligne {repeats[c.numero]}"
    if c.imp is not None and (c.imp < 0 or (c.imp == 0 and est_paye_en_imp(d, c))):
        return "imp", "le nombre d'IMP n'est pas possible"
    if c.montant is not None and c.montant != montant_du(d, c):
        return "montant", "le montant n'est pas celui des IMP"
    return None


def _manque(c: Coordonnateur, requis: Iterable[Requis]) -> dict[str, str | None]:
    """Give what a row misses, in French, with the field that holds it (None: a parameter)."""
    manque = {r.libelle: r.colonne for r in requis}
    for champ, colonne in colonnes(Coordonnateur).items():
        if colonne.obligatoire and not getattr(c, champ) and champ not in manque.values():
            manque[colonne.titre] = champ
    return manque
