"""``pial-xl verifier-vierge``: proves that a template holds nobody's data."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pial_xl.cli.commands.group import command
from pial_xl.cli.commands.options import workbook_argument
from pial_xl.cli.guard import BLOCKED, SUCCESS
from pial_xl.cli.saying import say
from pial_xl.units.text import french

if TYPE_CHECKING:
    from pial_xl.sheets.closed.traces import Traces

_ADVICE = "Pour en faire un qui le soit : « pial-xl nouveau CHEMIN »."


@command(
    "verifier-vierge",
    "Vérifie que CLASSEUR est un modèle vierge, à faire avant de l'envoyer : aucune donnée saisie, "
    "aucune lettre, aucun nom d'auteur, aucune note, rien de masqué, aucun lien vers l'extérieur, "
    "aucun nom défini, rien qui reste dans le fichier sans se voir. Il est comparé, cellule par "
    "cellule, à un modèle neuf ; les réglages de Paramètres peuvent différer.\n\nRien de ce qui "
    "est trouvé n'est cité. Code de sortie : 0 s'il est vierge, 1 s'il ne l'est pas, 2 si le "
    "fichier ne peut pas être lu.",
    "Vérifie qu'un modèle ne contient aucune donnée.",
)
@workbook_argument
def verify_blank(workbook: Path) -> int:
    from pial_xl.usecases.blank_check import verify_blank

    traces = verify_blank(workbook)
    say(french("\n".join(_lines(traces))))
    return BLOCKED if traces.found else SUCCESS


def _lines(traces: "Traces") -> Iterator[str]:
    yield from (f"Le modèle n'est pas vierge : {where}." for where in traces.found)
    yield _ADVICE if traces.found else "Le modèle est vierge."
    yield from (f"À relire avant de l'envoyer : {what}." for what in traces.to_read)
