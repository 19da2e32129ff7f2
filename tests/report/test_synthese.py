"""The figures a coordinator shows. The workbook of ``pial_xl.testing`` is clean, wholly served."""

from fractions import Fraction

import pytest

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.report.couverture import Couverture
from pial_xl.report.means import AideRow, PoleRow
from pial_xl.report.quantity import Bound
from pial_xl.report.synthese import Synthese, synthese
from pial_xl.testing import YEAR_END, YEAR_START, SampleWorkbook


@pytest.fixture
def workbook() -> SampleWorkbook:
    return SampleWorkbook()


def figures(workbook: SampleWorkbook) -> Synthese:
    return synthese(workbook.dossier())


def pole(workbook: SampleWorkbook, code: str) -> PoleRow:
    (row,) = [p for p in figures(workbook).poles if p.pole == code]
    return row


def aide(workbook: SampleWorkbook, code: str, debut: str) -> AideRow:
    (row,) = [a for a in figures(workbook).aides if a.pole == code and a.aide.startswith(debut)]
    return row


def couverture(workbook: SampleWorkbook, code: str = "Ensemble") -> Couverture:
    rows = figures(workbook).couverture
    assert rows is not None
    (row,) = [c for c in rows if c.pole == code]
    return row


class TestByPole:
    def test_a_pole_has_its_quota_its_contracts_its_charge_and_what_is_left(
        self, workbook: SampleWorkbook
    ) -> None:
        workbook.put("T_Dotation", 0, "heures", 50)
        workbook.put("T_Affectations", 3, "heures", 20)
        p = pole(workbook, "P1")
        minutes = [g.minutes for g in (p.dotation, p.contrats, p.allotted, p.free)]
        assert minutes == [50 * 60, 48 * 60, 44 * 60, 4 * 60]

    def test_pupils_helped_at_the_same_time_count_once(self, workbook: SampleWorkbook) -> None:
        assert pole(workbook, "P1").allotted.minutes == 48 * 60

    def test_all_the_poles_are_added_up(self, workbook: SampleWorkbook) -> None:
        e = figures(workbook).overall
        assert e is not None
        assert (e.nb_aesh, e.dotation.minutes, e.contrats.minutes) == (3, 72 * 60, 72 * 60)

    def test_both_conventions_of_etp_are_given(self, workbook: SampleWorkbook) -> None:
        etp = pole(workbook, "P2").contrats.etp
        assert etp[ConventionEtp.EXACT] == Fraction(24 * 41, 1607)
        assert etp[ConventionEtp.QUOTITE_CONTRAT] == Fraction(62, 100)

    def test_the_charge_is_worth_its_share_of_the_contracts(self, workbook: SampleWorkbook) -> None:
        workbook.put("T_Affectations", 4, "heures", 12)
        etp = pole(workbook, "P2").allotted.etp
        assert etp[ConventionEtp.QUOTITE_CONTRAT] == Fraction(31, 100)

    def test_the_etp_that_the_dsden_gave_are_not_computed_again(
        self, workbook: SampleWorkbook
    ) -> None:
        workbook.put("T_Dotation", 1, "etp", 0.6)
        assert set(pole(workbook, "P2").dotation.etp.values()) == {Fraction(3, 5)}

    def test_a_pole_without_quota_is_not_judged_rather_than_zero(
        self, workbook: SampleWorkbook
    ) -> None:
        del workbook.tables["T_Dotation"][1]
        p = pole(workbook, "P2")
        assert p.dotation.minutes is None
        assert "dotation" in p.remark
        assert pole(workbook, "Ensemble").dotation.minutes is None

    def test_a_pole_without_aesh_needs_no_quota(self, workbook: SampleWorkbook) -> None:
        workbook.add("T_Poles", pole="P3", sigle="PAS")
        assert pole(workbook, "P3").dotation.minutes is None
        assert pole(workbook, "Ensemble").dotation.minutes == 72 * 60

    def test_an_unreadable_allocation_makes_the_charge_a_minimum(
        self, workbook: SampleWorkbook
    ) -> None:
        workbook.put("T_Affectations", 3, "heures", "beaucoup")
        p = pole(workbook, "P1")
        assert (p.allotted.minutes, p.allotted.bound) == (24 * 60, Bound.MINIMUM)
        assert (p.free.minutes, p.free.bound) == (24 * 60, Bound.MAXIMUM)
        assert p.remark

    def test_an_impossible_contract_makes_the_contracts_a_minimum(
        self, workbook: SampleWorkbook
    ) -> None:
        workbook.put("T_AESH", 1, "heures", 200)
        contrats = pole(workbook, "P1").contrats
        assert (contrats.minutes, contrats.bound) == (24 * 60, Bound.MINIMUM)
        assert contrats.etp[ConventionEtp.EXACT] == Fraction(24 * 41, 1607)

    def test_free_hours_are_never_net_of_what_others_have_too_much(
        self, workbook: SampleWorkbook
    ) -> None:
        workbook.put("T_Affectations", 0, "heures", 22)
        workbook.put("T_Affectations", 3, "heures", 20)
        p = pole(workbook, "P1")
        assert (p.free.minutes, p.excess.minutes) == (4 * 60, 10 * 60)
        e = pole(workbook, "Ensemble")
        assert (e.free.minutes, e.excess.minutes) == (4 * 60, 10 * 60)

    def test_the_hours_of_an_absent_aesh_are_neither_free_nor_lost(
        self, workbook: SampleWorkbook
    ) -> None:
        workbook.put("T_Affectations", 3, "heures", 20)
        workbook.put("T_AESH", 1, "absent_du", "01/11/2026")
        p = pole(workbook, "P1")
        assert p.free.minutes == 0
        assert "4h00 d'AESH absents" in p.remark

    def test_contracts_and_allocations_that_cannot_be_read_leave_free_hours_unjudged(
        self, workbook: SampleWorkbook
    ) -> None:
        workbook.put("T_AESH", 0, "heures", 200)
        workbook.put("T_Affectations", 3, "heures", "beaucoup")
        p = pole(workbook, "P1")
        assert p.free.minutes is None
        assert p.excess.bound is Bound.MINIMUM

    def test_a_stale_detail_does_not_hide_the_total(self, workbook: SampleWorkbook) -> None:
        workbook.add("T_Dotation", pole="P1", aide="I", heures=30, date_effet="01/01/2027")
        assert pole(workbook, "P1").dotation.minutes == 48 * 60

    def test_every_reason_why_a_figure_is_missing_is_told(self, workbook: SampleWorkbook) -> None:
        workbook.put("T_AESH", 2, "heures", 200)
        del workbook.tables["T_Dotation"][1]
        remark = pole(workbook, "P2").remark
        assert "contrat" in remark
        assert "dotation" in remark

    @pytest.mark.parametrize("table", ["T_AESH", "T_Affectations"])
    def test_a_missing_sheet_leaves_the_charge_unjudged(
        self, workbook: SampleWorkbook, table: str
    ) -> None:
        del workbook.tables[table]
        p = pole(workbook, "Ensemble")
        assert p.allotted.minutes is None
        assert p.free.minutes is None
        assert figures(workbook).free is None
        assert figures(workbook).notes

    def test_an_empty_sheet_of_aesh_does_not_make_zero_hours(
        self, workbook: SampleWorkbook
    ) -> None:
        workbook.tables["T_AESH"] = []
        assert pole(workbook, "Ensemble").contrats.minutes is None

    def test_an_aesh_of_no_known_pole_is_said_to_be_left_out(
        self, workbook: SampleWorkbook
    ) -> None:
        workbook.put("T_AESH", 2, "pole", "P9")
        assert pole(workbook, "Ensemble").contrats.minutes == 48 * 60
        assert any(
            "1 AESH (24h00 de contrat) sans pôle connu" in n for n in figures(workbook).notes
        )

    def test_a_workbook_without_pole_has_no_line(self, workbook: SampleWorkbook) -> None:
        workbook.tables["T_Poles"] = []
        assert figures(workbook).poles == ()
        assert figures(workbook).overall is None


