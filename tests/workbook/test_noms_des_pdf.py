"""What the PDF of each letter is called, and which rows an address covers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.tables.adresse import a1
from pial_xl.workbook.noms_pdf import champs_inconnus, titres_des_lettres
from pial_xl.workbook.ouvert.adresses import tranches

ALICE = {"nom": "FICTIVE", "prénom": "Alice", "année": "2026-2027"}


def titre(motif: str, **valeurs: str) -> str:
    return titres_des_lettres(motif, [ALICE | valeurs], ["Lettre FICTIVE Alice"])[0]


def test_the_fields_of_the_pattern_are_filled() -> None:
    assert titre("{{annee}} {{NOM}} {{Prénom}}") == "2026-2027 FICTIVE Alice"


def test_what_no_system_takes_in_a_name_is_replaced() -> None:
    assert titre("{{année}}/{{nom}}: {{prénom}}?") == "2026-2027-FICTIVE- Alice"


def test_a_reserved_name_is_not_used() -> None:
    assert titre("{{nom}}", nom="CON").upper() != "CON"


def test_an_unknown_field_is_left_out_and_named() -> None:
    assert titre("{{zzz}} {{nom}}") == "FICTIVE"
    assert champs_inconnus("{{zzz}} {{nom}}") == ("zzz",)


def test_a_pattern_that_gives_nothing_takes_the_name_of_the_sheet() -> None:
    assert titre("{{zzz}}") == "Lettre FICTIVE Alice"


def test_two_letters_of_one_name_in_another_case_are_told_apart() -> None:
    feuilles = ["Lettre FICTIVE Alice", "Lettre FICTIVE Alice (2)"]
    homonymes = [ALICE, ALICE | {"nom": "Fictive"}]

    assert titres_des_lettres("{{nom}}", homonymes, feuilles) == tuple(feuilles)
    # A rank would change hands when the rows are sorted, and one's PDF would replace another's.
    envers = titres_des_lettres("{{nom}}", homonymes[::-1], feuilles[::-1])
    assert envers == tuple(feuilles[::-1])


@given(st.lists(st.text(min_size=1, max_size=80), min_size=1, max_size=6))
def test_any_names_give_files_that_are_all_different(noms: list[str]) -> None:
    valeurs = [{"nom": nom} for nom in noms]
    titres = titres_des_lettres("Lettre {{nom}}", valeurs, [str(i) for i in range(len(noms))])

    assert len({titre.casefold() for titre in titres}) == len(noms)


@pytest.mark.parametrize(
    ("adresse", "attendues"),
    [
        ("$A$5", [(5, 5)]),
        ("$A$5:$D$7,$A$9", [(5, 7), (9, 9)]),
        ("$5:$9;$B$2", [(5, 9), (2, 2)]),
        ("$A:$C", [(1, 1_048_576)]),
    ],
)
def test_an_address_covers_rows(adresse: str, attendues: list[tuple[int, int]]) -> None:
    assert tranches(adresse) == attendues


@given(
    st.lists(
        st.tuples(st.integers(1, 16_384), st.integers(1, 1_000), st.integers(0, 50)), min_size=1
    )
)
def test_every_area_of_an_address_gives_its_rows(zones: list[tuple[int, int, int]]) -> None:
    adresses = [f"{a1(colonne, haut)}:{a1(colonne, haut + n)}" for colonne, haut, n in zones]

    assert tranches(",".join(adresses)) == [(haut, haut + n) for _, haut, n in zones]
