"""Write a workbook of letters, each picture once however many letters show it."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from pial_xl.engines.privates.openpyxl import WriterOfSharedPictures, put_header_breaks


def workbook_data(workbook: Workbook) -> bytes:
    """Give a workbook as the bytes of an ``.xlsx`` file."""
    output = BytesIO()
    for sheet in workbook.worksheets:
        put_header_breaks(sheet)
    workbook.properties.modified = datetime.now(UTC).replace(tzinfo=None)
    with ZipFile(output, "w", ZIP_DEFLATED) as archive:
        WriterOfSharedPictures(workbook, archive).write_data()
    return output.getvalue()
