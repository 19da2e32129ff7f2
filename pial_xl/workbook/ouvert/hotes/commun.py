"""What a spreadsheet program does in its own way; here, what xlwings alone can do."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlwings as xw
from xlwings import Book, Range, Sheet

from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert.adresses import Place, Tranche, place, tranches
from pial_xl.workbook.ouvert.hotes.appelant import est_un_clic

Rvb = tuple[int, int, int]
TITRE = "pial-xl"
_PROTEGEE = (
    "Le tableur n'a pas copié le modèle de lettre : retirez la protection de la structure du "
    "classeur (Révision, Protéger le classeur), puis recommencez."
)

ZONES = tuple(
    f"{cote}_{bande}" for bande in ("header", "footer") for cote in ("left", "center", "right")
)
_ENTETE_MAX = 83
"""The three zones of a header share 255 characters, the codes that tell them apart included."""
_TAILLE_COLLEE = re.compile(r"(?<!&)(&[0-9]+)(?=\{\{)")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a cell's text and its look; None for a trait that its own characters mix."""

    texte: str
    gras: bool | None
    italique: bool | None
    couleur: Rvb | None


class Hote(ABC):
    """A program through xlwings alone, one cell at a time.

    Each program is a class of its own, which does in one call what this does in many, and what
    programs do not share.
    """

    nom = "Excel"
    refus: tuple[type[Exception], ...] = ()
    """What the program raises when it declines one call on one cell."""

    def version(self, book: Book) -> str:
        """Give the program's own version."""
        return str(book.app.version)

    def securite_des_macros(self, book: Book) -> tuple[int, int] | None:
        """Give LibreOffice's level of macro security and its number of trusted folders.

        None for Excel, whose settings are read elsewhere.
        """
        del book
        return None

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

    @abstractmethod
    def copier(self, book: Book, chemin: Path) -> None:
        """Write a copy of the workbook; the open one keeps its name, its file and its state."""

    def exporter_pdf(self, sheet: Sheet, chemin: Path) -> None:
        """Write one sheet to a PDF."""
        sheet.to_pdf(str(chemin), show=False)

    def montrer(self, book: Book, phrase: str, *, reussi: bool) -> bool:
        """Show the sentence that ends a click, where the person clicked; tell whether it was.

        Who types in a terminal reads it there: no box is opened over their workbook.
        """
        if est_un_clic():
            book.app.alert(phrase, TITRE, mode="info" if reussi else "critical")
        return est_un_clic()

    def structure_protegee(self, book: Book) -> bool:
        """Tell whether the workbook is known to take no new sheet."""
        del book
        return False

    def copier_feuille(self, modele: Sheet, voisine: Sheet, nom: str) -> Sheet:
        """Copy a sheet after another, and name it.

        The copy is known by its name, new in the workbook: Excel does not go to the copy of a
        hidden sheet.

        Raises:
            EcritureImpossible: the structure of the workbook is protected.
        """
        book = modele.book
        if self.structure_protegee(book):
            raise EcritureImpossible(_PROTEGEE)
        avant = set(book.sheet_names)
        modele.impl.copy(before=None, after=voisine.impl)
        nouveaux = [present for present in book.sheet_names if present not in avant]
        if len(nouveaux) != 1:
            raise EcritureImpossible(_PROTEGEE)
        sheet = book.sheets[nouveaux[0]]
        sheet.name = nom
        return sheet

    def cacher(self, sheet: Sheet) -> None:
        """Hide a sheet that no person needs to see."""
        sheet.visible = False

    @contextmanager
    def vue_gardee(self, book: Book) -> Iterator[None]:
        """Give the person back the sheet, the selection and the scroll they had."""
        # A letter that was made again is another sheet, under the same name.
        active = book.sheets.active.name
        selection = book.selection
        try:
            yield
        finally:
            if active in book.sheet_names:
                book.sheets[active].activate()
                if selection is not None:
                    with suppress(*self.refus):  # its cells went with the sheet they were on
                        selection.select()

    @contextmanager
    def calcul_suspendu(self, book: Book) -> Iterator[None]:
        """Hold the formulas, in a program where every fill and note would calculate them."""
        del book
        yield

    def rendre_le_calcul(self, book: Book) -> None:
        """Let the formulas go, if a run that was killed held them."""
        del book

    def lignes_choisies(self, book: Book) -> list[Tranche]:
        """Give the rows of the selected cells; none when something else is selected."""
        selection = book.selection
        return [] if selection is None else tranches(selection.address)

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

    def aspect(self, sheet: Sheet, places: Iterable[Place]) -> Iterator[str]:
        """Tell how a sheet looks: fonts and fills of some cells, sizes, pictures.

        Sizes are rounded: a screen of another resolution shows them a little otherwise.
        """
        connues = tuple(places)
        for p in connues:
            cellule = sheet.range(p)
            police = cellule.font
            traits = police.name, police.size, police.bold, police.italic, police.color
            yield repr((p, *traits, cellule.color))
        for ligne in range(1, max((ligne for ligne, _ in connues), default=0) + 1):
            yield repr(_arrondi(sheet.range((ligne, 1)).row_height))
        yield from self._largeurs_et_dessins(sheet)

    def _largeurs_et_dessins(self, sheet: Sheet) -> Iterator[str]:
        utile = sheet.used_range
        for colonne in range(1, utile.column + utile.shape[1]):
            yield repr(_arrondi(sheet.range((1, colonne)).column_width))
        for forme in sheet.shapes:
            mesures = forme.left, forme.top, forme.width, forme.height
            yield repr((forme.name, forme.type, *map(_arrondi, mesures)))

    def entetes(self, sheet: Sheet) -> dict[str, tuple[str, ...]]:
        """Give the text of each zone of the header and the footer, in pieces; blank ones apart."""
        page = sheet.page_setup.api
        lus = {zone: self.lire_entete(page, zone) for zone in ZONES}
        return {zone: (_sans_taille_collee(texte),) for zone, texte in lus.items() if texte}

    def ecrire_entetes(
        self, sheet: Sheet, modele: Sheet, textes: Mapping[str, Sequence[str]]
    ) -> None:
        """Write zones of the header and the footer, given as ``entetes`` gives those of the model.

        What does not fit in the length that Excel allows is cut.
        """
        del modele
        page = sheet.page_setup.api
        for zone, pieces in textes.items():
            self.ecrire_entete(page, zone, "".join(pieces)[:_ENTETE_MAX].removesuffix("&"))

    def valeurs_d_entete(self, valeurs: Mapping[str, str | None]) -> Mapping[str, str | None]:
        """Give values fit for a header: an ampersand opens a code there, two are one."""
        return {cle: valeur and valeur.replace("&", "&&") for cle, valeur in valeurs.items()}

    def lire_entete(self, page: Any, zone: str) -> str:
        """Give the text of one of ``ZONES``, from Excel's own page set-up."""
        raise NotImplementedError

    def ecrire_entete(self, page: Any, zone: str, texte: str) -> None:
        """Write one of ``ZONES``."""
        raise NotImplementedError

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

    @abstractmethod
    def retrait(self, cellule: Range) -> float:
        """Give the indent of a cell, in points."""

    @abstractmethod
    def fragments(self, cellule: Range, texte: str) -> tuple[Fragment, ...]:
        """Cut the text of a cell where its look changes."""

    @abstractmethod
    def mettre_en_forme(self, cellule: Range, fragments: Iterable[Fragment]) -> None:
        """Give the pieces of a text, already written, their look."""


def _sans_taille_collee(texte: str) -> str:
    """Part the code of a size from a placeholder whose value may begin with a digit."""
    return _TAILLE_COLLEE.sub(r"\1 ", texte)


def _arrondi(mesure: float | None) -> int | None:
    return None if mesure is None else round(mesure)
