"""Letters hang on few tables: a click that makes them reads no others."""

from pathlib import Path

from pial_xl.demo import DATE_DEMO
from pial_xl.demo.workbook import demo_workbook
from pial_xl.dossier import read_dossier
from pial_xl.letters.batch import prepare_letters
from pial_xl.letters.context import READ_TABLES
from pial_xl.sheets.closed.workbook import read_workbook


def test_letters_are_the_same_from_the_tables_they_look_at_alone(tmp_path: Path) -> None:
    path = tmp_path / "démo.xlsm"
    path.write_bytes(demo_workbook())
    raw = read_workbook(path)
    few = read_workbook(path, READ_TABLES)

    batch = prepare_letters(read_dossier(raw, DATE_DEMO))

    assert set(few.tables) == {model.table for model in READ_TABLES}

    assert batch.letters
    assert prepare_letters(read_dossier(few, DATE_DEMO)) == batch
