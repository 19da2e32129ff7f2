"""What is said of a taking over, line by line: on the sheet « Reprise » and on the screen."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from pial_xl.tables import RowModel, columns
from pial_xl.takeover.again import PARTED, Base, Renewal
from pial_xl.takeover.found import TakeoverPlan
from pial_xl.takeover.guess import CHOSEN, LIKELY, SURE, ColumnGuess
from pial_xl.takeover.source import Override, SheetOverride, SourceRow
from pial_xl.units.dates import format_date
from pial_xl.units.text import clean, fold, plural

SHEET: Final = "Reprise"
BASE_SHEET: Final = "_pial_xl_reprise"
"""The hidden sheet where a taking over leaves what it put, for the next."""
COLUMNS: Final = ("Feuille", "En-tête", "Prise pour", "Sûreté", "Pourquoi")
_ABOUT_COLUMN: Final = "#colonne"
_PLACES: Final = range(1, 5)
_LISTED_MAX: Final = 2_000
_BETWEEN: Final = ", "
"""What stands between the parts of a key that a person reads."""

_ABOUT_FILE: Final = "#fichier"
_ABOUT_CALENDAR: Final = "#calendrier"
_NO_CELL: Final = "#"
"""How the hidden lines that tell of no cell begin."""

Line = tuple[str, ...]
Section = tuple[str, tuple[Line, ...]]
"""A title, then its lines; the first is their header."""


class Stage(StrEnum):
    """How far the taking over of a file is, in an open workbook."""

    NONE = ""
    PREVIEWED = "aperçu"
    TAKEN = "repris"


class FileUnderWay(NamedTuple):
    """What an open workbook takes over: its files, their print, how far it is."""

    name: str = ""
    print: str = ""
    stage: Stage = Stage.NONE


def certainty(guess: ColumnGuess) -> str:
    """Say how sure a guess is."""
    if guess.reason == CHOSEN:
        return CHOSEN
    if guess.target is None:
        return "écartée"
    if guess.confidence >= SURE:
        return "sûr"
    return "probable" if guess.confidence >= LIKELY else "à vérifier"


def account(found: TakeoverPlan, renewals: Mapping[type[RowModel], Renewal]) -> Iterator[Section]:
    """Give the sections of the sheet « Reprise »: a title, then its lines.

    The first line of a section is its header. Names of people are in none.
    """
    yield (
        "Colonnes : changez « Prise pour » si besoin (« rien » pour l'écarter) ; la prochaine "
        "reprise de ce fichier dans ce classeur en tiendra compte.",
        (COLUMNS, *column_lines(found)),
    )
    yield "Feuilles non reprises", (("Feuille",), *((title,) for title in found.skipped))
    header = ("Feuille", "Où", "Quoi")
    yield "Valeurs non comprises", (header, *first_lines(found.not_understood))
    yield "Lignes laissées", (header, *first_lines(found.left_out))
    yield "À vérifier", (header, *first_lines(found.remarks))
    if renewals:
        yield (
            "Ce que le fichier change dans le classeur (rien n'est effacé)",
            (("Feuille", "Qui", "Quoi"), *first_lines(renewal_lines(renewals))),
        )


def column_lines(found: TakeoverPlan) -> Iterator[Line]:
    """Give what each column is taken for."""
    for guess in found.sheets:
        for column in guess.columns:
            target = column.target.title if column.target else ""
            if not target and column.reason == CHOSEN:
                target = "rien"
            yield (guess.sheet.name, column.header, target, certainty(column), column.reason)


def renewal_lines(renewals: Mapping[type[RowModel], Renewal]) -> Iterator[Line]:
    """Give what is new, changed, kept and gone; rows are named by their codes."""
    for model, renewal in renewals.items():
        titles = columns(model)
        for row in renewal.added:
            codes = [clean(row[name]) for name in titles if name in row][:2]
            yield model.sheet, _BETWEEN.join(codes[: 2 if len(model.key) > 1 else 1]), "nouveau"
        for key in renewal.changed:
            yield model.sheet, _shown(key), "changé par le fichier"
        for key, name in renewal.kept:
            title = titles[name].title
            said = f"« {title} » : votre correction est gardée, le fichier dit autre chose"
            yield model.sheet, _shown(key), said
        for key in renewal.gone:
            yield model.sheet, _shown(key), "n'est plus dans le fichier : laissé tel quel"


def _shown(key: str) -> str:
    """Give a key as it is read: without its blank parts, its dates as one writes them."""
    return _BETWEEN.join(_read(part) for part in key.split(PARTED) if part.strip())


def _read(part: str) -> str:
    try:
        return format_date(date.fromisoformat(part))
    except ValueError:
        return part


def first_lines(lines: Iterable[Sequence[str]]) -> Iterator[Line]:
    """Give the first lines of a list that nobody would read to its end, and say that it goes on."""
    for rank, line in enumerate(lines):
        if rank == _LISTED_MAX:
            yield ("", "", "… la suite n'est pas listée")
            return
        yield tuple(line)


def base_lines(found: TakeoverPlan, base: Base) -> Iterator[Line]:
    """Give the lines of the hidden sheet."""
    for sheet, header, target, _, _ in column_lines(found):
        yield _ABOUT_COLUMN, sheet, header, target
    for (table, key, name), text in base.items():
        yield table, key, name, text


def read_base(rows: Iterable[SourceRow]) -> dict[tuple[str, str, str], str]:
    """Read what the last taking over put, from the hidden sheet."""
    # As they stand: a key of which a part is blank has two spaces in a row, or one at its end.
    lines = ([str(values.get(column, "")) for column in _PLACES] for _, values in rows)
    return {(a, b, c): text for a, b, c, text in lines if not a.startswith(_NO_CELL)}


def file_line(file: FileUnderWay) -> Line:
    """Give the hidden line that tells of the file under way."""
    return _ABOUT_FILE, file.name, file.print, file.stage


def read_file_line(rows: Iterable[SourceRow]) -> FileUnderWay:
    """Read which file is under way, from the hidden sheet."""
    for _, values in rows:
        kind, name, print_, stage = _line(values)
        if kind == _ABOUT_FILE and stage in set(Stage):
            return FileUnderWay(name, print_, Stage(stage))
    return FileUnderWay()


def chosen_lines(prints: Iterable[str]) -> Iterator[Line]:
    """Give the hidden lines that tell which calendars of a folder were chosen, by their prints."""
    return ((_ABOUT_CALENDAR, print_) for print_ in sorted(prints))


def read_chosen(rows: Iterable[SourceRow]) -> frozenset[str]:
    """Read which calendars of a folder were chosen, from the hidden sheet; none for all of them."""
    lines = (_line(values) for _, values in rows)
    return frozenset(print_ for kind, print_, _, _ in lines if kind == _ABOUT_CALENDAR)


def read_choices(shown: Iterable[SourceRow], hidden: Iterable[SourceRow]) -> tuple[Override, ...]:
    """Read what a person said of the columns: on the sheet « Reprise », or at an earlier command.

    Args:
        shown: rows of the sheet « Reprise ».
        hidden: rows of the hidden sheet, which tells what was guessed.
    """
    guessed = {
        (fold(sheet), fold(header)): target
        for kind, sheet, header, target in (_line(values) for _, values in hidden)
        if kind == _ABOUT_COLUMN
    }
    choices: list[Override] = []
    for _, values in shown:
        sheet, header, target, how = _line(values)
        key = fold(sheet), fold(header)
        if key not in guessed or not target:
            continue
        if how == CHOSEN or fold(target) != fold(guessed[key]):
            choices.append(SheetOverride(sheet, header, target))
    return tuple(choices)


def _line(values: Mapping[int, object]) -> tuple[str, str, str, str]:
    a, b, c, d = (clean(values.get(column, "")) for column in _PLACES)
    return a, b, c, d


def summary(found: TakeoverPlan) -> Iterator[str]:
    """Say in French, sheet by sheet, what was understood: for the screen."""
    for guess in found.sheets:
        rows = plural(len(guess.grid.body), "ligne")
        yield f"{guess.sheet.name} : {guess.kind.value}, {rows}"
        for column in guess.columns:
            if column.target is None:
                yield f"    {column.header} : écartée ({column.reason})"
            else:
                yield f"    {column.header} → {column.target.title} ({certainty(column)})"
    for title in found.skipped:
        yield f"{title} : feuille non reprise (aucun tableau d'élèves, d'AESH ou d'établissements)"
