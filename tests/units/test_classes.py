"""The last classes of a school, as schools write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.units.classes import ends_a_school


@pytest.mark.parametrize(
    "classe",
    [
        "CM2",
        "cm2-cm1",
        "CM1/CM2",
        "CM1-2",
        "CE2-CM2",
        "3°",
        "3e",
        "3ème",
        "3A",
        "3 B",
        "3",
        "3º",
        "troisième",
        "4e/3e",
        "4e-3e SEGPA",
        "3e prépa",
        "3 SEGPA",
        "T",
        "Tle",
        "Tle B",
        "Term.",
        "Terminale ST2S",
        "TG2",
        "TSTMG",
        "T1",
        "TS",
    ],
)
def test_the_last_classes_of_a_school(classe: str) -> None:
    assert ends_a_school(classe)


@pytest.mark.parametrize(
    "classe",
    [
        "CM1",
        "CE2",
        "CE1/CE2",
        "4e",
        "1re",
        "2nde",
        "5e3",
        "63",
        "32",
        "6e 3",
        "CP 3",
        "TPS",
        "TPS-PS",
        "PS",
        "MS",
        "Toute petite section",
        "Section 3 ans",
        "3 ans",
        "ULIS",
        "",
        None,
    ],
)
def test_the_other_classes(classe: str | None) -> None:
    assert not ends_a_school(classe)


@given(st.text(max_size=40))
def test_any_text_is_a_class_or_is_not(classe: str) -> None:
    assert ends_a_school(classe) in (True, False)
