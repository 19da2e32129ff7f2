"""The last touch on the file: a macro-enabled package whose parts are always the same bytes.

Parts that XlsxWriter does not write (macros, ribbon, their relations) are added here.
"""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_TYPES = "[Content_Types].xml"
_APPLICATION = "docProps/app.xml"
_TYPE_XLSX = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_TYPE_XLSM = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_DATE = (1980, 1, 1, 0, 0, 0)


def empaqueter(xlsx: bytes, cellules: Mapping[str, str]) -> bytes:
    """Turn a workbook of XlsxWriter into a ``.xlsm``, its parts in a fixed order.

    Args:
        xlsx: the workbook.
        cellules: rows (XML) to put in sheets left empty, by the name of the sheet's part.
    """
    with ZipFile(BytesIO(xlsx)) as archive:
        parties = {nom: archive.read(nom) for nom in archive.namelist()}
    parties[_TYPES] = _remplacer(parties[_TYPES], _TYPE_XLSX, _TYPE_XLSM)
    # LibreOffice trusts the stored results of "Microsoft Excel", and computes those of others.
    parties[_APPLICATION] = _remplacer(
        parties[_APPLICATION],
        b"<Application>Microsoft Excel</Application>",
        b"<Application>pial_xl</Application>",
    )
    for nom, lignes in cellules.items():
        rempli = f"<sheetData>{lignes}</sheetData>".encode()
        parties[nom] = _remplacer(parties[nom], b"<sheetData/>", rempli)
    sortie = BytesIO()
    with ZipFile(sortie, "w") as archive:
        for nom in sorted(parties, key=lambda nom: (nom != _TYPES, nom)):
            info = ZipInfo(nom, _DATE)
            info.create_system = 0
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, parties[nom], compresslevel=9)
    return sortie.getvalue()


def _remplacer(partie: bytes, avant: bytes, apres: bytes) -> bytes:
    if partie.count(avant) != 1:
        raise RuntimeError(f"partie inattendue : {avant!r} absent ou répété")
    return partie.replace(avant, apres)
