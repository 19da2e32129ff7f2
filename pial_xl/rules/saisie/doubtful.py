"""S: cells that may not hold what was meant: by their look, their kind, their formula."""

from fractions import Fraction

from pial_xl.bareme.sources import COHERENCE
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import Outcome, rule
from pial_xl.rules.whom import located, row_subject
from pial_xl.tables import (
    Parametre,
    RowModel,
    RowTable,
    columns,
)
from pial_xl.tables.address import Cell, a1
from pial_xl.tables.column import Format
from pial_xl.tables.raw import FORMULA_WITHOUT_RESULT
from pial_xl.units.durations import ambiguous_decimal
from pial_xl.units.mesure import count, number
from pial_xl.units.text import clean, fold, plural


@rule(
    "S-03",
    Niveau.ALERTE,
    "Durée décimale ambiguë",
    source=COHERENCE,
    nature="K",
    advice="Écrivez la durée avec un h, par exemple 24h15, pour lever le doute.",
)
def ambiguous_duree(d: Dossier) -> Outcome:
    """Une durée tapée en nombre finit par ,15, ,30 ou ,45 : on a pu vouloir dire des minutes."""
    for table in d.tables:
        for field in _fields(table, Format.DUREE):
            for row in table.rows:
                doubt = ambiguous_decimal(row.raw.get(field))
                if doubt is None:
                    continue
                cell = table.cell(row, field)
                hours, cents = doubt
                shown = f"{hours},{cents}".rstrip("0")
                yield Constat(
                    cell,
                    row_subject(d, cell, columns(table.model)[field].title),
                    f"{shown} en {located(d, cell)} : voulez-vous dire {hours}h{cents:02d} "
                    f"ou {shown} heures décimales ?",
                    mesure=number(Fraction(hours * 100 + cents, 100)),
                    attendu=f"{hours}h{cents:02d} ou {shown} h",
                )


@rule(
    "S-13",
    Niveau.ALERTE,
    "Cellule en erreur, masquée, fusionnée, ou nombre enregistré comme du texte",
    source=COHERENCE,
    nature="K",
    advice="Corrigez la formule, ou tapez la valeur.",
)
def cell_in_error(d: Dossier) -> Outcome:
    """Une case affiche une erreur du tableur (#DIV/0!) ou tient un nombre entier comme du texte.

    Aussi : des lignes masquées portent des données, ou des cases du tableau sont fusionnées. Une
    feuille de saisie masquée, ou renommée, est lue : une information le dit.
    """
    yield from _numbers_as_text(d)
    yield from _out_of_sight(d)
    yield from _hidden_and_merged(d)
    for p in d.problems_of("S-13"):
        never = p.valeur == FORMULA_WITHOUT_RESULT
        yield Constat(
            p.cell,
            row_subject(d, p.cell, p.title),
            f"Formule jamais calculée en {located(d, p.cell)}."
            if never
            else f"Cellule en erreur : {located(d, p.cell)}.",
            mesure="vide" if never else p.valeur,
            attendu="une valeur",
            advice="Ouvrez le classeur dans Excel ou LibreOffice et enregistrez-le."
            if never
            else "",
        )


def _numbers_as_text(d: Dossier) -> Outcome:
    """Find the whole numbers stored as text in columns of numbers: sums leave them out."""
    for table in d.tables:
        for field in _fields(table, *_NUMBERS):
            for row in table.rows:
                value = row.raw.get(field)
                if isinstance(value, str) and clean(value).isdecimal():
                    cell = table.cell(row, field)
                    yield Constat(
                        cell,
                        row_subject(d, cell, columns(table.model)[field].title),
                        f"Nombre enregistré comme du texte en {located(d, cell)}.",
                        mesure=f"texte « {clean(value)} »",
                        attendu="un nombre",
                        advice="Retapez le nombre, ou convertissez la case en nombre.",
                    )


_NUMBERS = (Format.NUMBER, Format.INTEGER, Format.PERCENTAGE, Format.MONTANT)


