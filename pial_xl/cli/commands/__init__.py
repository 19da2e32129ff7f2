"""The commands: each reads its options, calls one use case and says what came of it.

To add one: a module here, and its line below.
"""

from collections import UserDict
from importlib import import_module
from typing import Any

from pial_xl.cli.commands.group import root

__all__ = ["root"]


class _OnDemand(UserDict[str, Any]):
    """The commands by name. The module of one is imported when it is asked for: most runs ask one.

    Each is first the place where it stands: its module, and its function there.
    """

    def __getitem__(self, name: str) -> Any:
        held = super().__getitem__(name)
        if isinstance(held, str):
            module, _, function = held.partition(".")
            held = self.data[name] = getattr(import_module(f"{__name__}.{module}"), function)
        return held


# In the order of a coordinator's work, which is that of the list.
root.commands = _OnDemand(
    {
        "demo": "demo.demo",
        "nouveau": "blank.new",
        "reprendre": "takeover.takeover",
        "controler": "check.check_workbook",
        "note": "note.note",
        "comparer": "compare.compare",
        "lettres": "letters.letters",
        "listes": "lists.lists",
        "edt": "edt.edt",
        "absence": "absence.absence",
        "affectations": "implied.implied",
        "bouton": "button.button",
        "regles": "rules.rules",
        "expliquer": "explain.explain",
        "gabarit": "blank.template",
        "verifier-vierge": "verify_blank.verify_blank",
        "installer": "machine.install",
        "diagnostic": "machine.diagnostic",
        "completion": "machine.completion",
    }
)
