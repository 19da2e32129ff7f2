"""What the buttons do, on the open workbook. Each gives the French sentence to show at the end.

``pial_xl.buttons`` says which button runs which.

All raise ``FileError``, one French sentence, when nothing could be done. Before the first
change a copy of the workbook is saved; then the record says what is about to be written; then the
sheets are: a run that is stopped anywhere loses nothing, and the next one mends what it left.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

from xlwings import Book

from pial_xl.sheets.errors import WriteError
from pial_xl.sheets.open.copies import safety_copy
from pial_xl.sheets.open.day import write_day
from pial_xl.sheets.open.hosts import Host
from pial_xl.sheets.open.hosts.choice import host_of
from pial_xl.sheets.open.lock import alone_on
from pial_xl.sheets.open.reading import read_open_book
from pial_xl.sheets.open.record import open_record, read_record, write_record
from pial_xl.sheets.open.session import session, show_result, take_over
from pial_xl.tables.raw import RawWorkbook
from pial_xl.units.text import french, plural

# Each button imports only what it uses: it starts a fresh Python.
# ruff: noqa: PLC0415


def _read(book: Book, host: Host) -> RawWorkbook:
    """Read the open workbook, with what only its program can tell."""
    return replace(read_open_book(book), is_encrypted=host.is_encrypted(book))


def check(book: Book, reference: date | None = None) -> str:
    """Control the workbook: fill Contrôles and Synthèse, mark the faulty cells."""
    from pial_xl.report.blocks.controles import TITLE_ROW, told_at
    from pial_xl.report.blocks.last_control import last_control_block
    from pial_xl.report.synthese import synthese as compute_figures
    from pial_xl.report.tracking import track
    from pial_xl.sheets.open.controles import write_checks
    from pial_xl.sheets.open.controles_reading import find_checks
    from pial_xl.sheets.open.last_control import write_last_control
    from pial_xl.sheets.open.marks import marks_of, part_protected, put_marks, remove_marks
    from pial_xl.sheets.open.messages import Marking, tell_check, tell_unread
    from pial_xl.sheets.open.synthese import write_history, write_not_judged, write_synthese
    from pial_xl.usecases.judgment import judge

    host = host_of(book)
    with session(book, host, datetime.now()) as step:
        step("lecture du classeur")
        raw = _read(book, host)
        judgment = judge(raw, reference or date.today())
        report = judgment.report
        found = find_checks(book, host)
        tracking = track(report, found.earlier)
        title_row = found.read.title_row if found.read else TITLE_ROW
        told = {} if found.is_protected else told_at(tracking, found.title, title_row)
        record = read_record(book)
        step("copie de sécurité")
        safety_copy(book, host, datetime.now())
        marks, protected = part_protected(book, host, marks_of(report.constats, told))
        with host.suspended_calculation(book):
            open_record(book, host, record)
            step("lignes ajoutées")
            step.grow(raw)
            step("marques")
            remove_marks(book, host, record)
            record.marks |= {
                sheet: {p: mark.note for p, mark in by_place.items()}
                for sheet, by_place in marks.items()
            }
            write_record(book, host, record)
            without_note = put_marks(book, host, marks)
            step("feuilles Contrôles et Synthèse")
            if not found.is_protected:
                write_checks(book, host, found, tracking, report)
            no_judgment = write_not_judged(book, host, report)
            lines = None if found.is_protected else (found.title, title_row)
            block = last_control_block(report, tracking, lines)
            last_control = write_last_control(book, host, block)
            computed = compute_figures(judgment.dossier)
            figures = write_synthese(book, host, report, computed)
            history = write_history(book, host, report, computed)
    marking = Marking(sum(map(len, marks.values())), protected, without_note)
    show_result(book, host, found.title)
    fillings = figures, no_judgment, last_control, history
    unread = tell_unread((table.sheet for table in raw.tables.values()), book.sheet_names)
    return step.tell(tell_check(found, tracking, marking, fillings), *unread)


def synthese(book: Book, reference: date | None = None) -> str:
    """Fill the sheet Synthèse alone."""
    from pial_xl.report.blocks.synthese import SHEET
    from pial_xl.report.synthese import synthese as compute_figures
    from pial_xl.sheets.open.messages import SAME_FIGURES, tell_filled, tell_protected
    from pial_xl.sheets.open.synthese import write_synthese
    from pial_xl.usecases.judgment import judge

    host = host_of(book)
    with session(book, host, datetime.now()) as step:
        step("lecture du classeur")
        raw = read_open_book(book)
        judgment = judge(raw, reference or date.today())
        step("copie de sécurité")
        safety_copy(book, host, datetime.now())
        step("feuille Synthèse")
        with host.suspended_calculation(book):
            step.grow(raw)
            filling = write_synthese(book, host, judgment.report, compute_figures(judgment.dossier))
    if filling.protected:
        done = tell_protected([filling.protected], SAME_FIGURES)
    elif filling.reason:
        done = filling.reason
    else:
        show_result(book, host, filling.title)
        done = tell_filled(SHEET, filling.title)
    return step.tell(done, filling.kept)


def absence(book: Book, reference: date | None = None) -> str:
    """Show who waits during the absence of the AESH selected, on a sheet of its own."""
    from pial_xl.usecases.open.absence import show_absence

    return show_absence(book, host_of(book), reference or date.today())


def clear_marks(book: Book) -> str:
    """Take away the fills and notes of the controls; the person's own stay."""
    from pial_xl.sheets.open.marks import remove_marks
    from pial_xl.sheets.open.messages import STILL_MARKED, tell_protected

    host = host_of(book)
    with session(book, host, datetime.now()) as step:
        record = read_record(book)
        count = sum(map(len, record.marks.values()))
        if not count:
            return step.tell("Aucune marque à effacer.")
        step("copie de sécurité")
        safety_copy(book, host, datetime.now())
        step("marques")
        with host.suspended_calculation(book):
            open_record(book, host, record)
            remove_marks(book, host, record)
            write_record(book, host, record)
    cleared = count - sum(map(len, record.marks.values()))
    sentences = [f"Marques effacées : {plural(cleared, 'cellule')}."]
    if record.marks:
        sentences.append(tell_protected(tuple(record.marks), STILL_MARKED))
    return step.tell(*sentences)


