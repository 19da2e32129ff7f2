"""The letter of 2025-2026, line by line."""

import pytest
from characters import PAS, LetterCase, coordonnateur, read_back, rows, write

from pial_xl.bareme import Bareme
from pial_xl.letters.language.filling import fill_fragments
from pial_xl.letters.language.known import values
from pial_xl.letters.models.layout import LetterModel
from pial_xl.letters.models.pas import PAS_MODEL
from pial_xl.letters.models.pial import MODEL
from pial_xl.letters.models.simple import SIMPLE_MODEL
from pial_xl.units.dates import SchoolYear
from pial_xl.units.text import NBSP, clean

LETTER_2025_2026 = [
    "Lettre de Mission",
    "Coordonnateur Pôle Inclusif d'Accompagnement Localisé",
    "Département de la Loire Atlantique",
    "Année 2025-2026",
    "Circulaire n° 2019-088 du 05-06-2019 pour une école inclusive",
    "NOM Prénom de l'enseignant coordonnateur : M. FICTIF Camille",
    "Lieu d'implantation - NOM de l'établissement de rattachement adm+ VILLE : "
    "École Saint-Exemple - GUÉRANDE",
    "Cadre général : 1 IMP",
    "Le PIAL est une forme d'organisation dont l'objectif est de coordonner les moyens humains en "
    "fonction des besoins des élèves en situation de handicap ; d'accompagner les équipes pour "
    "identifier les besoins des élèves et mettre en œuvre les réponses adéquates.",
    "Sous l'autorité hiérarchique du pilote, chef d'établissement, le coordonnateur du PIAL "
    "organise et anime les actions du dispositif d'accompagnement des élèves en situation de "
    "handicap.",
    "Il travaille en collaboration avec l'ensemble des acteurs inscrits sur le territoire "
    "notamment les chefs d'établissements, les enseignants référents et la DDEC 44.",
    "Missions",
    "- Il participe activement à la réflexion collective qui permettra d'opérationnaliser "
    "l'accompagnement le plus adapté en fonction des moyens disponibles, alloués par la DSDEN.",
    "- Il assure le lien entre les chefs d'établissement, les enseignants référents, la DDEC 44, "
    "le service départemental de l'école inclusive (gestionnaires du pôle AESH DSDEN).",
    "- Il anime le collectif des AESH qui interviennent sur le territoire ; il propose des moments "
    "de régulation, des organisations permettant les échanges professionnels.",
    "- Il est l'interlocuteur des AESH pour l'organisation de leurs services",
    "- Il participe aux réunions de régulation, avec les AESH si besoin, organisées par le pilote.",
    "- Il participe à des réunions organisées par la DDEC, pour la mise en œuvre des PIAL.",
    "- Il rend compte de sa mission régulièrement auprès du pilote.",
    "Secteur géographique",
    "À préciser le numéro et/ou le nom du PIAL PRIVÉ : Secteur 99 ; 1 IMP",
    "Le coordonnateur peut être amené à se déplacer dans les différents établissements du PIAL, "
    "à l'Inspection Académique ou à la DDEC 44.",
    "Le/La chef.fe d'établissement de l'établissement de rattachement administratif de "
    "l'enseignant coordonnateur | "
    "Le coordonnateur enseignant du Pôle Inclusif d'Accompagnement Localisé",
    "Année 2025-2026 | Année 2025-2026",
    "Nom et signature | Nom et signature",
    "M. MODÈLE | M. FICTIF Camille",
]
A_MAN = {"civilite": "M.", "nom": "Fictif"}
IN_FEMININE = {
    "M. FICTIF Camille": "Mme FICTIVE Camille",
    "l'enseignant coordonnateur": "l'enseignante coordonnatrice",
    "Il est l'interlocuteur": "Elle est l'interlocutrice",
    "Coordonnateur Pôle": "Coordonnatrice Pôle",
    "e coordonnateur enseignant": "a coordonnatrice enseignante",
    "e coordonnateur": "a coordonnatrice",
    "peut être amené ": "peut être amenée ",
    "Il ": "Elle ",
    "; il ": "; elle ",
}
"""All that changes in the letter of a woman."""


def _rows_of(model: LetterModel, dossier: LetterCase) -> list[str]:
    """Give the lines that a packaged model prints, without going through a workbook."""
    said_values = values(dossier.row, dossier.context)
    lines: dict[int, list[str]] = {}
    for block in model.blocks:
        texts = fill_fragments([f.text for f in block.fragments], said_values)
        if text := clean("".join(texts)):
            lines.setdefault(block.row, []).append(text)
    return [" | ".join(cells) for cells in lines.values()]


