"""Do the tests bite? Changes the program in one place at a time and runs the tests of that room.

    python benchmarks/mutants.py [--count 300] [--seed 1] [--room pial_xl/units]

A mutant that no test notices is printed as a difference: write the test, or say why it changes
nothing. ``[tool.mutants]`` of pyproject.toml names the rooms and the tests of each. Needs the
dependency group ``mutants``. No file is changed: each mutant lives in a process of its own.
"""

import argparse
import difflib
import importlib.machinery
import importlib.util
import os
import random
import re
import signal
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

import hypothesis
import hypothesis.strategies
import openpyxl  # noqa: F401 - loaded once for all mutants
import pydantic  # noqa: F401
import pytest
import xlsxwriter  # noqa: F401
from cosmic_ray import plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code

PROJECT = Path(__file__).parents[1]
SECONDS_MAX = 180
# Slips of a hand are looked for: nobody writes ``&`` for ``+``, types are written with ``|``,
# ``is`` and ``==`` say the same of ``None`` and of an enumeration.
_LEFT_OUT = re.compile(
    "_(Bit|LShift|RShift|Pow|Mod|FloorDiv|MatMul)|_Is_Eq$|_IsNot_NotEq$|_Eq_Is$|_NotEq_IsNot$"
    "|RemoveDecorator|ExceptionReplacer"
)
_NOTICED = {0: "survived", -1: "out of time"}


@dataclass(frozen=True)
class Mutant:
    """A module with one change: the rank of a place among those that an operator can change."""

    path: Path
    operator: str
    occurrence: int

    @property
    def source(self) -> str:
        """The changed source."""
        operator = plugins.get_operator(self.operator)()
        return str(mutate_code(_text(self.path), operator, self.occurrence))

    @property
    def difference(self) -> str:
        """What is changed, line by line."""
        before, after = _text(self.path).splitlines(), self.source.splitlines()
        lines = list(difflib.unified_diff(before, after, n=1, lineterm=""))
        return "\n".join([str(self.path.relative_to(PROJECT)), *lines[2:]])


def places(folder: Path) -> Iterator[list[Mutant]]:
    """Give, place by place of a room, the changes that can be made there."""
    operators = {
        name: operator()
        for name in plugins.operator_names()
        if not (operator := plugins.get_operator(name)).arguments() and not _LEFT_OUT.search(name)
    }
    for path in sorted(folder.rglob("*.py")):
        nodes = list(ast_nodes(get_ast(_text(path))))
        found: defaultdict[object, list[Mutant]] = defaultdict(list)
        for name, operator in operators.items():
            positions = (p for node in nodes for p in operator.mutation_positions(node))
            for occurrence, position in enumerate(positions):
                found[position].append(Mutant(path, name, occurrence))
        yield from found.values()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


class _Changed(importlib.machinery.SourceFileLoader):
    """Imports one module from a changed source, put among ``sys.meta_path``."""

    def __init__(self, mutant: Mutant) -> None:
        relative = mutant.path.relative_to(PROJECT).with_suffix("")
        super().__init__(".".join(relative.parts).removesuffix(".__init__"), str(mutant.path))
        self._source = mutant.source

    def find_spec(
        self, fullname: str, path: object, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        del path, target
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)

    def get_code(self, fullname: str) -> CodeType:
        del fullname
        return compile(self._source, self.path, "exec", dont_inherit=True)


def verdict(mutant: Mutant, tests: list[str]) -> str:
    """Run the tests on a mutant, in a process of its own."""
    changed = _Changed(mutant)
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS_MAX)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        sys.meta_path.insert(0, changed)
        options = ["-n0", "-x", "-q", "-p", "no:cacheprovider", "-m", "not libreoffice"]
        os._exit(pytest.main([*options, "--hypothesis-profile=mutants", *tests]))
    _, status = os.waitpid(child, 0)
    code = -1 if os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status)
    return _NOTICED.get(code, "killed")


def main() -> None:
    """Draw mutants, try them, print those that survive and the score."""
    config = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    rooms: dict[str, list[str]] = config["tool"]["mutants"]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--room", choices=rooms, action="append")
    options = parser.parse_args()
    hypothesis.settings.register_profile("mutants", database=None, derandomize=True)
    os.chdir(PROJECT)
    dice = random.Random(options.seed)  # noqa: S311 - no secret
    known = [
        (place, tests)
        for room, tests in rooms.items()
        if room in (options.room or rooms)
        for place in places(PROJECT / room)
    ]
    drawn = dice.sample(known, min(options.count, len(known)))
    score: defaultdict[str, int] = defaultdict(int)
    for place, tests in drawn:
        mutant = dice.choice(place)
        found = verdict(mutant, tests)
        score[found] += 1
        if found == "survived":
            print(mutant.difference, end="\n\n", flush=True)
    print(f"{len(drawn)} of {len(known)} places:", dict(score))


if __name__ == "__main__":
    main()