def take_file(book: Book) -> str:
    """Preview another file on the sheet Reprise; a second click takes over what it shows."""
    from pial_xl.usecases.open.takeover import take_over_file

    return take_over_file(book, host_of(book))


def undo(book: Book) -> str:
    """Take back the last button that wrote."""
    from pial_xl.usecases.open.undo import undo_last

    return undo_last(book, host_of(book))


def letters(book: Book, reference: date | None = None) -> str:
    """Make the letters of every row, as sheets of the workbook."""
    from pial_xl.letters.choice import every_row
    from pial_xl.usecases.open.letters import make_letters

    return make_letters(
        book, host_of(book), reference or date.today(), lambda _book, _host, d: every_row(d)
    )


def chosen_letters(book: Book, reference: date | None = None) -> str:
    """Make the letters of the rows selected in Coordonnateurs."""
    from pial_xl.sheets.open.choice import chosen_rows, require
    from pial_xl.usecases.open.letters import make_letters

    return make_letters(
        book,
        host_of(book),
        reference or date.today(),
        lambda book, host, d: require(chosen_rows(book, host, d), book, d),
    )


def preview(book: Book, reference: date | None = None) -> str:
    """Show one letter on a sheet of its own, and leave the person there."""
    from pial_xl.usecases.open.letters import show_preview

    return show_preview(book, host_of(book), reference or date.today())


def letters_pdf(book: Book, reference: date | None = None) -> str:
    """Write a PDF of each letter, and one of them all, in a folder beside the workbook."""
    from pial_xl.usecases.open.pdf import export_letters

    return export_letters(book, host_of(book), reference or date.today())


def note(book: Book, reference: date | None = None) -> str:
    """Write the note de situation on a sheet of its own."""
    from pial_xl.usecases.open.note import draw_note

    return draw_note(book, host_of(book), reference or date.today())


def grilles(book: Book, reference: date | None = None) -> str:
    """Draw the grid of each AESH of the timetable, on a sheet each."""
    from pial_xl.usecases.open.edt import draw_grilles

    return draw_grilles(book, host_of(book), reference or date.today())


def lire_grilles(book: Book, reference: date | None = None) -> str:
    """Take back into T_Creneaux what was typed in the grids, and nothing else."""
    from pial_xl.usecases.open.edt import read_grilles

    return read_grilles(book, host_of(book), reference or date.today())


def help_person(book: Book) -> str:
    """Say in two lines what stops the buttons, and what to send when something does not work.

    Versions and programs go in a file, for whoever asks for them.
    """
    from pial_xl.installation.libreoffice import Macros
    from pial_xl.sheets.open.log import leave_diagnostic
    from pial_xl.usecases.diagnostic import diagnose

    host = host_of(book)
    with suppress(WriteError), alone_on(book):  # another run, if any, holds what it needs
        take_over(book, host)
        write_day(book, host, date.today())
    security = host.macro_security(book)
    setting = None if security is None else Macros(*security)
    diagnostic = diagnose(setting=setting)
    facts = [("Tableur", f"{host.nom} {host.version(book)}"), *diagnostic.facts]
    to_fix = [f"À régler : {obstacle}" for obstacle in diagnostic.obstacles]
    rows = [*to_fix, *(f"{nom} : {valeur}" for nom, valeur in facts)]
    left = leave_diagnostic(french("\n".join(rows)))
    return french(f"{_first_line(to_fix)}\n{_second_line(left)}")


def _first_line(to_fix: list[str]) -> str:
    if not to_fix:
        return "Rien à régler : les boutons peuvent marcher ici."
    others = len(to_fix) - 1
    rest = f" ({plural(others, 'autre point', 'autres points')} dans le fichier)" if others else ""
    return f"{to_fix[0]}{rest}"


def _second_line(left: str | None) -> str:
    sent = f"le fichier {left}, ou " if left else ""
    return (
        f"Pour demander de l'aide, joignez {sent}ce qu'affiche « pial-xl diagnostic » : versions "
        "et programmes, aucune donnée du classeur."
    )
