"""What the tables ask of a workbook: changing it is a decision, not a slip."""

import pytest

from pial_xl.tables import TABLES, columns

REQUIRED = {
    "T_Parametres": ["cle"],
    "T_Poles": ["pole"],
    "T_Etablissements": ["uai", "nom", "commune"],
    "T_Trajets": ["uai_depart", "uai_arrivee", "minutes"],
    "T_Dotation": ["pole"],
    "T_AESH": ["aesh", "debut", "heures"],
    "T_Eleves": ["eleve", "uai"],
    "T_Notifications": ["eleve", "aide", "debut"],
    "T_Affectations": ["aesh", "eleve", "aide", "heures"],
    "T_Creneaux": ["aesh", "jour", "debut", "fin"],
    "T_Coordonnateurs": ["nom", "prenom", "uai", "pole"],
    "T_Correspondance": ["code"],
}


@pytest.mark.parametrize("table", REQUIRED)
def test_a_table_cannot_do_without_these_columns(table: str) -> None:
    model = next(model for model in TABLES if model.table == table)
    assert [field for field, column in columns(model).items() if column.required] == REQUIRED[table]


def test_every_table_says_what_it_cannot_do_without() -> None:
    assert [model.table for model in TABLES] == list(REQUIRED)
