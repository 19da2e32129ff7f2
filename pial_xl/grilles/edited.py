"""A grid as a person left it: what was drawn in each line, and what is there now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from pial_xl.grilles.drawing import GrilleLayout
from pial_xl.tables.address import Place

Line: TypeAlias = tuple[int, int]
"""A column of the layout and one of its lines, both from 0."""


@dataclass(frozen=True, slots=True)
class EditedGrille:
    """A grid that was drawn, and may have been typed in since.

    Attributes:
        title: title of the sheet.
        aesh: code of the AESH.
        layout: its columns and lines, as they were drawn.
        drawn: what was drawn, by line: every line that is still there, blank ones included.
        now: what is there now, for the same lines.
        cells: where each of these lines stands in sight.
        kept: where each keeps what was drawn.
        remarks: what could not be found on the sheet, one French sentence each.
    """

    title: str
    aesh: str
    layout: GrilleLayout
    drawn: Mapping[Line, str]
    now: Mapping[Line, str]
    cells: Mapping[Line, Place] = field(default_factory=dict)
    kept: Mapping[Line, Place] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
