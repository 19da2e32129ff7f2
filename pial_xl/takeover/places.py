"""The schools and poles that the rows of a source tell."""

from collections.abc import Iterable

from pial_xl.tables import Dotation
from pial_xl.takeover.cells import Findings, RowCells
from pial_xl.takeover.found import Remembered, Row
from pial_xl.takeover.recognition import tells_school
from pial_xl.takeover.schools import KnownSchool, Schools
from pial_xl.takeover.several import may_be_several, parted_schools
from pial_xl.takeover.targets import SheetKind
from pial_xl.takeover.tells import degre_of, find_uai
from pial_xl.units.text import clean, fold, quoted


class Places:
    """The schools and the poles of a source, with the hours that each pole is given.

    Args:
        told: takes what is to be said.
        known: the codes that were given before.
        annuaire: the schools among which UAI are looked for.
        named: cells of the source that may each name one school.
    """

    def __init__(
        self,
        told: Findings,
        known: Remembered,
        annuaire: Iterable[KnownSchool],
        named: Iterable[str],
    ) -> None:
        self._told = told
        self.schools = Schools(known.etablissements, annuaire, named)
        self._doubted: set[str] = set()
        self._pole_codes = dict(known.poles)
        self._poles: dict[str, Row] = {}
        self._dotations: dict[tuple[object, ...], Row] = {}

    def dataset(self) -> dict[str, tuple[Row, ...]]:
        """Give the rows of the tables of places."""
        schools = tuple(
            _with_degre({"uai": s.code, "nom": s.nom or None, "commune": s.commune or None})
            | s.fields
            for s in self.schools.found.values()
        )
        return {
            "T_Poles": tuple(self._poles.values()),
            "T_Etablissements": schools,
            "T_Dotation": tuple(self._dotations.values()),
        }

    def school(self, cells: RowCells, lone: str) -> str:
        """Give the code of the school of a row; *lone* where its sheet tells none."""
        beside = clean(cells.value("uai") or "")
        name, uai = cells.text("etablissement") or beside, find_uai(beside)
        if not name and not tells_school(cells.guess):
            return self.schools.code_of(lone)
        is_own_row = cells.guess.kind is SheetKind.ETABLISSEMENTS
        if uai and is_own_row:  # one school, as it is called
            return self.schools.code_of(name, uai, cells.text("commune"))
        first, *others = parted_schools(name, self.schools.is_known)
        code = self.schools.code_of(first, uai, cells.text("commune"))
        if others:
            for other in others:
                self.schools.code_of(other)
            said = ", ".join(f"« {quoted(other)} »" for other in others)
            what = f"plusieurs établissements sont écrits : le premier est pris, non {said}"
            self._told.remark(cells, what)
        elif may_be_several(name) and name not in self._doubted:
            self._doubted.add(name)
            what = f"« {quoted(name)} » est pris pour un seul établissement : vérifiez"
            self._told.remark(cells, what)
        return code

    def pole(self, cells: RowCells) -> Row:
        """Give the pole of a row, which is listed too: by its code, or its label."""
        called = cells.text("pole")
        if not called:
            return {}
        code = self._pole_codes.setdefault(fold(called), called)
        self._poles.setdefault(code, {"pole": code})
        return {"pole": code}

    def take_pole(self, cells: RowCells, _: str) -> None:
        """Take a row of a list of poles."""
        told = cells.values("sigle", "libelle", "reseau", "pilote", "remuneration", "non_notifies")
        pole = self.pole(cells)
        if not pole:
            self._told.leave(cells.guess, cells.number, "sans nom de pôle")
            return
        code = str(pole["pole"])
        self._pole_codes.setdefault(fold(cells.text("libelle")), code)
        if uai := self.schools.code_of("", cells.text("uai_pilote")):
            told["uai_pilote"] = uai
        for name, value in told.items():
            self._poles[code].setdefault(name, value)

    def take_dotation(self, cells: RowCells, _: str) -> None:
        """Take a row of a dotation."""
        told = cells.values("aide", "heures", "etp", "date_effet", "reference")
        if not told.keys() & {"heures", "etp"}:
            self._told.leave(cells.guess, cells.number, "ni heures ni ETP")
            return
        uai = self.school(cells, "")
        row = self.pole(cells) | told | ({"uai": uai} if uai else {})
        key = tuple(row.get(name) for name in Dotation.key)
        if key in self._dotations:
            self._told.leave(cells.guess, cells.number, "dotation déjà reprise")
            return
        self._dotations[key] = row

    def take_school(self, cells: RowCells, _: str) -> None:
        """Take a row of a list of schools."""
        code = self.school(cells, "")
        if not code:
            self._told.leave(cells.guess, cells.number, "ni nom d'établissement ni UAI")
            return
        told = cells.values("degre", "chef", "heures_classe")
        self.schools.found[code].fields |= self.pole(cells) | told


def _with_degre(row: Row) -> Row:
    """Give a row of a school with its degree, where its name tells it."""
    degre = degre_of(clean(row["nom"] or ""))
    return row | {"degre": degre} if degre else row
