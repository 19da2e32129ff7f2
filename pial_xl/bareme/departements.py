"""The départements: their numbers, and how a letter names them after « Département ».

Source: code officiel géographique (INSEE). The Loire-Atlantique is written as its letter of
2025-2026 writes it.
"""

import re
from typing import Final

from pial_xl.units.text import clean, fold

LABELS: Final = {
    "01": "de l'Ain",
    "02": "de l'Aisne",
    "03": "de l'Allier",
    "04": "des Alpes-de-Haute-Provence",
    "05": "des Hautes-Alpes",
    "06": "des Alpes-Maritimes",
    "07": "de l'Ardèche",
    "08": "des Ardennes",
    "09": "de l'Ariège",
    "10": "de l'Aube",
    "11": "de l'Aude",
    "12": "de l'Aveyron",
    "13": "des Bouches-du-Rhône",
    "14": "du Calvados",
    "15": "du Cantal",
    "16": "de la Charente",
    "17": "de la Charente-Maritime",
    "18": "du Cher",
    "19": "de la Corrèze",
    "2A": "de la Corse-du-Sud",
    "2B": "de la Haute-Corse",
    "21": "de la Côte-d'Or",
    "22": "des Côtes-d'Armor",
    "23": "de la Creuse",
    "24": "de la Dordogne",
    "25": "du Doubs",
    "26": "de la Drôme",
    "27": "de l'Eure",
    "28": "d'Eure-et-Loir",
    "29": "du Finistère",
    "30": "du Gard",
    "31": "de la Haute-Garonne",
    "32": "du Gers",
    "33": "de la Gironde",
    "34": "de l'Hérault",
    "35": "d'Ille-et-Vilaine",
    "36": "de l'Indre",
    "37": "d'Indre-et-Loire",
    "38": "de l'Isère",
    "39": "du Jura",
    "40": "des Landes",
    "41": "de Loir-et-Cher",
    "42": "de la Loire",
    "43": "de la Haute-Loire",
    "44": "de la Loire Atlantique",
    "45": "du Loiret",
    "46": "du Lot",
    "47": "de Lot-et-Garonne",
    "48": "de la Lozère",
    "49": "de Maine-et-Loire",
    "50": "de la Manche",
    "51": "de la Marne",
    "52": "de la Haute-Marne",
    "53": "de la Mayenne",
    "54": "de Meurthe-et-Moselle",
    "55": "de la Meuse",
    "56": "du Morbihan",
    "57": "de la Moselle",
    "58": "de la Nièvre",
    "59": "du Nord",
    "60": "de l'Oise",
    "61": "de l'Orne",
    "62": "du Pas-de-Calais",
    "63": "du Puy-de-Dôme",
    "64": "des Pyrénées-Atlantiques",
    "65": "des Hautes-Pyrénées",
    "66": "des Pyrénées-Orientales",
    "67": "du Bas-Rhin",
    "68": "du Haut-Rhin",
    "69": "du Rhône",
    "70": "de la Haute-Saône",
    "71": "de Saône-et-Loire",
    "72": "de la Sarthe",
    "73": "de la Savoie",
    "74": "de la Haute-Savoie",
    "75": "de Paris",
    "76": "de la Seine-Maritime",
    "77": "de Seine-et-Marne",
    "78": "des Yvelines",
    "79": "des Deux-Sèvres",
    "80": "de la Somme",
    "81": "du Tarn",
    "82": "de Tarn-et-Garonne",
    "83": "du Var",
    "84": "de Vaucluse",
    "85": "de la Vendée",
    "86": "de la Vienne",
    "87": "de la Haute-Vienne",
    "88": "des Vosges",
    "89": "de l'Yonne",
    "90": "du Territoire de Belfort",
    "91": "de l'Essonne",
    "92": "des Hauts-de-Seine",
    "93": "de la Seine-Saint-Denis",
    "94": "du Val-de-Marne",
    "95": "du Val-d'Oise",
    "971": "de la Guadeloupe",
    "972": "de la Martinique",
    "973": "de la Guyane",
    "974": "de La Réunion",
    "976": "de Mayotte",
}
"""What follows « Département » in a letter, by number."""

_NUMBER = re.compile(r"0{0,2}([1-9]\d{0,2}|2[AB])", re.IGNORECASE)
_OLD_CORSICA = "20"
"""The number that was that of both départements of Corsica until 1976, and says neither."""
_CORSICA_UAI = {"2A": "620", "2B": "720"}
_ENDING_NUMBER = re.compile(r"\s(\d{2,3}|2[AB])$", re.IGNORECASE)


def parse_departement(value: object) -> str:
    """Give the number of a département in its usual form (``01``, ``35``, ``2A``, ``974``).

    Blank stays blank: the département is then not known.

    Raises:
        ValueError: for what is no such number.
    """
    text = clean(value)
    if not text:
        return ""
    match = _NUMBER.fullmatch(text)
    if match is None or match[1] == _OLD_CORSICA:
        raise ValueError(value)
    return match[1].upper().zfill(2)


def uai_beginning(number: str) -> str:
    """Give the three characters that begin the UAI of a département; blank for a blank number.

    Source: répertoire national des établissements. Métropole: the number after a zero (044);
    Corse: 620 and 720; outre-mer: the number itself.
    """
    return _CORSICA_UAI.get(number) or (number.zfill(3) if number else "")


def number_of_label(label: str) -> str | None:
    """Give the number of the département that a letter's label names; None when it is unknown."""
    wanted = fold(label)
    return next((number for number, known in LABELS.items() if fold(known) == wanted), None)


def number_of_reseau(reseau: str) -> str | None:
    """Give the number that ends the name of a network (DDEC 35); None when none does."""
    match = _ENDING_NUMBER.search(reseau)
    return match[1].upper() if match else None


def short_reseau(reseau: str) -> str:
    """Give the name of a network without the number that ends it."""
    return _ENDING_NUMBER.sub("", reseau)


def identity(number: str, reseau: str) -> dict[str, str]:
    """Give the settings that say whose a workbook is, by key; blank where nothing is known.

    Args:
        number: that of the département, in its usual form, or blank.
        reseau: the network or authority whose letters these are, or blank.
    """
    return {
        "departement": number,
        "departement_libelle": LABELS.get(number, ""),
        "reseau": reseau,
        "reseau_court": short_reseau(reseau),
    }
