"""D: the quota of the DSDEN."""

from datetime import date

import pytest

from pial_xl.testing import YEAR_END, YEAR_START, SampleWorkbook
from pial_xl.units.mesure import minutes

DOT = "Dotation"


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


def _one_pole_of(c: SampleWorkbook, contrats: int, **dotation: object) -> None:
    """Make P1 a pole of *contrats* AESH of 24 h, each with a pupil of its own, and this quota."""
    c.tables["T_AESH"] = c.tables["T_AESH"][2:]
    c.tables["T_Eleves"] = c.tables["T_Eleves"][4:]
    c.tables["T_Notifications"] = c.tables["T_Notifications"][4:]
    c.tables["T_Affectations"] = c.tables["T_Affectations"][4:]
    for n in range(contrats):
        c.add("T_AESH", aesh=f"B{n}", pole="P1", debut=YEAR_START, heures=24)
        c.add("T_Eleves", eleve=f"F{n}", uai="0440001M")
        c.add(
            "T_Notifications",
            eleve=f"F{n}", aide="I", heures=24, debut=YEAR_START, fin=date(2027, 8, 31),
        )  # fmt: skip
        c.add("T_Affectations", aesh=f"B{n}", eleve=f"F{n}", aide="I", heures=24)
    c.tables["T_Dotation"][0] = {"pole": "P1", "date_effet": YEAR_START, **dotation}


def test_d01_allocations_above_the_quota_block(c: SampleWorkbook) -> None:
    c.put("T_AESH", 2, "heures", 25)
    c.put("T_Affectations", 4, "heures", 25)
    c.put("T_Notifications", 4, "heures", 25)
    found = c.constats()
    assert ("D-01", DOT, "D6") in found
    assert ("D-02", DOT, "D6") in found
    constat = c.constat("D-01")
    assert (constat.mesure, constat.attendu, constat.ecart) == (
        minutes(1500),
        minutes(1440),
        minutes(60),
    )


def test_d02_compares_etp_under_the_exact_convention(c: SampleWorkbook) -> None:
    _one_pole_of(c, 30, etp=18.5)
    assert "D-02" not in {code for code, _, _ in c.constats()}


def test_d02_compares_etp_under_the_convention_of_contracts(c: SampleWorkbook) -> None:
    _one_pole_of(c, 30, etp=18.5)
    c.add("T_Parametres", cle="convention_etp", valeur="quotite_contrat")
    assert c.constats() == [("D-02", DOT, "E5")]
    message = c.constat("D-02").message
    assert "18,6 ETP" in message.replace("\u00a0", " ")
    assert "quotité de contrat" in message
    assert c.constat("D-02").ecart.text == "0,1\u00a0ETP"


def test_d02_does_not_count_contract_hours_that_cannot_be_right(c: SampleWorkbook) -> None:
    c.put("T_Dotation", 1, "etp", 0.62)
    cell = c.put("T_AESH", 2, "heures", 240)
    assert c.constats() == [("C-01", "AESH", cell)]


def test_d03_a_quota_by_help_is_judged_on_its_own(c: SampleWorkbook) -> None:
    c.add("T_Dotation", pole="P1", aide="I", heures=35, date_effet=YEAR_START)
    c.add("T_Dotation", pole="P1", aide="M", heures=13, date_effet=YEAR_START)
    assert c.constats() == [("D-03", DOT, "D7")]


def test_d03_is_an_alert_when_quotas_are_fungible(c: SampleWorkbook) -> None:
    c.add("T_Dotation", pole="P1", aide="I", heures=35, date_effet=YEAR_START)
    c.add("T_Dotation", pole="P1", aide="M", heures=13, date_effet=YEAR_START)
    c.add("T_Parametres", cle="fongible", valeur="oui")
    assert c.constat("D-03").niveau == "ALERTE"


def test_d05_vacant_hours_are_told_in_posts(c: SampleWorkbook) -> None:
    _one_pole_of(c, 6, heures=167)
    assert c.constats() == [("D-05", DOT, "D5")]
    assert "23h00 non pourvues ≈ 1 poste de 24" in c.constat("D-05").message


