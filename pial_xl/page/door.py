"""The one registry of what the page may ask, and the door where it asks."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from pial_xl.page import files, letters, lists, papers, rules, takeover, timetables
from pial_xl.page.answer import Answer, Asked
from pial_xl.page.desk import Desk
from pial_xl.sheets.errors import FileError, ForeignFileError
from pial_xl.support import helper
from pial_xl.units.text import french

Action: TypeAlias = Callable[[Desk, Asked], Answer]

ACTIONS: Final[Mapping[str, Action]] = {
    "controler": files.check,
    "dater": files.check_on,
    "demo": files.demo,
    "rapport": files.report,
    "vierge": files.blank,
    "classeur_demo": files.demo_workbook_file,
    "lettres": letters.make,
    "lettre": letters.show,
    "classeur_lettres": letters.workbook,
    "a_signaler": lists.aggregated,
    "liste_par_code": lists.coded,
    "note": papers.note,
    "comparer": papers.what_changed,
    "absence": papers.absence,
    "grilles": timetables.draw,
    "lire_grilles": timetables.take_back,
    "affectations": timetables.implied,
    "accepter": timetables.accept,
    "regles": rules.explain,
    "reprendre": takeover.prepare,
    "reprise": takeover.write,
}
"""What the page may ask, by name. An action added here is one that the page can ask at once."""

_NO_MEMORY: Final = (
    "La mémoire que le navigateur donne à cette page ne suffit pas : fermez d'autres onglets, "
    "rechargez la page, puis recommencez."
)


@dataclass(slots=True)
class Door:
    """Where the page asks, one thing after another."""

    desk: Desk = field(default_factory=Desk)

    def ask(self, action: str, words: str, data: bytes = b"") -> tuple[str, bytes]:
        """Do what the page asks, and give the answer; a failure is one French sentence.

        Args:
            action: a name of ``ACTIONS``.
            words: a JSON object of texts.
            data: the bytes of a file, where the action wants one.

        Returns:
            A JSON object, and the bytes of a file that goes with it. Of a failure, the object has
            the key ``erreur``; with ``reprenable``, when the file could be taken over.
        """
        try:
            answer = ACTIONS[action](self.desk, Asked(json.loads(words), data))
        except ForeignFileError as error:
            return _json({"erreur": str(error), "reprenable": True}), b""
        except FileError as error:
            return _json({"erreur": str(error)}), b""
        except MemoryError:
            return _json({"erreur": french(_NO_MEMORY)}), b""
        except Exception as error:
            return _json({"erreur": french(_unforeseen(error))}), b""
        return _json(answer.said), answer.data


def _json(said: Mapping[str, object]) -> str:
    """Write JSON; a lone surrogate, which no UTF-8 carries, is replaced."""
    return json.dumps(said, ensure_ascii=False).encode(errors="replace").decode()


def _unforeseen(error: Exception) -> str:
    return (
        f"Une panne imprévue ({type(error).__name__}) a arrêté le travail : rechargez la page, "
        "puis recommencez. Si elle revient, écrivez le mot entre parenthèses à "
        f"{helper('cette page')}."
    )
