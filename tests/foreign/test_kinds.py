"""The kinds of files that coordinators have, each taken over for what it says."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from files import sheet, write_delimited, write_ods, write_xlsx

from pial_xl.sheets.closed.foreign.reading import read_source
from pial_xl.tables.raw import FORMULA_WITHOUT_RESULT
from pial_xl.takeover import SourceSheet, TakeoverPlan, parse_override, plan
from pial_xl.takeover.readers import read_semaines
from pial_xl.takeover.schools import KnownSchool

BEGIN, END = datetime(2025, 9, 1), datetime(2027, 8, 31)
ELEVES = sheet(
    "Besoins_élèves",
    ["PIAL de Villeneuve-sur-Rien"],
    [],
    [
        "NOM PRENOM\nELEVE",
        "Date de naissance",
        "Etablissement de scolarisation 2025-2026",
        "Etablissement  2026-2027ate",
        "Niveau classe",
        "Type aide",
        "Heures attribuées",
        "Date début",
        "Date fin",
        "Etat notification",
        "REMARQUES",
        "Type aide cantine",
        "Besoins",
    ],
    [
        "DURAND Léa",
        datetime(2015, 3, 1),
        "Ecole J. Ferry",
        "CLG Jean Moulin",
        "6e",
        "i",
        12,
        BEGIN,
        END,
        "en cours",
        "6B",
        "i",
    ],
    ["MARTIN Tom", "02/04/2016", None, "Ecole Jules Ferry", "CM2", "mutualisée", None, BEGIN, END],
    ["LE GOFF Zoé", datetime(2010, 5, 6), None, "CLG Jean Moulin", "3e", "CO", None, BEGIN, END],
    ["TOTAL", None, None, None, None, None, 12],
)
HELPERS = sheet(
    "Moyens_AESH_terrain",
    [
        "NOM PRENOM AESH",
        "Nom établissement",
        "Quotité EPP",
        "Quotité SCO",
        "Quotité AESH Co",
        "Quotité temps cantine",
        "Mél",
        "Téléphone",
    ],
    ["LEROY Anne-Marie", "Ecole Jules Ferry", 24, 22, None, 2, "a@exemple.fr", "0600000000"],
    ["DE LA TOUR Jean", "CLG Jean Moulin", 24, "24h15", 12],
)


def only(found: TakeoverPlan, table: str) -> dict[str, Any]:
    """Give the one row of a table."""
    (row,) = found.dataset[table]
    return row


def taken(found: TakeoverPlan) -> dict[str, str]:
    """Give what each header is taken for, over all sheets."""
    return {
        column.header: column.target.title if column.target else ""
        for guess in found.sheets
        for column in guess.columns
    }


WRITERS: dict[str, Callable[[Path], list[Path]]] = {
    "xlsx": lambda folder: [write_xlsx(folder / "pial.xlsx", ELEVES, HELPERS)],
    "ods": lambda folder: [write_ods(folder / "pial.ods", ELEVES, HELPERS)],
    "csv ; cp1252": lambda folder: [
        write_delimited(folder / "Besoins_élèves.csv", ELEVES, ";", "cp1252"),
        write_delimited(folder / "Moyens_AESH.csv", HELPERS, ";", "cp1252"),
    ],
    "csv , UTF-8 with its mark": lambda folder: [
        write_delimited(folder / "Besoins_élèves.csv", ELEVES, ",", "utf-8-sig"),
        write_delimited(folder / "Moyens_AESH.csv", HELPERS, ",", "utf-8-sig"),
    ],
    "csv tab UTF-8": lambda folder: [
        write_delimited(folder / "Besoins_élèves.csv", ELEVES, "\t"),
        write_delimited(folder / "Moyens_AESH.csv", HELPERS, "\t"),
    ],
}


@pytest.mark.parametrize("kind", WRITERS)
def test_the_management_file_gives_the_same_in_any_format(kind: str, tmp_path: Path) -> None:
    sheets = [s for path in WRITERS[kind](tmp_path) for s in read_source(path)]
    found = plan(sheets)

    assert found.dataset["T_Correspondance"] == (
        {"code": "E001", "nom": "DURAND", "prenom": "Léa", "ne_le": date(2015, 3, 1)},
        {"code": "E002", "nom": "MARTIN", "prenom": "Tom", "ne_le": date(2016, 4, 2)},
        {"code": "E003", "nom": "LE GOFF", "prenom": "Zoé", "ne_le": date(2010, 5, 6)},
    )
    assert found.dataset["T_Eleves"] == (
        {"eleve": "E001", "uai": "CLG Jean Moulin", "classe": "6e", "midi": True},
        {"eleve": "E002", "uai": "Ecole Jules Ferry", "classe": "CM2"},
        {"eleve": "E003", "uai": "CLG Jean Moulin", "classe": "3e"},
    )
    period = {"debut": date(2025, 9, 1), "fin": date(2027, 8, 31)}
    assert found.dataset["T_Notifications"] == (
        {"eleve": "E001", "aide": "I", "heures": 720} | period,
        {"eleve": "E002", "aide": "M"} | period,
        {"eleve": "E003", "aide": "CO"} | period,
    )
    assert found.dataset["T_AESH"] == (
        {"aesh": "A01", "nom": "LEROY", "prenom": "Anne-Marie", "heures": 1320, "heures_midi": 120}
        | {"uai": "Ecole Jules Ferry"},
        {"aesh": "A02", "nom": "DE LA TOUR", "prenom": "Jean", "heures": 1455, "heures_ulis": 720}
        | {"uai": "CLG Jean Moulin"},
    )
    assert [(r.place, r.what) for r in found.left_out] == [("ligne 7", "ligne de total")]
    assert found.annee_scolaire == "2026-2027"


def test_the_newest_of_two_yearly_columns_is_right_and_the_other_is_said_left_out() -> None:
    found = plan([ELEVES])

    assert taken(found)["Etablissement 2026-2027ate"] == "Établissement"
    assert taken(found)["Etablissement de scolarisation 2025-2026"] == ""
    reasons = {c.header: c.reason for c in found.sheets[0].columns}
    assert "plus récente" in reasons["Etablissement de scolarisation 2025-2026"]


def test_hours_in_front_of_pupils_prevail_over_the_whole_service() -> None:
    assert taken(plan([HELPERS]))["Quotité SCO"] == "Heures/semaine"
    assert taken(plan([HELPERS]))["Quotité EPP"] == ""


def test_the_whole_service_is_taken_where_it_stands_alone() -> None:
    found = plan([sheet("AESH", ["NOM PRENOM AESH", "Quotité EPP"], ["LEROY Anne", 24])])

    assert only(found, "T_AESH")["heures"] == 1440


def test_what_a_person_says_of_a_column_wins() -> None:
    override = parse_override("Moyens:Quotité EPP=Heures/semaine")

    found = plan([HELPERS], [override])

    assert found.dataset["T_AESH"][0]["heures"] == 1440
    assert taken(found)["Quotité SCO"] == ""


def test_a_column_that_a_person_sets_aside_is_left_out() -> None:
    found = plan([HELPERS], [parse_override("Quotité temps cantine=rien")])

    assert "heures_midi" not in found.dataset["T_AESH"][0]


def test_a_sheet_a_school_gives_its_title_to_its_rows() -> None:
    header = ["NOM", "Prénom", "Né(e) le", "Aide"]
    found = plan(
        [
            sheet("Ecole Jules Ferry", header, ["DURAND", "Léa", datetime(2015, 3, 1), "I"]),
            sheet("Collège Jean Moulin", header, ["PETIT", "Ali", datetime(2012, 3, 1), "M"]),
        ]
    )

    assert [row["uai"] for row in found.dataset["T_Eleves"]] == [
        "Ecole Jules Ferry",
        "Collège Jean Moulin",
    ]


def test_a_school_on_a_line_of_its_own_is_that_of_the_rows_below() -> None:
    found = plan(
        [
            sheet(
                "Élèves",
                ["Élève", "Date de naissance", "Classe"],
                ["École Jules Ferry"],
                ["DURAND Léa", "01/03/2015", "CM2"],
                ["Collège Jean Moulin"],
                ["PETIT Ali", "01/03/2012", "5e"],
            )
        ]
    )

    assert [row["uai"] for row in found.dataset["T_Eleves"]] == [
        "École Jules Ferry",
        "Collège Jean Moulin",
    ]


def test_two_header_rows_are_read_together() -> None:
    rows = sheet(
        "Élèves",
        ["Élève", None, "Notification", None, "Heures", None],
        ["Nom", "Prénom", "Date début", "Date fin", "notifiées", "accordées"],
        ["DURAND", "Léa", BEGIN, END, 12, 8],
    )
    merged = SourceSheet(rows.title, rows.rows, ((1, 1, 1, 2), (1, 3, 1, 4), (1, 5, 1, 6)))

    notification = only(plan([merged]), "T_Notifications")

    assert notification == {
        "eleve": "E001",
        "heures": 720,
        "debut": date(2025, 9, 1),
        "fin": date(2027, 8, 31),
    }


def test_headers_said_again_blank_lines_and_totals_are_no_people() -> None:
    header = ["Nom de l'élève", "Prénom", "Classe", "Heures"]
    found = plan(
        [
            sheet(
                "Élèves",
                header,
                ["DURAND", "Léa", "CM2", 12],
                ["Sous-total", None, None, 12],
                [],
                header,
                ["PETIT", "Ali", "5e", 6],
                ["TOTAL", None, None, 18],
            )
        ]
    )

    assert len(found.dataset["T_Eleves"]) == 2
    assert [r.what for r in found.left_out] == [
        "ligne de total",
        "en-tête répété",
        "ligne de total",
    ]


def test_contracts_are_taken_with_their_dates_and_quotites() -> None:
    found = plan(
        [
            sheet(
                "Contrats",
                ["Agent", "Type de contrat", "Début contrat", "Fin contrat", "Quotité", "Nb h/sem"],
                ["LEROY Anne", "CDD 3 ans", "1er sept. 2025", "31/08/2028", "62 %", "24h"],
                ["PETIT Marc", "CDI", 45536, None, 0.62, 24],
            )
        ]
    )

    first, second = found.dataset["T_AESH"]
    assert first["contrat"] == "CDD"
    assert (first["debut"], first["fin"]) == (date(2025, 9, 1), date(2028, 8, 31))
    assert (first["quotite"], first["heures"]) == (62, 1440)
    assert second["debut"] == date(2024, 9, 1)
    assert second["quotite"] == 62


def test_allocations_on_a_sheet_of_their_own_name_people_who_are_known() -> None:
    found = plan(
        [
            sheet(
                "Affectations",
                ["AESH", "Élève", "Aide", "Heures", "Date début"],
                ["LEROY A.", "DURAND Léa", "I", "12h", BEGIN],
                ["Mme DE LA TOUR", "Tom MARTIN", "M", 6.5],
                ["INCONNU Paul", "MARTIN Tom", "M", 2],
                ["LEROY A.", "PERSONNE Ici", "M", 2],
            ),
            ELEVES,
            HELPERS,
        ]
    )

    assert found.dataset["T_Affectations"] == (
        {"aesh": "A01", "eleve": "E001", "aide": "I", "heures": 720, "debut": date(2025, 9, 1)},
        {"aesh": "A02", "eleve": "E002", "aide": "M", "heures": 390},
    )
    assert [r.place for r in found.not_understood] == ["A4"]
    assert ("ligne 5", "élève inconnu, ou de même nom qu'un autre") in [
        (r.place, r.what) for r in found.left_out
    ]


def test_the_helper_named_beside_a_pupil_makes_an_allocation() -> None:
    found = plan(
        [
            HELPERS,
            sheet(
                "Suivi élèves",
                [
                    "Élève",
                    "Date de naissance",
                    "Type aide",
                    "Heures notifiées",
                    "AESH",
                    "Heures accordées",
                ],
                ["DURAND Léa", "01/03/2015", "I", 12, "LEROY Anne-Marie", 9],
            ),
        ]
    )

    assert only(found, "T_Affectations") == {
        "aesh": "A01",
        "eleve": "E001",
        "aide": "I",
        "heures": 540,
    }


def test_schools_have_their_uai_from_the_source_even_beside_the_name() -> None:
    found = plan(
        [
            sheet(
                "Établissements",
                ["Nom de l'établissement", "UAI", "Commune", "Chef d'établissement"],
                ["École Jules Ferry", "0440001M", "Villeneuve", "Mme Rose"],
            ),
            sheet(
                "Élèves",
                ["Élève", "Date de naissance", "Établissement"],
                ["DURAND Léa", "01/03/2015", "Ecole Jules Ferry"],
                ["PETIT Ali", "01/03/2012", "0440002N - Collège Jean Moulin"],
            ),
        ]
    )

    assert [row["uai"] for row in found.dataset["T_Eleves"]] == ["0440001M", "0440002N"]
    schools = found.dataset["T_Etablissements"]
    assert schools[0]["chef"] == "Mme Rose"
    assert schools[1]["nom"] == "Collège Jean Moulin"


ANNUAIRE = [
    KnownSchool("0440001M", "Ecole élémentaire publique Jules Ferry", "VILLENEUVE", "044"),
    KnownSchool("0440009W", "Ecole maternelle publique Jules Ferry", "VILLENEUVE", "044"),
    KnownSchool("0440002N", "Collège Jean Moulin", "VILLENEUVE", "044"),
    KnownSchool("0350002N", "Collège Jean Moulin", "AUTREVILLE", "035"),
]


@pytest.mark.parametrize(
    ("written", "uai"),
    [
        ("EEPU Jules Ferry", "0440001M"),
        ("École maternelle Jules Ferry", "0440009W"),
        ("CLG Jean Moulin Villeneuve", "0440002N"),
        ("Collège Jean Moulin", "Collège Jean Moulin"),
        ("Ecole Jules Ferry", "Ecole Jules Ferry"),
    ],
)
def test_a_school_is_found_in_the_annuaire_when_one_alone_fits(written: str, uai: str) -> None:
    source = sheet("Élèves", ["Élève", "Classe", "Établissement"], ["DURAND Léa", "CM2", written])

    found = plan([source], annuaire=ANNUAIRE)

    assert only(found, "T_Eleves")["uai"] == uai


def test_two_pupils_of_one_name_have_two_codes() -> None:
    found = plan(
        [
            sheet(
                "Élèves",
                ["Élève", "Date de naissance", "Classe"],
                ["MARTIN Tom", "01/03/2015", "CM2"],
                ["MARTIN Tom", "02/03/2015", "CM2"],
                ["MARTIN Tom", "01/03/2015", "CM2"],
            )
        ]
    )

    assert [row["code"] for row in found.dataset["T_Correspondance"]] == ["E001", "E002"]


def test_one_name_at_two_schools_without_a_date_of_birth_is_two_pupils() -> None:
    found = plan(
        [
            sheet(
                "Élèves",
                ["Élève", "Classe", "Établissement"],
                ["MARTIN Tom", "CM2", "École Jules Ferry"],
                ["MARTIN Tom", "6e", "Collège Jean Moulin"],
            )
        ]
    )

    assert len(found.dataset["T_Eleves"]) == 2


def test_a_value_that_is_not_understood_is_kept_as_written_and_said() -> None:
    found = plan(
        [
            sheet(
                "Élèves",
                ["Élève", "Date de naissance", "Aide", "Date fin"],
                ["MARTIN Tom", "01/03/2015", "I", "01/09/2027"],
                ["PETIT Ali", "jamais", "I ou M", "fin 2027 ?"],
            )
        ]
    )

    notification = found.dataset["T_Notifications"][1]
    assert (notification["aide"], notification["fin"]) == ("I ou M", "fin 2027 ?")
    assert [r.place for r in found.not_understood] == ["B3", "C3", "D3"]
    assert "« fin 2027 ? » n'est pas compris" in found.not_understood[2].what
    assert "jamais" not in found.not_understood[0].what  # of a person: never said
    assert "ne_le" not in found.dataset["T_Correspondance"][1]


def test_hours_of_an_excel_time_and_of_text_are_minutes() -> None:
    found = plan(
        [
            sheet(
                "AESH",
                ["Nom", "Prénom", "Heures/semaine"],
                ["LEROY", "Anne", timedelta(hours=24, minutes=15)],
                ["PETIT", "Marc", "20 h 30 par semaine"],
            )
        ]
    )

    assert [row["heures"] for row in found.dataset["T_AESH"]] == [1455, 1230]


def test_a_sheet_that_is_no_list_is_said_not_taken() -> None:
    found = plan([HELPERS, sheet("Notes", ["à faire"], ["appeler la mairie"])])

    assert found.skipped == ("Notes",)


def test_nothing_that_is_said_holds_a_name() -> None:
    found = plan([ELEVES, HELPERS])
    said = [*found.not_understood, *found.left_out, *found.remarks]

    assert not any("DURAND" in remark.what or "LEROY" in remark.what for remark in said)


def test_a_total_that_was_never_worked_out_is_no_pupil() -> None:
    found = plan(
        [
            sheet(
                "Élèves",
                ["NOM Prénom", "Date de naissance", "Aide", "Heures notifiées"],
                ["FICTIF Léa", date(2015, 1, 2), "I", 12],
                ["TOTAL", None, None, FORMULA_WITHOUT_RESULT],
            )
        ]
    )

    assert [row["nom"] for row in found.dataset["T_Correspondance"]] == ["FICTIF"]
    assert [remark.what for remark in found.left_out] == ["ligne de total"]


@pytest.fixture(scope="module")
def helpers_among_pupils() -> TakeoverPlan:
    """One table of allocations: nobody lists the AESH, whose whole service stands beside them."""
    return plan(
        [
            sheet(
                "Suivi",
                [
                    "Nom AESH",
                    "Quotité AESH",
                    "Élève suivi",
                    "Classe",
                    "Type d'aide",
                    "Heures accordées",
                ],
                ["MOREL Fictive", 24, "PETIT Hugo", "CE2", "I", 12],
                ["BLANC Inventé", 20, "PETIT Hugo", "CE2", "I", "3 h 30"],
            )
        ]
    )


def test_aesh_whom_no_sheet_lists_are_met_beside_their_pupils(
    helpers_among_pupils: TakeoverPlan,
) -> None:
    found = helpers_among_pupils
    allotted = [(r["aesh"], r["eleve"], r["heures"]) for r in found.dataset["T_Affectations"]]
    assert allotted == [("A01", "E001", 720), ("A02", "E001", 210)]
    assert [row["nom"] for row in found.dataset["T_AESH"]] == ["MOREL", "BLANC"]
    assert any("son contrat manque" in remark.what for remark in found.remarks)


def test_the_service_of_an_aesh_is_no_notified_hours(helpers_among_pupils: TakeoverPlan) -> None:
    (notification,) = helpers_among_pupils.dataset["T_Notifications"]
    assert "heures" not in notification


def test_hours_of_an_aesh_that_are_notified_are_notified_hours() -> None:
    (guess,) = plan(
        [
            sheet(
                "Élèves",
                ["NOM Prénom", "Aide", "Heures AESH notifiées"],
                ["FICTIF Léa", "I", 12],
            )
        ]
    ).sheets
    assert guess.by_field["heures"].header == "Heures AESH notifiées"


@pytest.mark.parametrize("written", [41, "41", "41 semaines", "41 sem."])
def test_weeks_are_read_with_their_word(written: object) -> None:
    assert read_semaines(written) == 41
