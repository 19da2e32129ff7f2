"""The models of the letters of a closed workbook, each opened once."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pial_xl.letters.letter import Letter
from pial_xl.letters.models.shipped import shipped
from pial_xl.sheets.closed.archive import open_archive
from pial_xl.sheets.closed.guard import faults_as_damage
from pial_xl.sheets.closed.letters.model import ClosedModel, look_at_model
from pial_xl.sheets.closed.letters.source import open_model_sheet

if TYPE_CHECKING:
    from pial_xl.dossier import Dossier


def letter_models(
    path: Path, dossier: "Dossier", letters: Sequence[Letter]
) -> dict[int, ClosedModel]:
    """Give the model of each letter, by the number of its row.

    It is a sheet of the workbook, else the packaged one for the letter's pole.

    Raises:
        WorkbookReadError: when the sheet of a model is damaged, or out of measure.
    """
    poles = {c.number: dossier.coordonnateur_pole(c) for c in dossier.coordonnateurs.rows}
    own_titles = {letter.model for letter in letters if letter.model is not None}
    data = open_archive(path).data if own_titles else b""
    opened_models = {title: _open(data, title) for title in own_titles}
    packaged_titles = {
        letter.number: shipped(poles[letter.number]).title
        for letter in letters
        if letter.model is None
    }
    packaged_models = _packaged(frozenset(packaged_titles.values()))
    return {
        letter.number: packaged_models[packaged_titles[letter.number]]
        if letter.model is None
        else opened_models[letter.model]
        for letter in letters
    }


def _open(data: bytes, title: str) -> ClosedModel:
    with faults_as_damage():
        return look_at_model(open_model_sheet(data, title))


def _packaged(titles: frozenset[str]) -> dict[str, ClosedModel]:
    if not titles:
        return {}
    # Most workbooks have their models.
    from pial_xl.template.letter import build_models  # noqa: PLC0415

    data = build_models()
    return {title: look_at_model(open_model_sheet(data, title)) for title in titles}
