"""What a person completes in the key of a row is theirs, and the row is no new one."""

from collections.abc import Mapping, Sequence
from datetime import date

from files import sheet

from pial_xl.tables import Aesh, Affectation, Notification
from pial_xl.takeover import plan
from pial_xl.takeover.account import renewal_lines
from pial_xl.takeover.again import Renewal, base_of, renew
from pial_xl.takeover.earlier import remembered, renewals_of
from pial_xl.takeover.found import Remembered
from pial_xl.takeover.people import KnownPerson

FRESH = {"eleve": "E001", "aide": "I", "heures": 900}
BASE = base_of({"T_Notifications": [{"eleve": "E001", "aide": "I", "heures": 720}]})
STOOD = {"eleve": "E001", "aide": "I", "heures": 12, "debut": date(2026, 9, 1)}


def renewed(
    *old: Mapping[str, object], fresh: Sequence[Mapping[str, object]] = (FRESH,)
) -> Renewal:
    return renew(Notification, old, fresh, BASE)


def test_a_row_whose_blank_day_a_person_filled_follows_its_source() -> None:
    found = renewed(STOOD)

    assert (found.added, found.updates, found.gone) == ([], {(0, "heures"): 900}, [])


def test_a_row_whose_kind_a_person_corrected_is_no_new_one() -> None:
    found = renewed({**STOOD, "aide": "M"})

    assert (found.added, found.updates) == ([], {(0, "heures"): 900})


def test_a_row_that_a_person_completed_is_told_when_its_source_lacks_it() -> None:
    assert renewed(STOOD, fresh=()).gone == ["E001 | I | "]


def test_a_row_that_the_last_taking_over_did_not_give_is_new() -> None:
    other = {**FRESH, "aide": "M"}

    assert renewed(STOOD, fresh=[other]).added == [other]


def test_two_rows_that_a_person_added_are_neither_that_of_the_source() -> None:
    assert renewed(STOOD, {**STOOD, "aide": "CO"}).added == [FRESH]


def test_a_group_that_a_person_gave_keeps_the_row_of_its_source() -> None:
    row = {"aesh": "A01", "eleve": "E001", "aide": "M"}
    base = base_of({"T_Affectations": [{**row, "heures": 360}]})
    stood = {**row, "heures": 6, "groupe": "G1"}

    found = renew(Affectation, [stood], [{**row, "heures": 540}], base)

    assert (found.added, found.updates) == ([], {(0, "heures"): 540})


def test_an_aesh_known_and_named_beside_pupils_is_still_in_the_file() -> None:
    source = sheet(
        "Élèves",
        ["NOM Prénom", "Classe", "École", "AESH"],
        ["A Léa", "CP", "École B", "LEROY Anne"],
    )
    held = {"T_AESH": [{"aesh": "A01", "nom": "LEROY", "prenom": "Anne"}]}
    base = base_of({"T_AESH": [{"aesh": "A01", "heures": 1440}]})
    known = Remembered(aesh=(KnownPerson("A01", "LEROY", "Anne"),))

    renewals = renewals_of(plan([source], known=known), held, base)

    assert known.aesh == remembered(held).aesh
    assert renewals[Aesh].gone == []


def test_a_key_is_told_without_its_blank_parts_and_its_dates_in_french() -> None:
    gone = ["A01 | E001 | M | ", "E002 | M | 2025-09-01"]
    lines = list(renewal_lines({Affectation: Renewal(gone=gone)}))

    assert [line[1] for line in lines] == ["A01, E001, M", "E002, M, 01/09/2025"]
