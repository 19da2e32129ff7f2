"""What a column states of itself, a control keeps: unique, refers to, ends what begins."""

from datetime import date

import pytest

from pial_xl.tables import TABLES, Correspondance, Parametre, RowModel, columns
from pial_xl.tables.column import Column, Format
from pial_xl.testing import SampleWorkbook

# No control reads the sheet with the pupils' names.
CONTROLLED = tuple(model for model in TABLES if model is not Correspondance)
STATED = [
    (model, field, column) for model in CONTROLLED for field, column in columns(model).items()
]
NEW_ROW: dict[str, dict[str, object]] = {
    "T_Creneaux": {"aesh": "A01", "jour": "lundi", "debut": "8h30", "fin": "9h30"},
    "T_Cours": {"eleve": "E1", "jour": "lundi", "debut": "8h30", "fin": "9h30"},
    "T_Calendrier": {"du": date(2026, 10, 17), "au": date(2026, 11, 2)},
}


def _stating(trait: str) -> pytest.MarkDecorator:
    stated = [(m, f, c) for m, f, c in STATED if getattr(c, trait)]
    return pytest.mark.parametrize(
        ("model", "field", "column"), stated, ids=[f"{m.table}.{f}" for m, f, _ in stated]
    )


def _workbook_with_a_row(model: type[RowModel]) -> SampleWorkbook:
    workbook = SampleWorkbook()
    if not workbook.tables[model.table]:
        workbook.add(model.table, **NEW_ROW[model.table])
    return workbook


def _codes_at(workbook: SampleWorkbook, model: type[RowModel], address: str) -> set[str]:
    constats, _, _ = workbook.run_checks()
    return {c.code for c in constats if (c.cell.sheet, c.cell.address) == (model.sheet, address)}


@_stating("unique")
def test_a_repeated_value_of_a_unique_column_is_told_at_its_second_cell(
    model: type[RowModel], field: str, column: Column
) -> None:
    workbook = _workbook_with_a_row(model)
    workbook.put(model.table, 0, field, "X9")
    index = workbook.add(model.table, **workbook.tables[model.table][0])

    assert "S-05" in _codes_at(workbook, model, workbook.address(model.table, index, field))


@_stating("unique")
def test_two_different_values_of_a_unique_column_are_no_repeat(
    model: type[RowModel], field: str, column: Column
) -> None:
    workbook = _workbook_with_a_row(model)
    workbook.put(model.table, 0, field, "X8")
    index = workbook.add(model.table, **workbook.tables[model.table][0] | {field: "X9"})

    assert "S-05" not in _codes_at(workbook, model, workbook.address(model.table, index, field))


@_stating("refers_to")
def test_a_value_that_stands_nowhere_in_the_other_table_is_told_at_its_cell(
    model: type[RowModel], field: str, column: Column
) -> None:
    workbook = _workbook_with_a_row(model)
    cell = workbook.put(model.table, 0, field, "0449999X")

    assert _codes_at(workbook, model, cell) & {"S-07", "S-11", "S-16", "L-04"}


@_stating("refers_to")
def test_a_value_that_stands_in_the_other_table_is_never_unknown(
    model: type[RowModel], field: str, column: Column
) -> None:
    assert column.refers_to is not None
    table, target = column.refers_to
    workbook = _workbook_with_a_row(model)
    known = workbook.tables[table][-1].setdefault(target, "X7")
    cell = workbook.put(model.table, 0, field, known)

    assert not _codes_at(workbook, model, cell) & {"S-07", "S-11", "S-16", "L-04"}


@pytest.mark.parametrize(
    ("table", "field", "code"),
    [
        ("T_Poles", "uai_pilote", "S-07"),
        ("T_Trajets", "uai_arrivee", "S-07"),
        ("T_Coordonnateurs", "uai", "S-07"),
        ("T_Creneaux", "uai", "S-07"),
        ("T_Affectations", "aesh", "S-11"),
        ("T_Affectations", "eleve", "S-11"),
        ("T_Coordonnateurs", "pole", "L-04"),
        ("T_Etablissements", "pole", "S-16"),
        ("T_Notifications", "eleve", "S-16"),
        ("T_Creneaux", "aesh", "S-16"),
        ("T_Creneaux", "eleve", "S-16"),
    ],
)
def test_what_is_unknown_is_told_once_by_the_rule_of_its_kind(
    table: str, field: str, code: str
) -> None:
    model = next(m for m in TABLES if m.table == table)
    workbook = _workbook_with_a_row(model)
    cell = workbook.put(table, 0, field, "0449999X")

    found = _codes_at(workbook, model, cell)
    assert found & {"S-07", "S-11", "S-16", "L-04"} == {code}


