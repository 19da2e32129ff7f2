"""What the columns of a source may be, by kind of sheet, and the words of their headers.

A phrase is the words that a header must hold, in any order; its number is how sure it makes us, out
of 100. Facts: headers seen in management files of PIALs, union and DSDEN pages (`docs/decisions`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pial_xl.takeover import readers
from pial_xl.units.text import fold


class SheetKind(StrEnum):
    """What the rows of a sheet are."""

    ELEVES = "Élèves"
    AESH = "AESH"
    AFFECTATIONS = "Affectations"
    ETABLISSEMENTS = "Établissements"
    ELEVES_AFFECTATIONS = "Élèves et affectations"


@dataclass(frozen=True, slots=True)
class Target:
    """What a column may be.

    Attributes:
        field: its name among the records.
        title: its name for a person: the title of our column, where there is one.
        phrases: what its header says, and how sure that makes us.
        but: words that no header of it holds.
        unless: words with which a header may hold those all the same.
        read: reads one of its cells, or raises ValueError.
        is_personal: whether its cells say who a person is, and are quoted nowhere.
    """

    field: str
    title: str
    phrases: Mapping[str, int]
    read: Callable[[object], object]
    but: frozenset[str] = frozenset()
    is_personal: bool = False
    unless: frozenset[str] = frozenset()


NOTHING_TITLE: Final = "rien"
"""What a person says of a column that is not to be taken."""


def _target(
    field: str,
    title: str,
    read: Callable[[object], object],
    phrases: Mapping[str, int],
    but: str = "",
    *,
    unless: str = "",
) -> Target:
    personal = read is readers.read_person or field == "ne_le"
    words, pardoned = frozenset(but.split()), frozenset(unless.split())
    return Target(field, title, phrases, read, words, personal, pardoned)


_ELSE = "pere mere parent responsable representant enseignant referent chef directeur tel telephone"
_NOT_TIME = "absence conge naissance"
_SCHOOL = _target(
    "etablissement",
    "Établissement",
    readers.read_place,
    {
        "etablissement scolarisation": 95,
        "nom etablissement": 92,
        "etablissement affectation": 92,
        "etablissement": 88,
        "etab": 84,
        "ecole": 80,
        "lieu scolarisation": 85,
        "lieu exercice": 85,
        "college": 72,
        "lycee": 72,
        "affectation": 60,
        "structure": 55,
        "scolarisation": 55,
    },
    "type chef mel mail tel telephone adresse code commune ville rne uai temps heures date niveau",
)
_UAI = _target(
    "uai",
    "UAI",
    readers.read_uai,
    {"uai": 97, "rne": 95, "code etablissement": 85, "etablissement": 60, "uai principal": 97},
)
_COMMUNE = _target(
    "commune",
    "Commune",
    readers.read_text,
    {"commune": 88, "ville": 85, "localite": 80},
    "naissance domicile residence adresse",
)


def _person(noun: str, others: str, others_but: str) -> tuple[Target, ...]:
    """Give the columns of the name of whom a sheet is about."""
    full = {"nom prenom": 95, f"nom prenom {noun}": 98, "identite": 75, noun: 72, "nom complet": 90}
    full |= dict.fromkeys(others.split(), 70)
    but = f"{_ELSE} {others_but}"
    return (
        _target(
            "full_name",
            "Nom et prénom",
            readers.read_person,
            full,
            f"{but} type quotite heures code mel mail date etat nombre nb besoin besoins",
        ),
        _target(
            "nom",
            "Nom",
            readers.read_person,
            {"nom": 90, f"nom {noun}": 94, "nom famille": 95, "nom usage": 85},
            f"{but} prenom prenoms etablissement ecole college commune",
        ),
        _target(
            "prenom",
            "Prénom",
            readers.read_person,
            {"prenom": 92, f"prenom {noun}": 95},
            f"{but} nom",
        ),
    )


_AESH_WORDS = "aesh avs accompagnant accompagnante accompagnants intervenant"
_ELEVE_WORDS = "eleve eleves enfant enfants"
_NOT_AESH_NAME = "type quotite heures nombre nb mel mail date code besoin besoins mutualise"
_AESH_NAME = _target(
    "aesh",
    "AESH",
    readers.read_free,
    {
        "nom prenom aesh": 98,
        "nom aesh": 95,
        "aesh affecte": 92,
        "aesh": 85,
        "avs": 80,
        "accompagnant": 84,
        "accompagnante": 84,
        "intervenant": 60,
    },
    f"{_NOT_AESH_NAME} {_ELSE} co",
)
_AIDE = _target(
    "aide",
    "Aide",
    readers.read_aide,
    {
        "type aide": 96,
        "nature aide": 94,
        "aide": 82,
        "type accompagnement": 90,
        "nature accompagnement": 88,
        "type notification": 78,
        "accompagnement": 62,
        "modalite": 58,
        "type": 50,
    },
    "cantine midi meridienne materiel heures quotite etat date debut fin",
)
_ALLOTTED = {
    "heures affectees": 92,
    "heures accordees": 88,
    "heures effectives": 88,
    "heures assurees": 88,
    "heures realisees": 82,
    "heures aesh": 86,
    "heures accompagnement": 80,
    "quotite aesh": 76,
}
_NOT_WEEKLY = (
    "cantine midi meridienne repas classe scolarisation annuel annuelle annuelles manquantes reste "
    "restant restantes libres date"
)
_MIDI = _target(
    "midi",
    "Midi",
    readers.read_midi,
    {
        "type aide cantine": 96,
        "aide cantine": 94,
        "cantine": 88,
        "midi": 88,
        "pause meridienne": 92,
        "meridienne": 88,
        "repas": 75,
        "restauration": 72,
    },
    "heures quotite temps",
)
_GROUPE = _target("groupe", "Groupe", readers.read_free, {"groupe": 85})

_OF_ELEVES = (
    *_person("eleve", "enfant eleves", _AESH_WORDS),
    _target(
        "ne_le",
        "Né le",
        readers.read_day,
        {"date naissance": 98, "naissance": 92, "ne le": 92, "nee le": 92, "ddn": 92, "ne": 80},
        "lieu commune",
    ),
    _SCHOOL,
    _UAI,
    _COMMUNE,
    _target(
        "classe",
        "Classe",
        readers.read_free,
        {"niveau classe": 96, "classe": 92, "niveau": 85, "division": 76, "cycle": 45},
        "heures",
    ),
    _AIDE,
    _target(
        "heures",
        "Heures notifiées",
        readers.read_hours,
        {
            "heures notifiees": 98,
            "quotite notifiee": 96,
            "heures attribuees": 90,
            "heures semaine": 84,
            "heures hebdomadaires": 84,
            "volume horaire": 86,
            "nombre heures": 82,
            "nb heures": 82,
            "heures": 76,
            "quotite": 70,
        },
        f"{_NOT_WEEKLY} aesh avs",
        unless="notifiee notifie attribuee attribue",
    ),
    _target(
        "debut",
        "Début",
        readers.read_day,
        {
            "date debut": 96,
            "debut notification": 97,
            "debut": 90,
            "debut droits": 94,
            "date effet": 76,
            "compter": 72,
            "du": 70,
        },
        f"{_NOT_TIME} contrat",
    ),
    _target(
        "fin",
        "Fin",
        readers.read_day,
        {
            "date fin": 96,
            "fin notification": 97,
            "fin": 90,
            "fin droits": 94,
            "echeance": 86,
            "valable jusqu": 86,
            "jusqu": 80,
            "expiration": 86,
            "au": 70,
        },
        f"{_NOT_TIME} contrat",
    ),
    _target(
        "decision",
        "Décision",
        readers.read_free,
        {
            "numero decision": 92,
            "reference decision": 92,
            "numero notification": 86,
            "decision": 74,
        },
        "date etat debut fin",
    ),
    _MIDI,
    _target("priorite", "Priorité", readers.read_priorite, {"priorite": 92, "prioritaire": 70}),
    _target(
        "sorti_le",
        "Sorti le",
        readers.read_day,
        {"sorti le": 94, "date sortie": 92, "sorti": 82, "date depart": 82},
    ),
    _AESH_NAME,
    _target("aesh_heures", "Heures/semaine", readers.read_hours, _ALLOTTED, _NOT_WEEKLY),
    _GROUPE,
)
_OF_AESH = (
    *_person("aesh", "avs accompagnant accompagnante agent personnel", _ELEVE_WORDS),
    _SCHOOL,
    _UAI,
    _COMMUNE,
    _target(
        "heures",
        "Heures/semaine",
        readers.read_service,
        {
            "quotite sco": 96,
            "heures semaine": 95,
            "heures hebdomadaires": 95,
            "heures hebdo": 94,
            "heures contrat": 92,
            "quotite horaire": 90,
            "quotite epp": 88,
            "service hebdomadaire": 88,
            "volume horaire": 82,
            "nombre heures": 82,
            "nb heures": 82,
            "heures": 76,
            "quotite": 74,
            "temps travail": 72,
            "service": 55,
        },
        f"{_NOT_WEEKLY} ulis co collective referent synthese affectees connexes",
    ),
    _target(
        "quotite",
        "Quotité %",
        readers.read_share,
        {
            "quotite contrat": 84,
            "quotite travail": 84,
            "pourcentage": 84,
            "quotite": 73,
            "taux": 60,
        },
        f"{_NOT_WEEKLY} sco epp co ulis",
    ),
    _target(
        "heures_ulis",
        "Heures ULIS",
        readers.read_hours,
        {
            "quotite aesh co": 97,
            "quotite co": 94,
            "heures ulis": 96,
            "heures co": 90,
            "aesh co": 84,
            "ulis": 74,
        },
        "cantine midi",
    ),
    _target(
        "heures_midi",
        "Heures midi",
        readers.read_hours,
        {
            "quotite cantine": 95,
            "heures cantine": 95,
            "heures midi": 96,
            "cantine": 78,
            "meridienne": 84,
            "midi": 76,
        },
    ),
    _target("heures_referent", "Heures référent", readers.read_hours, {"heures referent": 96}),
    _target("heures_synthese", "Heures synthèse", readers.read_hours, {"heures synthese": 96}),
    _target(
        "contrat",
        "Contrat",
        readers.read_contrat,
        {
            "type contrat": 96,
            "nature contrat": 94,
            "contrat": 82,
            "cdd": 82,
            "cdi": 82,
            "statut": 60,
        },
        "date debut fin heures quotite",
    ),
    _target(
        "debut",
        "Début",
        readers.read_day,
        {
            "debut contrat": 97,
            "date debut": 94,
            "debut": 88,
            "date recrutement": 76,
            "date embauche": 76,
            "du": 66,
        },
        _NOT_TIME,
    ),
    _target(
        "fin",
        "Fin",
        readers.read_day,
        {"fin contrat": 97, "date fin": 94, "fin": 88, "echeance": 82, "au": 66},
        _NOT_TIME,
    ),
    _target(
        "semaines",
        "Semaines",
        readers.read_semaines,
        {"nombre semaines": 94, "nb semaines": 94, "semaines": 86},
        "heures",
    ),
    _target("absent_du", "Absent du", readers.read_day, {"absent du": 95, "debut absence": 94}),
    _target("absent_au", "Absent au", readers.read_day, {"absent au": 95, "fin absence": 94}),
)
_ALLOTTED_ALONE = {
    **_ALLOTTED,
    "heures semaine": 95,
    "heures hebdomadaires": 95,
    "nombre heures": 88,
    "nb heures": 88,
    "heures": 86,
    "quotite": 76,
    "volume horaire": 82,
    "temps": 55,
}
_ALLOTTED_DAYS = (
    _target(
        "aesh_debut",
        "Début",
        readers.read_day,
        {"date debut": 94, "debut": 88, "du": 66},
        f"{_NOT_TIME} notification droits",
    ),
    _target(
        "aesh_fin",
        "Fin",
        readers.read_day,
        {"date fin": 94, "fin": 88, "au": 66},
        f"{_NOT_TIME} notification droits",
    ),
)
_OF_AFFECTATIONS = (
    _AESH_NAME,
    _target(
        "eleve",
        "Élève",
        readers.read_free,
        {
            "nom prenom eleve": 98,
            "nom eleve": 95,
            "eleve": 88,
            "enfant": 84,
            "eleve accompagne": 92,
            "nom prenom": 70,
        },
        f"{_ELSE} {_AESH_WORDS} nombre nb type date",
    ),
    _AIDE,
    _target(
        "aesh_heures",
        "Heures/semaine",
        readers.read_hours,
        _ALLOTTED_ALONE,
        f"{_NOT_WEEKLY} notifiees contrat",
    ),
    _SCHOOL,
    _UAI,
    _GROUPE,
    *_ALLOTTED_DAYS,
)
_OF_ELEVES_AFFECTATIONS = (
    *(t for t in _OF_ELEVES if t.field not in {"heures", "debut", "fin", "aesh_heures"}),
    _target(
        "heures",
        "Heures notifiées",
        readers.read_hours,
        {"heures notifiees": 98, "quotite notifiee": 96},
        _NOT_WEEKLY,
    ),
    _target(
        "debut",
        "Début de notification",
        readers.read_day,
        {"debut notification": 97, "debut droits": 94},
    ),
    _target(
        "fin",
        "Fin de notification",
        readers.read_day,
        {"fin notification": 97, "fin droits": 94},
    ),
    _target(
        "aesh_heures",
        "Heures/semaine",
        readers.read_hours,
        _ALLOTTED_ALONE,
        f"{_NOT_WEEKLY} notifiees contrat",
    ),
    *_ALLOTTED_DAYS,
)
"""Allocations that carry their pupils: hours and days are theirs, unless said to be notified."""
_OF_ETABLISSEMENTS = (
    _target(
        "etablissement",
        "Nom",
        readers.read_text,
        {
            "nom etablissement": 97,
            "nom": 84,
            "etablissement": 90,
            "ecole": 80,
            "denomination": 88,
            "libelle": 72,
        },
        "type chef mel mail tel telephone adresse code commune ville uai rne prenom heures",
    ),
    _UAI,
    _COMMUNE,
    _target(
        "degre",
        "Degré",
        readers.read_degre,
        {"degre": 92, "type etablissement": 84, "nature": 60, "type": 58},
    ),
    _target(
        "chef",
        "Chef d'établissement",
        readers.read_person,
        {
            "chef etablissement": 96,
            "directeur": 86,
            "directrice": 86,
            "principal": 80,
            "nom directeur": 90,
        },
        "mel mail tel telephone uai",
    ),
    _target(
        "heures_classe",
        "Heures de classe",
        readers.read_hours,
        {"heures classe": 96, "heures enseignement": 86},
    ),
)

TARGETS: Final[Mapping[SheetKind, tuple[Target, ...]]] = {
    SheetKind.ELEVES: _OF_ELEVES,
    SheetKind.AESH: _OF_AESH,
    SheetKind.AFFECTATIONS: _OF_AFFECTATIONS,
    SheetKind.ETABLISSEMENTS: _OF_ETABLISSEMENTS,
    SheetKind.ELEVES_AFFECTATIONS: _OF_ELEVES_AFFECTATIONS,
}
LISTED: Final = tuple(kind for kind in SheetKind if kind is not SheetKind.ELEVES_AFFECTATIONS)
"""The kinds that a sheet alone may be; whether allocations carry their pupils, the others tell."""
COUNTED: Final = frozenset({
    "heures", "aesh_heures", "heures_ulis", "heures_midi", "heures_referent", "heures_synthese",
    "heures_classe", "quotite",
})  # fmt: skip
"""Fields of hours and of shares: one that is written once is counted once."""
TITLE_WORDS: Final[Mapping[SheetKind, tuple[str, ...]]] = {
    SheetKind.ELEVES: ("eleve", "besoin", "notif", "mdph", "esh", "enfant"),
    SheetKind.AESH: ("aesh", "moyen", "contrat", "personnel", "avs", "agent"),
    SheetKind.AFFECTATIONS: ("affectation", "repartition", "accompagnement"),
    SheetKind.ELEVES_AFFECTATIONS: (),
    SheetKind.ETABLISSEMENTS: ("etablissement", "ecoles", "structures"),
}
"""Words of a sheet's title, folded, that tell what its rows are."""
NEEDED: Final[Mapping[SheetKind, tuple[frozenset[str], ...]]] = {
    SheetKind.ELEVES: (frozenset({"full_name"}), frozenset({"nom"})),
    SheetKind.AESH: (frozenset({"full_name"}), frozenset({"nom"})),
    SheetKind.AFFECTATIONS: (frozenset({"aesh", "eleve"}),),
    SheetKind.ETABLISSEMENTS: (
        frozenset({"etablissement", "uai"}),
        frozenset({"etablissement", "commune"}),
        frozenset({"etablissement", "degre"}),
    ),
    SheetKind.ELEVES_AFFECTATIONS: (frozenset({"full_name", "aesh"}), frozenset({"nom", "aesh"})),
}
"""The columns without which a sheet is not of a kind: one of the sets, whole."""
NEEDLESS: Final = frozenset({
    "mel", "mail", "email", "courriel", "tel", "telephone", "portable", "adresse", "ine", "nir",
    "matricule", "numen", "secu",
})  # fmt: skip
"""Words of the headers of personal data that no control of hours needs."""


def find_target(kind: SheetKind, title: str) -> Target | None:
    """Give the target of a kind that a person names; None when there is none."""
    return next((t for t in TARGETS[kind] if fold(t.title) == fold(title)), None)