def _letter(dossier: LetterCase) -> list[str]:
    return rows(read_back(write([dossier])).worksheets[0])


def test_a_row_of_2025_2026_gives_the_real_letter_line_by_line() -> None:
    row = coordonnateur(secteur="Secteur 99", **A_MAN)
    assert _letter(LetterCase(row)) == LETTER_2025_2026


def test_the_letter_of_a_woman_is_the_same_but_for_what_agrees_with_her() -> None:
    attendu = LETTER_2025_2026
    for masculine_form, feminine_form in IN_FEMININE.items():
        attendu = [row.replace(masculine_form, feminine_form) for row in attendu]
    assert _letter(LetterCase(coordonnateur(secteur="Secteur 99"))) == attendu


def test_double_punctuation_and_units_keep_their_non_breaking_spaces() -> None:
    sheet = read_back(write([LetterCase(coordonnateur(secteur="Secteur : 9"))])).worksheets[0]
    text = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    assert f"Cadre général{NBSP}: 1{NBSP}IMP" in text
    assert f"n°{NBSP}2019-088" in text
    for sign in ":;":
        assert f" {sign}" not in text


def test_another_year_department_and_network_leave_nothing_of_2025_2026() -> None:
    bareme = Bareme(
        annee_scolaire=SchoolYear(2027),
        departement_libelle="de l'Exemple",
        reseau="Réseau fictif 99",
        reseau_court="Réseau fictif",
        autorite="Autorité fictive",
        autorite_lieu="au siège fictif",
        circulaire="Circulaire fictive",
    )
    text = "\n".join(_letter(LetterCase(bareme=bareme)))
    assert "Année 2027-2028" in text
    assert "Département de l'Exemple" in text
    for old in ("2025", "2026", "2019", "Loire", "DDEC", "DSDEN", "Inspection", "44"):
        assert old not in text


@pytest.mark.parametrize("model", [MODEL, PAS_MODEL, SIMPLE_MODEL], ids=lambda m: m.title)
def test_the_packaged_models_hold_no_local_word(model: LetterModel) -> None:
    text = "\n".join(model.texts)
    for local in ("20", "Loire", "DDEC", "DSDEN", "Inspection", "PIAL", "PAS", "Localisé"):
        assert local not in text


def test_the_common_model_serves_a_pas_with_its_own_words_where_there_is_no_other() -> None:
    row = coordonnateur(pole="P2", imp=None, **A_MAN)
    text = _letter(LetterCase(row, pole=PAS))
    assert text[1] == "Coordonnateur Pôle d'appui à la scolarité"
    assert "Cadre général : décharge totale" in text
    assert (
        "À préciser le numéro et/ou le nom du PAS PUBLIC : PAS Exemple Sud ; décharge totale"
        in text
    )
    assert not any("PIAL" in row or "IMP" in row for row in text)


UNSET, _ = Bareme.load({"departement": ""})


@pytest.mark.parametrize("model", [MODEL, PAS_MODEL, SIMPLE_MODEL], ids=lambda m: m.title)
def test_a_letter_of_a_workbook_that_is_not_set_yet_names_no_departement(
    model: LetterModel,
) -> None:
    letter = _rows_of(model, LetterCase(bareme=UNSET))
    text = "\n".join(letter)
    for foreign in ("Loire", "DDEC", "Département", " ,", " .", "..", "et."):
        assert foreign not in text
    assert (
        "Elle travaille en collaboration avec l'ensemble des acteurs inscrits sur le territoire "
        "notamment les chefs d'établissements, les enseignants référents."
    ) in letter
    assert any(row.endswith("établissements du PIAL ou à l'Inspection Académique.")
               for row in letter)  # fmt: skip


def test_the_simple_letter_waits_for_no_hand_and_serves_a_pial_or_a_pas() -> None:
    row = coordonnateur(**A_MAN, fonction_signataire="Directrice")
    pial = _rows_of(SIMPLE_MODEL, LetterCase(row))
    pas = _rows_of(SIMPLE_MODEL, LetterCase(coordonnateur(pole="P2", imp=None, **A_MAN), pole=PAS))
    for letter in (pial, pas):
        assert not any("chef.fe" in line or "préciser" in line or "|" in line[:1]
                       for line in letter)  # fmt: skip
        assert "Coordonnateur : M. FICTIF Camille" in letter
    assert "Moyens : 1 IMP" in pial
    assert "Moyens : décharge totale" in pas
    assert "M. MODÈLE | M. FICTIF Camille" in pial
    assert not any("PIAL" in line for line in pas)


