"""UAI and their check letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.units.uai import check_letter, has_uai_format, is_valid_uai

digits = st.integers(0, 9_999_999).map("{:07d}".format)


@pytest.mark.parametrize("uai", ["0951099D", "0440021J"])
def test_published_uai_are_valid(uai: str) -> None:
    assert is_valid_uai(uai)


@given(digits)
def test_one_letter_alone_is_right(number: str) -> None:
    valid = [letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if is_valid_uai(number + letter)]
    assert valid == [check_letter(number)]


@given(digits)
def test_i_o_and_q_are_never_used(number: str) -> None:
    assert check_letter(number) not in "IOQ"


@pytest.mark.parametrize("uai", ["", "044002J", "0440021", "0440021j", "04400210J", "044002١J"])
def test_other_shapes_are_refused(uai: str) -> None:
    assert not has_uai_format(uai)
    assert not is_valid_uai(uai)
