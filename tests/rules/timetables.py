"""Timetables for the tests of this folder: a slot in one line, and what the rules say of it."""

from pial_xl.constats import Constat
from pial_xl.testing import SampleWorkbook

HERE, THERE, FAR = "0440001M", "0440003P", "0440004R"
"""Two schools ten minutes apart, and one whose road nobody knows."""

Hours = tuple[str, str]


def slot(c: SampleWorkbook, jour: str, hours: Hours, aesh: str = "A01", **others: object) -> int:
    """Add a slot; without a pupil, a group or a nature it is support in class."""
    debut, fin = hours
    return c.add("T_Creneaux", aesh=aesh, jour=jour, debut=debut, fin=fin, **others)


def told(c: SampleWorkbook, code: str) -> list[str]:
    """Give the addresses where a code is told."""
    return [found.cell.address for found in constats(c, code)]


def constats(c: SampleWorkbook, code: str) -> list[Constat]:
    """Give the constats of a code, in order."""
    return [found for found in c.run_checks()[0] if found.code == code]


def reserves(c: SampleWorkbook, code: str) -> list[str]:
    """Give why a rule was not judged, wholly or in part."""
    return [r.reason.replace("\u00a0", " ") for r in c.run_checks()[1] if r.code == code]


def at(c: SampleWorkbook, index: int, field: str) -> str:
    """Give the address of a field of a slot."""
    return c.address("T_Creneaux", index, field)
