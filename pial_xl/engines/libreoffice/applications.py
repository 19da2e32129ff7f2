"""The running LibreOffice that the engine is connected to."""

# ruff: noqa: ARG002 (the members are xlwings' own: their names, arguments and documentation)

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from pial_xl.engines.libreoffice.absences import answers_to
from pial_xl.engines.libreoffice.application import App

if TYPE_CHECKING:
    from pial_xl.engines.libreoffice.engine import Engine


@answers_to(base_classes.Apps)
class Apps:
    """The running LibreOffice that the engine is connected to: one at most."""

    def __init__(self, engine: "Engine", open_: Callable[[], Any]) -> None:
        self._engine = engine
        self._open = open_
        self._app: App | None = None
        self._number = 0

    def attach(self, context: Any) -> App:
        """Make a connection the engine's own."""
        self._number += 1
        self._app = App(self._engine, context, self._number)
        return self._app

    def forget(self, app: App) -> None:
        """Forget a LibreOffice that was closed."""
        if self._app is app:
            self._app = None

    def keys(self) -> list[int]:
        """The number of the connection, which stands for a process number."""
        return [app.pid for app in self]

    def add(
        self,
        spec: str | None = None,
        add_book: bool | None = None,
        xl: Any = None,
        visible: bool | None = None,
    ) -> App:
        """Give the running LibreOffice, started if need be: a profile has only one."""
        app = next(iter(self), None) or self.attach(self._open())
        if visible is not None:
            app.visible = visible
        if add_book:
            app.books.add()
        return app

    @staticmethod
    def cleanup() -> None:
        """Leave nothing behind: nothing is to be done."""

    def __iter__(self) -> Iterator[App]:
        """Give the program; one that has ended, by itself or closed by its user, is no more."""
        app = self._app
        if app is None:
            return
        if app.is_there:
            yield app
        else:
            self.forget(app)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __getitem__(self, pid: int) -> App:
        for app in self:
            if app.pid == pid:
                return app
        raise KeyError(pid)
