"""What was written in each letter, what stands there now, and what becomes of it."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto
from hashlib import sha256
from typing import Final

from pial_xl.letters.letter import Letter
from pial_xl.units.records import record
from pial_xl.units.text import fold

RECORD_SHEET: Final = "_pial_xl"
"""Hidden sheet where a run leaves what the next one must know; it follows the file."""
NOTICE: Final = "Feuille technique de pial-xl : merci de ne pas la modifier."
"""What that sheet says to the person who finds it."""
KIND: Final = "lettre"
"""First cell of the rows of the record that tell of a letter."""
HANDOUT_KIND: Final = "feuille"
"""First cell of those that tell of a sheet to hand over."""
MODEL: Final = "modèle de lettre"
"""Key under which a letter's trace keeps the print of the model it was made from."""
IDENTITY: Final = "identité"
"""Key under which a letter's trace keeps a print of whose letter it is: a person, of a pole."""


@record
class Trace:
    """A letter as it was written.

    Attributes:
        values: what it printed, by placeholder.
        fingerprint: print of its cells, followed by ``-`` and that of its notes where it has some;
            empty while the letter is being written.
    """

    values: Mapping[str, str]
    fingerprint: str = ""

    @property
    def cells(self) -> str:
        """The print of its cells alone: a closed file is read without its notes."""
        return self.fingerprint.partition("-")[0]


class Fate(Enum):
    """What becomes of a letter."""

    CREATED = auto()
    INTACT = auto()
    REMADE = auto()
    EDITED = auto()
    """A person edited it: it is kept."""
    FOREIGN = auto()
    """A sheet of that name that we did not write, or edited for a homonym: it is kept."""


@record
class Change:
    """A field that is not what the letter says: the placeholder, what was, what is.

    ``before`` and ``after`` are None where there is nothing; those of the model are its prints.
    """

    field: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        if self.field == MODEL:
            return MODEL
        return f"{self.field} : {self.before or 'vide'} → {self.after or 'vide'}"


@record
class Decision:
    """What becomes of one letter, and which of its fields changed."""

    letter: Letter
    fate: Fate
    field_changes: tuple[Change, ...] = ()

    @property
    def changes(self) -> tuple[str, ...]:
        """The names of the fields that changed."""
        return tuple(change.field for change in self.field_changes)

    @property
    def is_to_write(self) -> bool:
        """Tell whether the letter is to be made, or made again."""
        return self.fate in {Fate.CREATED, Fate.REMADE}

    @property
    def keeps_model(self) -> bool:
        """Tell whether a letter to be made again comes from the same model as before.

        It is then filled again on its own sheet, which keeps what a person put around it.
        """
        return self.fate is Fate.REMADE and bool(self.changes) and MODEL not in self.changes


def content(letter: Letter, fields: Collection[str], model: str) -> dict[str, str]:
    """Give what the trace of a letter keeps: the values that its model prints, the model's print.

    Args:
        letter: the letter as its row gives it now.
        fields: the placeholders that its model prints.
        model: the print of its model.
    """
    values = {cle: valeur for cle, valeur in letter.values.items() if valeur and cle in fields}
    return values | {MODEL: model, IDENTITY: _identity(letter)}


def _identity(letter: Letter) -> str:
    return fingerprint(
        (cle, fold(letter.values.get(cle) or "")) for cle in ("nom", "prénom", "code_pôle")
    )


def under_present_name(letter: Letter, present: Mapping[str, str]) -> Letter:
    """Give a letter under the name that its sheet has, where only the case of a name changed.

    Args:
        letter: the letter.
        present: the sheets that are there, by their names without case.
    """
    return replace(letter, sheet=present.get(letter.sheet.casefold(), letter.sheet))


