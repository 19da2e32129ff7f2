"""The first line of Accueil: whose workbook it is, or that it must be said."""

from collections.abc import Mapping

from pial_xl.template.formulas import NBSP
from pial_xl.template.zones import parametre_name
from pial_xl.units.text import french

_ASK = french("Avant tout : dans Paramètres, indiquez ")
_NUMBER_TO_SAY = "le numéro de votre département (departement)"
_RESEAU_TO_SAY = "le réseau qui écrit les lettres (reseau)"
_AND = " et "
_YEAR, _DEPARTEMENT, _SEPARATOR = "Année scolaire ", "Département ", f"{NBSP}{NBSP}·{NBSP}{NBSP}"
_NUMBER, _LABEL, _RESEAU = map(parametre_name, ("departement", "departement_libelle", "reseau"))

IS_UNSET = f"OR(LEN({_NUMBER})=0,LEN({_RESEAU})=0)"
"""Holds until a workbook says whose it is."""
_MISSING = (
    f'IF(LEN({_NUMBER})=0,"{_NUMBER_TO_SAY}"&IF(LEN({_RESEAU})=0,"{_AND}",""),"")'
    f'&IF(LEN({_RESEAU})=0,"{_RESEAU_TO_SAY}","")'
)
IDENTITY = (
    f'IF({IS_UNSET},HYPERLINK("#\'Paramètres\'!A1","{_ASK}"&{_MISSING}&"."),'
    f'"{_DEPARTEMENT}"&IF(LEN({_LABEL})=0,{_NUMBER},{_LABEL})&"{_SEPARATOR}"&{_RESEAU})'
)
"""The département and the network; until they are set, a link that names what is lacking."""
SCHOOL_YEAR = f'"{_YEAR}"&{parametre_name("annee_scolaire")}'


def tell_whose(settings: Mapping[str, object]) -> str:
    """Give what the line shows with these values of Paramètres, by key."""
    number, reseau = settings.get("departement"), settings.get("reseau")
    missing = [
        said for value, said in ((number, _NUMBER_TO_SAY), (reseau, _RESEAU_TO_SAY)) if not value
    ]
    if missing:
        return f"{_ASK}{_AND.join(missing)}."
    label = settings.get("departement_libelle") or number
    return f"{_DEPARTEMENT}{label}{_SEPARATOR}{reseau}"


def tell_year(settings: Mapping[str, object]) -> str:
    """Give what the banner shows of the year."""
    return f"{_YEAR}{settings['annee_scolaire']}"
