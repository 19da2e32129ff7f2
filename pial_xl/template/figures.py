"""The live figures of Accueil, as formulas over the hidden sheet."""

from dataclasses import dataclass

from pial_xl.template.calculations import calculation_name
from pial_xl.template.formulas import HOURS_PER_ETP, NBSP, in_hours_and_minutes


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its title, two formulas, and what they show in a blank workbook."""

    title: str
    valeur: str
    when_blank: str | int
    detail: str
    detail_when_blank: str


_DOTATION = f"SUM({calculation_name('dotation', 'comptees')})"
_CONTRATS = f"SUM({calculation_name('aesh', 'heures')})"
_CONTRATS_ETP = f"SUM({calculation_name('aesh', 'etp')})"
_ASSIGNED = f"SUM({calculation_name('aesh', 'charge')})"
_FREE = f"SUM({calculation_name('aesh', 'libre')})"
_WITHOUT_AESH = f"SUM({calculation_name('notifications', 'sans_aesh')})"


def _etp(heures: str) -> str:
    """Write hours as ETP with one decimal sign, that of the user."""
    return f'ROUND({heures}/({HOURS_PER_ETP}),2)&"{NBSP}ETP"'


def _part(heures: str) -> str:
    return f'IF({_CONTRATS}=0,"",ROUND(100*{heures}/{_CONTRATS},0)&"{NBSP}% des contrats")'


_NOTIFIED = "aide I ou M notifiée"
_AESH_COUNT = f"SUM({calculation_name('aesh', 'en_poste')})"

FIGURES: tuple[Figure, ...] = (
    Figure("Dotation", in_hours_and_minutes(_DOTATION), "0h00", _etp(_DOTATION), f"0{NBSP}ETP"),
    Figure(
        "Contrats",
        in_hours_and_minutes(_CONTRATS),
        "0h00",
        f'{_AESH_COUNT}&"{NBSP}AESH, "&ROUND({_CONTRATS_ETP},2)&"{NBSP}ETP"',
        f"0{NBSP}AESH, 0{NBSP}ETP",
    ),
    Figure("Heures affectées", in_hours_and_minutes(_ASSIGNED), "0h00", _part(_ASSIGNED), ""),
    Figure("Heures libres", in_hours_and_minutes(_FREE), "0h00", _part(_FREE), ""),
    Figure("Élèves sans AESH", _WITHOUT_AESH, 0, f'"{_NOTIFIED}"', _NOTIFIED),
)
"""Dotation, contracts, allocated (groups counted once), free hours, pupils owed and not helped."""

FREE_RANK = 3
IS_NEGATIVE = f"({_CONTRATS}-{_ASSIGNED})<-0.001"

_UNREADABLE = "+".join(
    f'COUNTIF({calculation_name(block, column)},"~?")'
    for block, column in (
        ("dotation", "heures"),
        ("aesh", "contrat"),
        ("aesh", "referent"),
        ("aesh", "ulis"),
        ("aesh", "synthese"),
        ("affectations", "heures"),
    )
)
_IGNORED = f"SUM({calculation_name('dotation', 'ignoree')})"
HAS_RESERVES = f"({_UNREADABLE}+{_IGNORED})>0"
NO_RESERVE = (
    "Des élèves aidés en même temps (même groupe) ne comptent qu'une fois. Référent, ULIS, "
    "synthèse et trajets sont compris."
)
RESERVES = (
    f'IF({HAS_RESERVES},"Chiffres incomplets{NBSP}: "&({_UNREADABLE})&" durée(s) illisible(s), "'
    f'&{_IGNORED}&" ligne(s) de dotation sans heures ou d\'une autre année. Lancez le contrôle.",'
    f'"{NO_RESERVE}")'
)
