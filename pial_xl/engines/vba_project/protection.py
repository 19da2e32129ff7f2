"""The obfuscated fields of the ``PROJECT`` stream: [MS-OVBA] 2.4.3.

They carry the project's protection (none here) and are no secret: the key is in the file.
"""

_VERSION = 2


def obfuscate(dataset: bytes, identifier: str, seed: int) -> str:
    """Give the hexadecimal form of a protection field.

    Args:
        dataset: the field's value.
        identifier: the project's identifier, braces included, as ``PROJECT`` gives it.
        seed: any byte, 0 to 255; a fixed one keeps the workbook the same at each build.
    """
    key = sum(identifier.encode("ascii")) & 0xFF
    output = [seed, seed ^ _VERSION, seed ^ key]
    # The filler's content is free; its length is read from the seed.
    filler = bytes([seed]) * ((seed & 6) // 2)
    previous = key
    for byte in filler + len(dataset).to_bytes(4, "little") + dataset:
        output.append(byte ^ ((output[-2] + previous) & 0xFF))
        previous = byte
    return bytes(output).hex().upper()
