"""The ``dir`` stream, before compression: the project, its references, its modules.

It is a list of records: an identifier, a length in bytes, the data ([MS-OVBA] 2.3.4.2).
"""

from collections.abc import Iterator, Sequence

from pial_xl.engines.vba_project.module import CODE_PAGE, ModuleKind, ModuleVba

PROJECT_NAME = "VBAProject"
# What Excel itself puts in a new project beside VBA and its own library, which are implied.
REFERENCES = {
    "stdole": (
        r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb"
        "#OLE Automation"
    ),
    "Office": (
        r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#C:\Program Files\Common Files"
        r"\Microsoft Shared\OFFICE16\MSO.DLL#Microsoft Office 16.0 Object Library"
    ),
}
_WINDOWS_64 = 3
_ENGLISH = 0x0409  # the only language that the format allows, whatever that of Excel
_CODE_PAGE_NUMBER = 1252
_COOKIE = b"\xff\xff"  # cookies: to be ignored by readers


def description(modules: Sequence[ModuleVba]) -> bytes:
    """Give the records that describe a project of these modules."""
    parts = [*_project(), *_references(), *_modules(modules), _record(0x10)]
    return b"".join(parts)


def _project() -> Iterator[bytes]:
    yield _record(0x01, _integer(_WINDOWS_64))
    yield _record(0x02, _integer(_ENGLISH))
    yield _record(0x14, _integer(_ENGLISH))
    yield _record(0x03, _short(_CODE_PAGE_NUMBER))
    yield _record(0x04, _data(PROJECT_NAME))
    yield _double(0x05, 0x40, "")  # description
    yield _record(0x06) + _record(0x3D)  # help file, twice
    yield _record(0x07, _integer(0))  # help context
    yield _record(0x08, _integer(0))  # library flags
    # Version 1.0: the length on file is a fixed 4, though 6 bytes follow.
    yield _short(0x09) + _integer(4) + _integer(1) + _short(0)
    yield _double(0x0C, 0x3C, "")  # constants of conditional compilation


def _references() -> Iterator[bytes]:
    for name, identifier in REFERENCES.items():
        label = _data(identifier)
        yield _double(0x16, 0x3E, name)
        yield _record(0x0D, _integer(len(label)) + label + bytes(6))


def _modules(modules: Sequence[ModuleVba]) -> Iterator[bytes]:
    yield _record(0x0F, _short(len(modules)))
    yield _record(0x13, _COOKIE)
    for module in modules:
        yield from _module(module)


def _module(module: ModuleVba) -> Iterator[bytes]:
    yield _double(0x19, 0x47, module.name)
    yield _double(0x1A, 0x32, module.name)  # the name of its stream
    yield _double(0x1C, 0x48, "")  # description
    yield _record(0x31, _integer(0))  # the source is at the very start of the stream
    yield _record(0x1E, _integer(0))  # help context
    yield _record(0x2C, _COOKIE)
    yield _record(0x21 if module.kind is ModuleKind.STANDARD else 0x22)
    yield _record(0x2B)


def _record(identifier: int, dataset: bytes = b"") -> bytes:
    return _short(identifier) + _integer(len(dataset)) + dataset


def _double(identifier: int, unicode_identifier: int, text: str) -> bytes:
    """Give a text's two records: in the code page, then in UTF-16."""
    return _record(identifier, _data(text)) + _record(unicode_identifier, text.encode("utf-16-le"))


def _data(text: str) -> bytes:
    return text.encode(CODE_PAGE)


def _integer(count: int) -> bytes:
    return count.to_bytes(4, "little")


def _short(count: int) -> bytes:
    return count.to_bytes(2, "little")
