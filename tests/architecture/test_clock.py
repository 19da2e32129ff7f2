"""Only the edges ask the clock: ruff refuses it anywhere else."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORE = ("units", "bareme", "tables", "dossier", "rules", "letters", "report")
QUESTIONS = (
    "from datetime import date\ndate.today()\n",
    "from datetime import date as day\nday.today()\n",
    "import datetime\ndatetime.date.today()\n",
    "from datetime import datetime\ndatetime.now()\n",
    "from datetime import UTC, datetime\ndatetime.now(UTC)\n",
    "from datetime import datetime\ndatetime.today()\n",
    "from datetime import datetime\ndatetime.utcnow()\n",
    "import time\ntime.time()\n",
    "from time import monotonic\nmonotonic()\n",
)


def _is_refused(code: str, module: str) -> bool:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "ruff",
            "check",
            "--select",
            "TID251",
            "--stdin-filename",
            module,
            "-",
        ],
        cwd=ROOT,
        input=code,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return "TID251" in done.stdout


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_core_cannot_ask_the_clock(question: str) -> None:
    assert _is_refused(question, "pial_xl/rules/module.py")


@pytest.mark.parametrize("room", CORE)
def test_no_room_of_the_core_is_an_edge(room: str) -> None:
    assert _is_refused(QUESTIONS[0], f"pial_xl/{room}/module.py")


@pytest.mark.parametrize("edge", ["pial_xl/cli/module.py", "pial_xl/usecases/open/module.py"])
def test_an_edge_may_ask_the_clock(edge: str) -> None:
    assert not _is_refused(QUESTIONS[0], edge)


def test_a_date_that_is_given_is_no_question() -> None:
    code = "from datetime import date, time\ndate(2026, 9, 1)\ntime(8)\n"
    assert not _is_refused(code, "pial_xl/rules/module.py")
