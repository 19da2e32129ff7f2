"""What a run does to the letters of a closed workbook of letters."""

from collections.abc import Mapping
from dataclasses import dataclass

from pial_xl.letters.batch import Batch
from pial_xl.letters.choice import Choice
from pial_xl.letters.letter import Letter
from pial_xl.letters.recap import RecapLine, State, summarize
from pial_xl.letters.tracking import Decision, Sort, Trace, content, decide_all, fingerprint
from pial_xl.sheets.closed.letters.model import ClosedModel

_UP_TO_DATE = {State.MADE: State.UNCHANGED, State.REMADE: State.UNCHANGED}


@dataclass(frozen=True, slots=True)
class ClosedPlan:
    """What is to be done, and what the summary will say of it.

    Attributes:
        decisions: what becomes of the letter of each row, in the order of the sheet.
        choice: the rows whose letters are to be written.
        lines: the summary of every row.
    """

    decisions: tuple[Decision, ...]
    choice: Choice
    lines: tuple[RecapLine, ...]

    @property
    def to_write(self) -> tuple[Decision, ...]:
        """The letters to write."""
        return tuple(d for d in self.decisions if d.is_to_write and d.letter.number in self.choice)

    @property
    def ours(self) -> tuple[Letter, ...]:
        """The letters that the workbook holds once the plan is done, but for those of others."""
        return tuple(
            d.letter
            for d in self.decisions
            if d.sort is not Sort.FOREIGN
            and (d.sort is not Sort.CREATED or d.letter.number in self.choice)
        )

    @property
    def state(self) -> str:
        """A print of the summary, that does not tell a letter made now from one made before."""
        return fingerprint(
            (str(r.number), "|".join((r.who, r.etablissement, r.imp, *_durable(r))))
            for r in self.lines
        )


def plan_letters(
    batch: Batch,
    choice: Choice,
    models: Mapping[int, ClosedModel],
    traces: Mapping[str, Trace],
    present_sheets: Mapping[str, str],
) -> ClosedPlan:
    """Decide for every row; nothing is changed.

    Args:
        batch: the letters and the refusals of every row.
        choice: the rows that are asked for.
        models: the model of each letter, by the number of its row.
        traces: what was written last time, by sheet.
        present_sheets: the print of what each sheet says now, by title.
    """
    decisions = decide_all(
        batch.letters,
        traces,
        present_sheets,
        kept=lambda letter, _: content_of(letter, models[letter.number]),
        look=present_sheets.__getitem__,
    )
    return ClosedPlan(
        decisions, choice, summarize(batch, decisions, choice, traces, present_sheets)
    )


def content_of(letter: Letter, model: ClosedModel) -> dict[str, str]:
    """Give what the trace of a letter keeps."""
    return content(letter, model.fields, model.fingerprint)


def _durable(line: RecapLine) -> tuple[str, str]:
    if line.state in _UP_TO_DATE:
        return _UP_TO_DATE[line.state], ""
    return line.state, line.detail
