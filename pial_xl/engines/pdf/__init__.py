"""PDFs of sheets: made by LibreOffice from a closed workbook, parted and put together with pypdf.

pypdf rather than its rivals: pure Python, hence installed without a compiler or an administrator,
and under the BSD licence; pikepdf and PyMuPDF are binary (PyMuPDF under the AGPL besides), and
reportlab draws pages but reads none. Only this room imports it, and not from here, so that nothing
else waits for it.
"""

from pial_xl.engines.pdf.conversion import TIMEOUT_S, convert_all

__all__ = ["TIMEOUT_S", "convert_all"]
