"""The live figures and colours, computed by LibreOffice on workbooks that other programs filled."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from calc import (
    DAY,
    YEAR,
    CellValue,
    calculate,
    calculation,
    figure,
    fill,
    hidden_figure,
    inks,
)
from open_calc import OpenWorkbook
from openpyxl.workbook import Workbook

from pial_xl.tables import Aesh, Affectation, Notification
from pial_xl.template.formulas import UNREADABLE
from pial_xl.template.zones import TITLE_ROW
from pial_xl.units.durations import parse_duration
from pial_xl.units.palette import AMBER, RED
from pial_xl.units.text import NBSP

pytest_plugins = ("libreoffice_host", "open_calc")
pytestmark = pytest.mark.libreoffice

Colors = dict[str, list[list[tuple[str, str]]]]

DEBUT, YESTERDAY, FIN = date(2020, 9, 1), DAY - timedelta(days=1), DAY + timedelta(days=300)

AESH: list[list[CellValue]] = [
    # code, nom, prénom, pôle, contrat, début, fin, heures, semaines, quotité, uai, référent
    ["A01", "EXEMPLE", "Alice", "P1", "CDI", DEBUT, None, 24],
    ["A02", "FICTIF", "Basile", "P1", "CDD", DEBUT, FIN, "24 h 15", None, None, None, 2],
    ["A03", "IMAGINÉE", "Chloé", "P1", "CDD", DEBUT, YESTERDAY, 20],
    ["001", "INVENTÉ", "Denis", "P9", "CDI", "01/09/2020", None, "10,5"],
    ["1", "INVENTÉE", "Emma", "P1", "CDI", DEBUT, None, 10, *(None,) * 6, YESTERDAY],
]
ELEVES: list[list[CellValue]] = [
    ["E1"],
    ["E2"],
    ["E3"],
    ["E4"],
    ["E5"],
    ["E6", None, None, None, None, YESTERDAY],
    ["E2"],
]
NOTIFICATIONS: list[list[CellValue]] = [
    ["E1", "I", 12, DEBUT, FIN],
    ["E2", "M", None, DEBUT, FIN],
    ["E3", "mutualisée", None, DEBUT, None],
    ["E4", "I", 6, DEBUT, YESTERDAY],
    ["E5", "I", 9, DEBUT, FIN],
    ["E5", "M", None, DEBUT, YESTERDAY],
    ["E6", "I", 9, DEBUT, FIN],
    ["E3", "I", 5, DEBUT, YESTERDAY],
]
AFFECTATIONS: list[list[CellValue]] = [
    ["A01", "E1", "I", 12],
    ["a 01", "E2", "M", "12h30", "G1"],
    ["A01", "E3", "M", 10, "g1"],
    ["A02", "E4", "I", 5.75],
    ["A02", "E99", "I", 6, None, None, YESTERDAY],
    ["001", "E1", "I", "1:30"],
    ["A02", "E1", None, "six"],
    ["A01", "E1", "individuelle", 12],
]
DOTATION: list[list[CellValue]] = [
    ["P1", None, None, 60, None, YEAR.start],
    ["P1", None, "I", 40, None, None],
    ["P1", None, None, 999, None, YEAR.start - timedelta(days=30)],
    ["P2", None, "I", "10h30", None, None],
    ["P2", None, "M", None, 1, None],
]
CRENEAUX: list[list[CellValue]] = [["A02", None, None, None, "lundi", "8h30", "8h45", "trajet"]]


@pytest.fixture(scope="module")
def filled() -> bytes:
    return fill(
        Pôles=[["P1"], ["P2"]],
        Dotation=DOTATION,
        AESH=AESH,
        Élèves=ELEVES,
        Notifications=NOTIFICATIONS,
        Affectations=AFFECTATIONS,
        Emploi_du_temps=CRENEAUX,
    )


@pytest.fixture(scope="module")
def calculated(filled: bytes, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return calculate(filled, tmp_path_factory.mktemp("calc"))


@pytest.fixture(scope="module")
def colors(filled: bytes, tmp_path_factory: pytest.TempPathFactory) -> Colors:
    sheets = inks(filled, tmp_path_factory.mktemp("couleurs"))
    names = openpyxl.load_workbook(BytesIO(filled), read_only=True).sheetnames
    return dict(zip(names, sheets, strict=False))


def test_the_quota_is_the_total_of_each_pole_else_its_detail(calculated: Workbook) -> None:
    # P1: 60 h (its detail and last year's line are left out); P2: 10h30 + 1 ETP = 39h12 rounded.
    assert figure(calculated, "Dotation") == "109h42"


def test_the_contracts_are_those_that_hold_today(calculated: Workbook) -> None:
    # 24 + 24,25 + 10,5 + 10; A03 ended yesterday.
    assert figure(calculated, "Contrats") == "68h45"


def test_the_hours_of_a_group_count_once(calculated: Workbook) -> None:
    # A01: 12 + 12,5, the longest of the group (the repeated row is left out); A02: 5,75 + 2
    # (référent) + 0,25 (trajet); 001: 1,5. "six" is unread.
    assert figure(calculated, "Heures affectées") == "34h00"


def test_a_large_group_with_a_repeated_row_is_as_long_as_its_longest(
    open_workbook: OpenWorkbook,
) -> None:
    members: list[list[CellValue]] = [
        ["A01", f"E{n}", "M", hours, "G1"] for n, hours in enumerate((2, 3, 1, 2, 1), 1)
    ]
    open_workbook.fill(
        {
            "AESH": AESH,
            "Élèves": [[f"E{n}"] for n in range(1, 6)],
            "Affectations": [*members, members[1]],
        }
    )
    assert open_workbook.calculation(Aesh, "affectees", 1) == [3]


def test_a_large_group_of_two_schools_adds_its_rows_up_those_repeated_once(
    open_workbook: OpenWorkbook,
) -> None:
    members: list[list[CellValue]] = [
        ["A01", f"E{n}", "M", hours, "G1"] for n, hours in enumerate((2, 3, 1, 2, 1), 1)
    ]
    open_workbook.fill(
        {
            "AESH": AESH,
            "Établissements": [["U1", "École 1"], ["U2", "École 2"]],
            "Élèves": [[f"E{n}", "U2" if n == 5 else "U1"] for n in range(1, 6)],
            "Affectations": [*members, members[1]],
        }
    )
    assert open_workbook.calculation(Aesh, "affectees", 1) == [9]


def test_free_hours_are_what_each_aesh_has_left(calculated: Workbook) -> None:
    # A02: 24,25 - 8; 001: 10,5 - 1,5; 1 is absent. What A01 has too much takes nothing from them.
    assert figure(calculated, "Heures libres") == "25h15"


def test_pupils_owed_and_not_helped_are_counted_once(calculated: Workbook) -> None:
    # E5 only: E4 has no decision in force, E6 has left. Accueil shows a text, like its other
    # figures; the figure that formulas use stays a number.
    assert figure(calculated, "Élèves sans AESH") == "1"
    assert hidden_figure(calculated, "chiffre_sans_aesh") == 1


def test_home_says_what_it_could_not_read(calculated: Workbook) -> None:
    (note,) = [
        c.value
        for row in calculated["Accueil"]
        for c in row
        if str(c.value).startswith("Chiffres incomplets")
    ]
    assert str(note) == (
        f"Chiffres incomplets{NBSP}: 1 durée ou date illisible{NBSP}; "
        f"1 ligne d'un code inconnu{NBSP}; le contrôle dit où."
    )


def test_home_shows_the_school_year(calculated: Workbook) -> None:
    assert str(YEAR) in str(calculated["Accueil"]["K2"].value)


def test_only_the_aesh_above_their_contract_are_flagged(calculated: Workbook) -> None:
    assert calculation(calculated, Aesh, "dépasse")[:5] == [1, 0, 0, 0, 0]


def test_codes_that_look_like_one_number_are_two_codes(calculated: Workbook) -> None:
    assert calculation(calculated, Aesh, "charge")[3:5] == [90, 0]


def test_an_expired_notification_is_flagged_when_hours_remain(calculated: Workbook) -> None:
    # E4 still has hours; E5's and E3's older decisions are followed by another one.
    assert calculation(calculated, Notification, "expirée") == [0, 0, 0, 1, 0, 0, 0, 0]


def test_no_formula_gives_an_error(calculated: Workbook) -> None:
    errors = [
        f"{f.title}!{c.coordinate}"
        for f in calculated
        for row in f
        for c in row
        if c.data_type == "e"
    ]
    assert not errors


def test_over_allocation_shows_in_red_on_the_aesh(
    colors: Colors,
) -> None:
    rows = colors["AESH"][TITLE_ROW:]
    red_rows = [row[0][0] for row in rows if row[7][1] == RED]
    assert red_rows == ["A01"]


def test_over_allocation_shows_in_red_on_the_allocations(
    colors: Colors,
) -> None:
    rows = colors["Affectations"][TITLE_ROW:]
    red_rows = [row[0][0] for row in rows if row[0][1] == RED]
    assert red_rows == ["A01", "a 01", "A01", "A01"]


def test_unknown_codes_show_in_red(colors: Colors) -> None:
    affectations = colors["Affectations"][TITLE_ROW:]
    aesh = colors["AESH"][TITLE_ROW:]
    assert "E99" in [li[1][0] for li in affectations if li[1][1] == RED]
    assert [li[3][0] for li in aesh if li[3][1] == RED] == ["P9"]


def test_repeated_codes_show_in_red(colors: Colors) -> None:
    eleves = colors["Élèves"][TITLE_ROW:]
    assert [li[0][0] for li in eleves if li[0][1] == RED] == ["E2", "E2"]


def test_a_repeated_allocation_shows_in_red(colors: Colors) -> None:
    affectations = colors["Affectations"][TITLE_ROW:]
    assert [li[1][0] for li in affectations if li[2][1] == RED] == ["E1"]


def test_unreadable_hours_show_in_red(colors: Colors) -> None:
    affectations = colors["Affectations"][TITLE_ROW:]
    assert "six" in [li[3][0] for li in affectations if li[3][1] == RED]


def test_a_pupil_whose_notification_expired_shows_in_amber(
    colors: Colors,
) -> None:
    affectations = colors["Affectations"][TITLE_ROW:]
    assert [li[1][0] for li in affectations if li[1][1] == AMBER] == ["E4"]


def test_hours_are_read_as_the_library_reads_them(open_workbook: OpenWorkbook) -> None:
    writings: list[CellValue] = [
        "24:00", "12:00", "24 h/semaine", "18h par semaine", "12 h hebdo",
        24, 24.5, 24.25, 0.75, 2, 24.15, "24", "24,5", "24.5", "24h", "24h15", "24 h 15", "24:15",
        "24\u00a0h\u00a015", "24H15", "24 heures", "1 heure", "45 min", "6h30min", "6h05", "0h45",
        "7,25 h", 24.25 / 24, 8.5 / 24,
        "24:15:00", "1:30:59", "0:05:00", "24:00:30", "24 : 15", "24:15 min", "24h15:30",
        "24:15:00 par semaine",
    ]  # fmt: skip
    open_workbook.fill({"Affectations": [["A01", "E1", "I", e] for e in writings]})
    read_rows = open_workbook.calculation(Affectation, "minutes", len(writings))
    assert read_rows == [parse_duration(e) for e in writings]


def test_hours_that_the_library_refuses_are_unreadable(open_workbook: OpenWorkbook) -> None:
    writings = ["24:15:60", "24:75:00", "24h15h30", "24:15h30", "24:15:0", "12345:15:00", ":15:00"]
    for written in writings:
        with pytest.raises(ValueError, match=written):
            parse_duration(written)
    open_workbook.fill({"Affectations": [["A01", "E1", "I", e] for e in writings]})
    read_rows = open_workbook.calculation(Affectation, "minutes", len(writings))
    assert read_rows == [UNREADABLE] * len(writings)


def test_a_drop_down_offers_the_filled_rows_only(tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(BytesIO(fill(AESH=[["A01"], ["A02"], [], ["A04"]])))
    workbook["Accueil"]["W1"] = "=ROWS(liste_T_AESH_aesh)"
    workbook["Accueil"]["W2"] = "=ROWS(liste_T_Eleves_eleve)"
    output = BytesIO()
    workbook.save(output)
    home = calculate(output.getvalue(), tmp_path)["Accueil"]
    assert (home["W1"].value, home["W2"].value) == (4, 1)