class TestByAide:
    def test_the_charge_is_told_apart_by_kind_of_help(self, workbook: SampleWorkbook) -> None:
        assert aide(workbook, "P1", "Indiv").charge.minutes == 36 * 60
        assert aide(workbook, "P1", "Mutu").charge.minutes == 12 * 60

    def test_missions_are_told_apart_and_have_no_quota(self, workbook: SampleWorkbook) -> None:
        workbook.put("T_AESH", 0, "heures_referent", 2)
        mission = aide(workbook, "P1", "AESH référent")
        assert (mission.charge.minutes, mission.quota, mission.remaining) == (120, None, None)

    def test_a_mission_that_takes_no_time_is_not_listed(self, workbook: SampleWorkbook) -> None:
        assert {a.aide for a in figures(workbook).aides} == {
            "Individuelle (I)",
            "Mutualisée (M)",
            "Collective (CO)",
        }

    def test_the_rest_is_the_quota_less_the_charge(self, workbook: SampleWorkbook) -> None:
        workbook.add("T_Dotation", pole="P1", aide="I", heures=30, date_effet=YEAR_START)
        individuelle = aide(workbook, "P1", "Indiv")
        assert individuelle.quota is not None
        assert individuelle.remaining is not None
        assert (individuelle.quota.minutes, individuelle.remaining.minutes) == (1800, -360)

    def test_a_kind_that_the_quota_does_not_tell_is_not_judged(
        self, workbook: SampleWorkbook
    ) -> None:
        workbook.add("T_Dotation", pole="P1", aide="I", heures=30, date_effet=YEAR_START)
        quota = aide(workbook, "P1", "Mutu").quota
        assert quota is not None
        assert quota.minutes is None

    def test_a_kind_left_out_of_a_detail_that_makes_the_total_has_none(
        self, workbook: SampleWorkbook
    ) -> None:
        workbook.add("T_Dotation", pole="P1", aide="I", heures=48, date_effet=YEAR_START)
        quota = aide(workbook, "P1", "Mutu").quota
        assert quota is not None
        assert quota.minutes == 0

    def test_hours_of_an_unreadable_kind_are_not_lost(self, workbook: SampleWorkbook) -> None:
        workbook.put("T_Affectations", 3, "aide", "autre chose")
        assert aide(workbook, "P1", "Aide illisible").charge.minutes == 24 * 60

    def test_a_workbook_of_one_pole_does_not_repeat_it_as_a_total(
        self, workbook: SampleWorkbook
    ) -> None:
        del workbook.tables["T_Poles"][1]
        assert {a.pole for a in figures(workbook).aides} == {"P1"}

    def test_kinds_that_share_a_group_are_rounded_together(self, workbook: SampleWorkbook) -> None:
        for index, aide_ in ((1, "M"), (2, "CO")):
            workbook.put("T_Affectations", index, "aide", aide_)
            workbook.put("T_Affectations", index, "heures", "3h01")
        parts = [a.charge.minutes for a in figures(workbook).aides if a.pole == "P1"]
        assert sum(m or 0 for m in parts) == pole(workbook, "P1").allotted.minutes

    def test_the_parts_make_the_whole(self, workbook: SampleWorkbook) -> None:
        workbook.put("T_AESH", 0, "heures_referent", 2)
        workbook.put("T_AESH", 1, "heures_synthese", 1)
        parts = [a.charge.minutes for a in figures(workbook).aides if a.pole == "Ensemble"]
        assert sum(m or 0 for m in parts) == pole(workbook, "Ensemble").allotted.minutes


