"""The Basic library of the extension."""

from collections.abc import Iterator
from importlib.resources import files

from pial_xl.template.boutons import BOUTONS, Bouton
from pial_xl.template.macros import constantes

BIBLIOTHEQUE = "PialXl"
_COMMANDES = "Commandes"
_LANCEMENT = "Lancement"
_PHRASES = (
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
    yield _COMMANDES, "\n".join(map(_commande, BOUTONS))
    yield _LANCEMENT, "\n".join((_constantes(), _source(_LANCEMENT)))


def adresse(bouton: Bouton) -> str:
    """Give the address by which LibreOffice runs a command."""
    macro = f"{BIBLIOTHEQUE}.{_COMMANDES}.{bouton.macro}"
    return f"vnd.sun.star.script:{macro}?language=Basic&location=application"


def _commande(bouton: Bouton) -> str:
    libelle = bouton.libelle.replace('"', '""')
    return f'Sub {bouton.macro}()\n    Lancement.Lancer("{bouton.code}", "{libelle}")\nEnd Sub\n'


def _constantes() -> str:
    """Give what the workbook's own macros say and read, so that neither way can differ."""
    return constantes("modLancement", _PHRASES) + constantes("modPython", ("RELEVE",))


def _source(module: str) -> str:
    dossier = files("pial_xl.installation.extension") / "basic"
    return (dossier / f"{module}.bas").read_text(encoding="utf-8")
