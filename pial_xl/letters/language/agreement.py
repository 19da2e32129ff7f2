"""French agreement: articles and prepositions before a value, gender and number.

Articles are chosen by the first word of the value. The words of schools and of their
administration are listed with their gender; a name that carries its article keeps it or contracts
it (Le Mans: du Mans; La Roche: de La Roche); anything else is a proper noun, without article.
"""

import re
from enum import Enum, auto
from typing import Final

from pial_xl.units.text import fold


class FunctionWord(Enum):
    """The kind of small word asked for before a value, whatever its form."""

    DE = auto()
    A = auto()
    LE = auto()


FUNCTION_WORDS: Final = {
    **dict.fromkeys(("du", "dela", "del", "de", "des", "d"), FunctionWord.DE),
    **dict.fromkeys(("au", "ala", "al", "a", "aux"), FunctionWord.A),
    **dict.fromkeys(("le", "la", "l", "les"), FunctionWord.LE),
}
"""Every form in which such a word may be written, accents, spaces and apostrophes dropped."""

_MASCULINE_WORDS: Final = """
campus centre cfa cio collectif college conservatoire cours crous departement diocese dispositif
ensemble eple erea esat esms etablissement externat groupe hopital ien ime institut internat itep
juvenat lp lycee ogec pas pensionnat pial pole prieure rectorat reseau rpi secretariat secteur
seminaire service sessad site territoire
"""
_FEMININE_WORDS: Final = """
academie apel association autorite cdaph circonscription cite cooperative ddec dec delegation
direction dsden ecole equipe federation inspection institution maison maternelle mda mdph mfr
mission prefecture primaire region section segpa udogec ulis unite universite uraec zone
"""
MASCULINE_NOUNS: Final = frozenset(_MASCULINE_WORDS.split())
FEMININE_NOUNS: Final = frozenset(_FEMININE_WORDS.split())
"""First words of the names of schools and services, by gender, without accents."""

_FORMS: Final = {  # article: after « de », after « à », alone
    "le": ("du ", "au ", "le "),
    "la": ("de la ", "à la ", "la "),
    "l'": ("de l'", "à l'", "l'"),
    "les": ("des ", "aux ", "les "),
}
_RANK: Final = {FunctionWord.DE: 0, FunctionWord.A: 1, FunctionWord.LE: 2}
_CONTRACTED: Final[dict[str, str | None]] = {
    "de": None,
    "d'": None,
    **{form.strip(): article for article, forms in _FORMS.items() for form in forms},
}
_ALREADY = re.compile(
    r"(de la |de l['’]|de |d['’]|à la |à l['’]|du |des |au |aux |le |la |les |l['’])(?=\S)"
)
_NAME_ARTICLE = re.compile(r"(L[Ee][Ss]?) (?=\S)|L[Aa] (?=\S)|L['’](?=\S)")
_FIRST_WORD = re.compile(r"[^\W_]+-?")
_NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*")
_VOWELS: Final = frozenset("aeiou")
_ASPIRATED_H: Final = ("hai", "hal", "ham", "hau", "hav", "hay", "hou", "hun")
_FEMININES: Final = frozenset({"mme", "mmes", "madame", "mlle", "mademoiselle"})
_MASCULINES: Final = frozenset({"m", "mr", "monsieur"})


def with_function_word(function_word: FunctionWord, valeur: str, written: str = "") -> str:
    """Give a value after the article or preposition that suits it.

    Args:
        function_word: the kind of word.
        valeur: the value, not blank.
        written: the word as the model writes it; its capitals are kept.
    """
    article, remaining = _article(function_word, valeur)
    if article is not None:
        word = _FORMS[article][_RANK[function_word]]
    elif function_word is FunctionWord.DE:
        word = "d'" if _elides(remaining) else "de "
    else:
        word = "à " if function_word is FunctionWord.A else ""
    return _like(written, word) + remaining


def _article(function_word: FunctionWord, valeur: str) -> tuple[str | None, str]:
    """Give the article that a value takes, and the value without the one it already had.

    The capital of a town's article stays in its name, but for what contracts (du Mans).
    """
    if already := _ALREADY.match(valeur):
        return _CONTRACTED[already[1].strip().replace("’", "'")], valeur[already.end() :]
    if own_article := _NAME_ARTICLE.match(valeur):
        if function_word is FunctionWord.LE or own_article[1] is None:
            return None, valeur
        return own_article[1].lower(), valeur[own_article.end() :]
    return _word_article(valeur), valeur


def _word_article(valeur: str) -> str | None:
    first = _FIRST_WORD.search(valeur)
    word = fold(first[0]) if first else ""
    if word in MASCULINE_NOUNS | FEMININE_NOUNS:
        if _elides(word):
            return "l'"
        return "le" if word in MASCULINE_NOUNS else "la"
    # A plural before a hyphen begins the name of a town: Maisons-Laffitte.
    starts_name = first is not None and first[0].endswith("-")
    is_known_plural = word.endswith("s") and word[:-1] in MASCULINE_NOUNS | FEMININE_NOUNS
    return "les" if is_known_plural and not starts_name else None


def _elides(text: str) -> bool:
    """Tell whether « de » loses its vowel before a text."""
    word = fold(text)
    if word.startswith("h"):
        return not word.startswith(_ASPIRATED_H)
    if word.startswith("y"):
        return word[1:2] not in _VOWELS
    return word[:1] in _VOWELS


def _like(written: str, word: str) -> str:
    """Give a word the capitals of the one written in the model."""
    letters = [c for c in written if c.isalpha()]
    if not letters or not letters[0].isupper():
        return word
    all_caps = len(letters) > 1 and all(c.isupper() for c in letters)
    return word.upper() if all_caps else word[:1].upper() + word[1:]


def is_feminine(civilite: str) -> bool | None:
    """Tell whether a title is that of a woman; None when it does not say."""
    cle = fold(civilite)
    if cle in _FEMININES:
        return True
    return False if cle in _MASCULINES else None


def is_plural(valeur: str) -> bool:
    """Tell whether the number that begins a value calls for the plural: 2 and above, in French.

    A value that begins with no number is singular.
    """
    match = _NUMBER.match(valeur.lstrip())
    return match is not None and int("".join(c for c in match[0] if c.isdigit())) >= 2
