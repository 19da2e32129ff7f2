"""The compression of VBA streams, read back by an independent reader and by hand."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oletools.olevba import decompress_stream  # type: ignore[import-untyped]

from pial_xl.template.vba_projet.compression import TAILLE_BLOC, compresser


def relire(octets: bytes) -> bytes:
    return bytes(decompress_stream(bytearray(octets)))


# The format's own examples: [MS-OVBA] 3.2.
@pytest.mark.parametrize(
    ("texte", "attendu"),
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
def test_the_examples_of_the_format_give_its_very_bytes(texte: bytes, attendu: str) -> None:
    assert compresser(texte).hex().upper() == attendu


def test_nothing_gives_a_container_without_chunks() -> None:
    assert compresser(b"") == b"\x01"


MORCEAUX = st.sampled_from([b"Range(", b'"A1"', b")\r\n", b"\xe9t\xe9 ", b"\x00", b"x"])
TEXTES = st.builds(
    lambda debut, motif, fois: debut + motif * fois,
    st.binary(max_size=200),
    st.lists(MORCEAUX | st.binary(max_size=20), max_size=40).map(b"".join),
    st.integers(0, 60),
)


@given(TEXTES)
def test_what_is_compressed_is_read_back(octets: bytes) -> None:
    assert relire(compresser(octets)) == octets


@pytest.mark.parametrize("ecart", [-1, 0, 1])
@pytest.mark.parametrize("blocs", [1, 2, 12])
def test_lengths_around_whole_chunks_are_read_back(blocs: int, ecart: int) -> None:
    octets = (b"' ligne de commentaire\r\n" * 4000)[: blocs * TAILLE_BLOC + ecart]
    assert relire(compresser(octets)) == octets


@pytest.mark.parametrize("position", [15, 16, 17, 32, 33, 64, 65, 2048, 2049, 4092])
def test_copies_are_read_back_wherever_the_offset_takes_one_more_bit(position: int) -> None:
    debut = bytes(random.Random(1).choices(range(256), k=3))  # noqa: S311 - no secret
    octets = (debut + b"\0" * TAILLE_BLOC)[:position] + debut + b"fin"
    assert relire(compresser(octets)) == octets


@pytest.mark.parametrize("longueur", [TAILLE_BLOC - 1, TAILLE_BLOC, 2 * TAILLE_BLOC])
def test_noise_is_refused_rather_than_stored_in_a_way_that_excel_drops(longueur: int) -> None:
    bruit = random.Random(3).randbytes(longueur)  # noqa: S311 - no secret
    with pytest.raises(ValueError, match="does not compress"):
        compresser(bruit)


def test_a_source_takes_less_room_compressed() -> None:
    source = b"Public Sub Effacer()\r\n    Cells.Clear\r\nEnd Sub\r\n" * 20
    assert len(compresser(source)) < len(source) / 5
