"""What a person can start outside the workbook, for machines where Office may start nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from pial_xl.buttons import BUTTONS

_WINDOW = ("-P", "-m", "pial_xl.installation.window")
_SEND_TO = ("-P", "-m", "pial_xl.installation.opening")


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One thing to start.

    Attributes:
        code: short name, for files that no person sees.
        name: what a person reads.
        aide: one sentence more.
        arguments: what follows the interpreter.
        takes_files: whether the desktop hands it the files that are selected.
    """

    code: str
    name: str
    aide: str
    arguments: tuple[str, ...]
    takes_files: bool = False


def _to_buttons() -> Iterator[Shortcut]:
    """Give the shortcuts of the buttons that have one."""
    for button in BUTTONS:
        if button.shortcut is not None:
            yield Shortcut(
                f"pial-xl-{button.code}-ouvert".replace("_", "-"),
                f"PIAL - {button.shortcut.name}",
                button.shortcut.aide,
                (*_WINDOW, "bouton", button.code),
            )


SHORTCUTS = (
    *_to_buttons(),
    Shortcut(
        "pial-xl-controler-fichier",
        "PIAL - Contrôler ce classeur",
        "Contrôle le classeur choisi, sans le modifier, et écrit le rapport à côté de lui.",
        _SEND_TO,
        takes_files=True,
    ),
)
