"""A live test under which LibreOffice ended is tried once more, in a new one, and that is told.

LibreOffice 7.4 now and then ends by itself while it paints, the more so on a slow machine. What
we make it do would end it the second time too: the test fails then.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import Final

import pytest
from _pytest.runner import runtestprotocol

TRIED_AGAIN: Final = "tried again"
_ENDED: Final = "DisposedException"
"""Said by every call to a LibreOffice that is no longer there."""


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a live test; others are run as usual."""
    if item.get_closest_marker("libreoffice") is None:
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, log=False, nextitem=nextitem)
    if any(report.failed and _ENDED in report.longreprtext for report in reports):
        _tell(item, [told for told in map(_as_tried_again, reports) if told])
        with suppress(Exception):  # what was kept for several tests may need the one that ended
            item.session._setupstate.teardown_exact(None)
        reports = runtestprotocol(item, log=False, nextitem=nextitem)
    _tell(item, reports)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def pytest_report_teststatus(report: pytest.TestReport) -> tuple[str, str, str] | None:
    """Count what was tried again by itself, as « R »."""
    outcome: str = report.outcome
    return (TRIED_AGAIN, "R", TRIED_AGAIN.upper()) if outcome == TRIED_AGAIN else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what was tried again, and why."""
    for report in terminalreporter.getreports(TRIED_AGAIN):
        terminalreporter.section(f"{TRIED_AGAIN}: {report.nodeid}")
        terminalreporter.write_line(report.longreprtext)


def _as_tried_again(report: pytest.TestReport) -> pytest.TestReport | None:
    """Give the failure of a first try, no longer counted as one; None for what has passed."""
    if not report.failed:
        return None
    report.outcome = TRIED_AGAIN  # type: ignore[assignment]  # as the plugins that run tests again
    return report


def _tell(item: pytest.Item, reports: Iterable[pytest.TestReport]) -> None:
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
