"""What the command that takes over calendars reads of its options."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from pial_xl.sheets.closed.foreign.ics_folder import read_calendars
from pial_xl.takeover.calendars.plan import Wishes
from pial_xl.units.text import clean, code_key, french
from pial_xl.units.uai import is_valid_uai
from pial_xl.usecases.takeover_calendars import CalendarRequest


def ask_calendars(
    folder: Path,
    owners: Sequence[str],
    week: date | None,
    week_a: date | None,
    uai: str,
) -> CalendarRequest:
    """Read the calendars to take over, and give what is said of them."""
    wishes = Wishes(_owners(owners), week, week_a, _school(uai))
    return CalendarRequest(read_calendars([folder]), wishes)


def _owners(owners: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in owners:
        file, is_given, code = text.rpartition("=")
        if not is_given or not clean(file) or not clean(code):
            raise click.UsageError(
                french(
                    'L\'option --eleve s\'écrit "FICHIER=CODE", par exemple "12=E004" : le nom ou '
                    "le numéro d'un calendrier, puis le code d'un élève."
                )
            )
        found[clean(file)] = clean(code)
    return found


def _school(uai: str) -> str:
    code = code_key(uai)
    if code and not is_valid_uai(code):
        raise click.UsageError(
            french("Ce n'est pas un UAI : sept chiffres et une lettre, par exemple 0440001M.")
        )
    return code
