"""N: notifications against what pupils receive."""

from datetime import date

import pytest

from pial_xl.template.live.values import live_values
from pial_xl.testing import REFERENCE, YEAR_END, YEAR_START, SampleWorkbook
from pial_xl.units.mesure import minutes

N = "Notifications"


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


def _eleve(c: SampleWorkbook, code: str = "E9", **notification: object) -> int:
    """Add a pupil and a notification; give the notification's index."""
    c.add("T_Eleves", eleve=code, uai="0440001M", classe="CP")
    row: dict[str, object] = {"eleve": code, "aide": "M", "debut": YEAR_START, "fin": YEAR_END}
    return c.add("T_Notifications", **(row | notification))


@pytest.mark.parametrize("aide", ["I", "M"])
def test_n01_a_notified_pupil_without_aesh_is_told(c: SampleWorkbook, aide: str) -> None:
    index = _eleve(c, aide=aide, heures=12 if aide == "I" else None)
    assert c.constats() == [("N-01", N, c.address("T_Notifications", index, "eleve"))]
    message = c.constat("N-01").message
    assert "notifié depuis le 01/09/2026" in message
    assert "84 jours" in message


def test_n01_does_not_speak_of_a_pupil_who_left(c: SampleWorkbook) -> None:
    _eleve(c)
    c.tables["T_Eleves"][-1]["sorti_le"] = date(2026, 11, 1)
    assert c.constats() == []


def test_n01_does_not_speak_of_collective_help(c: SampleWorkbook) -> None:
    _eleve(c, aide="CO")
    assert c.constats() == []


def test_n02_missing_hours_are_measured(c: SampleWorkbook) -> None:
    cell = c.put("T_Notifications", 3, "heures", 25.5)
    c.put("T_Eleves", 3, "midi", "oui")
    assert c.constats() == [("N-02", N, cell)]
    constat = c.constat("N-02")
    assert (constat.mesure, constat.attendu, constat.ecart) == (
        minutes(1440),
        minutes(1530),
        minutes(-90),
    )


def test_n02_says_the_hours_of_the_grey_columns_where_a_row_stands_twice(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 0, "heures", 24)
    for _ in range(2):
        c.add("T_Affectations", aesh="A02", eleve="E1", aide="I", heures=2)

    constat = c.constat("N-02")

    assert (constat.mesure, constat.ecart) == (minutes(14 * 60), minutes(-10 * 60))
    d = c.dossier()
    assert live_values(d).rows["T_Eleves"][5]["manquantes"] == 10.0


@pytest.mark.parametrize(("repeated", "told"), [(12, False), (11, True)])
def test_n02_is_silent_while_a_row_that_stands_twice_may_be_the_hours_that_lack(
    c: SampleWorkbook, repeated: int, told: bool
) -> None:
    c.put("T_Notifications", 0, "heures", 24)
    c.put("T_Affectations", 0, "heures", repeated)
    c.add("T_Affectations", aesh="A01", eleve="E1", aide="I", heures=repeated)

    assert ("A-11" in c.codes(), "N-02" in c.codes()) == (True, told)


def test_n02_counts_help_from_two_aesh(c: SampleWorkbook) -> None:
    c.put("T_AESH", 2, "heures", 12)
    c.put("T_Affectations", 4, "heures", 12)
    c.add("T_AESH", aesh="A04", pole="P2", debut=YEAR_START, heures=12)
    c.add("T_Affectations", aesh="A04", eleve="E5", aide="I", heures=12)
    assert c.constats() == []


def test_n03_hours_beyond_the_notification_are_told(c: SampleWorkbook) -> None:
    cell = c.put("T_Notifications", 3, "heures", "22h")
    assert c.constats() == [("N-03", N, cell)]


@pytest.mark.parametrize("valeur", [None, 0])
def test_n04_individual_help_needs_hours(c: SampleWorkbook, valeur: object) -> None:
    cell = c.put("T_Notifications", 3, "heures", valeur)
    assert c.constats() == [("N-04", N, cell)]


