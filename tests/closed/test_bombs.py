"""A workbook made to exhaust the machine is refused, or read for little, by counting."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from bombs import (
    MODEL,
    READ,
    REFUSED,
    SHRINK,
    SMALL_READ,
    SMALL_REFUSED,
    Bomb,
    lying,
    sound,
    write_bomb,
)
from cost import PEAK

from pial_xl.sheets.closed.archive import Archive
from pial_xl.sheets.closed.guard import OVERSIZED, Allowance, PerElement
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.errors import WorkbookReadError

CPU_S, MEGABYTES = 10.0, 500.0
FIXED_CPU_S, FIXED_MEGABYTES = 2.0, 30.0
"""What reading any workbook may take, however small: it loads what it needs."""
TIMES = 3
"""How often it is measured before it is too dear: a machine whose memory is busy takes longer."""
READ_TABLES = ("sheets.closed.workbook", "len(read.read_workbook(path).tables)")
MODEL_READ = (
    "sheets.closed.letters.source",
    "read.open_model_sheet(path.read_bytes(), 'Modèle de lettre').title",
)
"""What is measured, and the module that does it: the only one that the process loads."""
_MEASURED = f"""{PEAK}
import json
from importlib import import_module
from pial_xl.sheets.closed import archive
from pial_xl.sheets.errors import WorkbookReadError
path, shrink = Path(sys.argv[1]), int(sys.argv[4])
read = import_module("pial_xl." + sys.argv[2])
for limit in ("LISTS_MAX", "BLANKS_MAX", "EXTRA_CELLS_MAX"):
    setattr(archive, limit, getattr(archive, limit) // shrink)
kind = resource.RUSAGE_SELF
before, memory = resource.getrusage(kind), peak_megabytes()
try:
    said = eval(sys.argv[3])
except WorkbookReadError as refusal:
    said = str(refusal)
after = resource.getrusage(kind)
cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
print(json.dumps([said, cpu, peak_megabytes() - memory]))
"""


def measured(path: Path, work: tuple[str, str] = READ_TABLES, shrink: int = 1) -> object:
    """Read a workbook in a process of its own: what is said, if it stays within the limits.

    For a workbook that is *shrink* times smaller than a real bomb, the limits that it meets, and
    what it may cost, are as much smaller.
    """
    command = [sys.executable, "-c", _MEASURED, str(path), *work, str(shrink)]
    cpu_max = CPU_S / shrink + FIXED_CPU_S
    for _ in range(TIMES):
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        said, cpu, megabytes = json.loads(done.stdout)
        assert megabytes < MEGABYTES / shrink + FIXED_MEGABYTES
        if cpu < cpu_max:
            return said
    pytest.fail(f"{cpu} seconds of processor, {TIMES} times")


needs_resource = pytest.mark.skipif(
    sys.platform == "win32", reason="ce système ne mesure pas les processus ainsi"
)


@needs_resource
@pytest.mark.parametrize("bomb", REFUSED, ids=lambda bomb: bomb.__name__)
def test_a_bomb_is_refused_for_little(tmp_path: Path, bomb: Bomb) -> None:
    said = str(measured(write_bomb(tmp_path / "a.xlsx", bomb)))
    assert "démesurée" in said or "abîmé" in said


@needs_resource
@pytest.mark.parametrize("bomb", SMALL_REFUSED, ids=lambda bomb: bomb.__name__)
def test_a_small_bomb_is_refused_for_less_in_proportion(tmp_path: Path, bomb: Bomb) -> None:
    said = str(measured(write_bomb(tmp_path / "a.xlsx", bomb), shrink=SHRINK))
    assert "démesurée" in said


@needs_resource
@pytest.mark.parametrize("bomb", SMALL_READ, ids=lambda bomb: bomb.__name__)
def test_what_is_smaller_for_nothing_is_read_for_less(tmp_path: Path, bomb: Bomb) -> None:
    assert measured(write_bomb(tmp_path / "a.xlsx", bomb), shrink=SHRINK) == 1


@needs_resource
@pytest.mark.parametrize("bomb", READ, ids=lambda bomb: bomb.__name__)
def test_what_is_large_for_nothing_is_read_for_little(tmp_path: Path, bomb: Bomb) -> None:
    assert measured(write_bomb(tmp_path / "a.xlsx", bomb)) == 1


def test_a_sound_workbook_is_read(tmp_path: Path) -> None:
    assert list(read_workbook(sound(tmp_path / "a.xlsx")).tables) == ["T_AESH"]


def test_markup_is_taken_from_an_allowance_to_the_last_sign() -> None:
    allowance = Allowance(4)
    allowance.read(b'<a b="1"><c/> text')
    assert allowance.left == 1
    allowance.read(b"<")
    with pytest.raises(WorkbookReadError, match="démesurée"):
        allowance.read(b"=")


def test_an_element_has_an_allowance_of_its_own_within_the_whole() -> None:
    each = PerElement(Allowance(5), 2)
    each.read(b"<<")
    each.next_element()
    each.read(b"<<")
    with pytest.raises(WorkbookReadError):
        each.read(b"<")
    whole = PerElement(Allowance(3), 2)
    whole.read(b"<<")
    whole.next_element()
    with pytest.raises(WorkbookReadError):
        whole.read(b"<<")


@needs_resource
@pytest.mark.parametrize("part", [MODEL, "xl/theme/theme1.xml", "[Content_Types].xml"])
def test_a_part_that_lies_about_its_size_is_not_inflated_for_letters(
    tmp_path: Path, part: str
) -> None:
    path = write_bomb(tmp_path / "a.xlsx", lambda parts: {part: parts[part] + " " * 300_000_000})
    said = str(measured(lying(path, part), MODEL_READ))
    assert "abîmé" in said or "démesurée" in said


def test_openpyxl_is_given_no_more_than_its_allowance(tmp_path: Path) -> None:
    archive = Archive(sound(tmp_path / "a.xlsx").read_bytes())
    opened = archive.for_openpyxl()
    opened.allowance.left = 10
    with pytest.raises(WorkbookReadError) as refusal:
        opened.read("xl/workbook.xml")
    assert str(refusal.value).startswith(OVERSIZED[:40])
