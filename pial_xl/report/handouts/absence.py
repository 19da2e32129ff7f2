"""The sheet of an absence: who waits, who could help, and what each choice would change."""

from collections.abc import Iterator, Sequence
from typing import Final

from pial_xl.dossier import Dossier
from pial_xl.dossier.absence import Absence, Uncovered
from pial_xl.dossier.replacing import Nearness, Substitute, substitutes
from pial_xl.dossier.timetable.placed import Placed
from pial_xl.dossier.timetable.weeks import DAYS
from pial_xl.report.blocks.values import NOT_APPLICABLE, Value, duration
from pial_xl.report.completeness import free_hours_worth
from pial_xl.report.handouts.paper import (
    Heading,
    Paper,
    PaperColumn,
    PaperTable,
    Part,
    Sentence,
)
from pial_xl.report.who import named_aesh
from pial_xl.tables import Aesh, Affectation
from pial_xl.units.dates import format_date
from pial_xl.units.durations import format_duration, format_exact, round_minutes
from pial_xl.units.text import french, plural

_SHOWN: Final = 6
"""AESH shown for each pupil or group."""
_ELEVES: Final = (
    PaperColumn("Élève", 4, is_figure=False),
    PaperColumn("Établissement", 8, is_figure=False),
    PaperColumn("Aide", 2, is_figure=False),
    PaperColumn("Priorité", 3),
    PaperColumn("Heures", 3),
)
_CHOICES: Final = (
    PaperColumn("AESH", 5, is_figure=False),
    PaperColumn("Où", 4, is_figure=False),
    PaperColumn("Libres", 2),
    PaperColumn("À ces heures", 3),
    PaperColumn("Ce que ce choix changerait", 6, is_figure=False),
)
_METHOD: Final = (
    "Les AESH sont rangés du plus proche au plus éloigné : même établissement, trajet connu, même "
    "pôle, autres pôles. « Libres » : heures que le contrat laisse chaque semaine. « À ces "
    "heures » : celles où l'AESH est libre, route comprise, quand les deux emplois du temps sont "
    "complets. Rien n'est changé dans le classeur."
)
_WHAT_IT_IS: Final = (
    "Cette feuille désigne des élèves par leur code : ce sont des données de santé pseudonymes, à "
    "garder dans le pôle."
)


def absence_paper(d: Dossier, absence: Absence, *, named: bool = False) -> Paper:
    """Say who waits during an absence, and who could help.

    Args:
        d: the workbook.
        absence: the absence.
        named: whether AESH are named beside their codes: for the workbook, which holds the names.
    """
    parts: list[Part] = [Heading("Les élèves à couvrir")]
    if absence.uncovered:
        parts += _who_waits(d, absence)
        parts += _other_missions(absence.aesh)
        for uncovered in absence.uncovered:
            parts += _choices(d, absence, uncovered, named=named)
        parts.append(Sentence(free_hours_worth(d)))
        parts.append(Sentence(french(_METHOD), is_quiet=True))
        parts.append(Sentence(french(_WHAT_IT_IS), is_quiet=True))
    else:
        parts.append(Sentence(french("Aucun élève n'attend : rien ne lui est affecté ces jours.")))
        parts += _other_missions(absence.aesh)
    code = absence.aesh.aesh or ""
    return Paper(f"Absence {code}", _facts(d, absence), tuple(parts))


def _facts(d: Dossier, absence: Absence) -> str:
    end = f"au {format_date(absence.au)}" if absence.au else "sans date de fin"
    return french(
        f"{absence.aesh.aesh}, absent du {format_date(absence.du)} {end} ; contrats et "
        f"affectations au {format_date(d.reference)}"
    )


def _who_waits(d: Dossier, absence: Absence) -> Iterator[Part]:
    rows: list[Sequence[Value]] = []
    for uncovered in absence.uncovered:
        for a in uncovered.rows:
            priorite = d.eleve_by_code[a.eleve or ""].priorite
            eleve = f"{a.eleve} (groupe {a.groupe})" if len(uncovered.rows) > 1 else a.eleve or ""
            rows.append(
                (
                    eleve,
                    _school(d, uncovered.uai),
                    a.aide.value if a.aide else "?",
                    NOT_APPLICABLE if priorite is None else priorite,
                    _hours(uncovered, a),
                )
            )
    yield PaperTable(_ELEVES, tuple(rows))
    waiting = plural(len(absence.eleves), "élève")
    is_of_days = absence.is_drawn and absence.during.is_within_one_week()
    when = "ces jours-là" if is_of_days else "par semaine entière"
    yield Sentence(
        french(
            f"{waiting} à couvrir, {format_exact(absence.minutes)} d'AESH {when} (des élèves "
            "aidés ensemble comptent une fois)."
        )
    )
    for sentence in () if is_of_days else _of_weeks(absence):
        yield Sentence(french(sentence))
    if absence.au is None:
        yield Sentence(
            french(f"Sans date de fin : demandez un remplacement à la {d.bareme.autorite}.")
        )


def _hours(uncovered: Uncovered, a: Affectation) -> Value:
    """Give the hours of a pupil: those of the timetable, which a whole group takes together."""
    if uncovered.is_drawn or len(uncovered.rows) == 1:
        return duration(round_minutes(uncovered.minutes))
    return duration(a.heures or 0)


