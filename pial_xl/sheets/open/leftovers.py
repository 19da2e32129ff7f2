"""What a run that was killed left among the sheets: a copy of the model that got no name."""

from collections.abc import Iterable

from xlwings import Book

from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.model import OpenModel, fingerprint_of
from pial_xl.sheets.open.record import Record
from pial_xl.units.sheet_names import LENGTH_MAX


def unnamed_copies(
    book: Book, host: Host, models: Iterable[OpenModel], record: Record
) -> tuple[str, ...]:
    """Give the sheet that is surely such a copy, or none.

    It was not there before the copy that the record says was under way, it bears the name that
    the program gives to a copy of a model, and it says what the model says. Of two such sheets
    a person made one: none is given.
    """
    if not record.before:
        return ()
    new_names = [nom for nom in book.sheet_names if nom not in record.before]
    candidates = [
        (nom, model)
        for model in models
        for nom in new_names
        if _is_copy_name(nom, model.sheet.name)
    ]
    if len(candidates) != 1:
        return ()
    ((nom, model),) = candidates
    intact = fingerprint_of(book.sheets[nom], host) == fingerprint_of(model.sheet, host)
    return (nom,) if intact else ()


def _is_copy_name(nom: str, title: str) -> bool:
    """Tell a name such as ``Modèle de lettre (2)``, whose title is cut when it is long."""
    debut, _, number = nom.rpartition(" (")
    cut = len(nom) >= LENGTH_MAX and bool(debut) and title.startswith(debut)
    return (debut == title or cut) and number.removesuffix(")").isdecimal()
