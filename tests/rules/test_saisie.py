"""S: what is typed in the cells, the codes, the headers, the settings."""

from dataclasses import replace
from datetime import date

import pytest

from pial_xl.bareme.parametre import TEMPLATE_NUMBER
from pial_xl.constats import Constat, NotJudged
from pial_xl.dossier import read_dossier
from pial_xl.rules import apply, catalogue
from pial_xl.rules.saisie.doubtful import cell_in_error
from pial_xl.tables.raw import FORMULA_WITHOUT_RESULT, Layout, RawTable, RawWorkbook
from pial_xl.testing import REFERENCE, SampleWorkbook
from pial_xl.units.mesure import number
from pial_xl.units.text import NBSP
from pial_xl.units.uai import check_letter


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


def test_a_clean_workbook_is_silent(c: SampleWorkbook) -> None:
    assert c.constats() == []
    assert c.info_places() == []


def test_s01_points_at_the_place_of_the_missing_header(c: SampleWorkbook) -> None:
    raw = c.raw()
    given = raw.tables["T_Affectations"]
    renamed = tuple((i, "Durée hebdo" if t == "Heures/semaine" else t) for i, t in given.titles)
    tables = dict(raw.tables) | {
        "T_Affectations": RawTable(given.sheet, given.title_row, renamed, 1, given.rows)
    }
    constats, not_judged = _apply(RawWorkbook(raw.nom, tables))
    assert [(c.code, c.cell.sheet, c.cell.address) for c in constats if c.niveau != "INFO"] == [
        ("S-01", "Affectations", "D4")
    ]
    assert "A-01" in {n.code for n in not_judged}


def _apply(raw: RawWorkbook) -> tuple[tuple[Constat, ...], tuple[NotJudged, ...]]:
    constats, not_judged, _ = apply(read_dossier(raw, REFERENCE), catalogue())
    return constats, not_judged


@pytest.mark.parametrize("valeur", ["vingt heures", "24h75", "abc", "12:99", True])
def test_s02_an_unreadable_duration_is_the_only_constat(c: SampleWorkbook, valeur: object) -> None:
    cell = c.put("T_Affectations", 3, "heures", valeur)
    assert c.constats() == [("S-02", "Affectations", cell)]


@pytest.mark.parametrize(
    ("table", "field"),
    [("T_AESH", "heures_synthese"), ("T_Dotation", "heures"), ("T_Notifications", "heures")],
)
def test_s02_a_negative_duration_is_the_only_constat(
    c: SampleWorkbook, table: str, field: str
) -> None:
    cell = c.put(table, 0, field, -5)
    assert [(code, place) for code, _, place in c.constats()] == [("S-02", cell)]


def test_s02_a_negative_mission_does_not_hide_an_overrun(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 0, "heures", 16)
    c.put("T_AESH", 0, "heures_synthese", -5)
    assert {"A-01", "S-02"} <= {code for code, _, _ in c.constats()}


@pytest.mark.parametrize("valeur", [12.15, 12.45, 12.3, "12,15", "12.30"])
def test_s03_doubts_a_decimal_that_may_be_minutes(c: SampleWorkbook, valeur: object) -> None:
    cell = c.put("T_Etablissements", 0, "heures_classe", valeur)
    assert c.constats() == [("S-03", "Établissements", cell)]


@pytest.mark.parametrize("valeur", [24.25, 24.5, "24h15", "24,75", 24])
def test_s03_trusts_plain_quarters_and_written_hours(c: SampleWorkbook, valeur: object) -> None:
    c.put("T_Etablissements", 0, "heures_classe", valeur)
    assert c.constats() == []


def test_s03_says_both_readings(c: SampleWorkbook) -> None:
    c.put("T_Etablissements", 0, "heures_classe", 24.15)
    message = c.constat("S-03").message
    assert "24h15" in message
    assert "24,15 heures décimales" in message


