"""What the engine does not do is refused by name, in French."""

import pytest
from xlwings import base_classes

from pial_xl.engines.libreoffice.absences import absent_members, answers_to


@answers_to(base_classes.Range, inherited=("expand",))
class Trial:
    """Knows its shape only."""

    shape = (1, 1)

    @property
    def wrap_text(self) -> bool:
        return True


def test_a_missing_member_says_which_one_it_is() -> None:
    with pytest.raises(NotImplementedError, match=r"Trial\.sort"):
        Trial().sort  # type: ignore[attr-defined]  # noqa: B018


def test_a_missing_property_refuses_to_be_set() -> None:
    with pytest.raises(NotImplementedError, match=r"Trial\.color"):
        Trial().color = (0, 0, 0)  # type: ignore[attr-defined]


def test_a_property_that_is_only_read_refuses_to_be_set_as_the_rest_does() -> None:
    assert Trial().wrap_text
    with pytest.raises(NotImplementedError, match=r"Trial\.wrap_text ="):
        Trial().wrap_text = False  # type: ignore[misc]


def test_the_message_is_french_and_says_what_to_do() -> None:
    with pytest.raises(NotImplementedError) as refusal:
        Trial().note  # type: ignore[attr-defined]  # noqa: B018
    assert str(refusal.value) == (
        "Le moteur LibreOffice ne propose pas «\xa0Trial.note\xa0»\xa0: "
        "faites-le à la main dans LibreOffice, ou ouvrez le classeur dans Excel."
    )


def test_what_the_class_has_and_what_it_takes_from_xlwings_is_not_missing() -> None:
    assert not absent_members(Trial) & {"shape", "expand"}
    assert Trial().shape == (1, 1)
    assert Trial.expand is base_classes.Range.expand  # type: ignore[attr-defined]
