"""The parameters of contracts and allocations."""

from decimal import Decimal
from typing import Annotated

from pial_xl.bareme.parametre import (
    DateOrBlank,
    Nature,
    ParametreInfo,
    PositiveInteger,
    PositiveNumber,
)
from pial_xl.bareme.section import BaremeSection, repere


class AffectationLimits(BaremeSection):
    """From when contracts and allocations are worth a warning."""

    tol_min: Annotated[
        PositiveInteger,
        repere("Tolérance sur les comparaisons d'heures", "minutes"),
    ] = 0
    heures_libres_seuil: Annotated[
        PositiveInteger,
        repere("Heures libres à partir desquelles prévenir, par AESH", "minutes"),
    ] = 60
    complet_jusqu_au: Annotated[
        DateOrBlank,
        ParametreInfo(
            "Jour jusqu'auquel toutes les affectations sont saisies (vide : non déclaré)",
            Nature.P,
            "Déclaration du coordonnateur : les heures libres sont alors sûres",
        ),
    ] = None
    alerte_cdd_j: Annotated[PositiveInteger, repere("Prévenir avant la fin d'un CDD", "jours")] = (
        180
    )
    eleve_semaine_h: Annotated[
        PositiveNumber,
        ParametreInfo(
            "Semaine d'un élève, qu'un contrat plus long doit compléter autrement",
            Nature.D,
            "Repère local : la semaine du collège",
            unite="heures",
        ),
    ] = Decimal("26")
    absence_sans_fin_j: Annotated[
        PositiveInteger,
        repere("Prévenir d'une absence sans date de fin, au-delà de", "jours"),
    ] = 30
    accompagnement_min: Annotated[
        PositiveInteger,
        repere("Durée au-dessous de laquelle un accompagnement est émietté", "minutes"),
    ] = 60
    eleves_par_aesh_max: Annotated[
        PositiveInteger,
        repere("Nombre d'élèves d'un AESH au-delà duquel prévenir", "élèves"),
    ] = 6
    sites_max: Annotated[
        PositiveInteger,
        ParametreInfo(
            "Nombre d'établissements d'un AESH au-delà duquel prévenir",
            Nature.D,
            "Repère local ; aucun maximum légal",
            unite="établissements",
        ),
    ] = 2
    ratio_m: Annotated[
        PositiveNumber,
        ParametreInfo(
            "Élèves mutualisés par ETP d'AESH au-delà duquel prévenir (0 : ne rien dire)",
            Nature.D,
            "Repère local ; aucun ratio national",
            unite="élèves",
        ),
    ] = Decimal("4")
