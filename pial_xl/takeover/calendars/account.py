"""What is said of calendars, line by line: on the sheet « Reprise » and on the screen; no name."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Final

from pial_xl.takeover.account import Line, Section, first_lines
from pial_xl.takeover.calendars.plan import CalendarPlan
from pial_xl.takeover.calendars.reference import ReferenceWeeks
from pial_xl.takeover.calendars.rows import CoursRenewal
from pial_xl.takeover.calendars.weeks import monday_of
from pial_xl.takeover.calendars.who import Certainty, Owner
from pial_xl.units.dates import format_date
from pial_xl.units.text import first_of

_CODES_MAX: Final = 12
_ORDER: Final = (
    Certainty.TO_CHECK,
    Certainty.LIKELY,
    Certainty.CHOSEN,
    Certainty.NEW,
    Certainty.SURE,
    Certainty.LEFT,
    Certainty.UNKNOWN,
)


def calendar_label(number: int) -> str:
    """Give what a line calls a calendar, whose file bears a pupil's name: its number."""
    return f"n° {number}"


def calendars_account(found: CalendarPlan, cours: CoursRenewal) -> Iterator[Section]:
    """Give the sections of the sheet « Reprise » about calendars: a title, then its lines.

    The first line of a section is its header.
    """
    yield "Calendriers : les semaines de référence", (("Quoi", "Valeur"), *_chosen(found, cours))
    yield (
        "À qui sont les calendriers ; pour le dire vous-même, écrivez le nom du fichier en face de "
        "l'élève, colonne « Fichier » de Correspondance (n° : rang dans l'ordre des noms)",
        (("Calendrier", "Élève", "Sûreté", "Pourquoi"), *first_lines(_owners(found))),
    )
    yield "Cours à vérifier", (("Élèves", "Quoi"), *first_lines(_grouped(_remarks(found))))
    yield (
        "Semaines sans aucun cours, quand d'autres élèves en ont : stage ou examen probable",
        (("Élèves", "Quand"), *first_lines(_grouped(_empty(found)))),
    )
    yield (
        "Événements écartés des calendriers repris",
        (("Quoi", "Combien"), *((label, str(n)) for label, n in found.set_aside.most_common())),
    )
    yield (
        "Cours des élèves, depuis la dernière reprise",
        (("Qui", "Quand", "Quoi"), *first_lines((t.who, t.when, t.what) for t in cours.told)),
    )


def _chosen(found: CalendarPlan, cours: CoursRenewal) -> Iterator[Line]:
    yield (
        "Semaines de référence",
        f"{_said(found.reference)} (par commande : --semaines JJ/MM/AAAA)",
    )
    if found.reference.is_lone:
        yield "Attention", "une seule semaine : tous les cours sont dits de chaque semaine"
    monday = format_date(found.monday_a)
    yield "Semaine A", f"celle du lundi {monday} (par commande : --semaine-a JJ/MM/AAAA)"
    for first, last in found.gaps:
        yield "Sans cours pour tous", f"{_days(first, last)} (vacances ?)"
    yield "Calendriers lus", str(len(found.owners))
    yield "Élèves repris", str(len(found.timetables))
    yield "Lignes ajoutées", str(len(cours.added))


def _said(reference: ReferenceWeeks) -> str:
    first = monday_of(reference.first)
    if reference.is_lone:
        return f"celle du {format_date(first)}"
    return f"celles du {format_date(first)} et du {format_date(monday_of(reference.second))}"


def _owners(found: CalendarPlan) -> Iterator[Line]:
    def order(one: Owner) -> tuple[int, int]:
        return _ORDER.index(one.certainty), one.file.number

    for one in sorted(found.owners, key=order):
        yield calendar_label(one.file.number), one.code, one.certainty.value, one.why
    for number, refusal in found.refusals.items():
        yield calendar_label(number), "", Certainty.LEFT.value, refusal


def _remarks(found: CalendarPlan) -> Iterator[tuple[str, str]]:
    for code, reference in found.elsewhere.items():
        yield code, f"sans cours aux semaines de référence : lu sur {_said(reference)}"
    yield from found.remarks


def _empty(found: CalendarPlan) -> Iterator[tuple[str, str]]:
    for code, periods in found.empty.items():
        for first, last in periods:
            yield code, _days(first, last)


def _days(first: date, last: date) -> str:
    return f"du {format_date(first)} au {format_date(last)}"


def _grouped(said: Iterator[tuple[str, str]]) -> Iterator[Line]:
    """Say once what is said of several pupils."""
    ordered = sorted(said, key=lambda pair: pair[1])
    for what, pairs in groupby(ordered, key=lambda pair: pair[1]):
        codes = sorted({code for code, _ in pairs})
        yield first_of(codes, _CODES_MAX), what
