"""An example of each control that the fictitious workbook does not set off.

Each plants, in a clean workbook of three AESH, the little that gives one constat of that code.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, TypeAlias

from pial_xl.letters.tracking import Trace, fingerprint, record_line
from pial_xl.tables.raw import ModelParts
from pial_xl.testing import YEAR_END, YEAR_START, SampleWorkbook
from pial_xl.units.uai import check_letter

Plant: TypeAlias = Callable[[SampleWorkbook], object]

_MODEL: Final = "Modèle de lettre"
_LETTER: Final = "Lettre FICTIVE Alice"


def _put(table: str, index: int, **fields: object) -> Plant:
    def plant(workbook: SampleWorkbook) -> None:
        for field, value in fields.items():
            workbook.put(table, index, field, value)

    return plant


def _add(table: str, **row: object) -> Plant:
    return lambda workbook: workbook.add(table, **row)


_Slot: TypeAlias = tuple[str, str, str, Mapping[str, object]]
"""A slot of A01 unless said otherwise: day, beginning, end, and the rest."""
_HERE: Final[_Slot] = ("lundi", "8h30", "11h30", {"uai": "0440001M"})
_WITH_E1: Final[_Slot] = ("lundi", "8h30", "9h15", {"eleve": "E1"})


def _slots(*slots: _Slot) -> Plant:
    def plant(workbook: SampleWorkbook) -> None:
        for jour, debut, fin, others in slots:
            row = {"aesh": "A01", "jour": jour, "debut": debut, "fin": fin, **others}
            workbook.add("T_Creneaux", **row)

    return plant


_COURSE: Final = _add("T_Cours", eleve="E1", jour="lundi", debut="8h30", fin="9h30")


def _set(cle: str, value: object) -> Plant:
    return _add("T_Parametres", cle=cle, valeur=value)


def _all(*plants: Plant) -> Plant:
    def plant(workbook: SampleWorkbook) -> None:
        for one in plants:
            one(workbook)

    return plant


def _model(*texts: str) -> Plant:
    def plant(workbook: SampleWorkbook) -> None:
        cells = (f"A{row}" for row in range(1, len(texts) + 1))
        workbook.models[_MODEL] = tuple(zip(cells, texts, strict=True))

    return plant


def _extra(table: str, title: str, value: str) -> Plant:
    return lambda workbook: workbook.put_extra(table, 0, title, value)


def _folder(workbook: SampleWorkbook) -> None:
    workbook.folder = "C:/Users/demo/OneDrive/PIAL"


def _open_without_password(workbook: SampleWorkbook) -> None:
    workbook.is_encrypted = False


def _letter_of_the_first_row(text: str, *, edited: bool) -> Plant:
    """Put a letter already made, as it was or with a line added by hand since."""

    def plant(workbook: SampleWorkbook) -> None:
        texts = (("A1", text),)
        workbook.record = (record_line(_LETTER, Trace({}, fingerprint(texts))),)
        workbook.letters[_LETTER] = (*texts, ("A9", "Merci")) if edited else texts

    return plant


def _lost_chart(workbook: SampleWorkbook) -> None:
    workbook.models[_MODEL] = (("A1", "{{nom}}"),)
    workbook.model_parts[_MODEL] = ModelParts(lost=("un graphique",))


EXAMPLES: Final[Mapping[str, Plant]] = {
    "S-01": lambda workbook: workbook.rename_column("T_AESH", "heures", "Nombre d'heures"),
    "S-06": _all(
        _put("T_AESH", 0, nom="FICTIVE", prenom="Camille", heures=12, quotite=None),
        _put("T_AESH", 1, nom="FICTIVE", prenom="Camille", heures=12, quotite=None),
    ),
    "S-09": _put("T_Etablissements", 3, uai="0350001" + check_letter("0350001")),
    "S-12": _put("T_Parametres", 0, valeur="2024-2025"),
    "S-14": _put("T_Parametres", 1, valeur=1),
    "S-15": _put("T_AESH", 0, debut=None),
    "S-16": _put("T_Notifications", 0, eleve="E99"),
    "S-18": _put("T_Eleves", 0, uai="École Saint-Exemple"),
    "S-19": _put("T_Eleves", 0, classe=date(2026, 5, 1)),
    "N-05": _put("T_Notifications", 1, heures=6),
    "N-12": _all(
        _add("T_Eleves", eleve="E9", uai="0440003P"),
        _add("T_Affectations", aesh="A02", eleve="E9", aide="M", heures=1),
    ),
    "N-13": _all(
        _set("aesh_par_eleve_max", 1),
        _add("T_Affectations", aesh="A02", eleve="E1", aide="I", heures=1),
    ),
    "N-17": _add("T_Notifications", eleve="E1", aide="CO", debut=YEAR_START, fin=YEAR_END),
    "N-18": _set("min_m_h", 20),
    "N-15": _slots(("lundi", "11h45", "12h30", {"nature": "repas", "eleve": "E1"})),
    "C-01": _put("T_AESH", 0, heures=None),
    "C-05": _put("T_AESH", 0, heures=40, semaines=45, quotite=None),
    "C-07": _put("T_AESH", 0, contrat="CDD", debut=date(2026, 9, 1), fin=date(2027, 8, 31)),
    "C-08": _add(
        "T_AESH", aesh="A04", pole="P1", contrat="CDI", debut=YEAR_START, heures=24,
        semaines=41, uai="0440001M",
    ),
    "C-09": _all(
        _put("T_AESH", 0, uai=None),
        _put("T_Eleves", 1, uai="0440003P"),
    ),
    "C-12": _put("T_AESH", 0, heures_devant_eleves=20),
    "A-08": _all(
        _put("T_Affectations", 2, groupe=None),
        _put("T_Eleves", 1, uai="0440003P"),
        _put("T_Eleves", 2, uai="0440004R"),
    ),
    "A-09": _slots(_HERE, ("lundi", "13h30", "15h00", {"uai": "0440003P"})),
    "A-10": _put("T_Eleves", 3, uai="0440002N"),
    "A-12": _put("T_Affectations", 3, heures=0),
    "A-16": _put("T_Eleves", 1, uai="0440003P"),
    "T-01": _slots(_HERE, ("lundi", "11h00", "12h00", {"eleve": "E1"})),
    "T-02": _slots(_WITH_E1, ("lundi", "9h00", "10h00", {"aesh": "A02", "eleve": "E1"})),
    "T-03": _slots(("lundi", "8h00", "12h00", {}), ("lundi", "12h45", "19h00", {})),
    "T-04": _slots(
        *((jour, "8h00", "14h15", {}) for jour in ("lundi", "mardi", "jeudi", "vendredi"))
    ),
    "T-05": _slots(("lundi", "7h00", "9h00", {}), ("lundi", "18h00", "19h15", {})),
    "T-06": _slots(("lundi", "18h00", "21h00", {}), ("mardi", "7h30", "9h00", {})),
    "T-07": _slots(("lundi", "8h00", "14h00", {})),
    "T-08": _slots(("lundi", "8h30", "12h00", {}), ("lundi", "12h30", "16h00", {})),
    "T-09": _slots(_HERE, ("lundi", "11h35", "12h30", {"uai": "0440003P"})),
    "T-11": _slots(("mercredi", "14h00", "15h00", {"eleve": "E1"})),
    "T-12": _slots(
        *((jour, "8h30", "14h15", {"aesh": "A03", "eleve": "E5"}) for jour in ("lundi", "jeudi"))
    ),
    "T-13": _all(
        _add("T_AESH", aesh="A04", pole="P1", contrat="CDI", debut=date(2027, 1, 4), heures=5),
        _slots(("lundi", "8h30", "10h00", {"aesh": "A04"})),
    ),
    "T-14": _slots(("lundi", "8h00", "9h00", {}), ("lundi", "10h30", "11h30", {})),
    "T-17": _all(_COURSE, _slots(("lundi", "10h00", "11h00", {"eleve": "E1"}))),
    "T-18": _all(
        _COURSE, _slots(_WITH_E1, ("lundi", "9h15", "9h30", {"aesh": "A02", "eleve": "E1"}))
    ),
    "T-19": _slots(
        *(("lundi", f"{hour}h00", f"{hour}h30", {"aesh": aesh, "eleve": "E1"})
          for hour, aesh in ((9, "A01"), (10, "A02"), (11, "A03")))
    ),
    "D-01": _put("T_Dotation", 1, heures=20),
    "D-02": _put("T_Dotation", 1, heures=20),
    "D-03": _add("T_Dotation", pole="P2", aide="I", heures=20, date_effet=YEAR_START),
    "D-04": _add("T_Dotation", pole="P2", uai="0440002N", heures=20, date_effet=YEAR_START),
    "D-06": _put("T_Affectations", 3, heures=12),
    "D-07": _set("reserve", 10),
    "D-09": _put("T_Dotation", 1, heures=None),
    "R-05": _put("T_AESH", 1, absent_du=date(2026, 9, 15)),
    "L-03": _put("T_Coordonnateurs", 0, montant=1000),
    "L-04": _put("T_Coordonnateurs", 1, pole="P1"),
    "L-06": _put("T_Poles", 0, imp="0,5"),
    "L-07": _put("T_Coordonnateurs", 1, nom="FICTIVE", prenom="Alice"),
    "L-08": _model("Lettre de mission de {{nom}}", "Année scolaire 2025-2026"),
    "L-10": _letter_of_the_first_row("Lettre de mission", edited=True),
    "L-11": _put("T_Coordonnateurs", 0, quotite_enseignement=40),
    "L-12": _letter_of_the_first_row("Le pôle compte 12 AESH.", edited=False),
    "L-13": _model("Lettre de {{nom}}, {{etablisement}}"),
    "L-14": _set("modele_lettre", "Modèle absent"),
    "L-15": _all(_model("{{Il|Elle}} coordonne."), _put("T_Coordonnateurs", 0, civilite="Dr")),
    "L-16": _lost_chart,
    "P-01": _put("T_Notifications", 0, decision="autisme"),
    "P-04": _extra("T_Eleves", "INE", "123456789AB"),
    "P-06": _folder,
    "P-07": _put("T_Eleves", 0, sorti_le=date(2024, 6, 30)),
    "P-08": _open_without_password,
}  # fmt: skip
"""What to plant, by the code that it gives."""