@pytest.mark.parametrize("valeur", ["31/02/2026", "bientôt", date(1926, 9, 1), date(2062, 9, 1)])
def test_s04_an_impossible_date_is_the_only_constat(c: SampleWorkbook, valeur: object) -> None:
    cell = c.put("T_Notifications", 0, "fin", valeur)
    assert c.constats() == [("S-04", "Notifications", cell)]


@pytest.mark.parametrize("valeur", ["31/08/2027", "31 août 2027", "31-08-2027", 46630])
def test_s04_accepts_dates_typed_as_text(c: SampleWorkbook, valeur: object) -> None:
    c.put("T_Notifications", 0, "fin", valeur)
    assert c.constats() == []
    assert c.info_places() == []


def test_s05_points_at_the_second_use_of_a_code(c: SampleWorkbook) -> None:
    index = c.add("T_Eleves", eleve=" e 1", uai="0440001M")
    assert c.constats() == [("S-05", "Élèves", c.address("T_Eleves", index, "eleve"))]
    assert "lignes 5, 10" in c.constat("S-05").message


def test_s07_an_unknown_school_is_named_where_it_is_used(c: SampleWorkbook) -> None:
    cell = c.put("T_Trajets", 0, "uai_arrivee", "0440005S")
    assert c.constats() == [("S-07", "Trajets", cell)]


def test_s08_a_wrong_check_letter_says_the_right_one(c: SampleWorkbook) -> None:
    index = c.add("T_Etablissements", uai="0440005A", nom="X", commune="Y", pole="P1")
    assert c.constats() == [("S-08", "Établissements", c.address("T_Etablissements", index, "uai"))]
    assert "attendu S" in c.constat("S-08").message


def test_s09_another_departement_is_only_information(c: SampleWorkbook) -> None:
    index = c.add("T_Etablissements", uai="0530001M", nom="X", commune="Laval", pole="P1")
    c.tables["T_Etablissements"][index]["uai"] = _with_letter("0530001")
    assert c.constats() == []
    assert c.info_places() == [
        ("S-09", "Établissements", c.address("T_Etablissements", index, "uai"))
    ]


def _with_letter(digits: str) -> str:
    return digits + check_letter(digits)


@pytest.mark.parametrize("table", ["T_Notifications", "T_Affectations"])
@pytest.mark.parametrize("valeur", ["X", "AVS", None])
def test_s10_an_unknown_help_is_the_only_constat(
    c: SampleWorkbook, table: str, valeur: str | None
) -> None:
    cell = c.put(table, 0, "aide", valeur)
    assert c.constats() == [("S-10", table.removeprefix("T_"), cell)]


@pytest.mark.parametrize("valeur", ["individuelle", "Indiv.", "AESH-i", "aide individuelle", "i"])
def test_s10_knows_the_usual_names_of_help(c: SampleWorkbook, valeur: str) -> None:
    c.put("T_Notifications", 0, "aide", valeur)
    assert c.constats() == []


@pytest.mark.parametrize(("field", "valeur"), [("aesh", "A99"), ("eleve", "E99"), ("aesh", None)])
def test_s11_points_at_the_code_that_does_not_exist(
    c: SampleWorkbook, field: str, valeur: str | None
) -> None:
    row: dict[str, object] = {"aesh": "A02", "eleve": "E4", "aide": "CO", "heures": 0.5}
    index = c.add("T_Affectations", **(row | {field: valeur}))
    found = [p for p in c.constats() if p[0] == "S-11"]
    assert found == [("S-11", "Affectations", c.address("T_Affectations", index, field))]


def test_s12_a_workbook_of_another_year_is_out_of_date(c: SampleWorkbook) -> None:
    cell = c.put("T_Parametres", 0, "valeur", "2025-2026")
    assert ("S-12", "Paramètres", cell) in c.constats()


