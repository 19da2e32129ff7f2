"""A: the hours allotted, AESH by AESH."""

from datetime import date

import pytest

from pial_xl.testing import YEAR_START, SampleWorkbook
from pial_xl.units.mesure import minutes

F = "Affectations"


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


def _groupe_of_four(c: SampleWorkbook, groupe: str | None) -> None:
    """The case of a 24 h AESH: one pupil 12 h alone, three pupils 12 h together (or not)."""
    c.tables["T_Affectations"] = [
        {"aesh": "A01", "eleve": "E1", "aide": "I", "heures": 12},
        {"aesh": "A01", "eleve": "E2", "aide": "M", "heures": 12, "groupe": groupe},
        {"aesh": "A01", "eleve": "E3", "aide": "M", "heures": 12, "groupe": groupe},
        {"aesh": "A01", "eleve": "E6", "aide": "M", "heures": 12, "groupe": groupe},
        *c.tables["T_Affectations"][3:],
    ]
    c.add("T_Eleves", eleve="E6", uai="0440001M")
    c.add("T_Notifications", eleve="E6", aide="M", debut=YEAR_START, fin=date(2027, 8, 31))


def _apart(c: SampleWorkbook) -> None:
    """Help E2 and E3 six hours each, one after the other, rather than twelve hours together."""
    for index in (1, 2):
        c.put("T_Affectations", index, "groupe", None)
        c.put("T_Affectations", index, "heures", 6)


def test_a_shared_group_counts_once(c: SampleWorkbook) -> None:
    _groupe_of_four(c, "G1")
    assert c.constats() == []


def test_a01_the_same_hours_without_a_group_are_too_many(c: SampleWorkbook) -> None:
    _groupe_of_four(c, None)
    c.put("T_Dotation", 0, "heures", 80)
    c.add("T_Parametres", cle="vacance_seuil_h", valeur=100)
    assert c.constats() == [("A-01", F, "D7")]
    constat = c.constat("A-01")
    assert (constat.mesure, constat.attendu, constat.ecart) == (
        minutes(2880),
        minutes(1440),
        minutes(1440),
    )
    assert constat.objet == "A01"
    assert "groupe" in constat.advice


def test_a01_points_at_the_row_that_exceeds_the_contract(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 4, "heures", 24.5)
    c.put("T_Dotation", 1, "heures", 24.5)
    cell = c.put("T_Affectations", 4, "heures", "24h30")
    assert c.constats() == [("A-01", F, cell)]


def test_a01_counts_the_other_missions_of_the_service(c: SampleWorkbook) -> None:
    c.put("T_AESH", 2, "heures_referent", 1)
    c.put("T_Dotation", 1, "heures", 25)
    assert c.constats() == [("A-01", F, "D9")]


def test_a01_counts_the_travel_slots_of_the_timetable(c: SampleWorkbook) -> None:
    c.put("T_Dotation", 1, "heures", 25)
    c.add("T_Creneaux", aesh="A03", jour="lundi", debut="12h", fin="12h20", nature="trajet")
    assert c.constat("A-01").mesure.text == "24h20"


def test_a03_is_added_when_the_five_weeks_were_spread_over_the_timetable(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 4, "heures", "27h20")
    c.put("T_Eleves", 4, "midi", "oui")
    c.put("T_Dotation", 1, "heures", 28)
    cell = c.put("T_Affectations", 4, "heures", "27h20")
    assert c.constats() == [("A-01", F, cell), ("A-03", F, cell)]


def test_a02_one_free_hour_is_offered(c: SampleWorkbook) -> None:
    c.add("T_Parametres", cle="taux_affectation_min", valeur=0)
    c.put("T_Affectations", 4, "heures", 23)
    c.put("T_Notifications", 4, "heures", 23)
    assert c.constats() == [("A-02", "AESH", "H7")]
    assert "1h00 disponibles" in c.constat("A-02").message


