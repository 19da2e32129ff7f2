"""The language of a letter's model, as its users write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.letters.language.catalog import FIELDS
from pial_xl.letters.language.fields import faults
from pial_xl.letters.language.filling import (
    blanked_rows,
    fill,
    fill_fragments,
    is_blanked,
    printed_fields,
    text_fields,
)
from pial_xl.units.text import NBSP

PIECE = st.one_of(
    st.sampled_from(
        ["{{", "}}", "{{nom}}", "{{si ville}}", "{{sauf nom}}", "{{fin}}", "{{Il|Elle}}",
         "{{du pôle}}", "{{nb_aesh:un|des}}", " ", "\n", ".", "|", ":", "si", "{{xyz}}"]
    ),
    st.text(max_size=8),
)  # fmt: skip
MODEL = st.lists(PIECE, max_size=12).map("".join)
VALUES = st.dictionaries(
    st.sampled_from(["nom", "ville", "pôle", "nb_aesh", "civilité"]),
    st.one_of(st.none(), st.text(max_size=12)),
)


@pytest.mark.parametrize(("civilite", "attendu"), [("M.", "Il anime"), ("Mme", "Elle anime")])
def test_two_forms_agree_with_the_person(civilite: str, attendu: str) -> None:
    assert fill("{{Il|Elle}} anime", {"civilité": civilite}) == attendu


@pytest.mark.parametrize("written", ["{{|e}}", "{{civilité:|e}}", "{{ Civilite : | e }}"])
def test_a_form_may_be_empty_and_name_the_title(written: str) -> None:
    assert fill(f"délégué{written} du pôle", {"civilité": "Mme"}) == "déléguée du pôle"
    assert fill(f"délégué{written} du pôle", {"civilité": "M."}) == "délégué du pôle"


@pytest.mark.parametrize("written", ["{{Elle|Il}}", "{{la maîtresse|le maître}}", "{{Mme|M.}}"])
def test_two_forms_whose_first_words_show_a_reversed_order_are_set_right(written: str) -> None:
    feminine_form, masculine_form = written.strip("{}").split("|")
    assert fill(written, {"civilité": "Mme"}) == feminine_form
    assert fill(written, {"civilité": "M."}) == masculine_form


def test_a_title_that_does_not_say_prints_both_forms() -> None:
    assert fill("{{Il|Elle}} anime", {"civilité": "Dr"}) == "Il/Elle anime"


@pytest.mark.parametrize(
    ("count", "attendu"), [("1", "1 AESH intervient"), ("12", "12 AESH interviennent")]
)
def test_two_forms_after_a_field_agree_with_its_number(count: str, attendu: str) -> None:
    model = "{{nb_aesh}} AESH {{Nb AESH : intervient|interviennent}}"
    assert fill(model, {"nb_aesh": count}) == attendu


@pytest.mark.parametrize(
    "written", ["{{du pôle}}", "{{de la pole}}", "{{de l'pôle}}", "{{de_l’Pôle}}", "{{d' pôle}}",
              "{{des PÔLE}}"],
)  # fmt: skip
def test_the_article_written_does_not_matter_the_value_chooses(written: str) -> None:
    assert fill(f"les AESH {written}.", {"pôle": "PIAL Nord"}) == "les AESH du PIAL Nord."
    assert fill(f"les AESH {written}.", {"pôle": "Ancenis"}) == "les AESH d'Ancenis."


def test_a_capital_in_the_braces_gives_a_capital() -> None:
    assert fill("{{Le sigle}} est", {"sigle": "PIAL"}) == "Le PIAL est"
    assert fill("{{L'autorité}} est", {"autorité": "DSDEN"}) == "La DSDEN est"


def test_a_missing_value_takes_its_preposition_away() -> None:
    assert fill("les AESH {{de la ville}}, ici", {"ville": None}) == "les AESH, ici"


@pytest.mark.parametrize("field", [field.cle for field in FIELDS])
def test_an_exact_field_wins_over_any_other_reading(field: str) -> None:
    assert fill(f"{{{{{field}}}}}", {field: "valeur"}) == "valeur"


BLOCK = "Cadre{{si fait}}, fait : {{fait}}{{fin}}."


def test_a_block_is_there_when_its_field_has_a_value() -> None:
    assert fill(BLOCK, {"fait": "hier"}) == f"Cadre, fait{NBSP}: hier."


def test_a_block_is_not_there_when_its_field_has_none() -> None:
    assert fill(BLOCK, {"fait": ""}) == fill(BLOCK, {}) == "Cadre."


def test_unless_is_the_contrary_of_if() -> None:
    assert fill("{{sauf fait}}À compléter{{fin}}", {}) == "À compléter"
    assert fill("{{sauf fait}}À compléter{{fin}}", {"fait": "hier"}) == ""


def test_a_block_without_end_goes_to_the_end_of_the_cell() -> None:
    assert fill("Un{{si fait}} et deux", {}) == "Un"
    assert fill("Un{{si fait}} et deux", {"fait": "x"}) == "Un et deux"


@pytest.mark.parametrize(
    ("model", "present", "absent"),
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
    model: str, present: str, absent: str
) -> None:
    assert fill(model, {"fait": "x"}) == present
    assert fill(model, {}) == absent


def test_a_block_may_run_over_the_fragments_of_a_rich_cell() -> None:
    pieces = ["Un ", "{{si fait}}deux {{f", "ait}}{{fin}} trois"]
    assert fill_fragments(pieces, {}) == ("Un", "", " trois")
    assert fill_fragments(pieces, {"fait": "x"}) == ("Un ", "deux x", " trois")


def test_a_cell_whose_block_is_absent_vanishes_with_its_dash() -> None:
    assert is_blanked("- {{si fait}}Fait : {{fait}}", {})
    assert fill("- {{si fait}}Fait : {{fait}}", {}) == ""


def test_a_cell_that_is_blank_without_any_block_does_not_vanish() -> None:
    assert not is_blanked("{{fait}}", {})
    assert not is_blanked("", {})


def test_a_row_vanishes_when_all_its_texts_do() -> None:
    model = [
        (1, "{{si fait}}Fait{{fin}}"),
        (2, "{{si fait}}Fait{{fin}}"), (2, "Nom"),
        (3, "{{si fait}}Fait{{fin}}"), (3, "{{si fait}}x"), (3, "  "),
        (4, "{{fait}}"),
    ]  # fmt: skip
    assert blanked_rows(model, {}) == {1, 3}
    assert blanked_rows(model, {"fait": "x"}) == frozenset()


def test_what_an_absent_block_would_print_is_not_printed() -> None:
    model = "{{si fait}}{{de la ville}} {{Il|Elle}}{{fin}} {{nom}}"
    assert printed_fields(model, {}) == ("nom",)
    assert printed_fields(model, {"fait": "x"}) == ("ville", "civilité", "nom")


def test_the_fields_that_a_text_reads_include_those_of_its_agreements_and_blocks() -> None:
    model = "{{si fait}}{{de la ville}}{{fin}} {{Il|Elle}} {{nb_aesh:un|des}} {{xyz}}"
    assert text_fields(model) == ("fait", "ville", "civilité", "nb_aesh", "xyz")


@pytest.mark.parametrize(
    ("written", "attendu"),
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
def test_a_mistake_names_the_nearest_field_in_its_own_form(written: str, attendu: str) -> None:
    assert faults(f"Un {written} mot")[0].attendu == attendu


@pytest.mark.parametrize(
    "model",
    [
        "Un {{fin}} mot",
        "{{si nom}}a {{si ville}}b{{fin}}",
        "{{a|b|c}}",
        "{{si nom}}a{{sinon}}b{{fin}}",
        "Un {{ mot",
        "Un }} mot",
    ],
)
def test_misplaced_marks_are_mistakes_and_stay_visible(model: str) -> None:
    (fault,) = faults(model)
    assert fault.advice.endswith(".")
    assert fault.written in fill(model, {"nom": "X", "ville": "Y"})


def test_the_end_of_a_block_that_a_mistake_kept_from_opening_is_not_told_too() -> None:
    model = "{{si nomm}}a{{fin}} {{si ville}}b {{si nom}}c{{fin}}d{{fin}}"
    assert [fault.written for fault in faults(model)] == ["{{si nomm}}", "{{si nom}}"]


@pytest.mark.parametrize(
    "model", ["{{Monsieur : lui|Madame : elle}}", "un {ensemble} de {mots}", "{{si nom}}sans fin"]
)
def test_what_is_well_written_is_no_mistake(model: str) -> None:
    assert faults(model) == ()
    assert faults(model) == ()


@given(MODEL, VALUES)
def test_any_model_can_be_filled(model: str, values: dict[str, str | None]) -> None:
    assert set(printed_fields(model, values)) <= set(text_fields(model))
    if is_blanked(model, values):
        assert fill(model, values) == ""


@given(MODEL)
def test_a_model_is_filled_without_trace_or_a_mistake_says_why(model: str) -> None:
    blank = fill(model, {})
    assert faults(model) or not ("{{" in blank or "}}" in blank)


@given(MODEL, VALUES, st.integers(0, 60))
def test_cutting_a_model_into_fragments_changes_nothing(
    model: str, values: dict[str, str | None], cut: int
) -> None:
    integer = fill(model, values).replace(NBSP, " ")
    cut_pieces = fill_fragments([model[:cut], model[cut:]], values)
    assert "".join(cut_pieces).replace(NBSP, " ") == integer


@given(st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"])))
def test_a_text_without_braces_is_only_given_its_french_spaces(text: str) -> None:
    assert fill(text, {}).replace(NBSP, " ") == text.replace(NBSP, " ")


@pytest.mark.parametrize("title", ["M.", "Mme", "Mmes", "MM.", "Mlle", "Melle", "Mr"])
def test_a_title_is_not_parted_from_its_name(title: str) -> None:
    assert fill("{{pilote}}", {"pilote": f"{title} FICTIF"}) == f"{title}{NBSP}FICTIF"


@pytest.mark.parametrize("text", ["{{nom | prénom}}", "{{|}}", "{{ | }}"])
def test_a_bar_that_parts_no_two_forms_of_a_word_is_a_mistake(text: str) -> None:
    (fault,) = faults(text)

    assert "|" in fault.written


@pytest.mark.parametrize(
    ("written", "attendu"),
    [
        ("{{de! ville}}", "de Ancenis"),
        ("{{ du ! ville }}", "du Ancenis"),
        ("{{de la! ville}}", "de la Ancenis"),
        ("{{d'! ville}}", "d'Ancenis"),
        ("{{de ville}}", "d'Ancenis"),
    ],
)
def test_a_model_may_force_its_small_word(written: str, attendu: str) -> None:
    assert fill(written, {"ville": "Ancenis"}) == attendu
    assert faults(written) == ()


def test_a_forced_small_word_goes_with_a_value_that_is_not_there() -> None:
    assert fill("Réunion {{de! ville}}.", {}) == "Réunion."
