"""Letters as sheets of the open workbook, made again only where something changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from xlwings import Book, Sheet

from pial_xl.letters.choice import Choice
from pial_xl.letters.letter import Letter
from pial_xl.letters.recap import SHEET
from pial_xl.letters.tracking import MODEL, Decision, Sort, Trace, content, decide_all
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.leftovers import unnamed_copies
from pial_xl.sheets.open.model import (
    OpenModel,
    fill_sheet,
    fingerprint_of,
    look_at_open_model,
    restore_rows,
)
from pial_xl.sheets.open.outputs import find_sheet
from pial_xl.sheets.open.record import Record, write_record
from pial_xl.sheets.open.session import Step
from pial_xl.tables.raw import Texts


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """What is to be done.

    Attributes:
        models: the models that serve, by the title of their sheets.
        decisions: what becomes of the letter of each row.
        choice: the rows whose letters are to be written.
        present_sheets: the sheets that are there.
        leftovers: the sheets that a killed run left, to be removed.
    """

    models: Mapping[str, OpenModel]
    decisions: tuple[Decision, ...]
    choice: Choice
    present_sheets: frozenset[str]
    leftovers: tuple[str, ...] = ()

    def limited_to(self, choice: Choice) -> "OpenPlan":
        """Give the same plan for some rows only."""
        return replace(self, choice=choice)

    @property
    def to_write(self) -> tuple[Decision, ...]:
        """The letters to write."""
        return tuple(filter(self.is_to_write, self.decisions))

    @property
    def to_redo(self) -> tuple[Decision, ...]:
        """Among them, those that were made before."""
        return tuple(decision for decision in self.to_write if decision.sort is Sort.REMADE)

    @property
    def changes_workbook(self) -> bool:
        """Tell whether anything is to be done at all."""
        return bool(self.to_write or self.leftovers)

    def is_to_write(self, decision: Decision) -> bool:
        """Tell whether a letter is wanted, and is to be made or made again."""
        return decision.is_to_write and decision.letter.number in self.choice

    def model_of(self, letter: Letter) -> OpenModel:
        """Give the model of a letter."""
        return self.models[letter.model or ""]


def plan_open_letters(
    book: Book,
    host: Host,
    letters: Sequence[Letter],
    texts: Mapping[str, Texts],
    record: Record,
) -> OpenPlan:
    """Look at what stands in the workbook and decide for every row; nothing is changed.

    Args:
        book: the open workbook.
        host: the program that holds it.
        letters: the letters of every row.
        texts: the texts of the workbook's models.
        record: what the last run left.

    Raises:
        WorkbookReadError: when the workbook has no model for one of the letters.
    """
    titles = dict.fromkeys(letter.model for letter in letters)
    models = {title or "": open_model(book, host, title, texts) for title in titles}
    names = frozenset(book.sheet_names)
    decisions = decide_all(
        letters,
        record.letters,
        names,
        kept=lambda letter, trace: _content(letter, models[letter.model or ""], trace),
        look=lambda nom: fingerprint_of(book.sheets[nom], host),
    )
    leftovers = unnamed_copies(book, host, models.values(), record)
    choice = frozenset(letter.number for letter in letters)
    return OpenPlan(models, decisions, choice, names, leftovers)


def open_model(book: Book, host: Host, title: str | None, texts: Mapping[str, Texts]) -> OpenModel:
    """Look at a model of the workbook.

    Raises:
        WorkbookReadError: when the letter has none (``title`` is None).
    """
    if title is None:
        raise WorkbookReadError(
            "La feuille « Modèle de lettre » manque : copiez-la depuis un classeur neuf "
            "(pial-xl nouveau), puis recommencez."
        )
    return look_at_open_model(book.sheets[title], host, texts[title])


def write_letters(book: Book, host: Host, plan: OpenPlan, record: Record, step: Step) -> None:
    """Write the letters of a plan; the record says before each that it is under way."""
    for remaining in plan.leftovers:
        book.sheets[remaining].delete()
    there = set(book.sheet_names)
    record.letters = {nom: trace for nom, trace in record.letters.items() if nom in there}
    neighbor, made = _first_neighbor(book, plan), 0
    for decision in plan.decisions:
        nom = decision.letter.sheet
        if plan.is_to_write(decision):
            made += 1
            step(f"lettre {made} sur {len(plan.to_write)}")
            _write(host, plan.model_of(decision.letter), decision, record, neighbor)
            there.add(nom)
        if nom in there:
            neighbor = book.sheets[nom]
    record.before = frozenset()
    write_record(book, host, record)


def _first_neighbor(book: Book, plan: OpenPlan) -> Sheet:
    """Give the sheet after which the first letter goes: the summary, else the last model."""
    recap = find_sheet(book, SHEET)
    if recap is not None:
        return recap
    return max((model.sheet for model in plan.models.values()), key=lambda sheet: sheet.index)


def _write(
    host: Host, model: OpenModel, decision: Decision, record: Record, neighbor: Sheet
) -> None:
    """Write one letter, and leave its trace in the record, which is not written again.

    One at a time: a letter not yet reached keeps its print, so that an edit made after a run that
    was killed is still seen as one.
    """
    book, letter = model.sheet.book, decision.letter
    before = record.letters.get(letter.sheet)
    kept = _content(letter, model, before if decision.keeps_model else None)
    record.letters[letter.sheet] = Trace(kept)
    record.before = frozenset(book.sheet_names)
    write_record(book, host, record)
    if before is not None and decision.keeps_model:
        sheet = book.sheets[letter.sheet]
        restore_rows(sheet, model, before.values)
    else:
        sheet = _fresh_copy(host, model, decision, neighbor)
    fill_sheet(sheet, host, model, letter.values)
    record.letters[letter.sheet] = Trace(kept, fingerprint_of(sheet, host))


def _fresh_copy(host: Host, model: OpenModel, decision: Decision, neighbor: Sheet) -> Sheet:
    """Give a copy of the model under the letter's name, in the place of its old sheet if any."""
    nom = decision.letter.sheet
    if decision.sort is Sort.REMADE:
        model.sheet.book.sheets[nom].delete()
    sheet = host.copy_sheet(model.sheet, neighbor, nom)
    sheet.visible = True
    return sheet


def _content(letter: Letter, model: OpenModel, trace: Trace | None) -> dict[str, str]:
    old = trace.values.get(MODEL, "") if trace else ""
    return content(letter, model.fields, model.fingerprint(old))
