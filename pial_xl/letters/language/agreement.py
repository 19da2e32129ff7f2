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
accueil atelier bassin bocage bureau cabinet campus camsp canton centre cfa cio clg cmp cmpp
collectif college comite complexe conseil conservatoire cours crous departement diocese dispositif
district domaine ensemble eple erea esat esms espace est estuaire etablissement externat foyer
groupe groupement hameau hopital iem ien ime institut internat itep jardin juvenat legt legtp lgt
littoral lp lpo lycee marais nord ogec ouest parc pas pays pensionnat pial plateau pole prieure
quartier rased rectorat relais reseau rpi secretariat secteur seminaire service sessad site sud
syndicat territoire vignoble
"""
_FEMININE_WORDS: Final = """
academie agglomeration annexe antenne apel association assomption autorite cdaph circonscription
cite classe communaute commune cooperative creche ddec dec delegation direction dsden ecole ee
eepu em ep eppu equipe federation fondation halte ile immaculee inspection institution mairie
maison maternelle mda mdph metropole mfr mission permanence plateforme prefecture presquile
primaire providence region residence section segpa sep structure uee uema udogec ulis unite
universite uraec vallee ville zone
"""
MASCULINE_NOUNS: Final = frozenset(_MASCULINE_WORDS.split())
FEMININE_NOUNS: Final = frozenset(_FEMININE_WORDS.split())
"""First words of the names of schools, services and areas, by gender, without accents."""
_COMPOUNDS: Final = {
    **dict.fromkeys(("bonpasteur", "sacrecoeur", "saintesprit", "saintsacrement"), "le"),
    **dict.fromkeys(("saintefamille", "saintetrinite"), "la"),
    "enfantjesus": "l'",
    "huelgoat": "le",
    "sacrescoeurs": "les",
}
"""Names that take an article though their first word alone takes none."""
_TOWN_WORDS: Final = frozenset({"ville"})
"""Words that begin the names of towns too, before a hyphen: Ville-d'Avray."""
_ADJECTIVES: Final = frozenset(
    {
        *("ancien", "ancienne", "grand", "grande", "nouveau", "nouvelle"),
        *("petit", "petite", "premier", "premiere", "second"),
    }
)
"""Words that may stand before the one that says the gender."""

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
_COMPOUND = re.compile(r"[^\W_]+(?:[-'’ ][^\W_]+)?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
_EXACT = re.compile(r"(de |d['’])(?!la |l['’])(?=\S)")
_NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*")
_VOWELS: Final = frozenset("aeiou")
_ASPIRATED_H: Final = (
    *("hag", "hai", "hal", "ham", "hau", "hav", "hay"),
    *("hoc", "hoh", "honf", "hou", "hun"),
)
_MUTE_H: Final = ("halluin", "haubourdin", "hautmont", "houdain", "houplines")
"""Towns of the North, that begin as the others and elide all the same."""
_HARD_AFTER_Y: Final = frozenset("aou")
_FEMININES: Final = frozenset(
    {"mme", "mmes", "madame", "mesdames", "mlle", "melle", "mlles", "mademoiselle"}
)
_MASCULINES: Final = frozenset({"m", "mr", "mm", "mrs", "monsieur", "messieurs"})


def with_forced_word(word: str, valeur: str) -> str:
    """Give a value after a word that the model forces, as it is written there."""
    return f"{word}{valeur}" if word.endswith("'") else f"{word} {valeur}"


def with_function_word(function_word: FunctionWord, valeur: str, written: str = "") -> str:
    """Give a value after the article or preposition that suits it.

    Args:
        function_word: the kind of word.
        valeur: the value, not blank.
        written: the word as the model writes it; its capitals are kept.
    """
    if function_word is FunctionWord.DE and (typed := _EXACT.match(valeur)):
        return _like(written, typed[1].replace("’", "'")) + valeur[typed.end() :]
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
    compound = _COMPOUND.search(valeur)
    if compound and (article := _COMPOUNDS.get(fold(compound[0]))):
        return article
    first = _FIRST_WORD.search(valeur)
    if first is None:
        return None
    initials = _INITIALS.match(valeur)
    word = fold(initials[0] if initials else first[0])
    noun = _noun(word, valeur[first.end() :], compound[0] if compound else "")
    starts_name = first[0].endswith("-")
    if noun is None or (starts_name and noun in _TOWN_WORDS):
        # A plural before a hyphen begins the name of a town: Maisons-Laffitte.
        return "les" if _is_known(word.removesuffix("s")) and not starts_name else None
    if _elides(word):
        return "l'"
    return "le" if noun in MASCULINE_NOUNS else "la"


def _noun(word: str, rest: str, compound: str) -> str | None:
    """Give the known noun that says the gender of a name, from its first word and the rest."""
    second = _FIRST_WORD.match(rest.lstrip()) if rest.startswith(" ") else None
    candidates = (word, fold(second[0]) if second and word in _ADJECTIVES else "", fold(compound))
    return next((candidate for candidate in candidates if _is_known(candidate)), None)


def _is_known(word: str) -> bool:
    return word in MASCULINE_NOUNS or word in FEMININE_NOUNS


def _elides(text: str) -> bool:
    """Tell whether « de » loses its vowel before a text."""
    word = fold(text)
    if word.startswith("h"):
        return word.startswith(_MUTE_H) or not word.startswith(_ASPIRATED_H)
    if word.startswith("y"):
        return word[1:2] not in _HARD_AFTER_Y
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
