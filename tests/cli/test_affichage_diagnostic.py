"""What a user sends with a question, on the screen."""

from pial_xl.cli.affichage import diagnostic
from pial_xl.units.text import french
from pial_xl.usages.diagnostic import Diagnostic

FAITS = (("Python", "3.11"), ("LibreOffice", "non trouvé"))


def test_what_is_to_mend_comes_after_the_facts_and_is_numbered() -> None:
    dit = diagnostic(Diagnostic(FAITS, ("Faites ceci.", "Faites cela.")))

    assert dit.splitlines() == [
        french("Python : 3.11"),
        french("LibreOffice : non trouvé"),
        french("À régler (1) : Faites ceci."),
        french("À régler (2) : Faites cela."),
    ]


def test_nothing_to_mend_is_said() -> None:
    assert diagnostic(Diagnostic(FAITS, ())).splitlines()[-1] == french("À régler : rien")