def test_a02_is_silent_under_the_threshold(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 4, "heures", "23h01")
    c.put("T_Notifications", 4, "heures", "23h01")
    assert c.constats() == []


def test_a04_individual_help_is_not_shared(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 0, "groupe", "G2")
    c.put("T_Affectations", 1, "groupe", None)
    c.tables["T_Affectations"][1:3] = [
        {"aesh": "A01", "eleve": "E2", "aide": "M", "heures": 12, "groupe": "G2"},
        {"aesh": "A01", "eleve": "E3", "aide": "M", "heures": 12},
    ]
    assert c.constats() == [("A-04", F, "E5")]


def test_a_group_is_that_of_one_aesh(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 3, "groupe", "G1")
    assert c.constats() == []


def test_a05_points_at_the_row_that_differs_in_its_group(c: SampleWorkbook) -> None:
    _groupe_of_four(c, "G1")
    cell = c.put("T_Affectations", 2, "heures", 11)
    assert c.constats() == [("A-05", F, cell)]


def test_a07_less_than_an_hour_is_information(c: SampleWorkbook) -> None:
    cell = c.put("T_Affectations", 1, "heures", 0.75)
    c.put("T_Affectations", 2, "heures", 0.75)
    assert ("A-07", F, cell) in c.info_places()


def test_a07_more_than_six_pupils_is_information(c: SampleWorkbook) -> None:
    for n in range(6, 11):
        c.add("T_Eleves", eleve=f"E{n}", uai="0440001M")
        c.add("T_Affectations", aesh="A01", eleve=f"E{n}", aide="M", heures=12, groupe="G1")
    assert ("A-07", "AESH", "A5") in c.info_places()


def test_a08_a_third_school_is_told_at_the_pupil_who_brings_it(c: SampleWorkbook) -> None:
    _apart(c)
    c.put("T_Eleves", 1, "uai", "0440003P")
    c.put("T_Eleves", 2, "uai", "0440004R")
    assert c.constats() == [("A-08", F, "B7")]


def test_a10_an_aesh_works_in_the_schools_of_its_pole(c: SampleWorkbook) -> None:
    _apart(c)
    c.put("T_Eleves", 1, "uai", "0440002N")
    assert c.constats() == [("A-10", F, "B6")]


def test_a11_a_repeated_row_is_the_only_constat(c: SampleWorkbook) -> None:
    index = c.add("T_Affectations", aesh="A02", eleve="E4", aide="I", heures=24)
    assert c.constats() == [("A-11", F, c.address("T_Affectations", index, "aesh"))]
    assert "lignes 8, 10" in c.constat("A-11").message


def test_a11_a_row_that_follows_another_is_in_order(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 3, "fin", date(2026, 11, 30))
    c.add("T_Affectations", aesh="A02", eleve="E4", aide="I", heures=24, debut=date(2026, 12, 1))
    assert c.constats() == []


@pytest.mark.parametrize("valeur", [0, -3, None, "0h00"])
def test_a12_a_null_duration_is_the_only_constat(c: SampleWorkbook, valeur: object) -> None:
    cell = c.put("T_Affectations", 3, "heures", valeur)
    assert c.constats() == [("A-12", F, cell)]


def test_a14_help_of_another_nature_is_the_only_constat(c: SampleWorkbook) -> None:
    cell = c.put("T_Affectations", 3, "aide", "M")
    assert c.constats() == [("A-14", F, cell)]
    assert "notifié I, affecté M" in c.constat("A-14").message


