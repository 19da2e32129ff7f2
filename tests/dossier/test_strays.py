"""An allocation to an unknown AESH is somebody's: those it may be are told apart."""

import pytest

from pial_xl.dossier.strays import Strays

KNOWN = ("A01", "A02", "B17")


@pytest.mark.parametrize(
    ("codes", "meant"),
    [
        ((), ()),
        (("A0X",), ("A01", "A02")),
        (("B71",), ("B17",)),
        (("A0X", "B1"), ("A01", "A02", "B17")),
        (("Z999",), KNOWN),
        ((None,), KNOWN),
    ],
)
def test_a_code_may_be_that_of_whoever_is_near_or_of_anybody(
    codes: tuple[str | None, ...], meant: tuple[str, ...]
) -> None:
    strays = Strays(codes, KNOWN)
    assert tuple(code for code in KNOWN if strays.may_be(code)) == meant
