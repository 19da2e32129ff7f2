"""Timetables to hand over say whose they are, the hours on both sides, and nobody else's code."""

import pytest

from pial_xl.dossier import Dossier, read_dossier
from pial_xl.grilles.week import Weeks
from pial_xl.report.handouts.edt import Timetables
from pial_xl.report.handouts.handout import Handout
from pial_xl.testing import REFERENCE, SampleWorkbook


@pytest.fixture
def sample() -> SampleWorkbook:
    """A timetable: with one pupil, with a group, in one week of two, at lunch."""
    sample = SampleWorkbook()
    add = sample.add
    add("T_Creneaux", aesh="A01", eleve="E1", uai="0440001M", jour="lundi", debut="8h30", fin="10h")
    add("T_Creneaux", aesh="A01", groupe="G1", jour="mardi", debut="9h", fin="11h")
    add("T_Creneaux", aesh="A01", eleve="E1", jour="jeudi", debut="9h", fin="10h", semaine="A")
    add("T_Creneaux", aesh="A01", jour="lundi", debut="12h", fin="13h", nature="repas")
    add("T_Creneaux", aesh="A02", eleve="E4", jour="jeudi", debut="10h", fin="9h")
    add("T_Creneaux", aesh="A02", eleve="E2", jour="lundi", debut="9h", fin="9h30")
    return sample


def _dossier(sample: SampleWorkbook) -> Dossier:
    return read_dossier(sample.raw(), REFERENCE)


def _tables(sample: SampleWorkbook) -> Timetables:
    return Timetables(Weeks(_dossier(sample)))


def _texts(handout: Handout) -> list[str]:
    return [str(cell.value).replace("\u00a0", " ") for _, cell in handout.places() if cell.value]


def test_a_grid_tells_its_hours_beside_the_contract_and_the_allocations(
    sample: SampleWorkbook,
) -> None:
    texts = _texts(_tables(sample).of_aesh("A01"))
    # A week in two counts for half, and a meal alone is no service.
    assert "Par semaine : 4h00 dans la grille, contrat de 24h00, 24h00 d'affectations." in texts


def test_the_legend_tells_the_hours_of_each_pupil_on_both_sides(sample: SampleWorkbook) -> None:
    texts = _texts(_tables(sample).of_aesh("A01"))
    said = texts[texts.index("E2") + 1]
    assert said == "CP, École Saint-Exemple · aide M · 2h00 dans la grille, affectation : 12h00"


def test_rows_that_stand_nowhere_in_a_week_are_told(sample: SampleWorkbook) -> None:
    texts = _texts(_tables(sample).of_aesh("A02"))
    assert any(text.startswith("1 créneau sans jour ou sans heures lisibles") for text in texts)


def test_a_slot_that_was_over_is_history(sample: SampleWorkbook) -> None:
    sample.add("T_Creneaux", aesh="A03", eleve="E5", jour="lundi", debut="9h", fin="10h",
               au="01/09/2026")  # fmt: skip
    weeks = Weeks(_dossier(sample))
    assert weeks.drawn == ("A01", "A02")


def test_a_group_is_drawn_hatched_and_one_pupil_is_not(sample: SampleWorkbook) -> None:
    places = _tables(sample).of_aesh("A01").places()
    hatched = {str(cell.value): cell.hatched for _, cell in places if cell.down > 1}
    assert (hatched["E1"], hatched["E2+E3"], hatched["repas"]) == (False, True, False)


def test_a_pupil_has_one_color_in_all_the_grids(sample: SampleWorkbook) -> None:
    tables = _tables(sample)

    def fill(aesh: str) -> str:
        cells = (cell for _, cell in tables.of_aesh(aesh).places() if cell.value == "E2")
        return next(cell.look.fill for cell in cells if cell.look.fill)

    assert fill("A01") == fill("A02")


def test_a_pupils_grid_names_the_aesh_and_no_other_pupil(sample: SampleWorkbook) -> None:
    texts = _texts(_tables(sample).of_eleve("E2"))
    assert "A01 (avec d'autres)" in texts
    assert "A02" in texts
    assert not any("E3" in text or "E1" in text for text in texts)


def test_a_schools_sheet_has_a_row_an_aesh_and_the_hours_of_each_day(
    sample: SampleWorkbook,
) -> None:
    texts = _texts(_tables(sample).of_etablissement("0440001M"))
    assert "8h30–10h00 E1" in texts
    assert "9h00–10h00 E1 (A)" in texts
    assert "9h00–9h30 E2" in texts


def test_without_any_row_those_under_contract_have_a_grid() -> None:
    assert Weeks(_dossier(SampleWorkbook())).drawn == ("A01", "A02", "A03")
