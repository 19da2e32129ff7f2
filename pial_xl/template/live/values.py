"""What the live columns and figures show, said by the core: the formulas must say the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.dossier import Dossier, read_dossier
from pial_xl.dossier.bilan import etp_of_contrats
from pial_xl.tables import (
    TABLES,
    Aesh,
    Affectation,
    Correspondance,
    Eleve,
    Notification,
    columns,
)
from pial_xl.tables.raw import RawTable, RawWorkbook
from pial_xl.tables.types import Aide
from pial_xl.template.cells import cell_value
from pial_xl.template.formulas import UNREADABLE
from pial_xl.units.dates import excel_day, is_active

Shown = dict[str, object]
"""What the live columns of a row show, by name; a duration is a number of hours."""

FIRST_TITLE_ROW = 4
_BLANK = ""


@dataclass(frozen=True, slots=True)
class LiveValues:
    """What a workbook shows on one day.

    Attributes:
        rows: by table then row of the sheet, what the shown live columns hold.
        figures: the figures of Accueil by their defined name; durations in minutes.
    """

    rows: Mapping[str, Mapping[int, Shown]]
    figures: Mapping[str, object]


def dossier_of(rows: Mapping[str, Sequence[Mapping[str, object]]], day: date) -> Dossier:
    """Read rows (values by field) as a workbook that holds them would be."""
    tables = {
        model.table: RawTable(
            model.sheet,
            FIRST_TITLE_ROW,
            tuple(enumerate((c.title for c in columns(model).values()), start=1)),
            1,
            [
                (number, [cell_value(row.get(f), c) for f, c in columns(model).items()])
                for number, row in enumerate(rows.get(model.table, ()), start=FIRST_TITLE_ROW + 1)
            ],
        )
        for model in TABLES
        if model is not Correspondance
    }
    return read_dossier(RawWorkbook("", tables), day)


def live_values(d: Dossier) -> LiveValues:
    """Give what the live columns and figures of a workbook show on its reference date."""
    return LiveValues(
        {
            Aesh.table: {row.number: _aesh(d, row) for row in d.aesh.rows},
            Eleve.table: {row.number: _eleve(d, row) for row in d.eleves.rows},
            Notification.table: {r.number: _notification(d, r) for r in d.notifications.rows},
            Affectation.table: {r.number: _affectation(d, r) for r in d.affectations.rows},
        },
        dict(_figures(d)),
    )


def _aesh(d: Dossier, a: Aesh) -> Shown:
    first = d.aesh_by_code.get(a.aesh or "") is a
    school = d.etablissement_by_uai.get(a.uai or "")
    shown: dict[str, object] = {
        "etablissement": (school.nom or _BLANK) if school else _unknown(a.uai),
        "absent": "oui" if a.is_absent(d.reference) else _BLANK,
    }
    if not first:
        return shown
    use = d.allotted_use(a)
    rows = d.active_affectations_by_aesh.get(a.aesh or "", ())
    in_post = is_active(a.debut, a.fin, d.reference)
    return shown | {
        "affectees": _hours(use.charge.exact),
        "restantes": _hours(use.contrat - use.charge.exact)
        if in_post and use.contrat is not None
        else _BLANK,
        "eleves": len({row.eleve for row in rows if row.eleve}),
        "lieux": len({uai for row in rows if (uai := d.uai_of(row.eleve))}),
    }


def _eleve(d: Dossier, e: Eleve) -> Shown:
    code = e.eleve or ""
    school = d.etablissement_by_uai.get(e.uai or "")
    shown: dict[str, object] = {
        "etablissement": (school.nom or _BLANK) if school else _unknown(e.uai)
    }
    return shown | _of_pupil(d, code) if d.eleve_by_code.get(code) is e else shown


def _of_pupil(d: Dossier, code: str) -> Shown:
    received = d.received_without_duplicates.get(code, 0)
    n = d.individuelle(code, d.reference)
    due = (n.heures if n else None) or 0
    return {
        "notifiees": _hours(due) if due else _BLANK,
        "recues": _hours(received),
        "manquantes": _missing(d, code, due, received),
        "qui": ", ".join(_helpers(d, code)),
    }


def _missing(d: Dossier, code: str, due: int, received: int) -> object:
    mutualisee = any(n.aide is Aide.M for n in d.active_notifications(code))
    if not due or mutualisee or not d.is_present(code):
        return _BLANK
    return (
        UNREADABLE
        if d.has_unread_hours(code) and received < due
        else _hours(max(0, due - received))
    )


def _helpers(d: Dossier, code: str) -> Iterator[str]:
    rows = d.active_affectations_by_eleve.get(code, ())
    for aesh in dict.fromkeys(row.aesh for row in rows):
        written = next(row.raw.get("aesh") for row in rows if row.aesh == aesh)
        yield _name(d.aesh_by_code.get(aesh or "")) or str(written or "")


def _name(a: Aesh | None) -> str:
    return " ".join(filter(None, (a.nom, a.prenom))) if a else ""


def _notification(d: Dossier, n: Notification) -> Shown:
    e = d.eleve_by_code.get(n.eleve or "")
    if e is None or n.eleve is None:
        return {}
    shown = {"etablissement": _eleve(d, e)["etablissement"]}
    if n not in d.active_notifications(n.eleve):
        return shown
    pupil = _of_pupil(d, n.eleve)
    shown |= {"recues": pupil["recues"], "qui": pupil["qui"]}
    return shown | ({"manquantes": pupil["manquantes"]} if n.aide is Aide.I else {})


def _affectation(d: Dossier, a: Affectation) -> Shown:
    aesh = d.aesh_by_code.get(a.aesh or "")
    e = d.eleve_by_code.get(a.eleve or "")
    shown: dict[str, object] = {"nom_aesh": _unknown(a.aesh), "restantes": _unknown(a.aesh)}
    if aesh is not None:
        shown = {"nom_aesh": _name(aesh), "restantes": _aesh(d, aesh)["restantes"]}
    if e is None:
        unknown = _unknown(a.eleve)
        names = ("etablissement", "classe", "aides", "notifiees", "manquantes")
        return shown | dict.fromkeys(names, unknown)
    pupil = _eleve(d, e)
    held = {n.aide for n in d.active_notifications(e.eleve or "")}
    return shown | {
        "etablissement": pupil["etablissement"],
        "classe": e.classe or _BLANK,
        "aides": " + ".join(aide for aide in Aide if aide in held),
        "notifiees": pupil["notifiees"],
        "manquantes": pupil["manquantes"],
    }


def _figures(d: Dossier) -> Iterator[tuple[str, object]]:
    uses = [d.allotted_use(a) for a in d.contrats]
    dotation = [b.dotation.exact for b in d.bilans.values() if b.dotation is not None]
    yield "chiffre_dotation", float(sum(dotation, Fraction(0)))
    yield "chiffre_contrats", sum(u.contrat or 0 for u in uses)
    etp = etp_of_contrats(d.contrats, ConventionEtp.EXACT)
    yield "chiffre_contrats_etp", float(etp)
    yield "chiffre_aesh", len(uses)
    yield "chiffre_affectees", float(sum((u.charge.exact for u in uses), Fraction(0)))
    yield "chiffre_libres", float(sum((u.free for u in uses), Fraction(0)))
    complete = d.bareme.complet_jusqu_au
    yield "chiffre_complet", excel_day(complete) if complete and complete >= d.reference else 0
    yield "chiffre_depassements", sum(u.excess > d.bareme.tol_min for u in uses)
    yield "chiffre_sans_aesh", sum(_is_without(d, code) for code in d.present_eleves)
    given = [a for a in d.active_affectations if a.has_hours]
    yield "chiffre_sans_eleve", sum(not a.eleve for a in given)
    yield "chiffre_sans_code", sum(not (a.aesh and a.eleve) for a in given)
    missing = (_of_pupil(d, code)["manquantes"] for code in d.eleve_by_code)
    yield "chiffre_manquantes", round(60 * sum(m for m in missing if isinstance(m, int | float)))
    yield "chiffre_dotation_ecartee", sum(len(b.quota.unusable) for b in d.bilans.values())


def _is_without(d: Dossier, code: str) -> bool:
    """Tell whether N-01 would name a pupil."""
    notified = {n.aide for n in d.active_notifications(code)}
    rows = d.active_affectations_by_eleve.get(code, ())
    helped = any(a.aide not in notified and a.aide is not None and a.has_hours for a in rows)
    is_told = d.received.get(code) or helped or d.has_unread_hours(code)
    return bool({Aide.I, Aide.M} & notified) and not is_told


def _hours(minutes: Fraction | int) -> float:
    return float(Fraction(minutes) / 60)


def _unknown(code: str | None) -> str:
    return UNREADABLE if code else _BLANK