def test_d05_is_silent_under_12_hours(c: SampleWorkbook) -> None:
    _one_pole_of(c, 6, heures="155h59")
    assert c.constats() == []


def test_d06_tells_a_pole_that_leaves_hours_free(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 4, "heures", 22)
    c.put("T_Notifications", 4, "heures", 22)
    assert c.constats() == [("A-02", "AESH", "H7"), ("D-06", "AESH", "H7")]


def test_d08_the_detail_must_make_the_total(c: SampleWorkbook) -> None:
    c.add("T_Dotation", pole="P1", aide="I", heures=36, date_effet=YEAR_START)
    c.add("T_Dotation", pole="P1", aide="M", heures=13, date_effet=YEAR_START)
    assert c.constats() == [("D-08", DOT, "D5")]


def test_d08_reads_a_detail_by_school(c: SampleWorkbook) -> None:
    c.add("T_Dotation", pole="P1", uai="0440001M", heures=24, date_effet=YEAR_START)
    c.add("T_Dotation", pole="P1", uai="0440003P", heures=24, date_effet=YEAR_START)
    assert c.constats() == []


def test_d09_an_empty_quota_cannot_be_checked(c: SampleWorkbook) -> None:
    cell = c.put("T_Dotation", 1, "heures", None)
    assert c.constats() == [("D-09", DOT, cell)]


@pytest.mark.parametrize("jour", [date(2025, 9, 1), date(2027, 1, 4)])
def test_d09_a_quota_of_another_time_cannot_be_checked(c: SampleWorkbook, jour: date) -> None:
    cell = c.put("T_Dotation", 1, "date_effet", jour)
    assert c.constats() == [("D-09", DOT, cell)]


def test_d09_a_pole_with_aesh_and_no_quota_is_told(c: SampleWorkbook) -> None:
    del c.tables["T_Dotation"][1]
    assert c.constats() == [("D-09", "Pôles", "A6")]


def test_a_later_quota_replaces_the_earlier_one(c: SampleWorkbook) -> None:
    c.add("T_Dotation", pole="P2", heures=36, date_effet=date(2026, 11, 1))
    assert c.constats() == [("D-05", DOT, "D7")]


def test_d10_gives_the_share_of_individual_help(c: SampleWorkbook) -> None:
    constats, _, _ = c.run_checks()
    assert [c.mesure.text for c in constats if c.code == "D-10"] == ["50\u00a0%", "100\u00a0%"]


def test_d11_gives_the_net_hours_of_a_mutualisee_pupil(c: SampleWorkbook) -> None:
    # P1: 48 h of contracts, 36 h individual, two mutualised pupils.
    assert c.constat("D-11").mesure.text == "6h00"


def test_d12_foresees_a_deficit_when_a_contract_ends(c: SampleWorkbook) -> None:
    c.put("T_AESH", 2, "fin", date(2026, 12, 31))
    constat = c.constat("D-12")
    assert constat.niveau == "INFO"
    assert constat.message.replace("\u00a0", " ") == "P2 : au 22/02/2027, déficit prévu de 24h00."


def test_d11_of_one_pupil_is_in_the_singular(c: SampleWorkbook) -> None:
    c.put("T_Eleves", 2, "sorti_le", date(2026, 10, 1))
    assert c.constat("D-11").message.endswith("par élève mutualisé (1 élève).")


def test_d12_a_pupil_who_will_have_left_needs_nothing_any_more(c: SampleWorkbook) -> None:
    c.put("T_AESH", 2, "fin", date(2026, 12, 31))
    c.put("T_Eleves", 4, "sorti_le", date(2027, 2, 22))  # still there on the day of the projection
    assert c.constat("D-12").attendu.text == "24h00"
    c.put("T_Eleves", 4, "sorti_le", date(2027, 2, 21))
    assert "D-12" not in c.codes()


def test_d12_counts_once_a_pupil_who_holds_two_helps_that_exclude_one_another(
    c: SampleWorkbook,
) -> None:
    c.put("T_AESH", 2, "fin", date(2026, 12, 31))
    c.add("T_Notifications", eleve="E5", aide="M", debut=YEAR_START, fin=YEAR_END)
    assert c.constat("D-12").attendu.text == "24h00"


