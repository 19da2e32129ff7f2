"""The rules that may be applied: ours, found in this package, then those of others."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from importlib import import_module
from pkgutil import walk_packages
from typing import NamedTuple

from pial_xl.constats import CODE, Niveau
from pial_xl.plugins import Mistake, admit, declared, load_plugins
from pial_xl.rules.registry import FAMILLES, NATURES, Rule
from pial_xl.tables import TABLES

_ROOM = "pial_xl.rules"
_FOREIGN_FAMILY = "X-"


class Admitted(NamedTuple):
    """The rules to apply, in the catalogue's order, and what other packages did wrong."""

    rules: tuple[Rule, ...]
    mistakes: tuple[Mistake, ...]


@cache
def _import_ours() -> None:
    """Import every module of this room, so that each declares its rules; a zip will do."""
    for module in walk_packages(import_module(_ROOM).__path__, f"{_ROOM}."):
        import_module(module.name)


def admitted() -> Admitted:
    """Give every rule that was declared and may be applied.

    Raises:
        ValueError: when one of ours is ill declared, or has the code of another.
    """
    _import_ours()
    failures = load_plugins()
    rules: dict[str, Rule] = {}

    def take(rule: Rule, package: str) -> None:
        rules[rule.code] = replace(rule, package=package) if package else rule

    ours = [(rule, package) for rule, package in declared(Rule) if not package]
    others = [(rule, package) for rule, package in declared(Rule) if package]
    if defects := admit(ours, "un contrôle", partial(_faults, taken=rules), take):
        raise ValueError(defects[0].reason)
    refused = admit(others, "un contrôle", partial(_foreign_faults, taken=rules), take)
    return Admitted(_in_order(rules), (*failures, *refused))


def _foreign_faults(rule: Rule, taken: dict[str, Rule]) -> Iterator[str]:
    """Say in French why a rule of another package cannot be applied."""
    if not isinstance(rule.code, str):
        yield "son code n'est pas un texte"
    is_foreign = rule.code.startswith(_FOREIGN_FAMILY) and CODE.fullmatch(rule.code)
    if rule.code not in taken and not is_foreign:
        yield (
            f"son code, « {rule.code:.40} », n'est pas fait de « X- », puis de capitales, de "
            "chiffres et de tirets"
        )
    yield from _faults(rule, taken)


def _faults(rule: Rule, taken: dict[str, Rule]) -> Iterator[str]:
    """Say in French what is wrong in the declaration of a rule."""
    if rule.code in taken:
        yield f"le code {rule.code} est déjà pris par {taken[rule.code].package or 'pial-xl'}"
    texts = (rule.title, rule.source, rule.advice)
    if not all(isinstance(text, str) and text.strip() for text in texts):
        yield f"{rule.code} n'a pas de titre, de source ou de conseil"
    if not isinstance(rule.niveau, Niveau):
        yield f"le niveau de {rule.code} n'en est pas un"
    if not isinstance(rule.nature, str) or rule.nature not in NATURES:
        yield f"la nature de {rule.code} n'est pas {', '.join(NATURES)}"
    if not isinstance(rule.reads, tuple) or not all(model in TABLES for model in rule.reads):
        yield f"ce que lit {rule.code} (reads) n'est pas fait de tables du classeur"
    if not callable(rule.check):
        yield f"{rule.code} ne décore pas une fonction"


def _in_order(rules: dict[str, Rule]) -> tuple[Rule, ...]:
    """Sort family by family in the catalogue's order, then by code."""
    order = list(FAMILLES)
    return tuple(sorted(rules.values(), key=lambda r: (order.index(r.code[0]), r.code)))
