"""A picture, made of nothing but its bytes."""

import struct
import zlib


def png_image(side: int = 8) -> bytes:
    """Give a small grey square as a PNG file."""

    def block(nom: bytes, content: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(nom + content))
        return struct.pack(">I", len(content)) + nom + content + checksum

    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    points = zlib.compress((b"\x00" + b"\x80" * side) * side)
    return (
        b"\x89PNG\r\n\x1a\n" + block(b"IHDR", header) + block(b"IDAT", points) + block(b"IEND", b"")
    )
