"""Placeholders: how they are written, what they print, what is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from personnages import PAS, Dossier, coordonnateur

from pial_xl.letters.langue.catalogue import CHAMPS, champ_connu
from pial_xl.letters.langue.champs import fautes, manquants, valeurs
from pial_xl.letters.langue.remplissage import champs_du_texte, remplir, remplir_fragments
from pial_xl.letters.modeles.pial import MODELE
from pial_xl.tables import Pole
from pial_xl.units.text import NBSP

TEXTE = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=30)


def _manque(dossier: Dossier) -> list[tuple[str, str | None]]:
    return [
        (r.libelle, r.colonne)
        for r in manquants(MODELE.textes, valeurs(dossier.ligne, dossier.contexte))
    ]


def _valeur(dossier: Dossier, cle: str) -> str | None:
    return valeurs(dossier.ligne, dossier.contexte)[cle]


@pytest.mark.parametrize(
    "ecrit", ["établissement", "ETABLISSEMENT", " Etablissement ", "éta_blisse ment"]
)
def test_accents_case_spaces_and_underscores_are_forgiven(ecrit: str) -> None:
    assert remplir(f"<{{{{{ecrit}}}}}>", {"établissement": "École"}) == "<École>"


@pytest.mark.parametrize(
    "cle",
    ["nom", "établissement", "ville", "imp", "montant_imp", "pole", "secteur", "nb_aesh", "annee",
     "fait_a", "fait_le"],
)  # fmt: skip
def test_the_placeholders_users_were_promised_are_known(cle: str) -> None:
    assert champ_connu(cle) is not None


def test_every_placeholder_has_its_own_key_and_says_where_its_value_comes_from() -> None:
    assert {id(champ_connu(champ.cle)) for champ in CHAMPS} == {id(champ) for champ in CHAMPS}
    assert all(champ.libelle and champ.provenance for champ in CHAMPS)


def test_the_packaged_model_uses_only_known_placeholders() -> None:
    assert [faute for texte in MODELE.textes for faute in fautes(texte)] == []


def test_an_unknown_placeholder_is_listed_and_left_visible() -> None:
    (faute,) = fautes("Bonjour {{prenon}}, {{nom}}")

    assert faute.ecrit == "{{prenon}}"
    assert remplir("Bonjour {{prenon}} !", {"nom": "X"}) == f"Bonjour {{{{prenon}}}}{NBSP}!"


def test_an_optional_placeholder_without_value_goes_with_the_space_before_it() -> None:
    assert remplir("du PIAL {{statut}}, ici", {"statut": None}) == "du PIAL, ici"


def test_braces_inside_a_value_are_text() -> None:
    assert remplir("{{nom}}", {"nom": "{{prénom}}", "prénom": "secret"}) == "{{prénom}}"


def test_a_value_takes_the_look_of_the_fragment_that_holds_its_placeholder() -> None:
    fragments = remplir_fragments(["Nom : ", "{{nom}}", "."], {"nom": "FICTIVE"})
    assert fragments == (f"Nom{NBSP}: ", "FICTIVE", ".")


def test_a_placeholder_cut_between_two_fragments_is_still_filled() -> None:
    assert remplir_fragments(["a {{n", "o", "m}} b"], {"nom": "X"}) == ("a X", "", " b")


@given(TEXTE, TEXTE, TEXTE)
def test_the_text_around_a_placeholder_is_kept(avant: str, valeur: str, apres: str) -> None:
    fragments = remplir_fragments([avant, "{{nom}}", apres], {"nom": valeur or "X"})
    plain = "".join(fragments).replace(NBSP, " ")
    assert plain == f"{avant}{valeur or 'X'}{apres}".replace(NBSP, " ")


@given(st.lists(TEXTE, max_size=4), st.integers(0, 60))
def test_cutting_a_text_into_fragments_changes_nothing_of_what_it_says(
    morceaux: list[str], coupe: int
) -> None:
    texte = "{{nom}}".join(morceaux)
    entier = remplir(texte, {"nom": "X"}).replace(NBSP, " ")
    coupes = remplir_fragments([texte[:coupe], texte[coupe:]], {"nom": "X"})
    assert "".join(coupes).replace(NBSP, " ") == entier


@given(st.text(max_size=60))
def test_any_text_of_a_model_can_be_read(texte: str) -> None:
    assert len(champs_du_texte(texte)) <= texte.count("{{")
    remplir(texte, {})


def test_a_complete_row_misses_nothing() -> None:
    assert _manque(Dossier()) == []


@pytest.mark.parametrize(
    ("champ", "libelle"),
    [
        ("civilite", "civilité"),
        ("nom", "nom"),
        ("prenom", "prénom"),
        ("imp", "IMP"),
        ("signataire", "signataire"),
    ],
)
def test_an_empty_cell_is_missing_once_with_its_field(champ: str, libelle: str) -> None:
    assert _manque(Dossier(coordonnateur(**{champ: None}))) == [(libelle, champ)]


def test_an_unknown_establishment_is_missing_once_although_it_hides_the_town_too() -> None:
    assert _manque(Dossier(etablissement=None)) == [("établissement", "uai")]


def test_an_unknown_pole_is_missing_once_although_many_placeholders_need_it() -> None:
    assert _manque(Dossier(pole=None)) == [("pôle", "pole")]


def test_imp_is_not_missing_where_the_pole_gives_a_discharge() -> None:
    assert _manque(Dossier(coordonnateur(imp=None), pole=PAS)) == []


def test_a_model_that_does_not_print_the_signatory_does_not_need_one() -> None:
    dossier = Dossier(coordonnateur(signataire=None))
    assert manquants(["{{nom}}"], valeurs(dossier.ligne, dossier.contexte)) == ()


def test_the_name_is_in_capitals_with_its_accents_and_the_first_name_as_typed() -> None:
    dossier = Dossier(coordonnateur(nom="Le Guén-d'Argentré", prenom="Marie-Noëlle"))
    assert _valeur(dossier, "nom") == "LE GUÉN-D'ARGENTRÉ"
    assert _valeur(dossier, "prénom") == "Marie-Noëlle"


@pytest.mark.parametrize(
    ("imp", "texte"), [("1", "1 IMP"), ("0,5", "0,5 IMP"), ("¼", "0,25 IMP"), (0, "0 IMP")]
)
def test_imp_is_written_with_a_comma_and_its_unit(imp: object, texte: str) -> None:
    assert _valeur(Dossier(coordonnateur(imp=imp)), "imp") == texte.replace(" ", NBSP)


def test_a_pole_without_reward_says_so() -> None:
    pole = Pole.model_validate({"pole": "P1", "remuneration": "aucune"})
    dossier = Dossier(coordonnateur(imp=None), pole=pole)
    assert _valeur(dossier, "imp") == "sans IMP ni décharge"


def test_the_sector_falls_back_to_the_name_of_the_pole() -> None:
    assert _valeur(Dossier(), "secteur") == "PIAL Exemple Nord"
    sans_libelle = Pole.model_validate({"pole": "P9", "sigle": "PAS"})
    assert _valeur(Dossier(pole=sans_libelle), "secteur") == "PAS P9"


def test_the_amount_is_that_of_the_row_or_else_the_number_of_imp_times_the_rate() -> None:
    assert _valeur(Dossier(coordonnateur(imp=2)), "montant_imp") == f"2{NBSP}500{NBSP}€"
    assert _valeur(Dossier(coordonnateur(montant=600)), "montant_imp") == f"600{NBSP}€"
