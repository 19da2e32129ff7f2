"""The committed workbook is the one that the source builds."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from pial_xl.template import construire

GABARIT = Path(__file__).parents[2] / "workbooks" / "PIAL_template.xlsm"


def test_the_committed_template_is_what_the_source_builds() -> None:
    """Part by part: compressed bytes depend on the machine's zlib.

    When this fails, run ``pial-xl gabarit`` and commit the file.
    """
    with ZipFile(BytesIO(construire())) as construit, ZipFile(GABARIT) as livre:
        assert livre.namelist() == construit.namelist()
        differentes = [n for n in livre.namelist() if livre.read(n) != construit.read(n)]
    assert not differentes
