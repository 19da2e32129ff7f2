"""The model of letters on its sheet of a closed workbook: what it prints, and how it looks."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

from pial_xl.letters.fermees.copie import textes_d_entete, trait, zone
from pial_xl.letters.fermees.hauteurs import hauteur_du_modele, largeur_de_colonne
from pial_xl.letters.langue.catalogue import champ_connu
from pial_xl.letters.langue.remplissage import champs_du_texte
from pial_xl.letters.suivi import empreinte

_NOIR, _BLANC = "000000", "FFFFFF"
_NOMMEES = {
    **{("theme", 1): _NOIR, ("indexed", 8): _NOIR, ("indexed", 64): _NOIR},
    **{("theme", 0): _BLANC, ("indexed", 9): _BLANC},
}
_COTES = ("left", "right", "top", "bottom")


@dataclass(frozen=True, slots=True)
class ModeleFerme:
    """A model.

    Attributes:
        feuille: its sheet, opened by ``ouvrir_modele``.
        cellules: its cells, in reading order.
        champs: keys of the placeholders that it prints, in its header and footer too.
        empreinte: print of its words and of its look.
    """

    feuille: Worksheet
    cellules: tuple[Cell, ...]
    champs: frozenset[str]
    empreinte: str

    @property
    def textes(self) -> tuple[tuple[int, str], ...]:
        """Its texts, each with its row."""
        return tuple((c.row, str(c.value)) for c in self.cellules if _est_un_texte(c.value))


def regarder(feuille: Worksheet) -> ModeleFerme:
    """Look at a model, opened by ``ouvrir_modele``."""
    cellules = zone(feuille)
    textes = [str(c.value) for c in cellules if _est_un_texte(c.value)]
    ecrits = (e for t in [*textes, *textes_d_entete(feuille)] for e in champs_du_texte(t))
    champs = frozenset(champ.cle for ecrit in ecrits if (champ := champ_connu(ecrit)))
    return ModeleFerme(feuille, cellules, champs, empreinte(_traits(feuille, cellules)))


def _est_un_texte(valeur: object) -> bool:
    return isinstance(valeur, str | CellRichText)


def _traits(feuille: Worksheet, cellules: tuple[Cell, ...]) -> Iterator[tuple[str, str]]:
    """Give what makes a letter's look, in words that do not depend on who saved the workbook.

    Excel and LibreOffice write the same sheet in many ways: measures are rounded, and what shows
    nothing is left out.
    """
    montrees = [cell for cell in cellules if _se_voit(cell)]
    for cell in montrees:
        yield cell.coordinate, f"{_contenu(cell)} {_style(cell)}"
    yield "fusions", str(sorted(str(plage) for plage in feuille.merged_cells.ranges))
    colonnes = sorted({cell.column for cell in cellules})
    yield "largeurs", str([round(largeur_de_colonne(feuille, colonne)) for colonne in colonnes])
    rangs = sorted({cell.row for cell in montrees})
    yield "hauteurs", str([round(hauteur_du_modele(feuille, rang)) for rang in rangs])
    yield "masquées", str([r for r in rangs if feuille.row_dimensions[r].hidden])
    yield "page", str([round(getattr(feuille.page_margins, cote), 1) for cote in _COTES])
    yield "entêtes", str(textes_d_entete(feuille))
    yield "images", str([_image(media) for media in _images(feuille)])
    for plage in feuille.conditional_formatting:
        for regle in plage.rules:
            yield f"condition {plage.sqref}", f"{regle.type} {regle.formula} {regle.operator}"


def _se_voit(cell: Any) -> bool:
    encadree = any(trait(cell, cote) for cote in _COTES)
    return cell.value is not None or bool(cell.fill.fill_type) or encadree


def _contenu(cell: Any) -> str:
    if not isinstance(cell.value, CellRichText):
        return repr(cell.value)
    return repr([(str(part), _police(_font(part), cell.font)) for part in cell.value])


def _font(part: object) -> Any:
    return part.font if isinstance(part, TextBlock) else None


def _police(font: Any, defaut: Any) -> str:
    """Say how a text looks; a piece of a rich text takes what it does not say from its cell."""
    if font is None:
        font = defaut
    nom = (font.rFont if isinstance(font, InlineFont) else font.name) or defaut.name
    genres = "".join(genre for genre in ("b", "i", "u", "strike") if getattr(font, genre))
    return f"{nom} {font.sz or defaut.sz} {genres} {_couleur(font.color or defaut.color)}"


def _style(cell: Any) -> str:
    bords = [trait(cell, cote) for cote in _COTES]
    a = cell.alignment
    fond = f"{cell.fill.fill_type} {_couleur(cell.fill.fgColor)}" if cell.fill.fill_type else ""
    place = [a.horizontal or "general", a.vertical or "bottom", bool(a.wrap_text), int(a.indent)]
    return f"{_police(cell.font, cell.font)} | {fond} | {bords} | {place}"


def _couleur(couleur: Any) -> str:
    """Name a colour; the text's own black has many names."""
    if couleur is None:
        return _NOIR
    if couleur.type == "rgb":
        return str(couleur.rgb)[-6:]
    return _NOMMEES.get((couleur.type, couleur.value), f"{couleur.type} {couleur.value}")


def _images(feuille: Any) -> Any:
    return feuille._images


def _image(media: Any) -> str:
    depart = media.anchor._from if hasattr(media.anchor, "_from") else None
    place = (depart.row, depart.col) if depart else ()
    return f"{sha256(media.octets).hexdigest()[:20]} {place}"
