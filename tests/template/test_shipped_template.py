"""The committed workbook is the one that the source builds."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from built import blank_template

TEMPLATE = Path(__file__).parents[2] / "workbooks" / "PIAL_template.xlsm"


def test_the_committed_template_is_what_the_source_builds() -> None:
    """Part by part: compressed bytes depend on the machine's zlib.

    When this fails, run ``pial-xl gabarit`` and commit the file.
    """
    with ZipFile(BytesIO(blank_template())) as built, ZipFile(TEMPLATE) as shipped:
        assert shipped.namelist() == built.namelist()
        different = [n for n in shipped.namelist() if shipped.read(n) != built.read(n)]
    assert not different
