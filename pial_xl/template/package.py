"""The last touch on the file: a macro-enabled package whose parts are always the same bytes.

Parts that XlsxWriter does not write (the ribbon, its relations) are added here.
"""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pial_xl.template.buttons import with_captions_in_color
from pial_xl.template.ribbon import ribbon_parts, ribbon_relations

_TYPES = "[Content_Types].xml"
_APPLICATION = "docProps/app.xml"
_RELATIONS = "_rels/.rels"
_DATE = (1980, 1, 1, 0, 0, 0)


def finish_package(xlsm: bytes, cells: Mapping[str, str]) -> bytes:
    """Finish a workbook of XlsxWriter, with macros: its ribbon, its parts in a fixed order.

    Args:
        xlsm: the workbook.
        cells: rows (XML) to put in sheets left empty, by the name of the sheet's part.
    """
    with ZipFile(BytesIO(xlsm)) as archive:
        parts = {nom: archive.read(nom) for nom in archive.namelist()}
    parts |= ribbon_parts()
    parts[_RELATIONS] = _replace(
        parts[_RELATIONS], b"</Relationships>", ribbon_relations() + b"</Relationships>"
    )
    # LibreOffice trusts the stored results of "Microsoft Excel", and computes those of others.
    parts[_APPLICATION] = _replace(
        parts[_APPLICATION],
        b"<Application>Microsoft Excel</Application>",
        b"<Application>pial_xl</Application>",
    )
    for nom in [nom for nom in parts if nom.endswith(".vml")]:
        parts[nom] = with_captions_in_color(parts[nom])
    for nom, rows in cells.items():
        filled = f"<sheetData>{rows}</sheetData>".encode()
        parts[nom] = _replace(parts[nom], b"<sheetData/>", filled)
    output = BytesIO()
    with ZipFile(output, "w") as archive:
        for nom in sorted(parts, key=lambda nom: (nom != _TYPES, nom)):
            info = ZipInfo(nom, _DATE)
            info.create_system = 0
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, parts[nom], compresslevel=9)
    return output.getvalue()


def _replace(part: bytes, before: bytes, after: bytes) -> bytes:
    if part.count(before) != 1:
        raise RuntimeError(f"partie inattendue : {before!r} absent ou répété")
    return part.replace(before, after)
