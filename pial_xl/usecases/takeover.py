"""Move a workbook of an older edition into a new one, so that nothing of it is lost."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pial_xl.bareme.foreign import foreign_parametres
from pial_xl.sheets.closed.archive import open_archive
from pial_xl.sheets.closed.takeover.book import open_old_book
from pial_xl.sheets.output import check_target, write_data
from pial_xl.template.workbook import DRAWN_SHEETS, build_workbook
from pial_xl.usecases.blank import new_path


@dataclass(frozen=True, slots=True)
class Takeover:
    """What was moved.

    Attributes:
        path: the new workbook.
        rows: how many filled rows each sheet of a table has, by its title.
        sheets: how many other sheets were taken over: models of letters, letters, a person's own.
        lost: what could not be, one French sentence each.
    """

    path: Path
    rows: dict[str, int]
    sheets: int
    lost: tuple[str, ...]


def take_over(source: Path, output: Path) -> Takeover:
    """Move a closed workbook of ours into a new one, which is written beside and renamed.

    The source is left as it is, and an existing file is never replaced.

    Args:
        source: a workbook made by any edition, whoever saved it.
        output: the new one; ``.xlsm`` is added to a name without extension.

    Raises:
        WorkbookReadError: the source cannot be read, or is no workbook of ours.
        WriteError: a file of that name is there, or the disk refuses.
    """
    output = new_path(output)
    check_target(output, source)
    book = open_old_book(open_archive(source), DRAWN_SHEETS)
    data = build_workbook(
        foreign=foreign_parametres().models, carried=book.carried, day=date.today()
    )
    write_data(output, data, protected=source)
    return Takeover(output, book.rows, len(book.carried.sheets), book.lost)
