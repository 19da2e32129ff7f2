"""The rows of a source as they are taken: pupils, AESH, who helps whom."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from pial_xl.tables import Aesh, Eleve, Etablissement
from pial_xl.tables.address import a1
from pial_xl.tables.types import Aide
from pial_xl.takeover.alike import resembling
from pial_xl.takeover.cells import Findings, RowCells
from pial_xl.takeover.found import Remark, Remembered, Row
from pial_xl.takeover.guess import SheetGuess
from pial_xl.takeover.merged import spread_down
from pial_xl.takeover.people import People, Person, split_name
from pial_xl.takeover.places import Places
from pial_xl.takeover.readers import read_person
from pial_xl.takeover.schools import KnownSchool
from pial_xl.takeover.targets import SheetKind
from pial_xl.takeover.tells import is_nobody, is_school
from pial_xl.units.text import clean, fold, quoted

_CELLS_LONE: Final = 3
"""Columns of a sheet from which a row of a single text is a title, not data."""


class Work:
    """Takes the sheets of a source, one after another.

    Args:
        known: the codes that were given before.
        annuaire: the schools among which UAI are looked for.
        named: cells of the source that may each name one school.
        meets_helpers: whether no sheet lists the AESH, who are then met beside their pupils.
    """

    def __init__(
        self,
        known: Remembered,
        annuaire: Iterable[KnownSchool],
        named: Iterable[str],
        *,
        meets_helpers: bool,
    ) -> None:
        self._meets_helpers = meets_helpers
        self.told = Findings()
        self.places = Places(self.told, known, annuaire, named)
        self.eleves = People("E", 3, known.eleves)
        self.aesh = People("A", 2, known.aesh)
        self._contrats: dict[str, Row] = {}
        self._entries: dict[str, Row] = {}
        self._births: dict[str, Row] = {}
        self._notifications: dict[tuple[object, ...], Row] = {}
        self._aides: defaultdict[str, set[object]] = defaultdict(set)
        self._affectations: dict[tuple[object, ...], Row] = {}
        self._taking: Mapping[SheetKind, Callable[[RowCells, str], None]] = {
            SheetKind.ETABLISSEMENTS: self.places.take_school,
            SheetKind.AESH: self._take_aesh,
            SheetKind.ELEVES: self._take_eleve,
            SheetKind.ELEVES_AFFECTATIONS: self._take_eleve,
            SheetKind.AFFECTATIONS: self._take_affectation,
            SheetKind.POLES: self.places.take_pole,
            SheetKind.DOTATION: self.places.take_dotation,
        }

    def dataset(self) -> dict[str, tuple[Row, ...]]:
        """Give the rows of our tables, by name."""
        return {
            **self.places.dataset(),
            "T_AESH": tuple(self._contrats.values()),
            "T_Eleves": tuple(self._entries.values()),
            "T_Notifications": tuple(self._notifications.values()),
            "T_Affectations": tuple(self._affectations.values()),
            "T_Correspondance": tuple(self._births.values()),
        }

    def tell_resembling(self) -> None:
        """Say who is new and very like someone known whom the source no longer lists."""
        for model, where, some in (
            (Etablissement, "son nom dans Établissements", self.places.schools),
            (Aesh, "son nom dans AESH", self.aesh),
            (Eleve, "son nom ou sa date de naissance dans Correspondance", self.eleves),
        ):
            for new, old in resembling(some.new(), some.missing()):
                what = (
                    f"nouveau, et ressemble à {old}, que le fichier ne liste plus : si ce sont les "
                    f"mêmes, corrigez {where} ({old}) dans le classeur à continuer, et reprenez"
                )
                self.told.remarks.append(Remark(model.sheet, new, what))

    def take(self, guess: SheetGuess, lone: str) -> None:
        """Take the rows of a sheet; *lone* is the school of those that tell none."""
        title = guess.sheet.name
        self.told.left_out += [Remark(title, f"ligne {n}", why) for n, why in guess.grid.left_out]
        columns = guess.by_field
        spread = spread_down(guess)
        self.told.remarks += [Remark(title, f"ligne {n}", said) for n, said in spread.counted_once]
        for number, values in spread.body:
            ours = {f: values[c.column] for f, c in columns.items() if c.column in values}
            if len(values) == 1 and len(columns) >= _CELLS_LONE:
                text = clean(next(iter(values.values())))
                if is_school(text) and "etablissement" not in columns:
                    lone = text  # the school of the rows that follow
                self.told.leave(guess, number, "un seul texte sur la ligne")
                continue
            if not ours:
                self.told.leave(guess, number, "aucune donnée dans les colonnes reprises")
                continue
            self._taking[guess.kind](self.told.cells(guess, number, ours), lone)

    def _names(self, cells: RowCells) -> tuple[str, str]:
        if whole := cells.text("full_name"):
            if prenom := cells.text("prenom"):
                return whole, prenom
            header = fold(cells.guess.by_field["full_name"].header)
            first = 0 <= header.find("prenom") < header.replace("prenom", "xxxxxx").find("nom")
            return split_name(whole, first_name_first=first)
        nom, prenom = cells.text("nom"), cells.text("prenom")
        return (nom, prenom) if prenom or "prenom" in cells.guess.by_field else split_name(nom)

    def _take_aesh(self, cells: RowCells, lone: str) -> None:
        nom, prenom = self._names(cells)
        if not nom:
            self.told.leave(cells.guess, cells.number, "sans nom d'AESH")
            return
        uai = self.places.school(cells, lone)
        person = self.aesh.meet(nom, prenom)
        contrat = cells.values(
            "contrat",
            "debut",
            "fin",
            "heures",
            "semaines",
            "quotite",
            "heures_referent",
            "heures_ulis",
            "heures_midi",
            "heures_synthese",
            "absent_du",
            "absent_au",
        )
        row = self._contrats.get(person.code)
        if row is None:
            row = {"aesh": person.code, "nom": person.nom, "prenom": person.prenom or None}
            where = self.places.pole(cells) | ({"uai": uai} if uai else {})
            self._contrats[person.code] = row | contrat | where
            return
        differing = [name for name, value in contrat.items() if row.get(name, value) != value]
        for name, value in contrat.items():
            row.setdefault(name, value)
        if differing:
            why = f"{person.code} est déjà repris, avec d'autres valeurs : vérifiez sa ligne"
            self.told.leave(cells.guess, cells.number, why)
        else:
            self.told.remark(cells, f"{person.code} est sur plusieurs lignes, réunies en une")

    def _take_eleve(self, cells: RowCells, lone: str) -> None:
        nom, prenom = self._names(cells)
        if not nom:
            self.told.leave(cells.guess, cells.number, "sans nom d'élève")
            return
        uai, classe = self.places.school(cells, lone), cells.text("classe")
        person = self.eleves.meet(nom, prenom, cells.day("ne_le"), (uai, fold(classe)))
        if person.is_near:
            person.is_near = False
            self.told.remark(
                cells, f"{person.code} reconnu par la date de naissance, nom différent"
            )
        self._note_eleve(person, uai, cells)
        self._note_notification(person, cells)
        if helper := cells.text("aesh"):
            self._allot(cells, person, helper)

    def _note_eleve(self, person: Person, uai: str, cells: RowCells) -> None:
        row = self._entries.setdefault(person.code, {"eleve": person.code})
        told = cells.values("classe", "midi", "priorite", "sorti_le") | (
            {"uai": uai} if uai else {}
        )
        if row.keys() & told.keys() and any(row.get(f, v) != v for f, v in told.items()):
            self.told.remark(cells, f"{person.code} est sur plusieurs lignes qui diffèrent")
        for name, value in told.items():
            row.setdefault(name, value)
        names = {"code": person.code, "nom": person.nom, "prenom": person.prenom or None}
        birth = {"ne_le": person.ne_le} if person.ne_le else {}
        self._births.setdefault(person.code, dict(names)).update(birth)

    def _note_notification(self, person: Person, cells: RowCells) -> None:
        told = cells.values("aide", "heures", "debut", "fin", "decision")
        if cells.awaits:
            self.told.remark(cells, f"{person.code} : notification attendue, donc non reprise")
            return
        if not told.keys() & {"aide", "heures", "debut", "fin"}:
            return
        if told.get("aide") in (Aide.M, Aide.CO) and told.get("heures") == 0:
            told.pop("heures")  # no hours are notified for these: a zero is a blank
        key = (person.code, told.get("aide"), told.get("debut"), told.get("fin"))
        if key in self._notifications and not cells.text("aesh"):  # a second AESH has its row
            self.told.remark(cells, f"{person.code} : notification déjà reprise")
        self._notifications.setdefault(key, {"eleve": person.code} | told)
        self._aides[person.code].add(told.get("aide"))

    def _met_helper(self, cells: RowCells, helper: str) -> Person | None:
        """Meet an AESH whom no sheet lists, where none lists any: by a name and a first name."""
        try:
            nom, prenom = split_name(read_person(helper))
        except ValueError:
            return None
        if not self._meets_helpers or not prenom:
            return None
        person = self.aesh.meet(nom, prenom)
        if person.code not in self._contrats:
            self._contrats[person.code] = {"aesh": person.code, "nom": nom, "prenom": prenom}
            self.told.remark(
                cells, f"{person.code} n'est connu que de ce tableau : son contrat manque"
            )
        return person

    def _take_affectation(self, cells: RowCells, lone: str) -> None:
        eleve = self.eleves.named(cells.text("eleve"), self.places.school(cells, lone))
        if eleve is None:
            self.told.leave(cells.guess, cells.number, "élève inconnu, ou de même nom qu'un autre")
            return
        self._allot(cells, eleve, cells.text("aesh"))

    def _allot(self, cells: RowCells, eleve: Person, helper: str) -> None:
        if is_nobody(helper):
            what = f"{eleve.code} attend un AESH (« {quoted(helper)} ») : pas d'affectation"
            self.told.remark(cells, what)
            return
        person = self.aesh.named(helper)
        like = "" if person else self.aesh.like(helper)
        if person is None and not like:
            person = self._met_helper(cells, helper)
        if person is None:
            place = a1(cells.guess.by_field["aesh"].column, cells.number)
            what = "« AESH » n'est pas un AESH connu : pas d'affectation"
            if like:
                what += f" ; est-ce {like}, de nom presque pareil ? Corrigez le fichier"
            self.told.not_understood.append(Remark(cells.guess.sheet.name, place, what))
            return
        if self._meets_helpers:  # known before, or met on another row: this is all that lists them
            row: Row = {"aesh": person.code, "nom": person.nom, "prenom": person.prenom or None}
            self._contrats.setdefault(person.code, row)
        told = cells.values(
            "aide", "groupe", heures="aesh_heures", debut="aesh_debut", fin="aesh_fin"
        )
        if "aide" not in told:
            aides = self._aides[eleve.code]
            if len(aides) == 1 and None not in aides:
                (told["aide"],) = aides
        key = (person.code, eleve.code, told.get("aide"), told.get("groupe"), told.get("debut"))
        if key in self._affectations:
            self.told.leave(
                cells.guess, cells.number, f"{person.code} et {eleve.code} : déjà repris"
            )
            return
        self._affectations[key] = {"aesh": person.code, "eleve": eleve.code} | told