def _rows(c: SampleWorkbook, *rows: dict[str, object]) -> None:
    """Give A02, 24 h at 0440003P, these rows of mutualised help, each to a pupil of its own."""
    c.tables["T_Affectations"] = c.tables["T_Affectations"][:3] + c.tables["T_Affectations"][4:]
    c.tables["T_Eleves"] = [e for e in c.tables["T_Eleves"] if e["eleve"] != "E4"]
    c.tables["T_Notifications"] = [n for n in c.tables["T_Notifications"] if n["eleve"] != "E4"]
    for number, row in enumerate(rows, start=1):
        eleve = row.get("eleve", f"M{number}")
        if eleve not in {e["eleve"] for e in c.tables["T_Eleves"]}:
            c.add("T_Eleves", eleve=eleve, uai="0440003P")
            c.add("T_Notifications", eleve=eleve, aide="M", debut=YEAR_START, fin=date(2027, 8, 31))
        c.add("T_Affectations", **({"aesh": "A02", "eleve": eleve, "aide": "M"} | row))


def _together(*heures: int) -> list[dict[str, object]]:
    return [{"heures": h, "groupe": "G"} for h in heures]


class TestGroups:
    def test_a_group_is_as_long_as_its_longest_row(self, c: SampleWorkbook) -> None:
        _rows(c, *_together(30, 6, 6))
        assert {code for code, _, _ in c.constats()} == {"A-01", "A-05", "D-01"}
        assert c.constat("A-01").mesure == minutes(30 * 60)

    def test_a05_tells_the_short_row_and_no_free_hour_is_drawn_from_it(
        self, c: SampleWorkbook
    ) -> None:
        _rows(c, *_together(20, 20, 6))
        assert "A-02" not in c.codes()
        assert "6h00 pour M3 au lieu de 20h00" in c.constat("A-05").message
        assert "A02" in c.constat("A-05").message

    def test_a05_of_two_rows_tells_the_shorter_whatever_their_order(
        self, c: SampleWorkbook
    ) -> None:
        _rows(c, {"heures": 6, "groupe": "G"}, {"heures": 24, "groupe": "G"})
        assert c.constats() == [("A-05", F, "D9")]

    def test_a05_does_not_measure_a_group_by_a_pupil_who_has_left(self, c: SampleWorkbook) -> None:
        _rows(c, *_together(24, 20))
        c.put("T_Eleves", -2, "sorti_le", date(2026, 10, 1))
        assert {code for code, _, _ in c.constats()} == {"N-16"}

    def test_a16_a_group_in_two_schools_is_counted_row_by_row(self, c: SampleWorkbook) -> None:
        _rows(c, {"heures": 12, "groupe": "G"}, {"heures": 12, "groupe": "G"})
        c.put("T_Eleves", -1, "uai", "0440004R")
        assert c.constats() == [("A-16", F, "E10")]
        assert "A02, groupe G" in c.constat("A-16").message
        assert c.dossier().charges["A02"].exact == 24 * 60

    def test_a16_says_nothing_of_a_school_that_is_not_known(self, c: SampleWorkbook) -> None:
        _rows(c, {"heures": 24, "groupe": "G"}, {"heures": 24, "groupe": "G"})
        c.put("T_Eleves", -1, "uai", "0440005S")
        assert "A-16" not in c.codes()
        assert c.dossier().charges["A02"].exact == 24 * 60

    def test_a16_says_nothing_of_a_pupil_who_has_left(self, c: SampleWorkbook) -> None:
        _rows(c, {"heures": 24, "groupe": "G"}, {"heures": 24, "groupe": "G"})
        c.put("T_Eleves", -1, "uai", "0440004R")
        c.put("T_Eleves", -1, "sorti_le", date(2026, 11, 1))
        assert c.constats() == [("N-16", "Élèves", "F10")]

    def test_a04_says_nothing_of_who_is_in_another_school(self, c: SampleWorkbook) -> None:
        _rows(c, {"heures": 12, "groupe": "G"}, {"heures": 12, "groupe": "G"})
        c.put("T_Affectations", -1, "aide", "I")
        c.put("T_Notifications", -1, "aide", "I")
        c.put("T_Notifications", -1, "heures", 12)
        c.put("T_Eleves", -1, "uai", "0440004R")
        assert {code for code, _, _ in c.constats()} == {"A-16"}


