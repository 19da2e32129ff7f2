"""The sheet « Affectations d'après l'emploi du temps »: what the slots would change, numbered."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from pial_xl.dossier import Dossier
from pial_xl.dossier.implied import AffectationChange, Step
from pial_xl.report.handouts.paper import Paper, PaperColumn, PaperTable, Part, Sentence
from pial_xl.tables import Aesh, Affectation
from pial_xl.tables.types import Aide
from pial_xl.units.dates import format_date
from pial_xl.units.durations import format_duration
from pial_xl.units.text import french, plural

TITLE: Final = "Affectations d'après l'emploi du temps"
_COLUMNS: Final = (
    PaperColumn("N°", 1),
    PaperColumn("Quoi", 3, is_figure=False),
    PaperColumn("AESH", 3, is_figure=False),
    PaperColumn("Élève", 2, is_figure=False),
    PaperColumn("Écrit dans Affectations", 4, is_figure=False),
    PaperColumn("D'après l'emploi du temps", 4, is_figure=False),
    PaperColumn("À noter", 3, is_figure=False),
)
_HOW: Final = (
    "Chaque ligne est une différence ; rien n'est écrit tant que vous ne l'acceptez pas. Les "
    "élèves qu'un AESH aide en même temps sont un groupe ; les heures sont la moyenne des semaines "
    "A et B ; l'aide est celle de la notification."
)
_SAME: Final = "Les créneaux en vigueur et les affectations disent la même chose."
_NO_SLOT: Final = (
    "La feuille « Emploi du temps » n'a aucun créneau d'élève en vigueur : rien n'en est déduit."
)


def implied_paper(
    d: Dossier, changes: Sequence[AffectationChange], accepted: Collection[int] = ()
) -> Paper:
    """Say the differences.

    Args:
        d: the dossier.
        changes: the differences, in order; their numbers begin at 1.
        accepted: numbers of those that were accepted.
    """
    count = plural(len(changes), "différence")
    facts = french(f"Au {format_date(d.reference)} : {count}.")
    return Paper(TITLE, facts, tuple(_parts(d, changes, accepted)))


def tell_written(count: int) -> str:
    """Say how many differences were accepted and written; without its end."""
    said = plural(count, "différence acceptée est écrite", "différences acceptées sont écrites")
    return f"{said} dans {Affectation.sheet}"


def nothing_implied(d: Dossier) -> str:
    """Say why there is no difference."""
    return french(_SAME if d.drawn_minutes else _NO_SLOT)


def _parts(
    d: Dossier, changes: Sequence[AffectationChange], accepted: Collection[int]
) -> Iterator[Part]:
    if not changes:
        yield Sentence(nothing_implied(d))
        return
    yield Sentence(french(_HOW), is_quiet=True)
    rows = (
        (
            number,
            f"{change.step.value}, acceptée" if number in accepted else change.step.value,
            _aesh(d.aesh_by_code.get(change.aesh)),
            change.eleve,
            _written(change),
            _implied(change),
            french(_remark(d, change)),
        )
        for number, change in enumerate(changes, start=1)
    )
    yield PaperTable(_COLUMNS, tuple(rows))


def _aesh(aesh: Aesh | None) -> str:
    return " ".join(filter(None, (aesh.aesh, aesh.nom, aesh.prenom))) if aesh else ""


def _written(change: AffectationChange) -> str:
    row = change.written
    return _said(row.aide, row.heures, row.groupe) if row else ""


def _implied(change: AffectationChange) -> str:
    one = change.implied
    if one is None:
        return "aucun créneau"
    aide = one.aide or (change.written.aide if change.written else None)
    return _said(aide, one.heures, one.groupe)


def _said(aide: Aide | None, heures: int | None, groupe: str | None) -> str:
    hours = "" if heures is None else format_duration(heures)
    return " · ".join(filter(None, (aide, hours, f"groupe {groupe}" if groupe else "")))


def _remark(d: Dossier, change: AffectationChange) -> str:
    one = change.implied
    if change.is_fixed:
        return "fixe : à accepter seule"
    if one is not None and one.aide is None and not (change.written and change.written.aide):
        return "aide à préciser"
    if one is not None and one.aide is Aide.I and one.groupe:
        return "aide I partagée avec un autre élève"
    if change.step is Step.GONE:
        return f"finirait avant le {format_date(d.reference)}"
    return ""
