"""What a taking over leaves on its hidden sheet, and reads back."""

from pial_xl.takeover.account import FileUnderWay, Stage, file_line, read_base, read_file_line

UNDER_WAY = FileUnderWay("Suivi.xlsx", "0123456789", Stage.PREVIEWED)


def rows(*lines: tuple[str, ...]) -> list[tuple[int, dict[int, object]]]:
    return [
        (number, {column: text for column, text in enumerate(line, start=1) if text})
        for number, line in enumerate(lines, start=1)
    ]


def test_the_file_under_way_is_read_back() -> None:
    assert read_file_line(rows(("T_Eleves", "E001", "classe", "CM2"), file_line(UNDER_WAY))) == (
        UNDER_WAY
    )


def test_without_such_a_line_no_file_is_under_way() -> None:
    assert read_file_line(rows(("T_Eleves", "E001", "classe", "CM2"))) == FileUnderWay()


def test_a_stage_that_nobody_knows_is_no_stage() -> None:
    assert read_file_line(rows(("#fichier", "Suivi.xlsx", "0", "presque"))) == FileUnderWay()


def test_the_file_under_way_is_no_cell_that_was_filled() -> None:
    lines = rows(file_line(UNDER_WAY), ("T_Eleves", "E001", "classe", "CM2"))

    assert read_base(lines) == {("T_Eleves", "E001", "classe"): "CM2"}
