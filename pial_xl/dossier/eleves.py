"""The pupils of a workbook on one date: who is there, and what is notified for them."""

from collections import defaultdict
from datetime import date
from functools import cached_property

from pial_xl.dossier.rows import Rows, by
from pial_xl.tables import Notification
from pial_xl.tables.types import Aide
from pial_xl.units.dates import is_active


class Eleves(Rows):
    """The rows, and the pupils on the reference date."""

    @cached_property
    def notifications_by_eleve(self) -> dict[str, tuple[Notification, ...]]:
        """Notifications of each pupil, in the order of the sheet.

        One whose dates are reversed has no period: N-10 says so, and nothing is drawn from it.
        """
        table = self.notifications
        return by((n for n in table.rows if n.number not in table.reversed_ends), "eleve")

    @cached_property
    def present_eleves(self) -> tuple[str, ...]:
        """Known pupils with a notification who are there, in the order of the sheet."""
        return tuple(code for code in self.notifications_by_eleve if self.is_present(code))

    def is_present(self, eleve: str | None) -> bool:
        """Tell whether a pupil is known, and known not to have left by the reference date."""
        return eleve in self._there

    @cached_property
    def _there(self) -> frozenset[str | None]:
        return frozenset(
            code
            for code, row in self.eleve_by_code.items()
            if not row.is_unreadable("sorti_le") and not self.has_left(code)
        )

    @cached_property
    def present_eleves_by_pole(self) -> dict[str, tuple[str, ...]]:
        """The same pupils by the pole of their school, when it is known."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for code in self.present_eleves:
            etablissement = self.etablissement_of(code)
            if etablissement is not None and (pole := self.pole_of(etablissement)):
                found[pole].append(code)
        return {pole: tuple(codes) for pole, codes in found.items()}

    def active_notifications(self, eleve: str) -> tuple[Notification, ...]:
        """Give the notifications of a pupil that hold on the reference date."""
        return self._active_notifications_by_eleve.get(eleve, ())

    @cached_property
    def _active_notifications_by_eleve(self) -> dict[str, tuple[Notification, ...]]:
        return {
            eleve: tuple(n for n in rows if is_active(n.debut, n.fin, self.reference))
            for eleve, rows in self.notifications_by_eleve.items()
        }

    def has_contradiction(self, eleve: str) -> bool:
        """Tell whether individual and mutualised help hold at once, which N-06 tells."""
        aides = {n.aide for n in self.active_notifications(eleve)}
        return {Aide.I, Aide.M} <= aides

    def individuelle(self, eleve: str, jour: date) -> Notification | None:
        """Give the decision of individual help in force on a day: the latest begun, if several."""
        active_affectations = [
            n
            for n in self.notifications_by_eleve.get(eleve, ())
            if n.aide is Aide.I and is_active(n.debut, n.fin, jour)
        ]
        return max(active_affectations, key=lambda n: (n.debut or date.min, n.number), default=None)

    @cached_property
    def owed_individuelles(self) -> tuple[tuple[str, Notification, int], ...]:
        """Present pupils with individual help, the decision in force, and the minutes owed.

        A pupil with two helps that exclude one another (N-06) is owed nothing that can be told.
        """
        return tuple(
            (eleve, n, n.heures)
            for eleve in self.present_eleves
            if (n := self.individuelle(eleve, self.reference)) is not None
            and n.heures
            and not self.has_contradiction(eleve)
        )

    def has_left(self, eleve: str | None) -> bool:
        """Tell whether a pupil had left by the reference date."""
        return eleve in self._departed_eleves

    def will_have_left(self, eleve: str | None, jour: date) -> bool:
        """Tell whether a pupil leaves before a day."""
        row = self.eleve_by_code.get(eleve or "")
        return row is not None and row.sorti_le is not None and row.sorti_le < jour

    @cached_property
    def _departed_eleves(self) -> frozenset[str | None]:
        return frozenset(
            code for code in self.eleve_by_code if self.will_have_left(code, self.reference)
        )

    def _present_uai(self, eleve: str | None) -> str | None:
        """Give the same, for a pupil who has not left (N-16 alone speaks of the others)."""
        return None if self.has_left(eleve) else self.uai_of(eleve)