@pytest.mark.parametrize("error", ["#DIV/0!", "#REF!", "#N/A", "#NOM ?", "Err:502"])
def test_s13_an_error_cell_is_the_only_constat(c: SampleWorkbook, error: str) -> None:
    cell = c.put("T_AESH", 0, "heures", error)
    assert c.constats() == [("S-13", "AESH", cell)]


@pytest.mark.parametrize("other", [TEMPLATE_NUMBER - 1, TEMPLATE_NUMBER + 1])
def test_s14_tells_a_template_of_another_number(c: SampleWorkbook, other: int) -> None:
    cell = c.put("T_Parametres", 1, "valeur", other)
    assert c.constats() == []
    assert c.info_places() == [("S-14", "Paramètres", cell)]
    assert c.constat("S-14").mesure == number(other)
    assert c.constat("S-14").attendu == number(TEMPLATE_NUMBER)


@pytest.mark.parametrize(
    ("other", "advice"),
    [(TEMPLATE_NUMBER - 1, "pial-xl reprendre"), (TEMPLATE_NUMBER + 1, "Mettez pial-xl à jour")],
)
def test_s14_says_how_to_move_on(c: SampleWorkbook, other: int, advice: str) -> None:
    c.put("T_Parametres", 1, "valeur", other)
    assert advice in c.constat("S-14").advice.replace("\u00a0", " ")


@pytest.mark.parametrize("said", ["0.1.0", "0.1.7", "0.1", 0.1])
def test_s14_takes_the_program_version_of_the_first_template_for_its_number(
    c: SampleWorkbook, said: object
) -> None:
    c.put("T_Parametres", 1, "valeur", said)
    assert c.dossier().bareme.version_modele == 1


@pytest.mark.parametrize("said", ["0.2.0", "0.10", "1.5", "première"])
def test_s14_leaves_what_is_no_number_of_a_template_to_s17(c: SampleWorkbook, said: object) -> None:
    cell = c.put("T_Parametres", 1, "valeur", said)
    assert c.constats() == [("S-17", "Paramètres", cell)]
    assert c.info_places() == []


def test_s15_a_required_cell_left_blank_is_told(c: SampleWorkbook) -> None:
    cell = c.put("T_Etablissements", 3, "commune", None)
    assert c.constats() == [("S-15", "Établissements", cell)]


def test_s16_a_notification_of_an_unknown_pupil_is_told(c: SampleWorkbook) -> None:
    index = c.add(
        "T_Notifications", eleve="E99", aide="M", debut=date(2026, 9, 1), fin=date(2027, 8, 31)
    )
    cell = c.address("T_Notifications", index, "eleve")
    assert ("S-16", "Notifications", cell) in c.constats()


@pytest.mark.parametrize(
    ("table", "field", "valeur"),
    [
        ("T_Eleves", "midi", "peut-être"),
        ("T_AESH", "contrat", "vacataire"),
        ("T_AESH", "semaines", "quarante"),
        ("T_Trajets", "minutes", "dix"),
    ],
)
def test_s17_a_value_outside_its_column_is_told(
    c: SampleWorkbook, table: str, field: str, valeur: str
) -> None:
    cell = c.put(table, 0, field, valeur)
    assert [(code, place) for code, _, place in c.constats()] == [("S-17", cell)]


def test_s17_a_regulatory_setting_cannot_be_changed(c: SampleWorkbook) -> None:
    index = c.add("T_Parametres", cle="imp_montant", valeur=1300)
    assert c.constats() == [("S-17", "Paramètres", c.address("T_Parametres", index, "valeur"))]


def test_a_local_setting_overrides_the_default(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 3, "heures", 23.5)
    assert ("N-02", "Notifications", "C8") in c.constats()
    c.add("T_Parametres", cle="tol_min", valeur="30")
    assert c.constats() == []


def test_a_rule_can_be_switched_off_and_the_report_says_so(c: SampleWorkbook) -> None:
    c.put("T_Etablissements", 3, "commune", None)
    c.add("T_Parametres", cle="controle.S-15", valeur="non")
    assert c.constats() == []
    _, _, settings = c.run_checks()
    assert len(settings) == 1
    assert settings[0].startswith("S-15 désactivé")


