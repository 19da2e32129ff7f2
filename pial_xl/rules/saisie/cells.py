"""S: cells that cannot be read, or are empty."""

from difflib import get_close_matches

from pial_xl.bareme import Bareme, parametres
from pial_xl.bareme.sources import COHERENCE, L351_3
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import UNKNOWN_SETTING, Dossier
from pial_xl.rules.registry import Outcome, rule
from pial_xl.rules.saisie.references import unknown_rule
from pial_xl.rules.whom import located, row_subject
from pial_xl.tables import (
    Aesh,
    Affectation,
    Coordonnateur,
    Notification,
    RowModel,
    columns,
)
from pial_xl.tables.column import Column, Format
from pial_xl.units.durations import parse_duration


@rule(
    "S-02",
    Niveau.BLOQUANT,
    "Durée illisible",
    source=COHERENCE,
    nature="K",
    advice="Les heures et les minutes se séparent par un h, une virgule ou « : ».",
)
def unreadable_duree(d: Dossier) -> Outcome:
    """Une durée ne s'écrit comme aucune des formes admises, ou elle est négative.

    Ou encore : l'heure de fin d'un créneau n'est pas après celle de son début.
    """
    for p in d.problems_of("S-02"):
        example = _DUREE_EXAMPLES[p.column.format]
        nature = "Heure" if p.column.format is Format.TIME else "Durée"
        fault = "négative" if _is_negative(p.valeur) else "illisible"
        shown = f"{located(d, p.cell)} : « {p.valeur} »"
        yield Constat(
            p.cell,
            row_subject(d, p.cell, p.title),
            f"{nature} impossible en {shown}, {p.reason}."
            if p.reason
            else f"{nature} {fault} en {shown}. Écrivez {example}.",
            mesure=p.valeur,
            attendu=example,
            advice="Corrigez l'heure, ou celle à laquelle elle est comparée." if p.reason else "",
        )


_DUREE_EXAMPLES = {Format.DUREE: "24h15 ou 24,25", Format.TIME: "8h30"}


def _is_negative(valeur: str) -> bool:
    try:
        return parse_duration(valeur) < 0
    except ValueError:
        return False


@rule(
    "S-04",
    Niveau.BLOQUANT,
    "Date invalide",
    source=COHERENCE,
    nature="K",
    advice="Écrivez un jour qui existe, comme 01/09/2026.",
)
def invalid_date(d: Dossier) -> Outcome:
    """Une date est illisible, loin de l'année (20 ans avant, 10 ans après), ou avant son début."""
    for p in d.problems_of("S-04"):
        yield Constat(
            p.cell,
            row_subject(d, p.cell, p.title),
            f"Date invalide en {located(d, p.cell)} : « {p.valeur} »"
            f"{f', {p.reason}' if p.reason else ''}.",
            mesure=p.valeur,
            attendu="une date, par exemple 01/09/2026",
            advice="Corrigez la date, ou celle à laquelle elle est comparée." if p.reason else "",
        )


@rule(
    "S-10",
    Niveau.BLOQUANT,
    "Type d'aide non reconnu",
    source=L351_3,
    nature="K",
    advice="Choisissez I (individuelle), M (mutualisée) ou CO (collective).",
)
def unknown_aide(d: Dossier) -> Outcome:
    """L'aide n'est ni I, ni M, ni CO, après lecture des écritures courantes."""
    for p in d.problems_of("S-10"):
        yield Constat(
            p.cell,
            row_subject(d, p.cell, p.title),
            f"Type d'aide « {p.valeur} » non reconnu en {located(d, p.cell)} : I, M ou CO.",
            mesure=p.valeur,
            attendu="I, M ou CO",
        )
    for model in (Notification, Affectation):
        table = d.table(model)
        for row in table.rows if "aide" in table.positions else ():
            if "aide" not in row.raw:
                cell = table.cell(row, "aide")
                yield Constat(
                    cell,
                    row_subject(d, cell, "Aide"),
                    f"Type d'aide absent en {located(d, cell)} : I, M ou CO.",
                    mesure="vide",
                    attendu="I, M ou CO",
                )


@rule(
    "S-15",
    Niveau.ALERTE,
    "Case obligatoire vide",
    source=COHERENCE,
    nature="K",
    advice="Remplissez la case, ou videz toute la ligne.",
)
def blank_cell(d: Dossier) -> Outcome:
    """Une colonne obligatoire (le pôle aussi, s'il y en a plusieurs) est vide."""
    for table in d.tables:
        for field, column in columns(table.model).items():
            useful = column.required or (field == "pole" and len(d.pole_by_code) > 1)
            if not useful or field not in table.positions:
                continue
            # Blank cells that a rule of their own names: S-10, S-11, A-12, C-01 and L-01.
            is_named = (table.model, field) in _NAMED_BLANKS or table.model is Coordonnateur
            if is_named or unknown_rule(table.model, field) == "S-11":
                continue
            for row in table.rows:
                if getattr(row, field) is None and field not in row.raw:
                    cell = table.cell(row, field)
                    yield Constat(
                        cell,
                        row_subject(d, cell, column.title),
                        f"« {column.title} » est vide en {located(d, cell)}.",
                        mesure="vide",
                        attendu="une valeur",
                    )


_NAMED_BLANKS: frozenset[tuple[type[RowModel], str]] = frozenset(
    {
        (Notification, "aide"),
        (Affectation, "aide"),
        (Affectation, "heures"),
        (Aesh, "heures"),
    }
)


@rule(
    "S-17",
    Niveau.ALERTE,
    "Valeur non reconnue",
    source=COHERENCE,
    nature="K",
    advice="Choisissez une des valeurs de la colonne.",
)
def unrecognized_value(d: Dossier) -> Outcome:
    """Un choix, un nombre, un oui ou non ou un réglage ne peut pas être lu."""
    for p in d.problems_of("S-17"):
        yield Constat(
            p.cell,
            row_subject(d, p.cell, p.title),
            f"« {p.valeur} » en {located(d, p.cell)} n'est pas une valeur de la colonne {p.title}.",
            mesure=p.valeur,
            attendu=_wanted(p.column),
            advice=f"Écrivez {_wanted(p.column)}.",
        )
    for cle, reason in d.refusal.items():
        is_unknown = reason == UNKNOWN_SETTING
        cell = d.parametre_key_cell(cle) if is_unknown else d.parametre_cell(cle)
        yield Constat(
            cell,
            cle,
            f"Le réglage {cle} en {cell.address} n'est pas pris en compte : {reason}.",
            advice=_about_key(cle) if is_unknown else "Corrigez la valeur dans Paramètres.",
        )


def _wanted(column: Column) -> str:
    """Say what a cell of a column takes."""
    if column.choices:
        *first, last = column.choices
        return f"{', '.join(first)} ou {last}" if first else last
    return "un nombre entier" if column.format is Format.INTEGER else "un nombre"


def _about_key(cle: str) -> str:
    near = get_close_matches(cle, parametres(Bareme), 1)
    meant = f" (« {near[0]} » ?)" if near else ""
    return f"Corrigez la clé{meant}, ou supprimez la ligne."
