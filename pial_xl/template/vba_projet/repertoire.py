"""The directory of a compound file: storages and streams, in red-black trees ([MS-CFB] 2.6).

An entry points to others by their rank in the directory.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from struct import pack

_AUCUN = 0xFFFFFFFF
_ROUGE, _NOIR = 0, 1
_DOSSIER, _FLUX, _RACINE = 1, 2, 5
TAILLE_ENTREE = 128
_INTERDITS = frozenset("/\\:!")


@dataclass(eq=False)
class Noeud:
    """A storage (with children) or a stream (with a content), and its place in the file."""

    nom: str
    genre: int
    contenu: bytes = b""
    enfants: dict[str, "Noeud"] = field(default_factory=dict)
    debut: int = 0
    taille: int = 0
    couleur: int = _NOIR
    gauche: int = _AUCUN
    droite: int = _AUCUN
    enfant: int = _AUCUN

    @property
    def est_flux(self) -> bool:
        """Whether this is a stream."""
        return self.genre == _FLUX

    def tries(self) -> list["Noeud"]:
        """Give the children in the order of the format: by length, then in upper case."""
        return sorted(
            self.enfants.values(), key=lambda enfant: (len(enfant.nom), enfant.nom.upper())
        )


def arbre(flux: Mapping[str, bytes]) -> Noeud:
    """Give the root storage of the streams, each given by its path.

    Raises:
        ValueError: a name is not fit, or stands twice in one storage.
    """
    racine = Noeud("Root Entry", _RACINE)
    for chemin, contenu in flux.items():
        *dossiers, nom = chemin.split("/")
        parent = racine
        for dossier in dossiers:
            parent = _ajouter(parent, dossier, Noeud(dossier, _DOSSIER))
        feuille = Noeud(nom, _FLUX, contenu, taille=len(contenu))
        if _ajouter(parent, nom, feuille) is not feuille:
            raise ValueError(f"two streams have the same name: {chemin!r}")
    return racine


def _ajouter(parent: Noeud, nom: str, noeud: Noeud) -> Noeud:
    """Give the child that already has this name and kind, else add the node."""
    # Beyond ASCII, upper case is a matter of tables that readers do not share.
    if not 0 < len(nom) < 32 or not nom.isascii() or _INTERDITS & set(nom):
        raise ValueError(f"not a name for a stream or a storage: {nom!r}")
    trouve = parent.enfants.setdefault(nom.upper(), noeud)
    if trouve.genre != noeud.genre or trouve.nom != nom:
        raise ValueError(f"two entries have the same name: {nom!r}")
    return trouve


def ordonner(racine: Noeud) -> list[Noeud]:
    """Link all nodes, and give them in the order of the directory, the root first."""
    noeuds = [racine]
    for noeud in noeuds:  # grows as it goes: a storage's children come after it
        freres = noeud.tries()
        noeud.enfant = _lier(freres, range(len(noeuds), len(noeuds) + len(freres)))
        noeuds += freres
    return noeuds


def _lier(freres: Sequence[Noeud], rangs: range) -> int:
    """Make a red-black tree of sorted siblings; give the rank of its root."""
    dernier_niveau = len(freres).bit_length() - 1

    def sous_arbre(debut: int, fin: int, niveau: int) -> int:
        if debut == fin:
            return _AUCUN
        milieu = (debut + fin) // 2
        noeud = freres[milieu]
        noeud.gauche = sous_arbre(debut, milieu, niveau + 1)
        noeud.droite = sous_arbre(milieu + 1, fin, niveau + 1)
        # Halving fills every level but the last: with that one red, all ways down cross as
        # many black nodes, and no red node has a red child.
        noeud.couleur = _ROUGE if 0 < niveau == dernier_niveau else _NOIR
        return rangs[milieu]

    return sous_arbre(0, len(freres), 0)


def entrees(noeuds: Sequence[Noeud], secteur: int) -> bytes:
    """Give the directory's bytes: one entry a node, then empty ones to fill a sector."""
    octets = b"".join(map(_entree, noeuds))
    vide = bytes(68) + pack("<LLL", _AUCUN, _AUCUN, _AUCUN) + bytes(48)
    return octets + vide * (-len(octets) % secteur // TAILLE_ENTREE)


def _entree(noeud: Noeud) -> bytes:
    return b"".join(
        (
            noeud.nom.encode("utf-16-le").ljust(64, b"\0"),
            pack("<HBB", 2 * len(noeud.nom) + 2, noeud.genre, noeud.couleur),
            pack("<LLL", noeud.gauche, noeud.droite, noeud.enfant),
            bytes(16 + 4 + 8 + 8),  # CLSID, state, dates: none, so that each build is the same
            pack("<LQ", noeud.debut, noeud.taille),
        )
    )