def test_a_rule_can_be_moved_to_another_level(c: SampleWorkbook) -> None:
    c.put("T_Etablissements", 3, "commune", None)
    c.add("T_Parametres", cle="controle.S-15", valeur="BLOQUANT")
    assert c.constat("S-15").niveau == "BLOQUANT"


def test_a_rule_without_its_table_is_not_judged(c: SampleWorkbook) -> None:
    del c.tables["T_Dotation"]
    _, not_judged, _ = c.run_checks()
    assert {"D-01", "D-02", "D-05", "D-09"} <= {n.code for n in not_judged}
    assert c.constats() == []


@pytest.mark.parametrize("cle", ["tol_mn", "annee", "controle"])
def test_s17_a_setting_that_does_not_exist_is_told(c: SampleWorkbook, cle: str) -> None:
    index = c.add("T_Parametres", cle=cle, valeur="5")
    assert c.constats() == [("S-17", "Paramètres", c.address("T_Parametres", index, "cle"))]


def test_s17_proposes_the_key_that_was_meant(c: SampleWorkbook) -> None:
    c.add("T_Parametres", cle="tol_mn", valeur="5")
    assert "tol_min" in c.constat("S-17").advice


@pytest.mark.parametrize(
    ("table", "field", "valeur", "wanted"),
    [
        ("T_AESH", "contrat", "vacataire", "CDD ou CDI"),
        ("T_AESH", "semaines", "quarante", "un nombre entier"),
        ("T_AESH", "quotite", "beaucoup", "un nombre"),
        ("T_Eleves", "midi", "peut-être", "oui ou non"),
    ],
)
def test_s17_says_what_the_column_takes(
    c: SampleWorkbook, table: str, field: str, valeur: str, wanted: str
) -> None:
    c.put(table, 0, field, valeur)
    assert c.constat("S-17").advice == f"Écrivez {wanted}."


def test_s02_calls_a_negative_duration_negative(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "heures_synthese", "-5h")
    assert c.constat("S-02").message.startswith("Durée négative")


def test_s04_says_what_is_wrong_with_a_date_that_is_well_written(c: SampleWorkbook) -> None:
    c.put("T_Coordonnateurs", 0, "fait_le", date(1926, 9, 1))
    assert "trop loin de l'année scolaire 2026-2027" in c.constat("S-04").message


def test_s04_names_the_date_that_an_end_precedes(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "absent_du", date(2026, 10, 2))
    c.put("T_AESH", 0, "absent_au", date(2026, 10, 1))
    message = c.constat("S-04").message.replace("\u00a0", " ")
    assert "avant « Absent du » (02/10/2026)" in message


def test_s13_a_formula_never_calculated_says_how_to_calculate_it(c: SampleWorkbook) -> None:
    cell = c.put("T_AESH", 0, "heures", FORMULA_WITHOUT_RESULT)
    assert c.constats() == [("S-13", "AESH", cell)]
    assert c.constat("S-13").advice.startswith("Ouvrez le classeur")


@pytest.mark.parametrize(
    ("departement", "prefix", "told"),
    [("53", None, False), ("44", "053", False), ("44", None, True), ("53", "044", True)],
)
def test_s09_the_first_digits_are_those_of_the_departement_unless_they_are_set(
    c: SampleWorkbook, departement: str, prefix: str | None, told: bool
) -> None:
    c.tables["T_Etablissements"] = [
        {"uai": _with_letter("0530001"), "nom": "X", "commune": "Laval", "pole": "P1"}
    ]
    c.add("T_Parametres", cle="departement", valeur=departement)
    c.add("T_Parametres", cle="uai_prefixe", valeur=prefix)
    assert ("S-09" in c.codes()) is told