def _of_weeks(absence: Absence) -> Iterator[str]:
    """Say what the hours of a whole week do not: weeks that alternate, and those begun or cut."""
    if any(p.row.semaine for w in absence.uncovered if w.is_drawn for p in w.slots):
        yield "Ces heures sont la moyenne des semaines A et B."
    for monday in absence.during.part_weeks():
        begun = f"La semaine du {format_date(monday)} n'est touchée qu'en partie"
        if not absence.is_drawn:
            yield f"{begun} : moins d'heures y sont à couvrir."
        elif (held := absence.minutes_in(monday)) != absence.minutes:
            yield f"{begun} : {format_exact(held)} à couvrir cette semaine-là."


def _other_missions(aesh: Aesh) -> Iterator[Part]:
    """Say the hours of the service that no allocation holds: they wait too."""
    missions = (
        ("ULIS", aesh.heures_ulis),
        ("référent", aesh.heures_referent),
        ("synthèse", aesh.heures_synthese),
    )
    said = [f"{mission} {format_exact(minutes)}" for mission, minutes in missions if minutes]
    if said:
        yield Sentence(french(f"Attendent aussi, hors affectations : {', '.join(said)}."))


def _choices(d: Dossier, absence: Absence, uncovered: Uncovered, *, named: bool) -> Iterator[Part]:
    found = substitutes(d, absence, uncovered)
    yield Heading(french(f"{', '.join(uncovered.eleves)} : {format_exact(uncovered.minutes)}"))
    if uncovered.slots:
        which = "Heures" if uncovered.is_drawn else "Heures saisies dans l'emploi du temps"
        yield Sentence(french(f"{which} : {_when(uncovered.slots)}."))
    if not found:
        yield Sentence(
            french(
                "Aucun AESH n'a d'heures libres : demandez un remplacement à la "
                f"{d.bareme.autorite}."
            )
        )
        return
    rows = tuple(_choice(d, absence, uncovered, s, named=named) for s in found[:_SHOWN])
    yield PaperTable(_CHOICES, rows)
    if len(found) > _SHOWN:
        others = found[_SHOWN:]
        free = format_exact(sum(s.free for s in others))
        yield Sentence(
            french(f"Ou encore {_other_aesh(len(others))} {free} libres en tout."),
            is_quiet=True,
        )


def _other_aesh(count: int) -> str:
    return "1 autre AESH, qui a" if count == 1 else f"{count} autres AESH, qui ont"


def _choice(
    d: Dossier, absence: Absence, uncovered: Uncovered, s: Substitute, *, named: bool
) -> Sequence[Value]:
    at_hours = NOT_APPLICABLE
    if s.at_hours is not None:
        asked = uncovered.during.weekly(uncovered.slots)
        at_hours = f"{format_exact(s.at_hours)} sur {format_exact(asked)}"
    changes = list(_changes(d, absence, s))
    if not changes:
        changes.append(f"rien d'autre, il en resterait {format_exact(s.free - uncovered.minutes)}")
    return (
        named_aesh(s.aesh) if named else s.aesh.aesh or "",
        _where(d, s),
        duration(s.free),
        french(at_hours),
        french(" ; ".join(changes)),
    )


def _where(d: Dossier, s: Substitute) -> str:
    pole = f", pôle {s.pole}" if s.pole else ""
    match s.nearness:
        case Nearness.SAME_SCHOOL:
            return french(f"même établissement{pole}")
        case Nearness.KNOWN_ROAD:
            return french(f"à {s.road} min{pole}")
        case Nearness.SAME_POLE:
            return french("même pôle")
        case Nearness.OTHER_POLE:
            return french(f"pôle {s.pole}" if s.pole in d.pole_by_code else "pôle inconnu")


def _changes(d: Dossier, absence: Absence, s: Substitute) -> Iterator[str]:
    fin = s.aesh.fin
    if fin is not None and (absence.au is None or fin < absence.au):
        yield f"contrat jusqu'au {format_date(fin)} seulement"
    if s.over:
        yield f"dépasse son contrat de {format_exact(s.over)}"
    for eleve, around in s.crowded:
        yield f"{around} AESH autour de {eleve} (repère {d.bareme.aesh_par_eleve_max})"
    if s.nearness is Nearness.KNOWN_ROAD:
        yield f"trajet de {s.road} min à compter, si le même jour"
    if s.nearness in (Nearness.SAME_POLE, Nearness.OTHER_POLE):
        yield "trajet inconnu"
    if s.pole:
        yield f"pris à la dotation de {s.pole}, avec l'accord du service gestionnaire"
    if s.over_quota:
        yield f"cette dotation dépassée de {format_exact(s.over_quota)}"


def _school(d: Dossier, uai: str) -> str:
    etablissement = d.etablissement_by_uai.get(uai)
    if etablissement is None:
        return uai or "établissement inconnu"
    return etablissement.nom or uai


def _when(slots: Sequence[Placed]) -> str:
    ordered = sorted(slots, key=lambda p: (DAYS[p.jour], p.debut))
    hours = (
        f"{p.jour} {format_duration(p.debut)}-{format_duration(p.fin)}"
        + (f" (semaine {p.row.semaine})" if p.row.semaine else "")
        for p in ordered
    )
    return ", ".join(dict.fromkeys(hours))
