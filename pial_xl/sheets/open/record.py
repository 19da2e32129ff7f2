"""What a run leaves for the next one: the marks it put, the letters and the sheets it wrote.

It stands in the workbook itself, on a hidden sheet, so that it follows the file wherever it goes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from xlwings import Book, Sheet

from pial_xl.letters.tracking import HANDOUT_KIND, NOTICE, Trace, record_line, traces_in_record
from pial_xl.letters.tracking import RECORD_SHEET as RECORD
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.hosts import Host
from pial_xl.tables.address import Place

_MARK, _BEFORE, _PREVIEW = "marque", "avant", "aperçu"
_WIDTH = 5
_BATCH = 64


@dataclass(frozen=True, slots=True)
class HandoutTrace:
    """A sheet to hand over as it was put.

    Attributes:
        wanted: the name that it should have.
        fingerprint: print of what it says; empty while it is being put.
    """

    wanted: str
    fingerprint: str = ""


@dataclass(slots=True)
class Record:
    """The marked cells with their notes, by sheet, and the letters, by sheet.

    ``handouts`` are the sheets to hand over, by their name.
    ``told`` is what the sheet said when it was read, what is blank left out. ``before`` names the
    sheets that were there before the copy under way; it is empty otherwise. ``preview`` is the
    print of the preview: empty while it is being written, None without one. ``height`` counts the
    rows that the record takes on its sheet; ``sheet`` is that sheet, once this run has found it to
    be ours.
    """

    marks: dict[str, dict[Place, str]] = field(default_factory=dict)
    letters: dict[str, Trace] = field(default_factory=dict)
    handouts: dict[str, HandoutTrace] = field(default_factory=dict)
    before: frozenset[str] = frozenset()
    preview: str | None = None
    told: tuple[tuple[str, ...], ...] = ()
    height: int = 0
    sheet: Sheet | None = None


def read_record(book: Book) -> Record:
    """Read the record; empty when there is none. What is damaged in it is left out."""
    if RECORD not in book.sheet_names:
        return Record()
    useful = book.sheets[RECORD].used_range
    block = useful.options(ndim=2).value
    record = record_of([["" if v is None else str(v) for v in line] for line in block])
    record.height = useful.row + useful.shape[0] - 1
    return record


def record_of(lines: Iterable[Sequence[str]]) -> Record:
    """Give what the lines of a record say; those that are blank, or damaged, say nothing.

    A record of an earlier version says nothing of the notes.
    """
    told = tuple((*line, *[""] * _WIDTH)[:_WIDTH] for line in lines if any(line))
    record = Record(told=told, letters=traces_in_record(told))
    for kind, *fields in told:
        if kind == _MARK and fields[1].isdecimal() and fields[2].isdecimal():
            where = int(fields[1]), int(fields[2])
            record.marks.setdefault(fields[0], {})[where] = fields[3]
        elif kind == _BEFORE:
            record.before |= {fields[0]}
        elif kind == HANDOUT_KIND:
            record.handouts[fields[0]] = HandoutTrace(fields[2], fields[1])
        elif kind == _PREVIEW:
            record.preview = fields[1]
    return record


def write_record(book: Book, host: Host, record: Record) -> None:
    """Write the record in one block, on its hidden sheet: a run that is killed loses none of it.

    Raises:
        WriteError: when a person has a sheet of that name.
    """
    lines = [[*line, *[""] * (_WIDTH - len(line))] for line in ((NOTICE,), *_lines(record))]
    sheet = open_record(book, host, record)
    host.witness.record(record.told, lines)
    # By the batch: a run writes it many times, and most often in the same cells.
    record.height = max(record.height, -(-len(lines) // _BATCH) * _BATCH)
    lines += [[""] * _WIDTH] * (record.height - len(lines))
    host.write_as_text(sheet.range((1, 1), (len(lines), _WIDTH)), lines)


def open_record(book: Book, host: Host, record: Record) -> Sheet:
    """Give the sheet of the record, made if need be: to be asked for before the first change.

    Raises:
        WriteError: when a person has a sheet of that name, or protected it.
    """
    if record.sheet is None:
        record.sheet = _sheet(book, host)
    return record.sheet


def _lines(record: Record) -> Iterator[tuple[str, ...]]:
    for sheet, notes in record.marks.items():
        for (row, column), note in sorted(notes.items()):
            yield _MARK, sheet, str(row), str(column), note
    for sheet, trace in record.letters.items():
        yield record_line(sheet, trace)
    for sheet, handout in record.handouts.items():
        yield HANDOUT_KIND, sheet, handout.fingerprint, handout.wanted
    for sheet in sorted(record.before):
        yield _BEFORE, sheet, "", ""
    if record.preview is not None:
        yield _PREVIEW, "", record.preview, ""


def _sheet(book: Book, host: Host) -> Sheet:
    names = book.sheet_names
    if RECORD in names:
        sheet = book.sheets[RECORD]
        if sheet.range("A1").value not in (None, NOTICE):
            raise WriteError(
                f"Une feuille de ce classeur s'appelle « {RECORD} », nom dont pial-xl a besoin : "
                "renommez-la, puis recommencez."
            )
        if host.is_protected(sheet):
            raise WriteError(
                f"La feuille masquée « {RECORD} », où pial-xl note ce qu'il a écrit, est "
                "protégée : affichez-la, ôtez sa protection (menu Révision ou Outils), puis "
                "recommencez ; rien n'a été changé."
            )
        return sheet
    sheet = book.sheets.add(RECORD, after=book.sheets[names[-1]])
    host.hide(sheet)
    return sheet
