"""From the sheets of a source to the rows of our tables, and all that is to be said of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from pial_xl.tables import Aesh, Dotation, Eleve, Etablissement
from pial_xl.tables.address import a1
from pial_xl.tables.types import Aide
from pial_xl.tables.values import is_error
from pial_xl.takeover.alike import resembling
from pial_xl.takeover.guess import ColumnGuess, SheetGuess, year_of
from pial_xl.takeover.merged import spread_down
from pial_xl.takeover.people import KnownPerson, People, Person, split_name
from pial_xl.takeover.readers import (
    degre_of,
    find_uai,
    is_awaited,
    is_nobody,
    is_school,
    read_person,
    read_service,
    read_share,
)
from pial_xl.takeover.recognition import (
    guess_sheets,
    named_schools,
    school_of_sheet,
    tells_school,
)
from pial_xl.takeover.schools import KnownSchool, Schools
from pial_xl.takeover.several import may_be_several, parted_schools
from pial_xl.takeover.source import Override, SourceSheet
from pial_xl.takeover.targets import SheetKind
from pial_xl.takeover.targets.target import Target
from pial_xl.units.dates import SchoolYear
from pial_xl.units.text import clean, fold, quoted

_ORDER: Final = (
    SheetKind.POLES,
    SheetKind.ETABLISSEMENTS,
    SheetKind.AESH,
    SheetKind.ELEVES,
    SheetKind.ELEVES_AFFECTATIONS,
    SheetKind.AFFECTATIONS,
    SheetKind.DOTATION,
)
"""Who is named by others is read first."""
_CELLS_LONE: Final = 3
"""Columns of a sheet from which a row of a single text is a title, not data."""
_OTHERS: Final[Mapping[str, tuple[str, str, Callable[[object], object]]]] = {
    "heures": ("quotite", "%", read_share),
    "quotite": ("heures", "h", read_service),
}
"""What a cell of the service of an AESH may be instead, the mark that says it, and its reader."""
_KEPT_MAX: Final = 200
"""Characters kept of a cell that is not understood."""

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Remembered:
    """What an earlier taking over settled, for the next to keep.

    Attributes:
        eleves: the pupils and their codes.
        aesh: the AESH and their codes.
        etablissements: the schools, under the codes that they have now.
        poles: the code of each pole, by its code or its label, folded.
    """

    eleves: Sequence[KnownPerson] = ()
    aesh: Sequence[KnownPerson] = ()
    etablissements: Sequence[KnownSchool] = ()
    poles: Mapping[str, str] = field(default_factory=dict)


NOTHING_REMEMBERED: Final = Remembered()


class Remark(NamedTuple):
    """A cell or a row of a source of which something is to be said, without its text.

    Attributes:
        sheet: title of its sheet.
        place: the cell, in A1 form, or ``ligne 12``.
        what: what is said, in French.
    """

    sheet: str
    place: str
    what: str


@dataclass(frozen=True, slots=True)
class TakeoverPlan:
    """All that a taking over is to write and to say.

    Attributes:
        sheets: the sheets that were understood, with what each column is taken for.
        skipped: titles of the sheets that were not.
        dataset: the rows of our tables, by table name then field; a cell not understood is kept as
            it is written.
        not_understood: cells whose value is not understood.
        left_out: rows that are not taken, and why.
        remarks: rows that are taken, and what to check of them.
        annee_scolaire: the newest school year that a header tells; blank when none does.
    """

    sheets: tuple[SheetGuess, ...]
    skipped: tuple[str, ...]
    dataset: Mapping[str, tuple[Row, ...]]
    not_understood: tuple[Remark, ...]
    left_out: tuple[Remark, ...]
    remarks: tuple[Remark, ...]
    annee_scolaire: str


NO_SOURCE: Final = TakeoverPlan((), (), {}, (), (), (), "")
"""What is found where there is no sheet to read: calendars alone."""


def plan(
    sheets: Sequence[SourceSheet],
    overrides: Sequence[Override] = (),
    known: Remembered = NOTHING_REMEMBERED,
    annuaire: Iterable[KnownSchool] = (),
) -> TakeoverPlan:
    """Say what a source gives; nothing is read nor written here.

    Args:
        sheets: the sheets of the source.
        overrides: what a person says of its columns, which stands over what is guessed.
        known: the codes that were given before, which never change.
        annuaire: the schools among which UAI are looked for.
    """
    guesses = guess_sheets(sheets, overrides)
    understood = [guess for _, guess in guesses if guess is not None]
    has_aesh = any(guess.kind is SheetKind.AESH for guess in understood)
    work = _Work(known, annuaire, named_schools(understood), meets_helpers=not has_aesh)
    for kind in _ORDER:
        of_kind = [guess for guess in understood if guess.kind is kind]
        for guess in of_kind:
            work.take(guess, school_of_sheet(guess, of_kind))
    work.tell_resembling()
    headers = [c.header for guess in understood for c in guess.columns]
    years = [year for header in headers if (year := year_of(header))]
    return TakeoverPlan(
        tuple(understood),
        tuple(sheet.name for sheet, guess in guesses if guess is None and sheet.rows),
        work.dataset(),
        tuple(work.not_understood),
        tuple(work.left_out),
        tuple(work.remarks),
        str(SchoolYear(max(years))) if years else "",
    )


def wrong_choices(understood: Sequence[SheetGuess], overrides: Sequence[Override]) -> Iterator[str]:
    """Say what a person asked of a column that cannot be, in French."""
    for override in overrides:
        about = [
            column
            for guess in understood
            for column in guess.columns
            if override.is_of(guess.sheet) and fold(override.header) == fold(column.header)
        ]
        if not about:
            yield f"aucune feuille reprise n'a de colonne « {override.header} »"
        yield from {c.reason for c in about if "n'est pas une colonne" in c.reason}


@dataclass(slots=True)
class _Cells:
    """One row of a source: what its cells mean, by field, and where they stand."""

    guess: SheetGuess
    number: int
    read: dict[str, object] = field(default_factory=dict)
    unread: dict[str, object] = field(default_factory=dict)
    awaits: bool = False

    def text(self, name: str) -> str:
        return clean(self.read[name]) if name in self.read else ""

    def day(self, name: str) -> date | None:
        value = self.read.get(name)
        return value if isinstance(value, date) else None

    def value(self, name: str) -> object:
        """Give what a cell means; what it shows, where that is not understood."""
        return self.read.get(name, self.unread.get(name))

    def values(self, *fields: str, **renamed: str) -> Row:
        """Give the values of a row of ours, blank ones left out.

        Args:
            fields: fields that bear one name here and there.
            renamed: by field of ours, the name of those that do not.
        """
        there = dict(zip(fields, fields, strict=True)) | renamed
        found = {ours: self.value(theirs) for ours, theirs in there.items()}
        return {ours: value for ours, value in found.items() if value is not None}


class _Work:
    """Takes sheets, one after another."""

    def __init__(
        self,
        known: Remembered,
        annuaire: Iterable[KnownSchool],
        named: Iterable[str],
        *,
        meets_helpers: bool,
    ) -> None:
        self._meets_helpers = meets_helpers
        self.schools = Schools(known.etablissements, annuaire, named)
        self._doubted: set[str] = set()
        self.eleves = People("E", 3, known.eleves)
        self.aesh = People("A", 2, known.aesh)
        self.not_understood: list[Remark] = []
        self.left_out: list[Remark] = []
        self.remarks: list[Remark] = []
        self._pole_codes = dict(known.poles)
        self._poles: dict[str, Row] = {}
        self._dotations: dict[tuple[object, ...], Row] = {}
        self._contrats: dict[str, Row] = {}
        self._entries: dict[str, Row] = {}
        self._births: dict[str, Row] = {}
        self._notifications: dict[tuple[object, ...], Row] = {}
        self._affectations: dict[tuple[object, ...], Row] = {}
        self._taking: Mapping[SheetKind, Callable[[_Cells, str], None]] = {
            SheetKind.ETABLISSEMENTS: self._take_school,
            SheetKind.AESH: self._take_aesh,
            SheetKind.ELEVES: self._take_eleve,
            SheetKind.ELEVES_AFFECTATIONS: self._take_eleve,
            SheetKind.AFFECTATIONS: self._take_affectation,
            SheetKind.POLES: self._take_pole,
            SheetKind.DOTATION: self._take_dotation,
        }

    def dataset(self) -> dict[str, tuple[Row, ...]]:
        schools = tuple(
            _with_degre({"uai": s.code, "nom": s.nom or None, "commune": s.commune or None})
            | s.fields
            for s in self.schools.found.values()
        )
        return {
            "T_Poles": tuple(self._poles.values()),
            "T_Etablissements": schools,
            "T_Dotation": tuple(self._dotations.values()),
            "T_AESH": tuple(self._contrats.values()),
            "T_Eleves": tuple(self._entries.values()),
            "T_Notifications": tuple(self._notifications.values()),
            "T_Affectations": tuple(self._affectations.values()),
            "T_Correspondance": tuple(self._births.values()),
        }

    def tell_resembling(self) -> None:
        """Say who is new and very like someone known whom the source no longer lists."""
        for model, where, some in (
            (Etablissement, "son nom dans Établissements", self.schools),
            (Aesh, "son nom dans AESH", self.aesh),
            (Eleve, "son nom ou sa date de naissance dans Correspondance", self.eleves),
        ):
            for new, old in resembling(some.new(), some.missing()):
                what = (
                    f"nouveau, et ressemble à {old}, que le fichier ne liste plus : si ce sont les "
                    f"mêmes, corrigez {where} ({old}) dans le classeur à continuer, et reprenez"
                )
                self.remarks.append(Remark(model.sheet, new, what))

    def take(self, guess: SheetGuess, lone: str) -> None:
        """Take the rows of a sheet; *lone* is the school of those that tell none."""
        title = guess.sheet.name
        self.left_out += [Remark(title, f"ligne {n}", why) for n, why in guess.grid.left_out]
        columns = guess.by_field
        spread = spread_down(guess)
        self.remarks += [Remark(title, f"ligne {n}", said) for n, said in spread.counted_once]
        for number, values in spread.body:
            ours = {f: values[c.column] for f, c in columns.items() if c.column in values}
            if len(values) == 1 and len(columns) >= _CELLS_LONE:
                text = clean(next(iter(values.values())))
                if is_school(text) and "etablissement" not in columns:
                    lone = text  # the school of the rows that follow
                self._leave(guess, number, "un seul texte sur la ligne")
                continue
            if not ours:
                self._leave(guess, number, "aucune donnée dans les colonnes reprises")
                continue
            self._taking[guess.kind](self._cells(guess, number, ours), lone)

    def _cells(self, guess: SheetGuess, number: int, values: Mapping[str, object]) -> _Cells:
        cells = _Cells(guess, number)
        for name, column in guess.by_field.items():
            value = values.get(name)
            if value is None or column.target is None:
                continue
            try:
                cells.read[name] = column.target.read(value)
            except (ValueError, OverflowError):
                if name == "aide" and is_awaited(clean(value)):
                    cells.awaits = True
                elif not self._reads_as_other(cells, name, value):
                    self._not_understood(cells, name, column, column.target, value)
        return cells

    @staticmethod
    def _reads_as_other(cells: _Cells, name: str, value: object) -> bool:
        """Read hours written among shares, or a share among hours, that the cell says to be so."""
        if cells.guess.kind is not SheetKind.AESH or name not in _OTHERS:
            return False
        other, mark, read = _OTHERS[name]
        if not isinstance(value, str) or mark not in value.lower() or other in cells.guess.by_field:
            return False
        try:
            cells.read[other] = read(value)
        except (ValueError, OverflowError):
            return False
        return True

    def _not_understood(
        self, cells: _Cells, name: str, column: ColumnGuess, target: Target, value: object
    ) -> None:
        if not target.is_personal and not is_error(value):
            # A number as it stands: an integer would be taken for minutes.
            if isinstance(value, int | float) and not isinstance(value, bool):
                cells.unread[name] = float(value)
            else:
                cells.unread[name] = clean(value)[:_KEPT_MAX]
        place = a1(column.column, cells.number)
        said = "n'est pas compris" if target.is_personal else "n'est pas compris, gardé tel quel"
        title = cells.guess.sheet.name
        what = "" if target.is_personal else f": « {quoted(value)} » "
        self.not_understood.append(Remark(title, place, f"« {target.title} » {what}{said}"))

    def _leave(self, guess: SheetGuess, number: int, why: str) -> None:
        self.left_out.append(Remark(guess.sheet.name, f"ligne {number}", why))

    def _remark(self, cells: _Cells, what: str) -> None:
        self.remarks.append(Remark(cells.guess.sheet.name, f"ligne {cells.number}", what))

    def _school(self, cells: _Cells, lone: str) -> str:
        beside = clean(cells.value("uai") or "")
        name, uai = cells.text("etablissement") or beside, find_uai(beside)
        if not name and not tells_school(cells.guess):
            return self.schools.code_of(lone)
        if (
            uai and cells.guess.kind is SheetKind.ETABLISSEMENTS
        ):  # its own row: one, as it is called
            return self.schools.code_of(name, uai, cells.text("commune"))
        first, *others = parted_schools(name, self.schools.is_known)
        code = self.schools.code_of(first, uai, cells.text("commune"))
        if others:
            for other in others:
                self.schools.code_of(other)
            said = ", ".join(f"« {quoted(other)} »" for other in others)
            what = f"plusieurs établissements sont écrits : le premier est pris, non {said}"
            self._remark(cells, what)
        elif may_be_several(name) and name not in self._doubted:
            self._doubted.add(name)
            what = f"« {quoted(name)} » est pris pour un seul établissement : vérifiez"
            self._remark(cells, what)
        return code

    def _pole(self, cells: _Cells) -> Row:
        """Give the pole of a row, which is listed too: by its code, or its label."""
        called = cells.text("pole")
        if not called:
            return {}
        code = self._pole_codes.setdefault(fold(called), called)
        self._poles.setdefault(code, {"pole": code})
        return {"pole": code}

    def _take_pole(self, cells: _Cells, _: str) -> None:
        told = cells.values("sigle", "libelle", "reseau", "pilote", "remuneration", "non_notifies")
        pole = self._pole(cells)
        if not pole:
            self._leave(cells.guess, cells.number, "sans nom de pôle")
            return
        code = str(pole["pole"])
        self._pole_codes.setdefault(fold(cells.text("libelle")), code)
        if uai := self.schools.code_of("", cells.text("uai_pilote")):
            told["uai_pilote"] = uai
        for name, value in told.items():
            self._poles[code].setdefault(name, value)

    def _take_dotation(self, cells: _Cells, _: str) -> None:
        told = cells.values("aide", "heures", "etp", "date_effet", "reference")
        if not told.keys() & {"heures", "etp"}:
            self._leave(cells.guess, cells.number, "ni heures ni ETP")
            return
        uai = self._school(cells, "")
        row = self._pole(cells) | told | ({"uai": uai} if uai else {})
        key = tuple(row.get(name) for name in Dotation.key)
        if key in self._dotations:
            self._leave(cells.guess, cells.number, "dotation déjà reprise")
            return
        self._dotations[key] = row

    def _take_school(self, cells: _Cells, _: str) -> None:
        code = self._school(cells, "")
        if not code:
            self._leave(cells.guess, cells.number, "ni nom d'établissement ni UAI")
            return
        told = cells.values("degre", "chef", "heures_classe")
        self.schools.found[code].fields |= self._pole(cells) | told

    def _names(self, cells: _Cells) -> tuple[str, str]:
        if whole := cells.text("full_name"):
            if prenom := cells.text("prenom"):
                return whole, prenom
            header = fold(cells.guess.by_field["full_name"].header)
            first = 0 <= header.find("prenom") < header.replace("prenom", "xxxxxx").find("nom")
            return split_name(whole, first_name_first=first)
        nom, prenom = cells.text("nom"), cells.text("prenom")
        return (nom, prenom) if prenom or "prenom" in cells.guess.by_field else split_name(nom)

    def _take_aesh(self, cells: _Cells, lone: str) -> None:
        nom, prenom = self._names(cells)
        if not nom:
            self._leave(cells.guess, cells.number, "sans nom d'AESH")
            return
        uai = self._school(cells, lone)
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
            where = self._pole(cells) | ({"uai": uai} if uai else {})
            self._contrats[person.code] = row | contrat | where
            return
        differing = [name for name, value in contrat.items() if row.get(name, value) != value]
        for name, value in contrat.items():
            row.setdefault(name, value)
        if differing:
            why = f"{person.code} est déjà repris, avec d'autres valeurs : vérifiez sa ligne"
            self._leave(cells.guess, cells.number, why)
        else:
            self._remark(cells, f"{person.code} est sur plusieurs lignes, réunies en une")

    def _take_eleve(self, cells: _Cells, lone: str) -> None:
        nom, prenom = self._names(cells)
        if not nom:
            self._leave(cells.guess, cells.number, "sans nom d'élève")
            return
        uai, classe = self._school(cells, lone), cells.text("classe")
        person = self.eleves.meet(nom, prenom, cells.day("ne_le"), (uai, fold(classe)))
        if person.is_near:
            person.is_near = False
            self._remark(cells, f"{person.code} reconnu par la date de naissance, nom différent")
        self._note_eleve(person, uai, cells)
        self._note_notification(person, cells)
        if helper := cells.text("aesh"):
            self._allot(cells, person, helper)

    def _note_eleve(self, person: Person, uai: str, cells: _Cells) -> None:
        row = self._entries.setdefault(person.code, {"eleve": person.code})
        told = cells.values("classe", "midi", "priorite", "sorti_le") | (
            {"uai": uai} if uai else {}
        )
        if row.keys() & told.keys() and any(row.get(f, v) != v for f, v in told.items()):
            self._remark(cells, f"{person.code} est sur plusieurs lignes qui diffèrent")
        for name, value in told.items():
            row.setdefault(name, value)
        names = {"code": person.code, "nom": person.nom, "prenom": person.prenom or None}
        birth = {"ne_le": person.ne_le} if person.ne_le else {}
        self._births.setdefault(person.code, dict(names)).update(birth)

    def _note_notification(self, person: Person, cells: _Cells) -> None:
        told = cells.values("aide", "heures", "debut", "fin", "decision")
        if cells.awaits:
            self._remark(cells, f"{person.code} : notification attendue, donc non reprise")
            return
        if not told.keys() & {"aide", "heures", "debut", "fin"}:
            return
        if told.get("aide") in (Aide.M, Aide.CO) and told.get("heures") == 0:
            told.pop("heures")  # no hours are notified for these: a zero is a blank
        key = (person.code, told.get("aide"), told.get("debut"), told.get("fin"))
        if key in self._notifications and not cells.text("aesh"):  # a second AESH has its row
            self._remark(cells, f"{person.code} : notification déjà reprise")
        self._notifications.setdefault(key, {"eleve": person.code} | told)

    def _met_helper(self, cells: _Cells, helper: str) -> Person | None:
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
            self._remark(cells, f"{person.code} n'est connu que de ce tableau : son contrat manque")
        return person

    def _take_affectation(self, cells: _Cells, lone: str) -> None:
        eleve = self.eleves.named(cells.text("eleve"), self._school(cells, lone))
        if eleve is None:
            self._leave(cells.guess, cells.number, "élève inconnu, ou de même nom qu'un autre")
            return
        self._allot(cells, eleve, cells.text("aesh"))

    def _allot(self, cells: _Cells, eleve: Person, helper: str) -> None:
        if is_nobody(helper):
            what = f"{eleve.code} attend un AESH (« {quoted(helper)} ») : pas d'affectation"
            self._remark(cells, what)
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
            self.not_understood.append(Remark(cells.guess.sheet.name, place, what))
            return
        if self._meets_helpers:  # known before, or met on another row: this is all that lists them
            row: Row = {"aesh": person.code, "nom": person.nom, "prenom": person.prenom or None}
            self._contrats.setdefault(person.code, row)
        told = cells.values(
            "aide", "groupe", heures="aesh_heures", debut="aesh_debut", fin="aesh_fin"
        )
        if "aide" not in told:
            aides = {
                row.get("aide")
                for row in self._notifications.values()
                if row["eleve"] == eleve.code
            }
            if len(aides) == 1 and None not in aides:
                told["aide"] = aides.pop()
        key = (person.code, eleve.code, told.get("aide"), told.get("groupe"), told.get("debut"))
        if key in self._affectations:
            self._leave(cells.guess, cells.number, f"{person.code} et {eleve.code} : déjà repris")
            return
        self._affectations[key] = {"aesh": person.code, "eleve": eleve.code} | told


def _with_degre(row: Row) -> Row:
    """Give a row of a school with its degree, where its name tells it."""
    degre = degre_of(clean(row["nom"] or ""))
    return row | {"degre": degre} if degre else row
