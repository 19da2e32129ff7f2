"""Values and formulas, written to a live LibreOffice and read back through xlwings."""

import time
from datetime import date, datetime
from typing import Any

import pytest
import xlwings as xw
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest_plugins = ("hote_libreoffice",)
pytestmark = pytest.mark.libreoffice

TEXTES = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=20)
VALEURS = st.one_of(
    TEXTES,
    st.booleans(),
    st.none(),
    st.integers(-(10**9), 10**9).map(float),
    st.floats(-1e100, 1e100, allow_subnormal=False),
    st.datetimes(datetime(1900, 3, 1), datetime(2199, 12, 31)).map(
        lambda d: d.replace(microsecond=0)
    ),
)
GRILLES = st.integers(1, 4).flatmap(
    lambda largeur: st.lists(
        st.lists(VALEURS, min_size=largeur, max_size=largeur), min_size=1, max_size=6
    )
)


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(GRILLES)
def test_a_block_is_read_as_it_was_written(feuille: xw.Sheet, grille: list[list[object]]) -> None:
    feuille.clear()
    feuille["B2"].value = grille
    lue = feuille["B2"].resize(len(grille), len(grille[0])).options(ndim=2).value
    assert lue == [[None if valeur == "" else valeur for valeur in ligne] for ligne in grille]


@pytest.mark.parametrize(
    "texte", ["=1+1", "+33", "-2", "@SUM(1)", "007", "1/2/2026", "VRAI", "#N/A"]
)
def test_a_text_is_never_taken_for_a_formula_a_number_or_a_date(
    feuille: xw.Sheet, texte: str
) -> None:
    feuille["A1"].value = texte
    assert feuille["A1"].value == texte
    feuille["B1"].formula = "=ISTEXT(A1)"
    assert feuille["B1"].value is True


def test_a_lone_value_fills_the_range(feuille: xw.Sheet) -> None:
    feuille["A1:B3"].value = 7
    assert feuille["A1:B3"].value == [[7.0, 7.0]] * 3


def test_a_blank_cell_is_none_or_what_one_asks_for(feuille: xw.Sheet) -> None:
    assert feuille["A1"].value is None
    assert feuille["A1"].options(empty="—").value == "—"


def test_a_date_is_shown_as_a_date(feuille: xw.Sheet) -> None:
    feuille["A1"].value = date(2026, 9, 1)
    assert feuille["A1"].value == datetime(2026, 9, 1)
    assert "2026" in feuille["A1"].api.getCellByPosition(0, 0).getString()


def test_a_date_keeps_the_format_that_its_cell_has(feuille: xw.Sheet) -> None:
    feuille["A1"].number_format = "yyyy-mm-dd"
    feuille["A1"].value = date(2026, 9, 1)
    assert feuille["A1"].number_format == "yyyy-mm-dd"


def test_a_date_that_a_formula_gives_is_a_date(feuille: xw.Sheet) -> None:
    feuille["A1"].value = date(2026, 9, 1)
    feuille["A2"].formula = "=DATE(2026,9,30)"
    assert feuille["A1:A2"].value == [datetime(2026, 9, 1), datetime(2026, 9, 30)]


def test_a_time_alone_is_a_fraction_of_a_day_as_in_excel(feuille: xw.Sheet) -> None:
    feuille["A1"].number_format = "hh:mm"
    feuille["A1"].value = 0.25
    assert feuille["A1"].value == 0.25


def test_a_number_written_over_a_boolean_is_a_number(feuille: xw.Sheet) -> None:
    feuille["A1"].value = True
    feuille["A1"].value = 1
    assert feuille["A1"].value == 1.0
    assert not isinstance(feuille["A1"].value, bool)


def test_an_error_is_none_unless_its_text_is_asked_for(feuille: xw.Sheet) -> None:
    feuille["A1"].formula = [["=1/0", "=NA()"], ["=nom_inconnu", "=2"]]
    assert feuille["A1:B2"].value == [[None, None], [None, 2.0]]
    lues = feuille["A1:B2"].options(err_to_str=True).value
    assert lues == [["#DIV/0!", "#N/A"], ["#NAME?", 2.0]]


def test_writing_values_keeps_the_notes(feuille: xw.Sheet) -> None:
    feuille["B2"].add_note("à garder")
    feuille["A1"].value = [[1, 2], [3, 4]]
    assert feuille["B2"].note is not None
    assert feuille["B2"].note.text == "à garder"


def test_writing_formulas_keeps_the_notes(feuille: xw.Sheet) -> None:
    feuille["B2"].add_note("à garder")
    feuille["A1:B2"].formula = "=1"
    assert [note.text for note in feuille.notes] == ["à garder"]


def test_a_formula_is_written_and_read_in_excel_s_grammar(feuille: xw.Sheet) -> None:
    feuille.book.sheets.add("Ma feuille", after=feuille)
    formules = ["=SUM(1,2)", "='Ma feuille'!$A$1", '=IF(A1=3,"a;b","c,d")']
    feuille["A1:C1"].formula = [formules]
    assert feuille["A1:C1"].formula == [formules]
    assert feuille["A1:C1"].value == [3.0, 0.0, "a;b"]


def test_a_lone_formula_is_filled_with_its_references_moved(feuille: xw.Sheet) -> None:
    feuille["B2:C3"].formula = "=A1*$A$1"
    assert feuille["B2:C3"].formula == [["=A1*$A$1", "=B1*$A$1"], ["=A2*$A$1", "=B2*$A$1"]]


def test_an_array_formula_is_told_apart(feuille: xw.Sheet) -> None:
    feuille["A1"].value = [[1, 4], [2, 5], [3, 6]]
    feuille["D1"].formula_array = "=SUM(A1:A3*B1:B3)"
    assert feuille["D1"].value == 32.0
    assert feuille["D1"].formula_array == "=SUM(A1:A3*B1:B3)"
    assert feuille["D1"].has_array
    assert not feuille["A1"].has_array


def test_rows_of_unequal_length_are_refused_before_anything_is_written(feuille: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="taille de la plage"):
        feuille["A1:B2"].impl.raw_value = [[1, 2], [3]]
    assert feuille["A1"].value is None


def test_converters_of_xlwings_work(feuille: xw.Sheet) -> None:
    feuille["A1"].value = {"heures": 24, "semaines": 41}
    assert feuille["A1:B2"].options(dict).value == {"heures": 24.0, "semaines": 41.0}
    feuille["D1"].options(transpose=True).value = ["a", "b"]
    assert feuille["D1:D2"].value == ["a", "b"]
    assert feuille["B1"].options(numbers=int).value == 24


def test_forty_thousand_cells_are_written_and_read_in_well_under_two_seconds(
    feuille: xw.Sheet,
) -> None:
    grille: list[list[Any]] = [
        [f"texte {i}" if j % 2 else float(i * j) for j in range(20)] for i in range(2000)
    ]
    debut = time.perf_counter()
    feuille["A1"].value = grille
    lue = feuille["A1:T2000"].value
    assert time.perf_counter() - debut < 2
    assert lue == grille
