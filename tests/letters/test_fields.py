"""Placeholders: how they are written, what they print, what is missing."""

import pytest
from characters import PAS, LetterCase, coordonnateur
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.letters.language.catalog import FIELDS
from pial_xl.letters.language.fields import faults, missing_values
from pial_xl.letters.language.filling import fill, fill_fragments, text_fields
from pial_xl.letters.language.known import known_field, values
from pial_xl.letters.models.pial import MODEL
from pial_xl.tables import Pole
from pial_xl.units.text import NBSP

TEXT = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=30)


def _missing(dossier: LetterCase) -> list[tuple[str, str | None]]:
    return [
        (r.libelle, r.column)
        for r in missing_values(MODEL.texts, values(dossier.row, dossier.context))
    ]


def _value(dossier: LetterCase, cle: str) -> str | None:
    return values(dossier.row, dossier.context)[cle]


@pytest.mark.parametrize(
    "written", ["établissement", "ETABLISSEMENT", " Etablissement ", "éta_blisse ment"]
)
def test_accents_case_spaces_and_underscores_are_forgiven(written: str) -> None:
    assert fill(f"<{{{{{written}}}}}>", {"établissement": "École"}) == "<École>"


@pytest.mark.parametrize(
    "cle",
    ["nom", "établissement", "ville", "imp", "montant_imp", "pole", "secteur", "nb_aesh", "annee",
     "fait_a", "fait_le"],
)  # fmt: skip
def test_the_placeholders_users_were_promised_are_known(cle: str) -> None:
    assert known_field(cle) is not None


def test_every_placeholder_has_its_own_key_and_says_where_its_value_comes_from() -> None:
    assert {id(known_field(field.cle)) for field in FIELDS} == {id(field) for field in FIELDS}
    assert all(field.libelle and field.provenance for field in FIELDS)


def test_the_packaged_model_uses_only_known_placeholders() -> None:
    assert [fault for text in MODEL.texts for fault in faults(text)] == []


def test_an_unknown_placeholder_is_listed_and_left_visible() -> None:
    (fault,) = faults("Bonjour {{prenon}}, {{nom}}")

    assert fault.written == "{{prenon}}"
    assert fill("Bonjour {{prenon}} !", {"nom": "X"}) == f"Bonjour {{{{prenon}}}}{NBSP}!"


def test_an_optional_placeholder_without_value_goes_with_the_space_before_it() -> None:
    assert fill("du PIAL {{statut}}, ici", {"statut": None}) == "du PIAL, ici"


def test_braces_inside_a_value_are_text() -> None:
    assert fill("{{nom}}", {"nom": "{{prénom}}", "prénom": "secret"}) == "{{prénom}}"


def test_a_value_takes_the_look_of_the_fragment_that_holds_its_placeholder() -> None:
    fragments = fill_fragments(["Nom : ", "{{nom}}", "."], {"nom": "FICTIVE"})
    assert fragments == (f"Nom{NBSP}: ", "FICTIVE", ".")


def test_a_placeholder_cut_between_two_fragments_is_still_filled() -> None:
    assert fill_fragments(["a {{n", "o", "m}} b"], {"nom": "X"}) == ("a X", "", " b")


@given(TEXT, TEXT, TEXT)
def test_the_text_around_a_placeholder_is_kept(before: str, valeur: str, after: str) -> None:
    fragments = fill_fragments([before, "{{nom}}", after], {"nom": valeur or "X"})
    plain = "".join(fragments).replace(NBSP, " ")
    assert plain == f"{before}{valeur or 'X'}{after}".replace(NBSP, " ")


@given(st.lists(TEXT, max_size=4), st.integers(0, 60))
def test_cutting_a_text_into_fragments_changes_nothing_of_what_it_says(
    pieces: list[str], cut: int
) -> None:
    text = "{{nom}}".join(pieces)
    integer = fill(text, {"nom": "X"}).replace(NBSP, " ")
    cut_pieces = fill_fragments([text[:cut], text[cut:]], {"nom": "X"})
    assert "".join(cut_pieces).replace(NBSP, " ") == integer


@given(st.text(max_size=60))
def test_any_text_of_a_model_can_be_read(text: str) -> None:
    assert len(text_fields(text)) <= text.count("{{")
    fill(text, {})


def test_a_complete_row_misses_nothing() -> None:
    assert _missing(LetterCase()) == []


@pytest.mark.parametrize(
    ("field", "libelle"),
    [
        ("civilite", "civilité"),
        ("nom", "nom"),
        ("prenom", "prénom"),
        ("imp", "IMP"),
        ("signataire", "signataire"),
    ],
)
def test_an_empty_cell_is_missing_once_with_its_field(field: str, libelle: str) -> None:
    assert _missing(LetterCase(coordonnateur(**{field: None}))) == [(libelle, field)]


def test_an_unknown_establishment_is_missing_once_although_it_hides_the_town_too() -> None:
    assert _missing(LetterCase(etablissement=None)) == [("établissement", "uai")]


def test_an_unknown_pole_is_missing_once_although_many_placeholders_need_it() -> None:
    assert _missing(LetterCase(pole=None)) == [("pôle", "pole")]


def test_imp_is_not_missing_where_the_pole_gives_a_discharge() -> None:
    assert _missing(LetterCase(coordonnateur(imp=None), pole=PAS)) == []


def test_a_model_that_does_not_print_the_signatory_does_not_need_one() -> None:
    dossier = LetterCase(coordonnateur(signataire=None))
    assert missing_values(["{{nom}}"], values(dossier.row, dossier.context)) == ()


def test_the_name_is_in_capitals_with_its_accents_and_the_first_name_as_typed() -> None:
    dossier = LetterCase(coordonnateur(nom="Le Guén-d'Argentré", prenom="Marie-Noëlle"))
    assert _value(dossier, "nom") == "LE GUÉN-D'ARGENTRÉ"
    assert _value(dossier, "prénom") == "Marie-Noëlle"


@pytest.mark.parametrize(
    ("imp", "text"), [("1", "1 IMP"), ("0,5", "0,5 IMP"), ("¼", "0,25 IMP"), (0, "0 IMP")]
)
def test_imp_is_written_with_a_comma_and_its_unit(imp: object, text: str) -> None:
    assert _value(LetterCase(coordonnateur(imp=imp)), "imp") == text.replace(" ", NBSP)


def test_a_pole_without_reward_says_so() -> None:
    pole = Pole.of_cells({"pole": "P1", "remuneration": "aucune"})
    dossier = LetterCase(coordonnateur(imp=None), pole=pole)
    assert _value(dossier, "imp") == "sans IMP ni décharge"


def test_the_sector_falls_back_to_the_name_of_the_pole() -> None:
    assert _value(LetterCase(), "secteur") == "PIAL Exemple Nord"
    without_libelle = Pole.of_cells({"pole": "P9", "sigle": "PAS"})
    assert _value(LetterCase(pole=without_libelle), "secteur") == "PAS P9"


def test_the_amount_is_that_of_the_row_or_else_the_number_of_imp_times_the_rate() -> None:
    assert _value(LetterCase(coordonnateur(imp=2)), "montant_imp") == f"2{NBSP}500{NBSP}€"
    assert _value(LetterCase(coordonnateur(montant=600)), "montant_imp") == f"600{NBSP}€"
