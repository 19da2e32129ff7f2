"""How cells look, through xlwings' own fonts, when Excel answers for a cell of two colours."""

import re
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import xlwings as xw
from xlwings import base_classes, utils

from pial_xl.sheets.open.hosts.looks import FontLook, fill_of, look_of, measure


class MissingValue:
    """AppleScript's « missing value », as appscript gives it: true, and made of nothing."""


def font_class(module: str) -> Any:
    """Give xlwings' own class of fonts for a system, which cannot be imported here."""
    source = Path(xw.__file__).with_name(f"{module}.py").read_text("utf-8")
    (text,) = re.findall(r"^class Font\(.*?(?=^class |\Z)", source, re.S | re.M)
    room = ModuleType("room")
    vars(room).update(
        base_classes=base_classes,
        utils=utils,
        int_to_rgb=utils.int_to_rgb,
        rgb_to_int=utils.rgb_to_int,
        Range=SimpleNamespace,
        Shape=type("Shape", (), {}),
    )
    exec(text, vars(room))  # noqa: S102 - xlwings' own source
    return room.Font


def on_windows(**traits: object) -> Any:
    return font_class("_xlwindows")(SimpleNamespace(), SimpleNamespace(**traits))


def on_a_mac(**traits: object) -> Any:
    asked = {n: SimpleNamespace(get=lambda v=v: v) for n, v in traits.items()}
    return font_class("_xlmac")(SimpleNamespace(), SimpleNamespace(**asked))


def test_excel_on_windows_tells_a_plain_look() -> None:
    font = on_windows(Name="Calibri", Size=11.0, Bold=True, Italic=False, Color=255.0)

    assert look_of(font) == FontLook("Calibri", 11.0, True, False, (255, 0, 0))


def test_what_a_cell_mixes_on_windows_is_not_known() -> None:
    font = on_windows(Name=None, Size=None, Bold=None, Italic=None, Color=None)

    assert look_of(font) == FontLook(None, None, None, None, None)


def test_excel_on_a_mac_tells_a_plain_look() -> None:
    font = on_a_mac(name="Calibri", font_size=11.0, bold=False, italic=True, color=[0, 0, 255])

    assert look_of(font) == FontLook("Calibri", 11.0, False, True, (0, 0, 255))


def test_what_a_cell_mixes_on_a_mac_is_not_known() -> None:
    missing = MissingValue()
    font = on_a_mac(name=missing, font_size=missing, bold=missing, italic=missing, color=missing)

    assert look_of(font) == FontLook(None, None, None, None, None)


@pytest.mark.parametrize("said", [None, MissingValue()])
def test_a_gradient_is_no_fill(said: object) -> None:
    class Cell:
        @property
        def color(self) -> tuple[int, ...]:
            return tuple(said)  # type: ignore[arg-type]

    assert fill_of(Cell()) is None


@pytest.mark.parametrize(("said", "known"), [(15, 15), (15.5, 15.5), (None, None), (True, None)])
def test_a_size_is_a_number_or_nothing(said: object, known: float | None) -> None:
    assert measure(said) == known
