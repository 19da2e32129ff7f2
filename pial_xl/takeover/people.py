"""Who a row is about: names in one cell or two, and the codes that people keep."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from pial_xl.takeover.alike import Alike
from pial_xl.units.nearest import Nearest
from pial_xl.units.text import clean, fold

_PARTICLES: Final = frozenset({
    "de", "du", "des", "le", "la", "les", "d", "l", "van", "von", "der", "den", "di", "da", "do",
    "dos", "ben", "el", "al", "abd", "ait", "bou", "st", "ste", "mc", "mac",
})  # fmt: skip
_CIVILITY = re.compile(r"^(?:mme|mlle|madame|mademoiselle|monsieur|mr|m)\b\.?\s+", re.IGNORECASE)
_WORD = re.compile(r"[\s\-'’.]+")
_NUMBER = re.compile(r"([A-Z]+)0*(\d{1,6})")


def split_name(text: str, *, first_name_first: bool = False) -> tuple[str, str]:
    """Part ``NOM Prénom`` in the name and the first name.

    Words in capitals are the name, wherever they stand. Where all are, or none, the first word is
    (the last ones when *first_name_first*), with the particles before it.
    """
    text = _CIVILITY.sub("", clean(text))
    before, comma, after = text.partition(",")
    if comma and after.strip():
        return before.strip(), after.strip()
    words = text.split()
    capitals = [_is_capital(word) for word in words]
    if any(capitals) and not all(capitals):
        nom = [word for word, is_capital in zip(words, capitals, strict=True) if is_capital]
        prenom = [word for word, is_capital in zip(words, capitals, strict=True) if not is_capital]
        # A particle in small letters stands with the name that follows it.
        while prenom and fold(prenom[0]) in _PARTICLES and words[0] == prenom[0]:
            nom.insert(0, prenom.pop(0))
        return " ".join(nom), " ".join(prenom)
    if first_name_first and len(words) > 1:
        return " ".join(words[1:]), words[0]
    count = 1
    while count < len(words) - 1 and fold(words[count - 1]) in _PARTICLES:
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def _is_capital(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


def person_key(*names: str) -> str:
    """Give the key under which two writings of a person's name meet, in any order of its words."""
    words = {fold(word) for name in names for word in _WORD.split(clean(name))}
    return " ".join(sorted(word for word in words if word))


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person whose code is known already: a pupil, or an AESH.

    Attributes:
        code: the code.
        nom: family name.
        prenom: first name.
        ne_le: date of birth; None for an AESH, or when it is not known.
    """

    code: str
    nom: str
    prenom: str
    ne_le: date | None = None


@dataclass(slots=True)
class Person:
    """A person met in a source.

    Attributes:
        code: the code.
        nom: family name.
        prenom: first name.
        ne_le: date of birth, if it is known.
        place: school and class where the person was met first; None until then.
        is_near: recognized by the date of birth and a name that is almost the same.
    """

    code: str
    nom: str
    prenom: str
    ne_le: date | None = None
    place: tuple[str, str] | None = None
    is_near: bool = False
    key: str = field(init=False)

    def __post_init__(self) -> None:
        self.key = person_key(self.nom, self.prenom)


class People:
    """Gives the people of one kind their codes, the same as before for those that were known.

    Args:
        prefix: first letter of a code.
        width: least number of its digits.
        known: those who have a code.
        taken: other codes that are used.
    """

    def __init__(
        self, prefix: str, width: int, known: Iterable[KnownPerson], taken: Iterable[str] = ()
    ) -> None:
        self._prefix, self._width = prefix, width
        self.people = [Person(k.code, k.nom, k.prenom, k.ne_le) for k in known]
        self._by_key: dict[str, list[Person]] = {}
        self._by_birth: dict[date, list[Person]] = {}
        self._by_code: dict[str, Person] = {}
        self._by_word: dict[str, list[Person]] = {}
        """By each word of the family name; those without one are under a blank."""
        self._has_met = False
        self._alike = Alike()
        self._known = {person.code for person in self.people}
        for person in self.people:
            self._note(person)
        codes = (*taken, *(person.code for person in self.people))
        numbers = [int(m[2]) for code in codes if (m := _NUMBER.fullmatch(code))]
        self._last = max(numbers, default=0)

    def meet(
        self, nom: str, prenom: str, ne_le: date | None = None, place: tuple[str, str] = ("", "")
    ) -> Person:
        """Give the person of a row, by date of birth then name; a new one has the next code.

        Without a date of birth, one name at two schools, or in two classes of one, is two people.
        """
        person = self._find(nom, prenom, ne_le, place)
        if person is None:
            self._last += 1
            code = f"{self._prefix}{self._last:0{self._width}}"
            person = Person(code, nom, prenom, ne_le)
            self.people.append(person)
            self._note(person)
        if person.ne_le is None and ne_le is not None:
            person.ne_le = ne_le
            self._by_birth.setdefault(ne_le, []).append(person)
        if person.place is None:
            person.place = place
        self._has_met = True
        return person

    def like(self, text: str) -> str:
        """Give the code of one whose name is almost what a cell says; blank when there is none."""
        return self._alike.to(person_key(_CIVILITY.sub("", clean(text))))

    def new(self) -> dict[str, str]:
        """Give the keys of the people that the source makes known, by code."""
        return {p.code: p.key for p in self.people if p.code not in self._known}

    def missing(self) -> dict[str, str]:
        """Give the keys of those known before that the source does not list, by code."""
        return {p.code: p.key for p in self.people if p.code in self._known and p.place is None}

    def _note(self, person: Person) -> None:
        self._alike.add(person.code, person.key)
        self._by_code.setdefault(fold(person.code), person)
        for word in dict.fromkeys(person_key(person.nom).split() or [""]):
            self._by_word.setdefault(word, []).append(person)
        self._by_key.setdefault(person.key, []).append(person)
        if person.ne_le is not None:
            self._by_birth.setdefault(person.ne_le, []).append(person)

    def _find(
        self, nom: str, prenom: str, ne_le: date | None, place: tuple[str, str]
    ) -> Person | None:
        key = person_key(nom, prenom)
        named = self._by_key.get(key, [])
        return self._born(ne_le, key, named, place) if ne_le else _undated(named, place)

    def _born(
        self, ne_le: date, key: str, named: list[Person], place: tuple[str, str]
    ) -> Person | None:
        """Find a person whose date of birth is told."""
        born = self._by_birth.get(ne_le, [])
        same = [p for p in born if p.key == key] or [
            p for p in named if p.ne_le is None and _may_be(p, place)
        ]
        if same:
            return same[0]
        near = [p for p in born if is_near(p.key, key) and p.place is None]
        if len(near) != 1:
            return None
        near[0].is_near = True
        return near[0]

    def named(self, text: str, school: str = "") -> Person | None:
        """Give the one person whom a cell names: by code, name, or name with an initial."""
        key = person_key(_CIVILITY.sub("", clean(text)))
        if not key:
            return None
        if coded := self._by_code.get(fold(text)):
            return coded
        # Whole names, family names and initials all hold the words of the family name.
        sharing = {id(p): p for word in (*key.split(), "") for p in self._by_word.get(word, ())}
        met = [p for p in sharing.values() if p.place is not None or not self._has_met]
        for suits in (_is_whole, _is_family_name, _is_initial):
            found = [p for p in met if suits(p, key)]
            if len(found) > 1 and school:
                found = [p for p in found if p.place is not None and p.place[0] == school]
            if found:
                return found[0] if len(found) == 1 else None
        return None


def _undated(named: list[Person], place: tuple[str, str]) -> Person | None:
    """Find a person of a name, without a date of birth."""
    here = [p for p in named if p.place == place]
    unseen = [p for p in named if p.place is None]
    # A place that is not told is any place.
    anywhere = [p for p in named if p.place and _may_be(p, place) and not all((*place, *p.place))]
    for found in (here[:1], unseen, anywhere):
        if len(found) == 1:
            return found[0]
    return None


def _may_be(person: Person, place: tuple[str, str]) -> bool:
    """Tell whether a person can be at a place: where one of both is not told, it is any."""
    if person.place is None:
        return True
    return all(not a or not b or a == b for a, b in zip(person.place, place, strict=True))


def is_near(first: str, second: str) -> bool:
    """Tell whether two names differ by a letter, or one has words that the other lacks."""
    a, b = set(first.split()), set(second.split())
    shared = a & b
    return bool(shared and (a <= b or b <= a)) or bool(
        Nearest([first.replace(" ", "")]).to(second.replace(" ", ""))
    )


def _is_whole(person: Person, key: str) -> bool:
    return person.key == key


def _is_family_name(person: Person, key: str) -> bool:
    return person_key(person.nom) == key


def _is_initial(person: Person, key: str) -> bool:
    initials = {word[:1] for word in person_key(person.prenom).split()}
    family = set(person_key(person.nom).split())
    words = set(key.split())
    rest = words - family
    return family <= words and bool(rest) and rest <= initials
