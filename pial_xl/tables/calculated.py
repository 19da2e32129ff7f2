"""The calculated columns: formulas that a person reads beside what they type, and the reader skips.

What each shows is said here, once; the formulas stand in ``pial_xl.template.live``, and the same
figures in Python in ``pial_xl.template.live.values``.
"""

from typing import Final

from pial_xl.tables.column import Format
from pial_xl.units.records import record
from pial_xl.units.text import fold

DAY_NAME = "date_du_jour"
"""The cell of the day of the figures: a value, written on opening and by each button."""
LEFT_OUT_NAME = "chiffre_hors_tableau"
"""The figure of the filled rows that no formula reads: below their table, or without formulas."""
HELPER_PREFIX: Final = "(calcul)"
"""How the titles of the hidden columns begin, on which the others stand."""


@record
class Calculated:
    """One calculated column that is shown.

    Attributes:
        nom: its name for formulas.
        title: header, as printed in the workbook.
        help: help shown on the header, in French.
        format: how its cells are shown; a duration is a number of hours.
        width: width of the column, in characters.
    """

    nom: str
    title: str
    help: str
    format: Format = Format.TEXT
    width: float = 14.0


_SCHOOL = Calculated(
    "etablissement", "Nom de l'établissement", "Établissement de l'élève, par son nom.", width=26
)
_RECEIVED = Calculated(
    "recues",
    "Heures reçues",
    "Heures par semaine que l'élève reçoit, aide collective à part.",
    Format.DUREE,
)
_MISSING = Calculated(
    "manquantes",
    "Heures manquantes",
    "Heures notifiées (aide individuelle) que l'élève n'a pas ; « ? » si des heures sont "
    "illisibles.",
    Format.DUREE,
)
_BY_WHOM = Calculated(
    "qui", "Accompagné par", "Les AESH qui l'accompagnent en ce moment.", width=50
)

_NOT_DRAWN = "Le contrôle prend les créneaux quand ils sont complets ; T-12 dit l'écart."
"""What no formula can follow: weeks of two, dates, slots that overlap."""

CALCULATED: Final[dict[str, tuple[Calculated, ...]]] = {
    "T_AESH": (
        Calculated(
            "etablissement",
            "Nom de l'établissement",
            "Établissement principal, par son nom.",
            width=26,
        ),
        Calculated(
            "affectees",
            "Heures affectées",
            "Heures par semaine déjà prises : celles d'Affectations (un groupe compte une fois), "
            f"référent, ULIS, synthèse, et les trajets de l'emploi du temps. {_NOT_DRAWN}",
            Format.DUREE,
        ),
        Calculated(
            "restantes",
            "Heures restantes",
            f"Ce que le contrat laisse ; négatif s'il est dépassé. {_NOT_DRAWN}",
            Format.DUREE,
        ),
        Calculated(
            "eleves", "Nombre d'élèves", "Élèves aidés en ce moment.", Format.INTEGER, width=12
        ),
        Calculated(
            "lieux",
            "Nombre d'établissements",
            "Établissements de ces élèves.",
            Format.INTEGER,
            width=16,
        ),
        Calculated("absent", "Absent", "« oui » si une absence est en cours.", width=10),
    ),
    "T_Eleves": (
        _SCHOOL,
        Calculated(
            "notifiees",
            "Heures notifiées",
            "Heures de l'aide individuelle en cours.",
            Format.DUREE,
        ),
        _RECEIVED,
        _MISSING,
        _BY_WHOM,
    ),
    "T_Notifications": (_SCHOOL, _RECEIVED, _MISSING, _BY_WHOM),
    "T_Affectations": (
        Calculated("nom_aesh", "Nom de l'AESH", "Nom et prénom de l'AESH.", width=24),
        _SCHOOL,
        Calculated("classe", "Classe de l'élève", "Classe de l'élève.", width=14),
        Calculated("aides", "Aide notifiée", "Aide que l'élève a en ce moment.", width=12),
        Calculated(
            "notifiees",
            "Heures notifiées",
            "Heures de l'aide individuelle en cours.",
            Format.DUREE,
        ),
        _MISSING,
        Calculated(
            "restantes",
            "Reste à l'AESH",
            f"Ce que le contrat de l'AESH laisse ; négatif s'il est dépassé. {_NOT_DRAWN}",
            Format.DUREE,
        ),
    ),
}
"""The calculated columns that are shown, by table, in their order after the columns to fill."""

_TITLES = {
    table: frozenset(fold(column.title) for column in columns)
    for table, columns in CALCULATED.items()
}


def is_calculated(table: str, title: str) -> bool:
    """Tell whether a header is that of a calculated column of a table, shown or hidden."""
    return title.startswith(HELPER_PREFIX) or fold(title) in _TITLES.get(table, frozenset())
