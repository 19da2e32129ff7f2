"""Values of cells, between Python and LibreOffice's numbers and texts."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.workbook.libreoffice.geometrie import Rectangle
from pial_xl.workbook.libreoffice.valeurs import (
    ErreurDeCellule,
    Nature,
    element,
    en_blocs,
    preparer,
    restituer,
)

ORIGINE = date(1899, 12, 30)
DEPUIS, JUSQU_A = datetime(1900, 3, 1), datetime(2199, 12, 31)
VALEURS = st.one_of(
    st.text(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.datetimes(DEPUIS, JUSQU_A).map(
        lambda d: d.replace(microsecond=d.microsecond // 1000 * 1000)
    ),
)


@given(st.lists(st.tuples(VALEURS, VALEURS), min_size=1))
def test_values_come_back_as_they_went(lignes: list[tuple[object, object]]) -> None:
    bloc = preparer(lignes, ORIGINE)
    attendu = [[None if valeur == "" else valeur for valeur in ligne] for ligne in lignes]
    assert restituer(bloc.donnees, bloc.natures, ORIGINE) == attendu


@pytest.mark.parametrize(
    ("valeur", "nombre", "nature"),
    [
        (date(2026, 9, 1), 46266.0, Nature.JOUR),
        (datetime(2026, 9, 1), 46266.0, Nature.JOUR),
        (datetime(2026, 9, 1, 12), 46266.5, Nature.INSTANT),
        (time(6), 0.25, Nature.NOMBRE),
        (timedelta(hours=36), 1.5, Nature.NOMBRE),
        (True, 1.0, Nature.BOOLEEN),
        (24, 24.0, Nature.NOMBRE),
    ],
)
def test_a_value_is_a_number_with_the_nature_of_its_format(
    valeur: object, nombre: float, nature: Nature
) -> None:
    bloc = preparer([[valeur]], ORIGINE)
    assert bloc.donnees == ((nombre,),)
    assert bloc.natures == {(0, 0): nature}


def test_a_text_stays_a_text_whatever_it_looks_like() -> None:
    bloc = preparer([["=1+1", "007", "1/2/2026", "+33", "@x"]], ORIGINE)
    assert bloc.donnees == (("=1+1", "007", "1/2/2026", "+33", "@x"),)
    assert not bloc.natures


@pytest.mark.parametrize("rien", [None, float("nan"), Decimal("NaN")])
def test_what_is_missing_is_a_blank_cell(rien: object) -> None:
    assert element(rien) == ""


@pytest.mark.parametrize("infini", [float("inf"), 10**400])
def test_what_is_no_number_for_a_spreadsheet_is_its_text(infini: float) -> None:
    assert element(infini) == str(infini)


def test_an_exact_number_is_a_number() -> None:
    assert element(Decimal("1250.50")) == 1250.5


def test_what_no_cell_holds_is_refused_by_the_name_of_its_type() -> None:
    with pytest.raises(TypeError, match=r"«\xa0(PosixPath|WindowsPath)\xa0»"):
        element(Path("a"))


def test_an_error_is_neither_blank_nor_a_text() -> None:
    ((valeur,),) = restituer([[None]], {}, ORIGINE)
    assert isinstance(valeur, ErreurDeCellule)


def test_a_number_too_large_for_a_date_stays_a_number() -> None:
    assert restituer([[1e12]], {(0, 0): Nature.JOUR}, ORIGINE) == [[1e12]]


def test_a_number_under_a_logical_format_is_a_boolean_only_when_it_is_0_or_1() -> None:
    booleen = {(0, 0): Nature.BOOLEEN, (0, 1): Nature.BOOLEEN}
    assert restituer([[1.0, 5.0]], booleen, ORIGINE) == [[True, 5.0]]


@given(st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12))))
def test_runs_hold_each_cell_once(cellules: set[tuple[int, int]]) -> None:
    runs = en_blocs(cellules, Rectangle(4, 3, 13, 13))
    tenues = [(run.ligne - 4 + i, run.colonne - 3) for run in runs for i in range(run.hauteur)]
    assert sorted(tenues) == sorted(cellules)


def test_a_whole_column_is_one_run() -> None:
    assert en_blocs([(i, 0) for i in range(2000)], Rectangle(5, 2)) == [Rectangle(5, 2, 2000)]
