"""For tests, ours and those of packages that add rules: a clean workbook to plant faults in.

A test plants one fault and says which constats it gives::

    def test_a_contract_without_hours_is_told() -> None:
        workbook = SampleWorkbook()
        cell = workbook.put("T_AESH", 0, "heures", None)
        assert ("C-01", "AESH", cell) in workbook.constats()

Nothing here needs pytest. Durations are written as people type them (``24``, ``"24h15"``); every
person and place is made up.
"""

from collections.abc import Iterable
from copy import deepcopy
from datetime import date

from pial_xl.bareme.parametre import TEMPLATE_NUMBER
from pial_xl.constats import Constat, Niveau, NotJudged
from pial_xl.dossier import Dossier, read_dossier
from pial_xl.rules import apply, catalogue
from pial_xl.tables import TABLES, columns
from pial_xl.tables.address import a1
from pial_xl.tables.raw import NO_LAYOUT, Layout, ModelParts, RawTable, RawWorkbook, Texts

REFERENCE = date(2026, 11, 24)
_KEY_FIGURES = frozenset({"A-06", "D-10", "D-11", "D-12"})
TITLE_ROW = 4
YEAR_START, YEAR_END = date(2026, 9, 1), date(2027, 8, 31)

_CLEAN: dict[str, list[dict[str, object]]] = {
    "T_Parametres": [
        {"cle": "annee_scolaire", "valeur": "2026-2027"},
        {"cle": "version_modele", "valeur": TEMPLATE_NUMBER},
    ],
    "T_Poles": [
        {"pole": "P1", "sigle": "PIAL", "libelle": "PIAL Exemple Nord", "reseau": "privé",
         "pilote": "Mme PILOTE-FICTIVE", "uai_pilote": "0440001M", "remuneration": "IMP"},
        {"pole": "P2", "sigle": "PIAL", "libelle": "PIAL Exemple Sud", "reseau": "privé",
         "uai_pilote": "0440002N", "remuneration": "IMP"},
    ],
    "T_Etablissements": [
        {"uai": "0440001M", "nom": "École Saint-Exemple", "commune": "Nantes", "degre": "école",
         "pole": "P1"},
        {"uai": "0440002N", "nom": "Collège Saint-Modèle", "commune": "Guérande",
         "degre": "collège", "pole": "P2"},
        {"uai": "0440003P", "nom": "École Sainte-Fiction", "commune": "Rezé", "degre": "école",
         "pole": "P1"},
        {"uai": "0440004R", "nom": "École du Gabarit", "commune": "Vertou", "degre": "école",
         "pole": "P1"},
    ],
    "T_Trajets": [{"uai_depart": "0440001M", "uai_arrivee": "0440003P", "minutes": 10}],
    "T_Dotation": [
        {"pole": "P1", "heures": 48, "date_effet": YEAR_START},
        {"pole": "P2", "heures": "24h", "date_effet": YEAR_START},
    ],
    "T_AESH": [
        {"aesh": "A01", "pole": "P1", "contrat": "CDI", "debut": YEAR_START, "heures": 24,
         "semaines": 41, "quotite": 62, "uai": "0440001M"},
        {"aesh": "A02", "pole": "P1", "contrat": "CDI", "debut": YEAR_START, "heures": "24h00",
         "semaines": 41, "quotite": 61, "uai": "0440003P"},
        {"aesh": "A03", "pole": "P2", "contrat": "CDI", "debut": YEAR_START, "heures": 24,
         "uai": "0440002N"},
    ],
    "T_Eleves": [
        {"eleve": "E1", "uai": "0440001M", "classe": "CE1"},
        {"eleve": "E2", "uai": "0440001M", "classe": "CP"},
        {"eleve": "E3", "uai": "0440001M", "classe": "CM1"},
        {"eleve": "E4", "uai": "0440003P", "classe": "CE2"},
        {"eleve": "E5", "uai": "0440002N", "classe": "5e"},
    ],
    "T_Notifications": [
        {"eleve": "E1", "aide": "I", "heures": 12, "debut": YEAR_START, "fin": YEAR_END},
        {"eleve": "E2", "aide": "M", "debut": YEAR_START, "fin": YEAR_END},
        {"eleve": "E3", "aide": "M", "debut": YEAR_START, "fin": YEAR_END},
        {"eleve": "E4", "aide": "I", "heures": 24, "debut": YEAR_START, "fin": YEAR_END},
        {"eleve": "E5", "aide": "I", "heures": 24, "debut": YEAR_START, "fin": YEAR_END},
    ],
    "T_Affectations": [
        {"aesh": "A01", "eleve": "E1", "aide": "I", "heures": 12},
        {"aesh": "A01", "eleve": "E2", "aide": "M", "heures": 12, "groupe": "G1"},
        {"aesh": "A01", "eleve": "E3", "aide": "M", "heures": 12, "groupe": "G1"},
        {"aesh": "A02", "eleve": "E4", "aide": "I", "heures": 24},
        {"aesh": "A03", "eleve": "E5", "aide": "I", "heures": 24},
    ],
    "T_Calendrier": [],
    "T_Cours": [],
    "T_Creneaux": [],
    "T_Coordonnateurs": [
        {"civilite": "Mme", "nom": "FICTIVE", "prenom": "Alice", "uai": "0440001M", "pole": "P1",
         "imp": 1, "secteur": "Nantes", "signataire": "M. SIGNE-FICTIF"},
        {"civilite": "M.", "nom": "IMAGINAIRE", "prenom": "Basile", "uai": "0440002N",
         "pole": "P2", "imp": 1, "secteur": "Guérande", "signataire": "Mme SIGNE-FICTIVE"},
    ],
}  # fmt: skip

