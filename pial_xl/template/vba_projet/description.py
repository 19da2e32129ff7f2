"""The ``dir`` stream, before compression: the project, its references, its modules.

It is a list of records: an identifier, a length in bytes, the data ([MS-OVBA] 2.3.4.2).
"""

from collections.abc import Iterator, Sequence

from pial_xl.template.vba_projet.module import PAGE_DE_CODE, Genre, ModuleVba

NOM_DU_PROJET = "VBAProject"
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
_ANGLAIS = 0x0409  # the only language that the format allows, whatever that of Excel
_NUMERO_PAGE_DE_CODE = 1252
_TEMOIN = b"\xff\xff"  # cookies: to be ignored by readers


def description(modules: Sequence[ModuleVba]) -> bytes:
    """Give the records that describe a project of these modules."""
    parties = [*_projet(), *_references(), *_modules(modules), _enregistrement(0x10)]
    return b"".join(parties)


def _projet() -> Iterator[bytes]:
    yield _enregistrement(0x01, _entier(_WINDOWS_64))
    yield _enregistrement(0x02, _entier(_ANGLAIS))
    yield _enregistrement(0x14, _entier(_ANGLAIS))
    yield _enregistrement(0x03, _court(_NUMERO_PAGE_DE_CODE))
    yield _enregistrement(0x04, _octets(NOM_DU_PROJET))
    yield _double(0x05, 0x40, "")  # description
    yield _enregistrement(0x06) + _enregistrement(0x3D)  # help file, twice
    yield _enregistrement(0x07, _entier(0))  # help context
    yield _enregistrement(0x08, _entier(0))  # library flags
    # Version 1.0: the length on file is a fixed 4, though 6 bytes follow.
    yield _court(0x09) + _entier(4) + _entier(1) + _court(0)
    yield _double(0x0C, 0x3C, "")  # constants of conditional compilation


def _references() -> Iterator[bytes]:
    for nom, identifiant in REFERENCES.items():
        libelle = _octets(identifiant)
        yield _double(0x16, 0x3E, nom)
        yield _enregistrement(0x0D, _entier(len(libelle)) + libelle + bytes(6))


def _modules(modules: Sequence[ModuleVba]) -> Iterator[bytes]:
    yield _enregistrement(0x0F, _court(len(modules)))
    yield _enregistrement(0x13, _TEMOIN)
    for module in modules:
        yield from _module(module)


def _module(module: ModuleVba) -> Iterator[bytes]:
    yield _double(0x19, 0x47, module.nom)
    yield _double(0x1A, 0x32, module.nom)  # the name of its stream
    yield _double(0x1C, 0x48, "")  # description
    yield _enregistrement(0x31, _entier(0))  # the source is at the very start of the stream
    yield _enregistrement(0x1E, _entier(0))  # help context
    yield _enregistrement(0x2C, _TEMOIN)
    yield _enregistrement(0x21 if module.genre is Genre.STANDARD else 0x22)
    yield _enregistrement(0x2B)


def _enregistrement(identifiant: int, donnees: bytes = b"") -> bytes:
    return _court(identifiant) + _entier(len(donnees)) + donnees


def _double(identifiant: int, identifiant_unicode: int, texte: str) -> bytes:
    """Give a text's two records: in the code page, then in UTF-16."""
    return _enregistrement(identifiant, _octets(texte)) + _enregistrement(
        identifiant_unicode, texte.encode("utf-16-le")
    )


def _octets(texte: str) -> bytes:
    return texte.encode(PAGE_DE_CODE)


def _entier(nombre: int) -> bytes:
    return nombre.to_bytes(4, "little")


def _court(nombre: int) -> bytes:
    return nombre.to_bytes(2, "little")
