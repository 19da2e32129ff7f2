"""The nearest of many words."""

from pial_xl.units.nearest import Nearest


def test_a_word_that_differs_by_a_letter_is_near() -> None:
    nearest = Nearest(["A01", "A02", "E014"])
    assert [nearest.to(w) for w in ("A022", "A2", "AO2", "E041", "Dupont")] == [
        "A02",
        "A02",
        "A02",
        "E014",
        "",
    ]
