"""PDFs of letters: made by LibreOffice from a closed workbook, parted and put together with pypdf.

pypdf rather than its rivals: pure Python, hence installed without a compiler or an administrator,
and under the BSD licence; pikepdf and PyMuPDF are binary (PyMuPDF under the AGPL besides), and
reportlab draws pages but reads none. It is imported by `pial_xl.workbook.pdf.lettres` only, so that
nothing else waits for it.
"""

from pathlib import Path

from pial_xl.workbook.pdf.conversion import DELAI_S, convertir
from pial_xl.workbook.sortie import ecrire_octets

__all__ = ["DELAI_S", "convertir", "exporter_pdf"]


def exporter_pdf(xlsx: Path, dossier: Path, delai: float = DELAI_S) -> Path:
    """Write the PDF of a workbook, all its sheets and a bookmark for each, under its name.

    Args:
        xlsx: the workbook.
        dossier: existing folder that receives the PDF.
        delai: seconds after which LibreOffice is stopped.

    Raises:
        EcritureImpossible: LibreOffice is absent, too slow, fails, or the folder refuses the file.
    """
    from pial_xl.workbook.pdf.lettres import relier  # noqa: PLC0415 - pypdf is slow to import

    cible = dossier / f"{xlsx.stem}.pdf"
    ecrire_octets(cible, relier(convertir(xlsx, delai), xlsx.stem))
    return cible