def _out_of_sight(d: Dossier) -> Outcome:
    """Say that a sheet which a person hid, or gave another name, counts as the others do."""
    for table in d.tables:
        sheet, rows = table.model.sheet, len(table.rows)
        verb = "qui compte" if rows == 1 else "qui comptent"
        read = f"elle a {plural(rows, 'ligne')} {verb}"
        if rows and table.layout.is_hidden:
            yield Constat(
                Cell(table.sheet, "A1"),
                sheet,
                f"La feuille {table.sheet} est masquée : {read}.",
                mesure="masquée",
                attendu="affichée",
                advice="Affichez la feuille pour les voir ; effacez les lignes qui sont de trop. "
                "Si Excel ne propose pas de l'afficher, pial-xl reprendre la montre.",
                niveau=Niveau.INFO,
                key=(sheet, "masquée"),
            )
        if rows and fold(table.sheet) != fold(sheet):
            yield Constat(
                Cell(table.sheet, "A1"),
                sheet,
                f"La feuille « {table.sheet} » est lue comme {sheet} : {read}.",
                mesure=table.sheet,
                attendu=sheet,
                advice=f"Rendez-lui le nom {sheet} ; effacez les lignes qui sont de trop.",
                niveau=Niveau.INFO,
                key=(sheet, "renommée"),
            )


def _hidden_and_merged(d: Dossier) -> Outcome:
    """Find what hides rows that count, or spreads one value over several cells."""
    for table in d.tables:
        hidden = sorted(table.layout.hidden_rows)
        if hidden:
            first = min(table.positions.values(), default=1)
            cell = Cell(table.sheet, a1(first, hidden[0]))
            shown = ", ".join(map(str, hidden[:_SHOWN_ROWS]))
            more = "…" if len(hidden) > _SHOWN_ROWS else ""
            yield Constat(
                cell,
                table.sheet,
                f"{plural(len(hidden), 'ligne masquée', 'lignes masquées')} qui "
                f"{'compte' if len(hidden) == 1 else 'comptent'} (ligne {shown}{more}).",
                mesure=count(len(hidden), "ligne"),
                attendu=count(0, "ligne"),
                advice="Affichez les lignes, ou retirez le filtre ; supprimez-les si elles sont de "
                "trop.",
            )
        for top, left, bottom, right in table.layout.merges:
            area = f"{a1(left, top)}:{a1(right, bottom)}"
            yield Constat(
                Cell(table.sheet, a1(left, top)),
                table.sheet,
                f"Cellules fusionnées en {area} : seule la première est lue.",
                mesure=area,
                attendu="des cellules séparées",
                advice="Défusionnez les cellules et remplissez chacune.",
            )


_SHOWN_ROWS = 10


@rule(
    "S-19",
    Niveau.ALERTE,
    "Date ou nombre dans une colonne de texte",
    source=COHERENCE,
    nature="K",
    advice="Retapez le texte, dans une case au format Texte : le tableur l'a changé en le lisant.",
)
def no_text(d: Dossier) -> Outcome:
    """Une case d'une colonne de texte tient une date, une heure ou un nombre."""
    for table in d.tables:
        for field in _fields(table, Format.TEXT) if table.model is not Parametre else ():
            column = columns(table.model)[field]
            for row, shown in table.filled(field) if not column.choices else ():
                value = row.raw.get(field)
                if isinstance(value, str | bool | None):
                    continue
                cell = table.cell(row, field)
                yield Constat(
                    cell,
                    row_subject(d, cell, column.title),
                    f"« {column.title} » en {located(d, cell)} tient {_kind(value)} : « {shown} ».",
                    mesure=shown,
                    attendu="un texte",
                )


def _kind(value: object) -> str:
    return "un nombre" if isinstance(value, int | float) else "une date ou une heure"


def _fields(table: RowTable[RowModel], *formats: Format) -> list[str]:
    """Give the fields of a table, present in the sheet, that hold one of these formats."""
    return [
        field
        for field, column in columns(table.model).items()
        if column.format in formats and field in table.positions
    ]
