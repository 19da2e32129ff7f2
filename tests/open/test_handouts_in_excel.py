"""A sheet of another workbook put in Excel's, stood in for."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.hosts.excel_mac import ExcelMac


class FakeSheet:
    """A sheet of a workbook that copies as Excel does: beside another, under a name of its own."""

    def __init__(self, book: "FakeBook", name: str) -> None:
        self.book = book
        self.name = name
        self.impl = self

    def copy(self, before: object, after: "FakeSheet") -> None:
        assert before is None
        book = after.book
        if book.is_protected:
            return
        title = f"{self.name} (2)" if self.name in book.sheet_names else self.name
        book.pages.insert(book.pages.index(after) + 1, FakeSheet(book, title))

    def delete(self) -> None:
        self.book.pages.remove(self)


class FakeBook:
    """A workbook of an Excel."""

    def __init__(self, *names: str, is_protected: bool = False) -> None:
        self.pages = [FakeSheet(self, name) for name in names]
        self.is_protected = is_protected

    @property
    def sheet_names(self) -> list[str]:
        return [page.name for page in self.pages]

    @property
    def sheets(self) -> Any:
        pages = self.pages

        class Sheets:
            def __getitem__(self, name: str) -> FakeSheet:
                return next(page for page in pages if page.name == name)

        return Sheets()


def take(book: FakeBook, nom: str) -> list[str]:
    source = FakeBook("Liste").sheets["Liste"]
    sheet = ExcelMac().take_sheet(source, cast("Any", book), nom)
    assert sheet.name == nom
    return book.sheet_names


@pytest.mark.parametrize("nom", ["Liste", "Liste (2)", "Autre"])
def test_a_new_sheet_comes_last_under_its_name(nom: str) -> None:
    assert take(FakeBook("AESH", "Synthèse"), nom) == ["AESH", "Synthèse", nom]


def test_an_earlier_sheet_is_replaced_where_it_stood() -> None:
    assert take(FakeBook("AESH", "Liste", "Lettre"), "Liste") == ["AESH", "Liste", "Lettre"]


def test_a_sheet_of_the_same_name_that_is_not_to_be_replaced_stays() -> None:
    assert take(FakeBook("Liste", "AESH"), "Liste 3") == ["Liste", "AESH", "Liste 3"]


def test_an_excel_that_copies_nothing_says_why() -> None:
    with pytest.raises(WriteError, match="structure du classeur est protégée"):
        take(FakeBook("AESH", is_protected=True), "Liste")


def test_the_other_workbook_is_closed_and_the_person_s_comes_back(tmp_path: Any) -> None:
    orders: list[str] = []
    other = SimpleNamespace(close=lambda: orders.append("close"))
    books = SimpleNamespace(open=lambda *_, **__: other)
    book: Any = SimpleNamespace(
        app=SimpleNamespace(books=books), activate=lambda: orders.append("activate")
    )
    with pytest.raises(ZeroDivisionError), ExcelMac().opened_aside(book, tmp_path / "x.xlsx"):
        raise ZeroDivisionError
    assert orders == ["close", "activate"]
