"""A report as text for a terminal of 80 columns."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import groupby
from textwrap import wrap
from typing import TypeAlias

from pial_xl.constats import Constat, Niveau, NotJudged, Report
from pial_xl.report.grouping import Line, lines
from pial_xl.report.text import displayable
from pial_xl.units.dates import format_date
from pial_xl.units.text import french, plural

WIDTH = 80
INDENT = " " * 8
SHOWN = 5
TOLERATED = 8
"""A code that comes more often than this is cut to ``SHOWN`` constats and a count."""


class Ink(StrEnum):
    """What a piece of text is, for a style to colour it."""

    BLOQUANT = "BLOQUANT"
    ALERTE = "ALERTE"
    INFO = "INFO"
    MUTED = "discret"
    STRONG = "fort"


Style: TypeAlias = Callable[[str, Ink], str]


def without_style(text: str, ink: Ink) -> str:  # noqa: ARG001 — the shape of every style
    """Leave the text as it is: what is shown without colour says as much."""
    return text


def in_color(text: str, ink: Ink) -> str:
    """Colour the text with click, for a terminal that shows colours."""
    from click import style  # noqa: PLC0415 — plain text and JSON do without click

    if ink in (Ink.STRONG, Ink.MUTED):
        return style(text, bold=ink is Ink.STRONG, dim=ink is Ink.MUTED)
    colors = {Ink.BLOQUANT: "red", Ink.ALERTE: "yellow", Ink.INFO: "cyan"}
    return style(text, fg=colors[ink], bold=True)


def render(report: Report, style: Style = without_style) -> str:
    """Give the report as text: constats by level, what was not judged, settings, bottom line.

    Args:
        report: the constats, already in order.
        style: colours a piece of text; nothing is said by colour alone.
    """
    blocks = [list(_niveau(report, niveau, style)) for niveau in Niveau]
    if not report.constats:
        blocks.append([style(_no_constat(report), Ink.STRONG)])
    blocks.append(list(_not_judged(report.not_judged, style)))
    blocks.append(list(_settings(report.settings, style)))
    blocks.append(list(_bilan(report, style)))
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _niveau(report: Report, niveau: Niveau, style: Style) -> Iterator[str]:
    constats = [c for c in report.constats if c.niveau is niveau]
    if not constats:
        return
    yield f"{style(niveau, Ink(niveau))} – {plural(len(constats), 'constat')}"
    for code, same in groupby(lines(constats), key=lambda line: line.constat.code):
        yield from _code(code, list(same), Ink(niveau), style)


def _code(code: str, of_code: list[Line], ink: Ink, style: Style) -> Iterator[str]:
    """Show the constats of one code; what to do is said once where it is the same for all."""
    kept = len(of_code) if len(of_code) <= TOLERATED else SHOWN
    shown = [line.constat for line in of_code[:kept]]
    common = len({c.advice for c in shown}) == 1
    for c in shown:
        first, *rest = _rows(_constat(c), f"  {code:<6}")
        yield "  " + style(code, ink) + first[2 + len(code) :]
        yield from rest
        if not common:
            yield from _advice(c, style)
    remaining = sum(line.size for line in of_code[kept:])
    if remaining:
        yield INDENT + style(
            f"… et {plural(remaining, 'autre')} {code}, dans le rapport Excel (--sortie) ou --json",
            Ink.STRONG,
        )
    if common:
        yield from _advice(shown[0], style)


def _constat(c: Constat) -> str:
    """Say where and what; and of whom, where the message does not."""
    objet = f" ({c.objet})" if c.objet and c.objet not in c.message else ""
    return f"{c.cell.sheet}!{c.cell.address}{objet} – {c.message}"


def _advice(constat: Constat, style: Style) -> Iterator[str]:
    if constat.advice:
        for row in _rows(constat.advice, f"{INDENT}→ ", INDENT + "  "):
            yield style(row, Ink.MUTED)


def _not_judged(not_judged: Iterable[NotJudged], style: Style) -> Iterator[str]:
    """Show the rules that were not judged, those with the same reason together."""
    codes: dict[str, list[str]] = {}
    for n in not_judged:
        codes.setdefault(n.reason, []).append(n.code)
    if codes:
        count = sum(map(len, codes.values()))
        title = plural(count, "contrôle non évalué", "contrôles non évalués")
        yield f"{style('NON ÉVALUÉ', Ink.STRONG)} – {title}"
    for reason, same in codes.items():
        yield from _rows(french(f"{', '.join(same)} : {reason}"), "  ", INDENT)


def _settings(settings: Iterable[str], style: Style) -> Iterator[str]:
    rows = [row for text in settings for row in _rows(text, "  ", INDENT)]
    if rows:
        yield style("RÉGLAGES DU CLASSEUR", Ink.STRONG)
        yield from rows


def _no_constat(report: Report) -> str:
    if report.not_judged:
        return french("Aucun constat, mais des contrôles n'ont pas pu être évalués :")
    return "Aucun constat."


def _bilan(report: Report, style: Style) -> Iterator[str]:
    bilan = report.bilan
    counts = (
        style(plural(bilan["BLOQUANT"], "bloquant"), Ink.BLOQUANT),
        style(plural(bilan["ALERTE"], "alerte"), Ink.ALERTE),
        style(plural(bilan["INFO"], "information"), Ink.INFO),
        plural(bilan["NON_EVALUE"], "contrôle non évalué", "contrôles non évalués"),
    )
    yield "─" * WIDTH
    yield french("Bilan : ") + ", ".join(counts)
    facts = (
        displayable(report.workbook),
        f"au {format_date(report.date_reference)}",
        f"année scolaire {report.annee_scolaire}",
        f"pial-xl {report.version}",
    )
    yield from _rows(" · ".join(facts), "", "")


def _rows(text: str, debut: str, rest: str = INDENT) -> list[str]:
    return wrap(
        displayable(text),
        WIDTH,
        initial_indent=debut,
        subsequent_indent=rest,
        break_on_hyphens=False,
    ) or [debut]
