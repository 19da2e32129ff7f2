"""Write a workbook of letters, each picture once however many letters show it."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter


class _Ecrivain(ExcelWriter):  # type: ignore[misc, unused-ignore]
    """openpyxl's writer, which would store a picture again for every sheet that shows it."""

    def _write_images(self) -> None:
        ecrivain: Any = self
        for chemin, image in {image.path: image for image in ecrivain._images}.items():
            ecrivain._archive.writestr(chemin[1:], image._data())


def octets_du_classeur(classeur: Workbook) -> bytes:
    """Give a workbook as the bytes of an ``.xlsx`` file."""
    sortie = BytesIO()
    classeur.properties.modified = datetime.now(UTC).replace(tzinfo=None)
    with ZipFile(sortie, "w", ZIP_DEFLATED) as archive:
        _Ecrivain(classeur, archive).write_data()
    return sortie.getvalue()
