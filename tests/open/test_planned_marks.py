"""Which cells are marked, how gravely, and what their notes say."""

from dataclasses import replace

from pial_xl.constats import Constat, Niveau
from pial_xl.sheets.open.marks import MARKED_CELLS_MAX, marks_of
from pial_xl.tables.address import Cell


def constat(code: str = "A-01", cell: str = "D12") -> Constat:
    return Constat(
        Cell("Affectations", cell),
        "A07",
        "27h20 pour 24h00.",
        advice="Retirez 3h20.",
        niveau=Niveau.ALERTE,
        code=code,
    )


def test_a_cell_takes_its_gravest_level_and_says_all_its_constats() -> None:
    serious = replace(constat("A-04"), niveau=Niveau.BLOQUANT)

    marks = marks_of([constat(), serious])

    (mark,) = marks["Affectations"].values()
    assert mark.niveau is Niveau.BLOQUANT
    assert mark.note.index("A-04") < mark.note.index("A-01")


def test_a_note_says_what_to_do_in_french_typography() -> None:
    mark = marks_of([constat()])["Affectations"][12, 4]

    assert mark.note == (
        "Contrôle pial-xl (ALERTE)\n\nALERTE A-01\u00a0: 27h20 pour 24h00.\n→ Retirez 3h20."
    )


def test_a_note_names_the_line_that_tells_each_constat() -> None:
    told = constat()

    mark = marks_of([told], {id(told): "Contrôles, ligne 7"})["Affectations"][12, 4]

    assert "A-01 (Contrôles, ligne 7)\u00a0: 27h20" in mark.note


def test_no_more_cells_are_marked_than_a_person_would_look_at() -> None:
    light_ones = [replace(constat(cell=f"A{n}"), niveau=Niveau.INFO) for n in range(5, 700)]
    serious = replace(constat(cell="B9"), niveau=Niveau.BLOQUANT)

    marks = marks_of([*light_ones, serious])["Affectations"]

    assert len(marks) == MARKED_CELLS_MAX
    assert (9, 2) in marks


def test_a_constat_without_a_cell_marks_nothing() -> None:
    assert marks_of([constat(cell="")]) == {}
