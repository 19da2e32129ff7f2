"""A live test is tried again where LibreOffice ended under it, and there alone."""

import pytest

pytest_plugins = ("pytester",)

_TESTS = '''
import pytest

pytestmark = pytest.mark.libreoffice
offices, tries = [], []

class DisposedException(Exception):
    """What every call says once LibreOffice has ended."""

@pytest.fixture(scope="module")
def office():
    offices.append("started")
    return len(offices)

def test_under_which_it_ends_once(office):
    tries.append("tried")
    if len(tries) == 1:
        raise DisposedException
    assert office == 2

def test_that_makes_it_end_each_time(office):
    raise DisposedException

def test_that_fails_for_another_reason(office):
    assert office == 0
'''


def test_it_is_tried_once_more_in_another_libreoffice_only_where_the_first_ended(
    pytester: pytest.Pytester,
) -> None:
    pytester.makepyfile(_TESTS)

    run = pytester.runpytest_inprocess("-p", "second_try", "-p", "no:xdist")

    outcomes = run.parseoutcomes()
    assert {name: outcomes.get(name) for name in ("passed", "failed", "tried")} == {
        "passed": 1,
        "failed": 2,
        "tried": 2,
    }
    run.stdout.fnmatch_lines(["*tried again: *test_under_which_it_ends_once*"])
