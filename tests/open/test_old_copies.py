"""Which copies of a workbook are too old to be kept."""

from pial_xl.sheets.copies import KEPT_COPIES, to_remove


def copy(minute: int, base: str = "PIAL", suffix: str = "") -> str:
    return f"{base} – copie 2026-11-24 14h{minute:02d}{suffix}.xlsm"


def test_the_last_ten_are_kept() -> None:
    names = [copy(minute) for minute in range(12)]

    assert to_remove("PIAL", ".xlsm", reversed(names)) == names[:2]
    assert KEPT_COPIES == 10


def test_copies_of_one_minute_are_in_the_order_of_their_numbers() -> None:
    names = [copy(5), *(copy(5, suffix=f" ({n})") for n in range(2, 12))]

    assert to_remove("PIAL", ".xlsm", names) == [copy(5)]


def test_other_files_are_never_touched() -> None:
    others = [copy(minute, base="Autre") for minute in range(20)]
    others += ["PIAL.xlsm", "PIAL – copie de Claude.xlsm", copy(1).replace(".xlsm", ".ods")]

    assert to_remove("PIAL", ".xlsm", others) == []