class TestCouverture:
    def test_a_wholly_served_network_is_covered_at_100_percent(
        self, workbook: SampleWorkbook
    ) -> None:
        c = couverture(workbook)
        assert (c.individuals, c.served, c.rate) == (3, 3, Fraction(1))
        assert (c.mutualisee, c.mutualisee_served) == (2, 2)

    def test_pupils_are_served_in_part_or_not_at_all(self, workbook: SampleWorkbook) -> None:
        workbook.put("T_Affectations", 0, "heures", 9)
        del workbook.tables["T_Affectations"][3]
        c = couverture(workbook, "P1")
        assert (c.served, c.partial, c.without) == (0, 1, 1)
        assert (c.notified, c.provided, c.missing) == (36 * 60, 9 * 60, 27 * 60)
        assert c.rate == Fraction(1, 4)

    def test_too_many_hours_for_one_pupil_do_not_serve_another(
        self, workbook: SampleWorkbook
    ) -> None:
        workbook.put("T_Affectations", 0, "heures", 20)
        workbook.put("T_Affectations", 3, "heures", 16)
        assert couverture(workbook, "P1").missing == 8 * 60

    def test_a_notification_without_hours_is_not_judged(self, workbook: SampleWorkbook) -> None:
        workbook.put("T_Notifications", 3, "heures", None)
        c = couverture(workbook, "P1")
        assert (c.individuals, c.served, c.undetermined) == (2, 1, 1)
        assert c.notified == 12 * 60

    def test_a_pupil_whose_allocation_is_unreadable_is_not_judged(
        self, workbook: SampleWorkbook
    ) -> None:
        workbook.put("T_Affectations", 3, "heures", "beaucoup")
        workbook.put("T_Affectations", 1, "heures", "un peu")
        c = couverture(workbook, "P1")
        assert (c.without, c.undetermined) == (0, 1)
        assert (c.mutualisee_without, c.mutualisee_undetermined) == (0, 1)

    def test_a_mutualisee_pupil_without_aesh_is_counted(self, workbook: SampleWorkbook) -> None:
        workbook.add("T_Eleves", eleve="E6", uai="0440003P")
        workbook.add("T_Notifications", eleve="E6", aide="M", debut=YEAR_START, fin=YEAR_END)
        assert couverture(workbook, "P1").mutualisee_without == 1

    def test_a_pupil_who_has_left_is_not_counted(self, workbook: SampleWorkbook) -> None:
        workbook.put("T_Eleves", 3, "sorti_le", "01/10/2026")
        assert couverture(workbook).individuals == 2

    def test_a_pupil_of_no_known_school_is_counted_apart(self, workbook: SampleWorkbook) -> None:
        workbook.put("T_Eleves", 3, "uai", "0449999E")
        assert couverture(workbook, "Sans pôle connu").individuals == 1
        assert couverture(workbook).individuals == 3

    def test_nothing_notified_has_no_rate(self, workbook: SampleWorkbook) -> None:
        workbook.tables["T_Notifications"] = []
        assert couverture(workbook).rate is None

    @pytest.mark.parametrize("table", ["T_Notifications", "T_Affectations"])
    def test_a_missing_sheet_leaves_the_coverage_unjudged(
        self, workbook: SampleWorkbook, table: str
    ) -> None:
        del workbook.tables[table]
        assert figures(workbook).couverture is None


