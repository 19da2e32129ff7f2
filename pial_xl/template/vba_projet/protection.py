"""The obfuscated fields of the ``PROJECT`` stream: [MS-OVBA] 2.4.3.

They carry the project's protection (none here) and are no secret: the key is in the file.
"""

_VERSION = 2


def obscurcir(donnees: bytes, identifiant: str, graine: int) -> str:
    """Give the hexadecimal form of a protection field.

    Args:
        donnees: the field's value.
        identifiant: the project's identifier, braces included, as ``PROJECT`` gives it.
        graine: any byte, 0 to 255; a fixed one keeps the workbook the same at each build.
    """
    cle = sum(identifiant.encode("ascii")) & 0xFF
    sortie = [graine, graine ^ _VERSION, graine ^ cle]
    # The filler's content is free; its length is read from the seed.
    remplissage = bytes([graine]) * ((graine & 6) // 2)
    precedent = cle
    for octet in remplissage + len(donnees).to_bytes(4, "little") + donnees:
        sortie.append(octet ^ ((sortie[-2] + precedent) & 0xFF))
        precedent = octet
    return bytes(sortie).hex().upper()
