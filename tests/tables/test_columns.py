"""What the tables ask of a workbook: changing it is a decision, not a slip."""

import pytest

from pial_xl.tables import TABLES, columns

REQUIRED = {
    "T_Parametres": ["cle"],
    "T_Etablissements": ["uai", "nom", "commune"],
    "T_Poles": ["pole"],
    "T_Trajets": ["uai_depart", "uai_arrivee", "minutes"],
    "T_Dotation": ["pole"],
    "T_AESH": ["aesh", "debut", "heures"],
    "T_Eleves": ["eleve", "uai"],
    "T_Notifications": ["eleve", "aide", "debut"],
    "T_Affectations": ["aesh", "eleve", "aide", "heures"],
    "T_Calendrier": ["du", "au"],
    "T_Cours": ["jour", "debut", "fin"],
    "T_Creneaux": ["aesh", "jour", "debut", "fin"],
    "T_Coordonnateurs": ["nom", "prenom", "uai", "pole"],
    "T_Correspondance": ["code"],
}


UNIQUE = {
    ("T_Parametres", "cle"),
    ("T_Poles", "pole"),
    ("T_Etablissements", "uai"),
    ("T_AESH", "aesh"),
    ("T_Eleves", "eleve"),
    ("T_Correspondance", "code"),
}
REFERS_TO = {
    ("T_Poles", "uai_pilote"): ("T_Etablissements", "uai"),
    ("T_Etablissements", "pole"): ("T_Poles", "pole"),
    ("T_Trajets", "uai_depart"): ("T_Etablissements", "uai"),
    ("T_Trajets", "uai_arrivee"): ("T_Etablissements", "uai"),
    ("T_Dotation", "pole"): ("T_Poles", "pole"),
    ("T_Dotation", "uai"): ("T_Etablissements", "uai"),
    ("T_AESH", "pole"): ("T_Poles", "pole"),
    ("T_AESH", "uai"): ("T_Etablissements", "uai"),
    ("T_Eleves", "uai"): ("T_Etablissements", "uai"),
    ("T_Notifications", "eleve"): ("T_Eleves", "eleve"),
    ("T_Affectations", "aesh"): ("T_AESH", "aesh"),
    ("T_Affectations", "eleve"): ("T_Eleves", "eleve"),
    ("T_Creneaux", "aesh"): ("T_AESH", "aesh"),
    ("T_Creneaux", "eleve"): ("T_Eleves", "eleve"),
    ("T_Creneaux", "uai"): ("T_Etablissements", "uai"),
    ("T_Cours", "eleve"): ("T_Eleves", "eleve"),
    ("T_Cours", "uai"): ("T_Etablissements", "uai"),
    ("T_Coordonnateurs", "uai"): ("T_Etablissements", "uai"),
    ("T_Coordonnateurs", "pole"): ("T_Poles", "pole"),
    ("T_Correspondance", "code"): ("T_Eleves", "eleve"),
}
ENDS = {
    ("T_AESH", "fin"): "debut",
    ("T_AESH", "absent_au"): "absent_du",
    ("T_Notifications", "fin"): "debut",
    ("T_Affectations", "fin"): "debut",
    ("T_Creneaux", "au"): "du",
    ("T_Cours", "au"): "du",
    ("T_Calendrier", "au"): "du",
}
COLUMNS = {(m.table, field): column for m in TABLES for field, column in columns(m).items()}


@pytest.mark.parametrize("table", REQUIRED)
def test_a_table_cannot_do_without_these_columns(table: str) -> None:
    model = next(model for model in TABLES if model.table == table)
    assert [field for field, column in columns(model).items() if column.required] == REQUIRED[table]


def test_every_table_says_what_it_cannot_do_without() -> None:
    assert [model.table for model in TABLES] == list(REQUIRED)


# A new column states what it wants; those of workbooks already filled lose nothing of theirs.


def test_a_code_stands_in_one_row_of_its_sheet() -> None:
    assert {place for place, column in COLUMNS.items() if column.unique} >= UNIQUE


def test_a_code_used_elsewhere_is_one_of_its_sheet() -> None:
    assert {place: COLUMNS[place].refers_to for place in REFERS_TO} == REFERS_TO


def test_an_end_knows_its_beginning() -> None:
    assert {place: COLUMNS[place].ends for place in ENDS} == ENDS
