"""L: the mission letters of coordinators."""

import pytest

from pial_xl.tables.raw import ModelParts
from pial_xl.testing import SampleWorkbook

K = "Coordonnateurs"


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


@pytest.mark.parametrize("field", ["civilite", "nom", "prenom", "uai", "pole", "imp", "signataire"])
def test_l01_names_the_empty_cell_of_a_letter(c: SampleWorkbook, field: str) -> None:
    c.add("T_Coordonnateurs", **c.tables["T_Coordonnateurs"][1])
    c.tables["T_Coordonnateurs"][1]["prenom"] = "Chloé"
    cell = c.put("T_Coordonnateurs", 1, field, None)
    assert c.constats() == [("L-01", K, cell)]
    assert c.constat("L-01").message.startswith("Lettre ligne 6\u00a0: «\u00a0")


def test_l01_asks_only_for_what_the_model_prints(c: SampleWorkbook) -> None:
    c.models = {"Modèle de lettre": (("A1", "{{Prénom}} {{NOM}}, {{ imp }}"),)}
    c.put("T_Coordonnateurs", 0, "signataire", None)
    assert c.constats() == []
    cell = c.put("T_Coordonnateurs", 0, "imp", None)
    assert c.constats() == [("L-01", K, cell)]


def test_l01_needs_no_imp_where_the_mission_is_a_discharge(c: SampleWorkbook) -> None:
    c.put("T_Poles", 0, "remuneration", "décharge")
    c.put("T_Coordonnateurs", 0, "imp", None)
    assert c.constats() == []


@pytest.mark.parametrize("imp", [0.25, "¼", "0,5", 1, 2, 3, "1 IMP"])
def test_l02_knows_the_rates(c: SampleWorkbook, imp: object) -> None:
    c.put("T_Coordonnateurs", 0, "imp", imp)
    assert c.constats() == []


@pytest.mark.parametrize("imp", [0.75, 4, 0, "1,5"])
def test_l02_refuses_other_rates(c: SampleWorkbook, imp: object) -> None:
    cell = c.put("T_Coordonnateurs", 0, "imp", imp)
    assert c.constats() == [("L-02", K, cell)]


@pytest.mark.parametrize(("montant", "fake"), [(1250, False), ("1 250 €", False), (1500, True)])
def test_l03_the_amount_follows_the_imp(c: SampleWorkbook, montant: object, fake: bool) -> None:
    cell = c.put("T_Coordonnateurs", 0, "montant", montant)
    assert c.constats() == ([("L-03", K, cell)] if fake else [])


def test_l04_a_pole_needs_a_coordinator(c: SampleWorkbook) -> None:
    del c.tables["T_Coordonnateurs"][1]
    assert c.constats() == [("L-04", "Pôles", "A6")]


def test_l04_a_letter_names_a_known_pole(c: SampleWorkbook) -> None:
    c.add("T_Coordonnateurs", **(c.tables["T_Coordonnateurs"][0] | {"pole": "P9"}))
    assert c.constats() == [("L-04", K, "E7")]


def test_l04_a_misspelt_pole_is_told_once(c: SampleWorkbook) -> None:
    cell = c.put("T_Coordonnateurs", 1, "pole", "P9")
    assert c.constats() == [("L-04", K, cell)]


def test_l05_the_same_person_and_pole_twice_is_one_letter_too_many(c: SampleWorkbook) -> None:
    twin = c.tables["T_Coordonnateurs"][0] | {"nom": "Fictive", "prenom": "ALICE"}
    c.add("T_Coordonnateurs", **twin)
    assert c.constats() == [("L-05", K, "B7")]
    assert c.info_places() == []


def test_l05_the_same_person_in_two_poles_is_in_order(c: SampleWorkbook) -> None:
    c.add("T_Coordonnateurs", **(c.tables["T_Coordonnateurs"][0] | {"pole": "P2"}))
    assert c.constats() == []


def test_l07_a_second_letter_of_one_name_gets_a_number(c: SampleWorkbook) -> None:
    c.add("T_Coordonnateurs", **(c.tables["T_Coordonnateurs"][0] | {"pole": "P2"}))
    assert c.info_places() == [("L-07", K, "B7")]
    assert "« Lettre FICTIVE Alice (2) »" in c.constat("L-07").message.replace("\u00a0", " ")


@pytest.mark.parametrize("nom", ["SAINT-NAZAIRE / GUÉRANDE – DE LA TOUR-FICTIVE", "A*B", "L" * 60])
def test_l07_a_name_that_excel_refuses_is_mended(c: SampleWorkbook, nom: str) -> None:
    cell = c.put("T_Coordonnateurs", 0, "nom", nom)
    assert c.constats() == []
    assert c.info_places() == [("L-07", K, cell)]


