"""The note de situation: one page in words and figures, without a code nor a name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from pial_xl.dossier.dossier import Dossier
from pial_xl.report.anonymity import UNTOLD, told_count, told_counts
from pial_xl.report.blocks.history import HistoryLine
from pial_xl.report.blocks.values import Share, Value, duration, shown
from pial_xl.report.comparison import Comparison
from pial_xl.report.completeness import free_hours_worth
from pial_xl.report.handouts.comparison import comparison_summary
from pial_xl.report.handouts.note_requests import requests_of
from pial_xl.report.handouts.paper import (
    Heading,
    Paper,
    PaperColumn,
    PaperTable,
    Part,
    Sentence,
    item,
)
from pial_xl.report.handouts.told import is_untold, or_untold, told_couverture, untold_note
from pial_xl.report.means import PoleRow
from pial_xl.report.situation import Situation
from pial_xl.report.waiting import NOBODY_NOTIFIED
from pial_xl.units.dates import format_date
from pial_xl.units.numbers import format_posts
from pial_xl.units.text import french, plural, quoted

TITLE: Final = "Note de situation"
_POLES_NAMED: Final = 3
_MEANS: Final = (
    PaperColumn("Pôle", 5, is_figure=False),
    PaperColumn("AESH", 2),
    *(PaperColumn(title, 3) for title in ("Dotation", "Contrats", "Affectées")),
    *(PaperColumn(title, 2) for title in ("Libres", "En trop")),
)
_NEEDS: Final = (
    PaperColumn("Aide", 6, is_figure=False),
    PaperColumn("Notifiés", 3),
    PaperColumn("Servis", 3),
    PaperColumn("En partie", 3),
    PaperColumn("Sans AESH", 3),
    PaperColumn("?", 2),
)
_WAITS: Final = (
    PaperColumn("Sans AESH depuis (compté à partir de la rentrée)", 5, is_figure=False),
    PaperColumn("Un mois au plus", 3),
    *(PaperColumn(title, 4) for title in ("1 à 3 mois", "3 à 6 mois", "Plus de 6 mois")),
)
_MONTH_DAYS: Final = 30
_WAIT_STEPS: Final = (_MONTH_DAYS, 3 * _MONTH_DAYS, 6 * _MONTH_DAYS)
_SINCE: Final = (
    ("heures de contrat", "Contrats (h)"),
    ("heures affectées", "Affectées (h)"),
    ("heures individuelles manquantes", "Manquantes (h)"),
    ("heures libres", "Libres (h)"),
)
_AIDES: Final = ("aide individuelle", "aide mutualisée")
_NO_EARLIER: Final = "Aucun état précédent n'est connu : rien à quoi comparer."
_EARLIER_ASKED: Final = (
    "Aucun état précédent n'est connu : donnez un classeur plus ancien (--depuis), ou contrôlez "
    "celui-ci de temps en temps, ses chiffres sont retenus dans « Historique des contrôles »."
)


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of before.

    Attributes:
        lines: the controls made, in the order of days.
        comparison: an older state of the workbook beside this one; None without.
        same_day: the line that today's has replaced, when a control of the same day said
            otherwise; None without.
    """

    lines: tuple[HistoryLine, ...] = ()
    comparison: Comparison | None = None
    same_day: HistoryLine | None = None

    def before(self, d: Dossier) -> tuple[HistoryLine, ...]:
        """Give the controls made before the reference date."""
        return tuple(line for line in self.lines if line.day < d.reference)

    def last(self, d: Dossier) -> HistoryLine | None:
        """Give the control to which today's is compared: that of the latest day before, first."""
        before = self.before(d)
        return before[-1] if before else self.same_day

    def pair(self, d: Dossier) -> tuple[HistoryLine, HistoryLine] | None:
        """Give that control and today's; None where one is not known."""
        old, today = self.last(d), [line for line in self.lines if line.day == d.reference]
        return (old, today[-1]) if old is not None and today else None


