"""Whole processes, measured by the system: CPU seconds and memory, in turn with each other."""

import os
import signal
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CPU_MAX = 1_800
"""Seconds of processor after which a process is ended, unless another budget is given."""
_ENDED = {-signal.SIGXCPU, -signal.SIGKILL}
MEGABYTE = 1024  # the system counts in kilobytes
_MEASURE = Path(__file__).with_name("measure.py")
# An installed package has its bytecode; so must every process, wherever this runs.
_ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Cost:
    """What one process took: CPU seconds, its own and the system's, and megabytes at most."""

    cpu: float
    memory: float


class OverBudgetError(Exception):
    """A process took more of the processor than it was given."""


def cost(command: Sequence[str], budget: int = CPU_MAX) -> Cost:
    """Run a process to its end.

    Raises:
        OverBudgetError: it took more seconds of processor than that.
        RuntimeError: it failed otherwise than by finding something.
    """
    measure = [sys.executable, "-I", "-S", os.fspath(_MEASURE), str(budget), *command]
    done = subprocess.run(measure, check=True, stdout=subprocess.PIPE, text=True, env=_ENVIRONMENT)
    code, cpu, kilobytes = done.stdout.split()
    if int(code) in _ENDED and float(cpu) >= budget - 1:
        raise OverBudgetError(f"{command} : {budget} s")
    if code not in ("0", "1"):
        raise RuntimeError(f"{command} : {code}")
    return Cost(float(cpu), float(kilobytes) / MEGABYTE)


def in_turn(
    commands: Mapping[str, Sequence[str]], passes: int, budget: int = CPU_MAX
) -> dict[str, list[Cost]]:
    """Run each process so many times, in turn, so that a busy moment weighs on all of them.

    When there are several passes, one more comes first, to warm the disk's cache. A process that
    goes beyond its budget is run no more, and has no cost.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(passes + (passes > 1)):
        for name, command in commands.items():
            if name not in costs:
                continue
            try:
                measured = cost(command, budget)
            except OverBudgetError:
                del costs[name]
                continue
            if turn or passes == 1:
                costs[name].append(measured)
    return costs


def median(costs: Sequence[Cost]) -> Cost:
    """Give the median CPU and memory."""
    return Cost(statistics.median(c.cpu for c in costs), statistics.median(c.memory for c in costs))


def least(costs: Sequence[Cost]) -> Cost:
    """Give the least CPU and memory: what a process takes when nothing disturbs it."""
    return Cost(min(c.cpu for c in costs), min(c.memory for c in costs))


def ratio(costs: Sequence[Cost], reference: Sequence[Cost]) -> float:
    """Give the median of the ratios of CPU, each with the reference of its own turn."""
    return statistics.median(c.cpu / r.cpu for c, r in zip(costs, reference, strict=True))


def check_command(workbook: str) -> list[str]:
    """Give the command that controls a workbook, as a user runs it."""
    options = ["--date", "2026-10-01", "--json", workbook]
    return [sys.executable, "-m", "pial_xl", "controler", *options]
