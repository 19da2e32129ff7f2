"""The figures that a coordinator shows. The workbook of ``fabrique`` is clean and wholly served."""

from fractions import Fraction

import pytest
from fabrique import FIN, RENTREE, Classeur

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.report.couverture import Couverture
from pial_xl.report.grandeur import Borne
from pial_xl.report.moyens import LigneAide, LignePole
from pial_xl.report.synthese import Synthese, synthese


@pytest.fixture
def classeur() -> Classeur:
    return Classeur()


def chiffres(classeur: Classeur) -> Synthese:
    return synthese(classeur.dossier())


def pole(classeur: Classeur, code: str) -> LignePole:
    (ligne,) = [p for p in chiffres(classeur).poles if p.pole == code]
    return ligne


def aide(classeur: Classeur, code: str, debut: str) -> LigneAide:
    (ligne,) = [a for a in chiffres(classeur).aides if a.pole == code and a.aide.startswith(debut)]
    return ligne


def couverture(classeur: Classeur, code: str = "Ensemble") -> Couverture:
    lignes = chiffres(classeur).couverture
    assert lignes is not None
    (ligne,) = [c for c in lignes if c.pole == code]
    return ligne


class TestParPole:
    def test_a_pole_has_its_quota_its_contracts_its_charge_and_what_is_left(
        self, classeur: Classeur
    ) -> None:
        classeur.mettre("T_Dotation", 0, "heures", 50)
        classeur.mettre("T_Affectations", 3, "heures", 20)
        p = pole(classeur, "P1")
        minutes = [g.minutes for g in (p.dotation, p.contrats, p.affectees, p.libres)]
        assert minutes == [50 * 60, 48 * 60, 44 * 60, 4 * 60]

    def test_pupils_helped_at_the_same_time_count_once(self, classeur: Classeur) -> None:
        assert pole(classeur, "P1").affectees.minutes == 48 * 60

    def test_all_the_poles_are_added_up(self, classeur: Classeur) -> None:
        e = chiffres(classeur).ensemble
        assert e is not None
        assert (e.nb_aesh, e.dotation.minutes, e.contrats.minutes) == (3, 72 * 60, 72 * 60)

    def test_both_conventions_of_etp_are_given(self, classeur: Classeur) -> None:
        etp = pole(classeur, "P2").contrats.etp
        assert etp[ConventionEtp.EXACT] == Fraction(24 * 41, 1607)
        assert etp[ConventionEtp.QUOTITE_CONTRAT] == Fraction(62, 100)

    def test_the_charge_is_worth_its_share_of_the_contracts(self, classeur: Classeur) -> None:
        classeur.mettre("T_Affectations", 4, "heures", 12)
        etp = pole(classeur, "P2").affectees.etp
        assert etp[ConventionEtp.QUOTITE_CONTRAT] == Fraction(31, 100)

    def test_the_etp_that_the_dsden_gave_are_not_computed_again(self, classeur: Classeur) -> None:
        classeur.mettre("T_Dotation", 1, "etp", 0.6)
        assert set(pole(classeur, "P2").dotation.etp.values()) == {Fraction(3, 5)}

    def test_a_pole_without_quota_is_not_judged_rather_than_zero(self, classeur: Classeur) -> None:
        del classeur.tables["T_Dotation"][1]
        p = pole(classeur, "P2")
        assert p.dotation.minutes is None
        assert "dotation" in p.remarque
        assert pole(classeur, "Ensemble").dotation.minutes is None

    def test_a_pole_without_aesh_needs_no_quota(self, classeur: Classeur) -> None:
        classeur.ajouter("T_Poles", pole="P3", sigle="PAS")
        assert pole(classeur, "P3").dotation.minutes is None
        assert pole(classeur, "Ensemble").dotation.minutes == 72 * 60

    def test_an_unreadable_allocation_makes_the_charge_a_minimum(self, classeur: Classeur) -> None:
        classeur.mettre("T_Affectations", 3, "heures", "beaucoup")
        p = pole(classeur, "P1")
        assert (p.affectees.minutes, p.affectees.borne) == (24 * 60, Borne.MINIMUM)
        assert (p.libres.minutes, p.libres.borne) == (24 * 60, Borne.MAXIMUM)
        assert p.remarque

    def test_an_impossible_contract_makes_the_contracts_a_minimum(self, classeur: Classeur) -> None:
        classeur.mettre("T_AESH", 1, "heures", 200)
        contrats = pole(classeur, "P1").contrats
        assert (contrats.minutes, contrats.borne) == (24 * 60, Borne.MINIMUM)
        assert contrats.etp[ConventionEtp.EXACT] == Fraction(24 * 41, 1607)

    def test_every_reason_why_a_figure_is_missing_is_told(self, classeur: Classeur) -> None:
        classeur.mettre("T_AESH", 2, "heures", 200)
        del classeur.tables["T_Dotation"][1]
        remarque = pole(classeur, "P2").remarque
        assert "contrat" in remarque
        assert "dotation" in remarque

    @pytest.mark.parametrize("table", ["T_AESH", "T_Affectations"])
    def test_a_missing_sheet_leaves_the_charge_unjudged(
        self, classeur: Classeur, table: str
    ) -> None:
        del classeur.tables[table]
        p = pole(classeur, "Ensemble")
        assert p.affectees.minutes is None
        assert p.libres.minutes is None
        assert chiffres(classeur).libres is None
        assert chiffres(classeur).notes

    def test_an_empty_sheet_of_aesh_does_not_make_zero_hours(self, classeur: Classeur) -> None:
        classeur.tables["T_AESH"] = []
        assert pole(classeur, "Ensemble").contrats.minutes is None

    def test_an_aesh_of_no_known_pole_is_said_to_be_left_out(self, classeur: Classeur) -> None:
        classeur.mettre("T_AESH", 2, "pole", "P9")
        assert pole(classeur, "Ensemble").contrats.minutes == 48 * 60
        assert any(
            "1 AESH (24h00 de contrat) sans pôle connu" in n for n in chiffres(classeur).notes
        )

    def test_a_workbook_without_pole_has_no_line(self, classeur: Classeur) -> None:
        classeur.tables["T_Poles"] = []
        assert chiffres(classeur).poles == ()
        assert chiffres(classeur).ensemble is None


