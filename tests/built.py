"""The blank workbook that the template room builds, made and opened once for all the tests."""

from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import openpyxl
from openpyxl.workbook import Workbook

from pial_xl.bareme.departements import identity
from pial_xl.template import build_workbook


@cache
def blank_template() -> bytes:
    """Give the bytes of a blank workbook."""
    return build_workbook()


@cache
def blank_book() -> Workbook:
    """Give the blank workbook as openpyxl reads it: to look at, never to change."""
    return openpyxl.load_workbook(BytesIO(blank_template()))


@cache
def blank_parts() -> dict[str, bytes]:
    """Give the parts of the blank workbook's package: to look at, never to change."""
    with ZipFile(BytesIO(blank_template())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def filled_template(
    dataset: Mapping[str, Sequence[Mapping[str, object]]], parametres: Mapping[str, object]
) -> bytes:
    """Give the bytes of a workbook filled with rows by field: the same rows are laid once.

    It is one of the DDEC 44, unless its parameters say another.
    """
    settings = {**identity("44", "DDEC 44"), **parametres}
    key = repr((dataset, settings))
    if key not in _FILLED:
        _FILLED[key] = build_workbook(dataset, settings)
    return _FILLED[key]


_FILLED: dict[str, bytes] = {}
