"""To whom a person is sent when something does not work."""

from email.message import Message

import pytest

from pial_xl import support
from pial_xl.support import PAGE_LABEL, helper


def package(*urls: str) -> Message:
    made = Message()
    for url in urls:
        made["Project-URL"] = url
    return made


def test_without_a_known_page_it_is_who_handed_the_program_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(support, "metadata", lambda _: package("Licence, https://exemple.test/l"))
    assert helper("ce programme") == "la personne qui vous a remis ce programme"


def test_the_page_that_the_packaging_names_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "https://exemple.test/pial"
    monkeypatch.setattr(support, "metadata", lambda _: package(f"{PAGE_LABEL}, {page}"))
    assert helper("ce programme") == f"la page du projet ({page})"
