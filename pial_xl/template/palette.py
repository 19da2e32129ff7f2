"""Colours and cell formats: one palette, readable in grey and by the colour-blind."""

from functools import cached_property
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format as CellFormat

POLICE = "Calibri"
FONCE = "#1F4E5F"
TEINTE = "#DCE9ED"
VOILE = "#F3F8F9"
TRAIT = "#B7C7CC"
GRIS = "#6B6B6B"
GRIS_FOND = "#ECECEC"
AMBRE = "#7A4B00"
AMBRE_FOND = "#FFE5AD"
ROUGE = "#9C1C12"
ROUGE_FOND = "#F6CFCA"
ENCRE = "#222222"


class Palette:
    """Makes the formats of one workbook; equal wishes share one format."""

    def __init__(self, classeur: Workbook) -> None:
        self._classeur = classeur
        self._faits: dict[tuple[tuple[str, Any], ...], CellFormat] = {}

    def format(self, **traits: Any) -> CellFormat:
        """Give a cell format in the house's font, with these XlsxWriter properties."""
        voulu = {"font_name": POLICE, "font_size": 11, "font_color": ENCRE} | traits
        return self._memo(voulu)

    def couleur(self, **traits: Any) -> CellFormat:
        """Give a format for a conditional format: only what it changes."""
        return self._memo(traits)

    def _memo(self, traits: dict[str, Any]) -> CellFormat:
        cle = tuple(sorted(traits.items()))
        if cle not in self._faits:
            self._faits[cle] = self._classeur.add_format(dict(traits))
        return self._faits[cle]

    @cached_property
    def titre(self) -> CellFormat:
        """Title of a sheet."""
        return self.format(font_size=20, bold=True, font_color=FONCE, valign="vcenter")

    @cached_property
    def intro(self) -> CellFormat:
        """Sentence under a title."""
        return self.format(valign="vcenter")

    @cached_property
    def legende(self) -> CellFormat:
        """Small words of explanation."""
        return self.format(font_size=9, italic=True, font_color=GRIS, valign="vcenter")

    @cached_property
    def lien(self) -> CellFormat:
        """Link to another sheet."""
        return self.format(font_color=FONCE, underline=1, valign="vcenter")

    def entete(self, *, obligatoire: bool, align: str) -> CellFormat:
        """Header of a column: dark when it must be filled, light when it may stay blank."""
        teintes = {
            True: {"bg_color": FONCE, "font_color": "#FFFFFF", "bold": True},
            False: {"bg_color": TEINTE, "font_color": FONCE, "bold": True},
        }
        return self.format(
            text_wrap=True,
            align=align,
            valign="vcenter",
            border=1,
            border_color=TRAIT,
            **teintes[obligatoire],
        )
