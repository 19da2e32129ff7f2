"""From raw cells to typed rows, with the address of every cell."""

from dataclasses import fields
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pial_xl.tables import TABLES, Aesh, Affectation, Coordonnateur, RowModel, columns
from pial_xl.tables.address import Cell, a1, column_letters
from pial_xl.tables.column import Format
from pial_xl.tables.raw import RawTable
from pial_xl.tables.reading import read_table
from pial_xl.tables.types import Aide
from pial_xl.tables.values import is_error


def _table(titles: list[str], *rows: list[object], column: int = 1) -> RawTable:
    return RawTable(
        "AESH",
        4,
        tuple(enumerate(titles, start=column)),
        column,
        [(5 + n, row) for n, row in enumerate(rows)],
    )


REQUIRED = ["AESH", "Début", "Heures/semaine"]


def test_headers_are_matched_whatever_their_accents_case_and_order() -> None:
    raw = _table(["HEURES / SEMAINE", "debut", "Aesh"], ["24h", "1 sept. 2026", "a01"])
    table, problems = read_table(Aesh, raw)
    (row,) = table.rows
    assert (row.aesh, row.debut, row.heures) == ("A01", date(2026, 9, 1), 1440)
    assert problems == []


def test_every_cell_keeps_its_address_when_the_table_is_moved() -> None:
    raw = _table(REQUIRED, ["A01", None, "x"], column=28)
    table, problems = read_table(Aesh, raw)
    assert table.cell(table.rows[0], "aesh") == Cell("AESH", "AB5")
    assert [p.cell.address for p in problems] == ["AD5"]


def test_unknown_columns_are_ignored() -> None:
    table, problems = read_table(Aesh, _table([*REQUIRED, "Humeur"], ["A1", 46266, 24, "?"]))
    assert len(table) == 1
    assert problems == []


def test_blank_rows_are_skipped_and_the_others_keep_their_number() -> None:
    raw = _table(REQUIRED, ["A1", 46266, 24], [None, " ", "\u00a0"], ["A2", 46266, 24])
    table, _ = read_table(Aesh, raw)
    assert [row.number for row in table] == [5, 7]


def test_the_other_cells_of_a_row_with_an_unreadable_cell_live_on() -> None:
    table, problems = read_table(Aesh, _table(REQUIRED, ["A1", "hier", 24]))
    (row,) = table.rows
    assert (row.aesh, row.debut, row.heures) == ("A1", None, 1440)
    assert row.is_unreadable("debut")
    assert not row.is_unreadable("heures")
    assert [p.code for p in problems] == ["S-04"]


def test_each_unreadable_cell_of_a_row_has_its_own_problem() -> None:
    _, problems = read_table(Aesh, _table(REQUIRED, ["A1", "hier", "beaucoup"]))
    assert sorted(p.code for p in problems) == ["S-02", "S-04"]


def test_the_first_of_two_same_headers_is_read() -> None:
    table, _ = read_table(Aesh, _table([*REQUIRED, "AESH"], ["A1", 46266, 24, "A9"]))
    assert table.rows[0].aesh == "A1"


def test_a_missing_required_column_is_told_where_it_should_be() -> None:
    table, problems = read_table(Affectation, _table(["AESH", "Élève", "Aide"], ["A", "E", "I"]))
    assert table.missing == ("heures",)
    assert [(p.code, p.cell.address, p.title) for p in problems] == [
        ("S-01", "D4", "Heures/semaine")
    ]
    assert table.rows[0].aide is Aide.I


def test_a_missing_column_whose_place_is_taken_is_told_at_the_first_header_that_is_not_ours() -> (
    None
):
    raw = _table(["Aide", "AESH", "Remarque", "Élève", "Avis"], ["I", "A", "", "E", ""])
    _, (problem,) = read_table(Affectation, raw)
    assert (problem.title, problem.cell.address) == ("Heures/semaine", "C4")


def test_a_missing_column_without_a_free_place_is_told_beyond_the_last_header() -> None:
    raw = _table(["Élève", "Aide", "Groupe", "AESH"], ["E", "I", "", "A"])
    _, (problem,) = read_table(Affectation, raw)
    assert (problem.title, problem.cell.address) == ("Heures/semaine", "E4")


