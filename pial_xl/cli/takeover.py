"""The command that takes over another file: what it says before it writes, and after."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import click

from pial_xl.cli import display
from pial_xl.cli.guard import SUCCESS
from pial_xl.cli.saying import say
from pial_xl.report.text import displayable
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.takeover import Override, parse_override
from pial_xl.takeover.account import Section, renewal_lines, summary
from pial_xl.takeover.calendars.account import calendar_label, calendars_account
from pial_xl.takeover.calendars.who import Certainty
from pial_xl.takeover.found import TakeoverPlan
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

_TO_SAY: Final = frozenset(
    {Certainty.TO_CHECK, Certainty.LIKELY, Certainty.UNKNOWN, Certainty.LEFT}
)
_FEW: Final = 10
"""Lines shown of what files give, each an error of one cell most often."""
_SHOWN_MAX: Final = 60
"""Lines of a section that the screen shows: a whole school has a thousand calendars."""


def take_over_ours(source: Path, output: Path) -> int:
    """Move a workbook of ours into a new one, and say what was moved."""
    say(display.takeover(take_over(source, output)))
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
    # A file's name may be a pupil's: for the eyes of who asks for a preview, and nowhere else.
    names = _undecided(prepared) if output is None else {}
    say(french("\n".join(_before(prepared, names))))
    if output is None:
        return SUCCESS
    done = write_takeover(prepared, sources, output, date.today())
    say(french(f"\nNouveau classeur : {done.path} (détail dans sa feuille « Reprise »)\n"))
    say(display.check(done.check.report, None))
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


def _undecided(prepared: Prepared) -> dict[str, str]:
    """Give the file names of the calendars of which a person has to say whose they are."""
    owners = prepared.calendars.plan.owners if prepared.calendars else ()
    return {calendar_label(o.file.number): o.file.stem for o in owners if o.certainty in _TO_SAY}


def _before(prepared: Prepared, names: Mapping[str, str]) -> list[str]:
    lines = ["Ce que le fichier donne :", *_given(prepared.plan)] if prepared.plan.sheets else []
    changes = list(renewal_lines(prepared.renewals))
    if prepared.renewals and (prepared.plan.sheets or changes):
        count = plural(len(changes), "différence")
        lines.append(f"Depuis la reprise précédente : {count} (rien n'est effacé).")
        lines += _first(changes, _FEW)
    if prepared.calendars is not None:
        said = calendars_account(prepared.calendars.plan, prepared.calendars.cours)
        lines += _sections(said, names)
        lines.append(
            'De qui est un calendrier, par commande : --eleve "2=E007", son numéro (ou le nom de '
            "son fichier), puis le code de l'élève, « nouveau » ou « rien »."
        )
    lines += prepared.lost
    return lines


def _given(found: TakeoverPlan) -> Iterator[str]:
    """Say what columns are taken for, then what is not taken, the first of each kind."""
    yield from summary(found)
    for some, one, many in (
        (found.not_understood, "valeur non comprise", "valeurs non comprises"),
        (found.left_out, "ligne laissée", "lignes laissées"),
        (found.remarks, "ligne à vérifier", "lignes à vérifier"),
    ):
        if some:
            yield f"{plural(len(some), one, many)} :"
            yield from _first(some, _FEW)


def _sections(sections: Iterable[Section], files: Mapping[str, str]) -> Iterator[str]:
    """Say sections on the screen, the first lines of each.

    Args:
        sections: what is to be said.
        files: names of calendars, by what a line calls them; none for those left unsaid.
    """
    for title, (_, *lines) in sections:
        if lines:
            yield f"{displayable(title)} :"
            named = ((_with_file(line[0], files), *line[1:]) for line in lines)
            yield from _first(tuple(named), _SHOWN_MAX)


def _with_file(number: str, files: Mapping[str, str]) -> str:
    return f"{number} ({files[number]}.ics)" if number in files else number


def _first(lines: Sequence[Sequence[str]], most: int) -> Iterator[str]:
    for line in lines[:most]:
        yield "    " + " · ".join(displayable(text) for text in line if text)
    if len(lines) > most:
        rest = plural(len(lines) - most, "autre ligne", "autres lignes")
        yield f"    … et {rest}, dans la feuille « Reprise »"
