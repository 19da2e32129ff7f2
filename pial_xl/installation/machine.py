"""The machine on which to install: its system, the user's folders, the interpreter."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from pial_xl.sheets.folders import WORKBOOKS

_NAME = "pial_xl"


class System(StrEnum):
    """The systems that have places of their own for what we install."""

    WINDOWS = "Windows"
    MAC = "macOS"
    LINUX = "Linux"


def this_system() -> System:
    """Give the system that runs."""
    return {"win32": System.WINDOWS, "darwin": System.MAC}.get(sys.platform, System.LINUX)


@dataclass(frozen=True, slots=True)
class Machine:
    """What installing depends on, given from outside so that each system can be tested on any.

    The folders follow the environment variables that a macro can read, and not the system's own
    calls: both must come to the same place.

    Attributes:
        system: the system.
        home: the user's own folder.
        python: the interpreter that runs, as it was started (a virtual environment's own).
        environ: environment variables.
        base: the installation of Python under a virtual environment.
        unopkg: LibreOffice's own program for its extensions; None without LibreOffice.
    """

    system: System
    home: Path
    python: Path
    environ: Mapping[str, str] = field(default_factory=dict)
    base: Path = Path()
    unopkg: Path | None = None

    @classmethod
    def current(cls) -> "Machine":
        """Give the machine that runs."""
        from pial_xl.engines.libreoffice.soffice import find_unopkg  # noqa: PLC0415 - slow

        # Not resolved: the link of a virtual environment is what makes it one.
        python = Path(os.path.abspath(sys.executable))  # noqa: PTH100
        base = Path(sys.base_prefix)
        return cls(this_system(), Path.home(), python, os.environ, base, find_unopkg())

    @property
    def configuration(self) -> Path:
        """The folder of our settings."""
        match self.system:
            case System.WINDOWS:
                return self._appdata / _NAME
            case System.MAC:
                return self.home / "Library" / "Application Support" / _NAME
            case System.LINUX:
                return self._xdg("XDG_CONFIG_HOME", ".config") / _NAME

    @property
    def workbooks(self) -> Path:
        """Where the template goes unless the user says otherwise.

        Not in Documents, which OneDrive and iCloud often copy to a personal cloud: a filled
        workbook holds health data. OneDrive also hides from Excel where a workbook stands.
        """
        return self.home / WORKBOOKS

    @property
    def launchers(self) -> Path:
        """Where the system looks for what to show in its menu (on a Mac: beside the template)."""
        match self.system:
            case System.WINDOWS:
                return self._appdata / "Microsoft" / "Windows" / "Start Menu" / "Programs" / "PIAL"
            case System.MAC:
                return self.workbooks
            case System.LINUX:
                return self._xdg("XDG_DATA_HOME", ".local/share") / "applications"

    @property
    def send_to(self) -> Path:
        """The folder of Windows' « Envoyer vers » menu."""
        return self._appdata / "Microsoft" / "Windows" / "SendTo"

    @property
    def excel_scripts(self) -> Path:
        """The only folder from which Excel for Mac may run a script outside its sandbox."""
        return self.home / "Library" / "Application Scripts" / "com.microsoft.Excel"

    @property
    def is_store_python(self) -> bool:
        """Tell whether Python comes from the Microsoft Store.

        Windows then keeps what it writes in AppData to itself: neither Excel nor the Start menu
        sees it.
        """
        locations = (str(self.python), str(self.base))
        return self.system is System.WINDOWS and any(
            "WindowsApps" in location for location in locations
        )

    @property
    def _appdata(self) -> Path:
        return Path(self.environ.get("APPDATA") or self.home / "AppData" / "Roaming")

    def _xdg(self, variable: str, default: str) -> Path:
        # The XDG specification asks to ignore a relative path.
        wanted = Path(self.environ.get(variable, ""))
        return wanted if wanted.is_absolute() else self.home / default