def test_d12_foresees_nothing_from_hours_it_cannot_read(c: SampleWorkbook) -> None:
    c.put("T_AESH", 2, "fin", date(2026, 12, 31))
    c.put("T_Notifications", 4, "heures", "beaucoup")
    constats, not_judged, _ = c.run_checks()
    assert "D-12" not in {c.code for c in constats}
    assert "D-12" in {n.code for n in not_judged}


def test_d12_foresees_nothing_from_a_contract_it_cannot_read(c: SampleWorkbook) -> None:
    c.put("T_AESH", 2, "heures", "douze")
    constats, not_judged, _ = c.run_checks()
    assert "D-12" not in {c.code for c in constats}
    assert "D-12" in {n.code for n in not_judged}


def test_a_quota_written_in_etp_is_judged_to_the_hundredth(c: SampleWorkbook) -> None:
    c.put("T_Dotation", 0, "heures", None)
    c.put("T_Dotation", 0, "etp", "1,22")
    assert c.constats() == []
    c.put("T_Dotation", 0, "etp", "1,21")
    assert {code for code, _, _ in c.constats()} == {"D-01", "D-02"}


def test_d08_two_lines_of_one_subject_and_date_contradict_each_other(c: SampleWorkbook) -> None:
    index = c.add("T_Dotation", pole="P1", heures=40, date_effet=YEAR_START)
    assert c.constats() == [("D-08", DOT, c.address("T_Dotation", index, "heures"))]


