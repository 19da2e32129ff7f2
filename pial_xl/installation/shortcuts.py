"""What a person can start outside the workbook, for machines where Office may start nothing."""

from dataclasses import dataclass

_WINDOW = ("-P", "-m", "pial_xl.installation.window")
_SEND_TO = ("-P", "-m", "pial_xl.installation.opening")


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One thing to start.

    Attributes:
        code: short name, for files that no person sees.
        nom: what a person reads.
        aide: one sentence more.
        arguments: what follows the interpreter.
        takes_files: whether the desktop hands it the files that are selected.
    """

    code: str
    nom: str
    aide: str
    arguments: tuple[str, ...]
    takes_files: bool = False


SHORTCUTS = (
    Shortcut(
        "pial-xl-controler-ouvert",
        "PIAL - Contrôler le classeur ouvert",
        "Contrôle le classeur PIAL ouvert dans Excel ou LibreOffice.",
        (*_WINDOW, "bouton", "controler"),
    ),
    Shortcut(
        "pial-xl-lettres-ouvert",
        "PIAL - Générer les lettres du classeur ouvert",
        "Prépare les lettres de mission dans le classeur PIAL ouvert.",
        (*_WINDOW, "bouton", "lettres"),
    ),
    Shortcut(
        "pial-xl-controler-fichier",
        "PIAL - Contrôler ce classeur",
        "Contrôle le classeur choisi, sans le modifier, et écrit le rapport à côté de lui.",
        _SEND_TO,
        takes_files=True,
    ),
)
