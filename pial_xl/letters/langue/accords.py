"""French agreement: articles and prepositions before a value, gender and number.

Articles are chosen by the first word of the value. The words of schools and of their
administration are listed with their gender; a name that carries its article keeps it or contracts
it (Le Mans: du Mans; La Roche: de La Roche); anything else is a proper noun, without article.
"""

import re
from enum import Enum, auto
from typing import Final

from pial_xl.units.text import fold


class MotOutil(Enum):
    """The kind of small word asked for before a value, whatever its form."""

    DE = auto()
    A = auto()
    LE = auto()


MOTS_OUTILS: Final = {
    **dict.fromkeys(("du", "dela", "del", "de", "des", "d"), MotOutil.DE),
    **dict.fromkeys(("au", "ala", "al", "a", "aux"), MotOutil.A),
    **dict.fromkeys(("le", "la", "l", "les"), MotOutil.LE),
}
"""Every form in which such a word may be written, accents, spaces and apostrophes dropped."""

_MOTS_MASCULINS: Final = """
campus centre cfa cio collectif college conservatoire cours crous departement diocese dispositif
ensemble eple erea esat esms etablissement externat groupe hopital ien ime institut internat itep
juvenat lp lycee ogec pas pensionnat pial pole prieure rectorat reseau rpi secretariat secteur
seminaire service sessad site territoire
"""
_MOTS_FEMININS: Final = """
academie apel association autorite cdaph circonscription cite cooperative ddec dec delegation
direction dsden ecole equipe federation inspection institution maison maternelle mda mdph mfr
mission prefecture primaire region section segpa udogec ulis unite universite uraec zone
"""
MASCULINS: Final = frozenset(_MOTS_MASCULINS.split())
FEMININS: Final = frozenset(_MOTS_FEMININS.split())
"""First words of the names of schools and services, by gender, without accents."""

_FORMES: Final = {  # article: after « de », after « à », alone
    "le": ("du ", "au ", "le "),
    "la": ("de la ", "à la ", "la "),
    "l'": ("de l'", "à l'", "l'"),
    "les": ("des ", "aux ", "les "),
}
_RANG: Final = {MotOutil.DE: 0, MotOutil.A: 1, MotOutil.LE: 2}
_CONTRACTEES: Final[dict[str, str | None]] = {
    "de": None,
    "d'": None,
    **{forme.strip(): article for article, formes in _FORMES.items() for forme in formes},
}
_DEJA = re.compile(
    r"(de la |de l['’]|de |d['’]|à la |à l['’]|du |des |au |aux |le |la |les |l['’])(?=\S)"
)
_ARTICLE_DU_NOM = re.compile(r"(L[Ee][Ss]?) (?=\S)|L[Aa] (?=\S)|L['’](?=\S)")
_PREMIER_MOT = re.compile(r"[^\W_]+-?")
_NOMBRE = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*")
_VOYELLES: Final = frozenset("aeiou")
_H_ASPIRES: Final = ("hai", "hal", "ham", "hau", "hav", "hay", "hou", "hun")
_FEMININES: Final = frozenset({"mme", "mmes", "madame", "mlle", "mademoiselle"})
_MASCULINES: Final = frozenset({"m", "mr", "monsieur"})


def avec_outil(outil: MotOutil, valeur: str, ecrit: str = "") -> str:
    """Give a value after the article or preposition that suits it.

    Args:
        outil: the kind of word.
        valeur: the value, not blank.
        ecrit: the word as the model writes it; its capitals are kept.
    """
    article, reste = _article(outil, valeur)
    if article is not None:
        mot = _FORMES[article][_RANG[outil]]
    elif outil is MotOutil.DE:
        mot = "d'" if _s_elide(reste) else "de "
    else:
        mot = "à " if outil is MotOutil.A else ""
    return _comme(ecrit, mot) + reste


def _article(outil: MotOutil, valeur: str) -> tuple[str | None, str]:
    """Give the article that a value takes, and the value without the one it already had.

    The capital of a town's article stays in its name, but for what contracts (du Mans).
    """
    if deja := _DEJA.match(valeur):
        return _CONTRACTEES[deja[1].strip().replace("’", "'")], valeur[deja.end() :]
    if propre := _ARTICLE_DU_NOM.match(valeur):
        if outil is MotOutil.LE or propre[1] is None:
            return None, valeur
        return propre[1].lower(), valeur[propre.end() :]
    return _article_du_mot(valeur), valeur


def _article_du_mot(valeur: str) -> str | None:
    premier = _PREMIER_MOT.search(valeur)
    mot = fold(premier[0]) if premier else ""
    if mot in MASCULINS | FEMININS:
        if _s_elide(mot):
            return "l'"
        return "le" if mot in MASCULINS else "la"
    # A plural before a hyphen begins the name of a town: Maisons-Laffitte.
    en_tete_de_nom = premier is not None and premier[0].endswith("-")
    est_pluriel_connu = mot.endswith("s") and mot[:-1] in MASCULINS | FEMININS
    return "les" if est_pluriel_connu and not en_tete_de_nom else None


def _s_elide(texte: str) -> bool:
    """Tell whether « de » loses its vowel before a text."""
    mot = fold(texte)
    if mot.startswith("h"):
        return not mot.startswith(_H_ASPIRES)
    if mot.startswith("y"):
        return mot[1:2] not in _VOYELLES
    return mot[:1] in _VOYELLES


def _comme(ecrit: str, mot: str) -> str:
    """Give a word the capitals of the one written in the model."""
    lettres = [c for c in ecrit if c.isalpha()]
    if not lettres or not lettres[0].isupper():
        return mot
    tout = len(lettres) > 1 and all(c.isupper() for c in lettres)
    return mot.upper() if tout else mot[:1].upper() + mot[1:]


def est_feminine(civilite: str) -> bool | None:
    """Tell whether a title is that of a woman; None when it does not say."""
    cle = fold(civilite)
    if cle in _FEMININES:
        return True
    return False if cle in _MASCULINES else None


def est_pluriel(valeur: str) -> bool:
    """Tell whether the number that begins a value calls for the plural: 2 and above, in French.

    A value that begins with no number is singular.
    """
    match = _NOMBRE.match(valeur.lstrip())
    return match is not None and int("".join(c for c in match[0] if c.isdigit())) >= 2
