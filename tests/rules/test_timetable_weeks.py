"""T: the week of an AESH, and what allocations say of it; A: the charge that slots make."""

from datetime import date

import pytest
from timetables import at, constats, reserves, slot, told

from pial_xl.testing import REFERENCE, YEAR_START, SampleWorkbook

DAYS = ("lundi", "mardi", "jeudi", "vendredi")


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


def week(c: SampleWorkbook, aesh: str, eleve: str, hours: tuple[str, str], **others: object) -> int:
    return [slot(c, jour, hours, aesh=aesh, eleve=eleve, **others) for jour in DAYS][-1]


def full_week(c: SampleWorkbook) -> int:
    """Draw the 24 hours of A03 with E5; give the last slot."""
    week(c, "A03", "E5", ("8h30", "11h30"))
    return week(c, "A03", "E5", ("13h30", "16h30"))


def worked_week(c: SampleWorkbook, fin: str, **others: object) -> int:
    """Draw six days of four hours and a half, and what goes to *fin*; give the last slot."""
    for jour in (*DAYS, "mercredi", "samedi"):
        slot(c, jour, ("8h30", "12h00"), aesh="A03", uai="0440002N", **others)
        last = slot(c, jour, ("12h30", fin), aesh="A03", uai="0440002N", **others)
    return last


@pytest.mark.parametrize(("fin", "speaks"), [("17h00", False), ("17h01", True)])
def test_t04_forty_eight_hours_a_week(c: SampleWorkbook, fin: str, speaks: bool) -> None:
    c.put("T_AESH", 2, "heures", 48)
    last = worked_week(c, fin)
    found = [(f.cell.address, f.niveau) for f in constats(c, "T-04")]
    assert found == ([(at(c, last, "fin"), "BLOQUANT")] if speaks else [])


def test_t04_looks_at_each_week_and_at_the_mean_only_for_the_contract(c: SampleWorkbook) -> None:
    c.put("T_AESH", 2, "heures", 25)
    worked_week(c, "17h01", semaine="A")
    assert [f.niveau for f in constats(c, "T-04")] == ["BLOQUANT"]
    for index in range(1, 12, 2):
        c.put("T_Creneaux", index, "fin", "17h00")
    assert told(c, "T-04") == []  # 48 hours or none: a mean of 24


def test_t04_a_week_above_the_contract_is_an_alert(c: SampleWorkbook) -> None:
    full_week(c)
    extra = slot(c, "samedi", ("8h30", "8h31"), aesh="A03", nature="autre")
    (found,) = constats(c, "T-04")
    assert (found.cell.address, found.niveau) == (at(c, extra, "fin"), "ALERTE")
    c.put("T_Creneaux", extra, "nature", "pause")
    assert told(c, "T-04") == []


def test_t04_leaves_to_a01_what_slots_make_the_charge(c: SampleWorkbook) -> None:
    full_week(c)
    slot(c, "samedi", ("8h30", "9h00"), aesh="A03", eleve="E5")
    assert {"A-01", "T-04"} & c.codes() == {"A-01"}


def test_t12_slots_that_make_the_allocation(c: SampleWorkbook) -> None:
    full_week(c)
    assert told(c, "T-12") == []
    assert reserves(c, "T-12") == []


@pytest.mark.parametrize(("fin", "speaks"), [("16h35", False), ("16h36", True), ("16h24", True)])
def test_t12_five_minutes_are_let_pass(c: SampleWorkbook, fin: str, speaks: bool) -> None:
    last = full_week(c)
    c.put("T_Creneaux", last, "fin", fin)
    assert told(c, "T-12") == ([c.address("T_Affectations", 4, "heures")] if speaks else [])


def test_t12_counts_over_the_fortnight(c: SampleWorkbook) -> None:
    last = full_week(c)
    c.put("T_Creneaux", last, "semaine", "A")
    (found,) = constats(c, "T-12")
    assert (found.mesure.text, found.attendu.text) == ("22h30", "24h00")
    slot(c, "samedi", ("9h00", "12h00"), aesh="A03", eleve="E5", semaine="B")
    assert told(c, "T-12") == []


def test_t12_counts_the_slots_of_the_day_of_the_control(c: SampleWorkbook) -> None:
    last = full_week(c)
    c.put("T_Creneaux", last, "au", date(2026, 11, 27))
    slot(c, "lundi", ("8h30", "9h30"), aesh="A03", eleve="E5", du=date(2026, 11, 30))
    assert told(c, "T-12") == []


@pytest.mark.parametrize("by_row", [True, False])
def test_t12_a_group_counts_once_however_it_is_written(c: SampleWorkbook, by_row: bool) -> None:
    week(c, "A01", "E1", ("8h30", "11h30"))
    for eleve in ("E2", "E3") if by_row else (None,):
        for jour in DAYS:
            slot(c, jour, ("13h30", "16h30"), eleve=eleve, groupe="G1")
    assert told(c, "T-12") == []
    assert reserves(c, "T-12") == []


def test_t12_a_pupil_without_slots_leaves_the_timetable_unjudged(c: SampleWorkbook) -> None:
    week(c, "A01", "E1", ("8h30", "11h30"))
    assert told(c, "T-12") == []
    (reason,) = reserves(c, "T-12")
    assert "A01 : emploi du temps incomplet, sans créneau pour le groupe G1" in reason


