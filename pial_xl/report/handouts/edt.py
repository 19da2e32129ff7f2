"""The timetables to hand over: a grid an AESH and a pupil, and who is in a school and when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from pial_xl.dossier import Dossier
from pial_xl.dossier.charge import parts_of
from pial_xl.dossier.timetable.placed import Placed, weekly_minutes
from pial_xl.grilles.drawing import layout_of, slot_text
from pial_xl.grilles.sheet import INVITATION
from pial_xl.grilles.slots import BOTH, Slot
from pial_xl.grilles.week import AeshWeek, Weeks
from pial_xl.report.handouts.grille import GrilleSheet, grille_handout
from pial_xl.report.handouts.handout import Align, Handout, HandoutCell, HandoutPage, HandoutRow
from pial_xl.report.looks import BODY, HEADER, MUTED, TITLE, TITLE_HEIGHT
from pial_xl.report.who import named_aesh
from pial_xl.tables import Aesh
from pial_xl.tables.types import Weekday
from pial_xl.units.dates import format_date
from pial_xl.units.durations import format_exact
from pial_xl.units.text import french, plural

HOW: Final = (
    f"{INVITATION} : E012, « E012 E013 » (ensemble), repas, trajet, réunion, « 8h05-8h50 "
    "E012 » ; effacez pour retirer. Puis « Lire les grilles », ou edt --lire."
)
_WHO_WIDTH: Final = 26.0
_DAYS_WIDTH: Final = 120.0
_BODY: Final = replace(BODY, framed=True)


@dataclass(frozen=True)
class Timetables:
    """The timetables of a dossier, as sheets."""

    weeks: Weeks

    @property
    def dossier(self) -> Dossier:
        """What they are drawn from."""
        return self.weeks.dossier

    def of_aesh(self, code: str) -> Handout:
        """Give the grid of an AESH, which can be typed in."""
        d, week = self.dossier, self.weeks.of_aesh(code)
        aesh = d.aesh_by_code.get(code)
        return grille_handout(
            GrilleSheet(
                title=f"EDT {code}",
                heading=f"Emploi du temps : {self._named(code)}",
                facts=(*self._facts(week, aesh), HOW),
                layout=layout_of(week.slots, d.bareme.edt_pas),
                slots=week.slots,
                legend=dict(self._helped(week)),
                footer=f"Emplois du temps au {format_date(d.reference)}",
                aesh=code,
            )
        )

    def of_eleve(self, code: str) -> Handout:
        """Give the grid of a pupil: by whom, never with whom."""
        d, slots = self.dossier, self.weeks.of_eleve(code)
        helpers = {aesh for slot in slots for aesh in slot.entry.codes}
        named = ((aesh, self._named(aesh)) for aesh in sorted(helpers))
        placed = d.placed_by_eleve.get(code, ())
        with_each = ((aesh, nom, [p for p in placed if p.aesh == aesh]) for aesh, nom in named)
        return grille_handout(
            GrilleSheet(
                title=f"EDT {code}",
                heading=f"Emploi du temps de l'accompagnement : {code}",
                facts=(
                    self._whence(self._place(code)),
                    f"Accompagnement : {_service(placed)} par semaine.",
                ),
                layout=layout_of(slots, d.bareme.edt_pas),
                slots=slots,
                legend={aesh: f"{nom} : {_service(own)}" for aesh, nom, own in with_each},
                footer=self._footer(code),
            )
        )

    def of_etablissement(self, uai: str) -> Handout:
        """Give who is in a school and when: a row an AESH, a column a day."""
        found = self.weeks.of_etablissement(uai)
        slots = [slot for own in found.values() for slot in own]
        days = [j for j in Weekday if j in tuple(Weekday)[:5] or any(s.jour is j for s in slots)]
        titles = ("AESH", *(jour.value.capitalize() for jour in days))
        header = (HandoutCell(n, t, HEADER, align=Align.CENTER) for n, t in enumerate(titles, 1))
        width = len(titles)
        title = f"Qui est là : {self._school(uai)}"
        return Handout(
            f"EDT {uai}",
            (_WHO_WIDTH, *(_DAYS_WIDTH / len(days) for _ in days)),
            (
                HandoutRow((HandoutCell(1, title, TITLE, width),), TITLE_HEIGHT),
                HandoutRow((HandoutCell(1, self._whence(uai), MUTED, width),)),
                HandoutRow(tuple(header)),
                *(self._row(aesh, own, days) for aesh, own in found.items()),
            ),
            HandoutPage(is_landscape=True, repeated=(3, 3), footer=french(self._footer(uai))),
            frozen_rows=3,
        )

    def _row(self, aesh: str, slots: Iterable[Slot], days: Iterable[Weekday]) -> HandoutRow:
        own = sorted(slots, key=lambda slot: slot.said)
        texts = ("\n".join(_line(s) for s in own if s.jour is jour) for jour in days)
        said = (self._named(aesh), *texts)
        return HandoutRow(tuple(HandoutCell(n, t, _BODY) for n, t in enumerate(said, start=1)))

    def _named(self, code: str) -> str:
        aesh = self.dossier.aesh_by_code.get(code)
        return code if aesh is None else named_aesh(aesh)

    def _facts(self, week: AeshWeek, aesh: Aesh | None) -> Iterator[str]:
        d = self.dossier
        schools = dict.fromkeys(row.uai for slot in week.slots for row in slot.rows if row.uai)
        yield self._whence(", ".join(map(self._school, schools)))
        heures = d.contrat_heures(aesh) if aesh else None
        contrat = (
            "contrat non renseigné" if heures is None else f"contrat de {format_exact(heures)}"
        )
        parts = parts_of(d.groupes_by_aesh.get(week.aesh, ()))
        yield (
            f"Par semaine : {_service(d.placed_by_aesh.get(week.aesh, ()))} dans la grille, "
            f"{contrat}, {format_exact(sum(parts.values()))} d'affectations."
        )
        if week.left_out:
            rows = ", ".join(str(row.number) for row in week.left_out)
            yield (
                f"{plural(len(week.left_out), 'créneau')} sans jour ou sans heures lisibles, non "
                f"dessiné ici : corrigez Emploi du temps, ligne {rows}."
            )

    def _helped(self, week: AeshWeek) -> Iterator[tuple[str, str]]:
        """Give who each pupil is, and the hours written on both sides."""
        d = self.dossier
        rows = d.active_affectations_by_aesh.get(week.aesh, ())
        drawn = {code for slot in week.slots for code in slot.entry.codes}
        for code in sorted(drawn | {row.eleve for row in rows if row.eleve}):
            own = [row for row in rows if row.eleve == code]
            aides = "/".join(dict.fromkeys(str(row.aide) for row in own if row.aide))
            placed = d.placed_by_eleve.get(code, ())
            there = _service(p for p in placed if p.aesh == week.aesh)
            due = format_exact(sum(row.heures or 0 for row in own)) if own else "aucune"
            hours = f"{there} dans la grille, affectation : {due}"
            yield (
                code,
                " · ".join(filter(None, (self._place(code), aides and f"aide {aides}", hours))),
            )

    def _place(self, eleve: str) -> str:
        row = self.dossier.eleve_by_code.get(eleve)
        etablissement = self.dossier.etablissement_of(eleve)
        nom = etablissement.nom if etablissement else None
        return ", ".join(filter(None, (row.classe if row else None, nom)))

    def _school(self, uai: str) -> str:
        etablissement = self.dossier.etablissement_by_uai.get(uai)
        return (etablissement.nom if etablissement else None) or uai

    def _whence(self, where: str) -> str:
        day = format_date(self.dossier.reference)
        return french(" · ".join(filter(None, (where, f"au {day}"))))

    def _footer(self, code: str) -> str:
        return f"Emploi du temps {code} au {format_date(self.dossier.reference)}"


def _service(placed: Iterable[Placed]) -> str:
    """Give the service a week of the slots in force."""
    return format_exact(weekly_minutes(p for p in placed if p.is_work and p.is_current))


def _line(slot: Slot) -> str:
    week = f" ({slot.semaines[0]})" if len(slot.semaines) < len(BOTH) else ""
    return f"{slot_text(slot)}{week}"
