"""Tell what a file really is from its content, when it is not a workbook we can read."""

import codecs
from collections.abc import Collection

_ENREGISTRER = (
    "ouvrez-le dans Excel ou LibreOffice et enregistrez-le au format « Classeur Excel (.xlsx) »."
)
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_TEXTE_EXAMINE = 4096
_DEBUTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "un document PDF"),
    (b"{\\rtf", "un document RTF"),
    (b"\x89PNG", "une image"),
    (b"\xff\xd8\xff", "une image"),
    (b"Rar!", "une archive RAR"),
    (b"7z\xbc\xaf", "une archive 7z"),
    (b"\x1f\x8b", "une archive gzip"),
)
_BALISES = ((b"<html", "une page web"), (b"<!doctype html", "une page web"), (b"<", "du XML"))


def est_zip(octets: bytes) -> bool:
    """Tell whether the first bytes are those of a zip, which every ``.xlsx`` is."""
    return octets.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def refus_hors_zip(octets: bytes) -> str:
    """Say in one sentence what a file that is no zip is, and what to do."""
    if octets.startswith(_OLE):
        return _refus_ole(octets)
    for debut, nature in _DEBUTS:
        if octets.startswith(debut):
            return f"Ce fichier est {nature} et non un classeur : indiquez le classeur .xlsx."
    texte = octets[:_TEXTE_EXAMINE].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for debut, nature in _BALISES:
        if texte.startswith(debut):
            return f"Ce fichier est {nature} et non un classeur Excel : {_ENREGISTRER}"
    if _est_du_texte(octets[:_TEXTE_EXAMINE]):
        return f"Ce fichier est du texte (CSV ou autre) et non un classeur Excel : {_ENREGISTRER}"
    return (
        "Ce fichier n'est pas un classeur Excel, ou il est abîmé : "
        "vérifiez son nom ou reprenez-en une copie."
    )


def refus_du_zip(noms: Collection[str], mimetype: bytes) -> str | None:
    """Say what a zip that is no ``.xlsx`` is; None when it looks like a workbook.

    Args:
        noms: names of the zip's parts.
        mimetype: content of the part ``mimetype`` that OpenDocument files carry, or nothing.
    """
    if b"opendocument.spreadsheet" in mimetype:
        return f"Ce classeur est au format LibreOffice (.ods) : {_ENREGISTRER}"
    if b"opendocument" in mimetype or "word/document.xml" in noms or "ppt/presentation.xml" in noms:
        return (
            "Ce fichier est un document ou une présentation et non un classeur : "
            "indiquez le classeur .xlsx."
        )
    if "xl/workbook.bin" in noms:
        return f"Ce classeur est au format binaire d'Excel (.xlsb) : {_ENREGISTRER}"
    if "[Content_Types].xml" not in noms and not any(nom.startswith("xl/") for nom in noms):
        return (
            "Ce fichier est une archive zip et non un classeur : "
            "sortez-en le classeur .xlsx et indiquez-le."
        )
    return None


def _refus_ole(octets: bytes) -> str:
    """Tell apart the OLE files by the names of their streams, which are written in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in octets:
        return (
            "Ce classeur est protégé par un mot de passe : ouvrez-le dans Excel, retirez le mot de "
            "passe (Fichier, Informations, Protéger le classeur) et enregistrez-le."
        )
    if "WordDocument".encode("utf-16-le") in octets:
        return "Ce fichier est un document Word et non un classeur : indiquez le classeur .xlsx."
    return f"Ce fichier est à l'ancien format d'Excel (.xls) : {_ENREGISTRER}"


def _est_du_texte(debut: bytes) -> bool:
    if debut.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    return not any(octet < 9 or 13 < octet < 27 for octet in debut)