def test_l08_a_year_written_in_the_model_is_compared(c: SampleWorkbook) -> None:
    c.models = {
        "Modèle de lettre": (
            ("A1", "Circulaire n° 2019-088 du 05-06-2019, année 2026-2027"),
            ("A2", "Année 2025 – 2026"),
        )
    }
    assert c.constats() == [("L-08", "Modèle de lettre", "A2")]
    assert "La lettre dit 2025-2026, le classeur 2026-2027." in c.constat("L-08").message


def test_l09_a_pas_coordinator_is_discharged_not_paid(c: SampleWorkbook) -> None:
    c.put("T_Poles", 0, "sigle", "PAS")
    assert c.constats() == [("L-09", K, "F5")]


@pytest.mark.parametrize(("quotite", "attendu"), [(49, True), (0.4, True), (50, False)])
def test_l11_private_teachers_teach_half_time(
    c: SampleWorkbook, quotite: float, attendu: bool
) -> None:
    cell = c.put("T_Coordonnateurs", 0, "quotite_enseignement", quotite)
    assert c.constats() == []
    assert c.info_places() == ([("L-11", K, cell)] if attendu else [])


def test_no_constat_of_a_letter_names_the_person_as_its_object(c: SampleWorkbook) -> None:
    c.put("T_Coordonnateurs", 0, "imp", 7)
    assert c.constat("L-02").objet == "ligne 5"


def test_l13_a_misspelt_field_of_the_model_names_the_nearest_one(c: SampleWorkbook) -> None:
    c.models = {"Modèle de lettre": (("B3", "{{Prenom}} {{établisement}} {{imp}}"),)}
    assert c.constats() == [("L-13", "Modèle de lettre", "B3")]
    assert "{{établissement}}" in c.constat("L-13").message


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("{{de la vile}}", "{{de la ville}}"),
        ("{{nb_aech:AESH intervient|AESH interviennent}}", "{{nb_aesh:AESH intervient"),
        ("{{si fonction signatair}}x{{fin}}", "{{si fonction_signataire}}"),
        ("{{fin}}", "Aucun {{si …}}"),
        ("{nom}", "Écrivez {{nom}}."),
    ],
)
def test_l13_reads_agreements_articles_and_blocks(
    c: SampleWorkbook, written: str, advice: str
) -> None:
    c.models = {"Modèle de lettre": (("B3", f"{written}, {{{{Il|Elle}}}} {{{{du pôle}}}}"),)}
    assert c.constats() == [("L-13", "Modèle de lettre", "B3")]
    assert advice in c.constat("L-13").message.replace("\u00a0", " ")


@pytest.mark.parametrize("suffix", ["", " PAS", " pial", " P2", " Exemple Nord"])
def test_l14_a_model_of_a_kind_or_of_a_pole_serves(c: SampleWorkbook, suffix: str) -> None:
    c.put("T_Poles", 0, "libelle", "Exemple Nord")
    c.models = {f"Modèle de lettre{suffix}": (("A1", "Lettre"),)}
    assert c.constats() == []


def test_l14_a_model_that_serves_nobody_names_the_nearest(c: SampleWorkbook) -> None:
    c.models = {"Modèle de lettre PASS": (("A1", "Lettre"),)}
    assert c.constats() == [("L-14", "Modèle de lettre PASS", "A1")]
    message = c.constat("L-14").message.replace("\u00a0", " ")
    assert message.endswith("Vouliez-vous dire « Modèle de lettre PAS » ?")


def test_l14_a_chosen_model_that_is_not_there_is_told_once(c: SampleWorkbook) -> None:
    c.models = {"Modèle de lettre": (("A1", "{{nom}}"),)}
    index = c.add("T_Parametres", cle="modele_lettre", valeur="simple")
    cell = c.address("T_Parametres", index, "valeur")
    assert c.constats() == [("L-14", "Paramètres", cell)]
    c.models |= {"Modèle de lettre simple": (("A1", "{{nom}}"),)}
    assert c.constats() == []


def test_l01_asks_of_each_row_what_the_model_of_its_pole_prints(c: SampleWorkbook) -> None:
    c.models = {
        "Modèle de lettre": (("A1", "{{nom}}"),),
        "Modèle de lettre P2": (("A1", "{{Il|Elle}}"),),
    }
    c.put("T_Coordonnateurs", 0, "civilite", None)
    assert c.constats() == []
    cell = c.put("T_Coordonnateurs", 1, "civilite", None)
    assert c.constats() == [("L-01", K, cell)]


