"""The buttons: one entry says everything about one, and every place where it shows obeys it.

From ``BUTTONS`` come the functions of ``pial_xl.macros``, the modules ``modPial`` and ``modRuban``
of the workbook, its ribbon, the buttons of its sheets, LibreOffice's menu PIAL, ``pial-xl bouton``,
the shortcuts and ``docs/boutons.md``. To add a button: one entry in ``entries``, and the use case
it names.

Nothing of the work is imported here: each click starts a fresh Python.
"""

from pial_xl.buttons.button import Button, ButtonRow, Group, Place, ShortcutText
from pial_xl.buttons.entries import (
    BUTTON_ROWS,
    BUTTONS,
    COORDONNATEURS,
    FIRST_HOME,
    GROUPS,
    HOME,
)
from pial_xl.buttons.laying import (
    GAP,
    HEIGHT,
    INDENT,
    button_of,
    buttons_in,
    buttons_of,
    grouped,
    laid_in,
    rows_on,
)

__all__ = [
    "BUTTONS",
    "BUTTON_ROWS",
    "COORDONNATEURS",
    "FIRST_HOME",
    "GAP",
    "GROUPS",
    "HEIGHT",
    "HOME",
    "INDENT",
    "Button",
    "ButtonRow",
    "Group",
    "Place",
    "ShortcutText",
    "button_of",
    "buttons_in",
    "buttons_of",
    "grouped",
    "laid_in",
    "rows_on",
]
