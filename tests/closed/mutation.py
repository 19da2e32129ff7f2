"""Damage workbooks as disks, networks and other programs do: seeded, so the same each time."""

import random
import re
import zipfile
from io import BytesIO
from pathlib import Path

_VALUES = (
    "", "0", "-1", "1e308", "999999999999", "NaN", "#REF!", "A0", "XFE1", "A1:XFD1048576",
    "é" * 300, "&#0;", "&#x110000;", "&lt;", "\u202e", "../../x", "_x0000_", "2026-02-30",
)  # fmt: skip
_TAG = re.compile(rb"<[^<>]+>")
_ATTRIBUTE = re.compile(rb'(?<==")[^"<>]*(?=")')
_TEXT = re.compile(rb"(?<=>)[^<>]+(?=<)")


class Vandal:
    """Changes a workbook a little, in one of its XML parts, in its zip, or in its bytes."""

    def __init__(self, source: Path, seed: int) -> None:
        with zipfile.ZipFile(source) as archive:
            self._parts = {nom: archive.read(nom) for nom in archive.namelist()}
        self._random = random.Random(seed)  # noqa: S311 - the same damage each time

    def write(self, path: Path) -> Path:
        """Write the workbook with one to three mutations."""
        parts = dict(self._parts)
        for _ in range(self._random.randint(1, 3)):
            self._damage(parts)
        data = BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for nom, content in parts.items():
                archive.writestr(nom, content)
        raw = bytearray(data.getvalue())
        if self._random.random() < 0.15:
            for _ in range(self._random.randint(1, 20)):
                raw[self._random.randrange(len(raw))] = self._random.randrange(256)
        path.write_bytes(raw)
        return path

    def _damage(self, parts: dict[str, bytes]) -> None:
        nom = self._random.choice(sorted(n for n in parts if n.endswith((".xml", ".rels"))))
        kind = self._random.randrange(7)
        if kind == 0:
            del parts[nom]
        elif kind == 1:
            parts[nom] = parts[nom][: self._random.randrange(len(parts[nom]) + 1)]
        elif kind == 2:
            parts[nom] = parts[self._random.choice(sorted(parts))]
        elif kind == 3:
            parts[nom] = self._change(parts[nom], _TAG, b"")
        elif kind == 4:
            parts[nom] = self._change(parts[nom], _TAG, None)
        else:
            value = self._random.choice(_VALUES).encode()
            parts[nom] = self._change(parts[nom], _ATTRIBUTE if kind == 5 else _TEXT, value)

    def _change(self, data: bytes, what: re.Pattern[bytes], value: bytes | None) -> bytes:
        """Replace one match; None doubles it."""
        found = list(what.finditer(data))
        if not found:
            return data
        match = self._random.choice(found)
        put = match[0] * 2 if value is None else value
        return data[: match.start()] + put + data[match.end() :]
