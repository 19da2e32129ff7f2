"""The parameters of the département: keys of the Paramètres sheet."""

from typing import Annotated

from pial_xl.bareme import (
    Nature,
    ParametreInfo,
    ParametreModel,
    PositiveInteger,
    declare_parametres,
)

SOURCE = "Consigne du département 99 (imaginaire)"


@declare_parametres
class Parametres99(ParametreModel):
    """Each field is a key, with its kind, its meaning and its default."""

    eleves_par_groupe_max: Annotated[
        PositiveInteger,
        ParametreInfo(
            "Élèves aidés ensemble, au plus, avant de prévenir",
            Nature.D,
            SOURCE,
            unite="élèves",
        ),
    ] = 3
