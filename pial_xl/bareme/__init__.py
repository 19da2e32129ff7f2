"""The numbers of the law and of local practice, with their unit, nature and source."""

from pial_xl.bareme.bareme import Bareme
from pial_xl.bareme.parametre import Nature, ParametreInfo, ParametreModel, parametres

__all__ = ["Bareme", "Nature", "ParametreInfo", "ParametreModel", "parametres"]
