"""A desk of the tests' own: a screen, a window manager, LibreOffice, a mouse; none outlives it."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from patience import PATIENCE_S

from pial_xl.engines.libreoffice.connection import connect
from pial_xl.engines.libreoffice.soffice import LibreOfficeUnreachable, import_uno
from pial_xl.engines.libreoffice.structures import properties

T = TypeVar("T")
TITLE = "PIAL"
"""Title of the boxes that the macros show."""
_MACROS_BY_SETTINGS = 3  # com.sun.star.document.MacroExecMode.USE_CONFIG
_TEXT_ROLES = (30, 86)  # com.sun.star.accessibility.AccessibleRole.LABEL, STATIC
_MENU_BAR = 35  # com.sun.star.accessibility.AccessibleRole.MENU_BAR
SIZE = "1366x900x24"
_SETTLED = 3
"""Times in a row that a button is found where it was, before it is clicked."""
_SETTINGS = {
    "org.openoffice.Office.Common/Security/Scripting": ("MacroSecurityLevel", "0"),
    "org.openoffice.Office.Common/Misc": ("ShowTipOfTheDay", "false"),
    "org.openoffice.Setup/Product": ("LastTimeDonateShown", "9999999999"),
}


def wait_for(attempt: Callable[[], T], what: str, timeout: float = PATIENCE_S) -> T:
    """Give the first true answer of *attempt*."""
    fin = time.monotonic() + timeout
    while not (answer := attempt()):
        assert time.monotonic() < fin, f"en vain : {what}"
        time.sleep(0.1)
    return answer


@contextmanager
def screen(folder: Path) -> Iterator[dict[str, str]]:
    """Run a screen with a window manager; give the environment of the programs to show there.

    Their home is *folder*, their PATH its ``bin``: no setting and no Python of the person who
    runs the tests is seen there.
    """
    reading, writing = os.pipe()
    xvfb = _launch(["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE], guard=(writing,))
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        environ = {
            "DISPLAY": f":{number}",
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "PATH": str(folder / "bin"),
        }
        manager = _launch(["openbox"], os.environ | environ | {"PATH": os.environ["PATH"]})
        try:
            yield environ
        finally:
            _finish(manager)
    finally:
        _finish(xvfb)


def _is_a_button_at_work(environ: Mapping[str, str]) -> bool:
    """Tell whether a program that a button of this screen started still runs."""
    display = f"DISPLAY={environ['DISPLAY']}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has just ended
            words = (process / "cmdline").read_bytes().split(b"\0")
            variables = (process / "environ").read_bytes().split(b"\0")
            if b"bouton" in words and display in variables:
                return True
    return False


@dataclass(frozen=True, slots=True)
class Calc:
    """LibreOffice with one workbook in its window."""

    environ: dict[str, str]
    context: Any
    document: Any

    @contextmanager
    def open_(self, workbook: Path) -> Iterator["Calc"]:
        """Open another workbook in front of this one, then close it without saving."""
        options = properties(MacroExecutionMode=_MACROS_BY_SETTINGS)
        desktop = _desktop(self.context)
        document = desktop.loadComponentFromURL(workbook.as_uri(), "_blank", 0, options)
        try:
            yield Calc(self.environ, self.context, document)
        finally:
            # A document that closes while Python takes its leave may wait for it for ever.
            wait_for(lambda: not _is_a_button_at_work(self.environ), "la fin du bouton")
            document.close(True)

    def click_button(self, button: str, times: int = 1) -> None:
        """Click a button of the sheet with the mouse, found by its caption."""
        wait_for(self._is_in_front, "le classeur au premier plan")
        x, y = self._settled_place(button)
        self.xdotool("mousemove", str(x), str(y), "click", "--repeat", str(times), "1")

    def choose(self, menu: str, command: str) -> None:
        """Take a command of one of the window's menus, with the mouse."""
        opened = self.open_menu(menu)
        # A command has its name once its menu has been shown.
        self._click_on(wait_for(lambda: _named(opened, command), command))

    def open_menu(self, menu: str) -> Any:
        """Open a menu of the window with the mouse and give it."""
        window = self.document.CurrentController.Frame.ContainerWindow.getAccessibleContext()
        (bar,) = (a for a in _children(window) if a.getAccessibleRole() == _MENU_BAR)
        opener = wait_for(lambda: _named(bar, menu), f"le menu {menu}")
        self._click_on(opener)
        return opener

    def message(self) -> str:
        """Wait for a message box, close it with the keyboard and give what it said."""
        sentence = wait_for(self._message, "un message")
        self.xdotool("key", "Return")
        wait_for(lambda: not self._message(), "que le message se ferme")
        return sentence

    def insist(self, action: Callable[[], None], patience: float = 3.0) -> str:
        """Act until a message box answers; give what it said.

        A macro leaves an act without a word while it starts a program: it takes it for a double
        click.
        """

        def attempt() -> str:
            action()
            fin = time.monotonic() + patience
            while not (said := self._message()) and time.monotonic() < fin:
                time.sleep(0.05)
            return said

        wait_for(attempt, "une réponse")
        return self.message()

    def wait_until_idle(self) -> None:
        """Wait until no program that a button started is connected any more."""
        factory = self.context.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.BridgeFactory", self.context
        )
        wait_for(
            lambda: not any("pialxl_" in p.getDescription() for p in factory.getExistingBridges()),
            "que le programme lancé ait fini",
        )

    def text(self, sheet: str, cell: str) -> str:
        """Give what a cell shows."""
        return str(self.document.Sheets.getByName(sheet).getCellRangeByName(cell).String)

    def photograph(self, path: Path) -> None:
        """Save what the screen shows."""
        subprocess.run(
            ["import", "-display", self.environ["DISPLAY"], "-window", "root", path], check=True
        )

    def xdotool(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Play with the mouse, the keyboard or the windows."""
        return subprocess.run(
            ["xdotool", *words],
            env=os.environ | {"DISPLAY": self.environ["DISPLAY"]},
            capture_output=True,
            text=True,
            check=False,
        )

    def _click_on(self, accessible: Any) -> None:
        x, y = _middle(accessible)
        self.xdotool("mousemove", str(x), str(y), "click", "1")

    def _message(self) -> str:
        """Give what the message box says, or nothing where there is none."""
        toolkit = self.context.ServiceManager.createInstanceWithContext(
            "com.sun.star.awt.Toolkit", self.context
        )
        windows = (toolkit.getTopWindow(rank) for rank in range(toolkit.getTopWindowCount()))
        return " ".join(text for window in windows for text in _message_texts(window))

    def _is_in_front(self) -> bool:
        """Tell whether the screen gives clicks to the window of this workbook."""
        title = self.document.CurrentController.Frame.Title
        active = self.xdotool("getactivewindow", "getwindowname").stdout.strip()
        return bool(title) and active == title

    def _settled_place(self, button: str) -> tuple[int, int]:
        """Give the middle of a button once it moves no more.

        While a window just opened is being placed and its bars laid out, a button is told where
        it was a moment ago: a click there is lost, or opens something else.
        """
        last = None
        settled = 0

        def attempt() -> tuple[int, int] | None:
            nonlocal last, settled
            now = self._place(button)
            settled = settled + 1 if now is not None and now == last else 0
            last = now
            return now if settled >= _SETTLED else None

        place = wait_for(attempt, f"le bouton {button}")
        assert place is not None
        return place

    def _place(self, button: str) -> tuple[int, int] | None:
        """Give the middle of a button on the screen; None until it is there, its sheet in front."""
        controller = self.document.CurrentController
        check = _control(controller.ActiveSheet, button)
        if check is not None:
            # A click on a button at the edge of the window scrolls the sheet: back to its corner.
            controller.setFirstVisibleColumn(0)
            controller.setFirstVisibleRow(0)
            return _middle(controller.getControl(check).getAccessibleContext())
        for sheet in _elements(self.document.Sheets):
            if _control(sheet, button) is not None:
                controller.setActiveSheet(sheet)
                break
        return None


def _control(sheet: Any, button: str) -> Any:
    """Give the button of a sheet that bears a caption, or None."""
    controls = (getattr(shape, "Control", None) for shape in _elements(sheet.DrawPage))
    return next((c for c in controls if getattr(c, "Label", None) == button), None)


def _elements(sequence: Any) -> Iterator[Any]:
    return (sequence.getByIndex(rank) for rank in range(sequence.Count))


@contextmanager
def calc(
    workbook: Path,
    environ: dict[str, str],
    profile: Path,
    settings: Mapping[str, tuple[str, str]] | None = None,
) -> Iterator[Calc]:
    """Open a workbook in a LibreOffice that lets its macros run; wait until it is there.

    *settings* are more settings of LibreOffice, or others: a name and a value by path.
    """
    _write_settings(profile, _SETTINGS | dict(settings or {}))
    pipe = f"pial_xl_tests_{uuid4().hex}"
    command = [
        str(_program()),
        f"-env:UserInstallation={profile.as_uri()}",
        *("--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext"),
        str(workbook),
    ]
    process = _launch(command, environ)
    try:
        context = wait_for(lambda: _connect(pipe), "LibreOffice")
        document = wait_for(lambda: _document(context), "le classeur")
        yield Calc(environ, context, document)
    finally:
        _finish(process)


def _program() -> Path:
    """Give LibreOffice's starter; unlike ``soffice``, it needs nothing from PATH."""
    soffice = shutil.which("soffice")
    assert soffice
    return Path(soffice).resolve().with_name("oosplash")


def _message_texts(window: Any) -> list[str]:
    """Give the texts of a message box; none for another window, or for one that just closed."""
    try:
        accessible = None if window is None else window.getAccessibleContext()
        if accessible is None or accessible.getAccessibleName() != TITLE:
            return []
        return list(_texts(accessible))
    except import_uno().getClass("com.sun.star.lang.DisposedException"):
        return []


def _texts(accessible: Any) -> Iterator[str]:
    """Give the texts, not the buttons, of a window."""
    if accessible.getAccessibleRole() in _TEXT_ROLES:
        yield accessible.getAccessibleName()
    for child in _children(accessible):
        yield from _texts(child)


def _children(accessible: Any) -> Iterator[Any]:
    for rank in range(accessible.getAccessibleChildCount()):
        yield accessible.getAccessibleChild(rank).getAccessibleContext()


def _named(accessible: Any, nom: str) -> Any:
    """Give the member of a window or a menu that bears a name, or None."""
    return next((a for a in _children(accessible) if a.getAccessibleName() == nom), None)


def _middle(accessible: Any) -> tuple[int, int]:
    """Give the middle of a thing on the screen."""
    corner, size = accessible.getLocationOnScreen(), accessible.getSize()
    return corner.X + size.Width // 2, corner.Y + size.Height // 2


def _connect(pipe: str) -> Any:
    try:
        return connect(pipe)
    except LibreOfficeUnreachable:
        return None


def _document(context: Any) -> Any:
    document = _desktop(context).getCurrentComponent()
    return document if hasattr(document, "Sheets") else None


def _desktop(context: Any) -> Any:
    return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def _write_settings(profile: Path, settings: Mapping[str, tuple[str, str]]) -> None:
    entries = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{nom}" oor:op="fuse">'
        f"<value>{valeur}</value></prop></item>"
        for path, (nom, valeur) in settings.items()
    )
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor='
        f'"http://openoffice.org/2001/registry">{entries}</oor:items>\n',
        encoding="utf-8",
    )


def _launch(
    command: list[str], environ: dict[str, str] | None = None, guard: tuple[int, ...] = ()
) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command,
        env=environ,
        pass_fds=guard,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _finish(process: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=PATIENCE_S)
