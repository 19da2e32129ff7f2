"""What a thing costs this program: its processor time, which other programs hardly change."""

import time
from collections.abc import Callable


def cpu_seconds(run: Callable[[], object], times: int = 3) -> float:
    """Give the processor seconds that *run* takes, at the best of some times."""
    return min(_once(run) for _ in range(times))


def _once(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start
