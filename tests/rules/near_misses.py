"""For rules whose other tests only say when they speak: what comes nearest, and says nothing."""

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from pial_xl.testing import REFERENCE, YEAR_END, YEAR_START, SampleWorkbook

Plant: TypeAlias = Callable[[SampleWorkbook], None]

NEAR_MISSES: dict[str, Plant] = {}
"""What to plant in a clean workbook, by the code that it must not give."""

MODEL = "Modèle de lettre"


def near(code: str) -> Callable[[Plant], Plant]:
    """Keep the nearest thing to a rule of which it says nothing."""

    def keep(plant: Plant) -> Plant:
        assert code not in NEAR_MISSES, code
        NEAR_MISSES[code] = plant
        return plant

    return keep


@near("A-01")
def a_full_service_with_another_mission(c: SampleWorkbook) -> None:
    c.put("T_AESH", 2, "heures_referent", 1)
    c.put("T_Affectations", 4, "heures", 23)


@near("A-03")
def eleven_minutes_from_the_weeks_spread(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 4, "heures", "27h31")  # 24 h × 41/36 = 27h20


@near("A-04")
def individual_help_in_a_groupe_of_one(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 0, "groupe", "G2")


@near("A-05")
def one_duration_written_in_two_ways(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 2, "heures", "12h00")


@near("A-06")
def as_many_pupils_as_the_local_mark(c: SampleWorkbook) -> None:
    # Two pupils for 12 h × 41 / 1607 = 0,306 ETP: 6,53 each.
    c.add("T_Parametres", cle="ratio_m", valeur="6,54")


@near("A-07")
def an_hour_exactly(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 1, "heures", 1)
    c.put("T_Affectations", 2, "heures", 1)


@near("A-08")
def two_schools(c: SampleWorkbook) -> None:
    c.put("T_Eleves", 1, "uai", "0440003P")


@near("A-10")
def another_school_of_the_pole(c: SampleWorkbook) -> None:
    c.put("T_Eleves", 1, "uai", "0440004R")


@near("A-12")
def a_minute(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 3, "heures", "0h01")


@near("A-14")
def one_of_two_helps_notified(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 3, "aide", "M")
    c.add("T_Notifications", eleve="E4", aide="M", debut=YEAR_START, fin=YEAR_END)


@near("A-15")
def two_schools_of_one_degre(c: SampleWorkbook) -> None:
    c.put("T_Eleves", 0, "uai", "0440003P")


@near("A-16")
def one_group_name_for_two_aesh_of_two_schools(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 3, "groupe", "G1")


@near("C-01")
def forty_eight_hours(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "heures", 48)


@near("D-01")
def allocations_that_make_the_quota(c: SampleWorkbook) -> None:
    c.put("T_AESH", 2, "heures", 25)
    c.put("T_Affectations", 4, "heures", 25)
    c.put("T_Dotation", 1, "heures", 25)


@near("D-03")
def allocations_that_make_the_quota_of_each_help(c: SampleWorkbook) -> None:
    c.add("T_Dotation", pole="P1", aide="I", heures=36, date_effet=YEAR_START)
    c.add("T_Dotation", pole="P1", aide="M", heures=12, date_effet=YEAR_START)


@near("D-04")
def pupils_who_take_the_quota_of_their_school(c: SampleWorkbook) -> None:
    c.add("T_Dotation", pole="P1", uai="0440001M", heures=24, date_effet=YEAR_START)


@near("D-07")
def a_reserve_that_is_kept(c: SampleWorkbook) -> None:
    c.add("T_Parametres", cle="reserve", valeur=5)
    for index, heures in ((3, "21h36"), (4, "22h48")):
        c.put("T_Affectations", index, "heures", heures)


@near("D-06")
def ninety_five_percent(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 4, "heures", "22h48")


@near("D-09")
def a_quota_from_the_very_day(c: SampleWorkbook) -> None:
    c.put("T_Dotation", 1, "date_effet", REFERENCE)


