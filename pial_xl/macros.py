"""What the workbook's buttons call, through xlwings' ``RunPython`` or ``pial-xl bouton``.

Each button of ``pial_xl.buttons`` is a function of this module, by its code, which takes and gives
nothing: ``RunPython "import pial_xl.macros; pial_xl.macros.controler()"``. It works on the workbook
that called it. Importing this module imports none of the work.
"""

import sys
from collections.abc import Callable
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from pial_xl.buttons import BUTTONS, Button, button_of

if TYPE_CHECKING:
    from xlwings import Book


def work(code: str) -> "Callable[[Book], str]":
    """Give what a button does to a workbook; it gives the French sentence to show.

    Args:
        code: of one of ``pial_xl.buttons.BUTTONS``.

    Raises:
        KeyError: no button has this code.
    """
    use_case: Callable[[Book], str] = resolve_name(button_of(code).use_case)
    return use_case


def _launch(code: str) -> None:
    """Run a button on the caller; xlwings shows what stops it, unless the person has seen it."""
    from pial_xl.sheets.open.click import run_click  # noqa: PLC0415

    result = run_click(work(code))
    if not result.succeeded and not result.shown:
        sys.exit(result.sentence)


def _macro(button: Button) -> Callable[[], None]:
    """Give the function of a button."""

    def macro() -> None:
        _launch(button.code)

    macro.__name__ = macro.__qualname__ = button.code
    macro.__doc__ = f"Run the button « {button.libelle} » on the calling workbook. {button.aide}"
    return macro


_MACROS = {button.code: _macro(button) for button in BUTTONS}
__all__ = ["work"]
__all__ += list(_MACROS)


def __getattr__(name: str) -> Callable[[], None]:
    """Give the function of a button by its code: type checkers know by this that it is one."""
    try:
        return _MACROS[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None


def __dir__() -> list[str]:
    return __all__
