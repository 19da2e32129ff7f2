"""The demo's rows as a workbook would hand them over, and the constats they give."""

from datetime import date, timedelta

from pial_xl.bareme.parametre import TEMPLATE_NUMBER
from pial_xl.constats import Constat
from pial_xl.demo.calendar import DATE_DEMO
from pial_xl.demo.dataset import Dataset
from pial_xl.dossier import Dossier, read_dossier
from pial_xl.rules import apply, catalogue
from pial_xl.tables import TABLES, RowModel, columns
from pial_xl.tables.column import Format
from pial_xl.tables.raw import RawTable, RawWorkbook

TITLE_ROW = 4
_PARAMETRES: list[dict[str, object]] = [
    {"cle": "annee_scolaire", "valeur": "2026-2027"},
    {"cle": "version_modele", "valeur": TEMPLATE_NUMBER},
]


def dossier_of(dataset: Dataset, reference: date = DATE_DEMO) -> Dossier:
    """Read rows as if they came from a workbook."""
    rows = {"T_Parametres": _PARAMETRES, **dataset}
    tables = {model.table: _table(model, rows[model.table]) for model in TABLES}
    return read_dossier(RawWorkbook("demo.xlsm", tables), reference)


def constats_of(dataset: Dataset) -> tuple[Constat, ...]:
    """Give the constats of rows on the demo's date."""
    constats, not_judged, _ = apply(dossier_of(dataset), catalogue())
    assert not any(n.error for n in not_judged)
    return constats


def _table(model: type[RowModel], rows: list[dict[str, object]]) -> RawTable:
    fields = columns(model)
    return RawTable(
        sheet=model.sheet,
        title_row=TITLE_ROW,
        titles=tuple((rank, c.title) for rank, c in enumerate(fields.values(), start=1)),
        first_column=1,
        rows=[
            (
                TITLE_ROW + 1 + rank,
                [_cell(column.format, row.get(field)) for field, column in fields.items()],
            )
            for rank, row in enumerate(rows)
        ],
    )


def _cell(format_: Format, valeur: object) -> object:
    if format_ in (Format.DUREE, Format.TIME) and isinstance(valeur, int):
        return timedelta(minutes=valeur)
    return valeur
