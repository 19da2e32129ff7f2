"""D: what the lines of Dotation say of one another."""

from collections.abc import Iterator, Sequence

from pial_xl.bareme.sources import COHERENCE
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.bilan import PoleBilan
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.quota import attribution
from pial_xl.rules.dotation.common import figure_cell, subject
from pial_xl.rules.registry import Outcome, rule
from pial_xl.tables import Dotation, Pole
from pial_xl.tables.types import Aide
from pial_xl.units.durations import format_duration
from pial_xl.units.mesure import count, minutes
from pial_xl.units.records import record


@rule(
    "D-08",
    Niveau.BLOQUANT,
    "Détail de la dotation différent du total",
    source=COHERENCE,
    nature="K",
    reads=(Dotation, Pole),
    advice="Vérifiez le total et le détail sur le courrier de la DSDEN.",
)
def detail_not_matching_total(d: Dossier) -> Outcome:
    """Le détail dépasse le total ; ou il nomme chaque aide ou chaque école sans faire le total ;
    ou une ligne est répétée.

    La ligne d'une aide, ou celle d'une école, est de même le total de ses lignes par établissement
    et par aide.
    """
    yield from _repeated_rows(d)
    for bilan in d.bilans.values():
        # One mistyped figure can contradict several totals: the highest of them speaks alone.
        for splits in (_of_pole(d, bilan), _of_aides(d, bilan), _of_uais(bilan)):
            told = [c for split in splits if (c := _contradiction(d, bilan, split))]
            yield from told
            if told:
                break


@record
class _Split:
    """A line, the lines that detail it, and whether they leave no room for one not written."""

    whole: Dotation
    rows: Sequence[Dotation]
    is_complete: bool


def _of_pole(d: Dossier, bilan: PoleBilan) -> Iterator[_Split]:
    """Give the first way of splitting the pole's total that contradicts it."""
    quota = bilan.quota
    if quota.total_row is None:
        return
    uais = _uais(d, bilan)
    for rows in (quota.by_kind, quota.by_school):
        split = _Split(quota.total_row, rows, quota.claims_to_be_whole(rows, uais))
        if _contradiction(d, bilan, split):
            yield split
            return


def _of_aides(d: Dossier, bilan: PoleBilan) -> Iterator[_Split]:
    """Give the line of each kind of help, with its lines school by school."""
    quota, uais = bilan.quota, set(_uais(d, bilan))
    for whole in quota.by_aide:
        rows = [row for row in quota.by_uai_aide if row.aide is whole.aide]
        named = {row.uai for row in rows}
        yield _Split(whole, rows, quota.is_complete and bool(uais) and named >= uais)


def _of_uais(bilan: PoleBilan) -> Iterator[_Split]:
    """Give the line of each school, with its lines kind by kind."""
    quota = bilan.quota
    for whole in quota.by_uai:
        rows = [row for row in quota.by_uai_aide if row.uai == whole.uai]
        yield _Split(whole, rows, quota.is_complete and {row.aide for row in rows} >= set(Aide))


def _uais(d: Dossier, bilan: PoleBilan) -> list[str]:
    return [e.uai for e in d.etablissements_by_pole.get(bilan.pole, ()) if e.uai]


def _contradiction(d: Dossier, bilan: PoleBilan, split: _Split) -> Constat | None:
    rate = bilan.etp_minutes[d.bareme.convention_etp]
    total, detail = attribution([split.whole], rate), attribution(split.rows, rate)
    ecart = detail.exact - total.exact
    tolerated = d.bareme.tol_min + detail.margin + total.margin
    if ecart <= tolerated and (-ecart <= tolerated or not split.is_complete):
        return None
    return Constat(
        figure_cell(d, split.whole),
        bilan.pole,
        f"{bilan.pole}{subject(split.whole)} : le détail ({format_duration(detail.minutes)}) "
        f"ne fait pas le total ({format_duration(total.minutes)}).",
        mesure=minutes(detail.minutes),
        attendu=minutes(total.minutes),
        ecart=minutes(detail.minutes - total.minutes),
    )


def _repeated_rows(d: Dossier) -> Outcome:
    first: dict[tuple[object, ...], Dotation] = {}
    for row in d.dotation.rows:
        if any(row.is_unreadable(field) for field in ("uai", "aide", "date_effet")):
            continue  # one does not know what it is about
        subject = (row.pole, row.uai, row.aide, row.date_effet)
        other = first.setdefault(subject, row)
        if other is not row and row.pole:
            yield Constat(
                figure_cell(d, row),
                row.pole,
                f"{row.pole} : deux dotations du même objet à la même date (lignes {other.number} "
                f"et {row.number}) ; seule la première est prise en compte.",
                mesure=count(2, "ligne"),
                attendu=count(1, "ligne"),
            )
