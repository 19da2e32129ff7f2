"""Names that must differ in a folder or a workbook, whatever their case and accents."""

from collections.abc import Callable, Container

from pial_xl.units.text import composed


def name_key(name: str) -> str:
    """Give the key under which Excel, Windows and macOS take two names for the same."""
    return composed(name).casefold()


def distinct_name(with_suffix: Callable[[str], str], taken: Container[str]) -> str:
    """Give the first name that is free.

    Args:
        with_suffix: gives the name followed by ``""``, then ``" (2)"``, ``" (3)"``…, as short as
            it must be.
        taken: the keys (``name_key``) of the names already used.
    """
    name, rank = with_suffix(""), 1
    while name_key(name) in taken:
        rank += 1
        name = with_suffix(f" ({rank})")
    return name
