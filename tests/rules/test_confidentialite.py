"""P: what a workbook should not hold, nor where."""

from datetime import date

import pytest

from pial_xl.testing import SampleWorkbook


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


@pytest.mark.parametrize(
    "written",
    [
        "TSA sévère",
        "T.S.A.",
        "autisme",
        "Élève dyslexique",
        "TDAH",
        "sous traitement",
        "Épilepsie",
        "PAI : asthme",
        "sourde",
        "non-voyant",
        "suivi orthophonique",
        "en fauteuil roulant",
        "suivi par un psychologue",
        "psychologue libéral",
    ],
)
def test_p01_a_medical_word_is_told_and_never_repeated(c: SampleWorkbook, written: str) -> None:
    cell = c.put("T_Notifications", 0, "decision", written)
    assert c.constats() == [("P-01", "Notifications", cell)]
    said = c.constat("P-01").as_json()
    assert not any(written in text for text in said.values())


def test_p01_reads_the_columns_that_people_add(c: SampleWorkbook) -> None:
    cell = c.put_extra("T_Eleves", 1, "Observations", "trisomie 21")
    assert c.constats() == [("P-01", "Élèves", cell)]


@pytest.mark.parametrize(
    "written",
    [
        "MDPH 2026-118",
        "Dyson",
        "secteur des Trois-Moutiers",
        "besoin d'aide au repas",
        "ULIS",
        "Psychologie",
        "Psychologue scolaire",
        "réunion avec les psychologues de l'Éducation nationale",
    ],
)
def test_p01_other_words_are_silent(c: SampleWorkbook, written: str) -> None:
    c.put("T_Notifications", 0, "decision", written)
    c.put_extra("T_Eleves", 1, "Observations", written)
    assert "P-01" not in c.codes()


@pytest.mark.parametrize(
    "title",
    [
        "INE",
        "Adresse",
        "Tél. parents",
        "Date de naissance",
        "Photo",
        "E-mail du père",
        "Mél des parents",
        "Code postal",
        "N° de sécurité sociale",
    ],
)
def test_p04_a_column_that_no_hour_needs_is_information(c: SampleWorkbook, title: str) -> None:
    cell = c.put_extra("T_Eleves", 2, title, "x")
    assert c.constats() == []
    assert c.info_places() == [("P-04", "Élèves", cell)]


@pytest.mark.parametrize(
    ("table", "title"), [("T_Eleves", "Jours"), ("T_Eleves", "Mélange"), ("T_AESH", "Téléphone")]
)
def test_p04_other_columns_are_silent(c: SampleWorkbook, table: str, title: str) -> None:
    c.put_extra(table, 0, title, "x")
    assert "P-04" not in c.codes()


def test_p04_an_empty_column_holds_nothing(c: SampleWorkbook) -> None:
    c.put_extra("T_Eleves", 0, "INE", None)
    assert "P-04" not in c.codes()


@pytest.mark.parametrize(
    "folder",
    [
        r"C:\Users\x\OneDrive\PIAL",
        "/Users/x/Dropbox",
        r"G:\Mon Drive\PIAL",
        "/media/x/CLE",
        "https://d.docs.live.net/1234/PIAL",
    ],
)
def test_p06_a_personal_place_is_information(c: SampleWorkbook, folder: str) -> None:
    c.folder = folder
    assert c.info_places() == [("P-06", "Paramètres", "")]


@pytest.mark.parametrize(
    "folder", ["", r"C:\Users\x\OneDrive - Académie de Nantes", r"\\serveur\pial", "/home/x/omega"]
)
def test_p06_a_place_of_work_is_silent(c: SampleWorkbook, folder: str) -> None:
    c.folder = folder
    assert "P-06" not in c.codes()


@pytest.mark.parametrize(
    ("jour", "told"), [(date(2025, 11, 24), False), (date(2025, 11, 23), True)]
)
def test_p07_pupils_gone_for_a_year_are_to_be_removed(
    c: SampleWorkbook, jour: date, told: bool
) -> None:
    index = c.add("T_Eleves", eleve="E9", uai="0440001M", sorti_le=jour)
    cell = c.address("T_Eleves", index, "sorti_le")
    assert c.info_places() == ([("P-07", "Élèves", cell)] if told else [])


def test_p07_a_threshold_of_zero_tells_nothing(c: SampleWorkbook) -> None:
    c.add("T_Eleves", eleve="E9", uai="0440001M", sorti_le=date(2020, 1, 1))
    c.add("T_Parametres", cle="purge_mois", valeur=0)
    assert "P-07" not in c.codes()


@pytest.mark.parametrize(("is_encrypted", "told"), [(False, True), (True, False), (None, False)])
def test_p08_speaks_only_where_the_program_can_tell(
    c: SampleWorkbook, is_encrypted: bool | None, told: bool
) -> None:
    c.is_encrypted = is_encrypted
    assert c.info_places() == ([("P-08", "Paramètres", "")] if told else [])
