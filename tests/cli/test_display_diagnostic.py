"""What a user sends with a question, on the screen."""

from pial_xl.cli.display import diagnostic
from pial_xl.units.text import french
from pial_xl.usecases.diagnostic import Diagnostic

FACTS = (("Python", "3.11"), ("LibreOffice", "non trouvé"))


def test_what_is_to_mend_comes_after_the_facts_and_is_numbered() -> None:
    said = diagnostic(Diagnostic(FACTS, ("Faites ceci.", "Faites cela.")))

    assert said.splitlines() == [
        french("Python : 3.11"),
        french("LibreOffice : non trouvé"),
        french("À régler (1) : Faites ceci."),
        french("À régler (2) : Faites cela."),
    ]


def test_nothing_to_mend_is_said() -> None:
    assert diagnostic(Diagnostic(FACTS, ())).splitlines()[-1] == french("À régler : rien")