class TestTotalsAndDetails:
    @pytest.mark.parametrize("jour", [date(2027, 1, 1), date(2026, 8, 31)])
    def test_d01_a_total_stands_whatever_its_details_are(
        self, c: SampleWorkbook, jour: date
    ) -> None:
        c.put("T_Dotation", 0, "heures", 40)
        index = c.add("T_Dotation", pole="P1", uai="0440001M", heures=24, date_effet=jour)
        assert c.constats() == [
            ("D-01", DOT, "D5"),
            ("D-02", DOT, "D5"),
            ("D-09", DOT, c.address("T_Dotation", index, "date_effet")),
        ]
        assert "laissée de côté" in c.constat("D-09").message

    def test_d01_a_quota_that_cannot_be_told_is_not_judged(self, c: SampleWorkbook) -> None:
        c.put("T_Dotation", 1, "heures", None)
        _, not_judged, _ = c.run_checks()
        assert {"D-01", "D-02", "D-05"} <= {n.code for n in not_judged}

    def test_d03_a_kind_without_line_has_what_its_schools_have(self, c: SampleWorkbook) -> None:
        c.add("T_Dotation", pole="P1", uai="0440001M", aide="I", heures=12, date_effet=YEAR_START)
        c.add("T_Dotation", pole="P1", uai="0440003P", aide="I", heures=23, date_effet=YEAR_START)
        assert c.constats() == [("D-03", DOT, "D7")]
        assert "P1" in c.constat("D-03").message

    @pytest.mark.parametrize(("heures", "expected"), [(24, []), (23, [("D-03", DOT, "D7")])])
    def test_d03_the_detail_of_one_school_says_nothing_of_the_others(
        self, c: SampleWorkbook, heures: int, expected: list[tuple[str, str, str]]
    ) -> None:
        c.add(
            "T_Dotation",
            pole="P1", uai="0440003P", aide="I", heures=heures, date_effet=YEAR_START,
        )  # fmt: skip
        assert c.constats() == expected

    def test_d03_a_school_of_nowhere_does_not_make_of_some_lines_the_whole_pole(
        self, c: SampleWorkbook
    ) -> None:
        for uai, heures in (("0440003P", 24), ("0449999X", 1)):
            c.add(
                "T_Dotation",
                pole="P1", uai=uai, aide="I", heures=heures, date_effet=YEAR_START,
            )  # fmt: skip
        assert "D-03" not in {code for code, _, _ in c.constats()}

    def test_d03_the_schools_named_are_the_pole_when_there_is_no_other(
        self, c: SampleWorkbook
    ) -> None:
        c.put("T_AESH", 0, "heures_ulis", 2)
        c.put("T_AESH", 0, "heures", 26)
        c.put("T_AESH", 0, "quotite", None)
        c.put("T_Dotation", 0, "heures", 50)
        for uai in ("0440001M", "0440003P", "0440004R"):
            c.add("T_Dotation", pole="P1", uai=uai, aide="CO", heures=0, date_effet=YEAR_START)
        assert [code for code, _, _ in c.constats()] == ["D-03"]

    def test_d03_is_silent_while_a_line_of_the_kind_is_left_out(self, c: SampleWorkbook) -> None:
        c.add("T_Dotation", pole="P1", uai="0440001M", aide="I", heures=12, date_effet=YEAR_START)
        c.add(
            "T_Dotation",
            pole="P1", uai="0440003P", aide="I", heures=24, date_effet=date(2027, 1, 1),
        )  # fmt: skip
        assert c.constats() == [("D-09", DOT, "F8")]

    def test_d03_points_at_the_cell_that_holds_the_figure(self, c: SampleWorkbook) -> None:
        c.add("T_Dotation", pole="P1", aide="I", etp="0,9", date_effet=YEAR_START)
        c.add("T_Dotation", pole="P1", aide="M", etp="0,32", date_effet=YEAR_START)
        assert c.constats() == []
        c.put("T_Dotation", 2, "etp", "0,86")
        assert c.constats() == [("D-03", DOT, "E7")]

    def test_d04_a_school_beyond_its_quota_is_told(self, c: SampleWorkbook) -> None:
        c.add("T_Dotation", pole="P1", uai="0440003P", heures="23h59", date_effet=YEAR_START)
        assert c.constats() == [("D-04", DOT, "D7")]
        assert "0440003P" in c.constat("D-04").message

    def test_d04_says_nothing_beside_d03(self, c: SampleWorkbook) -> None:
        c.add("T_Dotation", pole="P1", uai="0440003P", aide="I", heures=20, date_effet=YEAR_START)
        assert "D-04" not in c.codes()

    def test_d08_a_detail_smaller_than_the_total_is_no_contradiction(
        self, c: SampleWorkbook
    ) -> None:
        c.add("T_Dotation", pole="P1", aide="I", heures=36, date_effet=YEAR_START)
        assert c.constats() == []

    @pytest.mark.parametrize(("heures", "expected"), [(0, []), (1, [("D-08", DOT, "D5")])])
    def test_d08_a_detail_that_names_every_kind_must_make_the_total(
        self, c: SampleWorkbook, heures: int, expected: list[tuple[str, str, str]]
    ) -> None:
        c.put("T_Dotation", 0, "heures", 48 + heures)
        for aide, hours in (("I", 36), ("M", 12), ("CO", 0)):
            c.add("T_Dotation", pole="P1", aide=aide, heures=hours, date_effet=YEAR_START)
        assert c.constats() == expected

    def test_d08_a_detail_that_names_every_school_must_make_the_total(
        self, c: SampleWorkbook
    ) -> None:
        for uai, hours in (("0440001M", 24), ("0440003P", 24), ("0440004R", 1)):
            c.add("T_Dotation", pole="P1", uai=uai, heures=hours, date_effet=YEAR_START)
        assert c.constats() == [("D-08", DOT, "D5")]

    def test_d08_has_the_margin_of_the_writing_of_etp(self, c: SampleWorkbook) -> None:
        for aide in ("I", "M", "CO"):
            c.add("T_Dotation", pole="P1", aide=aide, etp="0,41", date_effet=YEAR_START)
        assert "D-08" not in c.codes()

    def test_d08_a_line_of_an_unknown_kind_is_no_second_total(self, c: SampleWorkbook) -> None:
        c.add("T_Dotation", pole="P1", aide="Z", heures=24, date_effet=YEAR_START)
        assert {code for code, _, _ in c.constats()} == {"S-10"}

    def test_d09_says_nothing_when_the_line_may_be_of_a_wrong_pole(self, c: SampleWorkbook) -> None:
        c.put("T_Dotation", 1, "pole", "P9")
        assert {code for code, _, _ in c.constats()} == {"S-16"}