class TestDuplicates:
    def test_a11_one_pair_in_two_groups_is_no_duplicate(self, c: SampleWorkbook) -> None:
        _rows(
            c,
            {"heures": 12, "groupe": "G1"},
            {"heures": 12, "groupe": "G1"},
            {"eleve": "M1", "heures": 12, "groupe": "G2"},
            {"eleve": "M2", "heures": 12, "groupe": "G2"},
        )
        assert c.constats() == []

    def test_a11_one_pair_in_a_group_and_alone_counts_twice(self, c: SampleWorkbook) -> None:
        _rows(
            c,
            {"heures": 24, "groupe": "G"},
            {"heures": 24, "groupe": "G"},
            {"eleve": "M1", "heures": 6},
        )
        assert "A-11" not in c.codes()
        assert c.constat("A-01").ecart == minutes(6 * 60)

    def test_a11_nothing_is_offered_of_what_a_repeated_row_may_be_for(
        self, c: SampleWorkbook
    ) -> None:
        c.put("T_Affectations", 3, "heures", 12)
        c.add("T_Affectations", aesh="A02", eleve="E4", aide="I", heures=12)
        assert {"A-02", "D-06"}.isdisjoint(c.codes())
        assert c.dossier().bilans["P1"].free == 12 * 60

    def test_a11_periods_that_meet_later_in_the_year_are_told_today(
        self, c: SampleWorkbook
    ) -> None:
        c.put("T_Affectations", 3, "fin", date(2027, 1, 31))
        c.add(
            "T_Affectations", aesh="A02", eleve="E4", aide="I", heures=24, debut=date(2027, 1, 31)
        )
        assert c.constats() == [("A-11", F, "A10")]

    def test_a11_what_is_of_another_year_is_history(self, c: SampleWorkbook) -> None:
        for _ in range(2):
            c.add(
                "T_Affectations",
                aesh="A02", eleve="E4", aide="I", heures=24,
                debut=date(2025, 9, 1), fin=date(2026, 8, 31),
            )  # fmt: skip
        assert "A-11" not in c.codes()

    def test_a11_a_third_row_is_told_of_the_one_it_repeats(self, c: SampleWorkbook) -> None:
        c.put("T_Affectations", 3, "fin", date(2026, 12, 31))
        c.add("T_Affectations", aesh="A02", eleve="E4", aide="I", heures=24, debut=date(2027, 1, 1))
        c.add("T_Affectations", aesh="A02", eleve="E4", aide="I", heures=24, debut=date(2027, 6, 1))
        assert c.constats() == [("A-11", F, "A11")]
        assert "lignes 10, 11" in c.constat("A-11").message


class TestWeeksOfTheContract:
    def _of_45_weeks(self, c: SampleWorkbook, heures: str) -> None:
        c.put("T_AESH", 2, "semaines", 45)
        c.put("T_Notifications", 4, "heures", heures)
        c.put("T_Eleves", 4, "midi", "oui")
        c.put("T_Dotation", 1, "heures", 30)
        c.put("T_Affectations", 4, "heures", heures)

    def test_a03_uses_the_weeks_of_the_contract(self, c: SampleWorkbook) -> None:
        self._of_45_weeks(c, "30h00")  # 24 × 45 / 36
        assert "9 semaines" in c.constat("A-03").message
        assert "A03" in c.constat("A-03").message

    def test_a03_is_silent_at_the_weeks_of_others(self, c: SampleWorkbook) -> None:
        self._of_45_weeks(c, "27h20")
        assert "A-03" not in c.codes()


class TestAbsences:
    def test_a02_offers_nothing_of_an_absent_aesh(self, c: SampleWorkbook) -> None:
        c.put("T_Affectations", 4, "heures", 12)
        c.put("T_Notifications", 4, "heures", 12)
        c.put("T_AESH", 2, "absent_du", date(2026, 11, 1))
        assert {"A-02", "D-06"}.isdisjoint(c.codes())

    def test_a02_offers_the_hours_of_one_who_is_back(self, c: SampleWorkbook) -> None:
        c.put("T_Affectations", 4, "heures", 12)
        c.put("T_Notifications", 4, "heures", 12)
        c.put("T_AESH", 2, "absent_du", date(2026, 11, 1))
        c.put("T_AESH", 2, "absent_au", date(2026, 11, 23))
        assert {"A-02", "D-06"} <= c.codes()


