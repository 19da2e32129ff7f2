"""What the button of PDFs says when it is done."""

from collections.abc import Sequence

from pial_xl.sheets.pdf_names import tell_unknown_fields
from pial_xl.units.text import french, plural


def tell_pdf(count: int, folder: str, beside: bool, unknown: Sequence[str]) -> str:
    """Say what was written, and where.

    Args:
        count: number of letters.
        folder: name of the folder.
        beside: whether it is beside the workbook, else in the folder of workbooks.
        unknown: fields of the parameter of names that are not known, as they are written.
    """
    where = "à côté du classeur" if beside else "dans votre dossier « PIAL »"
    writings = plural(count, "lettre exportée", "lettres exportées")
    sentences = [f"{writings} en PDF, une à une et toutes ensemble, dans « {folder} », {where}."]
    sentences += tell_unknown_fields(unknown)
    return french(" ".join(sentences))
