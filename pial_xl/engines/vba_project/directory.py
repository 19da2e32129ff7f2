"""The directory of a compound file: storages and streams, in red-black trees ([MS-CFB] 2.6).

An entry points to others by their rank in the directory.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from struct import pack

_NONE = 0xFFFFFFFF
_RED, _BLACK = 0, 1
_STORAGE, _STREAM, _ROOT = 1, 2, 5
ENTRY_SIZE = 128
_FORBIDDEN = frozenset("/\\:!")


@dataclass(eq=False)
class Node:
    """A storage (with children) or a stream (with a content), and its place in the file."""

    name: str
    kind: int
    content: bytes = b""
    children: dict[str, "Node"] = field(default_factory=dict)
    start: int = 0
    size: int = 0
    color: int = _BLACK
    left: int = _NONE
    right: int = _NONE
    child: int = _NONE

    @property
    def is_stream(self) -> bool:
        """Whether this is a stream."""
        return self.kind == _STREAM

    def sorted_children(self) -> list["Node"]:
        """Give the children in the order of the format: by length, then in upper case."""
        return sorted(
            self.children.values(), key=lambda child: (len(child.name), child.name.upper())
        )


def tree(stream: Mapping[str, bytes]) -> Node:
    """Give the root storage of the streams, each given by its path.

    Raises:
        ValueError: a name is not fit, or stands twice in one storage.
    """
    root = Node("Root Entry", _ROOT)
    for path, content in stream.items():
        *dossiers, name = path.split("/")
        parent = root
        for folder in dossiers:
            parent = _add(parent, folder, Node(folder, _STORAGE))
        sheet = Node(name, _STREAM, content, size=len(content))
        if _add(parent, name, sheet) is not sheet:
            raise ValueError(f"two streams have the same name: {path!r}")
    return root


def _add(parent: Node, name: str, node: Node) -> Node:
    """Give the child that already has this name and kind, else add the node."""
    # Beyond ASCII, upper case is a matter of tables that readers do not share.
    if not 0 < len(name) < 32 or not name.isascii() or _FORBIDDEN & set(name):
        raise ValueError(f"not a name for a stream or a storage: {name!r}")
    found = parent.children.setdefault(name.upper(), node)
    if found.kind != node.kind or found.name != name:
        raise ValueError(f"two entries have the same name: {name!r}")
    return found


def order_nodes(root: Node) -> list[Node]:
    """Link all nodes, and give them in the order of the directory, the root first."""
    nodes = [root]
    for node in nodes:  # grows as it goes: a storage's children come after it
        siblings = node.sorted_children()
        node.child = _link(siblings, range(len(nodes), len(nodes) + len(siblings)))
        nodes += siblings
    return nodes


def _link(siblings: Sequence[Node], ranks: range) -> int:
    """Make a red-black tree of sorted siblings; give the rank of its root."""
    last_level = len(siblings).bit_length() - 1

    def branch(start: int, end: int, level: int) -> int:
        if start == end:
            return _NONE
        middle = (start + end) // 2
        node = siblings[middle]
        node.left = branch(start, middle, level + 1)
        node.right = branch(middle + 1, end, level + 1)
        # Halving fills every level but the last: with that one red, all ways down cross as
        # many black nodes, and no red node has a red child.
        node.color = _RED if 0 < level == last_level else _BLACK
        return ranks[middle]

    return branch(0, len(siblings), 0)


def entries(nodes: Sequence[Node], sector: int) -> bytes:
    """Give the directory's bytes: one entry a node, then empty ones to fill a sector."""
    data = b"".join(map(_entry, nodes))
    empty = bytes(68) + pack("<LLL", _NONE, _NONE, _NONE) + bytes(48)
    return data + empty * (-len(data) % sector // ENTRY_SIZE)


def _entry(node: Node) -> bytes:
    return b"".join(
        (
            node.name.encode("utf-16-le").ljust(64, b"\0"),
            pack("<HBB", 2 * len(node.name) + 2, node.kind, node.color),
            pack("<LLL", node.left, node.right, node.child),
            bytes(16 + 4 + 8 + 8),  # CLSID, state, dates: none, so that each build is the same
            pack("<LQ", node.start, node.size),
        )
    )
