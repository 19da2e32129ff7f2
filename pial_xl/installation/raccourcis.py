"""What a person can start outside the workbook, for machines where Office may start nothing."""

from dataclasses import dataclass

_FENETRE = ("-P", "-m", "pial_xl.installation.fenetre")
_ENVOI = ("-P", "-m", "pial_xl.installation.envoi")


@dataclass(frozen=True, slots=True)
class Raccourci:
    """One thing to start.

    Attributes:
        code: short name, for files that no person sees.
        nom: what a person reads.
        aide: one sentence more.
        arguments: what follows the interpreter.
        recoit_fichiers: whether the desktop hands it the files that are selected.
    """

    code: str
    nom: str
    aide: str
    arguments: tuple[str, ...]
    recoit_fichiers: bool = False


RACCOURCIS = (
    Raccourci(
        "pial-xl-controler-ouvert",
        "PIAL - Contrôler le classeur ouvert",
        "Contrôle le classeur PIAL ouvert dans Excel ou LibreOffice.",
        (*_FENETRE, "bouton", "controler"),
    ),
    Raccourci(
        "pial-xl-lettres-ouvert",
        "PIAL - Générer les lettres du classeur ouvert",
        "Prépare les lettres de mission dans le classeur PIAL ouvert.",
        (*_FENETRE, "bouton", "lettres"),
    ),
    Raccourci(
        "pial-xl-controler-fichier",
        "PIAL - Contrôler ce classeur",
        "Contrôle le classeur choisi, sans le modifier, et écrit le rapport à côté de lui.",
        _ENVOI,
        recoit_fichiers=True,
    ),
)
