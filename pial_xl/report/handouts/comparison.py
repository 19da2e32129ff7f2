"""What changed between two states of a workbook: a page without code, then, if asked, by code."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pial_xl.constats import Niveau
from pial_xl.report.anonymity import OTHERS, UNTOLD, gathered, told_count
from pial_xl.report.blocks.values import Value, duration, shown
from pial_xl.report.changes import PlaceChange
from pial_xl.report.comparison import Comparison, WorkbookState
from pial_xl.report.couverture import ALL_POLES
from pial_xl.report.handouts.comparison_constats import (
    ControleChange,
    controle_changes,
    told_by_niveau,
)
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
    is_untold,
    or_untold,
    told_couverture,
    untold_note,
)
from pial_xl.report.handouts.waiting import UNKNOWN_SCHOOL
from pial_xl.report.means import PoleRow
from pial_xl.report.quantity import Amount
from pial_xl.report.schools import name_with_uai
from pial_xl.tables.types import Aide
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
_PLACES_COLUMNS: Final = (
    PaperColumn("Établissement, aide", 6, is_figure=False),
    *(PaperColumn(f"Élèves {when}", 2) for when in ("avant", "après", "arrivés", "partis")),
    *(PaperColumn(f"Heures {when}", 2) for when in ("avant", "après")),
    PaperColumn("Écart", 2),
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
        *_places(c),
        Heading("Les constats"),
        *_constats(controle_changes(c)),
    ]
    method = Sentence(french(_METHOD), is_quiet=True)
    return Paper(TITLE, _facts(c), (*parts, method, *untold_note(parts, _k(c))))


def _k(c: Comparison) -> int:
    return c.after.dossier.bareme.k_anonymat


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
    come, gone = map(or_untold, told_moves(len(c.eleves.come), len(c.eleves.gone), _k(c)))
    changed = or_untold(told_count(len(c.changed_eleves), _k(c)))
    yield item(
        f"Élèves notifiés : {eleves} après (arrivés : {shown(come)} ; partis : {shown(gone)} ; "
        f"autre établissement, aide ou durée : {shown(changed)})."
    )
    yield item(
        f"Heures affectées : {_said(c.added)} en plus, {_said(c.removed)} en moins."
        + _moved(c.moved_between_eleves, "même AESH", "élève")
        + _moved(c.moved_between_aesh, "même élève", "AESH")
    )
    changes = controle_changes(c)
    new, solved = (told_by_niveau(changes, rank, _k(c)) for rank in (0, 1))
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


def told_notified(c: Comparison) -> tuple[int | None, int | None]:
    """Give how many pupils are notified, before and after.

    None where one kind of help is told and the other is not: the sum would give it away.
    """
    return (
        _told_notified(c.before, len(c.notified_before), _k(c)),
        _told_notified(c.after, len(c.notified_after), _k(c)),
    )


def _told_notified(state: WorkbookState, count: int, k: int) -> int | None:
    couverture = state.figures.overall_couverture
    if couverture is not None:
        told = told_couverture(couverture, k)
        if is_untold(told.individuelle[0]) != is_untold(told.mutualisee[0]):
            return None
    return told_count(count, k)


def told_moves(come: int, gone: int, k: int) -> tuple[int | None, int | None]:
    """Give who came and went; neither where one is few, since with the sums one tells the other."""
    if told_count(come, k) is None or told_count(gone, k) is None:
        return None, None
    return come, gone


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
    before, after = told_couverture(old[-1], _k(c)), told_couverture(new[-1], _k(c))
    rows = []
    for said, field, rank in _NEEDS:
        a, b = getattr(before, field)[rank], getattr(after, field)[rank]
        rows.append((french(said), a, b, difference(a, b)))
    yield PaperTable(_NEEDS_COLUMNS, tuple(rows))


def _places(c: Comparison) -> Iterator[Part]:
    k = _k(c)
    counts = {key: (len(place.before), len(place.after)) for key, place in c.places.items()}
    together = gathered(counts, k)
    rows = [
        _place_row(place_label(c, *key), place, k)
        for key, place in c.places.items()
        if key not in together and _is_changed(place)
    ]
    others = [place for key, place in c.places.items() if key in together]
    if any(map(_is_changed, others)):
        rows.append(_place_row(OTHERS, _merged(others), k))
    if rows:
        yield PaperTable(_PLACES_COLUMNS, tuple(rows))
        said = "Les établissements et les aides qui n'y sont pas n'ont pas changé."
        if together:
            said += f" « {OTHERS} » : ceux de moins de {k} élèves."
        yield Sentence(french(said), is_quiet=True)
    else:
        yield Sentence(french("Aucun établissement n'a changé d'élèves ni d'heures."))


def _merged(places: Sequence[PlaceChange]) -> PlaceChange:
    return PlaceChange(
        frozenset().union(*(place.before for place in places)),
        frozenset().union(*(place.after for place in places)),
        tuple(change for place in places for change in place.hours),
    )


def _is_changed(place: PlaceChange) -> bool:
    return place.before != place.after or any(h.before != h.after for h in place.hours)


def _place_row(label: str, place: PlaceChange, k: int) -> Sequence[Value]:
    counts = [told_count(len(eleves), k) for eleves in (place.before, place.after)]
    minutes = (sum(h.before for h in place.hours), sum(h.after for h in place.hours))
    hours: list[Value] = [
        UNTOLD if count is None else duration(round_minutes(m))
        for count, m in zip(counts, minutes, strict=True)
    ]
    moves = map(or_untold, told_moves(len(place.come), len(place.gone), k))
    return label, *map(or_untold, counts), *moves, *hours, difference(*hours)


def place_label(c: Comparison, uai: str, aide: Aide | None) -> str:
    """Give the name of a school and a kind of help."""
    return f"{_school(c, uai)}, {aide.value if aide else 'aide illisible'}"


def _school(c: Comparison, uai: str) -> str:
    """Give the name of a school in either state; its UAI where several bear it, or none."""
    for d in (c.after.dossier, c.before.dossier):
        school = d.etablissement_by_uai.get(uai)
        if school is not None and school.nom:
            return name_with_uai(d, uai, school.nom)
    return uai or UNKNOWN_SCHOOL


def _constats(changes: Sequence[ControleChange]) -> Iterator[Part]:
    if not changes:
        yield Sentence(french("Les constats sont les mêmes."))
        return
    rows = tuple(
        (change.code, change.title, change.niveau.value, *map(or_untold, change.told))
        for change in changes
    )
    yield PaperTable(_CONSTATS_COLUMNS, rows)
