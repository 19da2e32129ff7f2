"""What a click says at its end of the sheets that it found."""

import pytest

from pial_xl.sheets.open.messages import tell_filled, tell_unread

READ = ("AESH", "Affectations")


@pytest.mark.parametrize(
    ("titles", "said"),
    [
        (["AESH", "Affectations", "AESH 2027", "Mes Affectations_2"], []),
        (
            ["AESH", "Affectations", "Affectations_2"],
            ["La copie « Affectations_2 » n'est pas lue : seule Affectations l'est."],
        ),
        (
            ["AESH (2)", "AESH", "AESH_3", "Affectations"],
            ["Les copies « AESH (2) », « AESH_3 » ne sont pas lues : seule AESH l'est."],
        ),
    ],
)
def test_a_copy_of_a_sheet_where_people_type_is_said_not_to_be_read(
    titles: list[str], said: list[str]
) -> None:
    assert list(tell_unread(READ, titles)) == said


def test_a_sheet_is_named_as_the_person_named_it() -> None:
    assert tell_filled("Synthèse", "Synthèse") == "La feuille Synthèse est à jour."
    assert tell_filled("Synthèse", "Chiffres") == (
        "La feuille Synthèse, que vous avez nommée « Chiffres », est à jour."
    )
