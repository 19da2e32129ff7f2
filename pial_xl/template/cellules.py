"""How a value is written in a cell: as a coordinator would have typed it, never as a formula."""

from datetime import date, datetime, time
from decimal import Decimal

from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from pial_xl.tables.colonne import Colonne, Format
from pial_xl.template.palette import Palette
from pial_xl.units.durations import format_duration
from pial_xl.units.excel import looks_like_a_formula
from pial_xl.units.text import oui_non

_NOMBRES = {
    Format.DUREE: "General",
    Format.HEURE: "hh:mm",
    Format.DATE: "dd/mm/yyyy",
    Format.NOMBRE: "General",
    Format.ENTIER: "0",
    Format.POURCENTAGE: "General",
    Format.MONTANT: '#,##0.00\\ "€"',
}
_LARGEUR_RENVOI = 24


def format_de(colonne: Colonne, palette: Palette) -> CellFormat:
    """Give the format of a column's cells.

    Texts and codes are cells of text, so that ``6E1`` or ``044`` stay what was typed. Durations
    are plain numbers: with an hour format, 24 would show as 576 hours.
    """
    return palette.format(
        num_format=_NOMBRES.get(colonne.format, "@"),
        valign="vcenter",
        text_wrap=va_a_la_ligne(colonne),
        align=alignement(colonne),
    )


def alignement(colonne: Colonne) -> str:
    """Tell where a column's cells and header stand: texts and codes left, the rest centred."""
    a_gauche = colonne.format in (Format.TEXTE, Format.CODE) and not colonne.choix
    return "left" if a_gauche else "center"


def va_a_la_ligne(colonne: Colonne) -> bool:
    """Tell whether long texts of a column go on a new line."""
    return colonne.largeur >= _LARGEUR_RENVOI


def ecrire(
    feuille: Worksheet,
    place: tuple[int, int],
    valeur: object,
    colonne: Colonne,
    palette: Palette,
) -> None:
    """Write a value at ``(row, column)``, both from 0; None leaves the cell blank.

    An ``int`` is minutes in a column of durations or times of day. A text is written as it is,
    and stays a text whatever its first character.

    Raises:
        ValueError: when the text is longer than a cell may hold.
    """
    style = format_de(colonne, palette)
    if valeur is None:
        return
    if isinstance(valeur, bool):
        valeur = oui_non(valeur)
    if isinstance(valeur, int) and colonne.format is Format.DUREE:
        valeur = _duree(valeur)
    elif isinstance(valeur, int) and colonne.format is Format.HEURE:
        valeur = valeur / (24 * 60)
    if isinstance(valeur, date | datetime | time):
        feuille.write_datetime(*place, valeur, style)
    elif isinstance(valeur, int | float | Decimal):
        feuille.write_number(*place, float(valeur), _nombre(colonne, style, palette))
    else:
        texte = str(valeur)
        if looks_like_a_formula(texte):
            style = palette.format(num_format="@", valign="vcenter")
        if feuille.write_string(*place, texte, style) != 0:
            raise ValueError(f"texte trop long pour la colonne « {colonne.titre} »")


def _nombre(colonne: Colonne, style: CellFormat, palette: Palette) -> CellFormat:
    """Give a number its own format where its column is one of text."""
    if colonne.format in _NOMBRES:
        return style
    return palette.format(num_format="General", valign="vcenter", align="left")


def _duree(minutes: int) -> float | str:
    """Write minutes as hours when they are quarters, else as ``24h10``."""
    if minutes % 15 == 0:
        return minutes / 60
    return format_duration(minutes)