def test_l01_does_not_ask_for_what_an_absent_block_would_print(c: SampleWorkbook) -> None:
    c.models = {"Modèle de lettre": (("A1", "{{nom}}{{si fait}}, {{signataire}}{{fin}}"),)}
    cell = c.put("T_Coordonnateurs", 0, "signataire", None)
    assert c.constats() == []
    c.put("T_Coordonnateurs", 0, "fait_a", "Guérande")
    assert c.constats() == [("L-01", K, cell)]


@pytest.mark.parametrize(("civilite", "attendu"), [("Dr", True), ("Mlle", False), ("m", False)])
def test_l15_a_title_must_say_how_to_agree(c: SampleWorkbook, civilite: str, attendu: bool) -> None:
    c.models = {"Modèle de lettre": (("A1", "{{Il|Elle}}"),)}
    cell = c.put("T_Coordonnateurs", 0, "civilite", civilite)
    assert c.constats() == ([("L-15", K, cell)] if attendu else [])


def test_l15_a_model_that_agrees_with_nobody_takes_any_title(c: SampleWorkbook) -> None:
    c.models = {"Modèle de lettre": (("A1", "{{civilité}}"),)}
    c.put("T_Coordonnateurs", 0, "civilite", "Dr")
    assert c.constats() == []


@pytest.mark.parametrize("field", ["nom", "commune"])
def test_l01_names_the_empty_cell_of_the_school(c: SampleWorkbook, field: str) -> None:
    cell = c.put("T_Etablissements", 0, field, None)
    assert ("L-01", "Établissements", cell) in c.constats()


def test_l14_tells_of_a_model_that_another_one_of_the_same_name_keeps_from_serving(
    c: SampleWorkbook,
) -> None:
    text = (("A1", "{{nom}}"),)
    c.models = {"Modèle de lettre P2": text, "Modele de lettre p 2": text}
    assert c.constats() == [("L-14", "Modele de lettre p 2", "A1")]


def _held(c: SampleWorkbook, *cells: tuple[str, str]) -> None:
    c.models = {"Modèle de lettre": (("A1", "{{nom}} {{prénom}}"), *cells)}


@pytest.mark.parametrize(
    "parts",
    [ModelParts(lost=("un graphique",)), ModelParts(boxes=("Pour {{nom}}",))],
)
def test_l16_names_what_a_letter_does_not_hold(c: SampleWorkbook, parts: ModelParts) -> None:
    _held(c)
    c.model_parts = {"Modèle de lettre": parts}
    assert c.constats() == [("L-16", "Modèle de lettre", "A1")]


def test_l16_says_nothing_of_a_text_box_without_field(c: SampleWorkbook) -> None:
    _held(c)
    c.model_parts = {"Modèle de lettre": ModelParts(boxes=("Pour mémoire",))}
    assert c.constats() == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pilote : {{pilote}}", True),
        ("{{si pilote}}Pilote : {{pilote}}", False),
        ("{{pilote}}", False),
        ("Secteur : {{secteur}}", False),
    ],
)
def test_l16_tells_once_of_an_optional_field_printed_as_nothing(
    c: SampleWorkbook, text: str, found: bool
) -> None:
    _held(c, ("A2", text))
    for index in (0, 1):
        c.put("T_Poles", index, "pilote", None)
    assert c.constats() == ([("L-16", "Modèle de lettre", "A2")] if found else [])


@pytest.mark.parametrize("text", ["«NOM»", "«Prénom»", "Mme «ADRESSE»"])
def test_l13_knows_the_fields_of_word(c: SampleWorkbook, text: str) -> None:
    _held(c, ("A2", text))
    assert c.constats() == [("L-13", "Modèle de lettre", "A2")]


@pytest.mark.parametrize("text", ["« NOM »", "«oui»", "« Générer les lettres »"])
def test_l13_leaves_quotations(c: SampleWorkbook, text: str) -> None:
    _held(c, ("A2", text))
    assert c.constats() == []


def test_l13_reads_headers_and_footers(c: SampleWorkbook) -> None:
    _held(c)
    headers = (("en-tête", "&C{{nom}}"), ("pied de page", "&L{{prennom}}"))
    c.model_parts = {"Modèle de lettre": ModelParts(headers=headers)}
    assert c.constats() == [("L-13", "Modèle de lettre", "A1")]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, True),
        ({"nom": "FICTIVE", "prenom": "alice"}, True),
        ({"uai": "0440002N"}, False),
        ({"nom": "Fictivé"}, False),
    ],
)
def test_l05_knows_homonyms_of_two_schools_and_names_that_an_accent_parts(
    c: SampleWorkbook, changes: dict[str, object], found: bool
) -> None:
    c.add("T_Coordonnateurs", **{**c.tables["T_Coordonnateurs"][0], **changes})
    assert ("L-05" in {code for code, *_ in c.constats()}) is found