class TestOneCauseOneConstat:
    def test_a10_says_nothing_of_a_pole_that_is_not_known(self, c: SampleWorkbook) -> None:
        c.put("T_AESH", 0, "pole", "P9")
        assert "A-10" not in c.codes()

    def test_a08_says_nothing_of_a_school_that_is_not_known(self, c: SampleWorkbook) -> None:
        _apart(c)
        c.put("T_Eleves", 1, "uai", "0440003P")
        c.put("T_Eleves", 2, "uai", "0449999E")
        assert "A-08" not in c.codes()

    def test_a02_offers_nothing_that_an_unknown_aesh_may_hold(self, c: SampleWorkbook) -> None:
        c.put("T_Affectations", 1, "aesh", "A0l")
        c.put("T_Affectations", 2, "aesh", "A0l")
        constats, not_judged, _ = c.run_checks()
        codes = {f.code for f in constats}
        assert "S-11" in codes
        assert {"A-02", "D-06"}.isdisjoint(codes)
        assert {"A-02", "D-06"} <= {n.code for n in not_judged}

    @pytest.mark.parametrize(
        ("field", "valeur"), [("aide", "M"), ("heures", 0), ("groupe", "G1"), ("aesh", "A01")]
    )
    def test_a_pupil_who_has_left_is_told_by_n16_alone(
        self, c: SampleWorkbook, field: str, valeur: object
    ) -> None:
        c.put("T_Eleves", 4, "sorti_le", date(2026, 11, 1))
        c.put("T_Affectations", 4, field, valeur)
        assert {"A-04", "A-10", "A-12", "A-14"}.isdisjoint(c.codes())


class TestThresholdsOfZero:
    @pytest.mark.parametrize(
        ("cle", "code"),
        [
            ("heures_libres_seuil", "A-02"),
            ("accompagnement_min", "A-07"),
            ("eleves_par_aesh_max", "A-07"),
            ("sites_max", "A-08"),
            ("ratio_m", "A-06"),
        ],
    )
    def test_a_threshold_of_zero_says_nothing(self, c: SampleWorkbook, cle: str, code: str) -> None:
        c.put("T_Affectations", 4, "heures", "23h00")
        c.add("T_Parametres", cle=cle, valeur=0)
        assert code not in c.codes()

    def test_a_tolerance_of_zero_is_strict(self, c: SampleWorkbook) -> None:
        c.add("T_Parametres", cle="tol_min", valeur=0)
        c.put("T_Affectations", 4, "heures", "24h01")
        assert "A-01" in c.codes()


def test_a01_speaks_of_groups_only_where_mutualisee_help_could_be_shared(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 4, "heures", "24h30")
    assert "groupe" not in c.constat("A-01").advice


def test_a06_counts_mutualisee_pupils_by_etp(c: SampleWorkbook) -> None:
    # Two pupils for 12 h × 41 / 1607 = 0,306 ETP.
    assert ("A-06", "Pôles", "A5") in places(c)
    assert "P1 : 6,5 élèves" in c.constat("A-06").message.replace("\u00a0", " ")


def test_a15_an_aesh_in_both_degrees_is_information(c: SampleWorkbook) -> None:
    c.put("T_Etablissements", 2, "degre", "collège")
    _apart(c)
    c.put("T_Eleves", 2, "uai", "0440003P")
    assert ("A-15", F, "B7") in places(c)


def places(c: SampleWorkbook) -> list[tuple[str, str, str]]:
    return [(f.code, f.cell.sheet, f.cell.address) for f in c.run_checks()[0]]
