"""``ninth.py FOLDER``: the program as it is once one entry is added to the list of buttons.

It writes in FOLDER what the program then makes, for ``test_ninth_button.py`` to read.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from xlwings import Book

from pial_xl import buttons
from pial_xl.buttons import HOME, Button, Place, ShortcutText, entries, laying
from pial_xl.buttons.entries import CHECKS

NINTH = Button(
    code="essai_fictif",
    libelle="Essai",
    aide="Essaie : rien d'autre.",
    busy="essai « fictif » en cours",
    image="HappyFace",
    group=CHECKS,
    use_case="ninth:say",
    places=(Place(HOME, 9),),
    shortcut=ShortcutText("Essayer le classeur ouvert", "Essaie."),
)


def say(book: Book) -> str:
    """The use case of the ninth button."""
    return f"Essai fait sur {book}."


# As in a program that starts: nothing else has read the list before the entry is in it.
# ruff: noqa: PLC0415


def main(folder: Path) -> None:
    """Add the entry before anything else reads the list, then make all that comes of it."""
    every = (*buttons.BUTTONS, NINTH)
    for module in (buttons, entries, laying):
        vars(module)["BUTTONS"] = every
    from pial_xl import macros
    from pial_xl.cli.commands import root
    from pial_xl.docs import buttons_page
    from pial_xl.installation.extension import package
    from pial_xl.installation.shortcuts import SHORTCUTS
    from pial_xl.sheets.open import click
    from pial_xl.template import build_workbook

    shown = []

    def run_click(work: Callable[[Any], str], *_: object) -> click.Result:
        shown.append(work("PIAL.xlsm"))
        return click.Result(shown[-1], succeeded=True)

    click.run_click = run_click  # type: ignore[assignment]
    getattr(macros, NINTH.code)()
    root.main(["bouton", "essai_fictif"], standalone_mode=False)
    (folder / "template.xlsm").write_bytes(build_workbook())
    (folder / "menu.oxt").write_bytes(package())
    said = {
        "shown": shown,
        "help": root.commands["bouton"].help,
        "page": buttons_page(),
        "shortcuts": [[s.code, s.name, *s.arguments[-2:]] for s in SHORTCUTS],
    }
    (folder / "said.json").write_text(json.dumps(said), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