def note_paper(d: Dossier, s: Situation, past: Past, version: str) -> Paper:
    """Give the note.

    Args:
        d: the dossier.
        s: its figures.
        past: what is known of before.
        version: that of this program.
    """
    k = d.bareme.k_anonymat
    parts = [
        Heading("Les moyens, en heures par semaine"),
        *_means(d, s),
        Heading("Les besoins"),
        *_needs(s, k),
        Heading("Ce qui manque, et depuis quand"),
        *_missing(d, s, past, k),
        Heading("Ce qui a changé depuis la dernière fois"),
        *_changes(d, past, k),
        Heading("Demandes à la DSDEN"),
        *_requests(d, s),
    ]
    parts += untold_note(parts, k)
    advice = "" if past.comparison is not None or past.pair(d) else french(_EARLIER_ASKED)
    return Paper(TITLE, _facts(d, version), tuple(parts), is_single=True, advice=advice)


def _facts(d: Dossier, version: str) -> str:
    poles = [quoted(p.libelle or f"{p.sigle or 'Pôle'} {p.pole}") for p in d.pole_by_code.values()]
    named = ", ".join(poles) if len(poles) <= _POLES_NAMED else plural(len(poles), "pôle")
    year = f"année scolaire {d.bareme.annee_scolaire}"
    facts = (named, f"au {format_date(d.reference)}", year, f"pial-xl {version}")
    return french(" · ".join(fact for fact in facts if fact))


def _means(d: Dossier, s: Situation) -> Iterator[Part]:
    poles = s.figures.poles
    if not poles:
        yield item("Non évalués : la feuille Pôles manque ou est vide.")
        return
    # One pole alone says the same as all of them.
    shown_poles = poles[:1] if len(poles) == 2 else (poles[-1], *poles[:-1])
    yield PaperTable(_MEANS, tuple(map(_mean, shown_poles)))
    if s.vacancy:
        posts = format_posts(Fraction(s.vacancy, 60) / Fraction(d.bareme.poste_h))
        yield item(f"Dotation sans contrat : {_h(s.vacancy)}, environ {posts}.")
    if s.absent:
        yield item(
            f"{plural(s.absent, 'AESH absent', 'AESH absents')} ce jour : "
            f"{_h(s.absent_minutes)} d'affectations non assurées."
        )
    apart = french("Libres et en trop ne se compensent pas : ce sont d'autres AESH.")
    yield Sentence(f"{apart} {free_hours_worth(d)}", is_quiet=True)


def _mean(p: PoleRow) -> Sequence[Value]:
    return p.pole, p.nb_aesh, p.dotation, p.contrats, p.allotted, p.free, p.excess


def _needs(s: Situation, k: int) -> Iterator[Part]:
    c = s.figures.overall_couverture
    if c is None:
        yield item("Non évalués : Notifications ou Affectations ne peut pas être lue.")
        return
    told = told_couverture(c, k)
    total, served, partial, without, unknown = told.individuelle
    yield PaperTable(
        _NEEDS,
        (
            ("Élèves, aide individuelle", total, served, partial, without, unknown),
            (
                "Élèves, aide mutualisée",
                *told.mutualisee[:2],
                "–",
                *told.mutualisee[2:],
            ),
        ),
    )
    if is_untold((partial, without)) and not is_untold(told.waiting):
        yield item(
            f"Aide individuelle : {told.waiting} élèves en tout sont sans AESH ou servis en partie."
        )
    notified, provided, missing = map(shown, told.heures)
    is_told = not is_untold(told.heures)
    part = f" ({shown(Share(c.rate))})" if is_told and c.rate is not None else ""
    yield item(
        f"Heures individuelles : {notified} notifiées, {provided} assurées{part}, "
        f"{missing} manquantes. « ? » : non évalués, faute d'heures lisibles. « – » : l'aide "
        "mutualisée est notifiée sans heures, elle n'est donc jamais servie en partie."
    )


