"""What the sections of the barème are made of."""

from pydantic import ConfigDict

from pial_xl.bareme.parametre import Nature, ParametreInfo, ParametreModel
from pial_xl.bareme.sources import LOCAL_REPERE


class BaremeSection(ParametreModel):
    """Some parameters of the library, which ``Bareme`` joins to the others.

    Nothing reads a section alone: pydantic is not to prepare it, which each start would pay.
    """

    model_config = ConfigDict(defer_build=True)


def repere(libelle: str, unite: str) -> ParametreInfo:
    """Give what a local threshold means, which no text fixes."""
    return ParametreInfo(libelle, Nature.P, LOCAL_REPERE, unite=unite)
