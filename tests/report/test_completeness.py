"""What free hours are worth: said once wherever they are offered, declared complete or not."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

import pytest

from pial_xl.dossier import Dossier
from pial_xl.dossier.absence import absence_of
from pial_xl.report.blocks import figures
from pial_xl.report.completeness import free_hours_worth
from pial_xl.report.handouts.absence import absence_paper
from pial_xl.report.handouts.aesh import aesh_papers
from pial_xl.report.handouts.note import Past, note_paper
from pial_xl.report.handouts.paper import Paper, Sentence
from pial_xl.report.situation import situation_of
from pial_xl.report.synthese import synthese
from pial_xl.testing import REFERENCE, SampleWorkbook


def declared(day: object) -> SampleWorkbook:
    """Give a workbook of which A02 has hours left, complete up to a day."""
    workbook = SampleWorkbook()
    workbook.put("T_Affectations", 3, "heures", 12)
    workbook.add("T_Parametres", cle="complet_jusqu_au", valeur=day)
    return workbook


@pytest.mark.parametrize("days", [0, 6])
def test_hours_declared_complete_say_up_to_which_day(days: int) -> None:
    day = REFERENCE + timedelta(days=days)
    assert f"complet jusqu'au {day:%d/%m/%Y}" in free_hours_worth(declared(day).dossier())


def test_a_declaration_that_is_past_says_what_it_no_longer_covers() -> None:
    said = free_hours_worth(declared(REFERENCE - timedelta(days=1)).dossier())
    assert "jusqu'au 23/11/2026 seulement" in said
    assert "ne valent que si" in said


def test_nothing_declared_asks_for_the_declaration() -> None:
    said = free_hours_worth(declared(None).dossier())
    assert "ne valent que si" in said
    assert "complet_jusqu_au" in said


def test_a_workbook_older_than_the_declaration_has_nothing_found_amiss() -> None:
    workbook = SampleWorkbook()
    assert free_hours_worth(workbook.dossier()) == free_hours_worth(declared(None).dossier())
    assert workbook.constats() == []


def _sentences(paper: Paper) -> list[str]:
    return [part.text for part in paper.parts if isinstance(part, Sentence)]


def _note(d: Dossier) -> list[str]:
    return _sentences(note_paper(d, situation_of(d), Past(), "1.0"))


def _absence(d: Dossier) -> list[str]:
    return _sentences(absence_paper(d, absence_of(d, d.aesh_by_code["A01"], REFERENCE, None)))


def _aesh(d: Dossier) -> Iterable[str]:
    (paper,) = (p for p in aesh_papers(d) if "A02" in p.title)
    return _sentences(paper)


def _synthese(d: Dossier) -> Iterable[str]:
    return figures.notes(synthese(d))


@pytest.mark.parametrize("said_by", [_note, _absence, _aesh, _synthese])
def test_each_place_that_offers_free_hours_says_it_once(
    said_by: Callable[[Dossier], Iterable[str]],
) -> None:
    d = declared(date(2026, 11, 30)).dossier()
    assert "\n".join(said_by(d)).count(free_hours_worth(d)) == 1


def test_the_sheet_of_an_aesh_who_has_no_hour_left_says_nothing_of_it() -> None:
    d = declared(None).dossier()
    (full,) = (p for p in aesh_papers(d) if "A01" in p.title)
    assert free_hours_worth(d) not in _sentences(full)
