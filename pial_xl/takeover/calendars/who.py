"""Whose calendar it is: by the date of birth, then the name; or as a person said.

Nothing is guessed in silence: each match has a certainty, and one below « probable » is proposed
alone.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from pial_xl.takeover.people import KnownPerson, is_near, person_key, split_name
from pial_xl.units.text import clean, code_key, fold

NEW: Final = "nouveau"
"""What a person says of a calendar whose pupil is to be given a code."""
NOBODY: Final = "rien"
"""What a person says of a calendar that is to be left."""
_PROPOSED_MAX: Final = 3
_BIRTH: Final = re.compile(r"[_\s-]*(\d{2})[-_.]?(\d{2})[-_.]?(\d{4})$")
_COPY: Final = re.compile(r"\s*(?:\(\d+\)|- copie)$", re.IGNORECASE)
_PREFIX: Final = re.compile(r"^calendrier[_\s-]+", re.IGNORECASE)


class Certainty(StrEnum):
    """How sure it is whose calendar it is."""

    CHOSEN = "choisi"
    SURE = "sûr"
    LIKELY = "probable"
    NEW = "nouveau"
    TO_CHECK = "à vérifier"
    UNKNOWN = "inconnu"
    LEFT = "laissé"

    @property
    def is_taken(self) -> bool:
        """Tell whether the calendar is taken for that of a pupil."""
        return self not in (Certainty.TO_CHECK, Certainty.UNKNOWN, Certainty.LEFT)


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """What the name of a calendar tells.

    Attributes:
        number: its rank among the files, in the order of their names, from 1.
        stem: its name, without folder nor extension.
        nom: the pupil's family name.
        prenom: their first name.
        ne_le: their date of birth; None when the name tells none.
    """

    number: int
    stem: str
    nom: str
    prenom: str
    ne_le: date | None

    @property
    def key(self) -> str:
        """The key of the name of the pupil."""
        return person_key(self.nom, self.prenom)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a calendar is.

    Attributes:
        file: the calendar.
        certainty: how sure it is.
        code: the pupil; blank for a new one, or none.
        why: why, in French, without any name; blank where the certainty says it.
    """

    file: CalendarFile
    certainty: Certainty
    code: str
    why: str


def parse_stem(number: int, stem: str) -> CalendarFile:
    """Read ``Calendrier_NOM_Prénom_JJMMAAAA``; what the name does not tell is blank."""
    text = _COPY.sub("", clean(stem))
    ne_le = None
    if found := _BIRTH.search(text):
        try:
            ne_le = date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            ne_le = None
        text = text[: found.start()]
    words = _PREFIX.sub("", text).replace("_", " ")
    nom, prenom = split_name(words) if any(map(str.isalpha, words)) else ("", "")
    return CalendarFile(number, clean(stem), nom, prenom, ne_le)


def stem_key(stem: str) -> str:
    """Give the key under which two exports of one calendar meet."""
    return fold(_COPY.sub("", re.sub(r"\.ics$", "", clean(stem), flags=re.IGNORECASE)))


def match_owners(
    files: Sequence[CalendarFile],
    known: Sequence[KnownPerson],
    remembered: Mapping[str, str],
    chosen: Mapping[str, str],
) -> list[Owner]:
    """Say whose each calendar is; without any known pupil, each is a new one's.

    Args:
        files: the calendars.
        known: the pupils.
        remembered: codes by ``stem_key``, as an earlier taking over was told.
        chosen: codes, ``nouveau`` or ``rien``, by ``stem_key`` or number, as a person says now.
    """
    return _Matching(known, remembered, chosen).of(files)