def _missing(d: Dossier, s: Situation, past: Past, k: int) -> Iterator[Part]:
    c = s.figures.overall_couverture
    if c is None:
        yield item("Non évalué.")
        return
    if not c.individuals and not c.mutualisee:
        yield item(NOBODY_NOTIFIED)
        return
    if not s.waits and not c.missing:
        yield item("Rien : tous les élèves notifiés ont leurs heures, ou un AESH.")
        return
    told = told_couverture(c, k)
    if s.waits:
        if is_untold((told.individuelle[3], told.mutualisee[2])):
            # Beside « À signaler », their sum would give away what is not told of a kind.
            yield item(
                "Élèves sans AESH : leur nombre ferait deviner un petit effectif, il n'est pas dit."
            )
        else:
            mean = round(Fraction(sum(s.waits), len(s.waits)))
            said = french(f"{plural(len(s.waits), 'élève')}, {plural(mean, 'jour')} en moyenne")
            steps = told_counts(_by_wait(s.waits), k).parts
            yield PaperTable(_WAITS, ((said, *map(or_untold, steps)),))
    since = _missing_since(past.before(d)) if c.missing else None
    if since is not None:
        minutes = round((since["Manquantes (h)"] or 0) * 60)
        now = shown(told.heures[2])
        before = _h(minutes) if told_count(_known(since), k) is not None else UNTOLD
        yield item(
            f"Des heures individuelles manquent à chaque contrôle depuis le "
            f"{format_date(since.day)} : {before} alors, {now} aujourd'hui."
        )


def _known(line: HistoryLine) -> int:
    return int(line["I notifiés"] or 0)


def _by_wait(waits: Iterable[int]) -> tuple[int, ...]:
    counts = [0] * (len(_WAIT_STEPS) + 1)
    for days in waits:
        counts[sum(days > step for step in _WAIT_STEPS)] += 1
    return tuple(counts)


def _missing_since(lines: Sequence[HistoryLine]) -> HistoryLine | None:
    """Give the first of the controls in a row, up to the last, that missed hours."""
    first = None
    for line in reversed(lines):
        if not line["Manquantes (h)"]:
            break
        first = line
    return first


def _changes(d: Dossier, past: Past, k: int) -> Iterator[Part]:
    if past.comparison is not None:
        yield from comparison_summary(past.comparison)
        return
    if (pair := past.pair(d)) is None:
        yield item(_NO_EARLIER)
        return
    old, new = pair
    earlier = "fait plus tôt ce jour" if old.day == new.day else f"du {format_date(old.day)}"
    yield item(f"Depuis le contrôle {earlier} :")
    is_told = all(told_count(_known(line), k) is not None for line in (old, new))
    moves = []
    for words, title in _SINCE:
        a, b = old[title], new[title]
        if a is None or b is None or (title == "Manquantes (h)" and not is_told):
            continue
        moves.append(f"{words} {_signed(round((b - a) * 60))}")
    aesh = (old["AESH"], new["AESH"])
    if None not in aesh:
        moves.insert(0, f"AESH {aesh[0]} → {aesh[1]}")
    yield item(f"{' ; '.join(moves)}.")
    without = zip(_told_without(old, k), _told_without(new, k), _AIDES, strict=True)
    said = (f"{shown(a)} → {shown(b)} ({words})" for a, b, words in without)
    yield item(f"Élèves sans AESH : {' ; '.join(said)}.")


def _told_without(line: HistoryLine, k: int) -> tuple[Value, Value]:
    """Give the pupils without anybody, of individual and of mutualised help, as they may be told.

    As the table of the needs tells them.
    """
    figures = [line[title] for title in ("I sans AESH", "I en partie", "M sans AESH")]
    if None in figures:
        return None, None
    without, partial, mutualisee = (int(figure or 0) for figure in figures)
    told = told_counts((without, partial), k).parts[0]
    return or_untold(told), or_untold(told_count(mutualisee, k))


def _signed(minutes: int) -> str:
    if not minutes:
        return "inchangées"
    return f"{'+' if minutes > 0 else '−'} {_h(abs(minutes))}"


def _requests(d: Dossier, s: Situation) -> Iterator[Part]:
    requests = requests_of(d, s)
    for rank, request in enumerate(requests, start=1):
        yield Sentence(french(request), mark=f"{rank}.")
    if not requests:
        yield item("Aucune : les chiffres n'en appellent pas.")


def _h(minutes: int) -> str:
    return shown(duration(minutes))