def test_a_missing_table_is_said_to_be_missing() -> None:
    table, problems = read_table(Aesh, None)
    assert not table.present
    assert problems == []


def test_a_long_unreadable_text_is_shown_short() -> None:
    _, (problem,) = read_table(Aesh, _table(REQUIRED, ["A1", 46266, "z" * 32_767]))
    assert len(problem.valeur) == 40


def test_an_unreadable_cell_is_quoted_as_the_sheet_shows_it() -> None:
    titles = ["AESH", "Contrat", "Début", "Heures/semaine", "Semaines", "Heures ULIS"]
    cells = ["A1", datetime(2026, 11, 3), True, datetime(2026, 11, 3), 42.5, timedelta(hours=-25)]
    _, problems = read_table(Aesh, _table(titles, cells))
    shown = {problem.title: problem.valeur for problem in problems}
    assert shown == {
        "Contrat": "03/11/2026",
        "Début": "VRAI",
        "Heures/semaine": "03/11/2026",
        "Semaines": "42,5",
        "Heures ULIS": "-25:00",
    }


def test_a_code_that_the_sheet_turned_into_a_date_is_read_as_the_sheet_shows_it() -> None:
    table, _ = read_table(Aesh, _table(REQUIRED, [datetime(2026, 11, 3), 46266, 24]))
    assert [row.aesh for row in table.rows] == ["03/11/2026"]


def test_errors_of_excel_and_libreoffice_are_known_in_both_languages() -> None:
    for text in ("#DIV/0!", "#REF!", "#VALEUR!", "#NOM ?", "Err:522", "#N/A"):
        assert is_error(text)
    for value in ("#12", "Erreur", "", "#hashtag", 3):
        assert not is_error(value)


def test_every_field_of_every_table_says_its_column() -> None:
    of_every_row = [f.name for f in fields(RowModel)]
    for model in TABLES:
        cols = columns(model)
        assert [*of_every_row, *cols] == [f.name for f in fields(model)]
        assert all(c.title and c.help for c in cols.values())
        assert len({c.title for c in cols.values()}) == len(cols)


def test_every_reference_is_to_a_column_that_exists() -> None:
    fields = {(m.table, field) for m in TABLES for field in columns(m)}
    for model in TABLES:
        for column in columns(model).values():
            assert column.refers_to is None or column.refers_to in fields


def test_every_choice_that_is_offered_is_read() -> None:
    for model in TABLES:
        for column in columns(model).values():
            for choice in column.choices:
                table, problems = read_table(model, _table([column.title], [choice]))
                assert len(table) == 1
                assert [p for p in problems if p.code != "S-01"] == []


def test_a_kind_of_value_says_how_its_columns_are_shown_and_what_they_offer() -> None:
    aesh, affectation = columns(Aesh), columns(Affectation)
    assert aesh["aesh"].format is Format.CODE
    assert aesh["heures"].format is Format.DUREE
    assert aesh["debut"].format is Format.DATE
    assert aesh["nom"].format is Format.TEXT
    assert affectation["aide"].choices == ("I", "M", "CO")
    assert affectation["fixe"].choices == ("oui", "non")
    assert aesh["nom"].choices == ()


def test_a_column_may_be_shown_otherwise_than_its_kind_of_value() -> None:
    assert columns(Coordonnateur)["montant"].format is Format.MONTANT


@given(st.integers(1, 16384))
def test_column_letters_count_in_base_26(number: int) -> None:
    value = 0
    for letter in column_letters(number):
        value = value * 26 + ord(letter) - 64
    assert value == number


def test_addresses_are_in_a1_form() -> None:
    assert [a1(1, 1), a1(26, 2), a1(27, 3), a1(16384, 4)] == ["A1", "Z2", "AA3", "XFD4"]


WIDTH = len(columns(Aesh))
cells = st.none() | st.text(max_size=12) | st.integers() | st.floats() | st.booleans() | st.dates()


@given(st.lists(st.lists(cells, min_size=WIDTH, max_size=WIDTH), max_size=4))
def test_no_cell_makes_the_reader_fail(rows: list[list[object]]) -> None:
    titles = [c.title for c in columns(Aesh).values()]
    table, problems = read_table(Aesh, _table(titles, *rows))
    assert len(table) <= len(rows)
    assert all(p.code in ("S-02", "S-04", "S-13", "S-17") for p in problems)