class TestFreeHours:
    def test_an_aesh_wholly_allotted_is_not_listed(self, workbook: SampleWorkbook) -> None:
        assert figures(workbook).free == ()

    def test_the_most_free_come_first(self, workbook: SampleWorkbook) -> None:
        workbook.put("T_Affectations", 3, "heures", 22)
        workbook.put("T_Affectations", 4, "heures", 20)
        free = figures(workbook).free
        assert free is not None
        assert [(h.aesh, h.pole, h.free) for h in free] == [
            ("A03", "P2", 240),
            ("A02", "P1", 120),
        ]

    def test_less_than_the_threshold_is_not_listed(self, workbook: SampleWorkbook) -> None:
        workbook.put("T_Affectations", 3, "heures", "23h30")
        assert figures(workbook).free == ()

    def test_an_absent_aesh_is_marked(self, workbook: SampleWorkbook) -> None:
        workbook.put("T_Affectations", 3, "heures", 20)
        workbook.put("T_AESH", 1, "absent_du", "01/11/2026")
        free = figures(workbook).free
        assert free is not None
        assert [(h.absent, h.free) for h in free] == [(True, 0)]

    def test_an_aesh_whose_allocation_is_unreadable_is_not_said_to_be_free(
        self, workbook: SampleWorkbook
    ) -> None:
        workbook.put("T_Affectations", 3, "heures", "beaucoup")
        assert figures(workbook).free == ()


def test_names_never_enter_the_figures(workbook: SampleWorkbook) -> None:
    workbook.put("T_AESH", 1, "nom", "NOM-FICTIF")
    workbook.put("T_Affectations", 3, "heures", 20)
    assert "NOM-FICTIF" not in repr(figures(workbook))
