"""Tell what a file really is from its content, when it is not a workbook we can read."""

import codecs
from collections.abc import Collection

from pial_xl.sheets.errors import ForeignFileError, WorkbookReadError

_SAVE_AS = (
    "ouvrez-le dans Excel ou LibreOffice et enregistrez-le au format « Classeur Excel (.xlsx) »."
)
_IF_OURS = "si c'est un classeur pial-xl, enregistrez-le au format « Classeur Excel (.xlsx) »."
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_EXAMINED_TEXT = 4096
_DEBUTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "un document PDF"),
    (b"{\\rtf", "un document RTF"),
    (b"\x89PNG", "une image"),
    (b"\xff\xd8\xff", "une image"),
    (b"Rar!", "une archive RAR"),
    (b"7z\xbc\xaf", "une archive 7z"),
    (b"\x1f\x8b", "une archive gzip"),
)
_TAGS = ((b"<html", "une page web"), (b"<!doctype html", "une page web"), (b"<", "du XML"))


def is_zip(data: bytes) -> bool:
    """Tell whether the first bytes are those of a zip, which every ``.xlsx`` is."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def non_zip_refusal(data: bytes) -> WorkbookReadError:
    """Say in one sentence what a file that is no zip is, and what to do."""
    if data.startswith(_OLE):
        return WorkbookReadError(_ole_refusal(data))
    for debut, nature in _DEBUTS:
        if data.startswith(debut):
            return WorkbookReadError(
                f"Ce fichier est {nature} et non un classeur : indiquez le classeur .xlsx."
            )
    text = data[:_EXAMINED_TEXT].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for debut, nature in _TAGS:
        if text.startswith(debut):
            return WorkbookReadError(
                f"Ce fichier est {nature} et non un classeur Excel : {_SAVE_AS}"
            )
    if is_text(data):
        return ForeignFileError(
            f"Ce fichier est du texte (CSV ou autre) et non un classeur Excel : {_IF_OURS}"
        )
    return WorkbookReadError(
        "Ce fichier n'est pas un classeur Excel, ou il est abîmé : "
        "vérifiez son nom ou reprenez-en une copie."
    )


def zip_refusal(names: Collection[str], mimetype: bytes) -> WorkbookReadError | None:
    """Say what a zip that is no ``.xlsx`` is; None when it looks like a workbook.

    Args:
        names: names of the zip's parts.
        mimetype: content of the part ``mimetype`` that OpenDocument files carry, or nothing.
    """
    if b"opendocument.spreadsheet" in mimetype:
        return ForeignFileError(f"Ce classeur est au format LibreOffice (.ods) : {_IF_OURS}")
    if (
        b"opendocument" in mimetype
        or "word/document.xml" in names
        or "ppt/presentation.xml" in names
    ):
        return WorkbookReadError(
            "Ce fichier est un document ou une présentation et non un classeur : "
            "indiquez le classeur .xlsx."
        )
    if "xl/workbook.bin" in names:
        return WorkbookReadError(f"Ce classeur est au format binaire d'Excel (.xlsb) : {_SAVE_AS}")
    if "[Content_Types].xml" not in names and not any(nom.startswith("xl/") for nom in names):
        return WorkbookReadError(
            "Ce fichier est une archive zip et non un classeur : "
            "sortez-en le classeur .xlsx et indiquez-le."
        )
    return None


def _ole_refusal(data: bytes) -> str:
    """Tell apart the OLE files by the names of their streams, which are written in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return (
            "Ce classeur est protégé par un mot de passe : ouvrez-le dans Excel, retirez le mot de "
            "passe (Fichier, Informations, Protéger le classeur) et enregistrez-le."
        )
    if "WordDocument".encode("utf-16-le") in data:
        return "Ce fichier est un document Word et non un classeur : indiquez le classeur .xlsx."
    return f"Ce fichier est à l'ancien format d'Excel (.xls) : {_SAVE_AS}"


def is_text(data: bytes) -> bool:
    """Tell whether the beginning of a file is plain text, in an alphabet that we read."""
    debut = data[:_EXAMINED_TEXT]
    if debut.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    known = tuple(beginning.lower() for beginning, _ in (*_DEBUTS, *_TAGS))
    if debut.removeprefix(codecs.BOM_UTF8).lstrip().lower().startswith(known):
        return False
    return not any(byte < 9 or 13 < byte < 27 for byte in debut)
