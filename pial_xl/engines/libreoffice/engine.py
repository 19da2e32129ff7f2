"""The engine as xlwings sees it, and its registration."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, cast

import xlwings as xw

from pial_xl.engines.libreoffice.applications import Apps
from pial_xl.engines.libreoffice.connection import start_listening
from pial_xl.engines.libreoffice.values import CellError, element

NAME = "libreoffice"


class Engine:
    """What xlwings asks of an engine: a name, its applications, and the care of values."""

    name = NAME
    type = "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self, start_listening)

    @staticmethod
    def prepare_xl_data_element(x: object, options: object) -> object:  # noqa: ARG004
        """Make one value ready to be written."""
        return element(x)

    @staticmethod
    def clean_value_data(
        data: Sequence[Sequence[object]],
        datetime_builder: Callable[..., object],
        empty_as: object,
        number_builder: Callable[[float], object] | None,
        err_to_str: bool,
    ) -> list[list[object]]:
        """Make the values read such as the caller asked for."""

        def read(value: object) -> object:
            if isinstance(value, CellError):
                return str(value) if err_to_str else None
            if value is None or value == "":
                return empty_as
            if isinstance(value, datetime):
                return _build(datetime_builder, value)
            if number_builder is not None and isinstance(value, float):
                return number_builder(value)
            return value

        return [[read(value) for value in row] for row in data]


def activate(context: Any = None) -> xw.App:
    """Add the engine to xlwings, make it the active one, and connect it to LibreOffice.

    Args:
        context: a connection made by ``connect`` or ``start_listening``; by default the
            LibreOffice of the user's own profile, which is started if need be.

    Raises:
        LibreOfficeUnreachable: when LibreOffice cannot be reached.
    """
    engine = _register()
    app = engine.apps.attach(start_listening() if context is None else context)
    xw.engines[NAME].activate()
    return xw.App(impl=app)


def _register() -> Engine:
    if NAME not in xw.engines.engines_by_name:
        xw.engines.add(xw.Engine(impl=Engine()))
    return cast(Engine, xw.engines[NAME].impl)


def _build(build: Callable[..., object], instant: datetime) -> object:
    return build(
        year=instant.year,
        month=instant.month,
        day=instant.day,
        hour=instant.hour,
        minute=instant.minute,
        second=instant.second,
        microsecond=instant.microsecond,
        tzinfo=None,
    )
