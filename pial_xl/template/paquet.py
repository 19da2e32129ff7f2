"""The last touch on the file: a macro-enabled package whose parts are always the same bytes.

Parts that XlsxWriter does not write (the ribbon, its relations) are added here.
"""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pial_xl.template.ruban import parties_du_ruban, relations_du_ruban

_TYPES = "[Content_Types].xml"
_APPLICATION = "docProps/app.xml"
_RELATIONS = "_rels/.rels"
_DATE = (1980, 1, 1, 0, 0, 0)


def empaqueter(xlsm: bytes, cellules: Mapping[str, str]) -> bytes:
    """Finish a workbook of XlsxWriter, with macros: its ribbon, its parts in a fixed order.

    Args:
        xlsm: the workbook.
        cellules: rows (XML) to put in sheets left empty, by the name of the sheet's part.
    """
    with ZipFile(BytesIO(xlsm)) as archive:
        parties = {nom: archive.read(nom) for nom in archive.namelist()}
    parties |= parties_du_ruban()
    parties[_RELATIONS] = _remplacer(
        parties[_RELATIONS], b"</Relationships>", relations_du_ruban() + b"</Relationships>"
    )
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
