"""The days without class of the demo's year."""

from datetime import date

from pial_xl.demo.etablissements import DemoRow

_DAYS = (
    (date(2026, 10, 17), date(2026, 11, 1), "vacances", "Vacances de la Toussaint"),
    (date(2026, 11, 11), date(2026, 11, 11), "férié", "Armistice de 1918"),
    (date(2026, 12, 19), date(2027, 1, 3), "vacances", "Vacances de Noël"),
    (date(2027, 2, 20), date(2027, 3, 7), "vacances", "Vacances d'hiver"),
    (date(2027, 3, 29), date(2027, 3, 29), "férié", "Lundi de Pâques"),
    (date(2027, 4, 17), date(2027, 5, 2), "vacances", "Vacances de printemps"),
    (date(2027, 5, 6), date(2027, 5, 8), "vacances", "Pont de l'Ascension"),
    (date(2027, 5, 17), date(2027, 5, 17), "férié", "Lundi de Pentecôte"),
    (date(2027, 7, 3), date(2027, 8, 31), "vacances", "Vacances d'été"),
)
"""Zone B in 2026-2027: a table that each workbook may change."""


def calendrier_rows() -> list[DemoRow]:
    """Give the rows of T_Calendrier."""
    return [
        {"du": du, "au": au, "nature": nature, "libelle": libelle}
        for du, au, nature, libelle in _DAYS
    ]
