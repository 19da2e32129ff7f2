"""What to do first after a control."""

from reports import constat

from pial_xl.constats import Niveau
from pial_xl.report.first_steps import first_steps
from pial_xl.tables.address import Cell
from pial_xl.units.text import NBSP


def test_the_gravest_kinds_come_first_one_sentence_each() -> None:
    steps = first_steps(
        (
            constat(code="A-01", niveau=Niveau.BLOQUANT, message="A01 a trop.", cell="D5"),
            constat(code="A-01", niveau=Niveau.BLOQUANT, message="A02 a trop.", cell="D6"),
            constat(code="N-01", message="E5 attend.", cell="A9"),
            constat(code="N-02", message="E6 reçoit peu.", cell="A7"),
            constat(code="N-03", message="E7 reçoit trop.", cell="A8"),
        )
    )
    assert [step.sentence for step in steps] == [
        "A01 a trop. Corrigez. Et 1 autre.",
        "E5 attend. Corrigez.",
        "E6 reçoit peu. Corrigez.",
    ]
    assert [step.cell for step in steps] == [Cell("Affectations", c) for c in ("D5", "A9", "A7")]


def test_information_is_nothing_to_do_first() -> None:
    (step,) = first_steps((constat(niveau=Niveau.INFO),))
    assert step.sentence == "Rien n'est urgent : vous pouvez préparer les lettres."
    assert step.cell is None


def test_a_sentence_fits_in_a_link_and_keeps_the_count_of_the_others() -> None:
    long = constat(message="\u202e" + "é" * 400)
    (step,) = first_steps((long, long, long))
    assert len(step.sentence) == 200
    assert step.sentence.endswith("… Et 2 autres.")
    assert "\u202e" not in step.sentence


def test_a_sentence_is_in_french_typography() -> None:
    (step,) = first_steps((constat(message="Deux : trop", advice=""),))
    assert step.sentence == f"Deux{NBSP}: trop"
