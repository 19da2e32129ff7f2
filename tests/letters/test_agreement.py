"""French agreement: du / de la / de l' / d', au, le, Madame or Monsieur, one or several."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.letters.language.agreement import (
    FEMININE_NOUNS,
    MASCULINE_NOUNS,
    FunctionWord,
    is_feminine,
    is_plural,
    with_function_word,
)

VALUE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("valeur", "de", "a", "le"),
    [
        ("collège Exemple", "du collège Exemple", "au collège Exemple", "le collège Exemple"),
        ("COLLÈGE EXEMPLE", "du COLLÈGE EXEMPLE", "au COLLÈGE EXEMPLE", "le COLLÈGE EXEMPLE"),
        ("école Exemple", "de l'école Exemple", "à l'école Exemple", "l'école Exemple"),
        ("Institution Fictive", "de l'Institution Fictive", "à l'Institution Fictive",
         "l'Institution Fictive"),
        ("Cité scolaire", "de la Cité scolaire", "à la Cité scolaire", "la Cité scolaire"),
        ("PIAL", "du PIAL", "au PIAL", "le PIAL"),
        ("PAS Sud", "du PAS Sud", "au PAS Sud", "le PAS Sud"),
        ("DSDEN", "de la DSDEN", "à la DSDEN", "la DSDEN"),
        ("DDEC 44", "de la DDEC 44", "à la DDEC 44", "la DDEC 44"),
        ("IME Fictif", "de l'IME Fictif", "à l'IME Fictif", "l'IME Fictif"),
        ("écoles Nord et Sud", "des écoles Nord et Sud", "aux écoles Nord et Sud",
         "les écoles Nord et Sud"),
    ],
)  # fmt: skip
def test_the_first_word_of_a_value_gives_its_article(valeur: str, de: str, a: str, le: str) -> None:
    assert with_function_word(FunctionWord.DE, valeur) == de
    assert with_function_word(FunctionWord.A, valeur) == a
    assert with_function_word(FunctionWord.LE, valeur) == le


@pytest.mark.parametrize(
    ("town", "de", "a", "le"),
    [
        ("Nantes", "de Nantes", "à Nantes", "Nantes"),
        ("ANCENIS", "d'ANCENIS", "à ANCENIS", "ANCENIS"),
        ("Évry", "d'Évry", "à Évry", "Évry"),
        ("Œuilly", "d'Œuilly", "à Œuilly", "Œuilly"),
        ("Yvetot", "d'Yvetot", "à Yvetot", "Yvetot"),
        ("Herbignac", "d'Herbignac", "à Herbignac", "Herbignac"),
        ("Haute-Goulaine", "de Haute-Goulaine", "à Haute-Goulaine", "Haute-Goulaine"),
        ("Maisons-Laffitte", "de Maisons-Laffitte", "à Maisons-Laffitte", "Maisons-Laffitte"),
        ("Le Mans", "du Mans", "au Mans", "Le Mans"),
        ("LE MANS", "du MANS", "au MANS", "LE MANS"),
        ("Les Herbiers", "des Herbiers", "aux Herbiers", "Les Herbiers"),
        ("La Roche", "de La Roche", "à La Roche", "La Roche"),
        ("LA ROCHE", "de LA ROCHE", "à LA ROCHE", "LA ROCHE"),
        ("L'Île-d'Yeu", "de L'Île-d'Yeu", "à L'Île-d'Yeu", "L'Île-d'Yeu"),
        ("Legé", "de Legé", "à Legé", "Legé"),
        ("Saint-Exemple", "de Saint-Exemple", "à Saint-Exemple", "Saint-Exemple"),
    ],
)
def test_a_town_is_a_proper_noun_that_contracts_only_its_own_article(
    town: str, de: str, a: str, le: str
) -> None:
    assert with_function_word(FunctionWord.DE, town) == de
    assert with_function_word(FunctionWord.A, town) == a
    assert with_function_word(FunctionWord.LE, town) == le


@pytest.mark.parametrize(
    ("valeur", "de", "a", "le"),
    [
        ("de la Loire-Fictive", "de la Loire-Fictive", "à la Loire-Fictive", "la Loire-Fictive"),
        ("à l’Inspection", "de l'Inspection", "à l'Inspection", "l'Inspection"),
        ("le rectorat", "du rectorat", "au rectorat", "le rectorat"),
        ("d'Exemple", "d'Exemple", "à Exemple", "Exemple"),
    ],
)
def test_a_value_that_already_has_its_small_word_does_not_get_two(
    valeur: str, de: str, a: str, le: str
) -> None:
    assert with_function_word(FunctionWord.DE, valeur) == de
    assert with_function_word(FunctionWord.A, valeur) == a
    assert with_function_word(FunctionWord.LE, valeur) == le


@pytest.mark.parametrize(
    ("written", "valeur", "attendu"),
    [
        ("Le", "PIAL", "Le PIAL"),
        ("La", "école Exemple", "L'école Exemple"),
        ("À", "Nantes", "À Nantes"),
        ("DU", "cité", "DE LA cité"),
        ("Le", "Nantes", "Nantes"),
    ],
)
def test_the_small_word_keeps_the_capitals_of_the_model(
    written: str, valeur: str, attendu: str
) -> None:
    function_word = {
        "Le": FunctionWord.LE,
        "La": FunctionWord.LE,
        "À": FunctionWord.A,
        "DU": FunctionWord.DE,
    }[written]
    assert with_function_word(function_word, valeur, written) == attendu


def test_no_word_has_two_genders() -> None:
    assert not MASCULINE_NOUNS & FEMININE_NOUNS


@given(st.sampled_from(FunctionWord), VALUE)
def test_only_a_small_word_that_the_value_had_is_taken_from_it(
    function_word: FunctionWord, valeur: str
) -> None:
    assert with_function_word(function_word, f"Exemple {valeur}").endswith(f"Exemple {valeur}")


@pytest.mark.parametrize("civilite", ["Mme", "MME", "Madame", "Mlle", "mme."])
def test_a_woman(civilite: str) -> None:
    assert is_feminine(civilite) is True


@pytest.mark.parametrize("civilite", ["M.", "m", "Monsieur", "Mr"])
def test_a_man(civilite: str) -> None:
    assert is_feminine(civilite) is False


@pytest.mark.parametrize("civilite", ["", "Dr", "Abbé", "Sœur"])
def test_a_title_that_does_not_say(civilite: str) -> None:
    assert is_feminine(civilite) is None


@pytest.mark.parametrize(
    ("valeur", "plural"),
    [("0", False), ("1", False), ("0,5 IMP", False), ("1,5", False), ("1.9", False), ("2", True),
     ("2 IMP", True), ("12", True), ("1 500 €", True), ("décharge totale", False), ("", False)],
)  # fmt: skip
def test_the_plural_begins_at_two(valeur: str, plural: bool) -> None:
    assert is_plural(valeur) is plural


@pytest.mark.parametrize(
    ("nom", "attendu"),
    [
        ("Île-d'Yeu", "de l'Île-d'Yeu"),
        ("Honfleur", "de Honfleur"),
        ("Houat", "de Houat"),
        ("Hœdic", "d'Hœdic"),
        ("Halluin", "d'Halluin"),
        ("Huelgoat", "du Huelgoat"),
        ("Yerres", "d'Yerres"),
        ("Yutz", "de Yutz"),
        ("Ville-d'Avray", "de Ville-d'Avray"),
        ("Ville de Nantes", "de la Ville de Nantes"),
        ("Sacré-Cœur", "du Sacré-Cœur"),
        ("Sacré Cœur", "du Sacré Cœur"),
        ("Immaculée Conception", "de l'Immaculée Conception"),
        ("CLG Exemple", "du CLG Exemple"),
        ("LPO Exemple", "du LPO Exemple"),
        ("SEP Exemple", "de la SEP Exemple"),
        ("E.P. Exemple", "de l'E.P. Exemple"),
        ("R.P.I.", "du R.P.I."),
        ("Petit Séminaire", "du Petit Séminaire"),
        ("Petite École", "de la Petite École"),
        ("Ancien Collège", "de l'Ancien Collège"),
        ("Grand Auverné", "de Grand Auverné"),
        ("Petit-Mars", "de Petit-Mars"),
        ("Presqu'île guérandaise", "de la Presqu'île guérandaise"),
        ("Presqu’île guérandaise", "de la Presqu’île guérandaise"),
        ("Pays d'Ancenis", "du Pays d'Ancenis"),
        ("Sud-Loire", "du Sud-Loire"),
        ("Ouest", "de l'Ouest"),
        ("Agglomération", "de l'Agglomération"),
        ("d'Houat", "d'Houat"),
        ("de Honfleur", "de Honfleur"),
        ("le Huelgoat", "du Huelgoat"),
    ],
)  # fmt: skip
def test_the_places_and_schools_of_a_letter(nom: str, attendu: str) -> None:
    assert with_function_word(FunctionWord.DE, nom) == attendu


@pytest.mark.parametrize("civilite", ["Melle", "MELLE", "Mesdames"])
def test_other_writings_of_a_woman_s_title(civilite: str) -> None:
    assert is_feminine(civilite) is True