def test_n05_hours_on_mutualisee_help_are_a_local_target(c: SampleWorkbook) -> None:
    cell = c.put("T_Notifications", 1, "heures", 8)
    assert c.constats() == []
    assert c.info_places() == [("N-05", N, cell)]


def test_n06_individual_and_mutualisee_at_once_is_impossible(c: SampleWorkbook) -> None:
    index = c.add("T_Notifications", eleve="E1", aide="M", debut=date(2027, 1, 1), fin=YEAR_END)
    assert c.constats() == [("N-06", N, c.address("T_Notifications", index, "aide"))]


def test_n06_individual_then_mutualisee_is_in_order(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 0, "fin", date(2026, 12, 31))
    c.add("T_Notifications", eleve="E1", aide="M", debut=date(2027, 1, 1), fin=YEAR_END)
    assert "N-06" not in c.codes()


@pytest.mark.parametrize(
    ("aide", "debut", "told"),
    [
        ("I", date(2027, 1, 1), False),
        ("I", date(2027, 6, 29), False),
        ("I", date(2027, 6, 30), True),
        ("M", date(2027, 1, 1), True),
        ("CO", date(2026, 9, 1), True),
    ],
)
def test_n09_the_same_help_must_take_over_within_the_warning_time(
    c: SampleWorkbook, aide: str, debut: date, told: bool
) -> None:
    cell = c.put("T_Notifications", 0, "fin", date(2026, 12, 31))
    c.add("T_Notifications", eleve="E1", aide=aide, heures=12, debut=debut, fin=date(2029, 8, 31))
    found = [p for p in c.constats() if p[0] == "N-09"]
    assert found == ([("N-09", N, cell)] if told else [])


def test_n09_a_threshold_of_zero_tells_nothing(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 0, "fin", REFERENCE)
    c.add("T_Parametres", cle="alerte_notif_j", valeur=0)
    assert "N-09" not in c.codes()


def test_n09_a_decision_of_old_under_another_in_force_is_history(c: SampleWorkbook) -> None:
    c.add("T_Notifications", eleve="E1", aide="M", debut=date(2020, 9, 1), fin=date(2023, 8, 31))
    assert c.info_places() == []


def test_n07_an_expired_notification_with_hours_is_told_once(c: SampleWorkbook) -> None:
    cell = c.put("T_Notifications", 0, "fin", date(2026, 10, 31))
    assert c.constats() == [("N-07", N, cell)]
    assert c.info_places() == []


def test_n07_does_not_speak_of_a_renewed_notification(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 0, "fin", date(2026, 10, 31))
    c.add("T_Notifications", eleve="E1", aide="I", heures=12, debut=date(2026, 11, 1), fin=YEAR_END)
    assert c.constats() == []
    assert c.info_places() == []


def test_an_expired_notification_without_hours_is_only_information(c: SampleWorkbook) -> None:
    index = _eleve(c, debut=date(2025, 9, 1), fin=date(2026, 10, 31))
    assert c.constats() == []
    assert c.info_places() == [("N-09", N, c.address("T_Notifications", index, "fin"))]


def test_n08_an_allocation_before_the_decision_is_told(c: SampleWorkbook) -> None:
    cell = c.put("T_Notifications", 0, "debut", date(2027, 1, 4))
    assert c.constats() == [("N-08", N, cell)]


@pytest.mark.parametrize(
    ("fin", "niveau"),
    [
        (date(2026, 11, 24), "ALERTE"),
        (date(2027, 1, 23), "ALERTE"),
        (date(2027, 1, 24), "INFO"),
        (date(2027, 5, 23), "INFO"),
        (date(2027, 8, 30), "INFO"),
    ],
)
def test_n09_an_end_is_urgent_within_60_days(c: SampleWorkbook, fin: date, niveau: str) -> None:
    cell = c.put("T_Notifications", 0, "fin", fin)
    constat = c.constat("N-09")
    assert (constat.niveau, constat.cell.address) == (niveau, cell)


