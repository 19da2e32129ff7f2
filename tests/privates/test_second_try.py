"""Tests under which LibreOffice ended are tried once more, where nothing else has failed."""

import pytest

pytest_plugins = ("pytester",)

_TESTS = '''
from pathlib import Path

class DisposedException(Exception):
    """What every call says once LibreOffice has ended."""

def test_under_which_it_ends_once():
    if not Path("tried").exists():
        Path("tried").touch()
        raise DisposedException

def test_that_passes():
    pass
'''
_ENDS_EACH_TIME = """
def test_that_makes_it_end():
    raise DisposedException
"""
_FAILS = """
def test_that_fails():
    assert "another reason" == ""
"""


@pytest.mark.parametrize(
    ("others", "expected", "told"),
    [
        ("", pytest.ExitCode.OK, "*test_under_which_it_ends_once: passed in a new one"),
        (_ENDS_EACH_TIME, pytest.ExitCode.TESTS_FAILED, "*test_that_makes_it_end: failed again"),
        (_FAILS, pytest.ExitCode.TESTS_FAILED, "*2 failed, 1 passed*"),
    ],
)
def test_what_fails_the_second_time_or_for_another_reason_fails(
    pytester: pytest.Pytester, others: str, expected: int, told: str
) -> None:
    pytester.makepyfile(_TESTS + others)

    run = pytester.runpytest_inprocess("-p", "second_try", "-p", "no:xdist")

    assert run.ret == expected
    run.stdout.fnmatch_lines([told])
