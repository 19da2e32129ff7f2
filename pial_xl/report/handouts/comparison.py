"""What changed between two states of a workbook: a page without code, then, if asked, by code."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pial_xl.constats import Niveau
from pial_xl.report.anonymity import UNTOLD
from pial_xl.report.blocks.values import Value, duration, shown
from pial_xl.report.comparison import Comparison
from pial_xl.report.couverture import ALL_POLES
from pial_xl.report.handouts.comparison_constats import (
    ControleChange,
    controle_changes,
    told_by_niveau,
)
from pial_xl.report.handouts.comparison_places import places_parts, told_moves, told_notified
from pial_xl.report.handouts.paper import (
    Heading,
    Paper,
    PaperColumn,
    PaperTable,
    Part,
    Sentence,
    item,
)
from pial_xl.report.handouts.told import (
    difference,
    or_untold,
    told_couverture,
    untold_note,
)
from pial_xl.report.means import PoleRow
from pial_xl.report.quantity import Amount
from pial_xl.units.dates import format_date
from pial_xl.units.durations import Exact, round_minutes
from pial_xl.units.text import french, plural

TITLE: Final = "Ce qui a changé"
_MEANS: Final = (
    ("Dotation", "dotation"),
    ("Contrats", "contrats"),
    ("Heures affectées", "allotted"),
    ("Heures libres", "free"),
    ("Heures en trop", "excess"),
)
BEFORE_AFTER: Final = tuple(PaperColumn(title, 3) for title in ("Avant", "Après", "Écart"))
"""What a figure was, is, and has gained."""
_MEANS_COLUMNS: Final = (
    PaperColumn("Pôle", 6, is_figure=False),
    PaperColumn("Heures par semaine", 5, is_figure=False),
    *BEFORE_AFTER,
)
_NEEDS_COLUMNS: Final = (PaperColumn("Élèves et heures", 11, is_figure=False), *BEFORE_AFTER)
_NEEDS: Final = (
    ("Aide individuelle : élèves notifiés", "individuelle", 0),
    ("… servis en entier", "individuelle", 1),
    ("… servis en partie", "individuelle", 2),
    ("… sans AESH", "individuelle", 3),
    ("Heures individuelles notifiées", "heures", 0),
    ("… assurées", "heures", 1),
    ("… manquantes", "heures", 2),
    ("Aide mutualisée : élèves notifiés", "mutualisee", 0),
    ("… avec AESH", "mutualisee", 1),
    ("… sans AESH", "mutualisee", 2),
)
_CONSTATS_COLUMNS: Final = (
    PaperColumn("Code", 2, is_figure=False),
    PaperColumn("Contrôle", 6, is_figure=False),
    PaperColumn("Niveau", 3, is_figure=False),
    *(PaperColumn(title, 3) for title in ("Nouveaux", "Résolus", "Changés")),
)
_METHOD: Final = (
    "Les heures sont celles des AESH, par semaine : des élèves aidés en même temps comptent une "
    "fois. Un contrôle « changé » est le même, avec d'autres chiffres."
)


def comparison_paper(c: Comparison) -> Paper:
    """Say what changed, without a code nor a name, small counts of pupils left untold."""
    parts = [
        Heading("En bref"),
        *comparison_summary(c),
        Heading("Les moyens"),
        PaperTable(_MEANS_COLUMNS, tuple(_means(c))),
        Heading("Les besoins"),
        *_needs(c),
        Heading("Établissement par établissement"),
        *places_parts(c),
        Heading("Les constats"),
        *_constats(controle_changes(c)),
    ]
    method = Sentence(french(_METHOD), is_quiet=True)
    return Paper(TITLE, _facts(c), (*parts, method, *untold_note(parts, c.k_anonymat)))


def _facts(c: Comparison) -> str:
    before, after = (format_date(state.dossier.reference) for state in (c.before, c.after))
    if before == after:
        return french(f"Deux états du classeur, vus tous deux au {after}")
    return french(f"Deux états du classeur : avant, vu au {before} ; après, vu au {after}")


def comparison_summary(c: Comparison) -> Iterator[Part]:
    """Say in a few lines what changed, small counts of pupils left untold."""
    before, after = (len(state.dossier.contrats) for state in (c.before, c.after))
    moves = [
        plural(len(c.aesh.come), "arrivé"),
        plural(len(c.aesh.gone), "parti"),
        plural(len(c.contrats), "contrat changé", "contrats changés"),
        plural(len(c.absent.come), "devenu absent", "devenus absents"),
        plural(len(c.absent.gone), "revenu d'absence", "revenus d'absence"),
    ]
    yield item(f"AESH sous contrat : {before} avant, {after} après ({_nonzero(moves)}).")
    eleves = " avant, ".join(shown(or_untold(count)) for count in told_notified(c))
    come, gone, changed = (shown(or_untold(count)) for count in told_moves(c))
    yield item(
        f"Élèves notifiés : {eleves} après (arrivés : {come} ; partis : {gone} ; autre "
        f"établissement, aide ou durée : {changed})."
    )
    yield item(
        f"Heures auprès des élèves présents : {_said(c.added)} en plus, {_said(c.removed)} en "
        "moins."
        + _moved(c.moved_between_eleves, "même AESH", "élève")
        + _moved(c.moved_between_aesh, "même élève", "AESH")
    )
    changes = controle_changes(c)
    new, solved = (told_by_niveau(changes, rank, c.k_anonymat) for rank in (0, 1))
    said = (_by_niveau(new, "nouveau", "nouveaux"), _by_niveau(solved, "résolu", "résolus"))
    yield item(f"Constats : {' ; '.join(said)}.")
    gone_poles = [p for p in c.before.dossier.pole_by_code if p not in c.after.dossier.pole_by_code]
    new_poles = [p for p in c.after.dossier.pole_by_code if p not in c.before.dossier.pole_by_code]
    if gone_poles:
        yield item(f"Pôles qui ne sont plus dans le classeur : {', '.join(gone_poles)}.")
    if new_poles:
        yield item(f"Pôles nouveaux dans le classeur : {', '.join(new_poles)}.")


def _nonzero(moves: Sequence[str]) -> str:
    return ", ".join(move for move in moves if not move.startswith("0")) or "les mêmes"


def _said(minutes: Exact) -> str:
    return shown(duration(round_minutes(minutes)))


def _moved(minutes: Exact, whose: str, other: str) -> str:
    return f" Dont {_said(minutes)} : {whose}, autre {other}." if minutes else ""


def _by_niveau(sums: Mapping[Niveau, int | None], one: str, several: str) -> str:
    counts = [count for count in sums.values() if count is not None]
    is_told = len(counts) == len(sums)
    total = plural(sum(counts), one, several) if is_told else f"{UNTOLD} {several}"
    by_niveau = ", ".join(f"{or_untold(count)} {niveau}" for niveau, count in sums.items())
    return f"{total} ({by_niveau})" if by_niveau else total


def _means(c: Comparison) -> Iterator[Sequence[Value]]:
    old = {row.pole: row for row in c.before.figures.poles}
    new = {row.pole: row for row in c.after.figures.poles}
    poles = sorted(dict.fromkeys((*new, *old)), key=lambda pole: pole != ALL_POLES)
    # One pole alone says the same as all of them.
    for pole in poles[1:] if len(poles) == 2 else poles:
        for said, field in _MEANS:
            before, after = _amount(old.get(pole), field), _amount(new.get(pole), field)
            yield pole, said, before, after, difference(before, after)


def _amount(row: PoleRow | None, field: str) -> Value:
    if row is None:
        return "–"
    amount: Amount = getattr(row, field)
    return amount


def _needs(c: Comparison) -> Iterator[Part]:
    old, new = c.before.figures.couverture, c.after.figures.couverture
    if not old or not new:
        yield Sentence(french("Non évalué : Notifications ou Affectations ne peut pas être lue."))
        return
    before, after = told_couverture(old[-1], c.k_anonymat), told_couverture(new[-1], c.k_anonymat)
    rows = []
    for said, field, rank in _NEEDS:
        a, b = getattr(before, field)[rank], getattr(after, field)[rank]
        rows.append((french(said), a, b, difference(a, b)))
    yield PaperTable(_NEEDS_COLUMNS, tuple(rows))


def _constats(changes: Sequence[ControleChange]) -> Iterator[Part]:
    if not changes:
        yield Sentence(french("Les constats sont les mêmes."))
        return
    rows = tuple(
        (change.code, change.title, change.niveau.value, *map(or_untold, change.told))
        for change in changes
    )
    yield PaperTable(_CONSTATS_COLUMNS, rows)
