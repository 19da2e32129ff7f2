"""What a text tells by its words: a school and its degree, that nobody is there, that one waits."""

import re
from typing import Final

from pial_xl.tables.types import Degre
from pial_xl.units.text import code_key, fold

_TEXT_MAX: Final = 300
_UAI = re.compile(r"(?<![0-9A-Za-z])0?\d{6,7}[A-Za-z](?![0-9A-Za-z])")
_DEGRES: Final = (
    (Degre.LYCEE, re.compile(r"\b(?:lycee|lyc|lp|lgt|lpo|lp[ao]|legt|erea)\b")),
    (Degre.COLLEGE, re.compile(r"\b(?:college|clg|col|segpa)\b")),
    (
        Degre.PRIMARY,
        re.compile(
            r"\b(?:ecoles?|maternelle|elementaire|primaire|e[emp](?:pu|pr|u)?|ec|1d|1er degre)\b"
        ),
    ),
)
_NOBODY = re.compile(
    r"(?:(?:a|en cours de) (?:recruter|recrutement|pourvoir|definir|designer|affecter)|en attente"
    r"|(?:poste )?(?:vacant|non pourvu)e?|non (?:affecte|attribue)e?|pas d aesh|sans aesh"
    r"|aucune?(?: aesh)?$|(?:sans|neant|personne|recrutement)$)(?!\w)"
)
_AWAITED = re.compile(
    r"(?:en |notification en |dossier en |decision en |demande en )?(?:attente|cours|instruction)\b"
    r"|demandee?\b|a venir\b|non recue?\b"
)


def find_uai(text: str) -> str:
    """Give the UAI that a text holds; blank when it holds none."""
    found = _UAI.search(text[:_TEXT_MAX])
    return code_key(found[0]).zfill(8) if found else ""


def degre_of(text: str) -> Degre | None:
    """Give the degree that the name of a school tells; None when it tells none."""
    words = worded(text)
    return next((degre for degre, writing in _DEGRES if writing.search(words)), None)


def is_school(text: str) -> bool:
    """Tell whether a text is the name of a school, or holds a UAI."""
    return bool(find_uai(text)) or degre_of(text) is not None


def worded(text: str) -> str:
    """Give the words of a text, folded, between single spaces."""
    return " ".join(fold(word) for word in re.split(r"[\s\-'’./,()]+", text[:_TEXT_MAX]))


def is_nobody(text: str) -> bool:
    """Tell whether a cell of people says that there is none: « à recruter », « vacant »."""
    return bool(_NOBODY.match(worded(text)))


def is_awaited(text: str) -> bool:
    """Tell whether a cell of what is notified says that nothing is yet: « en attente »."""
    return bool(_AWAITED.match(worded(text)))
