"""What the command of letters says once its work is done, as French text without anyone's name."""

from pathlib import Path

from pial_xl.letters.closing import say_counts, tell_by_row
from pial_xl.sheets.pdf_files import tell_leftovers
from pial_xl.sheets.pdf_names import tell_unknown_fields
from pial_xl.units.text import french, plural
from pial_xl.usecases.letters.making import LetterRun
from pial_xl.usecases.letters.pdf import Pdf
from pial_xl.usecases.letters.preview import Preview


def letters(made: LetterRun, pdf: Pdf | None) -> str:
    """Say what became of the letters that were asked for, where they are, and what needs a look."""
    rows = [*_letters_heading(made), *tell_by_row(made.plan)]
    rows += [f"Laissé intact, car fait d'après un autre classeur : {nom}" for nom in made.others]
    if pdf is not None:
        rows.append(f"PDF de toutes les lettres : {pdf.bound}")
        rows.append(f"{plural(pdf.count, 'PDF séparé', 'PDF séparés')} : {pdf.folder}")
        if leftovers := tell_leftovers(pdf.leftovers):
            rows.append(leftovers)
        rows += tell_unknown_fields(pdf.unknown)
        if pdf.unfinished:
            left_out = plural(pdf.unfinished, "lettre sans PDF", "lettres sans PDF")
            rows.append(f"{left_out}, car un champ du modèle s'y lit encore.")
    return french("\n".join([*rows, *map(str, made.refusal), *made.batch.remarks]))


def _letters_heading(made: LetterRun) -> list[str]:
    """Say how many letters stand where, or why there is none."""
    if made.workbook is None:
        if made.refusal:
            return ["Aucune lettre faite."]
        return [
            "Aucune lettre faite.",
            "La feuille Coordonnateurs est vide : remplissez une ligne par lettre, puis relancez.",
        ]
    counts = say_counts(made.lines)
    if not made.is_written:
        return [f"Rien à changer ({counts}) : {made.workbook}"]
    return [f"Lettres ({counts}) : {made.workbook}"]


def preview(shown: Preview, pdf: Path | None) -> str:
    """Say which letter is shown, and where."""
    rows = [f"Aperçu de la ligne {shown.number} : {shown.workbook}"]
    if pdf is not None:
        rows.append(f"PDF : {pdf}")
    return french("\n".join([*rows, *shown.batch.remarks]))
