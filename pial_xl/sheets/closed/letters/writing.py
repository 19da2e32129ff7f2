"""Write a workbook of letters, each picture once however many letters show it."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter


class _Writer(ExcelWriter):  # type: ignore[misc, unused-ignore]
    """openpyxl's writer, which would store a picture again for every sheet that shows it."""

    def _write_images(self) -> None:
        writer: Any = self
        for path, image in {image.path: image for image in writer._images}.items():
            writer._archive.writestr(path[1:], image._data())


def workbook_data(workbook: Workbook) -> bytes:
    """Give a workbook as the bytes of an ``.xlsx`` file."""
    output = BytesIO()
    workbook.properties.modified = datetime.now(UTC).replace(tzinfo=None)
    with ZipFile(output, "w", ZIP_DEFLATED) as archive:
        _Writer(workbook, archive).write_data()
    return output.getvalue()