class TestParAide:
    def test_the_charge_is_told_apart_by_kind_of_help(self, classeur: Classeur) -> None:
        assert aide(classeur, "P1", "Indiv").charge.minutes == 36 * 60
        assert aide(classeur, "P1", "Mutu").charge.minutes == 12 * 60

    def test_missions_are_told_apart_and_have_no_quota(self, classeur: Classeur) -> None:
        classeur.mettre("T_AESH", 0, "heures_referent", 2)
        mission = aide(classeur, "P1", "AESH référent")
        assert (mission.charge.minutes, mission.quota, mission.reste) == (120, None, None)

    def test_a_mission_that_takes_no_time_is_not_listed(self, classeur: Classeur) -> None:
        assert {a.aide for a in chiffres(classeur).aides} == {
            "Individuelle (I)",
            "Mutualisée (M)",
            "Collective (CO)",
        }

    def test_the_rest_is_the_quota_less_the_charge(self, classeur: Classeur) -> None:
        classeur.ajouter("T_Dotation", pole="P1", aide="I", heures=30, date_effet=RENTREE)
        individuelle = aide(classeur, "P1", "Indiv")
        assert individuelle.quota is not None
        assert individuelle.reste is not None
        assert (individuelle.quota.minutes, individuelle.reste.minutes) == (1800, -360)

    def test_a_kind_that_the_quota_does_not_tell_is_not_judged(self, classeur: Classeur) -> None:
        classeur.ajouter("T_Dotation", pole="P1", aide="I", heures=30, date_effet=RENTREE)
        quota = aide(classeur, "P1", "Mutu").quota
        assert quota is not None
        assert quota.minutes is None

    def test_a_kind_left_out_of_a_detail_that_makes_the_total_has_none(
        self, classeur: Classeur
    ) -> None:
        classeur.ajouter("T_Dotation", pole="P1", aide="I", heures=48, date_effet=RENTREE)
        quota = aide(classeur, "P1", "Mutu").quota
        assert quota is not None
        assert quota.minutes == 0

    def test_hours_of_an_unreadable_kind_are_not_lost(self, classeur: Classeur) -> None:
        classeur.mettre("T_Affectations", 3, "aide", "autre chose")
        assert aide(classeur, "P1", "Aide illisible").charge.minutes == 24 * 60

    def test_a_workbook_of_one_pole_does_not_repeat_it_as_a_total(self, classeur: Classeur) -> None:
        del classeur.tables["T_Poles"][1]
        assert {a.pole for a in chiffres(classeur).aides} == {"P1"}

    def test_the_parts_make_the_whole(self, classeur: Classeur) -> None:
        classeur.mettre("T_AESH", 0, "heures_referent", 2)
        classeur.mettre("T_AESH", 1, "heures_synthese", 1)
        parts = [a.charge.minutes for a in chiffres(classeur).aides if a.pole == "Ensemble"]
        assert sum(m or 0 for m in parts) == pole(classeur, "Ensemble").affectees.minutes


