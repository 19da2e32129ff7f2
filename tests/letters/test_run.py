"""One run over sheets in memory: what is asked of them, in which order, and what is not."""

# ruff: noqa: ARG002 (a stand-in takes all that the port gives)

from collections.abc import Collection, Iterable, Mapping, Sequence

import pytest

from pial_xl.letters.batch import Batch, prepare_letters
from pial_xl.letters.letter import Letter, Values
from pial_xl.letters.reading import FilledLetter, ModelPrint, ModelReading, TextCell
from pial_xl.letters.recap import RecapLine, State
from pial_xl.letters.tracking import Trace
from pial_xl.sheets.letters_port import LetterBook
from pial_xl.testing import SampleWorkbook
from pial_xl.usecases.letters.run import make_letters

ALICE, BASILE = "Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile"
MODEL = ModelReading((), (TextCell((1, 1), ("{{nom}} {{secteur}}",), None),), {}, ModelPrint("m"))


class Sheets:
    """A ``LetterBook`` of dictionaries, that notes what was asked of it."""

    def __init__(self) -> None:
        self.sheets: dict[str, str] = {}
        self.traces: dict[str, Trace] = {}
        self.calls: list[str] = []
        self.lines: Sequence[RecapLine] = ()
        self.left: tuple[str, ...] = ()
        self.full = True

    @property
    def titles(self) -> Collection[str]:
        return self.sheets

    def fingerprint(self, title: str) -> str:
        return self.sheets[title]

    def model_of(self, letter: Letter) -> ModelReading:
        return MODEL

    def has_leftovers(self) -> bool:
        return bool(self.left)

    def put_aside(self) -> None:
        self.calls.append("copie")
        self.left = ()

    def begin(self, title: str, kept: Mapping[str, str]) -> None:
        self.traces[title] = Trace(kept)

    def end(self, title: str) -> None:
        self.traces[title] = Trace(self.traces[title].values, self.sheets[title])

    def abandon(self, title: str) -> None:
        self.calls.append(f"abandon de {title}")
        del self.sheets[title]

    def header_values(self, values: Values) -> Values:
        return values

    def copy_model(self, model: ModelReading, title: str, after: str | None) -> None:
        self.calls.append(f"{title} après {after}")
        self.sheets[title] = ""

    def takes_again(self, model: ModelReading, title: str) -> bool:
        return self.full

    def restore_rows(self, model: ModelReading, title: str, rows: Iterable[int]) -> None:
        self.calls.append(f"lignes de {title}")

    def fill(self, model: ModelReading, title: str, filled: FilledLetter) -> None:
        self.sheets[title] = "".join(filled.texts[1, 1])

    def is_recap_true(self, lines: Sequence[RecapLine]) -> bool:
        return [r.sheet for r in lines] == [r.sheet for r in self.lines]

    def finish(self, lines: Sequence[RecapLine], facts: str) -> str | None:
        self.calls.append("récapitulatif")
        self.lines = lines
        return None


def batch(**fields: object) -> Batch:
    workbook = SampleWorkbook()
    for field, valeur in fields.items():
        workbook.put("T_Coordonnateurs", 0, field, valeur)
    return prepare_letters(workbook.dossier())


def run(sheets: Sheets, letters: Batch, rows: Iterable[int] = (5, 6)) -> Sequence[State]:
    book: LetterBook[ModelReading] = sheets
    sheets.calls.clear()
    outcome = make_letters(book, letters, frozenset(rows), "faits", lambda _: None)
    return [line.state for line in outcome.plan.requested]


@pytest.fixture
def sheets() -> Sheets:
    made = Sheets()
    assert run(made, batch()) == [State.MADE, State.MADE]
    return made


def test_a_copy_is_kept_before_the_first_letter_and_the_summary_comes_last() -> None:
    sheets = Sheets()
    run(sheets, batch())

    assert sheets.calls == [
        "copie",
        f"{ALICE} après None",
        f"{BASILE} après {ALICE}",
        "récapitulatif",
    ]


def test_where_all_is_right_nothing_is_asked(sheets: Sheets) -> None:
    assert run(sheets, batch()) == [State.UNCHANGED, State.UNCHANGED]
    assert sheets.calls == []


def test_a_summary_that_is_no_longer_true_is_all_that_is_written(sheets: Sheets) -> None:
    sheets.lines = ()
    run(sheets, batch())

    assert sheets.calls == ["récapitulatif"]


def test_a_letter_of_the_same_model_is_filled_again_on_its_own_sheet(sheets: Sheets) -> None:
    assert run(sheets, batch(secteur="Ancenis")) == [State.REMADE, State.UNCHANGED]
    assert sheets.calls == ["copie", f"lignes de {ALICE}", "récapitulatif"]
    assert sheets.sheets[ALICE] == "FICTIVE Ancenis"


def test_a_letter_that_lost_its_cells_is_laid_afresh(sheets: Sheets) -> None:
    sheets.full = False
    run(sheets, batch(secteur="Ancenis"))

    assert sheets.calls == ["copie", f"{ALICE} après None", "récapitulatif"]


def test_a_letter_that_a_killed_run_left_half_made_is_laid_afresh(sheets: Sheets) -> None:
    sheets.traces[ALICE] = Trace(sheets.traces[ALICE].values)
    run(sheets, batch())

    assert sheets.calls == ["copie", f"{ALICE} après None", "récapitulatif"]


def test_a_letter_edited_by_hand_is_not_touched(sheets: Sheets) -> None:
    sheets.sheets[ALICE] += " et plus"

    assert run(sheets, batch(secteur="Ancenis")) == [State.KEPT, State.UNCHANGED]
    assert "copie" not in sheets.calls


def test_only_the_rows_asked_for_are_written(sheets: Sheets) -> None:
    assert run(sheets, batch(secteur="Ancenis"), rows=[6]) == [State.UNCHANGED]
    assert sheets.sheets[ALICE] == "FICTIVE Nantes"


def test_what_a_killed_run_left_goes_even_where_no_letter_is_to_be_made(sheets: Sheets) -> None:
    sheets.left = ("Modèle de lettre (2)",)
    run(sheets, batch())

    assert sheets.calls == ["copie", "récapitulatif"]
    assert not sheets.left


def test_a_run_that_fails_leaves_no_half_made_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    monkeypatch.setattr(Sheets, "fill", _fail)
    with pytest.raises(OSError, match="disque"):
        run(sheets, batch())

    assert sheets.sheets == {}
    monkeypatch.undo()
    assert run(sheets, batch()) == [State.MADE, State.MADE]


def _fail(*_: object) -> None:
    raise OSError("disque")