def test_n09_is_silent_from_31_august(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 0, "fin", date(2027, 8, 31))
    assert c.info_places() == []


def test_n10_reversed_dates_are_the_only_constat(c: SampleWorkbook) -> None:
    cell = c.put("T_Notifications", 0, "fin", date(2026, 8, 1))
    assert c.constats() == [("N-10", N, cell)]


@pytest.mark.parametrize(("midi", "attendu"), [(None, True), ("non", True), ("oui", False)])
def test_n11_more_hours_than_class_time_needs_the_lunch(
    c: SampleWorkbook, midi: str | None, attendu: bool
) -> None:
    cell = c.put("T_Notifications", 3, "heures", 25)
    c.put("T_Eleves", 3, "midi", midi)
    found = [p for p in c.constats() if p[0] == "N-11"]
    assert found == ([("N-11", N, cell)] if attendu else [])


def test_n11_uses_the_hours_of_the_school_when_given(c: SampleWorkbook) -> None:
    c.put("T_Etablissements", 2, "heures_classe", 23)
    assert [p[0] for p in c.constats()] == ["N-11"]


def test_n13_too_many_aesh_points_at_the_one_too_many(c: SampleWorkbook) -> None:
    for index, code in enumerate(("A04", "A05", "A06")):
        c.add("T_AESH", aesh=code, pole="P1", debut=YEAR_START, heures=24 if index else 0.5)
    c.tables["T_Affectations"][3]["heures"] = 23
    for code in ("A04", "A05"):
        c.add("T_Affectations", aesh=code, eleve="E4", aide="I", heures=0.5)
    assert ("N-13", "Affectations", "A11") in c.constats()


@pytest.mark.parametrize(
    "classe",
    ["CM2", "3e B", "3ème", "3°", "3A", "Tle", "T", "Term.", "Terminale ST2S", "CM1/CM2", "TG2"],
)
def test_n14_a_pupil_about_to_change_school_is_information(c: SampleWorkbook, classe: str) -> None:
    cell = c.put("T_Eleves", 0, "classe", classe)
    c.put("T_Notifications", 0, "fin", date(2028, 8, 31))
    assert c.info_places() == [("N-14", "Élèves", cell)]


@pytest.mark.parametrize("classe", ["CM1", "4e", "1re", "CE1-CE2", "TPS", "5e3", "Section 3 ans"])
def test_n14_other_classes_are_silent(c: SampleWorkbook, classe: str) -> None:
    c.put("T_Eleves", 0, "classe", classe)
    c.put("T_Notifications", 0, "fin", date(2028, 8, 31))
    assert c.info_places() == []


def test_n14_reads_a_decision_without_an_end(c: SampleWorkbook) -> None:
    cell = c.put("T_Eleves", 0, "classe", "CM2")
    c.put("T_Notifications", 0, "fin", None)
    assert c.info_places() == [("N-14", "Élèves", cell)]
    assert c.constat("N-14").message.startswith("E1 (CM2) change d'établissement")


def test_n14_reads_nothing_in_an_end_that_cannot_be_read(c: SampleWorkbook) -> None:
    c.put("T_Eleves", 0, "classe", "CM2")
    c.put("T_Notifications", 0, "fin", "bientôt")
    assert "N-14" not in c.codes()


def test_n01_leaves_to_a14_a_pupil_helped_otherwise(c: SampleWorkbook) -> None:
    cell = c.put("T_Affectations", 3, "aide", "CO")
    assert [p for p in c.constats() if p[0] in {"N-01", "A-14"}] == [("A-14", "Affectations", cell)]


def test_n01_says_nothing_of_a_pupil_who_may_have_left(c: SampleWorkbook) -> None:
    _eleve(c)
    cell = c.put("T_Eleves", 5, "sorti_le", "à Noël")
    assert c.constats() == [("S-04", "Élèves", cell)]


