"""The command that takes over another file: what it says before it writes, and after."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import click

from pial_xl.cli import display
from pial_xl.cli.guard import SUCCESS
from pial_xl.report.text import displayable
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.takeover import Override, parse_override
from pial_xl.takeover.account import Section, renewal_lines, summary
from pial_xl.takeover.calendars.account import calendars_account
from pial_xl.units.text import french, plural
from pial_xl.usecases.blank import new_path
from pial_xl.usecases.takeover import take_over
from pial_xl.usecases.takeover_calendars import CalendarRequest
from pial_xl.usecases.takeover_foreign import (
    Prepared,
    prepare_takeover,
    write_takeover,
)
from pial_xl.usecases.takeover_sources import is_ours

_SHOWN_MAX: Final = 60
"""Lines of a section that the screen shows: a whole school has a thousand calendars."""


def take_over_ours(source: Path, output: Path) -> int:
    """Move a workbook of ours into a new one, and say what was moved."""
    click.echo(display.takeover(take_over(source, output)))
    return SUCCESS


def take_over_foreign(
    sources: Sequence[Path],
    output: Path | None,
    choices: Sequence[str],
    earlier: Path | None,
    annuaire: Path | None,
    *,
    calendars: CalendarRequest | None = None,
) -> int:
    """Say what other files give, then write it and control it; without *output*, only say."""
    if any(map(is_ours, sources)):
        raise WorkbookReadError(
            "Ce fichier est déjà un classeur pial-xl : reprenez-le seul, sans autre option que "
            "--sortie, ou donnez-le après --depuis."
        )
    if output is not None:
        new_path(output)  # refused before all is read
    prepared = prepare_takeover(sources, _overrides(choices), earlier, annuaire, calendars)
    click.echo(french("\n".join(_before(prepared))))
    if output is None:
        return SUCCESS
    done = write_takeover(prepared, sources, output, date.today())
    click.echo(french(f"\nNouveau classeur : {done.path} (détail dans sa feuille « Reprise »)\n"))
    click.echo(display.check(done.check.report, None))
    return SUCCESS


def _overrides(choices: Sequence[str]) -> tuple[Override, ...]:
    try:
        return tuple(map(parse_override, choices))
    except ValueError:
        raise click.UsageError(
            french(
                "L'option --colonne s'écrit \"Feuille:En-tête=Colonne\", par exemple "
                '"Moyens:Quotité SCO=Heures/semaine".'
            )
        ) from None


def _before(prepared: Prepared) -> list[str]:
    lines = ["Ce que le fichier donne :", *summary(prepared.plan)] if prepared.plan.sheets else []
    changes = list(renewal_lines(prepared.renewals))
    if prepared.renewals and (prepared.plan.sheets or changes):
        count = plural(len(changes), "différence")
        lines.append(f"Depuis la reprise précédente : {count} (rien n'est effacé).")
    if prepared.calendars is not None:
        lines += _sections(calendars_account(prepared.calendars.plan, prepared.calendars.cours))
    lines += prepared.lost
    return lines


def _sections(sections: Iterable[Section]) -> Iterator[str]:
    """Say sections on the screen, the first lines of each."""
    for title, (_, *lines) in sections:
        if not lines:
            continue
        yield f"{displayable(title)} :"
        for line in lines[:_SHOWN_MAX]:
            yield "    " + " · ".join(displayable(text) for text in line if text)
        if len(lines) > _SHOWN_MAX:
            rest = plural(len(lines) - _SHOWN_MAX, "autre ligne", "autres lignes")
            yield f"    … et {rest}, dans la feuille « Reprise »"
