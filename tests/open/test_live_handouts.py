"""Sheets to hand over, put in a live workbook: replaced, kept, told."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlwings as xw
from built import short_demo

from pial_xl.letters.tracking import RECORD_SHEET as RECORD
from pial_xl.report.blocks.values import duration
from pial_xl.report.handouts.handout import Handout, HandoutCell, HandoutPage, HandoutRow
from pial_xl.report.looks import BODY, HEADER, TITLE
from pial_xl.sheets.copies import FOLDER
from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.handouts import Placement
from pial_xl.sheets.open.hosts.choice import host_of
from pial_xl.sheets.open.record import read_record
from pial_xl.sheets.open.session import session
from pial_xl.usecases.open.handouts import place_handouts, tell_kept
from pial_xl.usecases.open.undo import undo_last

if TYPE_CHECKING:
    from libreoffice_host import TripCounter

pytest_plugins = ("libreoffice_host", "live")
pytestmark = pytest.mark.libreoffice

DAY = date(2026, 11, 24)
NAME, OTHER = "Liste fictive", "=Autre d'Été"
TRIPS_MAX = 3_000


@pytest.fixture
def book(app: xw.App, tmp_path: Path) -> xw.Book:
    """A workbook of one blank sheet, saved once."""
    book = app.books.add()
    book.save(str(tmp_path / "PIAL essai.xlsx"))
    return book


@pytest.fixture
def demo(app: xw.App, tmp_path: Path) -> xw.Book:
    """The demonstration's workbook."""
    path = tmp_path / "PIAL fictif.xlsm"
    path.write_bytes(short_demo())
    return app.books.open(str(path))


def handout(text: str = "E001", title: str = NAME) -> Handout:
    rows = (
        HandoutRow((HandoutCell(1, "Titre fictif", TITLE, across=3),), height=27),
        HandoutRow((HandoutCell(1, "Élève", HEADER), HandoutCell(2, "Heures", HEADER))),
        HandoutRow((HandoutCell(1, text, BODY), HandoutCell(2, duration(90), BODY))),
    )
    page = HandoutPage(is_landscape=True, repeated=(2, 2), footer="À signaler & co")
    return Handout(title, (14.0, 30.0, 9.0), rows, page, frozen_rows=2, tab="#C00000")


def place(book: xw.Book, *handouts: Handout) -> Placement:
    host = host_of(book)
    with session(book, host, datetime.combine(DAY, time())) as step:
        return place_handouts(book, host, handouts, DAY, step)


def _formulas(book: xw.Book) -> list[object]:
    """Give what stands in two sheets: not what their formulas show, which is of today."""
    return [book.sheets[nom].used_range.formula for nom in ("AESH", "Affectations")]


def test_the_sheets_come_last_for_few_round_trips_and_the_others_stay(
    demo: xw.Book, counter: "TripCounter"
) -> None:
    names, before = list(demo.sheet_names), _formulas(demo)
    trips = counter.total

    placement = place(demo, handout(), handout(title=OTHER), handout(title="3"))

    assert counter.total - trips <= TRIPS_MAX
    assert placement == Placement((NAME, OTHER, "3"))
    assert [n for n in demo.sheet_names if n != RECORD] == [*names, NAME, OTHER, "3"]
    assert _formulas(demo) == before


def test_a_sheet_says_what_it_was_drawn_with(book: xw.Book) -> None:
    place(book, handout())
    sheet = book.sheets[NAME]
    assert sheet.range("A1").value == "Titre fictif"
    assert sheet.range("A3:B3").value == ["E001", pytest.approx(90 / 1440)]
    assert sheet.range("A1").merge_area.address == "$A$1:$C$1"
    assert sheet.range("B3").number_format == '[h]"h"mm'
    widths = [sheet.range(column).width for column in ("A3", "B3", "C3")]
    assert widths == [pytest.approx(w, rel=0.1) for w in (75, 160, 50)]


def test_a_sheet_is_printed_as_it_was_drawn(book: xw.Book) -> None:
    place(book, handout())
    sheet = book.sheets[NAME]
    style = book.impl.page_styles.getByName(sheet.api.getPropertyValue("PageStyle"))
    footer = style.getPropertyValue("RightPageFooterContent")
    assert style.getPropertyValue("IsLandscape")
    assert style.getPropertyValue("ScaleToPagesX") == 1
    assert footer.LeftText.getString() == "À signaler & co"
    assert footer.RightText.getString().startswith("Page ")
    # Without a color, an Excel file that LibreOffice writes says white.
    assert footer.LeftText.createTextCursor().getPropertyValue("CharColor") == 0
    assert (sheet.api.getTitleRows().StartRow, sheet.api.getTitleRows().EndRow) == (1, 1)