@pytest.mark.parametrize("code", ["E44", "", "Élève Quatre"])
def test_n01_says_nothing_of_a_pupil_whose_hours_are_those_of_an_unknown_code(
    c: SampleWorkbook, code: str
) -> None:
    c.put("T_Affectations", 3, "eleve", code or None)
    constats, not_judged, _ = c.run_checks()
    assert {f.code for f in constats if f.objet in {code, "E4", "A02"}} <= {"S-11"}
    assert "N-01" in {n.code for n in not_judged}


def test_n01_speaks_when_an_unknown_code_is_nearer_to_others(c: SampleWorkbook) -> None:
    c.add("T_Eleves", eleve="Z999", uai="0440001M")
    c.add("T_Notifications", eleve="Z999", aide="M", debut=YEAR_START, fin=YEAR_END)
    c.put("T_Affectations", 3, "eleve", "E44")
    assert c.constat("N-01").objet == "Z999"


def test_n02_says_nothing_when_the_rest_may_be_under_an_unknown_code(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 3, "heures", 12)
    c.add("T_Affectations", aesh="A02", eleve="E44", aide="I", heures=12)
    assert "N-02" not in c.codes()
    assert "N-02" in {n.code for n in c.run_checks()[1]}


def test_n01_counts_the_days_from_the_end_of_the_last_allocation(c: SampleWorkbook) -> None:
    _eleve(c)
    fin = date(2026, 11, 14)
    c.add("T_Affectations", aesh="A01", eleve="E9", aide="M", heures=2, fin=fin)
    message = c.constat("N-01").message
    assert message.startswith("Élève E9 (M)")
    assert "sans AESH depuis le 14/11/2026 (10 jours)" in message


def test_n01_counts_no_day_before_the_school_year(c: SampleWorkbook) -> None:
    _eleve(c, debut=date(2024, 9, 1))
    assert "aucun AESH (84 jours depuis la rentrée)" in c.constat("N-01").message


def test_n01_sends_to_the_free_hours_of_the_pole(c: SampleWorkbook) -> None:
    _eleve(c)
    assert "ce n'est pas votre erreur" in c.constat("N-01").advice
    c.put("T_Affectations", 3, "heures", 23)
    assert "A02 (1h00)" in c.constat("N-01").advice


def test_n02_and_n03_wait_while_two_helps_exclude_one_another(c: SampleWorkbook) -> None:
    index = c.add("T_Notifications", eleve="E2", aide="I", heures=2, debut=YEAR_START, fin=YEAR_END)
    cell = c.address("T_Notifications", index, "aide")
    assert c.constats() == [("N-06", N, cell)]
    assert "N-03" not in c.codes()


def test_n11_a_school_without_an_hour_of_class_has_those_of_its_degree(c: SampleWorkbook) -> None:
    c.put("T_Etablissements", 0, "heures_classe", 0)
    assert c.constats() == []
    c.put("T_Notifications", 0, "heures", 25)
    assert c.constat("N-11").attendu.text == "24h00"


def test_n11_says_nothing_of_decisions_that_are_not_in_force(c: SampleWorkbook) -> None:
    past = {"debut": date(2020, 9, 1), "fin": date(2023, 8, 31)}
    c.add("T_Notifications", eleve="E1", aide="I", heures=30, **past)
    assert c.constats() == []


def test_n11_says_nothing_of_a_lunch_that_cannot_be_read(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 3, "heures", 25)
    c.put("T_Affectations", 3, "heures", 25)
    c.put("T_Eleves", 3, "midi", "peut-être")
    assert "N-11" not in c.codes()
    _, not_judged, _ = c.run_checks()
    assert any(n.code == "N-11" and "Midi" in n.reason for n in not_judged)


def test_n12_a_pupil_helped_without_a_decision_is_told(c: SampleWorkbook) -> None:
    c.add("T_Eleves", eleve="E9", uai="0440003P")
    index = c.add("T_Affectations", aesh="A09", eleve="E9", aide="M", heures=1)
    c.add("T_AESH", aesh="A09", pole="P1", debut=YEAR_START, heures=1)
    found = [p for p in c.constats() if p[0] == "N-12"]
    assert found == [("N-12", "Affectations", c.address("T_Affectations", index, "eleve"))]