class TestWeeksAndPosts:
    def _quota_of_45_weeks(self, c: SampleWorkbook, etp: float) -> None:
        _one_pole_of(c, 30, etp=etp)
        for row in c.tables["T_AESH"][1:]:
            row["semaines"] = 45

    def test_d05_a_quota_in_etp_is_judged_at_the_weeks_of_the_contracts(
        self, c: SampleWorkbook
    ) -> None:
        self._quota_of_45_weeks(c, 20.16)  # 30 × 24 h × 45 / 1607
        assert c.constats() == []

    def test_d05_tells_the_posts_that_are_really_vacant(self, c: SampleWorkbook) -> None:
        self._quota_of_45_weeks(c, 20.83)  # one more post
        assert "≈ 1 poste de 24" in c.constat("D-05").message

    @pytest.mark.parametrize(
        ("heures", "posts"), [(156, "0,5 poste"), (180, "1,5 poste"), (204, "2,5 postes")]
    )
    def test_d05_counts_posts_to_the_half(self, c: SampleWorkbook, heures: int, posts: str) -> None:
        _one_pole_of(c, 6, heures=heures)
        assert f"≈ {posts} de 24" in c.constat("D-05").message.replace("\u00a0", " ")

    def test_d05_says_nothing_of_a_contract_under_a_wrong_pole(self, c: SampleWorkbook) -> None:
        c.put("T_AESH", 0, "pole", "P9")
        assert {code for code, _, _ in c.constats()} == {"S-16"}

    def test_d05_a_threshold_of_zero_says_nothing(self, c: SampleWorkbook) -> None:
        c.put("T_Dotation", 0, "heures", 100)
        c.add("T_Parametres", cle="vacance_seuil_h", valeur=0)
        assert "D-05" not in c.codes()

    @pytest.mark.parametrize(("etp", "told"), [(20.16, False), (20.2, False), (20.1, True)])
    def test_d01_converts_etp_at_the_weeks_of_the_contracts(
        self, c: SampleWorkbook, etp: float, told: bool
    ) -> None:
        # 20,1 may be 20,149…, which is 719 h 32 on 45 weeks; 720 h are allotted.
        self._quota_of_45_weeks(c, etp)
        assert ("D-01" in c.codes()) is told


class TestFreeHours:
    def test_d06_what_one_has_too_much_hides_nothing_of_what_another_has_free(
        self, c: SampleWorkbook
    ) -> None:
        c.put("T_Affectations", 0, "heures", 24)
        c.put("T_Notifications", 0, "heures", 24)
        c.put("T_Affectations", 3, "heures", 12)
        c.put("T_Notifications", 3, "heures", 12)
        constat = c.constat("D-06")
        message = constat.message.replace("\u00a0", " ")
        assert message.startswith("P1 : 75 % des heures de contrat sont affectées, 12h00 libres")
        assert "12h00 au-delà du contrat" in message
        assert (constat.cell.sheet, constat.cell.address) == ("AESH", "H6")

    @pytest.mark.parametrize(("reserve", "told"), [(0, False), (5, True)])
    def test_d07_tells_a_pole_that_keeps_no_reserve(
        self, c: SampleWorkbook, reserve: int, told: bool
    ) -> None:
        c.add("T_Parametres", cle="reserve", valeur=reserve)
        found = [f for f in c.run_checks()[0] if f.code == "D-07"]
        assert [f.objet for f in found] == (["P1", "P2"] if told else [])
        if told:
            assert found[0].code == "D-07"
            assert "0h00 libres" in found[0].message
            assert "2h24" in found[0].message


def test_messages_name_the_pole(c: SampleWorkbook) -> None:
    c.put("T_Dotation", 0, "heures", 20)
    c.put("T_Dotation", 1, "heures", 100)
    c.add("T_Dotation", pole="P1", aide="I", heures=21, date_effet=YEAR_START)
    c.put("T_Affectations", 4, "heures", 12)
    constats, _, _ = c.run_checks()
    told = [f for f in constats if f.code.startswith("D-")]
    assert {"D-01", "D-02", "D-03", "D-05", "D-06", "D-08"} <= {f.code for f in told}
    assert all(f.message.startswith(("P1", "P2")) for f in told), [f.message for f in told]
