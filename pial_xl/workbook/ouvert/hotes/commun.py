"""What a spreadsheet program does in its own way; here as Excel does it on every system."""

import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlwings as xw
from xlwings import Book, Range, Sheet

from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert.adresses import Place, place

Rvb = tuple[int, int, int]
TITRE = "pial-xl"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a cell's text and its look; None for a trait that its own characters mix."""

    texte: str
    gras: bool | None
    italique: bool | None
    couleur: Rvb | None


class Hote:
    """Excel through xlwings alone, one cell at a time: what a Mac needs.

    Other programs come as classes of their own, which do in one call what this does in many.
    """

    nom = "Excel"
    refus: tuple[type[Exception], ...] = ()
    """What the program raises when it declines one call on one cell."""

    def version(self, book: Book) -> str:
        """Give the program's own version."""
        return str(book.app.version)

    def chemin(self, book: Book) -> Path | None:
        """Give where the workbook is on this computer; None for one on OneDrive or SharePoint.

        Raises:
            EcritureImpossible: when it was never saved.
        """
        try:
            complet = str(book.fullname)
        except xw.XlwingsError:  # a place on the network that xlwings cannot find here
            return None
        if "://" in complet:
            return None
        chemin = Path(complet)
        if not chemin.is_absolute():
            raise EcritureImpossible(
                "Ce classeur n'a pas encore été enregistré : enregistrez-le, puis recommencez."
            )
        return chemin

    def copier(self, book: Book, chemin: Path) -> None:
        """Write a copy of the workbook; the open one keeps its name, its file and its state.

        Excel for Mac offers no copy of an open workbook: the file as last saved is copied.
        """
        source = self.chemin(book)
        if source is None:
            raise EcritureImpossible(
                "Ce classeur est sur OneDrive : enregistrez-le dans un dossier de l'ordinateur, "
                "puis recommencez."
            )
        shutil.copyfile(source, chemin)

    def exporter_pdf(self, sheet: Sheet, chemin: Path) -> None:
        """Write one sheet to a PDF."""
        sheet.to_pdf(str(chemin), show=False)

    def montrer(self, book: Book, phrase: str, *, reussi: bool) -> None:
        """Show the sentence that ends a click, where the person clicked.

        Who types in a terminal reads it there: no box is opened over their workbook.
        """
        if est_un_clic():
            book.app.alert(phrase, TITRE, mode="info" if reussi else "critical")

    def copier_feuille(self, modele: Sheet, voisine: Sheet, nom: str) -> Sheet:
        """Copy a sheet after another, and name it.

        The copy is known by its name, new in the workbook: Excel does not go to the copy of a
        hidden sheet.
        """
        book = modele.book
        avant = set(book.sheet_names)
        modele.impl.copy(before=None, after=voisine.impl)
        nouveaux = [present for present in book.sheet_names if present not in avant]
        if len(nouveaux) != 1:
            raise EcritureImpossible(
                "Le tableur n'a pas copié le modèle de lettre : retirez la protection de la "
                "structure du classeur, puis recommencez."
            )
        sheet = book.sheets[nouveaux[0]]
        sheet.name = nom
        return sheet

    def cacher(self, sheet: Sheet) -> None:
        """Hide a sheet that no person needs to see."""
        sheet.visible = False

    @contextmanager
    def vue_gardee(self, book: Book) -> Iterator[None]:
        """Give the person back the sheet, the selection and the scroll they had."""
        active = book.sheets.active
        selection = book.selection
        try:
            yield
        finally:
            if active.name in book.sheet_names:
                active.activate()
                if selection is not None:
                    selection.select()

    def fonds(self, sheet: Sheet, places: Iterable[Place]) -> dict[Place, Rvb | None]:
        """Give the fill of each cell; None where there is none."""
        return {p: sheet.range(p).color for p in places}

    def de_couleur(self, sheet: Sheet, couleurs: frozenset[Rvb]) -> set[Place]:
        """Give the cells of a sheet that bear one of these fills, where that can be asked."""
        del sheet, couleurs
        return set()

    def colorier(self, sheet: Sheet, places: Iterable[Place], couleur: Rvb | None) -> None:
        """Fill cells; None takes their fill away."""
        for p in places:
            sheet.range(p).color = couleur

    def notes(self, sheet: Sheet) -> dict[Place, str]:
        """Give the text of each note of a sheet."""
        return {place(note.location.address): note.text for note in sheet.notes}

    def annoter(self, sheet: Sheet, textes: Mapping[Place, str]) -> None:
        """Add a note to cells that have none; one that takes no note is left without."""
        for p, texte in textes.items():
            try:
                self.ajouter_note(sheet.range(p), texte)
            except self.refus:
                continue  # a cell with a discussion of Excel 365: its fill alone will mark it

    def effacer_notes(self, sheet: Sheet, places: Iterable[Place]) -> None:
        """Take notes away."""
        for p in places:
            note = sheet.range(p).note
            if note is not None:
                note.delete()

    def ajouter_note(self, cellule: Range, texte: str) -> None:
        """Add one note."""
        cellule.add_note(texte)

    def ecrire_texte(self, plage: Range, lignes: list[list[str]]) -> None:
        """Write texts as texts, whatever they look like: Excel parses what it is given."""
        plage.number_format = "@"
        plage.value = lignes

    def fragments(self, cellule: Range, texte: str) -> tuple[Fragment, ...]:
        """Cut the text of a cell where its look changes."""
        return tuple(_couper(cellule, texte, 0, len(texte)))

    def mettre_en_forme(self, cellule: Range, fragments: Iterable[Fragment]) -> None:
        """Give the pieces of a text, already written, their look."""
        debut = 0
        for fragment in fragments:
            fin = debut + len(fragment.texte)
            if fin > debut:
                police: Any = cellule.characters[debut:fin].font
                police.bold, police.italic = fragment.gras, fragment.italique
                if fragment.couleur is not None:
                    police.color = fragment.couleur
            debut = fin


def est_un_clic() -> bool:
    """Tell whether a macro of the workbook started this process, by xlwings' own arguments."""
    return "--from_xl=1" in sys.argv


def _couper(cellule: Range, texte: str, debut: int, fin: int) -> Iterator[Fragment]:
    """Give the pieces of one look, by halves: a piece is asked about as a whole."""
    police: Any = cellule.characters[debut:fin].font
    traits = police.bold, police.italic
    if None not in traits or fin - debut <= 1:
        yield Fragment(texte[debut:fin], *traits, police.color)
        return
    milieu = (debut + fin) // 2
    gauche = list(_couper(cellule, texte, debut, milieu))
    droite = list(_couper(cellule, texte, milieu, fin))
    dernier, premier = gauche[-1], droite[0]
    if (dernier.gras, dernier.italique) == (premier.gras, premier.italique):
        uni = Fragment(
            dernier.texte + premier.texte, dernier.gras, dernier.italique, dernier.couleur
        )
        yield from (*gauche[:-1], uni, *droite[1:])
    else:
        yield from (*gauche, *droite)
