"""Which copies of a workbook are too old to be kept."""

from pial_xl.workbook.copies import GARDEES, a_retirer


def copie(minute: int, base: str = "PIAL", suite: str = "") -> str:
    return f"{base} – copie 2026-11-24 14h{minute:02d}{suite}.xlsm"


def test_the_last_ten_are_kept() -> None:
    noms = [copie(minute) for minute in range(12)]

    assert a_retirer("PIAL", ".xlsm", reversed(noms)) == noms[:2]
    assert GARDEES == 10


def test_copies_of_one_minute_are_in_the_order_of_their_numbers() -> None:
    noms = [copie(5), *(copie(5, suite=f" ({n})") for n in range(2, 12))]

    assert a_retirer("PIAL", ".xlsm", noms) == [copie(5)]


def test_other_files_are_never_touched() -> None:
    autres = [copie(minute, base="Autre") for minute in range(20)]
    autres += ["PIAL.xlsm", "PIAL – copie de Claude.xlsm", copie(1).replace(".xlsm", ".ods")]

    assert a_retirer("PIAL", ".xlsm", autres) == []
