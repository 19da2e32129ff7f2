"""What a user sends when something does not work: versions and programs, nothing personal."""

import locale
import platform
import sys
from importlib.metadata import PackageNotFoundError, entry_points, version
from pathlib import Path

from pial_xl import __version__
from pial_xl.letters.pdf import trouver_soffice
from pial_xl.rules.moteur import GROUPE_TIERS

_PAQUETS = ("click", "defusedxml", "openpyxl", "pathvalidate", "pydantic", "XlsxWriter")


def faits() -> tuple[tuple[str, str], ...]:
    """Give each fact with its name, in French."""
    tiers = sorted(entry.name for entry in entry_points(group=GROUPE_TIERS))
    soffice = trouver_soffice()
    return (
        ("pial-xl", __version__),
        ("Python", f"{platform.python_version()} ({platform.python_implementation()})"),
        ("Interpréteur", sans_dossier_personnel(Path(sys.executable))),
        ("Système", f"{platform.system()} {platform.release()} ({platform.machine()})"),
        ("Encodage", f"{locale.getpreferredencoding(do_setlocale=False)}, {_encodage_ecran()}"),
        ("LibreOffice", sans_dossier_personnel(soffice) if soffice else "non trouvé"),
        *((paquet, _version(paquet)) for paquet in _PAQUETS),
        ("Contrôles ajoutés par d'autres paquets", ", ".join(tiers) or "aucun"),
    )


def sans_dossier_personnel(chemin: Path) -> str:
    """Write a path with the user's own folder, which often holds a name, shortened to ``~``."""
    try:
        return str(Path("~") / chemin.relative_to(Path.home()))
    except (ValueError, RuntimeError):  # elsewhere, or a user without a home
        return str(chemin)


def _version(paquet: str) -> str:
    try:
        return version(paquet)
    except PackageNotFoundError:
        return "absent"


def _encodage_ecran() -> str:
    return getattr(sys.stdout, "encoding", None) or "inconnu"
