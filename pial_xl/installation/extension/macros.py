"""The Basic library of the extension."""

from collections.abc import Iterator
from importlib.resources import files

from pial_xl.buttons import Button
from pial_xl.template.button_macros import launching_macros
from pial_xl.template.macros import constants

LIBRARY = "PialXl"
_COMMANDS = "Commandes"
_LAUNCH = "Lancement"
_SENTENCES = (
    "TITRE",
    "ATTENTE",
    "SANS_PYTHON",
    "HORS_DU_TABLEUR",
    "SANS_REPONSE",
    "SANS_DROIT",
    "DEJA_AU_TRAVAIL",
)


def modules() -> Iterator[tuple[str, str]]:
    """Give each module of the library: its name and its source."""
    yield _COMMANDS, launching_macros(_LAUNCH)
    yield _LAUNCH, "\n".join((_constants(), _source(_LAUNCH)))


def address(button: Button) -> str:
    """Give the address by which LibreOffice runs a command."""
    macro = f"{LIBRARY}.{_COMMANDS}.{button.macro}"
    return f"vnd.sun.star.script:{macro}?language=Basic&location=application"


def _constants() -> str:
    """Give what the workbook's own macros say and read, so that neither way can differ."""
    return constants("modLancement", _SENTENCES) + constants("modPython", ("RELEVE",))


def _source(module: str) -> str:
    folder = files("pial_xl.installation.extension") / "basic"
    return (folder / f"{module}.bas").read_text(encoding="utf-8")
