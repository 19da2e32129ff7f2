"""pial_xl: contrôle des heures d'AESH d'un PIAL et lettres de mission, depuis un classeur.

What a program uses stands here, and is imported when it is first asked for; docs/bibliotheque.md
shows it, and ``__init__.pyi`` names it to type checkers. Everything else is internal, but for what
other packages add (``pial_xl.rules``, ``pial_xl.bareme``, ``pial_xl.testing``: see ``examples``),
``pial_xl.macros`` (buttons) and ``pial_xl.fonctions`` (functions of cells).
"""

__version__ = "0.2.0"

__all__ = [
    "Bounds",
    "CheckResult",
    "Constat",
    "FileError",
    "LettersResult",
    "Mesure",
    "Niveau",
    "NotJudged",
    "Rule",
    "Synthese",
    "Unite",
    "Workbook",
    "WorkbookReadError",
    "WriteError",
    "__version__",
    "catalogue",
    "check",
    "make_letters",
    "read",
]


def __getattr__(name: str) -> object:
    """Import the public face at the first use of one of its names: a click does without."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    value: object = getattr(import_module("pial_xl.api"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
