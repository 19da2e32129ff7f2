"""Write a fictitious workbook, its controls, its letters and their PDF."""

from dataclasses import dataclass
from pathlib import Path

from pial_xl.demo import DATE_DEMO
from pial_xl.demo.workbook import demo_workbook
from pial_xl.engines.libreoffice.soffice import LibreOfficeUnreachable, find_soffice
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.output import create_folder, write_data
from pial_xl.usecases.check import CheckResult, check_workbook
from pial_xl.usecases.letters.making import LetterRun, letters
from pial_xl.usecases.letters.pdf import letters_to_pdf
from pial_xl.usecases.letters.request import Request
from pial_xl.usecases.progress import Progress

WORKBOOK = "PIAL fictif.xlsm"
REPORT = "Contrôles.xlsx"
LETTERS = "lettres"
WITHOUT_LIBREOFFICE = "aucun, car LibreOffice n'est pas installé sur cet ordinateur"


@dataclass(frozen=True, slots=True)
class Demo:
    """All that the demonstration wrote; ``no_pdf_reason`` says why there is no PDF."""

    check: CheckResult
    report_path: Path
    letters: LetterRun
    pdf: Path | None
    no_pdf_reason: str = ""


def demo(folder: Path, progress: Progress) -> Demo:
    """Write the whole demonstration in a folder, made if need be; always the same.

    A demonstration already there is written again, unless its workbook was changed.

    Raises:
        WriteError: when a person changed the workbook, or the disk refuses.
    """
    progress("Classeur", 0, 4)
    workbook = create_folder(folder) / WORKBOOK
    data = demo_workbook()
    if workbook.exists() and workbook.read_bytes() != data:
        raise WriteError(
            "Le dossier contient déjà un classeur de démonstration, que vous avez modifié ou qui "
            "vient d'une autre version : choisissez un autre dossier."
        )
    write_data(workbook, data)
    progress("Contrôles", 1, 4)
    check = check_workbook(workbook, DATE_DEMO)
    report_path = folder / REPORT
    check.save_report(report_path)
    progress("Lettres", 2, 4)
    made = letters(workbook, DATE_DEMO, folder / LETTERS, Request())
    progress("PDF", 3, 4)
    pdf, no_pdf_reason = _pdf(made)
    progress("Terminé", 4, 4)
    return Demo(check, report_path, made, pdf, no_pdf_reason)


def _pdf(made: LetterRun) -> tuple[Path | None, str]:
    """Make the PDF where LibreOffice can; the demonstration is complete without it."""
    try:
        find_soffice()
    except LibreOfficeUnreachable:
        return None, WITHOUT_LIBREOFFICE
    try:
        return letters_to_pdf(made).bound, ""
    except WriteError as failure:
        return None, f"aucun. {failure}"
