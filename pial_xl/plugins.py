"""What other packages add to this one: found by their entry points, and loaded so that none hurts.

A package names, in the group ``pial_xl.rules``, a module that declares rules, parameters or letter
fields while it is imported. A module that cannot be imported costs only what it would have added:
the failure is kept, to be told with what was not judged.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import EntryPoint, distributions, entry_points
from typing import Final, TypeVar

from pial_xl.units.excel import cut
from pial_xl.units.records import record

GROUP: Final = "pial_xl.rules"
"""Entry-point group in which other packages name the module that declares what they add."""

CONTAINED: Final = (Exception, SystemExit)
"""What a mistake raises. An interruption by the user is none, and goes through."""

OUTPUT_MAX: Final = 20_000
"""What one rule of another package may say: far more than anyone reads, far less than memory."""

_TOLD_MAX = 200

T = TypeVar("T")


@record
class Mistake:
    """What a package did wrong.

    Attributes:
        package: the distribution and its entry point, as they are shown.
        reason: one French sentence, that names the package.
        error: what was raised, if anything was.
    """

    package: str
    reason: str
    error: BaseException | None = field(default=None, compare=False)


@dataclass(slots=True)
class _Declarations:
    """What was declared since the program started, each with the package that was being loaded."""

    all: list[tuple[object, str]] = field(default_factory=list)
    package: str = ""


_declarations = _Declarations()


def declare(what: object, source: object) -> None:
    """Keep what a module declares: a rule, parameters, a field.

    Args:
        what: what is declared.
        source: the function or class that tells in which module.
    """
    module = str(getattr(source, "__module__", "module sans nom"))
    is_ours = module.partition(".")[0] == __package__
    package = "" if is_ours else _declarations.package or module
    _declarations.all.append((what, package))


def declared(kind: type[T]) -> tuple[tuple[T, str], ...]:
    """Give what was declared of a kind, in order, each with its package; blank for ours."""
    return tuple((what, package) for what, package in _declarations.all if isinstance(what, kind))


def admit(
    items: Iterable[tuple[T, str]],
    name: str,
    faults: Callable[[T], Iterator[str]],
    take: Callable[[T, str], None],
) -> tuple[Mistake, ...]:
    """Take what is declared without fault, one after the other; give the mistakes of the rest.

    Args:
        items: what is declared, each with its package.
        name: what one is, in French, with its article.
        faults: says in French what is wrong with one.
        take: called with one that is taken, and its package.
    """
    mistakes: list[Mistake] = []
    for what, package in items:
        try:
            fault = next(faults(what), "")
        except CONTAINED as error:
            fault = told(error)
        if fault:
            reason = f"Le paquet {package or __package__} ajoute {name}, laissé de côté : {fault}."
            mistakes.append(Mistake(package, reason))
        else:
            take(what, package)
    return tuple(mistakes)


@cache
def load_plugins() -> tuple[Mistake, ...]:
    """Import, once, the module of each entry point; give those that could not be.

    What the modules print goes to standard error: standard output is the command's alone.
    """
    if _declarations.package:
        raise RuntimeError("pial-xl est appelé pendant le chargement d'un paquet")
    mistakes: list[Mistake] = []
    try:
        entries = sorted(_entries(), key=lambda e: (e.name, e.value))
    except CONTAINED as error:
        reason = f"La liste des paquets installés est illisible ({told(error)})."
        return (Mistake("paquets installés", reason, error),)
    for entry in entries:
        mistakes.extend(_load(entry))
    return tuple(mistakes)


def _entries() -> Iterable[EntryPoint]:
    """Give the entry points of the group.

    Most machines have none: then no more is read than shows it. To understand what every package
    says of itself took a thirtieth of a control.
    """
    texts = (package.read_text("entry_points.txt") for package in distributions())
    is_named = any(GROUP in text for text in texts if text)
    return entry_points(group=GROUP) if is_named else ()


def _load(entry: EntryPoint) -> Iterator[Mistake]:
    package = _declarations.package = _label(entry)
    try:
        with redirect_stdout(sys.stderr):
            entry.load()
    except CONTAINED as error:
        _declarations.all = [d for d in _declarations.all if d[1] != package]
        yield Mistake(
            package,
            f"Le paquet {package} n'a pas pu être chargé ({told(error)}) : ce qu'il ajoute est "
            "laissé de côté.",
            error,
        )
    finally:
        _declarations.package = ""


def _label(entry: EntryPoint) -> str:
    """Name a package: its distribution and its entry point."""
    try:
        distribution = entry.dist.name if entry.dist else None
    except CONTAINED:  # metadata without a name
        distribution = None
    return f"{distribution or entry.value} (entrée {entry.name})"


def told(error: BaseException) -> str:
    """Say an error in a few words: its kind, what it says, where it was raised."""
    try:
        said = " ".join(str(error).split())
    except CONTAINED:
        said = ""
    parts = [type(error).__name__, cut(said, _TOLD_MAX)]
    return " : ".join(part for part in parts if part) + _place(error)


def _place(error: BaseException) -> str:
    step = error.__traceback__
    if step is None:
        return ""
    while step.tb_next is not None:
        step = step.tb_next
    name = re.split(r"[/\\]", step.tb_frame.f_code.co_filename)[-1]
    return f", {name}, ligne {step.tb_lineno}"
