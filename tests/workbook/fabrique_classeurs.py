"""Small workbooks for the tests of the workbook room: everything in them is fictitious."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

Grille = Sequence[Sequence[object]]

AESH: Grille = [
    ["AESH", "Nom", "Début", "Heures/semaine"],
    ["A01", "FICTIF", date(2026, 9, 1), 24.5],
    ["A02", "EXEMPLE", date(2026, 9, 1), "24h15"],
]
TITRES_AESH = ("AESH", "Nom", "Début", "Heures/semaine")


def ecrire_openpyxl(path: Path, feuilles: Mapping[str, Grille]) -> Path:
    """Write sheets with openpyxl, from A1; None leaves a cell out."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for titre, grille in feuilles.items():
        sheet = book.create_sheet(titre)
        for r, row in enumerate(grille, 1):
            for c, value in enumerate(row, 1):
                if value is not None:
                    sheet.cell(r, c, value)
    book.save(path)
    return path


def ecrire_xlsxwriter(
    path: Path,
    feuilles: Mapping[str, Grille],
    tables: Mapping[str, tuple[str | tuple[int, int, int, int], dict[str, Any]]] | None = None,
    options: dict[str, Any] | None = None,
) -> Path:
    """Write sheets with XlsxWriter; ``tables`` gives by sheet an area and its table options."""
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, **(options or {})})
    formats = {
        datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
        date: book.add_format({"num_format": "dd/mm/yyyy"}),
        time: book.add_format({"num_format": "hh:mm"}),
        timedelta: book.add_format({"num_format": "[h]:mm"}),
    }
    for titre, grille in feuilles.items():
        sheet = book.add_worksheet(titre)
        if tables and titre in tables:
            area, table = tables[titre]
            sheet.add_table(*([area] if isinstance(area, str) else area), table)
        for r, row in enumerate(grille):
            for c, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(r, c, value)
                elif type(value) in formats:
                    sheet.write_datetime(r, c, value, formats[type(value)])
                elif value is not None:
                    sheet.write(r, c, value)
    book.close()
    return path


def retoucher(path: Path, partie: str, change: Callable[[bytes], bytes | None]) -> Path:
    """Rewrite one part of a workbook; None takes it out."""
    with zipfile.ZipFile(path) as source:
        parties = {name: source.read(name) for name in source.namelist()}
    nouvelle = change(parties.pop(partie))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as cible:
        for name, octets in parties.items():
            cible.writestr(name, octets)
        if nouvelle is not None:
            cible.writestr(partie, nouvelle)
    return path


def remplacer(avant: bytes, apres: bytes) -> Callable[[bytes], bytes]:
    """Give a change for `retoucher` that replaces bytes that must be there."""

    def change(octets: bytes) -> bytes:
        assert avant in octets
        return octets.replace(avant, apres)

    return change