@near("D-10")
def collective_help_alone(c: SampleWorkbook) -> None:
    for index in range(len(c.tables["T_Notifications"])):
        c.put("T_Notifications", index, "aide", "CO")


@near("D-11")
def individual_help_alone(c: SampleWorkbook) -> None:
    for index in (1, 2):
        c.put("T_Notifications", index, "aide", "I")
        c.put("T_Notifications", index, "heures", 6)


@near("L-04")
def a_third_pole_with_its_coordinator(c: SampleWorkbook) -> None:
    c.add("T_Poles", pole="P3", sigle="PIAL", libelle="PIAL Exemple Est", remuneration="IMP")
    c.add("T_Coordonnateurs", **(c.tables["T_Coordonnateurs"][0] | {"pole": " p3"}))


@near("L-08")
def the_year_of_the_workbook(c: SampleWorkbook) -> None:
    c.models = {MODEL: (("A1", "Année 2026 – 2027"),)}


@near("L-09")
def a_pas_whose_coordinator_has_no_imp(c: SampleWorkbook) -> None:
    c.put("T_Poles", 0, "sigle", "PAS")
    c.put("T_Coordonnateurs", 0, "imp", None)


@near("L-13")
def fields_written_without_accents(c: SampleWorkbook) -> None:
    c.models = {MODEL: (("A1", "{{ PRENOM }} {{Etablissement}} {x}"),)}


@near("N-03")
def the_hours_notified_in_other_words(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 3, "heures", "24 h 00")


@near("N-04")
def a_minute_of_individual_help(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 3, "heures", "0h01")


@near("N-08")
def a_decision_from_the_very_day(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 0, "debut", REFERENCE)


@near("N-10")
def a_decision_of_one_day(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 0, "fin", YEAR_START)


@near("N-13")
def two_aesh_for_a_pupil(c: SampleWorkbook) -> None:
    c.add("T_AESH", aesh="A04", pole="P1", debut=YEAR_START, heures=24)
    c.add("T_Affectations", aesh="A04", eleve="E4", aide="I", heures=1)


@near("N-16")
def a_pupil_who_leaves_that_day(c: SampleWorkbook) -> None:
    c.put("T_Eleves", 3, "sorti_le", REFERENCE)


@near("S-02")
def a_duration_with_spaces(c: SampleWorkbook) -> None:
    c.put("T_AESH", 0, "heures", "24 h 00")


@near("S-05")
def a_code_that_begins_as_another(c: SampleWorkbook) -> None:
    c.add("T_Eleves", eleve="E11", uai="0440001M")


@near("S-07")
def a_school_in_small_letters(c: SampleWorkbook) -> None:
    c.put("T_Trajets", 0, "uai_arrivee", " 0440003p")


@near("S-08")
def a_right_check_letter(c: SampleWorkbook) -> None:
    c.add("T_Etablissements", uai="0440005S", nom="X", commune="Y", pole="P1")


@near("S-11")
def an_aesh_in_small_letters(c: SampleWorkbook) -> None:
    c.put("T_Affectations", 3, "aesh", " a 02 ")


@near("S-13")
def a_text_that_begins_as_an_error(c: SampleWorkbook) -> None:
    c.put("T_Eleves", 0, "classe", "#CE1")


@near("S-15")
def an_optional_cell_left_blank(c: SampleWorkbook) -> None:
    c.put("T_Eleves", 0, "classe", None)


@near("S-16")
def a_pupil_in_small_letters(c: SampleWorkbook) -> None:
    c.put("T_Notifications", 0, "eleve", "e 1")


@near("S-17")
def another_word_for_yes(c: SampleWorkbook) -> None:
    c.put("T_Eleves", 0, "midi", "VRAI")


LAST_DAYS = (date(2026, 9, 1), date(2027, 8, 31))
"""The first and last days of the school year of the clean workbook."""
