"""The same comparison by code: pseudonymous data of pupils, for a second, explicit action."""

from collections.abc import Iterator, Sequence
from typing import Final

from pial_xl.constats import Constat
from pial_xl.report.blocks.values import Value, duration
from pial_xl.report.changes import NotifiedEleve
from pial_xl.report.comparison import Comparison
from pial_xl.report.handouts.comparison import BEFORE_AFTER, comparison_paper
from pial_xl.report.handouts.comparison_places import place_label
from pial_xl.report.handouts.paper import (
    Caution,
    Heading,
    Paper,
    PaperColumn,
    PaperTable,
    Part,
    Sentence,
)
from pial_xl.report.handouts.told import difference
from pial_xl.report.handouts.waiting_codes import CODED_DATA
from pial_xl.units.durations import format_duration, round_minutes
from pial_xl.units.text import french

WARNING: Final = french(
    f"{CODED_DATA} À ne remettre qu'à qui a le droit de les connaître, dans un fichier chiffré."
)
_AESH: Final = (
    PaperColumn("AESH", 4, is_figure=False),
    PaperColumn("Ce qui a changé", 7, is_figure=False),
    *BEFORE_AFTER,
)
_ELEVES: Final = (
    PaperColumn("Élève", 3, is_figure=False),
    PaperColumn("Ce qui a changé", 3, is_figure=False),
    PaperColumn("Avant", 7, is_figure=False),
    PaperColumn("Après", 7, is_figure=False),
)
_HOURS: Final = (
    *(PaperColumn(title, 3, is_figure=False) for title in ("AESH", "Élève")),
    PaperColumn("Établissement, aide", 5, is_figure=False),
    *BEFORE_AFTER,
)
_SHARED: Final = (
    "Les heures d'un groupe sont partagées entre ses élèves : 6h00 à deux font 3h00 pour chacun."
)
_CONSTATS: Final = (
    PaperColumn("Code", 2, is_figure=False),
    PaperColumn("Niveau", 4, is_figure=False),
    PaperColumn("Message", 14, is_figure=False),
)


def comparison_codes_paper(c: Comparison) -> Paper:
    """Say what changed as for anybody, then one by one; its first line says what it is."""
    common = comparison_paper(c)
    parts = (Caution(WARNING), *common.parts, *_by_code(c))
    return Paper(f"{common.title}, par code", common.facts, parts)


def _by_code(c: Comparison) -> Iterator[Part]:
    """Give the changes one by one: AESH, pupils, allocations, constats."""
    yield from _part("AESH", _AESH, list(_aesh(c)))
    yield from _part("Élèves notifiés", _ELEVES, list(_eleves(c)))
    hours = list(_hours(c))
    yield from _part("Affectations", _HOURS, hours)
    if hours:
        yield Sentence(french(_SHARED), is_quiet=True)
    yield from _part("Constats nouveaux", _CONSTATS, list(map(_constat, c.new)))
    yield from _part("Constats résolus", _CONSTATS, list(map(_constat, c.solved)))
    if c.unjudged:
        lost = "Constats que le second état ne permet plus d'évaluer"
        yield from _part(lost, _CONSTATS, list(map(_constat, c.unjudged)))
    yield from _part(
        "Constats dont les chiffres ont changé", _CONSTATS, list(map(_constat, c.moved))
    )


def _part(
    title: str, columns: tuple[PaperColumn, ...], rows: Sequence[Sequence[Value]]
) -> Iterator[Part]:
    yield Heading(title)
    if rows:
        yield PaperTable(columns, tuple(rows))
    else:
        yield Sentence("Rien n'a changé.")


def _aesh(c: Comparison) -> Iterator[Sequence[Value]]:
    before, after = c.before.dossier.aesh_by_code, c.after.dossier.aesh_by_code
    for code in c.aesh.come:
        heures = _heures(c.after.dossier.contrat_heures(after[code]))
        yield code, "arrivé", "–", heures, ""
    for code in c.aesh.gone:
        heures = _heures(c.before.dossier.contrat_heures(before[code]))
        yield code, "parti", heures, "–", ""
    for contrat in c.contrats:
        a, b = _heures(contrat.before), _heures(contrat.after)
        yield contrat.aesh, "heures du contrat", a, b, difference(a, b)
    for code in c.absent.come:
        yield code, "devenu absent", "", "", ""
    for code in c.absent.gone:
        yield code, "revenu d'absence", "", "", ""


def _heures(minutes: int | None) -> Value:
    return None if minutes is None else duration(minutes)


def _eleves(c: Comparison) -> Iterator[Sequence[Value]]:
    before, after = c.notified_before, c.notified_after
    for code in c.eleves.come:
        yield code, "arrivé", "–", _eleve(c, after[code])
    for code in c.eleves.gone:
        yield code, "parti", _eleve(c, before[code]), "–"
    for code in c.changed_eleves:
        yield code, "changé", _eleve(c, before[code]), _eleve(c, after[code])


def _eleve(c: Comparison, eleve: NotifiedEleve) -> str:
    parts = [place_label(c, eleve.uai, eleve.aide)]
    if eleve.heures is not None:
        parts.append(format_duration(eleve.heures))
    return ", ".join(parts)


def _hours(c: Comparison) -> Iterator[Sequence[Value]]:
    for change in c.changed_hours:
        key = change.allocated
        before, after = (duration(round_minutes(m)) for m in (change.before, change.after))
        place = place_label(c, key.uai, key.aide)
        yield key.aesh, key.eleve, place, before, after, difference(before, after)


def _constat(constat: Constat) -> Sequence[Value]:
    return constat.code, constat.niveau.value, constat.message
