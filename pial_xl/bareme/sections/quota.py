"""The parameters of what the DSDEN gives."""

from decimal import Decimal
from typing import Annotated

from pial_xl.bareme.limits import PROJECTION_DAYS
from pial_xl.bareme.parametre import (
    DateOrBlank,
    Flag,
    Nature,
    NumberAboveZero,
    ParametreInfo,
    PositiveNumber,
)
from pial_xl.bareme.section import BaremeSection, repere


class QuotaUse(BaremeSection):
    """How what the DSDEN gives is used."""

    fongible: Annotated[
        Flag,
        ParametreInfo(
            "Les quotas par type d'aide sont fongibles", Nature.D, "Consigne de la DSDEN"
        ),
    ] = False
    vacance_seuil_h: Annotated[
        PositiveNumber,
        ParametreInfo(
            "Heures non pourvues à partir desquelles demander un recrutement",
            Nature.D,
            "Repère local",
            unite="heures",
        ),
    ] = Decimal("12")
    poste_h: Annotated[
        NumberAboveZero,
        ParametreInfo(
            "Heures d'un poste courant d'AESH",
            Nature.D,
            "Repère local : contrat courant du premier degré",
            unite="heures",
        ),
    ] = Decimal("24")
    taux_affectation_min: Annotated[
        PositiveNumber,
        repere("Part des heures de contrat à affecter", "%"),
    ] = Decimal("95")
    reserve: Annotated[
        PositiveNumber,
        repere("Part des heures de contrat à garder libres (0 : aucune)", "%"),
    ] = Decimal("0")
    date_projection: Annotated[
        DateOrBlank,
        ParametreInfo(
            f"Date de la projection (vide : {PROJECTION_DAYS} jours après la date de référence)",
            Nature.P,
            "Repère local",
        ),
    ] = None
