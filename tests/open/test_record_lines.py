"""The record tells the marks with their notes; that of an earlier version had none."""

from pial_xl.sheets.open.record import record_of


def test_a_mark_is_told_with_its_note() -> None:
    record = record_of([["marque", "AESH", "5", "8", "Contrôle pial-xl (ALERTE)"]])

    assert record.marks == {"AESH": {(5, 8): "Contrôle pial-xl (ALERTE)"}}


def test_a_mark_of_an_earlier_version_has_no_note() -> None:
    assert record_of([["marque", "AESH", "5", "8"]]).marks == {"AESH": {(5, 8): ""}}


def test_blank_lines_and_damaged_ones_say_nothing() -> None:
    record = record_of([["", "", "", ""], ["marque", "AESH", "cinq", "8", ""]])

    assert record.marks == {}
    assert record.told == (("marque", "AESH", "cinq", "8", ""),)
