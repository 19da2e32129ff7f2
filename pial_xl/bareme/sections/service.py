"""The parameters of working time (circulaire 2019-090, § 3.4; décret 2000-815)."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pial_xl.bareme.parametre import (
    Convention,
    ConventionEtp,
    Nature,
    ParametreInfo,
    PositiveInteger,
    PositiveNumber,
)
from pial_xl.bareme.quotite import ANNUAL_MINUTES, DEFAULT_SEMAINES
from pial_xl.bareme.section import BaremeSection
from pial_xl.bareme.sources import (
    CIRCULAIRE_2019_090,
    DECREE_2000_815,
)


def _circulaire(libelle: str, unite: str) -> ParametreInfo:
    return ParametreInfo(
        libelle, Nature.R, CIRCULAIRE_2019_090, unite=unite, since=date(2019, 6, 6)
    )


def _guarantee(libelle: str) -> ParametreInfo:
    return ParametreInfo(
        libelle, Nature.R, DECREE_2000_815, unite="minutes", since=date(2000, 8, 27)
    )


class ServiceTime(BaremeSection):
    """The working time of an AESH, in minutes or weeks; fixed by the law but for the last ones."""

    annuel_min: Annotated[
        PositiveInteger,
        _circulaire("Temps de travail annuel d'un temps plein", "minutes"),
    ] = ANNUAL_MINUTES
    semaines_defaut: Annotated[
        PositiveInteger,
        _circulaire("Semaines d'un contrat, à défaut d'indication", "semaines"),
    ] = DEFAULT_SEMAINES
    semaines_min: Annotated[
        PositiveInteger,
        _circulaire("Nombre minimal de semaines d'un contrat", "semaines"),
    ] = 41
    semaines_max: Annotated[
        PositiveInteger,
        _circulaire("Nombre maximal de semaines d'un contrat", "semaines"),
    ] = 45
    semaines_classe: Annotated[
        PositiveInteger,
        _circulaire("Semaines de classe dans l'année", "semaines"),
    ] = 36
    semaine_max: Annotated[
        PositiveInteger,
        _guarantee("Durée maximale du travail dans une semaine"),
    ] = 48 * 60
    jour_max: Annotated[
        PositiveInteger,
        _guarantee("Durée maximale du travail dans une journée"),
    ] = 10 * 60
    amplitude_max: Annotated[
        PositiveInteger,
        _guarantee("Amplitude maximale d'une journée, de la première à la dernière heure"),
    ] = 12 * 60
    repos_min: Annotated[
        PositiveInteger,
        _guarantee("Repos minimal entre deux journées"),
    ] = 11 * 60
    pause_seuil: Annotated[
        PositiveInteger,
        _guarantee("Travail d'une journée à partir duquel une pause est due"),
    ] = 6 * 60
    pause_min: Annotated[
        PositiveInteger,
        _guarantee("Durée minimale de cette pause"),
    ] = 20
    quotite_tol_points: Annotated[
        PositiveNumber,
        ParametreInfo(
            "Écart admis entre la quotité imprimée et la quotité calculée",
            Nature.D,
            "Arrondis différents selon les services",
            unite="points",
        ),
    ] = Decimal("1")
    convention_etp: Annotated[
        Convention,
        ParametreInfo(
            "Conversion des heures en ETP : exact ou quotite_contrat",
            Nature.D,
            "Deux conventions existent : 24 h valent 0,6123 ou 0,62 ETP",
        ),
    ] = ConventionEtp.EXACT
