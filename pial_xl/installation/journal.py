"""The journal of an installation: every file and folder that it made, and nothing else."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from pial_xl.workbook.sortie import ecrire_octets

FICHIER = "installation.json"
_VERSION = 1


def empreinte(octets: bytes) -> str:
    """Give the fingerprint by which a file is known to be as we left it."""
    return hashlib.sha256(octets).hexdigest()


@dataclass(slots=True)
class Journal:
    """What was put on the machine.

    Attributes:
        chemin: the file of the journal.
        fichiers: the fingerprint of each file when it was put.
        dossiers: folders that we made, each after the one that holds it.
        menu: the LibreOffice profile that was given the menu PIAL, if one was.
    """

    chemin: Path
    fichiers: dict[Path, str] = field(default_factory=dict)
    dossiers: list[Path] = field(default_factory=list)
    menu: Path | None = None

    @classmethod
    def lire(cls, chemin: Path) -> "Journal":
        """Read a journal; one that is absent or damaged claims nothing."""
        try:
            contenu = json.loads(chemin.read_text(encoding="utf-8"))
            fichiers = {Path(nom): str(valeur) for nom, valeur in contenu["fichiers"].items()}
            menu = contenu.get("menu")
            dossiers = [Path(nom) for nom in contenu["dossiers"]]
            return cls(chemin, fichiers, dossiers, Path(menu) if menu else None)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return cls(chemin)

    def ecrire(self) -> None:
        """Write the journal; its folder must be there.

        Raises:
            EcritureImpossible: the disk refuses.
        """
        contenu = {
            "version": _VERSION,
            "fichiers": {str(chemin): valeur for chemin, valeur in self.fichiers.items()},
            "dossiers": [str(dossier) for dossier in self.dossiers],
            "menu": str(self.menu) if self.menu else None,
        }
        ecrire_octets(self.chemin, json.dumps(contenu, ensure_ascii=False, indent=1).encode())
