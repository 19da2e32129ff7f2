"""One control explained, for a person who wonders about a constat."""

from collections.abc import Iterator, Sequence
from typing import Final

from pial_xl.constats import Constat
from pial_xl.report.blocks.rule_lines import RuleLine
from pial_xl.report.handouts.paper import Heading, Paper, Part, Sentence, item
from pial_xl.units.text import french, plural

_SHOWN: Final = 5


def explanation_paper(line: RuleLine, found: Sequence[Constat] | None = None) -> Paper:
    """Explain a control.

    Args:
        line: the control.
        found: its constats in a workbook; None where no workbook was given.
    """
    facts = [f"Famille : {line.famille}", f"nature : {line.nature}"]
    facts.append(f"feuilles lues : {', '.join(line.reads) or 'toutes'}")
    if line.package:
        facts.append(f"paquet {line.package}")
    return Paper(
        french(f"{line.code} : {line.title}"), french(" · ".join(facts)), tuple(_parts(line, found))
    )


def _parts(line: RuleLine, found: Sequence[Constat] | None) -> Iterator[Part]:
    yield Heading("Ce qu'il cherche")
    yield Sentence(line.condition)
    yield Heading("Pourquoi")
    yield Sentence(line.source)
    yield Heading("Exemple")
    yield Sentence(line.example or "Aucun exemple n'est livré.")
    yield Heading("Que faire")
    yield Sentence(line.advice)
    yield Heading("Niveau en vigueur")
    yield Sentence(french(_level(line, is_of_workbook=found is not None)))
    if found is not None:
        yield Heading("Dans ce classeur")
        yield from _found(found)


def _level(line: RuleLine, *, is_of_workbook: bool) -> str:
    if line.changed_by:
        return (
            f"{line.shown_level}, réglé dans {line.changed_by} ; sans ce réglage : {line.niveau}."
        )
    where = " ; ce classeur ne le change pas" if is_of_workbook else ""
    return (
        f"{line.niveau}{where}. La clé controle.{line.code} de Paramètres le change : « non » le "
        "désactive, BLOQUANT, ALERTE ou INFO change son niveau."
    )


def _found(found: Sequence[Constat]) -> Iterator[Part]:
    if not found:
        yield Sentence("Aucun constat.")
    for constat in found[:_SHOWN]:
        place = f"{constat.cell.sheet} {constat.cell.address}"
        yield item(f"{place} : {constat.message}")
    if len(found) > _SHOWN:
        more = plural(len(found) - _SHOWN, "autre")
        yield Sentence(french(f"… et {more}, que « controler » donne."))
