"""The rows of Coordonnateurs as letters: which repeat another, what they are called and paid."""

import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from pial_xl.letters.language.expressions import remuneration
from pial_xl.letters.names import SheetName, letter_sheet_names
from pial_xl.tables import Coordonnateur
from pial_xl.tables.types import Remuneration

if TYPE_CHECKING:
    from pial_xl.dossier import Dossier


def repetitions(d: "Dossier") -> dict[int, int]:
    """Give the rows that repeat a person and pole (L-05), with the number of the first such row."""
    first: dict[tuple[str, ...], int] = {}
    repeats: dict[int, int] = {}
    for c in d.coordonnateurs.rows:
        if c.nom and c.prenom and c.pole:
            # Homonyms of two schools are two people, and so are LEFEVRE and LEFÈVRE.
            key = (*map(_person_key, (c.nom, c.prenom)), c.pole, c.uai or "")
            if first.setdefault(key, c.number) != c.number:
                repeats[c.number] = first[key]
    return repeats


def _person_key(nom: str) -> str:
    """Give the key under which two writings of one name meet: accents tell names apart."""
    letters = unicodedata.normalize("NFC", nom).casefold()
    return "".join(c for c in letters if c.isalnum())


def letter_names(d: "Dossier") -> dict[int, SheetName]:
    """Give the sheet name of each row that can have a letter, by row number.

    Names are given over all such rows, so that a letter keeps its name when made alone; and pole
    by pole, school by school, so that two homonyms keep theirs when rows are sorted.
    """
    repeats = repetitions(d)
    rows = [c for c in d.coordonnateurs.rows if c.nom and c.prenom and c.number not in repeats]
    rows.sort(key=lambda c: (c.pole or "", c.uai or ""))
    names = letter_sheet_names((c.nom, c.prenom) for c in rows)
    return {c.number: nom for c, nom in zip(rows, names, strict=True)}


def is_paid_in_imp(d: "Dossier", c: Coordonnateur) -> bool:
    """Tell whether the row's pole rewards the mission in IMP."""
    return remuneration(d.coordonnateur_pole(c)) is Remuneration.IMP


def montant_due(d: "Dossier", c: Coordonnateur) -> Decimal | None:
    """Give the yearly amount of a row's IMP in euros; None when its IMP are not known.

    Source: décret 2015-475 du 27 avril 2015.
    """
    if c.imp is None and (c.is_unreadable("imp") or is_paid_in_imp(d, c)):
        return None
    return (c.imp or 0) * d.bareme.imp_montant
