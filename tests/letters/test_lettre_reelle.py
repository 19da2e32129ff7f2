"""The letter of 2025-2026, line by line."""

import pytest
from personnages import PAS, Dossier, coordonnateur, ecrire, lignes, relire

from pial_xl.bareme import Bareme
from pial_xl.letters.langue.champs import valeurs
from pial_xl.letters.langue.remplissage import remplir_fragments
from pial_xl.letters.modeles.mise_en_page import Modele
from pial_xl.letters.modeles.pas import MODELE_PAS
from pial_xl.letters.modeles.pial import MODELE
from pial_xl.units.dates import SchoolYear
from pial_xl.units.text import NBSP, clean

LETTRE_2025_2026 = [
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
UN_HOMME = {"civilite": "M.", "nom": "Fictif"}
AU_FEMININ = {
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


def _lignes_de(modele: Modele, dossier: Dossier) -> list[str]:
    """Give the lines that a packaged model prints, without going through a workbook."""
    dites = valeurs(dossier.ligne, dossier.contexte)
    rangees: dict[int, list[str]] = {}
    for bloc in modele.blocs:
        textes = remplir_fragments([f.texte for f in bloc.fragments], dites)
        if texte := clean("".join(textes)):
            rangees.setdefault(bloc.ligne, []).append(texte)
    return [" | ".join(cellules) for cellules in rangees.values()]


def _lettre(dossier: Dossier) -> list[str]:
    return lignes(relire(ecrire([dossier])).worksheets[0])


def test_a_row_of_2025_2026_gives_the_real_letter_line_by_line() -> None:
    ligne = coordonnateur(secteur="Secteur 99", **UN_HOMME)
    assert _lettre(Dossier(ligne)) == LETTRE_2025_2026


def test_the_letter_of_a_woman_is_the_same_but_for_what_agrees_with_her() -> None:
    attendu = LETTRE_2025_2026
    for masculin, feminin in AU_FEMININ.items():
        attendu = [ligne.replace(masculin, feminin) for ligne in attendu]
    assert _lettre(Dossier(coordonnateur(secteur="Secteur 99"))) == attendu


def test_double_punctuation_and_units_keep_their_non_breaking_spaces() -> None:
    feuille = relire(ecrire([Dossier(coordonnateur(secteur="Secteur : 9"))])).worksheets[0]
    texte = "\n".join(str(cell.value) for row in feuille.iter_rows() for cell in row if cell.value)
    assert f"Cadre général{NBSP}: 1{NBSP}IMP" in texte
    assert f"n°{NBSP}2019-088" in texte
    for signe in ":;":
        assert f" {signe}" not in texte


def test_another_year_department_and_network_leave_nothing_of_2025_2026() -> None:
    bareme = Bareme.model_validate(
        {
            "annee_scolaire": SchoolYear(2027),
            "departement_libelle": "de l'Exemple",
            "reseau": "Réseau fictif 99",
            "reseau_court": "Réseau fictif",
            "autorite": "Autorité fictive",
            "autorite_lieu": "au siège fictif",
            "circulaire": "Circulaire fictive",
        }
    )
    texte = "\n".join(_lettre(Dossier(bareme=bareme)))
    assert "Année 2027-2028" in texte
    assert "Département de l'Exemple" in texte
    for ancien in ("2025", "2026", "2019", "Loire", "DDEC", "DSDEN", "Inspection", "44"):
        assert ancien not in texte


@pytest.mark.parametrize("modele", [MODELE, MODELE_PAS], ids=lambda m: m.titre)
def test_the_packaged_models_hold_no_local_word(modele: Modele) -> None:
    texte = "\n".join(modele.textes)
    for local in ("20", "Loire", "DDEC", "DSDEN", "Inspection", "PIAL", "PAS", "Localisé"):
        assert local not in texte


def test_the_common_model_serves_a_pas_with_its_own_words_where_there_is_no_other() -> None:
    ligne = coordonnateur(pole="P2", imp=None, **UN_HOMME)
    texte = _lettre(Dossier(ligne, pole=PAS))
    assert texte[1] == "Coordonnateur Pôle d'appui à la scolarité"
    assert "Cadre général : décharge totale" in texte
    assert (
        "À préciser le numéro et/ou le nom du PAS PUBLIC : PAS Exemple Sud ; décharge totale"
        in texte
    )
    assert not any("PIAL" in ligne or "IMP" in ligne for ligne in texte)


LETTRE_DE_PAS = [
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
    dossier = Dossier(coordonnateur(pole="P2", imp=None), pole=PAS)
    assert _lignes_de(MODELE_PAS, dossier) == LETTRE_DE_PAS


def test_the_letter_of_a_pas_names_its_pilot_when_it_is_filled() -> None:
    pole = PAS.model_copy(update={"pilote": "Mme PILOTE-FICTIVE"})
    texte = _lignes_de(MODELE_PAS, Dossier(coordonnateur(pole="P2", imp=None), pole=pole))
    assert texte[9].endswith("du dispositif, en lien avec son pilote, Mme PILOTE-FICTIVE.")


def test_the_place_and_date_of_signature_stand_above_the_boxes_when_they_are_filled() -> None:
    texte = _lettre(Dossier(coordonnateur(fait_a="Guérande", fait_le="24/11/2026")))
    rang = texte.index("Fait à Guérande, le 24/11/2026")
    assert texte[rang + 1].startswith("Le/La chef.fe")


def test_the_function_of_the_signatory_stands_under_the_name() -> None:
    texte = _lettre(Dossier(coordonnateur(fonction_signataire="Directrice fictive")))
    assert texte[-2:] == ["M. MODÈLE | Mme FICTIVE Camille", "Directrice fictive"]


def test_an_amount_is_printed_when_the_row_says_one() -> None:
    texte = _lettre(Dossier(coordonnateur(imp="0,5", montant=625)))
    assert "Cadre général : 0,5 IMP, soit 625 € par an" in texte
