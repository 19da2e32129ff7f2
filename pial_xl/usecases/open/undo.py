"""Take back the last button that wrote in the open workbook."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from xlwings import Book

from pial_xl.dossier import read_dossier
from pial_xl.letters.context import READ_TABLES
from pial_xl.letters.letter import Letter
from pial_xl.letters.tracking import MODEL, Trace
from pial_xl.sheets.copies import FOLDER
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.copies import safety_copy, workbook_folder
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.journal_file import RunJournal, forget_journal, read_journal
from pial_xl.sheets.open.letters import OpenLetters
from pial_xl.sheets.open.messages import tell_protected
from pial_xl.sheets.open.model import OpenModel, fingerprint_of
from pial_xl.sheets.open.preview import SHEET as PREVIEW
from pial_xl.sheets.open.reading import read_open_book
from pial_xl.sheets.open.record import Record, read_record, record_of, write_record
from pial_xl.sheets.open.session import held
from pial_xl.sheets.open.undoing import (
    TakenBack,
    look,
    restore_cells,
    restore_marks,
    touched,
)
from pial_xl.sheets.progress import Step
from pial_xl.tables.raw import Texts
from pial_xl.takeover.account import BASE_SHEET
from pial_xl.units.text import first_of, french, plural
from pial_xl.usecases.letters import run as letters_run

_NOTHING = (
    "Rien à annuler : aucun bouton n'a écrit dans ce classeur, ou le dernier est déjà annulé."
)
_NAMED_MAX = 3
_KEPT_AS_IT_WAS = ("n'a pas pu être remise comme avant", "n'ont pas pu être remises comme avant")


def undo_last(book: Book, host: Host) -> str:
    """Take back what the last run wrote, and say what was taken back.

    Raises:
        WriteError: a person has changed since what it wrote, or it cannot be taken back; nothing
            has been changed.
    """
    with held(book, host, datetime.now()) as step:
        step("lecture du dernier bouton")
        run = read_journal(book, host)
        if run is None:
            return french(_NOTHING)
        record = read_record(book)
        standing = look(book, host, run)
        before = _before(run, record)
        letters = _Letters(book, host, run, before, record)
        _check(book, host, run, record, (*standing.changed, *letters.changed))
        is_left = standing.is_left or run.marks or letters.is_left
        if not is_left and (run.record is None or record.told == before.told):
            forget_journal(book, host)
            return french(_NOTHING)
        step("copie de sécurité")
        safety_copy(book, host, datetime.now())
        step("retour en arrière")
        with host.suspended_calculation(book):
            done = restore_cells(book, host, run, standing)
            if run.marks or before.marks != record.marks:
                restore_marks(book, host, run, record, done)
            letters.restore(step)
            if run.record is not None:
                before.letters |= letters.kept
                before.height = record.height
                write_record(book, host, before)
        forget_journal(book, host)
    return french(" ".join(_told(done, letters)))


def _before(run: RunJournal, record: Record) -> Record:
    """Give the record as it was before a run; as it is, when that run left it alone.

    Raises:
        WriteError: another run wrote it since.
    """
    if run.record is None:
        return record
    before, after = (record_of(lines) for lines in run.record)
    if record.told not in (before.told, after.told):
        raise _refusal("le classeur n'est plus tel que ce bouton l'a laissé")
    return before


def _check(book: Book, host: Host, run: RunJournal, record: Record, changed: Sequence[str]) -> None:
    if run.refusals:
        raise _refusal(", ".join(run.refusals))
    if changed:
        raise _refusal(f"vous avez changé depuis {first_of(changed, _NAMED_MAX)}")
    names = book.sheet_names
    protected = [
        title
        for title in touched(run, record)
        if title in names and host.is_protected(book.sheets[title])
    ]
    if protected:
        raise WriteError(f"{tell_protected(protected, _KEPT_AS_IT_WAS)} Rien n'a été changé.")


def _refusal(reason: str) -> WriteError:
    return WriteError(
        f"Le dernier bouton ne peut pas être annulé, et rien n'a été changé : {reason}. Le "
        f"classeur d'avant est dans le dossier « {FOLDER} »."
    )


class _Letters:
    """The sheets that a run made, and the letters that it made again."""

    def __init__(
        self, book: Book, host: Host, run: RunJournal, before: Record, record: Record
    ) -> None:
        self._book = book
        self._host = host
        self._run = run
        self._before = before
        self._record = record
        names = frozenset(book.sheet_names)
        prints = {
            title: fingerprint_of(book.sheets[title], host)
            for title in (*run.added, *run.letters)
            if title in names
        }
        self._to_delete = [t for t, left in run.added.items() if prints.get(t) == left]
        self.edited = [
            title for title, left in run.added.items() if title in names and prints[title] != left
        ]
        self._again = [t for t in run.letters if not self._is_as_before(t, prints)]
        self.changed = [
            title
            for title in self._again
            if title not in record.letters or prints.get(title) != record.letters[title].fingerprint
        ]
        self.deleted: list[str] = []
        self.remade: list[str] = []
        self.lost: list[str] = []

    @property
    def is_left(self) -> bool:
        """Tell whether a sheet of the run is still there."""
        return bool(self._to_delete or self._again)

    @property
    def kept(self) -> dict[str, Trace]:
        """The traces of the letters that stay, for a person has changed them."""
        stay = (*self.edited, *self.lost)
        return {t: self._record.letters[t] for t in stay if t in self._record.letters}

    def restore(self, step: Step) -> None:
        """Remove the sheets that were made, and have the others say what they said.

        LibreOffice takes a second or more to remove one: every formula is compiled anew.
        """
        step("feuilles d'avant")
        filled = self._refill_all()
        replaced = [title for title in self._run.removed if title in self._to_delete]
        wanted = [*(title for title in self._again if title not in filled), *replaced]
        taken = self._take_from_copy(wanted)
        self.remade = [*filled, *taken]
        self.lost = [title for title in wanted if title not in taken]
        to_delete = [title for title in self._to_delete if title not in taken]
        for rank, title in enumerate(to_delete, start=1):
            step(f"retrait de la feuille {rank} sur {len(to_delete)}")
            if self._book.sheets.active.name == title:
                self._book.sheets[0].activate()
            self._book.sheets[title].delete()
            self.deleted.append(title)

    def _refill_all(self) -> list[str]:
        """Fill letters again with the values that they had; give those that say the same."""
        if not self._again:
            return []
        models = read_dossier(read_open_book(self._book, READ_TABLES), date.today()).models
        letters = OpenLetters(self._book, self._host, models, self._record, now=datetime.now())
        return [title for title in self._again if self._refill(letters, models, title)]

    def _take_from_copy(self, titles: Sequence[str]) -> list[str]:
        """Take sheets from the copy of the workbook as it was; give those that it holds so."""
        path = workbook_folder(self._book, self._host) / FOLDER / self._run.copy
        if not titles or not self._run.copy or not path.is_file():
            return []
        taken = []
        with self._host.opened_aside(self._book, path) as copy:
            for title in titles:
                known = self._print_before(title)
                if not known or title not in copy.sheet_names:
                    continue
                if fingerprint_of(copy.sheets[title], self._host) == known:
                    self._host.take_sheet(copy.sheets[title], self._book, title)
                    taken.append(title)
        return taken

    def _print_before(self, title: str) -> str:
        """Give the print of a sheet of ours before the run; blank when it is not known."""
        if title in self._before.letters:
            return self._before.letters[title].fingerprint
        if title in self._before.handouts:
            return self._before.handouts[title].fingerprint
        return self._before.preview or "" if title == PREVIEW else ""

    def _is_as_before(self, title: str, prints: dict[str, str]) -> bool:
        trace = self._before.letters.get(title)
        return trace is not None and prints.get(title) == trace.fingerprint

    def _refill(self, letters: OpenLetters, models: Mapping[str, Texts], title: str) -> bool:
        """Fill a letter again with the values that it had; tell whether it says the same."""
        old, new = self._before.letters.get(title), self._record.letters[title]
        model = None if old is None else self._model(letters, models, title, old, new)
        if old is None or model is None:
            return False
        letters_run.refill(letters, model, Letter(title, old.values), new.values)
        return letters.fingerprint(title) == old.fingerprint

    def _model(
        self, letters: OpenLetters, models: Mapping[str, Texts], title: str, old: Trace, new: Trace
    ) -> OpenModel | None:
        """Give the model of a letter, where it was made again from the same one."""
        known = old.values.get(MODEL)
        if not known or new.values.get(MODEL) != known:
            return None
        for sheet in models:
            model = letters.model_of(Letter(title, {}, model=sheet))
            if model.fingerprint(known) == known:
                return model
        return None


def _told(done: TakenBack, letters: _Letters) -> Iterator[str]:
    parts = []
    if sheets := [title for title in done.sheets if title != BASE_SHEET]:
        parts.append(f"comme avant dans {', '.join(sheets)}")
    if done.marks:
        parts.append(f"marques d'avant remises sur {plural(done.marks, 'cellule')}")
    if letters.remade:
        parts.append(f"{plural(len(letters.remade), 'feuille')} comme avant")
    if letters.deleted:
        parts.append(f"{plural(len(letters.deleted), 'feuille retirée', 'feuilles retirées')}")
    yield f"Annulé : {' ; '.join(parts) or 'les marques du dernier contrôle'}."
    if done.unmarked:
        yield f"Sans marque, car changées depuis : {plural(done.unmarked, 'cellule')}."
    if letters.edited:
        yield f"Gardé, car changé depuis : {', '.join(letters.edited)}."
    if PREVIEW in letters.lost:
        yield "L'aperçu d'avant n'est pas refait."
    if lost := [f"« {title} »" for title in letters.lost if title != PREVIEW]:
        yield f"Pas refait, mais dans le dossier « {FOLDER} » : {', '.join(lost)} d'avant."
