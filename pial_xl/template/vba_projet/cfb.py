"""A small writer of compound files: [MS-CFB], version 3.

The file is, in this order: the header, the allocation table (FAT), the directory, the table of
short streams (mini FAT), the short streams packed together (mini stream), the long streams.
"""

from collections.abc import Mapping, Sequence
from struct import pack

from pial_xl.template.vba_projet.repertoire import TAILLE_ENTREE, Noeud, arbre, entrees, ordonner

SECTEUR = 512
MINI_SECTEUR = 64
SEUIL_MINI = 4096
_LIBRE = 0xFFFFFFFF
_FIN = 0xFFFFFFFE
_FAT = 0xFFFFFFFD
_NUMEROS_PAR_SECTEUR = SECTEUR // 4
_FAT_DANS_EN_TETE = 109
_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")


class _Chaines:
    """Hands out sectors to streams, one after the other, and links each stream's sectors."""

    def __init__(self, reserves: Sequence[int] = ()) -> None:
        self.table = list(reserves)

    def reserver(self, octets: int, taille: int) -> int:
        """Give the first sector of a stream that is ``octets`` bytes long."""
        nombre = _secteurs(octets, taille)
        if not nombre:
            return _FIN
        debut = len(self.table)
        self.table += [*range(debut + 1, debut + nombre), _FIN]
        return debut


def fichier_compose(flux: Mapping[str, bytes]) -> bytes:
    """Give the bytes of a compound file.

    Args:
        flux: the content of each stream by its path, e.g. ``VBA/dir``. Storages are the paths'
            folders. A name holds 1 to 31 characters; names differ by more than their case.

    Raises:
        ValueError: a name is not fit, or the streams are too big (about 7 Mo) for this writer.
    """
    racine = arbre(flux)
    noeuds = ordonner(racine)
    mini, mini_flux = _ranger_courts(noeuds)
    taille_repertoire = TAILLE_ENTREE * len(noeuds)
    longs = [noeud for noeud in noeuds if noeud.est_flux and len(noeud.contenu) >= SEUIL_MINI]

    nombre_fat = _nombre_de_fat(
        [taille_repertoire, 4 * len(mini), len(mini_flux)] + [len(n.contenu) for n in longs]
    )
    chaines = _Chaines([_FAT] * nombre_fat)
    debut_repertoire = chaines.reserver(taille_repertoire, SECTEUR)
    debut_mini_fat = chaines.reserver(4 * len(mini), SECTEUR)
    racine.debut = chaines.reserver(len(mini_flux), SECTEUR)
    racine.taille = len(mini_flux)
    for noeud in longs:
        noeud.debut = chaines.reserver(len(noeud.contenu), SECTEUR)

    parties = [
        _en_tete(nombre_fat, debut_repertoire, debut_mini_fat, _secteurs(4 * len(mini), SECTEUR)),
        _table(chaines.table),
        entrees(noeuds, SECTEUR),
        _table(mini),
        mini_flux,
        *(noeud.contenu for noeud in longs),
    ]
    return b"".join(_completer(partie, SECTEUR) for partie in parties)


def _ranger_courts(noeuds: Sequence[Noeud]) -> tuple[list[int], bytes]:
    """Place the short streams in the mini stream; give the mini FAT and the mini stream."""
    chaines = _Chaines()
    contenus = []
    for noeud in noeuds:
        if noeud.est_flux and len(noeud.contenu) < SEUIL_MINI:
            noeud.debut = chaines.reserver(len(noeud.contenu), MINI_SECTEUR)
            contenus.append(_completer(noeud.contenu, MINI_SECTEUR))
    return chaines.table, b"".join(contenus)


def _nombre_de_fat(tailles: Sequence[int]) -> int:
    """How many sectors the FAT needs, counting itself."""
    secteurs = sum(_secteurs(taille, SECTEUR) for taille in tailles)
    nombre = 0
    while nombre * _NUMEROS_PAR_SECTEUR < secteurs + nombre:
        nombre += 1
    if nombre > _FAT_DANS_EN_TETE:
        raise ValueError("too many sectors: the header cannot list the whole FAT")
    return nombre


def _en_tete(nombre_fat: int, repertoire: int, mini_fat: int, nombre_mini_fat: int) -> bytes:
    secteurs_fat = [*range(nombre_fat)] + [_LIBRE] * (_FAT_DANS_EN_TETE - nombre_fat)
    return b"".join(
        (
            _SIGNATURE,
            bytes(16),  # CLSID
            pack("<HHH", 0x3E, 3, 0xFFFE),  # minor and major version, little-endian mark
            pack("<HH", 9, 6),  # sectors of 2**9 bytes, mini sectors of 2**6
            bytes(6),
            pack("<LL", 0, nombre_fat),  # version 3 counts no directory sectors
            pack("<LLL", repertoire, 0, SEUIL_MINI),
            pack("<LL", mini_fat, nombre_mini_fat),
            pack("<LL", _FIN, 0),  # no sectors list FAT sectors beyond the header's 109
            pack(f"<{_FAT_DANS_EN_TETE}L", *secteurs_fat),
        )
    )


def _table(numeros: Sequence[int]) -> bytes:
    manquants = -len(numeros) % _NUMEROS_PAR_SECTEUR
    return pack(f"<{len(numeros) + manquants}L", *numeros, *[_LIBRE] * manquants)


def _secteurs(octets: int, taille: int) -> int:
    return -(-octets // taille)


def _completer(octets: bytes, taille: int) -> bytes:
    return octets + bytes(-len(octets) % taille)