class TestCouverture:
    def test_a_wholly_served_network_is_covered_at_100_percent(self, classeur: Classeur) -> None:
        c = couverture(classeur)
        assert (c.individuels, c.servis, c.taux) == (3, 3, Fraction(1))
        assert (c.mutualises, c.mutualises_servis) == (2, 2)

    def test_pupils_are_served_in_part_or_not_at_all(self, classeur: Classeur) -> None:
        classeur.mettre("T_Affectations", 0, "heures", 9)
        del classeur.tables["T_Affectations"][3]
        c = couverture(classeur, "P1")
        assert (c.servis, c.partiels, c.sans) == (0, 1, 1)
        assert (c.notifiees, c.assurees, c.manquantes) == (36 * 60, 9 * 60, 27 * 60)
        assert c.taux == Fraction(1, 4)

    def test_too_many_hours_for_one_pupil_do_not_serve_another(self, classeur: Classeur) -> None:
        classeur.mettre("T_Affectations", 0, "heures", 20)
        classeur.mettre("T_Affectations", 3, "heures", 16)
        assert couverture(classeur, "P1").manquantes == 8 * 60

    def test_a_notification_without_hours_is_not_judged(self, classeur: Classeur) -> None:
        classeur.mettre("T_Notifications", 3, "heures", None)
        c = couverture(classeur, "P1")
        assert (c.individuels, c.servis, c.indetermines) == (2, 1, 1)
        assert c.notifiees == 12 * 60

    def test_a_pupil_whose_allocation_is_unreadable_is_not_judged(self, classeur: Classeur) -> None:
        classeur.mettre("T_Affectations", 3, "heures", "beaucoup")
        classeur.mettre("T_Affectations", 1, "heures", "un peu")
        c = couverture(classeur, "P1")
        assert (c.sans, c.indetermines) == (0, 1)
        assert (c.mutualises_sans, c.mutualises_indetermines) == (0, 1)

    def test_a_mutualised_pupil_without_aesh_is_counted(self, classeur: Classeur) -> None:
        classeur.ajouter("T_Eleves", eleve="E6", uai="0440003P")
        classeur.ajouter("T_Notifications", eleve="E6", aide="M", debut=RENTREE, fin=FIN)
        assert couverture(classeur, "P1").mutualises_sans == 1

    def test_a_pupil_who_has_left_is_not_counted(self, classeur: Classeur) -> None:
        classeur.mettre("T_Eleves", 3, "sorti_le", "01/10/2026")
        assert couverture(classeur).individuels == 2

    def test_a_pupil_of_no_known_school_is_counted_apart(self, classeur: Classeur) -> None:
        classeur.mettre("T_Eleves", 3, "uai", "0449999E")
        assert couverture(classeur, "Sans pôle connu").individuels == 1
        assert couverture(classeur).individuels == 3

    def test_nothing_notified_has_no_rate(self, classeur: Classeur) -> None:
        classeur.tables["T_Notifications"] = []
        assert couverture(classeur).taux is None

    @pytest.mark.parametrize("table", ["T_Notifications", "T_Affectations"])
    def test_a_missing_sheet_leaves_the_coverage_unjudged(
        self, classeur: Classeur, table: str
    ) -> None:
        del classeur.tables[table]
        assert chiffres(classeur).couverture is None


class TestHeuresLibres:
    def test_an_aesh_wholly_allotted_is_not_listed(self, classeur: Classeur) -> None:
        assert chiffres(classeur).libres == ()

    def test_the_most_free_come_first(self, classeur: Classeur) -> None:
        classeur.mettre("T_Affectations", 3, "heures", 22)
        classeur.mettre("T_Affectations", 4, "heures", 20)
        libres = chiffres(classeur).libres
        assert libres is not None
        assert [(h.aesh, h.pole, h.libres) for h in libres] == [
            ("A03", "P2", 240),
            ("A02", "P1", 120),
        ]

    def test_less_than_the_threshold_is_not_listed(self, classeur: Classeur) -> None:
        classeur.mettre("T_Affectations", 3, "heures", "23h30")
        assert chiffres(classeur).libres == ()

    def test_an_absent_aesh_is_marked(self, classeur: Classeur) -> None:
        classeur.mettre("T_Affectations", 3, "heures", 20)
        classeur.mettre("T_AESH", 1, "absent_du", "01/11/2026")
        libres = chiffres(classeur).libres
        assert libres is not None
        assert [h.absent for h in libres] == [True]

    def test_an_aesh_whose_allocation_is_unreadable_is_not_said_to_be_free(
        self, classeur: Classeur
    ) -> None:
        classeur.mettre("T_Affectations", 3, "heures", "beaucoup")
        assert chiffres(classeur).libres == ()


def test_names_never_enter_the_figures(classeur: Classeur) -> None:
    classeur.mettre("T_AESH", 1, "nom", "NOM-FICTIF")
    classeur.mettre("T_Affectations", 3, "heures", 20)
    assert "NOM-FICTIF" not in repr(chiffres(classeur))
