"""The compression of VBA streams: [MS-OVBA] 2.4.1.

Bytes are cut in chunks of 4096. In a chunk, a copy token stands for bytes that the same chunk
already holds: its 16 bits hold an offset and a length, and the offset takes just the bits that
the position in the chunk requires. A flag byte says which of the next eight tokens are copies.
"""

from collections import defaultdict

TAILLE_BLOC = 4096
_SIGNATURE = b"\x01"
_COPIE_MIN = 3
_EN_TETE = 0xB000  # compressed flag, then the signature 0b011


def compresser(octets: bytes) -> bytes:
    """Give the compressed container of some bytes.

    Raises:
        ValueError: a chunk is noise, that no copy shortens. The format can store it raw, but pads
            it with zeros, and Excel is known to drop a module that holds such a chunk.
    """
    blocs = (octets[i : i + TAILLE_BLOC] for i in range(0, len(octets), TAILLE_BLOC))
    return _SIGNATURE + b"".join(map(_bloc, blocs))


def _bloc(octets: bytes) -> bytes:
    donnees = _jetons(octets)
    if len(donnees) > TAILLE_BLOC:
        raise ValueError("a chunk does not compress: this is no text")
    return (_EN_TETE | (len(donnees) - 1)).to_bytes(2, "little") + donnees


def _jetons(bloc: bytes) -> bytes:
    """Give the token sequences of one chunk: a flag byte before each group of eight tokens."""
    sortie = bytearray()
    vues: defaultdict[bytes, list[int]] = defaultdict(list)
    position, rang, drapeaux = 0, 8, 0
    while position < len(bloc):
        if rang == 8:
            rang, drapeaux = 0, len(sortie)
            sortie.append(0)
        longueur, recul = _plus_longue_copie(bloc, position, vues)
        if longueur:
            sortie[drapeaux] |= 1 << rang
            sortie += _copie(position, longueur, recul)
        else:
            longueur = 1
            sortie.append(bloc[position])
        for vue in range(position, position + longueur):
            vues[bloc[vue : vue + _COPIE_MIN]].append(vue)
        position += longueur
        rang += 1
    return bytes(sortie)


def _bits_de_longueur(position: int) -> int:
    """How many of a copy token's 16 bits hold its length, at this position of the chunk."""
    return 16 - max((position - 1).bit_length(), 4)


def _copie(position: int, longueur: int, recul: int) -> bytes:
    jeton = (recul - 1) << _bits_de_longueur(position) | (longueur - _COPIE_MIN)
    return jeton.to_bytes(2, "little")


def _plus_longue_copie(
    bloc: bytes, position: int, vues: defaultdict[bytes, list[int]]
) -> tuple[int, int]:
    """Give the length and offset of the longest copy for a position, the nearest first; or 0, 0."""
    if len(bloc) - position < _COPIE_MIN:
        return 0, 0
    plafond = min(len(bloc) - position, (1 << _bits_de_longueur(position)) - 1 + _COPIE_MIN)
    meilleure, recul = 0, 0
    for candidat in reversed(vues.get(bloc[position : position + _COPIE_MIN], ())):
        longueur = _longueur_commune(bloc, candidat, position, plafond)
        if longueur > meilleure:
            meilleure, recul = longueur, position - candidat
        if meilleure == plafond:
            break
    return meilleure, recul


def _longueur_commune(bloc: bytes, gauche: int, droite: int, plafond: int) -> int:
    longueur = _COPIE_MIN
    while longueur < plafond and bloc[gauche + longueur] == bloc[droite + longueur]:
        longueur += 1
    return longueur
