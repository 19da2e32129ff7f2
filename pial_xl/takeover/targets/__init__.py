"""What the columns of a source may be, by kind of sheet, and the words of their headers.

A phrase is the words that a header must hold, in any order; its number is how sure it makes us, out
of 100. Facts: headers seen in management files of PIALs, union and DSDEN pages (`docs/decisions`).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from pial_xl.takeover.targets.aesh import AESH
from pial_xl.takeover.targets.affectations import AFFECTATIONS, ELEVES_AFFECTATIONS
from pial_xl.takeover.targets.eleves import ELEVES
from pial_xl.takeover.targets.etablissements import ETABLISSEMENTS
from pial_xl.takeover.targets.poles import DOTATION, POLES
from pial_xl.takeover.targets.target import Target
from pial_xl.units.text import fold


class SheetKind(StrEnum):
    """What the rows of a sheet are."""

    ELEVES = "Élèves"
    AESH = "AESH"
    AFFECTATIONS = "Affectations"
    ETABLISSEMENTS = "Établissements"
    ELEVES_AFFECTATIONS = "Élèves et affectations"
    POLES = "Pôles"
    DOTATION = "Dotation"


NOTHING_TITLE: Final = "rien"
"""What a person says of a column that is not to be taken."""
TARGETS: Final[Mapping[SheetKind, tuple[Target, ...]]] = {
    SheetKind.ELEVES: ELEVES,
    SheetKind.AESH: AESH,
    SheetKind.AFFECTATIONS: AFFECTATIONS,
    SheetKind.ETABLISSEMENTS: ETABLISSEMENTS,
    SheetKind.ELEVES_AFFECTATIONS: ELEVES_AFFECTATIONS,
    SheetKind.POLES: POLES,
    SheetKind.DOTATION: DOTATION,
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
    SheetKind.POLES: ("poles", "pial", "lespas"),
    SheetKind.DOTATION: ("dotation", "enveloppe"),
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
    SheetKind.POLES: tuple(
        frozenset({"pole", other}) for other in ("libelle", "pilote", "reseau", "sigle")
    ),
    SheetKind.DOTATION: tuple(
        frozenset({what, given}) for what in ("pole", "aide") for given in ("heures", "etp")
    ),
}
"""The columns without which a sheet is not of a kind: one of the sets, whole."""
SAID: Final[Mapping[SheetKind, tuple[str, ...]]] = {
    SheetKind.DOTATION: TITLE_WORDS[SheetKind.DOTATION],
}
"""The kinds that a title, of the sheet or of a column, has to say: hours of a pole are many."""
NEEDLESS: Final = frozenset({
    "mel", "mail", "email", "courriel", "tel", "telephone", "portable", "adresse", "ine", "nir",
    "matricule", "numen", "secu",
})  # fmt: skip
"""Words of the headers of personal data that no control of hours needs."""


def find_target(kind: SheetKind, title: str) -> Target | None:
    """Give the target of a kind that a person names; None when there is none."""
    return next((t for t in TARGETS[kind] if fold(t.title) == fold(title)), None)
