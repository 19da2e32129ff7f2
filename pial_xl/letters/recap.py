"""The summary of a run: what became of each row's letter."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Final

from pial_xl.letters.batch import Batch, Refusal
from pial_xl.letters.choice import Choice
from pial_xl.letters.letter import Values
from pial_xl.letters.tracking import Decision, Fate, Trace, fingerprint, vanished
from pial_xl.units.records import record

SHEET: Final = "Récapitulatif des lettres"


class State(StrEnum):
    """Where the letter of a row stands after a run."""

    MADE = "faite"
    REMADE = "refaite"
    UNCHANGED = "inchangée"
    TO_MAKE = "à faire"
    TO_REMAKE = "à refaire"
    KEPT = "gardée : modifiée à la main"
    FOREIGN = "non faite : une feuille porte ce nom"
    REFUSED = "refusée"
    NO_ROW = "gardée : sans ligne"


_MADE = {
    Fate.CREATED: State.MADE,
    Fate.REMADE: State.REMADE,
    Fate.INTACT: State.UNCHANGED,
    Fate.EDITED: State.KEPT,
    Fate.FOREIGN: State.FOREIGN,
}
_NOT_REQUESTED = _MADE | {Fate.CREATED: State.TO_MAKE, Fate.REMADE: State.TO_REMAKE}
_UP_TO_DATE = {State.MADE: State.UNCHANGED, State.REMADE: State.UNCHANGED}


@record
class RecapLine:
    """One line of the summary.

    Attributes:
        number: row of Coordonnateurs; None for a letter whose row is gone.
        who, etablissement, imp: as the letter says them; empty where the workbook does not.
        state: where the letter stands.
        detail: what changed since, or why there is no letter; in French.
        sheet: the letter's sheet; None where there is none.
    """

    number: int | None
    who: str
    etablissement: str
    imp: str
    state: State
    detail: str
    sheet: str | None


def summarize(
    batch: Batch,
    decisions: Iterable[Decision],
    choice: Choice,
    traces: Mapping[str, Trace],
    present_sheets: Collection[str],
) -> tuple[RecapLine, ...]:
    """Summarise a run, in the order of Coordonnateurs; letters whose row is gone come last.

    Args:
        batch: the letters and the refusals of every row.
        decisions: what becomes of each letter.
        choice: the rows that were asked for; only those are written.
        traces: the record of the letters, as it was before the run.
        present_sheets: the sheets that were there.
    """
    lines = [
        *(_decided(decision, choice) for decision in decisions),
        *(_refused(refusal, traces.keys() & set(present_sheets)) for refusal in batch.refusal),
    ]
    gone = (
        _line(traces[nom].values, None, State.NO_ROW, "", nom)
        for nom in vanished(traces, batch.sheets, present_sheets)
    )
    return (*sorted(lines, key=lambda line: line.number or 0), *gone)


def lasting_print(lines: Iterable[RecapLine]) -> str:
    """Give a print of a summary, that does not tell a letter made now from one made before."""
    return fingerprint(
        (str(r.number), "|".join((r.who, r.etablissement, r.imp, *_durable(r)))) for r in lines
    )


def _durable(line: RecapLine) -> tuple[str, str]:
    if line.state in _UP_TO_DATE:
        return _UP_TO_DATE[line.state], ""
    return line.state, line.detail


def _decided(decision: Decision, choice: Choice) -> RecapLine:
    letter = decision.letter
    states = _MADE if letter.number in choice else _NOT_REQUESTED
    state = states[decision.fate]
    detail = " ; ".join(map(str, decision.field_changes))
    if detail and decision.fate is Fate.EDITED:
        detail = f"changé depuis, à reporter à la main : {detail}"
    sheet = None if state is State.TO_MAKE else letter.sheet
    return _line(letter.values, letter.number, state, detail, sheet)


def _refused(refusal: Refusal, made: Collection[str]) -> RecapLine:
    """Say why a row gives no letter; the one it gave before, if any, is still there."""
    if refusal.sheet not in made:
        return _line(refusal.values, refusal.number, State.REFUSED, refusal.reason, None)
    detail = f"{refusal.reason} ; la lettre d'avant est gardée"
    return _line(refusal.values, refusal.number, State.REFUSED, detail, refusal.sheet)


def _line(
    values: Values, number: int | None, state: State, detail: str, sheet: str | None
) -> RecapLine:
    who = (values.get(cle) for cle in ("civilité", "nom", "prénom"))
    return RecapLine(
        number=number,
        who=" ".join(part for part in who if part),
        etablissement=values.get("établissement") or "",
        imp=values.get("imp") or "",
        state=state,
        detail=detail,
        sheet=sheet,
    )
