"""What the sections of the barème are made of."""

from pial_xl.bareme.parametre import Nature, ParametreInfo, ParametreModel
from pial_xl.bareme.sources import LOCAL_REPERE


class BaremeSection(ParametreModel):
    """Some parameters of the library, which ``Bareme`` joins to the others."""


def repere(libelle: str, unite: str) -> ParametreInfo:
    """Give what a local threshold means, which no text fixes."""
    return ParametreInfo(libelle, Nature.P, LOCAL_REPERE, unite=unite)
