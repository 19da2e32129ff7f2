"""A small writer of compound files: [MS-CFB], version 3.

The file is, in this order: the header, the allocation table (FAT), the directory, the table of
short streams (mini FAT), the short streams packed together (mini stream), the long streams.
"""

from collections.abc import Mapping, Sequence
from struct import pack

from pial_xl.engines.vba_project.directory import ENTRY_SIZE, Node, entries, order_nodes, tree

SECTOR = 512
MINI_SECTOR = 64
MINI_THRESHOLD = 4096
_FREE = 0xFFFFFFFF
_END = 0xFFFFFFFE
_FAT = 0xFFFFFFFD
_NUMBERS_PER_SECTOR = SECTOR // 4
_FAT_IN_HEADER = 109
_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")


class _Chains:
    """Hands out sectors to streams, one after the other, and links each stream's sectors."""

    def __init__(self, reserves: Sequence[int] = ()) -> None:
        self.table = list(reserves)

    def allocate(self, data: int, size: int) -> int:
        """Give the first sector of a stream that is ``data`` bytes long."""
        count = _sectors(data, size)
        if not count:
            return _END
        start = len(self.table)
        self.table += [*range(start + 1, start + count), _END]
        return start


def compound_file(stream: Mapping[str, bytes]) -> bytes:
    """Give the bytes of a compound file.

    Args:
        stream: the content of each stream by its path, e.g. ``VBA/dir``. Storages are the paths'
            folders. A name holds 1 to 31 characters; names differ by more than their case.

    Raises:
        ValueError: a name is not fit, or the streams are too big (about 7 Mo) for this writer.
    """
    root = tree(stream)
    nodes = order_nodes(root)
    mini, mini_stream = _store_short(nodes)
    directory_size = ENTRY_SIZE * len(nodes)
    long_nodes = [node for node in nodes if node.is_stream and len(node.content) >= MINI_THRESHOLD]

    fat_count = _fat_count(
        [directory_size, 4 * len(mini), len(mini_stream)] + [len(n.content) for n in long_nodes]
    )
    chains = _Chains([_FAT] * fat_count)
    directory_start = chains.allocate(directory_size, SECTOR)
    mini_fat_start = chains.allocate(4 * len(mini), SECTOR)
    root.start = chains.allocate(len(mini_stream), SECTOR)
    root.size = len(mini_stream)
    for node in long_nodes:
        node.start = chains.allocate(len(node.content), SECTOR)

    parts = [
        _header(fat_count, directory_start, mini_fat_start, _sectors(4 * len(mini), SECTOR)),
        _table(chains.table),
        entries(nodes, SECTOR),
        _table(mini),
        mini_stream,
        *(node.content for node in long_nodes),
    ]
    return b"".join(_pad(part, SECTOR) for part in parts)


def _store_short(nodes: Sequence[Node]) -> tuple[list[int], bytes]:
    """Place the short streams in the mini stream; give the mini FAT and the mini stream."""
    chains = _Chains()
    contents = []
    for node in nodes:
        if node.is_stream and len(node.content) < MINI_THRESHOLD:
            node.start = chains.allocate(len(node.content), MINI_SECTOR)
            contents.append(_pad(node.content, MINI_SECTOR))
    return chains.table, b"".join(contents)


def _fat_count(sizes: Sequence[int]) -> int:
    """How many sectors the FAT needs, counting itself."""
    sectors = sum(_sectors(size, SECTOR) for size in sizes)
    count = 0
    while count * _NUMBERS_PER_SECTOR < sectors + count:
        count += 1
    if count > _FAT_IN_HEADER:
        raise ValueError("too many sectors: the header cannot list the whole FAT")
    return count


def _header(fat_count: int, directory: int, mini_fat: int, mini_fat_count: int) -> bytes:
    fat_sectors = [*range(fat_count)] + [_FREE] * (_FAT_IN_HEADER - fat_count)
    return b"".join(
        (
            _SIGNATURE,
            bytes(16),  # CLSID
            pack("<HHH", 0x3E, 3, 0xFFFE),  # minor and major version, little-endian mark
            pack("<HH", 9, 6),  # sectors of 2**9 bytes, mini sectors of 2**6
            bytes(6),
            pack("<LL", 0, fat_count),  # version 3 counts no directory sectors
            pack("<LLL", directory, 0, MINI_THRESHOLD),
            pack("<LL", mini_fat, mini_fat_count),
            pack("<LL", _END, 0),  # no sectors list FAT sectors beyond the header's 109
            pack(f"<{_FAT_IN_HEADER}L", *fat_sectors),
        )
    )


def _table(numbers: Sequence[int]) -> bytes:
    missing_numbers = -len(numbers) % _NUMBERS_PER_SECTOR
    return pack(f"<{len(numbers) + missing_numbers}L", *numbers, *[_FREE] * missing_numbers)


def _sectors(data: int, size: int) -> int:
    return -(-data // size)


def _pad(data: bytes, size: int) -> bytes:
    return data + bytes(-len(data) % size)
