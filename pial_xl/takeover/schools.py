"""Which school a cell names: by its UAI, by a known workbook, by the annuaire, else by its name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from pial_xl.takeover.tells import degre_of, find_uai
from pial_xl.units.text import clean, code_key, fold

_WORD = re.compile(r"[^\W_]+")
_CODE_MAX: Final = 60
_KINDS: Final = {
    "clg": "college", "coll": "college", "col": "college",
    "lyc": "lycee", "lgt": "lycee", "lp": "lycee", "lpo": "lycee", "lgta": "lycee",
    "ec": "ecole", "ep": "ecole", "epu": "ecole", "primaire": "ecole", "eppu": "ecole",
    "eppr": "ecole", "ee": "ecole elementaire", "eepu": "ecole elementaire",
    "eepr": "ecole elementaire", "elem": "ecole elementaire", "elementaire": "ecole elementaire",
    "em": "ecole maternelle", "empu": "ecole maternelle", "mat": "ecole maternelle",
    "maternelle": "ecole maternelle", "st": "saint", "ste": "sainte",
}  # fmt: skip
"""Short forms, and what they stand for: a maternelle and an élémentaire are two schools."""
_LITTLE: Final = frozenset({
    "de", "du", "des", "la", "le", "les", "l", "d", "et", "a", "au", "aux", "public", "publique",
    "pu", "prive", "privee", "pr", "sous", "contrat", "general", "technologique",
    "professionnel", "polyvalent", "enseignement", "groupe", "scolaire",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class KnownSchool:
    """A school of the annuaire, or of a workbook taken over before.

    Attributes:
        uai: its UAI, or the code that stands for it.
        nom: its name.
        commune: where it is.
        departement: number of its département, when it is told.
    """

    uai: str
    nom: str
    commune: str = ""
    departement: str = ""


@dataclass(slots=True)
class School:
    """A school that a source names.

    Attributes:
        code: its UAI; its name where that is not known, for a person to replace.
        nom: its name.
        commune: where it is.
        fields: what else a source says of it, by field of T_Etablissements.
        is_matched: found in the annuaire by its name.
    """

    code: str
    nom: str
    commune: str = ""
    fields: dict[str, object] = field(default_factory=dict)
    is_matched: bool = False


def school_words(text: str) -> frozenset[str]:
    """Give the words that tell a school, in their whole form."""
    words = {fold(word) for word in _WORD.findall(clean(text))}
    return frozenset(
        whole for word in words - _LITTLE if word for whole in _KINDS.get(word, word).split()
    )


def own_words(text: str) -> frozenset[str]:
    """Give the words of a school's own name, without those of its kind and its numbers."""
    kinds = {word for whole in _KINDS.values() for word in whole.split()} - {"saint", "sainte"}
    return frozenset(word for word in school_words(text) - kinds if not word.isdigit())