def decide(
    letter: Letter, content: Mapping[str, str], trace: Trace | None, present_print: str | None
) -> Decision:
    """Decide for one letter.

    Args:
        letter: what its row says now.
        content: what the trace would keep of it now.
        trace: what was written last time, if anything was.
        present_print: the print of the sheet that bears its name now; None when there is none.
    """
    if present_print is None:
        return Decision(letter, Fate.CREATED)
    if trace is None:
        return Decision(letter, Fate.FOREIGN)
    changes = field_changes(trace.values, content)
    if not trace.fingerprint:  # a run was stopped while it wrote this one
        return Decision(letter, Fate.REMADE, changes)
    if present_print != trace.fingerprint:
        belongs_to_another = trace.values.get(IDENTITY, content.get(IDENTITY)) != content.get(
            IDENTITY
        )
        return Decision(letter, Fate.FOREIGN if belongs_to_another else Fate.EDITED, changes)
    return Decision(letter, Fate.REMADE if changes else Fate.INTACT, changes)


def decide_all(
    letters: Iterable[Letter],
    traces: Mapping[str, Trace],
    sheets: Collection[str],
    kept: Callable[[Letter, Trace | None], Mapping[str, str]],
    look: Callable[[str], str],
) -> tuple[Decision, ...]:
    """Decide for the letter of every row, each under the name that its sheet has.

    Args:
        letters: the letters of the rows.
        traces: what was written last time, by sheet.
        sheets: the sheets that are there.
        kept: gives what the trace of a letter would keep now, knowing what it keeps.
        look: gives the print of a sheet that is there.
    """
    present: dict[str, str] = {}
    for sheet in sheets:
        present.setdefault(sheet.casefold(), sheet)
    decisions = []
    for letter in (under_present_name(letter, present) for letter in letters):
        nom, trace = letter.sheet, traces.get(letter.sheet)
        present_print = look(nom) if nom in sheets else None
        decisions.append(decide(letter, kept(letter, trace), trace, present_print))
    return tuple(decisions)


def field_changes(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Change, ...]:
    """Give the fields that are not the same, those of the letter as it was made first.

    A model that was reworded does not print the same fields: those that only one of its wordings
    prints did not change.
    """
    keys = [*before, *(cle for cle in after if cle not in before)]
    if before.get(MODEL) != after.get(MODEL):
        keys = [cle for cle in keys if cle == MODEL or (cle in before and cle in after)]
    return tuple(
        Change(cle, before.get(cle), after.get(cle))
        for cle in keys
        if cle != IDENTITY and before.get(cle) != after.get(cle)
    )


def vanished(
    traces: Collection[str], expected_ones: Collection[str], sheets: Collection[str]
) -> tuple[str, ...]:
    """Give the sheets of letters whose row is gone.

    Args:
        traces: the sheets of the letters that were made.
        expected_ones: the sheets that the rows claim, those that give no letter now included.
        sheets: the sheets that are there.
    """
    claimed = {nom.casefold() for nom in expected_ones}
    return tuple(nom for nom in traces if nom in sheets and nom.casefold() not in claimed)


def fingerprint(texts: Iterable[tuple[str, str]]) -> str:
    """Give a short print of texts at their places."""
    return sha256(repr(list(texts)).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def record_line(sheet: str, trace: Trace) -> tuple[str, str, str, str]:
    """Give the row of the record that tells of a letter."""
    values = json.dumps(dict(trace.values), ensure_ascii=False)
    return KIND, sheet, trace.fingerprint, values


def traces_in_record(lines: Iterable[Sequence[str]]) -> dict[str, Trace]:
    """Give the traces of letters by sheet, from the rows of a record; damaged ones say nothing."""
    return {
        sheet: Trace(_values(values), fingerprint)
        for kind, sheet, fingerprint, values, *_ in ((*line, "", "", "", "") for line in lines)
        if kind == KIND and sheet
    }


def _values(text: str) -> dict[str, str]:
    try:
        decoded = json.loads(text)
    except ValueError:
        return {}
    return {str(c): str(v) for c, v in decoded.items()} if isinstance(decoded, dict) else {}
