"""The language of a letter's model, as its users write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.letters.langue.catalogue import CHAMPS
from pial_xl.letters.langue.champs import fautes
from pial_xl.letters.langue.remplissage import (
    champs_du_texte,
    champs_imprimes,
    est_effacee,
    lignes_effacees,
    remplir,
    remplir_fragments,
)
from pial_xl.units.text import NBSP

MORCEAU = st.one_of(
    st.sampled_from(
        ["{{", "}}", "{{nom}}", "{{si ville}}", "{{sauf nom}}", "{{fin}}", "{{Il|Elle}}",
         "{{du pôle}}", "{{nb_aesh:un|des}}", " ", "\n", ".", "|", ":", "si", "{{xyz}}"]
    ),
    st.text(max_size=8),
)  # fmt: skip
MODELE = st.lists(MORCEAU, max_size=12).map("".join)
VALEURS = st.dictionaries(
    st.sampled_from(["nom", "ville", "pôle", "nb_aesh", "civilité"]),
    st.one_of(st.none(), st.text(max_size=12)),
)


@pytest.mark.parametrize(("civilite", "attendu"), [("M.", "Il anime"), ("Mme", "Elle anime")])
def test_two_forms_agree_with_the_person(civilite: str, attendu: str) -> None:
    assert remplir("{{Il|Elle}} anime", {"civilité": civilite}) == attendu


@pytest.mark.parametrize("ecrit", ["{{|e}}", "{{civilité:|e}}", "{{ Civilite : | e }}"])
def test_a_form_may_be_empty_and_name_the_title(ecrit: str) -> None:
    assert remplir(f"délégué{ecrit} du pôle", {"civilité": "Mme"}) == "déléguée du pôle"
    assert remplir(f"délégué{ecrit} du pôle", {"civilité": "M."}) == "délégué du pôle"


@pytest.mark.parametrize("ecrit", ["{{Elle|Il}}", "{{la maîtresse|le maître}}", "{{Mme|M.}}"])
def test_two_forms_whose_first_words_show_a_reversed_order_are_set_right(ecrit: str) -> None:
    feminin, masculin = ecrit.strip("{}").split("|")
    assert remplir(ecrit, {"civilité": "Mme"}) == feminin
    assert remplir(ecrit, {"civilité": "M."}) == masculin


def test_a_title_that_does_not_say_prints_both_forms() -> None:
    assert remplir("{{Il|Elle}} anime", {"civilité": "Dr"}) == "Il/Elle anime"


@pytest.mark.parametrize(
    ("nombre", "attendu"), [("1", "1 AESH intervient"), ("12", "12 AESH interviennent")]
)
def test_two_forms_after_a_field_agree_with_its_number(nombre: str, attendu: str) -> None:
    modele = "{{nb_aesh}} AESH {{Nb AESH : intervient|interviennent}}"
    assert remplir(modele, {"nb_aesh": nombre}) == attendu


@pytest.mark.parametrize(
    "ecrit", ["{{du pôle}}", "{{de la pole}}", "{{de l'pôle}}", "{{de_l’Pôle}}", "{{d' pôle}}",
              "{{des PÔLE}}"],
)  # fmt: skip
def test_the_article_written_does_not_matter_the_value_chooses(ecrit: str) -> None:
    assert remplir(f"les AESH {ecrit}.", {"pôle": "PIAL Nord"}) == "les AESH du PIAL Nord."
    assert remplir(f"les AESH {ecrit}.", {"pôle": "Ancenis"}) == "les AESH d'Ancenis."


def test_a_capital_in_the_braces_gives_a_capital() -> None:
    assert remplir("{{Le sigle}} est", {"sigle": "PIAL"}) == "Le PIAL est"
    assert remplir("{{L'autorité}} est", {"autorité": "DSDEN"}) == "La DSDEN est"


def test_a_missing_value_takes_its_preposition_away() -> None:
    assert remplir("les AESH {{de la ville}}, ici", {"ville": None}) == "les AESH, ici"


@pytest.mark.parametrize("champ", [champ.cle for champ in CHAMPS])
def test_an_exact_field_wins_over_any_other_reading(champ: str) -> None:
    assert remplir(f"{{{{{champ}}}}}", {champ: "valeur"}) == "valeur"


BLOC = "Cadre{{si fait}}, fait : {{fait}}{{fin}}."


def test_a_block_is_there_when_its_field_has_a_value() -> None:
    assert remplir(BLOC, {"fait": "hier"}) == f"Cadre, fait{NBSP}: hier."


def test_a_block_is_not_there_when_its_field_has_none() -> None:
    assert remplir(BLOC, {"fait": ""}) == remplir(BLOC, {}) == "Cadre."


def test_sauf_is_the_contrary_of_si() -> None:
    assert remplir("{{sauf fait}}À compléter{{fin}}", {}) == "À compléter"
    assert remplir("{{sauf fait}}À compléter{{fin}}", {"fait": "hier"}) == ""


def test_a_block_without_end_goes_to_the_end_of_the_cell() -> None:
    assert remplir("Un{{si fait}} et deux", {}) == "Un"
    assert remplir("Un{{si fait}} et deux", {"fait": "x"}) == "Un et deux"


@pytest.mark.parametrize(
    ("modele", "present", "absent"),
    [
        ("A {{si fait}}b{{fin}} c", "A b c", "A c"),
        ("A {{si fait}} b {{fin}} c", "A b c", "A c"),
        ("A {{si fait}}b {{fin}}c", "A b c", "A c"),
        ("A {{si fait}}b{{fin}}.", "A b.", "A."),
        ("{{si fait}} b {{fin}} c", "b c", "c"),
        ("A {{si fait}} b {{fin}}", "A b", "A"),
        ("A\n{{si fait}}b{{fin}}\nc", "A\nb\nc", "A\nc"),
        ("A\n{{si fait}}\nb\n{{fin}}\nc", "A\nb\nc", "A\nc"),
    ],
)
def test_a_block_leaves_no_space_nor_blank_line_behind(
    modele: str, present: str, absent: str
) -> None:
    assert remplir(modele, {"fait": "x"}) == present
    assert remplir(modele, {}) == absent


def test_a_block_may_run_over_the_fragments_of_a_rich_cell() -> None:
    morceaux = ["Un ", "{{si fait}}deux {{f", "ait}}{{fin}} trois"]
    assert remplir_fragments(morceaux, {}) == ("Un", "", " trois")
    assert remplir_fragments(morceaux, {"fait": "x"}) == ("Un ", "deux x", " trois")


def test_a_cell_whose_block_is_absent_vanishes_with_its_dash() -> None:
    assert est_effacee("- {{si fait}}Fait : {{fait}}", {})
    assert remplir("- {{si fait}}Fait : {{fait}}", {}) == ""


def test_a_cell_that_is_blank_without_any_block_does_not_vanish() -> None:
    assert not est_effacee("{{fait}}", {})
    assert not est_effacee("", {})


def test_a_row_vanishes_when_all_its_texts_do() -> None:
    modele = [
        (1, "{{si fait}}Fait{{fin}}"),
        (2, "{{si fait}}Fait{{fin}}"), (2, "Nom"),
        (3, "{{si fait}}Fait{{fin}}"), (3, "{{si fait}}x"), (3, "  "),
        (4, "{{fait}}"),
    ]  # fmt: skip
    assert lignes_effacees(modele, {}) == {1, 3}
    assert lignes_effacees(modele, {"fait": "x"}) == frozenset()


def test_what_an_absent_block_would_print_is_not_printed() -> None:
    modele = "{{si fait}}{{de la ville}} {{Il|Elle}}{{fin}} {{nom}}"
    assert champs_imprimes(modele, {}) == ("nom",)
    assert champs_imprimes(modele, {"fait": "x"}) == ("ville", "civilité", "nom")


def test_the_fields_that_a_text_reads_include_those_of_its_agreements_and_blocks() -> None:
    modele = "{{si fait}}{{de la ville}}{{fin}} {{Il|Elle}} {{nb_aesh:un|des}} {{xyz}}"
    assert champs_du_texte(modele) == ("fait", "ville", "civilité", "nb_aesh", "xyz")


@pytest.mark.parametrize(
    ("ecrit", "attendu"),
    [
        ("{{prenon}}", "{{prénom}}"),
        ("{{de la vile}}", "{{de la ville}}"),
        ("{{nb_aech:un|des}}", "{{nb_aesh:un|des}}"),
        ("{{si signatair}}x{{fin}}", "{{si signataire}}"),
        ("{{pour le pôle}}", "{{pôle}}"),
        ("{{si ville = Exemple}}x{{fin}}", "{{si ville}}"),
        ("{nom}", "{{nom}}"),
        ("{{nom}", "{{nom}}"),
        ("{nom}}", "{{nom}}"),
    ],
)
def test_a_mistake_names_the_nearest_field_in_its_own_form(ecrit: str, attendu: str) -> None:
    assert fautes(f"Un {ecrit} mot")[0].attendu == attendu


@pytest.mark.parametrize(
    "modele",
    [
        "Un {{fin}} mot",
        "{{si nom}}a {{si ville}}b{{fin}}",
        "{{a|b|c}}",
        "{{si nom}}a{{sinon}}b{{fin}}",
        "Un {{ mot",
        "Un }} mot",
    ],
)
def test_misplaced_marks_are_mistakes_and_stay_visible(modele: str) -> None:
    (faute,) = fautes(modele)
    assert faute.conseil.endswith(".")
    assert faute.ecrit in remplir(modele, {"nom": "X", "ville": "Y"})


def test_the_end_of_a_block_that_a_mistake_kept_from_opening_is_not_told_too() -> None:
    modele = "{{si nomm}}a{{fin}} {{si ville}}b {{si nom}}c{{fin}}d{{fin}}"
    assert [faute.ecrit for faute in fautes(modele)] == ["{{si nomm}}", "{{si nom}}"]


@pytest.mark.parametrize(
    "modele", ["{{Monsieur : lui|Madame : elle}}", "un {ensemble} de {mots}", "{{si nom}}sans fin"]
)
def test_what_is_well_written_is_no_mistake(modele: str) -> None:
    assert fautes(modele) == ()
    assert fautes(modele) == ()


@given(MODELE, VALEURS)
def test_any_model_can_be_filled(modele: str, valeurs: dict[str, str | None]) -> None:
    assert set(champs_imprimes(modele, valeurs)) <= set(champs_du_texte(modele))
    if est_effacee(modele, valeurs):
        assert remplir(modele, valeurs) == ""


@given(MODELE)
def test_a_model_is_filled_without_trace_or_a_mistake_says_why(modele: str) -> None:
    vierge = remplir(modele, {})
    assert fautes(modele) or not ("{{" in vierge or "}}" in vierge)


@given(MODELE, VALEURS, st.integers(0, 60))
def test_cutting_a_model_into_fragments_changes_nothing(
    modele: str, valeurs: dict[str, str | None], coupe: int
) -> None:
    entier = remplir(modele, valeurs).replace(NBSP, " ")
    coupes = remplir_fragments([modele[:coupe], modele[coupe:]], valeurs)
    assert "".join(coupes).replace(NBSP, " ") == entier


@given(st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"])))
def test_a_text_without_braces_is_only_given_its_french_spaces(texte: str) -> None:
    assert remplir(texte, {}).replace(NBSP, " ") == texte.replace(NBSP, " ")


@pytest.mark.parametrize("titre", ["M.", "Mme", "Mmes", "MM.", "Mlle"])
def test_a_title_is_not_parted_from_its_name(titre: str) -> None:
    assert remplir("{{pilote}}", {"pilote": f"{titre} FICTIF"}) == f"{titre}{NBSP}FICTIF"


@pytest.mark.parametrize("texte", ["{{nom | prénom}}", "{{|}}", "{{ | }}"])
def test_a_bar_that_parts_no_two_forms_of_a_word_is_a_mistake(texte: str) -> None:
    (faute,) = fautes(texte)

    assert "|" in faute.ecrit