class Schools:
    """The schools of one taking over, each under one code however its name is written.

    Args:
        known: those of the workbook taken over before.
        annuaire: those of the annuaire.
        named: cells of the source that may each name one.
    """

    def __init__(
        self,
        known: Iterable[KnownSchool],
        annuaire: Iterable[KnownSchool],
        named: Iterable[str] = (),
    ) -> None:
        self._named = frozenset(map(school_words, named))
        self.found: dict[str, School] = {}
        self._codes: dict[tuple[frozenset[str], frozenset[str]], str] = {}
        self._known = [(school_words(s.nom), s) for s in known]
        self._annuaire: dict[str, list[tuple[frozenset[str], KnownSchool]]] = {}
        self._by_uai: dict[str, KnownSchool] = {}
        for school in annuaire:
            self._by_uai.setdefault(school.uai, school)
            words = school_words(school.nom)
            for word in words:
                self._annuaire.setdefault(word, []).append((words, school))

    def code_of(self, name: str = "", uai: str = "", commune: str = "") -> str:
        """Give the code of a school, which is met with its name, its UAI, or both; else blank."""
        name, commune = clean(name), clean(commune)
        uai = uai or find_uai(name)
        bare = self._without(name, uai)
        if not bare and not uai:
            return ""
        key = school_words(bare), school_words(commune)
        if not uai:
            uai = self._codes.get(key, "")
        if uai and uai in self.found:
            return self._met(uai, bare, commune, key)
        school = self._match(uai, bare, commune)
        self.found.setdefault(school.code, school)
        return self._met(school.code, bare, commune, key)

    def is_known(self, name: str) -> bool:
        """Tell whether a name is that of a school named elsewhere, known before, or listed."""
        words = school_words(name)
        return bool(words) and (
            words in self._named
            or any(known == words for known, _ in self._known)
            or self._in_annuaire(words, frozenset(), degre_of(name) is not None) is not None
        )

    def missing(self) -> dict[str, str]:
        """Give the names of the schools known before that the source does not name, by code."""
        met = set(map(code_key, self.found))
        return {
            s.uai: " ".join(sorted(words)) for words, s in self._known if code_key(s.uai) not in met
        }

    def new(self) -> dict[str, str]:
        """Give the names of the schools that the source makes known, by code."""
        old = {code_key(s.uai) for _, s in self._known}
        return {
            code: " ".join(sorted(school_words(s.nom)))
            for code, s in self.found.items()
            if code_key(code) not in old
        }

    def _met(
        self, code: str, name: str, commune: str, key: tuple[frozenset[str], frozenset[str]]
    ) -> str:
        school = self.found[code]
        school.nom = school.nom or name
        school.commune = school.commune or commune
        if key[0]:
            self._codes.setdefault(key, code)
            self._codes.setdefault((key[0], frozenset()), code)
        return code

    @staticmethod
    def _without(name: str, uai: str) -> str:
        """Give a name without the UAI written beside it."""
        if uai and find_uai(name):
            name = re.sub(r"(?<![0-9A-Za-z])0?\d{6,7}[A-Za-z](?![0-9A-Za-z])", " ", name)
        return clean(name).strip(" -–()[],;:/")

    def _match(self, uai: str, name: str, commune: str) -> School:
        if uai:
            if listed := self._by_uai.get(uai):
                return School(uai, name or listed.nom, commune or listed.commune)
            old = next((s for _, s in self._known if code_key(s.uai) == uai), None)
            return School(
                uai, name or (old.nom if old else ""), commune or (old.commune if old else "")
            )
        words = school_words(name)
        named = [s for known, s in self._known if known == words]
        if len(named) == 1:
            return School(named[0].uai, name, commune or named[0].commune)
        found = self._in_annuaire(words, school_words(commune), degre_of(name) is not None)
        if found is not None:
            return School(found.uai, name, commune or found.commune, is_matched=True)
        label = f"{name} ({commune})" if commune and self._is_taken(name) else name
        return School(label[:_CODE_MAX], label, commune)

    def _is_taken(self, name: str) -> bool:
        key = code_key(name[:_CODE_MAX])
        return any(code_key(code) == key for code in self.found)

    def _in_annuaire(
        self, words: frozenset[str], commune: frozenset[str], has_kind: bool
    ) -> KnownSchool | None:
        """Give the one school of the annuaire that has all the words, its commune's included."""
        if not words:
            return None
        lists = [self._annuaire.get(word, []) for word in words]
        fullest = min((one for one in lists if one), key=len, default=[])
        found: list[tuple[bool, KnownSchool]] = []
        for listed, school in fullest:
            town = school_words(school.commune)
            if commune and commune != town:
                continue
            rest = words - listed
            if rest <= town and (listed <= words or has_kind):
                found.append((listed - words <= town, school))
        exact = [school for is_exact, school in found if is_exact]
        best = exact or [school for _, school in found]
        return best[0] if len(best) == 1 else None
