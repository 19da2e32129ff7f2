"""« Reprendre un fichier » in the open workbook: a preview, then what it showed; and taken back."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from live_books import OpenWorkbook
from snapshots import Snapshot, differences, snapshot

from pial_xl.sheets.errors import WorkbookReadError, WriteError
from pial_xl.sheets.open.reading import find_open_tables
from pial_xl.takeover.account import BASE_SHEET, SHEET
from pial_xl.testing import REFERENCE
from pial_xl.usecases.open import buttons as opened

pytest_plugins = ("libreoffice_host", "live")
pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("quick_copies")]

FILE = "PIAL de l'an dernier.xlsx"
BEGIN, END = datetime(2026, 9, 1), datetime(2027, 8, 31)
HEADER = [
    "NOM PRENOM ELEVE",
    "Date de naissance",
    "Etablissement 2026-2027",
    "Type aide",
    "Heures attribuées",
    "Date début",
    "Date fin",
]
LEA = ["DURAND Léa", datetime(2015, 3, 1), "Ecole Jules Ferry", "I", 12, BEGIN, END]
TOM = ["MARTIN Tom", datetime(2016, 4, 2), "Ecole Jules Ferry", "M", None, BEGIN, END]
ZOE = ["FABRE Zoé", datetime(2013, 1, 1), "CLG Jean Moulin", "I", "6h30", BEGIN, END]
BLANK: dict[str, list[dict[str, object]]] = {}


Sheet = tuple[str, Sequence[Sequence[object]]]


def pupils(*rows: Sequence[object]) -> Sheet:
    return "Besoins_élèves", [HEADER, *rows]


def helpers(hours: object = 24) -> Sheet:
    header = ["NOM PRENOM AESH", "Nom établissement", "Quotité EPP", "Quotité SCO"]
    return "Moyens", [header, ["LEROY Anne", "Ecole Jules Ferry", 26, hours]]


def write(path: Path, *sheets: Sheet) -> Path:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets:
        drawn = workbook.create_sheet(title)
        for row in rows:
            drawn.append(row)
    workbook.save(path)
    return path


def lay(book: xw.Book, *sheets: Sheet) -> Path:
    """Lay the file beside the workbook, and name it on the sheet Reprise."""
    path = write(Path(book.fullname).parent / FILE, *sheets)
    if SHEET not in book.sheet_names:
        opened.take_file(book)
    book.sheets[SHEET].range("B2").value = FILE
    return path


def take(book: xw.Book) -> str:
    opened.take_file(book)
    return opened.take_file(book)


def take_quotite_for(book: xw.Book, text: str) -> None:
    """Correct on the sheet Reprise what the column « Quotité EPP » is taken for."""
    page = book.sheets[SHEET]
    (row,) = [
        number
        for number, line in enumerate(page.used_range.options(ndim=2).value, start=1)
        if line[1] == "Quotité EPP"
    ]
    page.range((row, 3)).value = text


def held(book: xw.Book, table: str) -> list[list[object]]:
    return [
        [v.date() if isinstance(v, datetime) else v for v in values if v is not None]
        for _, values in find_open_tables(book)[table].rows
        if any(values)
    ]


def said_on(book: xw.Book) -> list[list[str]]:
    block = book.sheets[SHEET].used_range.options(ndim=2).value
    return [[str(v) for v in line if v] for line in block]


@pytest.fixture
def blank(open_: OpenWorkbook) -> xw.Book:
    """A workbook whose tables are blank, on the day of its figures."""
    book = open_(BLANK)
    opened.help_person(book)
    return book


def without_page(before: Snapshot) -> Snapshot:
    return {title: sheet for title, sheet in before.items() if title != SHEET}


def test_without_a_file_the_sheet_says_where_to_write_its_name_and_lists_those_there(
    blank: xw.Book,
) -> None:
    write(Path(blank.fullname).parent / FILE, pupils(LEA))

    assert opened.take_file(blank) == (
        "Écrivez le nom du fichier, ou du dossier de calendriers, en Reprise!B2, puis cliquez de "
        "nouveau."
    )
    assert blank.sheets.active.name == SHEET
    assert str(blank.sheets[SHEET]["E1"].formula).startswith("=HYPERLINK(\"#'Accueil'!A1\"")
    assert [FILE] in said_on(blank)


def test_rows_that_the_closed_command_merged_are_parted(blank: xw.Book) -> None:
    opened.take_file(blank)
    merged = blank.sheets[SHEET]["C5:E5"]
    merged.merge()

    opened.take_file(blank)

    assert not merged.merge_cells


def test_the_first_click_says_what_the_file_gives_and_the_second_is_taken_back_to_that(
    blank: xw.Book, tmp_path: Path
) -> None:
    lay(blank, pupils(LEA, TOM), helpers())
    before = snapshot(blank, tmp_path)

    said = opened.take_file(blank)

    assert said.startswith("Aperçu\u00a0: 8 lignes nouvelles, 0 changée. Rien n'est encore repris")
    previewed = snapshot(blank, tmp_path)
    assert differences(without_page(before), without_page(previewed)) == []
    lines = said_on(blank)
    assert ["Besoins_élèves", "Type aide", "Aide", "sûr"] in lines
    assert ["Élèves", "E001", "nouveau"] in lines
    assert not any("DURAND" in text for line in lines for text in line)

    opened.take_file(blank)
    assert [row[0] for row in held(blank, "T_Eleves")] == ["E001", "E002"]

    assert opened.undo(blank).startswith("Annulé")
    assert held(blank, "T_Eleves") == []
    assert differences(previewed, snapshot(blank, tmp_path)) == []


def test_the_second_click_writes_it_with_codes_in_order_and_names_in_their_sheet_alone(
    blank: xw.Book,
) -> None:
    lay(blank, pupils(LEA, TOM, ZOE), helpers())

    said = take(blank)

    assert said.startswith("Repris\u00a0: 12 lignes nouvelles, 0 changée.")
    assert [row[0] for row in held(blank, "T_Eleves")] == ["E001", "E002", "E003"]
    assert held(blank, "T_Correspondance")[0] == ["E001", "DURAND", "Léa", date(2015, 3, 1)]
    assert {"A01", "LEROY", "Anne", 24} <= set(held(blank, "T_AESH")[0])
    assert held(blank, "T_Notifications")[2] == [
        "E003",
        "I",
        6.5,
        date(2026, 9, 1),
        date(2027, 8, 31),
    ]


def test_a_file_that_comes_again_keeps_codes_and_what_the_person_typed(blank: xw.Book) -> None:
    lay(blank, pupils(LEA, TOM), helpers())
    take(blank)
    pupils_sheet = blank.sheets["Notifications"]
    titles = pupils_sheet.range("A4:F4").value
    rank = titles.index("Heures notifiées") + 1
    pupils_sheet.range((5, rank)).value = 13  # the person's own correction
    opened.take_file(blank)
    lay(blank, pupils([*LEA[:4], 15, BEGIN, END], ZOE), helpers(20))

    said = take(blank)

    assert "2 absentes" in said or "absente" in said
    assert [row[0] for row in held(blank, "T_Eleves")] == ["E001", "E002", "E003"]
    assert held(blank, "T_Notifications")[0][2] == 13
    assert 20 in held(blank, "T_AESH")[0]
    lines = said_on(blank)
    assert ["Élèves", "E002", "n'est plus dans le fichier : laissé tel quel"] in lines
    assert any("votre correction est gardée" in text for line in lines for text in line)


def test_a_guess_that_the_person_corrects_is_followed(blank: xw.Book) -> None:
    lay(blank, pupils(LEA), helpers())
    opened.take_file(blank)
    take_quotite_for(blank, "Heures/semaine")

    opened.take_file(blank)

    assert 26 in held(blank, "T_AESH")[0]


def test_a_guess_corrected_into_nonsense_is_told_and_nothing_is_written(blank: xw.Book) -> None:
    lay(blank, pupils(LEA), helpers())
    opened.take_file(blank)
    take_quotite_for(blank, "la lune")

    with pytest.raises(WorkbookReadError, match="la lune"):
        opened.take_file(blank)

    assert held(blank, "T_AESH") == []


def test_a_file_that_changed_since_its_preview_is_previewed_again(blank: xw.Book) -> None:
    lay(blank, pupils(LEA))
    opened.take_file(blank)
    lay(blank, pupils(LEA, TOM))

    assert opened.take_file(blank).startswith("Aperçu")
    assert held(blank, "T_Eleves") == []


def test_a_file_that_is_not_there_is_told(blank: xw.Book) -> None:
    opened.take_file(blank)
    blank.sheets[SHEET].range("B2").value = "absent.xlsx"

    with pytest.raises(WorkbookReadError, match=r"absent\.xlsx\W+n'est pas trouvé"):
        opened.take_file(blank)


def test_a_workbook_of_ours_is_no_source(blank: xw.Book) -> None:
    opened.take_file(blank)
    blank.save()
    blank.sheets[SHEET].range("B2").value = blank.name

    with pytest.raises(WorkbookReadError, match="déjà un classeur pial-xl"):
        opened.take_file(blank)


def test_a_protected_table_is_named_and_nothing_is_written(blank: xw.Book) -> None:
    lay(blank, pupils(LEA))
    opened.take_file(blank)
    blank.sheets["Élèves"].api.protect("")

    with pytest.raises(WriteError, match=r"feuille protégée Élèves .* Rien n'a été changé"):
        opened.take_file(blank)

    assert held(blank, "T_Correspondance") == []


def test_more_rows_than_a_table_has_make_it_longer(blank: xw.Book) -> None:
    bottom = blank.sheets["Élèves"].tables["T_Eleves"].range.last_cell.row
    names = [f"NOM{chr(65 + n // 26)}{chr(65 + n % 26)} Jo" for n in range(bottom + 10)]
    rows = [[nom, datetime(2015, 1, 1 + n % 28), *LEA[2:]] for n, nom in enumerate(names)]
    lay(blank, pupils(*rows))
    opened.take_file(blank)
    opened.take_file(blank)

    assert len(held(blank, "T_Eleves")) == bottom + 10
    assert blank.sheets["Élèves"].tables["T_Eleves"].range.last_cell.row == bottom + 14
    opened.check(blank, REFERENCE)
    opened.undo(blank)
    assert len(held(blank, "T_Eleves")) == bottom + 10  # the control alone is taken back


def test_a_sheet_of_the_persons_own_under_that_name_is_left_alone(blank: xw.Book) -> None:
    own = blank.sheets.add(SHEET, after=blank.sheets[-1])
    own.range("A1").value = "mes notes"

    with pytest.raises(WriteError, match="n'est pas celle de pial-xl"):
        opened.take_file(blank)
    assert BASE_SHEET not in blank.sheet_names
