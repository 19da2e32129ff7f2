"""The compound file, read in its strictest mode by an independent reader."""

import olefile  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.engines.vba_project.cfb import MINI_SECTOR, MINI_THRESHOLD, SECTOR, compound_file
from pial_xl.engines.vba_project.directory import Node, order_nodes, tree

NAMES = st.text(
    alphabet="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_",
    min_size=1,
    max_size=31,
)
SIZES = st.sampled_from(
    [0, 1, MINI_SECTOR, MINI_SECTOR + 1, SECTOR, MINI_THRESHOLD - 1, MINI_THRESHOLD, 70_000]
)
RED = 0


def read_back(data: bytes) -> dict[str, bytes]:
    with olefile.OleFileIO(data, raise_defects=olefile.DEFECT_POTENTIAL) as file:
        assert file.parsing_issues == []
        return {"/".join(name): file.openstream(name).read() for name in file.listdir()}


@given(st.dictionaries(NAMES, SIZES, max_size=30), st.binary(min_size=1, max_size=9))
def test_streams_of_any_length_are_read_back(sizes: dict[str, int], pattern: bytes) -> None:
    stream = {
        f"VBA/{name.upper()}": (pattern * (size // len(pattern) + 1))[:size]
        for name, size in sizes.items()
    }
    assert read_back(compound_file(stream)) == stream


def test_a_file_without_streams_is_sound() -> None:
    assert read_back(compound_file({})) == {}


def test_streams_and_storages_stand_side_by_side() -> None:
    stream = {"PROJECT": b"un", "VBA/dir": b"deux", "VBA/interne/fond": b"trois" * 2000, "Z": b""}
    assert read_back(compound_file(stream)) == stream


def test_a_file_that_needs_several_sectors_of_fat_is_read_back() -> None:
    stream = {f"flux{rank}": bytes([rank]) * 300_000 for rank in range(5)}
    assert read_back(compound_file(stream)) == stream


def test_a_file_too_big_for_the_header_is_refused() -> None:
    with pytest.raises(ValueError, match="too many sectors"):
        compound_file({"gros": bytes(8_000_000)})


def test_the_file_is_made_of_whole_sectors() -> None:
    assert len(compound_file({"PROJECT": b"court", "long": bytes(5001)})) % SECTOR == 0


def test_the_same_streams_give_the_same_bytes() -> None:
    stream = {"PROJECT": b"un", "VBA/dir": b"deux"}
    assert compound_file(stream) == compound_file(dict(stream))


@pytest.mark.parametrize("name", ["", "a" * 32, "a:b", "a!b", "a\\b", "été"])
def test_a_name_that_the_format_forbids_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        compound_file({name: b""})


@pytest.mark.parametrize("second", ["VBA/DIR", "VBA/dir/x", "vba/autre"])
def test_two_names_that_differ_by_case_or_kind_alone_are_refused(second: str) -> None:
    with pytest.raises(ValueError, match="same name"):
        compound_file({"VBA/dir": b"", second: b""})


def _blacks_downward(nodes: list[Node], rank: int, red_parent: bool) -> set[int]:
    """Give the numbers of black nodes met on the ways down, and refuse two reds in a row."""
    if rank == 0xFFFFFFFF:
        return {0}
    node = nodes[rank]
    red = node.color == RED
    assert not (red and red_parent)
    below = _blacks_downward(nodes, node.left, red)
    below |= _blacks_downward(nodes, node.right, red)
    return {blacks + (not red) for blacks in below}


@pytest.mark.parametrize("count", [*range(1, 34), 63, 64, 100])
def test_siblings_form_a_red_black_tree(count: int) -> None:
    nodes = order_nodes(tree({f"m{rank}": b"" for rank in range(count)}))
    top_node = nodes[0].child
    assert nodes[top_node].color != RED
    assert len(_blacks_downward(nodes, top_node, red_parent=False)) == 1


def test_siblings_are_sorted_by_length_then_by_upper_case() -> None:
    names = ["Sheet1", "dir", "ThisWorkbook", "sheet2", "Sheet10", "_VBA_PROJECT", "Abc"]
    nodes = order_nodes(tree(dict.fromkeys(names, b"")))

    def in_order(rank: int) -> list[str]:
        if rank == 0xFFFFFFFF:
            return []
        node = nodes[rank]
        return [*in_order(node.left), node.name, *in_order(node.right)]

    assert in_order(nodes[0].child) == [
        "Abc", "dir", "Sheet1", "sheet2", "Sheet10", "ThisWorkbook", "_VBA_PROJECT",
    ]  # fmt: skip
