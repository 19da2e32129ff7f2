"""The poles of a source, and the hours that each is given."""

from datetime import date
from decimal import Decimal

from files import sheet

from pial_xl.tables import Dotation, Pole
from pial_xl.takeover import plan
from pial_xl.takeover.again import base_of
from pial_xl.takeover.earlier import remembered, renewals_of

POLES = sheet(
    "Les PIAL",
    ["PIAL", "Libellé", "Réseau", "Pilote", "UAI pilote"],
    ["P1", "PIAL Nord", "public", "Mme Rose, IEN", "0440001M"],
    ["P2", "PIAL Sud", "privé", None, None],
)
DOTATION = sheet(
    "Dotation",
    ["Dotation 2026-2027"],
    ["PIAL", "Aide", "Dotation 2025-2026", "Dotation 2026-2027", "ETP", "Date d'effet"],
    ["PIAL Nord", "AESH-m", 300, "320h30", None, date(2026, 9, 1)],
    ["PIAL Nord", "total", 600, 620, 16.5, None],
    ["P2", "i", 90, 96, None, None],
    ["TOTAL", None, 690, 716, None, None],
)


def test_poles_are_taken_with_who_leads_them() -> None:
    found = plan([POLES])

    assert found.dataset["T_Poles"] == (
        {"pole": "P1", "libelle": "PIAL Nord", "reseau": "public", "pilote": "Mme Rose, IEN"}
        | {"uai_pilote": "0440001M"},
        {"pole": "P2", "libelle": "PIAL Sud", "reseau": "privé"},
    )


def test_a_dotation_is_that_of_the_newest_year_by_pole_and_kind() -> None:
    found = plan([DOTATION, POLES])

    assert found.dataset["T_Dotation"] == (
        {"pole": "P1", "aide": "M", "heures": 19_230, "date_effet": date(2026, 9, 1)},
        {"pole": "P1", "heures": 37_200, "etp": Decimal("16.5")},
        {"pole": "P2", "aide": "I", "heures": 5_760},
    )
    assert [remark.what for remark in found.left_out] == ["ligne de total"]


def test_hours_by_pole_that_nobody_calls_a_dotation_are_none() -> None:
    found = plan([sheet("Bilan", ["PIAL", "Aide", "Heures"], ["P1", "I", 96])])

    assert found.skipped == ("Bilan",)


def test_a_pole_that_only_schools_and_aesh_name_is_listed() -> None:
    aesh = sheet("AESH", ["Nom", "Prénom", "Heures/semaine", "PIAL"], ["LEROY", "Anne", 24, "P1"])
    schools = sheet("Écoles", ["Nom", "UAI", "Pôle"], ["École Ferry", "0440001M", "P2"])

    found = plan([aesh, schools])

    assert found.dataset["T_AESH"][0]["pole"] == "P1"
    assert found.dataset["T_Etablissements"][0]["pole"] == "P2"
    assert {row["pole"] for row in found.dataset["T_Poles"]} == {"P1", "P2"}


def test_a_pole_whose_code_a_person_changed_is_known_by_its_label() -> None:
    held = {"T_Poles": [{"pole": "NORD", "libelle": "PIAL Nord"}]}
    source = sheet("Dotation", ["PIAL", "Heures"], ["PIAL Nord", 320])
    base = base_of({"T_Poles": [{"pole": "PIAL Nord"}]})

    found = plan([source], known=remembered(held))
    renewals = renewals_of(found, held, base)

    assert renewals[Pole].added == []
    assert renewals[Dotation].added == [{"pole": "NORD", "heures": 19_200}]
