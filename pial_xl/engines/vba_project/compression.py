"""The compression of VBA streams: [MS-OVBA] 2.4.1.

Bytes are cut in chunks of 4096. In a chunk, a copy token stands for bytes that the same chunk
already holds: its 16 bits hold an offset and a length, and the offset takes just the bits that
the position in the chunk requires. A flag byte says which of the next eight tokens are copies.
"""

from collections import defaultdict

BLOCK_SIZE = 4096
_SIGNATURE = b"\x01"
_MIN_COPY = 3
_HEADER = 0xB000  # compressed flag, then the signature 0b011


def compress(data: bytes) -> bytes:
    """Give the compressed container of some bytes.

    Raises:
        ValueError: a chunk is noise, that no copy shortens. The format can store it raw, but pads
            it with zeros, and Excel is known to drop a module that holds such a chunk.
    """
    blocks = (data[i : i + BLOCK_SIZE] for i in range(0, len(data), BLOCK_SIZE))
    return _SIGNATURE + b"".join(map(_block, blocks))


def _block(data: bytes) -> bytes:
    dataset = _tokens(data)
    if len(dataset) > BLOCK_SIZE:
        raise ValueError("a chunk does not compress: this is no text")
    return (_HEADER | (len(dataset) - 1)).to_bytes(2, "little") + dataset


def _tokens(block: bytes) -> bytes:
    """Give the token sequences of one chunk: a flag byte before each group of eight tokens."""
    output = bytearray()
    seen_at: defaultdict[bytes, list[int]] = defaultdict(list)
    position, rank, flags = 0, 8, 0
    while position < len(block):
        if rank == 8:
            rank, flags = 0, len(output)
            output.append(0)
        length, distance = _longest_copy(block, position, seen_at)
        if length:
            output[flags] |= 1 << rank
            output += _copy(position, length, distance)
        else:
            length = 1
            output.append(block[position])
        for look in range(position, position + length):
            seen_at[block[look : look + _MIN_COPY]].append(look)
        position += length
        rank += 1
    return bytes(output)


def _length_bits(position: int) -> int:
    """How many of a copy token's 16 bits hold its length, at this position of the chunk."""
    return 16 - max((position - 1).bit_length(), 4)


def _copy(position: int, length: int, distance: int) -> bytes:
    token = (distance - 1) << _length_bits(position) | (length - _MIN_COPY)
    return token.to_bytes(2, "little")


def _longest_copy(
    block: bytes, position: int, seen_at: defaultdict[bytes, list[int]]
) -> tuple[int, int]:
    """Give the length and offset of the longest copy for a position, the nearest first; or 0, 0."""
    if len(block) - position < _MIN_COPY:
        return 0, 0
    ceiling = min(len(block) - position, (1 << _length_bits(position)) - 1 + _MIN_COPY)
    best, distance = 0, 0
    for candidate in reversed(seen_at.get(block[position : position + _MIN_COPY], ())):
        length = _common_length(block, candidate, position, ceiling)
        if length > best:
            best, distance = length, position - candidate
        if best == ceiling:
            break
    return best, distance


def _common_length(block: bytes, left: int, right: int, ceiling: int) -> int:
    length = _MIN_COPY
    while length < ceiling and block[left + length] == block[right + length]:
        length += 1
    return length
