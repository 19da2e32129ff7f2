"""The live figures of Accueil, as formulas over the hidden sheet."""

from dataclasses import dataclass

from pial_xl.bareme import Bareme
from pial_xl.template.calculs import nom_calcul
from pial_xl.template.formules import HEURES_PAR_ETP, NBSP, en_h_min


@dataclass(frozen=True, slots=True)
class Chiffre:
    """One figure: its title, two formulas, and what they show in a blank workbook."""

    titre: str
    valeur: str
    a_vide: str | int
    detail: str
    detail_a_vide: str


_DOTATION = f"SUM({nom_calcul('dotation', 'comptees')})"
_CONTRATS = f"SUM({nom_calcul('aesh', 'heures')})"
_ETP_CONTRATS = f"SUM({nom_calcul('aesh', 'etp')})"
_AFFECTEES = f"SUM({nom_calcul('aesh', 'charge')})"
_LIBRES = f"({_CONTRATS}-{_AFFECTEES})"
_SANS_AESH = f"SUM({nom_calcul('notifications', 'sans_aesh')})"


def _etp(heures: str) -> str:
    """Write hours as ETP with one decimal sign, that of the user."""
    return f'ROUND({heures}/({HEURES_PAR_ETP}),2)&"{NBSP}ETP"'


def _part(heures: str) -> str:
    return f'IF({_CONTRATS}=0,"",ROUND(100*{heures}/{_CONTRATS},0)&"{NBSP}% des contrats")'


_NOTIFIES = "aide I ou M notifiée"
_NB_AESH = f"SUM({nom_calcul('aesh', 'en_poste')})"

CHIFFRES: tuple[Chiffre, ...] = (
    Chiffre("Dotation", en_h_min(_DOTATION), "0h00", _etp(_DOTATION), f"0{NBSP}ETP"),
    Chiffre(
        "Contrats",
        en_h_min(_CONTRATS),
        "0h00",
        f'{_NB_AESH}&"{NBSP}AESH, "&ROUND({_ETP_CONTRATS},2)&"{NBSP}ETP"',
        f"0{NBSP}AESH, 0{NBSP}ETP",
    ),
    Chiffre("Heures affectées", en_h_min(_AFFECTEES), "0h00", _part(_AFFECTEES), ""),
    Chiffre("Heures libres", en_h_min(_LIBRES), "0h00", _part(_LIBRES), ""),
    Chiffre("Élèves sans AESH", _SANS_AESH, 0, f'"{_NOTIFIES}"', _NOTIFIES),
)
"""Dotation, contracts, allocated (groups counted once), free hours, pupils owed and not helped."""

RANG_LIBRES = 3
EST_NEGATIF = f"{_LIBRES}<-0.001"

_ILLISIBLES = "+".join(
    f'COUNTIF({nom_calcul(bloc, colonne)},"~?")'
    for bloc, colonne in (
        ("dotation", "heures"),
        ("aesh", "contrat"),
        ("aesh", "referent"),
        ("aesh", "ulis"),
        ("aesh", "synthese"),
        ("affectations", "heures"),
    )
)
_IGNOREES = f"SUM({nom_calcul('dotation', 'ignoree')})"
A_DES_RESERVES = f"({_ILLISIBLES}+{_IGNOREES})>0"
SANS_RESERVE = (
    "Des élèves aidés en même temps (même groupe) ne comptent qu'une fois. Référent, ULIS, "
    "synthèse et trajets sont compris."
)
RESERVES = (
    f'IF({A_DES_RESERVES},"Chiffres incomplets{NBSP}: "&({_ILLISIBLES})&" durée(s) illisible(s), "'
    f'&{_IGNOREES}&" ligne(s) de dotation sans heures ou d\'une autre année. Lancez le contrôle.",'
    f'"{SANS_RESERVE}")'
)
_ANNEE, _VERSION = "Année scolaire ", f"{NBSP}{NBSP}·{NBSP}{NBSP}Modèle version "
SOUS_TITRE = f'"{_ANNEE}"&param_annee_scolaire&"{_VERSION}"&param_version_modele'
SOUS_TITRE_A_VIDE = f"{_ANNEE}{Bareme().annee_scolaire}{_VERSION}{Bareme().version_modele}"