def test_n12_is_information_where_the_pole_helps_everyone(c: SampleWorkbook) -> None:
    c.add("T_Eleves", eleve="E9", uai="0440003P")
    c.add("T_Affectations", aesh="A02", eleve="E9", aide="M", heures=1)
    c.put("T_Poles", 0, "non_notifies", "oui")
    assert c.constat("N-12").niveau == "INFO"


def test_n12_waits_while_a_decision_names_nobody(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 3, "eleve", "E44")
    assert "N-12" not in c.codes()
    _, not_judged, _ = c.run_checks()
    assert "N-12" in {n.code for n in not_judged}


def test_n13_counts_only_the_aesh_that_exist(c: SampleWorkbook) -> None:
    c.add("T_AESH", aesh="A04", pole="P1", debut=YEAR_START, heures=24)
    c.add("T_Affectations", aesh="A04", eleve="E4", aide="I", heures=1)
    c.add("T_Affectations", aesh="A0E", eleve="E4", aide="I", heures=1)
    assert "N-13" not in c.codes()


def test_n16_is_all_that_is_said_of_a_pupil_who_left(c: SampleWorkbook) -> None:
    cell = c.put("T_Eleves", 3, "sorti_le", date(2026, 11, 1))
    c.put("T_Notifications", 3, "heures", None)
    c.add("T_Notifications", eleve="E4", aide="M", heures=3, debut=YEAR_START, fin=YEAR_END)
    c.add("T_Notifications", eleve="E4", aide="M", debut=YEAR_END, fin=YEAR_START)
    assert c.constats() == [("N-16", "Élèves", cell)]
    assert c.info_places() == []


def test_n17_more_than_collective_help_is_information(c: SampleWorkbook) -> None:
    c.add("T_Notifications", eleve="E4", aide="CO", debut=YEAR_START, fin=YEAR_END)
    assert c.info_places() == [("N-17", "Affectations", c.address("T_Affectations", 3, "aide"))]


def test_n17_collective_help_alone_is_silent(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 3, "aide", "CO")
    c.put("T_Affectations", 3, "aide", "CO")
    assert "N-17" not in c.codes()


@pytest.mark.parametrize(("target", "told"), [(None, False), (0, False), (12, False), (13, True)])
def test_n18_hours_of_shared_help_under_the_local_target(
    c: SampleWorkbook, target: object, told: bool
) -> None:
    c.add("T_Parametres", cle="min_m_h", valeur=target)
    found = [p for p in c.constats() if p[0] == "N-18"]
    assert found == ([("N-18", N, "A6"), ("N-18", N, "A7")] if told else [])


def test_n16_the_hours_of_a_pupil_who_left_are_to_be_freed(c: SampleWorkbook) -> None:
    cell = c.put("T_Eleves", 3, "sorti_le", date(2026, 11, 1))
    assert c.constats() == [("N-16", "Élèves", cell)]


def test_n07_speaks_in_the_gap_between_two_decisions(c: SampleWorkbook) -> None:
    cell = c.put("T_Notifications", 0, "fin", date(2026, 10, 31))
    c.add("T_Notifications", eleve="E1", aide="I", heures=12, debut=date(2027, 1, 1), fin=YEAR_END)
    assert c.constats() == [("N-07", N, cell)]


def test_a_renewal_that_overlaps_replaces_the_decision_it_renews(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 0, "fin", date(2026, 12, 31))
    c.add("T_Notifications", eleve="E1", aide="I", heures=12, debut=date(2026, 11, 1), fin=YEAR_END)
    assert c.constats() == []


def test_a_notification_of_an_unknown_pupil_is_told_once(c: SampleWorkbook) -> None:
    index = c.add("T_Notifications", eleve="E99", aide="M", debut=YEAR_START, fin=YEAR_END)
    assert c.constats() == [("S-16", N, c.address("T_Notifications", index, "eleve"))]
