"""The compression of VBA streams, read back by an independent reader and by hand."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oletools.olevba import decompress_stream  # type: ignore[import-untyped]

from pial_xl.engines.vba_project.compression import BLOCK_SIZE, compress


def read_back(data: bytes) -> bytes:
    return bytes(decompress_stream(bytearray(data)))


# The format's own examples: [MS-OVBA] 3.2.
@pytest.mark.parametrize(
    ("text", "attendu"),
    [
        (
            b"abcdefghijklmnopqrstuv.",
            "0119B000616263646566676800696A6B6C6D6E6F70007172737475762E",
        ),
        (
            b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa",
            "012FB000236161616263646582660070616768696A013808616B6C00206D6E6F70067102700400"
            "7273747576107778797A002C",
        ),
        (b"a" * 73, "0103B002614500"),
    ],
    ids=["nothing repeats", "some repeats", "one long run"],
)
def test_the_examples_of_the_format_give_its_very_bytes(text: bytes, attendu: str) -> None:
    assert compress(text).hex().upper() == attendu


def test_nothing_gives_a_container_without_chunks() -> None:
    assert compress(b"") == b"\x01"


PIECES = st.sampled_from([b"Range(", b'"A1"', b")\r\n", b"\xe9t\xe9 ", b"\x00", b"x"])
TEXTS = st.builds(
    lambda start, pattern, times: start + pattern * times,
    st.binary(max_size=200),
    st.lists(PIECES | st.binary(max_size=20), max_size=40).map(b"".join),
    st.integers(0, 60),
)


@given(TEXTS)
def test_what_is_compressed_is_read_back(data: bytes) -> None:
    assert read_back(compress(data)) == data


@pytest.mark.parametrize("ecart", [-1, 0, 1])
@pytest.mark.parametrize("blocks", [1, 2, 12])
def test_lengths_around_whole_chunks_are_read_back(blocks: int, ecart: int) -> None:
    data = (b"' ligne de commentaire\r\n" * 4000)[: blocks * BLOCK_SIZE + ecart]
    assert read_back(compress(data)) == data


@pytest.mark.parametrize("position", [15, 16, 17, 32, 33, 64, 65, 2048, 2049, 4092])
def test_copies_are_read_back_wherever_the_offset_takes_one_more_bit(position: int) -> None:
    start = bytes(random.Random(1).choices(range(256), k=3))  # noqa: S311 - no secret
    data = (start + b"\0" * BLOCK_SIZE)[:position] + start + b"fin"
    assert read_back(compress(data)) == data


@pytest.mark.parametrize("length", [BLOCK_SIZE - 1, BLOCK_SIZE, 2 * BLOCK_SIZE])
def test_noise_is_refused_rather_than_stored_in_a_way_that_excel_drops(length: int) -> None:
    noise = random.Random(3).randbytes(length)  # noqa: S311 - no secret
    with pytest.raises(ValueError, match="does not compress"):
        compress(noise)


def test_a_source_takes_less_room_compressed() -> None:
    source = b"Public Sub Effacer()\r\n    Cells.Clear\r\nEnd Sub\r\n" * 20
    assert len(compress(source)) < len(source) / 5