def test_s09_is_not_judged_while_the_departement_is_not_known(c: SampleWorkbook) -> None:
    c.add("T_Parametres", cle="departement", valeur=None)
    _, not_judged, _ = c.run_checks()
    assert "S-09" in {unjudged.code for unjudged in not_judged}
    assert "S-09" not in c.codes()


@pytest.mark.parametrize(
    ("cle", "valeur", "told"),
    [
        ("departement_libelle", "de la Loire-Atlantique", True),
        ("departement_libelle", "d'Ille-et-Vilaine", False),
        ("departement_libelle", "du pays des Exemples", False),
        ("reseau", "DDEC 44", True),
        ("reseau", "DDEC 35", False),
        ("reseau", "Rectorat", False),
    ],
)
def test_s09_tells_letters_that_name_another_departement(
    c: SampleWorkbook, cle: str, valeur: str, told: bool
) -> None:
    c.add("T_Parametres", cle="departement", valeur="35")
    c.add("T_Parametres", cle="uai_prefixe", valeur="044")
    index = c.add("T_Parametres", cle=cle, valeur=valeur)
    cell = ("S-09", "Paramètres", c.address("T_Parametres", index, "valeur"))
    assert (cell in c.info_places()) is told


def test_a_switch_of_a_rule_that_does_not_exist_is_told(c: SampleWorkbook) -> None:
    c.add("T_Parametres", cle="Controle.a-99", valeur="non")
    _, _, settings = c.run_checks()
    assert settings == ("controle.A-99\u00a0: aucun contrôle ne porte ce code.",)


@pytest.mark.parametrize(("table", "field"), [("T_Etablissements", "uai"), ("T_Poles", "pole")])
def test_s05_schools_and_poles_are_told_too(c: SampleWorkbook, table: str, field: str) -> None:
    index = c.add(table, **c.tables[table][0])
    cell = c.address(table, index, field)
    assert [(code, place) for code, _, place in c.constats()] == [("S-05", cell)]


def test_s15_an_aesh_needs_its_pole_when_there_are_several(c: SampleWorkbook) -> None:
    cell = c.put("T_AESH", 0, "pole", None)
    assert ("S-15", "AESH", cell) in c.constats()


@pytest.mark.parametrize("table", ["T_AESH", "T_Affectations"])
def test_s04_an_end_before_its_beginning_is_the_only_constat(c: SampleWorkbook, table: str) -> None:
    c.put(table, 0, "debut", date(2026, 9, 2))
    cell = c.put(table, 0, "fin", date(2026, 9, 1))
    found = [p for p in c.constats() if p[0] != "C-04"]
    assert [(code, place) for code, _, place in found] == [("S-04", cell)]


@pytest.mark.parametrize("valeur", ["1e999999999", "1e15", "-1e999999999"])
def test_s17_a_monstrous_number_is_told_at_its_cell(c: SampleWorkbook, valeur: str) -> None:
    cell = c.put("T_AESH", 0, "quotite", valeur)
    assert c.constats() == [("S-17", "AESH", cell)]


@pytest.mark.parametrize(
    ("cle", "valeur"),
    [
        ("poste_h", 0),
        ("alerte_cdd_j", 9999999999),
        ("tol_min", "1e999999999"),
        ("annee_scolaire", "0000-0001"),
    ],
)
def test_s17_a_setting_beyond_reason_is_told_at_its_cell(
    c: SampleWorkbook, cle: str, valeur: object
) -> None:
    c.tables["T_Parametres"] = [p for p in c.tables["T_Parametres"] if p["cle"] != cle]
    index = c.add("T_Parametres", cle=cle, valeur=valeur)
    assert c.constats() == [("S-17", "Paramètres", c.address("T_Parametres", index, "valeur"))]


