"""Columns of a list of poles, and of the hours that each is given."""

from dataclasses import replace
from typing import Final

from pial_xl.takeover import readers
from pial_xl.takeover.targets.shared import AIDE, SCHOOL, UAI
from pial_xl.takeover.targets.target import NOT_TIME, Target, target
from pial_xl.units.text import parse_bool

POLE: Final = target(
    "pole",
    "Pôle",
    readers.read_place,
    {"code pole": 95, "pole": 88, "pial": 86, "nom pial": 88, "pial pas": 92, "code pial": 92},
    "pilote coordonnateur coordo mel mail tel telephone uai heures date remuneration type nombre",
)
POLES: Final[tuple[Target, ...]] = (
    POLE,
    target("sigle", "Sigle", readers.read_sigle, {"sigle": 92, "type": 60, "type pole": 85}),
    target(
        "libelle",
        "Libellé",
        readers.read_text,
        {"libelle": 90, "intitule": 80, "nom pole": 84, "nom complet": 84, "denomination": 78},
    ),
    target(
        "reseau",
        "Réseau",
        readers.read_reseau,
        {"reseau": 90, "public prive": 86, "secteur": 60},
    ),
    target(
        "pilote",
        "Pilote",
        readers.read_text,
        {"pilote": 92, "nom pilote": 95, "responsable": 70},
        "uai mel mail tel telephone",
    ),
    target("uai_pilote", "UAI pilote", readers.read_uai, {"uai pilote": 96, "uai": 78, "rne": 76}),
    target("remuneration", "Rémunération", readers.read_remuneration, {"remuneration": 92}),
    target(
        "non_notifies",
        "Élèves non notifiés",
        parse_bool,
        {"eleves non notifies": 95, "non notifies": 90},
    ),
)
DOTATION: Final[tuple[Target, ...]] = (
    POLE,
    SCHOOL,
    UAI,
    replace(AIDE, read=readers.read_aide_or_total),
    target(
        "heures",
        "Heures/semaine",
        readers.read_quota,
        {
            "heures semaine": 95,
            "heures hebdomadaires": 94,
            "dotation horaire": 92,
            "heures attribuees": 92,
            "dotation": 84,
            "nombre heures": 88,
            "nb heures": 88,
            "heures": 82,
            "enveloppe": 78,
            "volume horaire": 86,
        },
        "annuel annuelle annuelles etp date reference consommees restantes reste",
    ),
    target(
        "etp", "ETP", readers.read_quantity, {"etp": 94, "etpt": 80}, "consommes restants reste"
    ),
    target(
        "date_effet",
        "Date d'effet",
        readers.read_day,
        {"date effet": 96, "effet": 84, "compter": 76, "date": 70, "du": 62},
        NOT_TIME,
    ),
    target(
        "reference",
        "Référence",
        readers.read_free,
        {"reference": 90, "courrier": 76, "notification": 60},
        "date",
    ),
)
