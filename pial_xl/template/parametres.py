"""The rows of Paramètres: one per field of the barème, with its default."""

from collections.abc import Iterable, Mapping, Sequence

from pial_xl.bareme import Bareme, ParametreModel, parametres
from pial_xl.bareme.parametre import asked_keys, to_cell_value
from pial_xl.template.carried import CarriedCell, CarriedTable
from pial_xl.units.text import french

_TEMPLATE_KEY = "version_modele"
_OURS = frozenset({"cle", "parametre", "unite", "nature", "source"})


def parametre_rows(
    values: Mapping[str, object], foreign: Iterable[type[ParametreModel]] = ()
) -> list[dict[str, object]]:
    """Give the rows of the sheet: the barème's in its order, then those of other packages.

    Args:
        values: values by key that replace the defaults; an unknown key raises KeyError. Without
            one, what is asked of the person is left blank.
        foreign: the sets of parameters of other packages.
    """
    models: tuple[type[ParametreModel], ...] = (Bareme, *foreign)
    known = {cle: info for model in models for cle, info in parametres(model).items()}
    unknown = values.keys() - known.keys()
    if unknown:
        raise KeyError(f"paramètres inconnus : {sorted(unknown)}")
    defaults = {cle: value for model in models for cle, value in model().in_force().items()}
    defaults |= {cle: "" for model in models for cle in asked_keys(model)}
    return [
        {
            "cle": cle,
            "parametre": french(parametre.libelle),
            "valeur": to_cell_value(values.get(cle, defaults[cle])),
            "unite": parametre.unite or None,
            "nature": parametre.nature.sheet_word,
            "source": french(parametre.source),
        }
        for cle, parametre in known.items()
    ]


def with_carried(
    rows: Sequence[dict[str, object]], carried: CarriedTable | None
) -> list[dict[str, object]]:
    """Give the rows of the sheet with the values of another workbook, and the rows it adds.

    Of a key written twice the first stands, as for the reader. The number of the template is that
    of the new workbook.
    """
    if carried is None:
        return list(rows)
    known = {str(row["cle"]): dict(row) for row in rows}
    added: list[dict[str, object]] = []
    seen = {_TEMPLATE_KEY}
    for row in carried.rows:
        cle = _text(row.get("cle"))
        if not cle or cle in seen:
            continue
        seen.add(cle)
        if cle in known:
            kept: dict[str, object] = {f: cell for f, cell in row.items() if f not in _OURS}
            known[cle] |= {"valeur": None, **kept}
        else:
            added.append(dict(row))
    return [*known.values(), *added]


def _text(cell: CarriedCell | None) -> str:
    return "" if cell is None or cell.value is None else str(cell.value).strip()