def test_t12_slots_of_a_pupil_whom_no_allocation_gives(c: SampleWorkbook) -> None:
    full_week(c)
    other = slot(c, "samedi", ("9h00", "10h00"), aesh="A03", eleve="E1")
    assert told(c, "T-12") == [at(c, other, "eleve")]
    c.add("T_Affectations", aesh="A03", eleve="E1", aide="I", heures=1, debut=date(2026, 12, 1))
    assert told(c, "T-12") == []


def test_t12_an_hour_that_cannot_be_read_leaves_it_unjudged(c: SampleWorkbook) -> None:
    last = full_week(c)
    c.put("T_Creneaux", last, "fin", "tard")
    assert told(c, "T-12") == []
    assert "un créneau est illisible" in reserves(c, "T-12")[0]


def test_a01_the_charge_is_that_of_complete_slots(c: SampleWorkbook) -> None:
    last = full_week(c)
    c.put("T_Creneaux", last, "fin", "17h00")
    found = c.constat("A-01")
    assert found.message.replace("\u00a0", " ") == (
        "A03 : 24h30 affectées (d'après l'emploi du temps) pour 24h00 de contrat (+0h30)."
    )


def test_a01_goes_by_allocations_while_slots_are_not_complete(c: SampleWorkbook) -> None:
    week(c, "A01", "E1", ("8h30", "16h30"))
    assert "A-01" not in c.codes()
    assert "A01" not in c.dossier().drawn_aesh


def test_a02_slots_that_leave_hours(c: SampleWorkbook) -> None:
    last = full_week(c)
    c.put("T_Creneaux", last, "fin", "15h30")
    assert "d'après l'emploi du temps" in c.constat("A-02").message.replace("\u00a0", " ")


def test_the_parts_of_a_group_add_up_to_its_slots(c: SampleWorkbook) -> None:
    week(c, "A01", "E1", ("8h30", "11h00"))
    for jour in DAYS:
        slot(c, jour, ("13h30", "16h30"), groupe="G1")
    d = c.dossier()
    assert [d.parts[a.number] for a in d.affectations.rows[:3]] == [600, 360, 360]
    assert d.charges["A01"].exact == 22 * 60
    assert d.charge_by_uai["P1", "0440001M", d.affectations.rows[0].aide] == 600
    assert d.bilans["P1"].charge == 46 * 60


def test_the_formulas_of_the_workbook_count_allocations(c: SampleWorkbook) -> None:
    last = full_week(c)
    c.put("T_Creneaux", last, "fin", "17h00")
    d = c.dossier()
    (aesh,) = (a for a in d.contrats if a.aesh == "A03")
    assert d.use(aesh).charge.minutes == 24 * 60 + 30
    assert d.allotted_use(aesh).charge.minutes == 24 * 60
    assert d.use(aesh).charge.is_drawn
    assert not d.allotted_use(aesh).charge.is_drawn


def test_a_road_counts_half_when_it_is_of_one_week_of_two(c: SampleWorkbook) -> None:
    full_week(c)
    slot(c, "samedi", ("9h00", "9h15"), aesh="A03", nature="trajet", semaine="A")
    assert c.dossier().charges["A03"].exact * 2 == 2 * 24 * 60 + 15


@pytest.mark.parametrize(
    ("debut", "fin", "field"),
    [
        (YEAR_START, None, None),
        (YEAR_START, REFERENCE, None),
        (YEAR_START, date(2026, 11, 23), "aesh"),
        (date(2026, 11, 25), None, "aesh"),
    ],
)
def test_t13_slots_of_an_aesh_who_is_not_under_contract(
    c: SampleWorkbook, debut: date, fin: date | None, field: str | None
) -> None:
    c.add("T_AESH", aesh="A04", pole="P1", contrat="CDI", debut=debut, fin=fin, heures=5)
    first = slot(c, "lundi", ("8h30", "10h00"), aesh="A04")
    slot(c, "mardi", ("8h30", "10h00"), aesh="A04")
    assert told(c, "T-13") == ([at(c, first, field)] if field else [])


@pytest.mark.parametrize(("au", "speaks"), [(date(2027, 1, 31), False), (date(2027, 2, 1), True)])
def test_t13_a_slot_that_goes_on_after_the_contract(
    c: SampleWorkbook, au: date, speaks: bool
) -> None:
    c.add(
        "T_AESH", aesh="A04", pole="P1", contrat="CDD", debut=YEAR_START,
        fin=date(2027, 1, 31), heures=5,
    )  # fmt: skip
    first = slot(c, "lundi", ("8h30", "10h00"), aesh="A04", au=au)
    assert told(c, "T-13") == ([at(c, first, "au")] if speaks else [])


def test_t13_says_nothing_of_an_absence_nor_beside_c04(c: SampleWorkbook) -> None:
    full_week(c)
    c.put("T_AESH", 2, "absent_du", date(2026, 11, 2))
    assert {"T-13", "R-01"} & c.codes() == {"R-01"}
    c.put("T_AESH", 2, "fin", date(2026, 11, 20))
    assert {"T-13", "C-04"} & c.codes() == {"C-04"}
