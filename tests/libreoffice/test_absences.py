"""What the engine does not do is refused by name, in French."""

import pytest
from xlwings import base_classes

from pial_xl.workbook.libreoffice.absences import absents, repond_a


@repond_a(base_classes.Range, herite=("expand",))
class Essai:
    """Knows its shape only."""

    shape = (1, 1)

    @property
    def wrap_text(self) -> bool:
        return True


def test_a_missing_member_says_which_one_it_is() -> None:
    with pytest.raises(NotImplementedError, match=r"Essai\.sort"):
        Essai().sort  # type: ignore[attr-defined]  # noqa: B018


def test_a_missing_property_refuses_to_be_set() -> None:
    with pytest.raises(NotImplementedError, match=r"Essai\.color"):
        Essai().color = (0, 0, 0)  # type: ignore[attr-defined]


def test_a_property_that_is_only_read_refuses_to_be_set_as_the_rest_does() -> None:
    assert Essai().wrap_text
    with pytest.raises(NotImplementedError, match=r"Essai\.wrap_text ="):
        Essai().wrap_text = False  # type: ignore[misc]


def test_the_message_is_french_and_says_what_to_do() -> None:
    with pytest.raises(NotImplementedError) as refus:
        Essai().note  # type: ignore[attr-defined]  # noqa: B018
    assert str(refus.value) == (
        "Le moteur LibreOffice ne propose pas «\xa0Essai.note\xa0»\xa0: "
        "faites-le à la main dans LibreOffice, ou ouvrez le classeur dans Excel."
    )


def test_what_the_class_has_and_what_it_takes_from_xlwings_is_not_missing() -> None:
    assert not absents(Essai) & {"shape", "expand"}
    assert Essai().shape == (1, 1)
    assert Essai.expand is base_classes.Range.expand  # type: ignore[attr-defined]