PAS_LETTER = [
    "Lettre de Mission",
    "Coordonnatrice du Pôle d'appui à la scolarité",
    "Département de la Loire Atlantique",
    "Année 2025-2026",
    "Circulaire du 01-09-2025 relative aux pôles d'appui à la scolarité",
    "NOM Prénom de l'enseignante coordonnatrice : Mme FICTIVE Camille",
    "Lieu d'implantation - NOM de l'établissement de rattachement adm+ VILLE : "
    "École Saint-Exemple - GUÉRANDE",
    "Cadre général : décharge totale",
    "Le PAS réunit une enseignante coordonnatrice et un éducateur. Son objectif est d'apporter "
    "une réponse de première intention aux besoins des élèves, y compris de ceux qui n'ont pas de "
    "notification ; il met aussi en œuvre l'accompagnement humain notifié.",
    "La coordonnatrice du PAS organise et anime, avec l'éducateur, les actions du dispositif.",
    "Elle travaille en collaboration avec l'ensemble des acteurs inscrits sur le territoire "
    "notamment les chefs d'établissements, les enseignants référents et la DDEC 44.",
    "Missions",
    "- Elle participe activement à la réflexion collective qui permettra d'opérationnaliser "
    "l'accompagnement le plus adapté en fonction des moyens disponibles, alloués par la DSDEN.",
    "- Elle apporte avec l'éducateur une réponse de première intention aux élèves qui ont besoin "
    "d'un appui à leur scolarité, avec ou sans notification.",
    "- Elle assure le lien entre les chefs d'établissement, les enseignants référents, la "
    "DDEC 44, le service départemental de l'école inclusive (gestionnaires du pôle AESH DSDEN).",
    "- Elle met en œuvre l'accompagnement humain des élèves notifiés.",
    "- Elle est l'interlocutrice des AESH pour l'organisation de leurs services",
    "- Elle participe aux réunions de régulation, avec les AESH si besoin, organisées par le "
    "pilote.",
    "- Elle participe à des réunions organisées par la DDEC, pour la mise en œuvre des PAS.",
    "- Elle rend compte de sa mission régulièrement auprès du pilote.",
    "Secteur géographique",
    "À préciser le numéro et/ou le nom du PAS PUBLIC : PAS Exemple Sud ; décharge totale",
    "La coordonnatrice peut être amenée à se déplacer dans les différents établissements du PAS, "
    "à l'Inspection Académique ou à la DDEC 44.",
    "Le/La chef.fe d'établissement de l'établissement de rattachement administratif de "
    "l'enseignante coordonnatrice | La coordonnatrice enseignante du Pôle d'appui à la scolarité",
    "Année 2025-2026 | Année 2025-2026",
    "Nom et signature | Nom et signature",
    "M. MODÈLE | Mme FICTIVE Camille",
]


def test_the_model_of_a_pas_gives_its_letter_line_by_line() -> None:
    dossier = LetterCase(coordonnateur(pole="P2", imp=None), pole=PAS)
    assert _rows_of(PAS_MODEL, dossier) == PAS_LETTER


def test_the_letter_of_a_pas_names_its_pilot_when_it_is_filled() -> None:
    pole = PAS.changed(pilote="Mme PILOTE-FICTIVE")
    text = _rows_of(PAS_MODEL, LetterCase(coordonnateur(pole="P2", imp=None), pole=pole))
    assert text[9].endswith("du dispositif, en lien avec son pilote, Mme PILOTE-FICTIVE.")


def test_the_place_and_date_of_signature_stand_above_the_boxes_when_they_are_filled() -> None:
    text = _letter(LetterCase(coordonnateur(fait_a="Guérande", fait_le="24/11/2026")))
    rank = text.index("Fait à Guérande, le 24/11/2026")
    assert text[rank + 1].startswith("Le/La chef.fe")


def test_the_function_of_the_signatory_stands_under_the_name() -> None:
    text = _letter(LetterCase(coordonnateur(fonction_signataire="Directrice fictive")))
    assert text[-2:] == ["M. MODÈLE | Mme FICTIVE Camille", "Directrice fictive"]


def test_an_amount_is_printed_when_the_row_says_one() -> None:
    text = _letter(LetterCase(coordonnateur(imp="0,5", montant=625)))
    assert "Cadre général : 0,5 IMP, soit 625 € par an" in text
