"""Run a command and print its exit code, CPU seconds and kilobytes: ``python -I measure.py …``.

A process of its own, and a small one: Linux counts in a child's memory that of what started it.
"""

import os
import sys

if __name__ == "__main__":
    null = os.open(os.devnull, os.O_WRONLY)
    started = os.posix_spawn(
        sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, null, 1)]
    )
    _, status, usage = os.wait4(started, 0)
    cpu = usage.ru_utime + usage.ru_stime
    print(os.waitstatus_to_exitcode(status), cpu, usage.ru_maxrss)
