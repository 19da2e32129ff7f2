"""What a run does to the letters of every row, and what the summary will say of it."""

from collections.abc import Callable, Collection, Mapping

from pial_xl.letters.batch import Batch, Refusal
from pial_xl.letters.choice import Choice
from pial_xl.letters.letter import Letter
from pial_xl.letters.reading import ModelReading
from pial_xl.letters.recap import RecapLine, State, summarize
from pial_xl.letters.tracking import MODEL, Decision, Fate, Trace, content, decide_all
from pial_xl.units.records import record


@record
class Plan:
    """What is to be done.

    Attributes:
        batch: the letters and the refusals of every row.
        choice: the rows that are asked for; only their letters are written.
        decisions: what becomes of the letter of each row, in the order of the sheet.
        lines: the summary of every row.
    """

    batch: Batch
    choice: Choice
    decisions: tuple[Decision, ...]
    lines: tuple[RecapLine, ...]

    def is_to_write(self, decision: Decision) -> bool:
        """Tell whether a letter is asked for, and is to be made or made again."""
        return decision.is_to_write and decision.letter.number in self.choice

    @property
    def to_write(self) -> tuple[Decision, ...]:
        """The letters to write."""
        return tuple(filter(self.is_to_write, self.decisions))

    @property
    def changes(self) -> tuple[str, ...]:
        """The names of the fields that letters are made again for."""
        return tuple(sorted({field for d in self.to_write for field in d.changes}))

    @property
    def ours(self) -> tuple[Letter, ...]:
        """The letters that stand there once the plan is done, but for those of others."""
        return tuple(
            d.letter
            for d in self.decisions
            if d.fate is not Fate.FOREIGN
            and (d.fate is not Fate.CREATED or d.letter.number in self.choice)
        )

    @property
    def requested(self) -> tuple[RecapLine, ...]:
        """The summary of the rows that are asked for, and of the letters without a row."""
        return tuple(r for r in self.lines if r.number is None or r.number in self.choice)

    @property
    def refusal(self) -> tuple[Refusal, ...]:
        """The rows that are asked for and give no letter."""
        return tuple(r for r in self.batch.refusal if r.number in self.choice)

    @property
    def any_missing(self) -> bool:
        """Tell whether a letter that is asked for will not be there."""
        return any(r.state in {State.REFUSED, State.FOREIGN} for r in self.requested)


def plan_letters(
    batch: Batch,
    choice: Choice,
    models: Mapping[int, ModelReading],
    *,
    traces: Mapping[str, Trace],
    sheets: Collection[str],
    look: Callable[[str], str],
) -> Plan:
    """Decide for every row; nothing is changed.

    Args:
        batch: the letters and the refusals of every row.
        choice: the rows that are asked for.
        models: the model of each letter, by the number of its row.
        traces: what was written last time, by sheet.
        sheets: the sheets that are there.
        look: gives the print of what a sheet that is there says now.
    """
    decisions = decide_all(
        batch.letters,
        traces,
        sheets,
        kept=lambda letter, trace: kept_content(letter, models[letter.number], trace),
        look=look,
    )
    return Plan(batch, choice, decisions, summarize(batch, decisions, choice, traces, sheets))


def kept_content(letter: Letter, model: ModelReading, trace: Trace | None) -> dict[str, str]:
    """Give what the trace of a letter keeps, knowing the one of last time if it still serves."""
    old = trace.values.get(MODEL, "") if trace else ""
    return content(letter, model.fields, model.fingerprint(old))