@pytest.mark.parametrize(
    ("table", "field", "valeur", "told"),
    [
        ("T_AESH", "semaines", "41", True),
        ("T_Eleves", "priorite", " 2\u00a0", True),
        ("T_Coordonnateurs", "imp", "1", True),
        ("T_AESH", "semaines", 41, False),
        ("T_AESH", "quotite", "61,23", False),
        ("T_AESH", "heures", "24", False),
        ("T_Eleves", "classe", "2", False),
    ],
)
def test_s13_a_whole_number_stored_as_text_is_told(
    c: SampleWorkbook, table: str, field: str, valeur: object, told: bool
) -> None:
    cell = c.put(table, 0, field, valeur)
    found = [p[0::2] for p in c.constats()]
    assert found == ([("S-13", cell)] if told else [])


def test_s13_hidden_rows_of_a_table_are_told_once(c: SampleWorkbook) -> None:
    c.layouts["T_Affectations"] = Layout(hidden_rows=frozenset({6, 8}))
    assert c.constats() == [("S-13", "Affectations", "A6")]
    message = c.constat("S-13").message
    assert message == "2 lignes masquées qui comptent (ligne 6, 8)."


def test_s13_a_hidden_sheet_is_said_to_count(c: SampleWorkbook) -> None:
    c.layouts["T_Trajets"] = c.layouts["T_Cours"] = Layout(is_hidden=True)
    assert c.info_places() == [("S-13", "Trajets", "A1")]
    message = c.constat("S-13").message
    assert message == f"La feuille Trajets est masquée{NBSP}: elle a 1 ligne qui compte."


def test_s13_a_sheet_under_another_title_is_said_to_be_read(c: SampleWorkbook) -> None:
    raw = c.raw()
    eleves = replace(raw.tables["T_Eleves"], sheet="Élèves 2025")
    dossier = read_dossier(replace(raw, tables={**raw.tables, "T_Eleves": eleves}), REFERENCE)
    (constat,) = [each for each in cell_in_error(dossier) if isinstance(each, Constat)]
    assert constat.message == (
        "La feuille « Élèves 2025 » est lue comme Élèves : elle a 5 lignes qui comptent."
    )


def test_s13_a_merged_area_is_told_at_its_first_cell(c: SampleWorkbook) -> None:
    c.layouts["T_Eleves"] = Layout(merges=((5, 2, 7, 2),))
    assert c.constats() == [("S-13", "Élèves", "B5")]
    assert "B5:B7" in c.constat("S-13").message


@pytest.mark.parametrize("written", ["Lefèvre", "lefevre anais", "Anaïs LEFÈVRE"])
def test_s18_an_aesh_s_name_is_its_code_when_one_alone_fits(
    c: SampleWorkbook, written: str
) -> None:
    c.put("T_AESH", 1, "nom", "Lefèvre")
    c.put("T_AESH", 1, "prenom", "Anaïs")
    cell = c.put("T_Affectations", 3, "aesh", written)
    assert c.constats() == []
    assert c.info_places() == [("S-18", "Affectations", cell)]
    assert "est lu A02" in c.constat("S-18").message


@pytest.mark.parametrize("written", ["E\u00ad1", "\u200bE1"])
def test_s18_says_that_a_sign_is_hidden_when_both_look_the_same(
    c: SampleWorkbook, written: str
) -> None:
    c.put("T_Affectations", 0, "eleve", written)
    assert "« E1 » en B5, avec un signe caché, est lu E1." in c.constat("S-18").message.replace(
        "\u00a0", " "
    )


def test_s18_a_name_of_two_is_no_code(c: SampleWorkbook) -> None:
    for index, prenom in ((0, "Anaïs"), (1, "Basile")):
        c.put("T_AESH", index, "nom", "Lefèvre")
        c.put("T_AESH", index, "prenom", prenom)
    c.put("T_Affectations", 3, "aesh", "Lefèvre")
    assert {"S-11"} <= c.codes()
    assert "S-18" not in c.codes()


