"""Which cells are marked, how gravely, and what their notes say."""

from dataclasses import replace

from test_statuts import constat

from pial_xl.findings import Niveau
from pial_xl.workbook.ouvert.marques import CELLULES_MAX, marques_de


def test_a_cell_takes_its_gravest_level_and_says_all_its_findings() -> None:
    grave = replace(constat("A-04"), niveau=Niveau.BLOQUANT)

    marques = marques_de([constat(), grave])

    (marque,) = marques["Affectations"].values()
    assert marque.niveau is Niveau.BLOQUANT
    assert marque.note.index("A-04") < marque.note.index("A-01")


def test_a_note_says_what_to_do_in_french_typography() -> None:
    marque = marques_de([constat()])["Affectations"][12, 4]

    assert marque.note == (
        "Contrôle pial-xl\n\nALERTE A-01\u00a0: 27h20 pour 24h00.\n→ Retirez 3h20."
    )


def test_no_more_cells_are_marked_than_a_person_would_look_at() -> None:
    legers = [replace(constat(cellule=f"A{n}"), niveau=Niveau.INFO) for n in range(5, 700)]
    grave = replace(constat(cellule="B9"), niveau=Niveau.BLOQUANT)

    marques = marques_de([*legers, grave])["Affectations"]

    assert len(marques) == CELLULES_MAX
    assert (9, 2) in marques


def test_a_finding_without_a_cell_marks_nothing() -> None:
    assert marques_de([constat(cellule="")]) == {}
