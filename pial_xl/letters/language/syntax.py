"""The language of a letter's model: what each pair of braces means, and which are mistaken.

``{{champ}}`` prints a value; ``{{du champ}}`` prints it after the word that suits it, and
``{{du! champ}}`` after that very word;
``{{masculin|féminin}}`` agrees with the person of the letter, ``{{champ:un|plusieurs}}`` with a
number; what stands between ``{{si champ}}`` (or ``{{sauf champ}}``) and ``{{fin}}`` is there only
when the field has (or has not) a value.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from pial_xl.letters.language.agreement import FUNCTION_WORDS, FunctionWord
from pial_xl.letters.language.known import known_field
from pial_xl.units.text import clean, fold

CIVILITE = "civilité"
"""Key of the field that the agreement in gender reads."""

_BRACES = re.compile(r"\{\{([^{}]{1,400})\}\}")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "_": " "})
_REVERSED = frozenset(
    {("elle", "il"), ("la", "le"), ("une", "un"), ("madame", "monsieur"), ("mme", "m")}
)
_FUNCTION_WORD = re.compile(r"(.*?(?:'| ))(.+)", re.DOTALL)


class FieldValue(NamedTuple):
    """Print a field, after an article or a preposition if *function_word* says which.

    *is_forced*: that word as it is written, whatever suits the value.
    """

    field: str
    function_word: FunctionWord | None = None
    written: str = ""
    is_forced: bool = False


class Gender(NamedTuple):
    """Print one of two texts, as the person of the letter is a man or a woman."""

    masculine_form: str
    feminine_form: str


class Plural(NamedTuple):
    """Print one of two texts, as the number that begins a field is under two or not."""

    field: str
    one: str
    several: str


class Condition(NamedTuple):
    """Open a block that is there when the field has a value (or has none).

    ``fin`` is the offset of what follows the block, the end of the text when nothing closes it.
    """

    field: str
    if_filled: bool
    fin: int = 0


class End(NamedTuple):
    """Close the block that is open."""


class Unknown(NamedTuple):
    """Nothing known: it stays visible. *word* is the part that should have been a field.

    It is None where the words are known but stand in the wrong place: *fault* then says so in a
    French sentence, blank where another mistake of the same text already does. *opens* tells of a
    block whose field is not known.
    """

    word: str | None
    fault: str = ""
    opens: bool = False


Meaning = FieldValue | Gender | Plural | Condition | End | Unknown


class Token(NamedTuple):
    """A pair of braces: what it holds as written, where it stands, what it means."""

    written: str
    debut: int
    fin: int
    meaning: Meaning

    @property
    def field(self) -> str | None:
        """Give the key of the field it reads, if it reads one."""
        if isinstance(self.meaning, Gender):
            return CIVILITE
        return None if isinstance(self.meaning, End | Unknown) else self.meaning.field


@lru_cache(maxsize=1024)
def parse(text: str) -> tuple[Token, ...]:
    """Give the pairs of braces of a text, in order, blocks paired."""
    tokens: list[Token] = []
    opened: int | None = None
    orphans = 0  # blocks that a mistake kept from opening: their ends are no mistake of their own
    for match in _BRACES.finditer(text):
        token = Token(match[1].strip(), match.start(), match.end(), meaning_of(match[1]))
        if isinstance(token.meaning, Unknown) and token.meaning.opens:
            orphans += 1
        elif isinstance(token.meaning, Condition) and opened is not None:
            token = _misplaced(token, "Un bloc est déjà ouvert : fermez-le d'abord par {{fin}}.")
            orphans += 1
        elif isinstance(token.meaning, Condition):
            opened = len(tokens)
            token = _until(token, len(text))
        elif isinstance(token.meaning, End) and opened is not None:
            tokens[opened] = _until(tokens[opened], token.fin)
            opened = None
        elif isinstance(token.meaning, End):
            alone = "Aucun {{si …}} ni {{sauf …}} ne le précède."
            token = _misplaced(token, "" if orphans else alone)
            orphans = max(0, orphans - 1)
        tokens.append(token)
    return tuple(tokens)


def _misplaced(token: Token, fault: str) -> Token:
    return token._replace(meaning=Unknown(None, fault))


def _until(token: Token, fin: int) -> Token:
    assert isinstance(token.meaning, Condition)  # noqa: S101 - only such a token opens a block
    return token._replace(meaning=token.meaning._replace(fin=fin))


def meaning_of(content: str) -> Meaning:
    """Give what stands between two braces, taken alone."""
    if field := known_field(content):  # the exact name of a field wins over any other reading
        return FieldValue(field.cle)
    if "|" in content:
        return _choice(content)
    normal = clean(content.translate(_APOSTROPHES))
    if fold(normal) in {"fin", "finsi", "finsauf"}:
        return End()
    if fold(normal) == "sinon":
        return Unknown(None, "Fermez le bloc par {{fin}}, puis ouvrez-en un par {{sauf …}}.")
    first, _, remaining = normal.partition(" ")
    if remaining and fold(first) in {"si", "sauf"}:
        field = known_field(remaining)
        return (
            Condition(field.cle, fold(first) == "si") if field else Unknown(remaining, opens=True)
        )
    return _with_function_word(normal)


def _choice(content: str) -> Meaning:
    """Read ``masculin|féminin`` or ``champ:un|plusieurs``."""
    forms = content.split("|")
    if fault := _choice_fault(forms):
        return Unknown(None, fault)
    before, colon, one = forms[0].partition(":")
    field = known_field(before) if colon else None
    if field is None:
        if colon and ":" not in forms[1]:  # a colon in both forms is text
            return Unknown(before.strip())
        return _gender(*forms)
    if field.cle == CIVILITE:
        return _gender(one, forms[1])
    return Plural(field.cle, one.strip(), forms[1].strip())


def _choice_fault(forms: list[str]) -> str:
    if len(forms) != 2:
        return "Écrivez deux formes, séparées par une seule barre « | »."
    if not any(form.strip() for form in forms):
        return "Écrivez une forme de chaque côté de la barre « | »."
    if all(known_field(form) for form in forms):
        return "Écrivez un seul champ ; la barre « | » sépare deux formes d'un mot."
    return ""


def _gender(masculine_form: str, feminine_form: str) -> Gender:
    """Give two forms in their order, set right where their first words show it is reversed."""
    a, b = masculine_form.strip(), feminine_form.strip()
    debuts = tuple(fold(form.partition(" ")[0]) for form in (a, b))
    return Gender(b, a) if debuts in _REVERSED else Gender(a, b)


def _with_function_word(normal: str) -> Meaning:
    """Read ``due field``, ``de l'champ``…: the longest such word that leaves a field wins."""
    for length in (2, 1):
        function_word, remaining = _cut(normal, length)
        if (kind := FUNCTION_WORDS.get(fold(function_word))) and remaining:
            field = known_field(remaining)
            is_forced = function_word.endswith("!") or remaining.startswith("!")
            written = function_word.rstrip("! ")
            return FieldValue(field.cle, kind, written, is_forced) if field else Unknown(remaining)
    return Unknown(normal)


def _cut(normal: str, words: int) -> tuple[str, str]:
    """Cut a text after its first *words* words, an apostrophe ending a word too."""
    function_word, remaining = "", normal
    for _ in range(words):
        match = _FUNCTION_WORD.fullmatch(remaining)
        if match is None:
            return "", normal
        function_word, remaining = function_word + match[1], match[2].lstrip()
    return function_word.strip(), remaining
