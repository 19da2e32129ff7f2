"""From raw tables to the dossier: every table read, the parameters in force."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import TypeVar

from pial_xl.bareme import Bareme, parametres
from pial_xl.bareme.foreign import read_foreign
from pial_xl.bareme.limits import DATE_YEARS_AFTER, DATE_YEARS_BEFORE
from pial_xl.bareme.parametre import asked_keys
from pial_xl.constats import Niveau, read_niveau
from pial_xl.dossier.codes import OtherWritings, recognized
from pial_xl.dossier.dossier import UNKNOWN_SETTING, Dossier
from pial_xl.tables import (
    Aesh,
    Affectation,
    Calendrier,
    Coordonnateur,
    Cours,
    Creneau,
    Dotation,
    Eleve,
    Etablissement,
    Notification,
    Parametre,
    Pole,
    RowModel,
    RowTable,
    Trajet,
    columns,
)
from pial_xl.tables.column import Format
from pial_xl.tables.raw import RawWorkbook
from pial_xl.tables.reading import Problem, read_table
from pial_xl.tables.types import RULE_SETTING
from pial_xl.units.dates import SchoolYear, format_date
from pial_xl.units.durations import format_duration
from pial_xl.units.text import fold

L = TypeVar("L", bound=RowModel)

_OWN_RULE_FOR_REVERSED_DATES: tuple[type[RowModel], ...] = (Notification,)
"""Tables of which a rule tells the reversed dates (N-10): their rows are kept as they are."""


def read_dossier(raw: RawWorkbook, reference: date) -> Dossier:
    """Read every table of a raw workbook and look at it on the reference date."""
    problems: list[Problem] = []

    entered_settings, found = read_table(Parametre, raw.tables.get(Parametre.table))
    problems.extend(found)
    # Of two rows of one key the first stands (S-05 says so), as in the workbook's own formulas.
    standing = entered_settings.first_by("cle")
    values = {cle: p.valeur for cle, p in standing.items() if p.valeur is not None}
    values |= dict.fromkeys(asked_keys(Bareme) & standing.keys() - values.keys(), "")
    bareme, refusal = Bareme.load(values)
    foreign = read_foreign(values)
    if "annee_scolaire" not in values or "annee_scolaire" in refusal:
        bareme = bareme.changed(annee_scolaire=SchoolYear.containing(reference))

    def read(model: type[L]) -> RowTable[L]:
        table, found = read_table(model, raw.tables.get(model.table))
        problems.extend(found)
        return set_aside_dates(table, bareme.annee_scolaire, problems)

    poles, etablissements, aesh, eleves = read(Pole), read(Etablissement), read(Aesh), read(Eleve)
    others = OtherWritings((poles, etablissements, aesh, eleves))

    def with_codes(table: RowTable[L]) -> RowTable[L]:
        return recognized(table, others, problems)

    known = {cle for model in (Bareme, *foreign.values) for cle in parametres(model)}
    settings, refused_settings = _read_settings(values, known)
    return Dossier(
        workbook=raw.nom,
        reference=reference,
        bareme=bareme,
        parametres=entered_settings,
        poles=with_codes(poles),
        etablissements=with_codes(etablissements),
        trajets=with_codes(read(Trajet)),
        dotation=with_codes(read(Dotation)),
        aesh=with_codes(aesh),
        eleves=with_codes(eleves),
        notifications=with_codes(read(Notification)),
        affectations=with_codes(read(Affectation)),
        creneaux=with_codes(read(Creneau)),
        coordonnateurs=with_codes(read(Coordonnateur)),
        cours=with_codes(read(Cours)),
        calendrier=read(Calendrier),
        refusal=refusal | foreign.refusal | refused_settings,
        settings=settings,
        problems=tuple(problems),
        models=raw.models,
        model_parts=raw.model_parts,
        record=raw.record,
        letters=raw.letters,
        foreign=foreign.values,
        mistakes=foreign.mistakes,
        folder=raw.folder,
        is_encrypted=raw.is_encrypted,
    )


def set_aside_dates(table: RowTable[L], year: SchoolYear, problems: list[Problem]) -> RowTable[L]:
    """Set aside the dates that cannot be true (S-04), and the hours (S-02).

    They are too far from the school year, or an end before its beginning (that of a decision is
    left to N-10); an hour that ends a slot is after the one that begins it.
    """
    fields = [
        field
        for field, column in columns(table.model).items()
        if column.format is Format.DATE and field in table.positions
    ]
    too_far = {
        field: {day for day in set(map(attrgetter(field), table.rows)) if _is_far(day, year)}
        for field in fields
    }
    looked_at = {field: days for field, days in too_far.items() if days}
    has_rule = table.model in _OWN_RULE_FOR_REVERSED_DATES
    reversed_ends = {} if has_rule else table.reversed_ends
    if not looked_at and not reversed_ends:
        return table
    rows: list[L] = []
    for row in table.rows:
        faulty = {
            field: _too_far(year)
            for field, days in looked_at.items()
            if getattr(row, field) in days
        }
        for fin in reversed_ends.get(row.number, ()):
            # An end is not judged by a beginning that cannot be true itself.
            if columns(table.model)[fin].ends not in faulty:
                faulty.setdefault(fin, _before_debut(row, fin))
        for field, reason in faulty.items():
            column = columns(table.model)[field]
            code = "S-02" if column.format is Format.TIME else "S-04"
            valeur, cell = _shown(row, field), table.cell(row, field)
            problems.append(Problem(code, cell, table.model.table, column, valeur, reason))
        rows.append(row.without(faulty) if faulty else row)
    return replace(table, rows=tuple(rows))


def _is_far(day: date | None, year: SchoolYear) -> bool:
    years = 0 if day is None else day.year - year.start_year
    return not -DATE_YEARS_BEFORE <= years <= DATE_YEARS_AFTER


def _too_far(year: SchoolYear) -> str:
    return f"elle est trop loin de l'année scolaire {year}"


def _before_debut(row: RowModel, fin: str) -> str:
    """Say which beginning an end comes before."""
    debut = columns(type(row))[fin].ends or ""
    title = columns(type(row))[debut].title
    is_equal = getattr(row, debut) == getattr(row, fin)
    where = "est aussi celle de" if is_equal else "est avant"
    return f"elle {where} « {title} » ({_shown(row, debut)})"


def _shown(row: RowModel, field: str) -> str:
    """Write a date or an hour of a row."""
    value = getattr(row, field)
    return format_duration(value) if isinstance(value, int) else format_date(value)


def _read_settings(
    values: dict[str, str], known: Collection[str]
) -> tuple[dict[str, Niveau | None], dict[str, str]]:
    """Read the rules that the sheet switches off (``non``) or moves to another level.

    Args:
        values: the sheet's values by key.
        known: the keys that are parameters.
    """
    settings: dict[str, Niveau | None] = {}
    refusal: dict[str, str] = {}
    for cle, valeur in values.items():
        prefix, _, code = cle.partition(".")
        if prefix != RULE_SETTING or not code:
            if cle not in known:
                refusal[cle] = UNKNOWN_SETTING
        elif fold(valeur) != "oui":
            try:
                settings[code] = read_niveau(valeur)
            except ValueError:
                refusal[cle] = "attendu : oui, non, BLOQUANT, ALERTE ou INFO"
    return settings, refusal
