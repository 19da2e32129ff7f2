"""The letters of the open workbook, exported to PDF."""

from collections.abc import Sequence
from datetime import date, datetime

from xlwings import Book

from pial_xl.dossier import Dossier, read_dossier
from pial_xl.letters.batch import Batch, prepare_letters
from pial_xl.letters.context import READ_TABLES
from pial_xl.letters.language.fields import shows_braces
from pial_xl.letters.tracking import Trace
from pial_xl.sheets.open.copies import workbook_folder
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.messages_letters import tell_pdf
from pial_xl.sheets.open.pdf import FOLDER, export
from pial_xl.sheets.open.reading import read_open_book
from pial_xl.sheets.open.record import read_record
from pial_xl.sheets.open.session import session
from pial_xl.sheets.pdf_files import tell_leftovers
from pial_xl.sheets.pdf_names import letter_titles, unknown_fields
from pial_xl.units.text import french, plural


def export_letters(book: Book, host: Host, reference: date) -> str:
    """Write the PDF of each letter whose row still gives one, and that of all, in a folder.

    A letter says what it was made with: its file is named from that, and from its row where the
    letter does not say it.
    """
    with session(book, host, datetime.now()) as step:
        traces = read_record(book).letters
        made = [nom for nom in book.sheet_names if nom in traces]
        if not made:
            return step.tell(
                "Aucune lettre à exporter : cliquez d'abord sur « Générer les lettres »."
            )
        step("lecture du classeur")
        dossier = read_dossier(read_open_book(book, READ_TABLES), reference)
        batch = prepare_letters(dossier)
        values = {letter.sheet.casefold(): letter.values for letter in batch.letters}
        unfinished = [
            nom
            for nom in made
            if nom.casefold() in values and not _is_finished(book, host, dossier, traces[nom], nom)
        ]
        sheets = [nom for nom in made if nom.casefold() in values and nom not in unfinished]
        left_out = tell_left_out(
            [nom for nom in made if nom.casefold() not in values], batch, len(unfinished)
        )
        if not sheets:
            return step.tell(f"Aucune lettre à exporter. {left_out}")
        said_values = [{**values[nom.casefold()], **traces[nom].values} for nom in sheets]
        pattern = dossier.bareme.fichier_lettre
        leftovers = export(
            book,
            host,
            titles=dict(zip(sheets, letter_titles(pattern, said_values, sheets), strict=True)),
            bound=f"Lettres de mission {dossier.bareme.annee_scolaire}",
            folder=workbook_folder(book, host) / FOLDER,
            step=step,
        )
    beside = host.path(book) is not None
    writings = tell_pdf(len(sheets), FOLDER, beside, unknown_fields(pattern))
    return step.tell(writings, left_out, tell_leftovers(leftovers), *batch.remarks)


def _is_finished(book: Book, host: Host, dossier: Dossier, trace: Trace, sheet: str) -> bool:
    """Tell whether a letter is whole: nothing of it shows the fields of its model."""
    if not trace.fingerprint:
        return False
    headers = map("".join, host.headers(book.sheets[sheet]).values())
    texts = (text for _, text in dossier.letters.get(sheet, ()))
    return not any(map(shows_braces, (*texts, *headers)))


def tell_left_out(sheets: Sequence[str], batch: Batch, unfinished: int = 0) -> str:
    """Say how many letters that were made are not exported, and why; nothing when none is.

    Args:
        sheets: the sheets of those letters.
        batch: the letters and the refusals of every row.
        unfinished: how many others show a field of their model, or are half made.
    """
    expected_ones = {nom.casefold() for nom in batch.sheets}
    refused = sum(nom.casefold() in expected_ones for nom in sheets)
    causes = [
        f"{plural(count, 'lettre')} {cause}"
        for count, cause in (
            (len(sheets) - refused, "sans ligne dans Coordonnateurs"),
            (refused, "dont la ligne est incomplète ou refusée"),
            (unfinished, "où un champ du modèle se lit encore, ou inachevée"),
        )
        if count
    ]
    return french(f"Laissé de côté : {', '.join(causes)}.") if causes else ""