def test_s18_a_school_s_name_is_its_uai_and_is_told_once(c: SampleWorkbook) -> None:
    cell = c.put("T_Eleves", 0, "uai", "École Saint-Exemple")
    c.put("T_Eleves", 1, "uai", "École Saint-Exemple")
    assert c.constats() == []
    assert c.info_places() == [("S-18", "Élèves", cell)]
    assert "2 fois" in c.constat("S-18").message


def test_s18_a_number_is_the_code_whose_zeros_it_lost(c: SampleWorkbook) -> None:
    c.put("T_Eleves", 3, "eleve", "007")
    cell = c.put("T_Notifications", 3, "eleve", 7)
    c.put("T_Affectations", 3, "eleve", "007")
    assert c.constats() == []
    assert c.info_places() == [("S-18", "Notifications", cell)]


@pytest.mark.parametrize("written", ["E\u00ad1", "E1\u200b"])
def test_s18_a_hidden_mark_is_told(c: SampleWorkbook, written: str) -> None:
    cell = c.put("T_Notifications", 0, "eleve", written)
    assert c.constats() == []
    assert c.info_places() == [("S-18", "Notifications", cell)]


@pytest.mark.parametrize("written", ["e1", " E 1 ", "E\u00a01"])
def test_s18_case_and_spaces_are_no_other_writing(c: SampleWorkbook, written: str) -> None:
    c.put("T_Notifications", 0, "eleve", written)
    assert "S-18" not in c.codes()


def test_the_nearest_code_is_proposed_for_one_that_does_not_exist(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 3, "aesh", "A022")
    assert c.constat("S-11").advice.startswith("Vouliez-vous dire A02")


@pytest.mark.parametrize(
    ("valeur", "shown"),
    [(date(2026, 9, 3), "03/09/2026"), (0.5, "0,5"), (12, "12"), ("Nantes", None)],
)
def test_s19_a_date_or_a_number_in_a_column_of_text_is_told(
    c: SampleWorkbook, valeur: object, shown: str | None
) -> None:
    cell = c.put("T_Coordonnateurs", 0, "secteur", valeur)
    assert c.constats() == ([("S-19", "Coordonnateurs", cell)] if shown else [])
    if shown:
        assert c.dossier().coordonnateurs.rows[0].secteur == shown


def test_s19_says_nothing_of_the_values_of_settings(c: SampleWorkbook) -> None:
    c.add("T_Parametres", cle="tol_min", valeur=5)
    assert "S-19" not in c.codes()


def test_a_uai_that_is_a_name_is_quoted_as_it_is_written(c: SampleWorkbook) -> None:
    c.add("T_Etablissements", uai="École Sainte-Fantaisie", nom="X", pole="P1")
    assert "UAI « École Sainte-Fantaisie »" in c.constat("S-08").message.replace("\xa0", " ")
    assert "(École Sainte-Fantaisie)" in c.constat("S-15").message


def test_s09_is_judged_by_the_beginning_that_is_set_whatever_the_departement(
    c: SampleWorkbook,
) -> None:
    c.add("T_Parametres", cle="departement", valeur="Maine-et-Loire (49)")
    c.add("T_Parametres", cle="uai_prefixe", valeur="044")
    c.put("T_Etablissements", 0, "uai", "0490001K")
    constat = c.constat("S-09")
    assert (constat.mesure.text, constat.attendu.text) == ("049", "044")
    assert constat.message.endswith("n'est pas dans les UAI 044.")


def test_s09_is_not_judged_of_a_departement_that_cannot_be_read(c: SampleWorkbook) -> None:
    c.put("T_Etablissements", 0, "uai", "0490001K")
    c.add("T_Parametres", cle="departement_libelle", valeur="de Maine-et-Loire")
    c.add("T_Parametres", cle="departement", valeur="Maine-et-Loire (49)")
    constats, not_judged, _ = c.run_checks()
    assert "S-17" in {constat.code for constat in constats}
    assert "S-09" not in {constat.code for constat in constats}
    assert "S-09" in {judged.code for judged in not_judged}
