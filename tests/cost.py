"""What a thing costs: processor time, which other programs hardly change, and memory."""

import time
from collections.abc import Callable
from typing import Final

PEAK: Final = """
import re, resource, sys
from pathlib import Path

def peak_megabytes():
    if sys.platform != "linux":
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
"""
"""What a process of its own runs to know the most memory that it has had.

Linux's ``ru_maxrss`` would be that of the tests which start it, where they hold more than it does.
"""


def cpu_seconds(run: Callable[[], object], times: int = 3) -> float:
    """Give the processor seconds that *run* takes, at the best of some times."""
    return min(_once(run) for _ in range(times))


def _once(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start
