"""Whose a calendar is: how sure it is, and what is left to a person."""

from datetime import date

import pytest

from pial_xl.takeover.calendars.who import Certainty, Owner, match_owners, parse_stem, stem_key
from pial_xl.takeover.people import KnownPerson

LEA = KnownPerson("E001", "DURAND", "Léa", date(2015, 3, 1))
TOM = KnownPerson("E002", "MARTIN", "Tom", date(2016, 4, 2))
UNDATED = KnownPerson("E003", "LE GOFF", "Zoé")


def owner(
    stem: str,
    *known: KnownPerson,
    remembered: dict[str, str] | None = None,
    chosen: dict[str, str] | None = None,
) -> Owner:
    people = known or (LEA, TOM, UNDATED)
    (one,) = match_owners([parse_stem(1, stem)], people, remembered or {}, chosen or {})
    return one


@pytest.mark.parametrize(
    ("stem", "nom", "prenom", "ne_le"),
    [
        ("Calendrier_DURAND_Léa_01032015", "DURAND", "Léa", date(2015, 3, 1)),
        ("Calendrier_LE_GOFF_Jean-Luc_12122012", "LE GOFF", "Jean-Luc", date(2012, 12, 12)),
        ("Calendrier_DURAND_Léa_01032015 (1)", "DURAND", "Léa", date(2015, 3, 1)),
        ("calendrier DURAND Léa 01-03-2015", "DURAND", "Léa", date(2015, 3, 1)),
        ("Calendrier_DURAND_Léa", "DURAND", "Léa", None),
        ("Calendrier_DURAND_Léa_99992015", "DURAND", "Léa", None),
        ("12345678", "", "", None),
    ],
)
def test_a_file_name_tells_the_name_and_the_birth(
    stem: str, nom: str, prenom: str, ne_le: date | None
) -> None:
    file = parse_stem(1, stem)
    assert (file.nom, file.prenom, file.ne_le) == (nom, prenom, ne_le)


@pytest.mark.parametrize(
    ("stem", "certainty", "code"),
    [
        ("Calendrier_DURAND_Léa_01032015", Certainty.SURE, "E001"),
        ("Calendrier_Durand_LEA_01032015", Certainty.SURE, "E001"),
        ("Calendrier_DURANT_Léa_01032015", Certainty.LIKELY, "E001"),
        ("Calendrier_DURAND-MOREL_Léa_01032015", Certainty.LIKELY, "E001"),
        ("Calendrier_LE_GOFF_Zoé_05052013", Certainty.LIKELY, "E003"),
        ("Calendrier_DURAND_Léa", Certainty.LIKELY, "E001"),
        ("Calendrier_ROUX_Anaïs_01032015", Certainty.TO_CHECK, ""),
        ("Calendrier_DURAND_Léa_02032015", Certainty.TO_CHECK, ""),
        ("Calendrier_MARTINS_Tom_02042011", Certainty.TO_CHECK, ""),
        ("Calendrier_ROUX_Anaïs_02022012", Certainty.UNKNOWN, ""),
        ("export", Certainty.UNKNOWN, ""),
    ],
)
def test_a_birth_then_a_name_tell_a_pupil(stem: str, certainty: Certainty, code: str) -> None:
    one = owner(stem)
    assert (one.certainty, one.code) == (certainty, code)


def test_what_is_to_be_checked_names_codes_and_nobody() -> None:
    one = owner("Calendrier_DURAND_Léa_02032015")
    assert "E001" in one.why
    assert "DURAND" not in one.why.upper()


def test_twins_are_told_apart_by_their_first_names() -> None:
    twins = (
        KnownPerson("E1", "ROUX", "Léa", LEA.ne_le),
        KnownPerson("E2", "ROUX", "Léo", LEA.ne_le),
    )
    files = [
        parse_stem(n, f"Calendrier_ROUX_{p}_01032015") for n, p in enumerate(("Léo", "Léa"), 1)
    ]

    assert [one.code for one in match_owners(files, twins, {}, {})] == ["E2", "E1"]


def test_two_calendars_that_are_nearly_one_pupils_are_left_to_a_person() -> None:
    files = [
        parse_stem(1, "Calendrier_DURANT_Léa_01032015"),
        parse_stem(2, "Calendrier_DURAN_Léa_01032015"),
    ]
    found = match_owners(files, (LEA,), {}, {})
    assert [one.certainty for one in found] == [Certainty.TO_CHECK] * 2


def test_two_pupils_of_one_name_without_birth_are_left_to_a_person() -> None:
    people = (KnownPerson("E1", "ROUX", "Léa"), KnownPerson("E2", "ROUX", "Léa"))
    assert owner("Calendrier_ROUX_Léa_01032015", *people).certainty is Certainty.TO_CHECK


@pytest.mark.parametrize("said", ["1", stem_key("Calendrier_ROUX_Anaïs_02022012.ics")])
def test_a_person_says_whose_a_calendar_is_by_its_name_or_its_number(said: str) -> None:
    one = owner("Calendrier_ROUX_Anaïs_02022012", chosen={said: "e2"})
    assert (one.certainty, one.code) == (Certainty.CHOSEN, "E2")


def test_what_a_person_said_is_remembered_for_the_next_export() -> None:
    remembered = {stem_key("Calendrier_ROUX_Anaïs_02022012"): "E002"}
    one = owner("Calendrier_ROUX_Anaïs_02022012 (2)", remembered=remembered)
    assert (one.certainty, one.code) == (Certainty.CHOSEN, "E002")


@pytest.mark.parametrize(
    ("said", "certainty"), [("nouveau", Certainty.NEW), ("Rien", Certainty.LEFT)]
)
def test_a_calendar_may_be_of_a_new_pupil_or_of_none(said: str, certainty: Certainty) -> None:
    assert owner("Calendrier_DURAND_Léa_01032015", chosen={"1": said}).certainty is certainty


def test_without_any_known_pupil_each_is_new() -> None:
    (one,) = match_owners([parse_stem(1, "Calendrier_ROUX_Anaïs_02022012")], (), {}, {})
    assert one.certainty is Certainty.NEW
