"""From raw cells to typed rows, with the address of every cell."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pial_xl.tables import TABLES, Aesh, Affectation, colonnes
from pial_xl.tables.adresse import Cellule, a1, column_letters
from pial_xl.tables.brut import RawTable
from pial_xl.tables.lecture import is_error, read_table
from pial_xl.tables.types import Aide


def _table(titres: list[str], *lignes: list[object], colonne: int = 1) -> RawTable:
    return RawTable(
        "AESH",
        4,
        tuple(enumerate(titres, start=colonne)),
        colonne,
        [(5 + n, ligne) for n, ligne in enumerate(lignes)],
    )


OBLIGATOIRES = ["AESH", "Début", "Heures/semaine"]


def test_headers_are_matched_whatever_their_accents_case_and_order() -> None:
    raw = _table(["HEURES / SEMAINE", "debut", "Aesh"], ["24h", "1 sept. 2026", "a01"])
    tableau, problemes = read_table(Aesh, raw)
    (ligne,) = tableau.lignes
    assert (ligne.aesh, ligne.debut, ligne.heures) == ("A01", date(2026, 9, 1), 1440)
    assert problemes == []


def test_every_cell_keeps_its_address_when_the_table_is_moved() -> None:
    raw = _table(OBLIGATOIRES, ["A01", None, "x"], colonne=28)
    tableau, problemes = read_table(Aesh, raw)
    assert tableau.cellule(tableau.lignes[0], "aesh") == Cellule("AESH", "AB5")
    assert [p.cellule.adresse for p in problemes] == ["AD5"]


def test_unknown_columns_are_ignored() -> None:
    tableau, problemes = read_table(Aesh, _table([*OBLIGATOIRES, "Humeur"], ["A1", 46266, 24, "?"]))
    assert len(tableau) == 1
    assert problemes == []


def test_blank_rows_are_skipped_and_the_others_keep_their_number() -> None:
    raw = _table(OBLIGATOIRES, ["A1", 46266, 24], [None, " ", "\u00a0"], ["A2", 46266, 24])
    tableau, _ = read_table(Aesh, raw)
    assert [ligne.numero for ligne in tableau] == [5, 7]


def test_the_other_cells_of_a_row_with_an_unreadable_cell_live_on() -> None:
    tableau, problemes = read_table(Aesh, _table(OBLIGATOIRES, ["A1", "hier", 24]))
    (ligne,) = tableau.lignes
    assert (ligne.aesh, ligne.debut, ligne.heures) == ("A1", None, 1440)
    assert ligne.est_illisible("debut")
    assert not ligne.est_illisible("heures")
    assert [p.code for p in problemes] == ["S-04"]


def test_each_unreadable_cell_of_a_row_has_its_own_problem() -> None:
    _, problemes = read_table(Aesh, _table(OBLIGATOIRES, ["A1", "hier", "beaucoup"]))
    assert sorted(p.code for p in problemes) == ["S-02", "S-04"]


def test_the_first_of_two_same_headers_is_read() -> None:
    tableau, _ = read_table(Aesh, _table([*OBLIGATOIRES, "AESH"], ["A1", 46266, 24, "A9"]))
    assert tableau.lignes[0].aesh == "A1"


def test_a_missing_required_column_is_told_where_it_should_be() -> None:
    tableau, problemes = read_table(Affectation, _table(["AESH", "Élève", "Aide"], ["A", "E", "I"]))
    assert tableau.manquantes == ("heures",)
    assert [(p.code, p.cellule.adresse, p.titre) for p in problemes] == [
        ("S-01", "D4", "Heures/semaine")
    ]
    assert tableau.lignes[0].aide is Aide.I


def test_a_missing_table_is_said_to_be_missing() -> None:
    tableau, problemes = read_table(Aesh, None)
    assert not tableau.presente
    assert problemes == []


def test_a_long_unreadable_text_is_shown_short() -> None:
    _, (probleme,) = read_table(Aesh, _table(OBLIGATOIRES, ["A1", 46266, "z" * 32_767]))
    assert len(probleme.valeur) == 40


def test_errors_of_excel_and_libreoffice_are_known_in_both_languages() -> None:
    for text in ("#DIV/0!", "#REF!", "#VALEUR!", "#NOM ?", "Err:522", "#N/A"):
        assert is_error(text)
    for value in ("#12", "Erreur", "", "#hashtag", 3):
        assert not is_error(value)


def test_every_field_of_every_table_says_its_column() -> None:
    for modele in TABLES:
        cols = colonnes(modele)
        assert list(cols) == list(modele.model_fields)
        assert all(c.titre and c.aide for c in cols.values())
        assert len({c.titre for c in cols.values()}) == len(cols)


def test_every_reference_is_to_a_column_that_exists() -> None:
    fields = {(m.table, champ) for m in TABLES for champ in colonnes(m)}
    for modele in TABLES:
        for colonne in colonnes(modele).values():
            assert colonne.reference is None or colonne.reference in fields


@given(st.integers(1, 16384))
def test_column_letters_count_in_base_26(number: int) -> None:
    value = 0
    for letter in column_letters(number):
        value = value * 26 + ord(letter) - 64
    assert value == number


def test_addresses_are_in_a1_form() -> None:
    assert [a1(1, 1), a1(26, 2), a1(27, 3), a1(16384, 4)] == ["A1", "Z2", "AA3", "XFD4"]


cells = st.none() | st.text(max_size=12) | st.integers() | st.floats() | st.booleans() | st.dates()


@given(st.lists(st.lists(cells, min_size=16, max_size=16), max_size=4))
def test_no_cell_makes_the_reader_fail(lignes: list[list[object]]) -> None:
    titres = [c.titre for c in colonnes(Aesh).values()]
    tableau, problemes = read_table(Aesh, _table(titres, *lignes))
    assert len(tableau) <= len(lignes)
    assert all(p.code in ("S-02", "S-04", "S-13", "S-17") for p in problemes)
