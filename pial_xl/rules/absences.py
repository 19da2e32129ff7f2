"""R: absent AESH, the pupils who wait, and who could help them."""

from pial_xl.bareme.sources import L351_3, SCARCE_HOURS
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.absence import in_serving_order, is_urgent
from pial_xl.dossier.charge import groupes_by_school, parts_of
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.free import free_in_pole
from pial_xl.dossier.replacing import road_to, works_in
from pial_xl.rules.registry import Outcome, Reserve, rule
from pial_xl.tables import Aesh, Affectation, Eleve, Etablissement, Notification, Pole
from pial_xl.units.dates import format_date
from pial_xl.units.durations import format_duration, round_minutes
from pial_xl.units.mesure import at_most, count, day_count, passing
from pial_xl.units.text import plural

_SHOWN_AESH = 3
_SHOWN_ELEVES = 8


@rule(
    "R-01",
    Niveau.ALERTE,
    "AESH absent, élèves à couvrir",
    source=f"{L351_3} : l'accompagnement est dû pendant l'absence",
    nature="P",
    reads=(Aesh, Affectation, Eleve, Notification, Etablissement, Pole),
    advice="Répartissez ces heures, ou demandez un remplacement à la DSDEN.",
)
def eleves_to_cover(d: Dossier) -> Outcome:
    """Un AESH est absent à la date du contrôle, et des heures lui sont affectées.

    Alerte pour l'aide individuelle et la priorité 1, information sinon. Les élèves sont rangés :
    aide individuelle, priorité, heures. Des élèves aidés ensemble ne comptent qu'une fois.
    """
    for aesh in d.contrats:
        if not aesh.is_absent(d.reference) or aesh.absent_du is None:
            continue
        rows = [
            a
            for a in d.active_affectations_by_aesh.get(aesh.aesh or "", ())
            if a.has_hours and d.is_present(a.eleve)
        ]
        if not rows:
            continue
        if aesh.is_unreadable("absent_au"):
            yield Reserve(aesh.aesh or "", "la fin de son absence est illisible (S-04)")
            continue
        rows = in_serving_order(d, rows)
        total = round_minutes(sum(parts_of(groupes_by_school(rows, d.uai_of)).values()))
        eleves = len({a.eleve for a in rows})
        until = f" jusqu'au {format_date(aesh.absent_au)}" if aesh.absent_au else ""
        yield Constat(
            d.aesh.cell(aesh, "absent_du"),
            aesh.aesh or "",
            f"{aesh.aesh} absent depuis le {format_date(aesh.absent_du)}{until} : "
            f"{plural(eleves, 'élève')} ({format_duration(total)}) à couvrir : {_names(rows)}.",
            mesure=count(eleves, "élève"),
            attendu=count(0, "élève"),
            advice=_who_could_help(d, aesh, rows),
            niveau=Niveau.ALERTE if any(is_urgent(d, a) for a in rows) else Niveau.INFO,
        )


def _names(rows: list[Affectation]) -> str:
    shown = [f"{a.eleve} ({a.aide or '?'}, {format_duration(a.heures or 0)})" for a in rows]
    rest = len(shown) - _SHOWN_ELEVES
    return ", ".join(shown[:_SHOWN_ELEVES]) + (f" et {rest} de plus" if rest > 0 else "")


def _who_could_help(d: Dossier, absent: Aesh, rows: list[Affectation]) -> str:
    """Say who has hours left: in the same school first, then the nearest; blank without any."""
    uai = {e.uai for a in rows if (e := d.etablissement_of(a.eleve)) and e.uai}
    found = [
        (road_to(d, works_in(d, aesh), uai), minutes, aesh.aesh or "")
        for aesh, minutes in free_in_pole(d, d.pole_of(absent))
        if aesh is not absent
    ]
    if not found:
        return ""
    found.sort(key=lambda one: (one[0] is None, one[0] or 0, -one[1], one[2]))
    shown = (
        f"{code} ({format_duration(minutes)}, {_place(road)})"
        for road, minutes, code in found[:_SHOWN_AESH]
    )
    return f"Heures libres : {', '.join(shown)}. Sinon demandez un remplacement à la DSDEN."


def _place(road: int | None) -> str:
    if road == 0:
        return "même établissement"
    return "ailleurs" if road is None else f"à {road} min"


@rule(
    "R-05",
    Niveau.ALERTE,
    "Absence sans date de fin",
    source=SCARCE_HOURS,
    nature="P",
    reads=(Aesh,),
    advice="Demandez un remplacement, ou notez la date de retour.",
)
def absence_without_end(d: Dossier) -> Outcome:
    """L'absence en cours n'a pas de date de fin et dure plus que le repère réglé (30 jours)."""
    threshold = d.bareme.absence_sans_fin_j
    for a in d.contrats if threshold else ():
        if a.absent_du is None or a.absent_au is not None or a.is_unreadable("absent_au"):
            continue
        days = (d.reference - a.absent_du).days
        if days > threshold:
            yield Constat(
                d.aesh.cell(a, "absent_au"),
                a.aesh or "",
                f"{a.aesh} : absence sans date de fin depuis le {format_date(a.absent_du)} "
                f"({plural(days, 'jour')}), demander un remplacement.",
                mesure=passing(day_count(days)),
                attendu=at_most(day_count(threshold)),
                ecart=day_count(days - threshold),
            )