def test_each_sheet_has_the_foot_that_is_its_own(book: xw.Book) -> None:
    one = handout()
    other = replace(handout(title=OTHER), page=replace(one.page, footer="Au 24/11/2026"))
    place(book, one, other)
    feet = []
    for nom in (NAME, OTHER):
        style = book.sheets[nom].api.getPropertyValue("PageStyle")
        content = book.impl.page_styles.getByName(style).getPropertyValue("RightPageFooterContent")
        feet.append((content.LeftText.getString(), content.RightText.getString()[:5]))
    assert feet == [("À signaler & co", "Page "), ("Au 24/11/2026", "Page ")]


def test_a_copy_of_the_workbook_is_put_aside_first(book: xw.Book) -> None:
    place(book, handout())
    assert list((Path(book.fullname).parent / FOLDER).iterdir())


def test_an_earlier_sheet_is_replaced_in_its_place(book: xw.Book) -> None:
    place(book, handout("E001"), handout(title=OTHER))
    long = Handout(NAME, (14.0,), tuple(HandoutRow((HandoutCell(1, "x", BODY),)) for _ in range(9)))
    place(book, long)
    names = list(book.sheet_names)

    placement = place(book, handout("E002"))

    assert placement == Placement((NAME,))
    assert list(book.sheet_names) == names
    assert book.sheets[NAME].range("A3").value == "E002"
    assert book.sheets[NAME].range("A9").value is None


def test_a_sheet_that_a_person_changed_is_kept_and_told(book: xw.Book) -> None:
    place(book, handout("E001"))
    book.sheets[NAME].range("E3").value = "une note fictive"

    placement = place(book, handout("E002"))

    assert placement == Placement((NAME,), ((NAME, f"{NAME} (2)"),))
    assert book.sheets[f"{NAME} (2)"].range("E3").value == "une note fictive"
    assert book.sheets[NAME].range("A3").value == "E002"
    assert tell_kept(placement) == (
        "Celle que vous aviez modifiée est gardée sous le nom «\u00a0Liste fictive (2)\u00a0»."
    )
    assert place(book, handout("E003")).kept == ()


def test_a_sheet_of_the_person_s_own_keeps_its_name(book: xw.Book) -> None:
    book.sheets.add(NAME, after=book.sheets[-1]).range("A1").value = "à moi"

    first, second = place(book, handout("E001")), place(book, handout("E002"))

    assert first == second == Placement((f"{NAME} (2)",))
    assert book.sheets[NAME].range("A1").value == "à moi"
    assert book.sheets[f"{NAME} (2)"].range("A3").value == "E002"


def test_a_sheet_that_was_cut_off_is_replaced(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = host_of(book)
    monkeypatch.setattr(type(host), "take_sheet", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        place(book, handout("E001"))
    monkeypatch.undo()
    assert read_record(book).handouts[NAME].fingerprint == ""

    assert place(book, handout("E002")) == Placement((NAME,))
    assert book.sheets[NAME].range("A3").value == "E002"


def test_the_record_outlives_a_saving(book: xw.Book) -> None:
    place(book, handout("E001"))
    path = Path(book.fullname).with_name("Copie fictive.xlsx")
    book.impl.copy_to(path)
    copy = book.app.books.open(str(path))

    assert place(copy, handout("E002")) == Placement((NAME,))
    copy.close()


def test_a_protected_structure_is_told_and_nothing_changes(book: xw.Book) -> None:
    names = list(book.sheet_names)
    book.api.protect("")
    try:
        with pytest.raises(WriteError, match="structure du classeur est protégée"):
            place(book, handout())
    finally:
        book.api.unprotect("")
    assert list(book.sheet_names) == names


def test_sheets_are_taken_back_and_what_a_person_changed_stays(book: xw.Book) -> None:
    names = list(book.sheet_names)
    place(book, handout("E001"))
    book.sheets[NAME].range("E3").value = "une note fictive"
    place(book, handout("E002"), handout(title=OTHER))

    sentence = undo_last(book, host_of(book))

    assert sentence == "Annulé\u00a0: 2 feuilles retirées."
    assert [n for n in book.sheet_names if n != RECORD] == [*names, f"{NAME} (2)"]
    assert place(book, handout("E003")) == Placement((NAME,))


def test_the_sheet_that_was_replaced_is_told_as_not_made_again(book: xw.Book) -> None:
    place(book, handout("E001"))
    place(book, handout("E002"))

    sentence = undo_last(book, host_of(book))

    assert sentence.endswith(
        "Pas refait, mais dans le dossier «\u00a0copies pial-xl\u00a0»\u00a0: "
        "«\u00a0Liste fictive\u00a0» d'avant."
    )
    assert NAME not in book.sheet_names