Place = tuple[str, str, str]
"""Code, sheet and cell of a constat."""


class SampleWorkbook:
    """A workbook held as rows by field; clean until something is planted in it.

    Two poles, four schools, three AESH, five pupils: nothing in it is BLOQUANT or ALERTE on
    ``REFERENCE``. Rows are counted from 0; in the sheet, headers stand on row ``TITLE_ROW`` and
    columns begin at A.

    Attributes:
        tables: rows by table name (``"T_AESH"``), each row its values by field of the row model.
        models: text cells ``(address, text)`` of each letter model, by sheet title.
        model_parts: what those sheets hold beside their cells.
        record: rows of the record that a run left in the workbook.
        letters: text cells ``(address, text)`` of the letters already made, by sheet title.
        folder: folder where the file is.
        is_encrypted: whether a password is asked to open it; None when nobody can tell.
        layouts: hidden rows and merged areas, by table name.
    """

    def __init__(self) -> None:
        self.tables = deepcopy(_CLEAN)
        self.models: dict[str, Texts] = {}
        self.model_parts: dict[str, ModelParts] = {}
        self.record: tuple[tuple[str, ...], ...] = ()
        self.letters: dict[str, Texts] = {}
        self.folder = ""
        self.is_encrypted: bool | None = None
        self.layouts: dict[str, Layout] = {}
        self._extra: dict[str, dict[str, dict[int, object]]] = {}
        self._titles: dict[tuple[str, str], str] = {}

    def put(self, table: str, index: int, field: str, valeur: object) -> str:
        """Put a value in a cell; give the cell's address.

        Raises:
            ValueError: for a table or a field that no workbook has.
            IndexError: for a row that is not there; ``add`` gives a new one.
        """
        address = self.address(table, index, field)
        self.tables[table][index][field] = valeur
        return address

    def put_extra(self, table: str, index: int, title: str, valeur: object) -> str:
        """Put a value in a column that no table has, right of the others; give its address."""
        model = next(m for m in TABLES if m.table == table)
        added = self._extra.setdefault(table, {})
        added.setdefault(title, {})[index] = valeur
        column = len(columns(model)) + list(added).index(title) + 1
        return a1(column, TITLE_ROW + 1 + index)

    def rename_column(self, table: str, field: str, title: str) -> None:
        """Give a column another title than its own.

        Raises:
            ValueError: for a table or a field that no workbook has.
        """
        self.address(table, 0, field)
        self._titles[table, field] = title

    def add(self, table: str, **row: object) -> int:
        """Add a row, given by field; give its index.

        Raises:
            ValueError: for a table or a field that no workbook has.
        """
        rows = self.tables.setdefault(table, [])
        for field in row:
            self.address(table, len(rows), field)
        rows.append(row)
        return len(rows) - 1

    def address(self, table: str, index: int, field: str) -> str:
        """Give the address of the cell of a field, in A1 form.

        Raises:
            ValueError: for a table or a field that no workbook has.
        """
        fields = next((list(columns(m)) for m in TABLES if m.table == table), [])
        return a1(fields.index(field) + 1, TITLE_ROW + 1 + index)

    def raw(self) -> RawWorkbook:
        """Give the workbook as a reader hands it over."""
        tables = {}
        for model in TABLES:
            if model.table in self.tables:
                cols = columns(model)
                added = self._extra.get(model.table, {})
                titles = [self._titles.get((model.table, f), c.title) for f, c in cols.items()]
                titles += added
                tables[model.table] = RawTable(
                    sheet=model.sheet,
                    title_row=TITLE_ROW,
                    titles=tuple(enumerate(titles, start=1)),
                    first_column=1,
                    rows=[
                        (
                            TITLE_ROW + 1 + i,
                            [row.get(field) for field in cols] + [v.get(i) for v in added.values()],
                        )
                        for i, row in enumerate(self.tables[model.table])
                    ],
                    layout=self.layouts.get(model.table, NO_LAYOUT),
                )
        return RawWorkbook(
            "essai.xlsx",
            tables,
            self.models,
            self.record,
            self.letters,
            self.folder,
            self.is_encrypted,
            self.model_parts,
        )

    def dossier(self, reference: date = REFERENCE) -> Dossier:
        """Give what rules look at: ``list(my_rule(workbook.dossier()))`` runs one alone."""
        return read_dossier(self.raw(), reference)

    def run_checks(
        self, reference: date = REFERENCE
    ) -> tuple[tuple[Constat, ...], tuple[NotJudged, ...], tuple[str, ...]]:
        """Apply every rule; give the constats, what was not judged, the settings that count.

        Raises:
            BaseException: what a rule raised: a report says it and goes on, a test fails.
        """
        outcome = apply(self.dossier(reference), catalogue())
        for unjudged in outcome[1]:
            if unjudged.error is not None:
                raise unjudged.error
        return outcome

    def codes(self, reference: date = REFERENCE) -> set[str]:
        """Give the codes of the constats, whatever their level."""
        constats, _, _ = self.run_checks(reference)
        return {c.code for c in constats}

    def constats(self, reference: date = REFERENCE) -> list[Place]:
        """Give the places of the serious constats (BLOQUANT and ALERTE), in order."""
        constats, _, _ = self.run_checks(reference)
        return places(c for c in constats if c.niveau is not Niveau.INFO)

    def info_places(self, reference: date = REFERENCE) -> list[Place]:
        """Give the places of the INFO constats, those that are key figures of a pole aside."""
        constats, _, _ = self.run_checks(reference)
        return places(c for c in constats if c.niveau is Niveau.INFO and c.code not in _KEY_FIGURES)

    def constat(self, code: str, reference: date = REFERENCE) -> Constat:
        """Give the one constat of a code.

        Raises:
            ValueError: when there is none, or more than one.
        """
        constats, _, _ = self.run_checks(reference)
        (found,) = [c for c in constats if c.code == code]
        return found


def places(constats: Iterable[Constat]) -> list[Place]:
    """Give the places of constats, in their order."""
    return [(c.code, c.cell.sheet, c.cell.address) for c in constats]
