"""The machine on which to install: its system, the user's folders, the interpreter."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from pial_xl.workbook.dossiers import CLASSEURS

_NOM = "pial_xl"


class Systeme(StrEnum):
    """The systems that have places of their own for what we install."""

    WINDOWS = "Windows"
    MAC = "macOS"
    LINUX = "Linux"


def ce_systeme() -> Systeme:
    """Give the system that runs."""
    return {"win32": Systeme.WINDOWS, "darwin": Systeme.MAC}.get(sys.platform, Systeme.LINUX)


@dataclass(frozen=True, slots=True)
class Machine:
    """What installing depends on, given from outside so that each system can be tested on any.

    The folders follow the environment variables that a macro can read, and not the system's own
    calls: both must come to the same place.

    Attributes:
        systeme: the system.
        maison: the user's own folder.
        python: the interpreter that runs, as it was started (a virtual environment's own).
        environ: environment variables.
        socle: the installation of Python under a virtual environment.
        unopkg: LibreOffice's own program for its extensions; None without LibreOffice.
    """

    systeme: Systeme
    maison: Path
    python: Path
    environ: Mapping[str, str] = field(default_factory=dict)
    socle: Path = Path()
    unopkg: Path | None = None

    @classmethod
    def celle_ci(cls) -> "Machine":
        """Give the machine that runs."""
        from pial_xl.workbook.libreoffice.soffice import trouver_unopkg  # noqa: PLC0415 - slow

        # Not resolved: the link of a virtual environment is what makes it one.
        python = Path(os.path.abspath(sys.executable))  # noqa: PTH100
        socle = Path(sys.base_prefix)
        return cls(ce_systeme(), Path.home(), python, os.environ, socle, trouver_unopkg())

    @property
    def configuration(self) -> Path:
        """The folder of our settings."""
        match self.systeme:
            case Systeme.WINDOWS:
                return self._appdata / _NOM
            case Systeme.MAC:
                return self.maison / "Library" / "Application Support" / _NOM
            case Systeme.LINUX:
                return self._xdg("XDG_CONFIG_HOME", ".config") / _NOM

    @property
    def classeurs(self) -> Path:
        """Where the template goes unless the user says otherwise.

        Not in Documents, which OneDrive and iCloud often copy to a personal cloud: a filled
        workbook holds health data. OneDrive also hides from Excel where a workbook stands.
        """
        return self.maison / CLASSEURS

    @property
    def lanceurs(self) -> Path:
        """Where the system looks for what to show in its menu (on a Mac: beside the template)."""
        match self.systeme:
            case Systeme.WINDOWS:
                return self._appdata / "Microsoft" / "Windows" / "Start Menu" / "Programs" / "PIAL"
            case Systeme.MAC:
                return self.classeurs
            case Systeme.LINUX:
                return self._xdg("XDG_DATA_HOME", ".local/share") / "applications"

    @property
    def envoyer_vers(self) -> Path:
        """The folder of Windows' « Envoyer vers » menu."""
        return self._appdata / "Microsoft" / "Windows" / "SendTo"

    @property
    def scripts_d_excel(self) -> Path:
        """The only folder from which Excel for Mac may run a script outside its sandbox."""
        return self.maison / "Library" / "Application Scripts" / "com.microsoft.Excel"

    @property
    def python_du_magasin(self) -> bool:
        """Tell whether Python comes from the Microsoft Store.

        Windows then keeps what it writes in AppData to itself: neither Excel nor the Start menu
        sees it.
        """
        lieux = (str(self.python), str(self.socle))
        return self.systeme is Systeme.WINDOWS and any("WindowsApps" in lieu for lieu in lieux)

    @property
    def _appdata(self) -> Path:
        return Path(self.environ.get("APPDATA") or self.maison / "AppData" / "Roaming")

    def _xdg(self, variable: str, defaut: str) -> Path:
        # The XDG specification asks to ignore a relative path.
        voulu = Path(self.environ.get(variable, ""))
        return voulu if voulu.is_absolute() else self.maison / defaut
