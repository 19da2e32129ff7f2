"""How a pole rewards its coordinator."""

import pytest

from pial_xl.letters.language.expressions import remuneration
from pial_xl.tables import Pole

IMP, DECHARGE = "IMP", "décharge"


@pytest.mark.parametrize(
    ("sigle", "said", "expected"),
    [
        ("PIAL", None, IMP),
        ("PIAL", IMP, IMP),
        ("PIAL", DECHARGE, DECHARGE),
        ("PAS", None, DECHARGE),
        ("PAS", IMP, IMP),
        ("PAS", DECHARGE, DECHARGE),
    ],
)
def test_a_pas_gives_a_discharge_and_a_pial_imp_unless_the_sheet_says_otherwise(
    sigle: str, said: str | None, expected: str
) -> None:
    pole = Pole.of_cells({"pole": "P1", "sigle": sigle, "remuneration": said})
    assert remuneration(pole).value == expected


def test_without_a_pole_it_is_imp() -> None:
    assert remuneration(None).value == IMP
