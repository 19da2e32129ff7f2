"""The rows of Paramètres: one per field of the barème, with its default."""

from collections.abc import Iterable, Mapping

from pial_xl.bareme import Bareme, ParametreModel, parametres
from pial_xl.bareme.parametre import asked_keys, to_cell_value
from pial_xl.units.text import french


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
    defaults = {cle: value for model in models for cle, value in dict(model()).items()}
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
