"""Shortcuts of Linux desktops: ``.desktop`` files (freedesktop.org, Desktop Entry 1.5)."""

import re
from pathlib import Path

from pial_xl.installation.shortcuts import Shortcut

_TYPES = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.ms-excel.sheet.macroEnabled.12",
)


def desktop_entry(shortcut: Shortcut, python: Path) -> bytes:
    """Give the file that a desktop reads to show and start a shortcut."""
    words = [_word(str(python)), *map(_word, shortcut.arguments)]
    if shortcut.takes_files:
        words.append("%F")
    rows = [
        "[Desktop Entry]",
        "Type=Application",
        f"Name={shortcut.name}",
        f"Comment={shortcut.aide}",
        f"Exec={_value(' '.join(words))}",
        "Icon=x-office-spreadsheet",
        "Terminal=true",
        "Categories=Office;Spreadsheet;",
    ]
    if shortcut.takes_files:
        rows.append(f"MimeType={';'.join(_TYPES)};")
    return ("\n".join(rows) + "\n").encode()


def _word(text: str) -> str:
    """Quote one word of an Exec line; ``%`` announces a field code."""
    doubled = text.replace("%", "%%")
    if re.fullmatch(r"[\w%+,./:=@-]+", doubled):
        return doubled
    return '"' + re.sub(r'(["`$\\])', r"\\\1", doubled) + '"'


def _value(text: str) -> str:
    """Escape the value of a key, whatever its own syntax."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
