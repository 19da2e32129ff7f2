"""One sheet a school, for its head alone: its pupils by code, who helps them, what is amiss."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pial_xl.constats import Constat
from pial_xl.dossier.dossier import Dossier
from pial_xl.report.blocks.values import NOT_APPLICABLE, Value, duration
from pial_xl.report.couverture import service_of
from pial_xl.report.grouping import lines
from pial_xl.report.handouts.paper import (
    Caution,
    Heading,
    Paper,
    PaperColumn,
    PaperTable,
    Part,
    Sentence,
)
from pial_xl.report.handouts.waiting import facts_of
from pial_xl.report.handouts.waiting_codes import CODED_DATA
from pial_xl.report.who import named_aesh
from pial_xl.tables import Affectation, Etablissement
from pial_xl.units.durations import format_duration, round_minutes
from pial_xl.units.text import french, none_or

_FAMILLES: Final = "NART"
"""Families of controls told to a head: pupils, allocations, absences, timetables; not contracts."""
_ELEVES: Final = (
    PaperColumn("Élève", 2, is_figure=False),
    PaperColumn("Classe", 2, is_figure=False),
    PaperColumn("Aide", 2, is_figure=False),
    PaperColumn("Heures notifiées", 2),
    PaperColumn("Heures reçues", 2),
    PaperColumn("Heures manquantes", 3),
    PaperColumn("AESH", 7, is_figure=False),
)
_AESH: Final = (
    PaperColumn("AESH", 8, is_figure=False),
    PaperColumn("Élèves aidés ici", 4),
    PaperColumn("Heures par semaine ici", 4),
    PaperColumn("Absence", 4, is_figure=False),
)
_CONSTATS: Final = (
    PaperColumn("Niveau", 3, is_figure=False),
    PaperColumn("Qui", 5, is_figure=False),
    PaperColumn("Constat", 12, is_figure=False),
)


def school_papers(d: Dossier, constats: Iterable[Constat]) -> tuple[Paper, ...]:
    """Make the sheet of each known school where a pupil is notified or helped, or an AESH comes."""
    eleves: defaultdict[str, list[str]] = defaultdict(list)
    for code in d.eleve_by_code:
        uai = d.uai_of(code)
        if uai and d.is_present(code) and _is_concerned(d, code):
            eleves[uai].append(code)
    by_school, codes = _constats_by_school(constats), _Codes(d)
    aesh: defaultdict[str, dict[str, Affectation]] = defaultdict(dict)
    for code, schools in d.first_rows_by_uai.items():
        for uai, row in schools.items():
            aesh[uai][code] = row
    return tuple(
        Paper(
            d.school_name(school),
            facts_of(d),
            (
                *_above(d, school),
                *_eleves(d, eleves.get(uai, ())),
                *_helpers(d, uai, tuple(aesh.get(uai, ()))),
                *_constats(school, by_school.get(uai, ()), codes),
            ),
        )
        for uai, school in d.etablissement_by_uai.items()
        if uai in eleves or uai in aesh
    )


def _is_concerned(d: Dossier, eleve: str) -> bool:
    return bool(d.active_notifications(eleve) or d.active_affectations_by_eleve.get(eleve))


def _constats_by_school(constats: Iterable[Constat]) -> dict[str, list[Constat]]:
    found: defaultdict[str, list[Constat]] = defaultdict(list)
    for constat in constats:
        if constat.code[:1] in _FAMILLES and constat.place and constat.place.uai:
            found[constat.place.uai].append(constat)
    return found


def _above(d: Dossier, school: Etablissement) -> Iterator[Part]:
    whom = f", {school.chef}" if school.chef else ""
    caution = f"{CODED_DATA} Pour la direction de cet établissement{whom}, et personne d'autre."
    place = "   ·   ".join(filter(None, (school.uai, school.commune, d.pole_of(school))))
    yield Sentence(place, is_quiet=True)
    yield Caution(french(caution))


def _eleves(d: Dossier, eleves: Sequence[str]) -> Iterator[Part]:
    yield Heading(french(none_or(len(eleves), "élève")))
    if eleves:
        yield PaperTable(_ELEVES, tuple(tuple(_eleve_row(d, eleve)) for eleve in eleves))


def _helpers(d: Dossier, uai: str, aesh: Sequence[str]) -> Iterator[Part]:
    yield Heading(none_or(len(aesh), "AESH", "AESH"))
    if aesh:
        yield PaperTable(_AESH, tuple(_aesh_row(d, uai, code) for code in aesh))


def _eleve_row(d: Dossier, eleve: str) -> Iterator[Value]:
    row, served = d.eleve_by_code[eleve], service_of(d, eleve)
    given = d.active_affectations_by_eleve.get(eleve, ())
    aides = (*(n.aide for n in d.active_notifications(eleve)), *(a.aide for a in given))
    yield eleve
    yield row.classe or ""
    yield ", ".join(dict.fromkeys(aide for aide in aides if aide))
    yield NOT_APPLICABLE if served is None or served.due is None else duration(served.due)
    received = d.received_from_every_aide.get(eleve, 0) if served is None else served.received
    yield NOT_APPLICABLE if served is None and not received else duration(received)
    missing = None if served is None else served.missing
    yield NOT_APPLICABLE if missing is None else duration(missing)
    nobody = "aide du dispositif" if served is None else "aucun"
    yield ", ".join(_helper(d, a) for a in given) or nobody


def _helper(d: Dossier, a: Affectation) -> str:
    aesh = d.aesh_by_code.get(a.aesh or "")
    hours = format_duration(a.heures) if a.heures is not None and a.has_hours else "?"
    return f"{named_aesh(aesh) if aesh else a.aesh or '?'} ({hours})"


def _aesh_row(d: Dossier, uai: str, code: str) -> tuple[Value, ...]:
    aesh = d.aesh_by_code[code]
    here = [a for a in d.without_duplicates_by_aesh.get(code, ()) if d.uai_of(a.eleve) == uai]
    minutes = round_minutes(sum(d.parts.get(a.number, 0) for a in here))
    absence = "absent" if aesh.is_absent(d.reference) else ""
    return named_aesh(aesh), len({a.eleve for a in here}), duration(minutes), absence


def _constats(
    school: Etablissement, constats: Sequence[Constat], codes: "_Codes"
) -> Iterator[Part]:
    shown = [line.constat for line in lines(constats)]
    yield Heading(french(none_or(len(shown), "constat")))
    if shown:
        rows = tuple((constat.niveau, *_told(constat, codes, school)) for constat in shown)
        yield PaperTable(_CONSTATS, rows)


def _told(constat: Constat, codes: "_Codes", school: Etablissement) -> tuple[str, str]:
    """Give whom a constat is about and what it says, unless it names a pupil of another school."""
    said = (constat.place.whom if constat.place else "") or constat.objet, constat.message
    if codes.are_all_of(school.uai, " ".join(said)):
        return said
    more = "le détail, qui touche d'autres établissements, est au PIAL"
    return school.nom or "", french(f"{constat.title} : {more}.")


class _Codes:
    """The codes of pupils, as a text may hold them."""

    _PLAIN = re.compile(r"[\w-]+")

    def __init__(self, d: Dossier) -> None:
        uais = {code: d.uai_of(code) for code in d.eleve_by_code}
        self._plain = {code: uai for code, uai in uais.items() if self._PLAIN.fullmatch(code)}
        self._others = {code: uai for code, uai in uais.items() if code not in self._plain}

    def are_all_of(self, uai: str | None, text: str) -> bool:
        """Tell whether every pupil that a text names is of a school."""
        words = self._PLAIN.findall(text)
        named_uais = [self._plain[word] for word in words if word in self._plain]
        named_uais += [other for code, other in self._others.items() if code in text]
        return all(named == uai for named in named_uais)
