"""What a control says: its constats, their levels, and the report that holds them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from pial_xl.tables.address import Cell
from pial_xl.tables.types import RULE_OFF_WORDS
from pial_xl.units.mesure import Mesure, as_mesure
from pial_xl.units.records import record
from pial_xl.units.text import fold, quoted

CODE: Final = re.compile(r"[A-Z]-[0-9A-Z][0-9A-Z-]{0,15}")
"""What the code of a rule looks like: the letter of its family, then capitals, figures, hyphens."""


class Niveau(StrEnum):
    """How serious a constat is."""

    BLOQUANT = "BLOQUANT"
    ALERTE = "ALERTE"
    INFO = "INFO"


_SET_NIVEAUX: Final[dict[str, Niveau | None]] = {
    **dict.fromkeys(map(fold, RULE_OFF_WORDS)),
    **{fold(niveau): niveau for niveau in Niveau},
}


def read_niveau(valeur: object) -> Niveau | None:
    """Read the level at which Paramètres sets a rule; None where it is switched off.

    Raises:
        ValueError: it says neither.
    """
    try:
        return _SET_NIVEAUX[fold(valeur)]
    except KeyError:
        raise ValueError(f"{quoted(valeur)} is no level") from None


NIVEAU_ORDER = {niveau: rank for rank, niveau in enumerate(Niveau)}
_LATER: Final = {"place": 0, "key": 1}
"""Attributes of a constat that may be worked out later, and where what does it stands."""
# Not a level: what a rule's constat holds until the engine gives it one. Empty, as its code is.
_BY_RULE: Final = cast("Niveau", "")


@record
class Location:
    """Where in the network a constat stands, and whom it is about; what is not known is blank.

    Attributes:
        pole: code of the pole.
        uai: UAI of the school.
        label: school and pole in words.
        school: name of the school, with its commune when another one bears the same name.
        whom: the code it is about, with the name of an AESH or a coordinator, never a pupil's:
            for the workbook alone, which holds these names already.
    """

    pole: str
    uai: str
    label: str
    school: str = ""
    whom: str = ""


@record
class GivenByRule:
    """What a rule gives to all its constats.

    Attributes:
        code: its code.
        source: text or usage that founds it.
        title: its title.
        later: what works out the place and the key of each.
    """

    code: str
    source: str
    title: str
    later: tuple["Locate", "Identify"]


@record
class Constat:
    """One thing a person should know: what, where, measured, expected, gap, what to do, why.

    A rule yields it with a cell, whom it is about and a message; the engine completes it with the
    code and source of the rule, and with its level and advice where the constat has none.

    Attributes:
        cell: the cell a person would correct.
        objet: whom or what it is about: a local code, a pole, a column; never a person's name.
        message: what is the matter, in one French sentence.
        mesure: what was measured; a text given here, or below, is a measure without unit, and
            "" says that there is nothing to measure.
        attendu: what was expected.
        ecart: the gap between both.
        advice: what to do, in French; "" leaves the rule's own.
        niveau: how serious it is; None, given here, leaves the rule's own.
        code: code of the rule, given by the engine.
        source: text or usage that founds the rule, given by the engine.
        key: what tells it from the others of its code, whatever cell it is at; the engine takes
            the row's own key, unless the rule gives another: where the cell hangs on the order of
            the rows.
        title: title of the rule, given by the engine.
        place: pole, school and whom, given by the engine; None before.

    The engine gives the key and the place as what works them out: the first time that one is
    asked for. A control that only counts, or writes JSON, asks for neither.
    """

    cell: Cell
    objet: str
    message: str
    mesure: Mesure
    attendu: Mesure
    ecart: Mesure
    advice: str
    niveau: Niveau
    code: str
    source: str
    title: str
    place: Location | None
    key: tuple[str, ...]
    _later: tuple["Locate | None", "Identify | None"] = field(init=False, compare=False, repr=False)

    def __init__(
        self,
        cell: Cell,
        objet: str,
        message: str,
        *,
        mesure: Mesure | str = "",
        attendu: Mesure | str = "",
        ecart: Mesure | str = "",
        advice: str = "",
        niveau: Niveau | None = None,
        code: str = "",
        source: str = "",
        title: str = "",
        place: "Location | Locate | None" = None,
        key: "tuple[str, ...] | Identify" = (),
    ) -> None:
        new: Any = self
        new.cell = cell
        new.objet = objet
        new.message = message
        new.mesure = as_mesure(mesure)
        new.attendu = as_mesure(attendu)
        new.ecart = as_mesure(ecart)
        new.advice = advice
        new.niveau = niveau or _BY_RULE
        new.code = code
        new.source = source
        new.title = title
        later = (place if callable(place) else None, key if callable(key) else None)
        object.__setattr__(self, "_later", later)
        if not callable(place):
            new.place = place
        if not callable(key):
            new.key = key

    if not TYPE_CHECKING:  # a type checker would take any attribute for one

        def __getattr__(self, name: str) -> Any:
            """Work out the place, or the key, the first time that it is asked for."""
            rank = _LATER.get(name)
            work = None if rank is None else self._later[rank]
            if work is None:
                raise AttributeError(name)
            found = work(self)
            setattr(self, name, found)
            return found

    def completed(self, message: str, advice: str, niveau: Niveau, given: GivenByRule) -> "Constat":
        """Give it as a report says it, with all that it left to its rule.

        Args:
            message: its message, in French typography.
            advice: its advice, or that of the rule.
            niveau: its level, or that of the rule.
            given: what the rule gives to all.
        """
        new: Any = object.__new__(Constat)  # all is known: nothing to tell apart
        new.cell, new.objet, new.message = self.cell, self.objet, message
        new.mesure, new.attendu, new.ecart = self.mesure, self.attendu, self.ecart
        new.advice, new.niveau = advice, niveau
        new.code, new.source, new.title = given.code, given.source, given.title
        object.__setattr__(new, "_later", given.later)
        if self.key:
            new.key = self.key
        completed: Constat = new
        return completed

    def as_json(self) -> dict[str, str]:
        """Give the JSON form, whose keys are those of the contract."""
        return {
            "code": self.code,
            "niveau": self.niveau,
            "feuille": self.cell.sheet,
            "cellule": self.cell.address,
            "objet": self.objet,
            "message": self.message,
            "mesure": self.mesure.text,
            "attendu": self.attendu.text,
            "ecart": self.ecart.text,
            "que_faire": self.advice,
            "source": self.source,
        }


Locate: TypeAlias = Callable[[Constat], Location]
"""Works out where a constat stands."""
Identify: TypeAlias = Callable[[Constat], tuple[str, ...]]
"""Works out what tells a constat from the others of its code."""


@record
class NotJudged:
    """A rule that could not be judged, and why: it never means that all is well.

    Attributes:
        code: code of the rule; "X" for a package whose rules could not be had.
        title: title of the rule.
        reason: why, in French.
        objets: whom or what it could not judge, when it judged the others; None when it judged
            nothing.
        error: what the rule raised, if that is why: for whoever writes it, never shown.
    """

    code: str
    title: str
    reason: str
    objets: frozenset[str] | None = None
    error: BaseException | None = field(default=None, compare=False, repr=False)


@record
class Report:
    """All that one control of one workbook says, on one reference date."""

    workbook: str
    date_reference: date
    annee_scolaire: str
    version: str
    constats: tuple[Constat, ...]
    not_judged: tuple[NotJudged, ...] = ()
    settings: tuple[str, ...] = ()
    """Local settings that change a rule: each a French sentence, printed with the report."""

    @property
    def bilan(self) -> dict[str, int]:
        """Count constats by level, and the rules that were not judged."""
        counts = Counter(constat.niveau for constat in self.constats)
        return {n.value: counts[n] for n in Niveau} | {"NON_EVALUE": len(self.not_judged)}

    @property
    def is_blocked(self) -> bool:
        """Tell whether anything is BLOQUANT."""
        return any(constat.niveau is Niveau.BLOQUANT for constat in self.constats)

    def as_json(self) -> dict[str, object]:
        """Give the JSON object of the contract."""
        return self.as_json_around([constat.as_json() for constat in self.constats])

    def as_json_around(self, constats: list[dict[str, str]]) -> dict[str, object]:
        """Give the same object with these constats, for who writes them apart."""
        return {
            "classeur": self.workbook,
            "date_reference": self.date_reference.isoformat(),
            "annee_scolaire": self.annee_scolaire,
            "version": self.version,
            "bilan": self.bilan,
            "constats": constats,
            "non_evalues": [
                {"code": n.code, "titre": n.title, "raison": n.reason} for n in self.not_judged
            ],
            "reglages": list(self.settings),
        }


def in_order(constats: Iterable[Constat]) -> tuple[Constat, ...]:
    """Sort constats: most serious first, then by family and code, then by place."""
    return tuple(
        sorted(
            constats,
            key=lambda c: (NIVEAU_ORDER[c.niveau], c.code, c.cell.sheet, _place(c.cell.address)),
        )
    )


def _place(address: str) -> tuple[int, int, str]:
    letters = address.rstrip("0123456789")
    digits = address[len(letters) :]
    return int(digits or 0), len(letters), letters
