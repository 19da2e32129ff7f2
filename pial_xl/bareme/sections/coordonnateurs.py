"""The parameters of coordinators (décret 2015-475)."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pial_xl.bareme.parametre import (
    Nature,
    ParametreInfo,
    PlainText,
    PositiveNumber,
    PositiveNumberOrBlank,
    PositiveNumbers,
)
from pial_xl.bareme.section import BaremeSection
from pial_xl.bareme.sources import (
    DECREE_2015_475,
)


def _imp_decree(libelle: str, unite: str) -> ParametreInfo:
    return ParametreInfo(libelle, Nature.R, DECREE_2015_475, unite=unite, since=date(2015, 9, 1))


class CoordonnateurPay(BaremeSection):
    """How coordinators are paid, and how the files of their letters are called."""

    imp_montant: Annotated[
        PositiveNumber,
        _imp_decree("Montant annuel d'une IMP", "€"),
    ] = Decimal("1250")
    imp_taux: Annotated[
        PositiveNumbers,
        _imp_decree("Taux d'IMP possibles", "IMP"),
    ] = tuple(map(Decimal, ("0.25", "0.5", "1", "2", "3")))
    quotite_imp_min: Annotated[
        PositiveNumber,
        ParametreInfo(
            "Service d'enseignement minimal pour une IMP dans le privé",
            Nature.D,
            "Sundep-Solidaires ; à confirmer par le rectorat",
            unite="%",
        ),
    ] = Decimal("50")
    dotation_imp: Annotated[
        PositiveNumberOrBlank,
        ParametreInfo(
            "IMP disponibles pour l'ensemble des pôles (vide : inconnues)",
            Nature.D,
            "Notification de l'autorité académique ou du réseau",
            unite="IMP",
        ),
    ] = None
    fichier_lettre: Annotated[
        PlainText,
        ParametreInfo(
            "Nom du fichier PDF d'une lettre, avec les champs du modèle",
            Nature.P,
            "Choix du réseau",
        ),
    ] = "Lettre {{nom}} {{prénom}}"