class _Matching:
    """Matches calendars with pupils, the surest first."""

    def __init__(
        self,
        known: Sequence[KnownPerson],
        remembered: Mapping[str, str],
        chosen: Mapping[str, str],
    ) -> None:
        self._known = known
        self._remembered, self._chosen = remembered, chosen
        self._keys = {p.code: person_key(p.nom, p.prenom) for p in known}
        self._found: dict[int, Owner] = {}

    def of(self, files: Sequence[CalendarFile]) -> list[Owner]:
        for step in (self._said, self._same):
            for file in files:
                if file.number not in self._found and (found := step(file)):
                    self._found[file.number] = found
        for why, suits in (
            ("même date de naissance, nom écrit autrement", self._nearly),
            ("même nom, sans date de naissance à comparer", self._named),
        ):
            self._likely(files, suits, why)
        return [self._found.get(file.number) or self._proposed(file) for file in files]

    def _said(self, file: CalendarFile) -> Owner | None:
        said = self._chosen.get(str(file.number)) or self._chosen.get(stem_key(file.stem))
        if said:
            if fold(said) == NEW:
                return Owner(file, Certainty.NEW, "", "choisi")
            if fold(said) == NOBODY:
                return Owner(file, Certainty.LEFT, "", "choisi")
            return Owner(file, Certainty.CHOSEN, code_key(said), "")
        code = self._remembered.get(stem_key(file.stem), "")
        if not code:
            return None
        return Owner(file, Certainty.CHOSEN, code, "choisi lors d'une reprise précédente")

    def _same(self, file: CalendarFile) -> Owner | None:
        if not file.key:
            return None
        same = [p for p in self._born(file) if self._keys[p.code] == file.key]
        if len(same) != 1:
            return None
        return Owner(file, Certainty.SURE, same[0].code, "même date de naissance, même nom")

    def _likely(
        self,
        files: Sequence[CalendarFile],
        suits: Callable[[CalendarFile], list[KnownPerson]],
        why: str,
    ) -> None:
        """Give their owner to those that suit one pupil, whom no other calendar suits."""
        taken = {m.code for m in self._found.values()}
        left = [file for file in files if file.number not in self._found and file.key]
        fitting = {f.number: [p.code for p in suits(f) if p.code not in taken] for f in left}
        # Two files of one name and one birth are one pupil's.
        wanted = Counter(
            code
            for codes, _, _ in {(tuple(fitting[f.number]), f.key, f.ne_le) for f in left}
            for code in codes
        )
        for file in left:
            codes = fitting[file.number]
            if len(codes) == 1 and wanted[codes[0]] == 1:
                self._found[file.number] = Owner(file, Certainty.LIKELY, codes[0], why)

    def _born(self, file: CalendarFile) -> list[KnownPerson]:
        return [p for p in self._known if p.ne_le is not None and p.ne_le == file.ne_le]

    def _nearly(self, file: CalendarFile) -> list[KnownPerson]:
        return [p for p in self._born(file) if is_near(self._keys[p.code], file.key)]

    def _named(self, file: CalendarFile) -> list[KnownPerson]:
        same = [p for p in self._known if self._keys[p.code] == file.key]
        return same if all(p.ne_le is None or file.ne_le is None for p in same) else []

    def _proposed(self, file: CalendarFile) -> Owner:
        if not file.key:
            why = "le nom du fichier ne dit pas de qui il est"
            return Owner(file, Certainty.UNKNOWN, "", why)
        if not self._known:
            return Owner(file, Certainty.NEW, "", "aucun élève n'était connu")
        for why, codes in (
            ("même date de naissance, autre nom", [p.code for p in self._born(file)]),
            (
                "même nom, autre date de naissance ou plusieurs élèves de ce nom",
                [code for code, key in self._keys.items() if key == file.key],
            ),
            (
                "nom proche",
                [code for code, key in self._keys.items() if key and is_near(key, file.key)],
            ),
        ):
            if codes:
                said = ", ".join(codes[:_PROPOSED_MAX])
                return Owner(file, Certainty.TO_CHECK, "", f"{said} ? ({why})")
        return Owner(file, Certainty.UNKNOWN, "", "aucun élève du classeur ne lui ressemble")
