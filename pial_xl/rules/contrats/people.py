"""C and S: the contracts of one person, told by name."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from pial_xl.bareme.limits import FULL_TIME, FULL_TIME_MARGIN, OLD_SEMAINES
from pial_xl.bareme.quotite import quotite
from pial_xl.bareme.sources import CIRCULAIRE_2019_090, COHERENCE
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import UNDATED_CONTRAT, Outcome, Reserve, rule
from pial_xl.tables import Aesh
from pial_xl.units.dates import overlaps
from pial_xl.units.mesure import at_most, passing, percent, points, text
from pial_xl.units.numbers import format_percent
from pial_xl.units.text import fold

_TOO_MUCH: Final = FULL_TIME + FULL_TIME_MARGIN


def _person(a: Aesh) -> tuple[str, ...]:
    """Give the key under which two rows are of one person: both names, even swapped.

    A row without both names is of nobody else.
    """
    names = (fold(a.nom or ""), fold(a.prenom or ""))
    return tuple(sorted(names)) if all(names) else (a.aesh or "",)


def _by_person(rows: Sequence[Aesh]) -> Iterator[list[Aesh]]:
    persons: defaultdict[tuple[str, ...], list[Aesh]] = defaultdict(list)
    for a in rows:
        persons[_person(a)].append(a)
    yield from persons.values()


def _total(d: Dossier, rows: Sequence[Aesh]) -> Fraction:
    """Give the whole quotité of contracts, in per cent; at the least where the weeks are wrong."""
    yearly = (
        heures * (d.contrat_semaines(a) or OLD_SEMAINES[0])
        for a in rows
        if (heures := d.contrat_heures(a)) is not None
    )
    return quotite(sum(yearly), semaines=1)


def _exceeds(d: Dossier, rows: Sequence[Aesh]) -> bool:
    return _total(d, rows) > _TOO_MUCH


@rule(
    "C-05",
    Niveau.BLOQUANT,
    "Plus qu'un temps plein",
    source=CIRCULAIRE_2019_090,
    nature="R",
    reads=(Aesh,),
    advice="Vérifiez sur les contrats les heures et les semaines.",
)
def beyond_full_time(d: Dossier) -> Outcome:
    """Les contrats en cours d'une personne font plus de 100 % ; d'un demi-point au moins."""
    for rows in _by_person(d.contrats):
        if not _exceeds(d, rows):
            continue
        codes = " et ".join(a.aesh or "" for a in rows)
        if len(rows) > 1 and not _exceeds(d, [a for a in rows if not a.is_undated]):
            yield Reserve(codes, UNDATED_CONTRAT)
            continue
        total = _total(d, rows)
        yield Constat(
            d.aesh.cell(rows[-1], "heures"),
            rows[-1].aesh or "",
            f"{codes} : quotité {'cumulée ' if len(rows) > 1 else ''}{format_percent(total)}, plus "
            "qu'un temps plein.",
            key=tuple(sorted(a.aesh or "" for a in rows)),
            mesure=percent(total),
            attendu=at_most(percent(FULL_TIME)),
            ecart=points(total - FULL_TIME),
        )


@rule(
    "S-06",
    Niveau.ALERTE,
    "AESH en double",
    source=COHERENCE,
    nature="K",
    reads=(Aesh,),
    advice="Gardez une seule ligne si c'est la même personne ; sinon ne changez rien.",
)
def same_person_twice(d: Dossier) -> Outcome:
    """Deux codes d'AESH portent le même nom et le même prénom, ou l'un à la place de l'autre.

    Rien n'est dit de contrats qui se suivent, ni de ceux que dit C-05.
    """
    in_force = {a.aesh for a in d.contrats}
    for rows in _by_person(tuple(d.aesh_by_code.values())):
        active = [a for a in rows if a.aesh in in_force]
        if len(active) > 1 and _exceeds(d, active):
            continue
        for rank, second in enumerate(rows):
            first = next((a for a in rows[:rank] if _overlap(a, second)), None)
            if first is not None:
                yield Constat(
                    d.aesh.cell(second, "nom"),
                    second.aesh or "",
                    f"Doublon probable : {first.aesh} et {second.aesh} portent le même nom (lignes "
                    f"{first.number} et {second.number}).",
                    key=tuple(sorted((first.aesh or "", second.aesh or ""))),
                    mesure=passing(text(f"lignes {first.number} et {second.number}")),
                    attendu="une ligne par personne",
                )


def _overlap(first: Aesh, second: Aesh) -> bool:
    if first.is_undated or second.is_undated:
        return False  # they may follow one another: S-04 says which date to correct
    return overlaps((first.debut, first.fin), (second.debut, second.fin))
