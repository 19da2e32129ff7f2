"""The journal of an installation: every file and folder that it made, and nothing else."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from pial_xl.sheets.output import write_data

FILE_NAME = "installation.json"
_VERSION = 1


def file_fingerprint(data: bytes) -> str:
    """Give the fingerprint by which a file is known to be as we left it."""
    return hashlib.sha256(data).hexdigest()


@dataclass(slots=True)
class Log:
    """What was put on the machine.

    Attributes:
        path: the file of the journal.
        files: the fingerprint of each file when it was put.
        folders: folders that we made, each after the one that holds it.
        menu: the LibreOffice profile that was given the menu PIAL, if one was.
    """

    path: Path
    files: dict[Path, str] = field(default_factory=dict)
    folders: list[Path] = field(default_factory=list)
    menu: Path | None = None

    @classmethod
    def read(cls, path: Path) -> "Log":
        """Read a journal; one that is absent or damaged claims nothing."""
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            files = {Path(name): str(value) for name, value in content["fichiers"].items()}
            menu = content.get("menu")
            folders = [Path(name) for name in content["dossiers"]]
            return cls(path, files, folders, Path(menu) if menu else None)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return cls(path)

    def write(self) -> None:
        """Write the journal; its folder must be there.

        Raises:
            WriteError: the disk refuses.
        """
        content = {
            "version": _VERSION,
            "fichiers": {str(path): value for path, value in self.files.items()},
            "dossiers": [str(folder) for folder in self.folders],
            "menu": str(self.menu) if self.menu else None,
        }
        write_data(self.path, json.dumps(content, ensure_ascii=False, indent=1).encode())
