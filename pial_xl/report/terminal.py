"""A report as text for a terminal of 80 columns."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import groupby
from textwrap import wrap
from typing import TypeAlias

from pial_xl.findings import Finding, Niveau, NonEvalue, Report
from pial_xl.report.texte import affichable
from pial_xl.units.dates import format_date
from pial_xl.units.text import french, plural

LARGEUR = 80
RETRAIT = " " * 8
MONTRES = 5
TOLERES = 8
"""A code that comes more often than this is cut to ``MONTRES`` findings and a count."""


class Encre(StrEnum):
    """What a piece of text is, for a style to colour it."""

    BLOQUANT = "BLOQUANT"
    ALERTE = "ALERTE"
    INFO = "INFO"
    DISCRET = "discret"
    FORT = "fort"


Style: TypeAlias = Callable[[str, Encre], str]


def sans_style(texte: str, encre: Encre) -> str:  # noqa: ARG001 — the shape of every style
    """Leave the text as it is: what is shown without colour says as much."""
    return texte


def en_couleur(texte: str, encre: Encre) -> str:
    """Colour the text with click, for a terminal that shows colours."""
    from click import style  # noqa: PLC0415 — plain text and JSON do without click

    if encre in (Encre.FORT, Encre.DISCRET):
        return style(texte, bold=encre is Encre.FORT, dim=encre is Encre.DISCRET)
    couleurs = {Encre.BLOQUANT: "red", Encre.ALERTE: "yellow", Encre.INFO: "cyan"}
    return style(texte, fg=couleurs[encre], bold=True)


def afficher(report: Report, style: Style = sans_style) -> str:
    """Give the report as text: findings by level, what was not judged, settings, bottom line.

    Args:
        report: the findings, already in order.
        style: colours a piece of text; nothing is said by colour alone.
    """
    blocs = [list(_niveau(report, niveau, style)) for niveau in Niveau]
    if not report.findings:
        blocs.append([style(_aucun_constat(report), Encre.FORT)])
    blocs.append(list(_non_evalues(report.non_evalues, style)))
    blocs.append(list(_reglages(report.reglages, style)))
    blocs.append(list(_bilan(report, style)))
    return "\n\n".join("\n".join(bloc) for bloc in blocs if bloc) + "\n"


def _niveau(report: Report, niveau: Niveau, style: Style) -> Iterator[str]:
    findings = [f for f in report.findings if f.niveau is niveau]
    if not findings:
        return
    yield f"{style(niveau, Encre(niveau))} – {plural(len(findings), 'constat')}"
    for code, memes in groupby(findings, key=lambda f: f.code):
        yield from _code(code, list(memes), Encre(niveau), style)


def _code(code: str, findings: list[Finding], encre: Encre, style: Style) -> Iterator[str]:
    """Show the findings of one code; what to do is said once where it is the same for all."""
    montres = findings if len(findings) <= TOLERES else findings[:MONTRES]
    commun = len({f.que_faire for f in montres}) == 1
    for f in montres:
        premiere, *suite = _lignes(_constat(f), f"  {code:<6}")
        yield "  " + style(code, encre) + premiere[2 + len(code) :]
        yield from suite
        if not commun:
            yield from _que_faire(f, style)
    reste = len(findings) - len(montres)
    if reste:
        yield RETRAIT + style(
            f"… et {plural(reste, 'autre')} {code}, dans le rapport Excel (--sortie) ou --json",
            Encre.FORT,
        )
    if commun:
        yield from _que_faire(montres[0], style)


def _constat(f: Finding) -> str:
    """Say where and what; and of whom, where the message does not."""
    objet = f" ({f.objet})" if f.objet and f.objet not in f.message else ""
    return f"{f.feuille}!{f.cellule}{objet} – {f.message}"


def _que_faire(finding: Finding, style: Style) -> Iterator[str]:
    if finding.que_faire:
        for ligne in _lignes(finding.que_faire, f"{RETRAIT}→ ", RETRAIT + "  "):
            yield style(ligne, Encre.DISCRET)


def _non_evalues(non_evalues: Iterable[NonEvalue], style: Style) -> Iterator[str]:
    """Show the rules that were not judged, those with the same reason together."""
    codes: dict[str, list[str]] = {}
    for n in non_evalues:
        codes.setdefault(n.raison, []).append(n.code)
    if codes:
        nombre = sum(map(len, codes.values()))
        titre = plural(nombre, "contrôle non évalué", "contrôles non évalués")
        yield f"{style('NON ÉVALUÉ', Encre.FORT)} – {titre}"
    for raison, memes in codes.items():
        yield from _lignes(french(f"{', '.join(memes)} : {raison}"), "  ", RETRAIT)


def _reglages(reglages: Iterable[str], style: Style) -> Iterator[str]:
    lignes = [ligne for texte in reglages for ligne in _lignes(texte, "  ", RETRAIT)]
    if lignes:
        yield style("RÉGLAGES DU CLASSEUR", Encre.FORT)
        yield from lignes


def _aucun_constat(report: Report) -> str:
    if report.non_evalues:
        return french("Aucun constat, mais des contrôles n'ont pas pu être évalués :")
    return "Aucun constat."


def _bilan(report: Report, style: Style) -> Iterator[str]:
    bilan = report.bilan
    comptes = (
        style(plural(bilan["BLOQUANT"], "bloquant"), Encre.BLOQUANT),
        style(plural(bilan["ALERTE"], "alerte"), Encre.ALERTE),
        style(plural(bilan["INFO"], "information"), Encre.INFO),
        plural(bilan["NON_EVALUE"], "contrôle non évalué", "contrôles non évalués"),
    )
    yield "─" * LARGEUR
    yield french("Bilan : ") + ", ".join(comptes)
    faits = (
        affichable(report.classeur),
        f"au {format_date(report.date_reference)}",
        f"année scolaire {report.annee_scolaire}",
        f"pial-xl {report.version}",
    )
    yield from _lignes(" · ".join(faits), "", "")


def _lignes(texte: str, debut: str, suite: str = RETRAIT) -> list[str]:
    return wrap(
        affichable(texte),
        LARGEUR,
        initial_indent=debut,
        subsequent_indent=suite,
        break_on_hyphens=False,
    ) or [debut]
