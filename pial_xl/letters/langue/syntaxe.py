"""The language of a letter's model: what each pair of braces means, and which are mistaken.

``{{champ}}`` prints a value; ``{{du champ}}`` prints it after the word that suits it;
``{{masculin|féminin}}`` agrees with the person of the letter, ``{{champ:un|plusieurs}}`` with a
number; what stands between ``{{si champ}}`` (or ``{{sauf champ}}``) and ``{{fin}}`` is there only
when the field has (or has not) a value.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from pial_xl.letters.langue.accords import MOTS_OUTILS, MotOutil
from pial_xl.letters.langue.catalogue import champ_connu
from pial_xl.units.text import clean, fold

CIVILITE = "civilité"
"""Key of the field that the agreement in gender reads."""

_ACCOLADES = re.compile(r"\{\{([^{}]{1,400})\}\}")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "_": " "})
_RENVERSES = frozenset(
    {("elle", "il"), ("la", "le"), ("une", "un"), ("madame", "monsieur"), ("mme", "m")}
)
_OUTIL = re.compile(r"(.*?(?:'| ))(.+)", re.DOTALL)


class Valeur(NamedTuple):
    """Print a field, after an article or a preposition if *outil* says which."""

    champ: str
    outil: MotOutil | None = None
    ecrit: str = ""


class Genre(NamedTuple):
    """Print one of two texts, as the person of the letter is a man or a woman."""

    masculin: str
    feminin: str


class Nombre(NamedTuple):
    """Print one of two texts, as the number that begins a field is under two or not."""

    champ: str
    un: str
    plusieurs: str


class Condition(NamedTuple):
    """Open a block that is there when the field has a value (or has none).

    ``fin`` is the offset of what follows the block, the end of the text when nothing closes it.
    """

    champ: str
    si_rempli: bool
    fin: int = 0


class Fin(NamedTuple):
    """Close the block that is open."""


class Inconnu(NamedTuple):
    """Nothing known: it stays visible. *mot* is the part that should have been a field.

    It is None where the words are known but stand in the wrong place: *faute* then says so in a
    French sentence, blank where another mistake of the same text already does. *ouvre* tells of a
    block whose field is not known.
    """

    mot: str | None
    faute: str = ""
    ouvre: bool = False


Sens = Valeur | Genre | Nombre | Condition | Fin | Inconnu


class Jeton(NamedTuple):
    """A pair of braces: what it holds as written, where it stands, what it means."""

    ecrit: str
    debut: int
    fin: int
    sens: Sens

    @property
    def champ(self) -> str | None:
        """Give the key of the field it reads, if it reads one."""
        if isinstance(self.sens, Genre):
            return CIVILITE
        return None if isinstance(self.sens, Fin | Inconnu) else self.sens.champ


@lru_cache(maxsize=1024)
def analyser(texte: str) -> tuple[Jeton, ...]:
    """Give the pairs of braces of a text, in order, blocks paired."""
    jetons: list[Jeton] = []
    ouvert: int | None = None
    orphelins = 0  # blocks that a mistake kept from opening: their ends are no mistake of their own
    for match in _ACCOLADES.finditer(texte):
        jeton = Jeton(match[1].strip(), match.start(), match.end(), sens_de(match[1]))
        if isinstance(jeton.sens, Inconnu) and jeton.sens.ouvre:
            orphelins += 1
        elif isinstance(jeton.sens, Condition) and ouvert is not None:
            jeton = _deplace(jeton, "Un bloc est déjà ouvert : fermez-le d'abord par {{fin}}.")
            orphelins += 1
        elif isinstance(jeton.sens, Condition):
            ouvert = len(jetons)
            jeton = _jusqu_a(jeton, len(texte))
        elif isinstance(jeton.sens, Fin) and ouvert is not None:
            jetons[ouvert] = _jusqu_a(jetons[ouvert], jeton.fin)
            ouvert = None
        elif isinstance(jeton.sens, Fin):
            seul = "Aucun {{si …}} ni {{sauf …}} ne le précède."
            jeton = _deplace(jeton, "" if orphelins else seul)
            orphelins = max(0, orphelins - 1)
        jetons.append(jeton)
    return tuple(jetons)


def _deplace(jeton: Jeton, faute: str) -> Jeton:
    return jeton._replace(sens=Inconnu(None, faute))


def _jusqu_a(jeton: Jeton, fin: int) -> Jeton:
    assert isinstance(jeton.sens, Condition)  # noqa: S101 - only such a token opens a block
    return jeton._replace(sens=jeton.sens._replace(fin=fin))


def sens_de(contenu: str) -> Sens:
    """Give what stands between two braces, taken alone."""
    if champ := champ_connu(contenu):  # the exact name of a field wins over any other reading
        return Valeur(champ.cle)
    if "|" in contenu:
        return _choix(contenu)
    normal = clean(contenu.translate(_APOSTROPHES))
    if fold(normal) in {"fin", "finsi", "finsauf"}:
        return Fin()
    if fold(normal) == "sinon":
        return Inconnu(None, "Fermez le bloc par {{fin}}, puis ouvrez-en un par {{sauf …}}.")
    premier, _, reste = normal.partition(" ")
    if reste and fold(premier) in {"si", "sauf"}:
        champ = champ_connu(reste)
        return Condition(champ.cle, fold(premier) == "si") if champ else Inconnu(reste, ouvre=True)
    return _avec_outil(normal)


def _choix(contenu: str) -> Sens:
    """Read ``masculin|féminin`` or ``champ:un|plusieurs``."""
    formes = contenu.split("|")
    if faute := _faute_de_choix(formes):
        return Inconnu(None, faute)
    avant, deux_points, un = formes[0].partition(":")
    champ = champ_connu(avant) if deux_points else None
    if champ is None:
        if deux_points and ":" not in formes[1]:  # a colon in both forms is text
            return Inconnu(avant.strip())
        return _genre(*formes)
    if champ.cle == CIVILITE:
        return _genre(un, formes[1])
    return Nombre(champ.cle, un.strip(), formes[1].strip())


def _faute_de_choix(formes: list[str]) -> str:
    if len(formes) != 2:
        return "Écrivez deux formes, séparées par une seule barre « | »."
    if not any(forme.strip() for forme in formes):
        return "Écrivez une forme de chaque côté de la barre « | »."
    if all(champ_connu(forme) for forme in formes):
        return "Écrivez un seul champ ; la barre « | » sépare deux formes d'un mot."
    return ""


def _genre(masculin: str, feminin: str) -> Genre:
    """Give two forms in their order, set right where their first words show it is reversed."""
    a, b = masculin.strip(), feminin.strip()
    debuts = tuple(fold(forme.partition(" ")[0]) for forme in (a, b))
    return Genre(b, a) if debuts in _RENVERSES else Genre(a, b)


def _avec_outil(normal: str) -> Sens:
    """Read ``du champ``, ``de l'champ``…: the longest such word that leaves a field wins."""
    for longueur in (2, 1):
        outil, reste = _couper(normal, longueur)
        if (sorte := MOTS_OUTILS.get(fold(outil))) and reste:
            champ = champ_connu(reste)
            return Valeur(champ.cle, sorte, outil) if champ else Inconnu(reste)
    return Inconnu(normal)


def _couper(normal: str, mots: int) -> tuple[str, str]:
    """Cut a text after its first *mots* words, an apostrophe ending a word too."""
    outil, reste = "", normal
    for _ in range(mots):
        match = _OUTIL.fullmatch(reste)
        if match is None:
            return "", normal
        outil, reste = outil + match[1], match[2].lstrip()
    return outil.strip(), reste
