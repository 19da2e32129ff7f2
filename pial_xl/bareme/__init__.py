"""The numbers of the law and of local practice, with their unit, nature and source."""

from pial_xl.bareme.bareme import Bareme
from pial_xl.bareme.foreign import declare_parametres
from pial_xl.bareme.parametre import (
    DateOrBlank,
    Flag,
    Nature,
    NumberAboveZero,
    ParametreInfo,
    ParametreModel,
    PlainText,
    PositiveInteger,
    PositiveNumber,
    PositiveNumberOrBlank,
    parametres,
)

__all__ = [
    "Bareme",
    "DateOrBlank",
    "Flag",
    "Nature",
    "NumberAboveZero",
    "ParametreInfo",
    "ParametreModel",
    "PlainText",
    "PositiveInteger",
    "PositiveNumber",
    "PositiveNumberOrBlank",
    "declare_parametres",
    "parametres",
]