ORDER: dict[Format, tuple[object, object]] = {
    Format.DATE: (date(2026, 10, 1), date(2026, 10, 2)),
    Format.TIME: ("8h30", "9h00"),
}
"""Two values of a kind that has an order, the first before the second."""
TOLD = {"N-10", "S-04", "S-02"}


@_stating("ends")
def test_an_end_before_its_beginning_is_told_at_its_cell(
    model: type[RowModel], field: str, column: Column
) -> None:
    assert column.ends is not None
    first, second = ORDER[column.format]
    workbook = _workbook_with_a_row(model)
    workbook.put(model.table, 0, column.ends, second)
    cell = workbook.put(model.table, 0, field, first)

    assert len(_codes_at(workbook, model, cell) & TOLD) == 1


@_stating("ends")
def test_a_day_may_be_its_own_end_and_an_hour_may_not(
    model: type[RowModel], field: str, column: Column
) -> None:
    assert column.ends is not None
    first, _ = ORDER[column.format]
    workbook = _workbook_with_a_row(model)
    workbook.put(model.table, 0, column.ends, first)
    cell = workbook.put(model.table, 0, field, first)

    is_told = bool(_codes_at(workbook, model, cell) & TOLD)
    assert is_told is (column.format is Format.TIME)


@_stating("ends")
def test_what_ends_names_a_beginning_of_its_kind_in_the_same_table(
    model: type[RowModel], field: str, column: Column
) -> None:
    assert column.ends is not None
    assert column.format is columns(model)[column.ends].format
    assert column.format in ORDER


def test_a_period_column_states_what_it_ends() -> None:
    """A date called Fin or « … au » beside a beginning says so: nothing else reads its order."""
    beginnings = {"fin": "debut", "absent_au": "absent_du"}
    for model, field, column in STATED:
        if field in beginnings and column.format is Format.DATE:
            assert column.ends == beginnings[field], f"{model.table}.{field}"


def test_the_first_of_two_rows_of_one_setting_stands() -> None:
    workbook = SampleWorkbook()
    workbook.add("T_Parametres", cle="tol_min", valeur=15)
    second = workbook.add("T_Parametres", cle="tol_min", valeur=45)
    dossier = workbook.dossier()

    assert dossier.bareme.tol_min == 15
    assert dossier.parametre_cell("tol_min").address == workbook.address(
        "T_Parametres", second - 1, "valeur"
    )
    constat = workbook.constat("S-05")
    assert (constat.niveau, constat.cell.sheet) == ("ALERTE", Parametre.sheet)
    assert constat.cell.address == workbook.address("T_Parametres", second, "cle")
    assert constat.objet == "tol_min"
    assert constat.message.replace("\u00a0", " ") == (
        "Le réglage tol_min est écrit 2 fois (lignes 7, 8) : la ligne 7 vaut."
    )


def test_a_blank_first_row_stands_too() -> None:
    workbook = SampleWorkbook()
    workbook.add("T_Parametres", cle="dotation_imp")
    workbook.add("T_Parametres", cle="dotation_imp", valeur=3)
    dossier = workbook.dossier()

    assert dossier.bareme.dotation_imp is None
    assert not dossier.is_entered("dotation_imp")


def test_two_writings_of_a_rule_s_setting_are_one_key() -> None:
    workbook = SampleWorkbook()
    workbook.add("T_Parametres", cle="controle.S-07", valeur="non")
    second = workbook.add("T_Parametres", cle="Contrôle.s-07", valeur="INFO")

    assert workbook.dossier().settings == {"S-07": None}
    assert workbook.constat("S-05").cell.address == workbook.address("T_Parametres", second, "cle")


def test_keys_that_differ_are_no_repeat() -> None:
    workbook = SampleWorkbook()
    workbook.add("T_Parametres", cle="controle.S-07", valeur="INFO")
    workbook.add("T_Parametres", cle="controle.S-08", valeur="INFO")

    assert "S-05" not in {code for code, _, _ in workbook.constats()}
