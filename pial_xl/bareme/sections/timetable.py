"""The parameters of timetables."""

from typing import Annotated

from pial_xl.bareme.parametre import (
    Nature,
    ParametreInfo,
    PositiveInteger,
    TimeWindowOrBlank,
    TimeWindowValue,
)
from pial_xl.bareme.section import BaremeSection, repere
from pial_xl.units.time_windows import TimeWindow


class TimetableLimits(BaremeSection):
    """The hours of a day, and from when they are worth a warning."""

    repas_min: Annotated[
        PositiveInteger,
        ParametreInfo(
            "Pause du repas au-dessous de laquelle prévenir (0 : ne rien dire)",
            Nature.D,
            "Guides d'académies ; aucune durée nationale",
            unite="minutes",
        ),
    ] = 45
    repas_fenetre: Annotated[
        TimeWindowValue,
        ParametreInfo("Heures entre lesquelles se prend le repas", Nature.D, "Guides d'académies"),
    ] = TimeWindow(11 * 60 + 30, 14 * 60)
    temps_scolaire: Annotated[
        TimeWindowOrBlank,
        ParametreInfo(
            "Heures d'ouverture, par exemple 7h30-18h30 (vide : non contrôlées)",
            Nature.D,
            "Horaires des établissements",
        ),
    ] = None
    temps_scolaire_mercredi: Annotated[
        TimeWindowValue,
        ParametreInfo(
            "Heures de classe du mercredi", Nature.D, "Organisation de la semaine scolaire"
        ),
    ] = TimeWindow(7 * 60, 13 * 60)
    edt_tol_min: Annotated[
        PositiveInteger,
        repere("Écart admis entre l'emploi du temps et une affectation", "minutes"),
    ] = 5
    trou_max: Annotated[
        PositiveInteger,
        repere("Trou d'une demi-journée au-delà duquel prévenir (0 : ne rien dire)", "minutes"),
    ] = 60
    recreation_max: Annotated[
        PositiveInteger,
        repere("Durée d'une récréation, entre deux cours qui se suivent", "minutes"),
    ] = 30
    edt_pas: Annotated[
        PositiveInteger,
        ParametreInfo(
            "Ligne la plus courte d'une grille d'emploi du temps : 5, 10, 15 ou 30",
            Nature.P,
            "Choix du réseau ; une heure qui tombe entre deux lignes est écrite",
            unite="minutes",
        ),
    ] = 15
