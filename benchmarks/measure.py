"""Run a command and print its exit code, CPU seconds and kilobytes.

``python -I measure.py SECONDS COMMAND…``: the system ends it after that many seconds of CPU.

A process of its own, and a small one: Linux counts in a child's memory that of what started it.
"""

import os
import resource
import sys

if __name__ == "__main__":
    null = os.open(os.devnull, os.O_WRONLY)
    budget = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_CPU, (budget, budget))
    started = os.posix_spawn(
        sys.argv[2], sys.argv[2:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, null, 1)]
    )
    _, status, usage = os.wait4(started, 0)
    cpu = usage.ru_utime + usage.ru_stime
    print(os.waitstatus_to_exitcode(status), cpu, usage.ru_maxrss)
