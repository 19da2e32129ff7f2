"""The lists that a coordinator hands over, to be downloaded one at a time."""

from pial_xl import __version__
from pial_xl.page.answer import Answer, Asked, download
from pial_xl.page.desk import Desk
from pial_xl.report.handouts.lists import CODE_LISTS, HandoutList, aggregated_list
from pial_xl.report.workbook.handouts import handouts_bytes
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.sheets.file_names import file_name


def aggregated(desk: Desk, _: Asked) -> Answer:
    """Give the list that holds neither name nor code."""
    return as_download(desk, aggregated_list(desk.checked.result.dossier))


def coded(desk: Desk, asked: Asked) -> Answer:
    """Give one of the lists that hold codes, which the page warns of: ``liste`` says which."""
    result = desk.checked.result
    return as_download(desk, CODE_LISTS[asked.words["liste"]](result.dossier, result.constats))


def as_download(desk: Desk, made: HandoutList) -> Answer:
    """Give the sheets of a list as a workbook, under its title.

    Raises:
        WorkbookReadError: nobody is in the list.
    """
    if not made.handouts:
        raise WorkbookReadError("Cette liste est vide : ce classeur n'a personne à y mettre.")
    day = desk.checked.result.report.date_reference
    data = handouts_bytes(made.handouts, made.title, day, __version__)
    return download(file_name(made.title, ".xlsx"), data)
