"""A click that cannot reach its workbook says why."""

import pytest

from pial_xl.engines.libreoffice.soffice import LibreOfficeUnreachable
from pial_xl.sheets.open import click


def test_a_libreoffice_that_cannot_be_reached_is_told_in_its_own_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def absent(*_words: object) -> None:
        raise LibreOfficeUnreachable("LibreOffice ne répond pas : fermez-le, puis recommencez.")

    monkeypatch.setattr(click, "attach", absent)
    monkeypatch.setattr(click, "tell_without_workbook", lambda _sentence: False)

    result = click.run_click(lambda _book: "")

    assert result.sentence == "LibreOffice ne répond pas\u00a0: fermez-le, puis recommencez."
    assert not result.succeeded
