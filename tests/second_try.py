"""Live tests under which LibreOffice ended are tried once more, in a new one, and that is told.

LibreOffice 7.4 now and then ends by itself while it paints, the more so on a slow machine. What
we make it do would end it the second time too: the tests fail then. So they do where another
test failed for a reason of its own.
"""

import subprocess
import sys
from typing import Final

import pytest
from xdist import is_xdist_worker

_ENDED: Final = "DisposedException"
"""Said by every call to a LibreOffice that is no longer there."""


def pytest_configure(config: pytest.Config) -> None:
    """Look on while the tests run."""
    config.pluginmanager.register(SecondTry())


class SecondTry:
    """What failed, and what became of it."""

    def __init__(self) -> None:
        self._failures: list[pytest.TestReport] = []
        self._told = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take note of a failure."""
        if report.failed:
            self._failures.append(report)

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Try again what failed, if LibreOffice's end is all that failed."""
        if exitstatus != pytest.ExitCode.TESTS_FAILED or is_xdist_worker(session):
            return
        ended = [_ENDED in report.longreprtext for report in self._failures]
        if not ended or not all(ended):
            return
        tests = dict.fromkeys(report.nodeid for report in self._failures)
        command = [sys.executable, "-m", "pytest", "-n0", "-p", "no:second_try", *tests]
        again = subprocess.run(command, check=False, cwd=session.config.rootpath)
        if again.returncode == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.OK
        result = "failed again" if again.returncode else "passed in a new one"
        self._told = f"LibreOffice ended under {', '.join(tests)}: {result}"

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Tell it after the failures."""
        if self._told:
            terminalreporter.section("tried again")
            terminalreporter.write_line(self._told)
