"""The parameters of pupils and their notifications."""

from decimal import Decimal
from typing import Annotated

from pial_xl.bareme.parametre import (
    Nature,
    ParametreInfo,
    PositiveInteger,
    PositiveNumber,
    PositiveNumberOrBlank,
)
from pial_xl.bareme.section import BaremeSection


class EleveHelp(BaremeSection):
    """What pupils are due, and when to warn of what ends."""

    ecole_h: Annotated[
        PositiveNumber,
        ParametreInfo(
            "Heures de classe par semaine à l'école",
            Nature.D,
            "Code de l'éducation D521-10",
            unite="heures",
        ),
    ] = Decimal("24")
    college_h: Annotated[
        PositiveNumber,
        ParametreInfo(
            "Heures de classe par semaine au collège",
            Nature.D,
            "Arrêté du 19 mai 2015",
            unite="heures",
        ),
    ] = Decimal("26")
    lycee_h: Annotated[
        PositiveNumberOrBlank,
        ParametreInfo(
            "Heures de classe par semaine au lycée (vide : non contrôlé)",
            Nature.D,
            "Variable selon les voies",
            unite="heures",
        ),
    ] = None
    alerte_notif_j: Annotated[
        PositiveInteger,
        ParametreInfo(
            "Prévenir avant la fin d'une notification",
            Nature.P,
            "Délai d'instruction de la MDPH : 4 mois",
            unite="jours",
        ),
    ] = 180
    alerte_notif_urgent_j: Annotated[
        PositiveInteger,
        ParametreInfo(
            "Alerter avant la fin d'une notification",
            Nature.P,
            "Délai d'instruction de la MDPH : 4 mois",
            unite="jours",
        ),
    ] = 60
    aesh_par_eleve_max: Annotated[
        PositiveInteger,
        ParametreInfo(
            "Nombre d'AESH au-delà duquel prévenir, pour un élève",
            Nature.P,
            "Repère local ; D351-16-1 « même personne »",
            unite="AESH",
        ),
    ] = 2
    min_m_h: Annotated[
        PositiveNumberOrBlank,
        ParametreInfo(
            "Heures par semaine visées pour un élève en aide mutualisée (vide : aucun objectif)",
            Nature.D,
            "Objectif local ; la notification ne fixe pas d'heures",
            unite="heures",
        ),
    ] = None
    purge_mois: Annotated[
        PositiveInteger,
        ParametreInfo(
            "Mois après lesquels retirer un élève sorti (0 : sans rappel)",
            Nature.P,
            "Durée de conservation des données : à fixer avec le délégué à la protection",
            unite="mois",
        ),
    ] = 12
    k_anonymat: Annotated[
        PositiveInteger,
        ParametreInfo(
            "Nombre d'élèves au-dessous duquel un document agrégé ne donne pas un effectif",
            Nature.P,
            "Usage statistique : un petit effectif désigne des élèves (RGPD, considérant 26)",
            unite="élèves",
        ),
    ] = 5
    repere_individuel: Annotated[
        PositiveNumberOrBlank,
        ParametreInfo(
            "Repère de la part d'aides individuelles",
            Nature.D,
            "Cadre CNSA : 20 % d'individuel ; aucune norme nationale",
            unite="%",
        ),
    ] = Decimal("20")
