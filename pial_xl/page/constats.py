"""A control as the page shows it: counts, lines, what they may be filtered by."""

from collections import Counter
from collections.abc import Iterable, Sequence

from pial_xl.constats import Niveau
from pial_xl.dossier import Dossier
from pial_xl.page.answer import Json
from pial_xl.page.desk import Checked
from pial_xl.page.figures import summary_json
from pial_xl.report.blocks import not_judged
from pial_xl.report.blocks.controles import (
    NO_CONSTAT,
    count_of,
    not_judged_count,
)
from pial_xl.report.blocks.remarks import remarks
from pial_xl.report.blocks.texts import facts
from pial_xl.report.text import displayable
from pial_xl.report.tracking import Status, TrackedConstat
from pial_xl.report.who import named_aesh, pole_of, who
from pial_xl.rules.registry import FAMILLES
from pial_xl.units.text import french, plural

_FILTERS = (
    ("niveau", "Niveau"),
    ("pole", "Pôle"),
    ("etablissement", "Établissement"),
    ("famille", "Famille"),
)
"""What constats are filtered by: key of a line, and how it is called."""


def check_json(checked: Checked) -> Json:
    """Give all that the page shows of a control."""
    report, dossier = checked.result.report, checked.result.dossier
    rows = [_line(tracked) for tracked in checked.tracking.rows]
    present = [row for row in rows if Status(row["statut"]).is_found]
    counts = [count_of(report, niveau) for niveau in Niveau]
    return {
        "classeur": displayable(report.workbook),
        "date": report.date_reference.isoformat(),
        "faits": facts(report),
        "niveaux": [
            {"niveau": niveau, "nombre": report.bilan[niveau], "texte": french(text)}
            for niveau, text in zip(Niveau, counts, strict=True)
        ],
        "bilan": french(", ".join((*counts, not_judged_count(report)))),
        "changements": _changes(checked),
        "constats": present,
        "non_juges": [row for row in rows if row["statut"] == Status.UNJUDGED],
        "resolus": [row for row in rows if row["statut"] == Status.SOLVED],
        "aucun": NO_CONSTAT,
        "remarques": remarks(checked.tracking),
        "aesh": [{"code": a.aesh, "texte": displayable(named_aesh(a))} for a in dossier.contrats],
        "filtres": [_filter(key, title, present, dossier) for key, title in _FILTERS],
        "non_evalues": {
            "titre": not_judged.LAYOUT.heading,
            "nombre": not_judged_count(report),
            "avis": not_judged.LAYOUT.lines[0].text,
            "colonnes": [column.title for column in not_judged.COLUMNS],
            "lignes": not_judged.not_judged_rows(report),
        },
        "synthese": summary_json(checked.result.synthese),
    }


def _line(tracked: TrackedConstat) -> dict[str, str]:
    """Give the texts of a line, and the keys that it is filtered by."""
    constat = tracked.constat
    texts = {key: displayable(text, keep="\n") for key, text in constat.as_json().items()}
    return texts | {
        "titre": constat.title,
        "statut": tracked.status,
        "nombre": str(len(tracked.members)),
        "suivi": displayable(tracked.suivi.suivi),
        "note": displayable(tracked.suivi.note, keep="\n"),
        "qui": displayable(who(constat)),
        "pole": pole_of(constat),
        "etablissement": constat.place.uai if constat.place else "",
        "famille": FAMILLES.get(constat.code[:1], ""),
    }


def _changes(checked: Checked) -> str:
    """Say what is new and solved since the control before; empty for a first one."""
    if not checked.is_again:
        return ""
    counted = (Status.NEW, Status.SOLVED, Status.UNJUDGED)
    new, solved, unjudged = map(checked.tracking.count, counted)
    if not new and not solved and not unjudged:
        return french("Depuis le contrôle précédent : rien n'a changé.")
    said = f"{plural(new, 'constat nouveau', 'constats nouveaux')}, {plural(solved, 'résolu')}"
    if unjudged:
        said += f", {plural(unjudged, 'non évalué cette fois', 'non évalués cette fois')}"
    return french(f"Depuis le contrôle précédent : {said}.")


def _filter(key: str, title: str, rows: Sequence[dict[str, str]], dossier: Dossier) -> Json:
    """Give the values by which lines may be filtered, those that some line has."""
    counts = Counter(row[key] for row in rows if row[key])
    return {
        "cle": key,
        "titre": title,
        "valeurs": [
            {"valeur": value, "texte": _said(key, value, dossier), "nombre": counts[value]}
            for value in _in_order(key, counts)
        ],
    }


def _in_order(key: str, values: Iterable[str]) -> list[str]:
    """Levels stand from the gravest, families in the catalogue's order, others by code."""
    known = {"niveau": [str(niveau) for niveau in Niveau], "famille": list(FAMILLES.values())}
    found = set(values)
    return [v for v in known[key] if v in found] if key in known else sorted(found)


def _said(key: str, value: str, dossier: Dossier) -> str:
    name: str | None = None
    if key == "pole" and (pole := dossier.pole_by_code.get(value)):
        name = pole.libelle
    if key == "etablissement" and (school := dossier.etablissement_by_uai.get(value)):
        name = school.nom
    if key == "famille":
        return value[:1].upper() + value[1:]
    return displayable(f"{value} – {name}" if name else value)
