"""LibreOffice Calc, through the engine of ``pial_xl.workbook.libreoffice``."""

# ruff: noqa: D102 (said once, in ``Hote``)

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from xlwings import Book, Range, Sheet

from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.libreoffice.geometrie import Rectangle
from pial_xl.workbook.libreoffice.police import commune
from pial_xl.workbook.libreoffice.structures import blocs_de, cellule_uno, enum, plages_uno
from pial_xl.workbook.ouvert.adresses import Place, colonnes_continues
from pial_xl.workbook.ouvert.hotes import entetes_libreoffice
from pial_xl.workbook.ouvert.hotes.commun import TITRE, Fragment, Hote, Rvb
from pial_xl.workbook.ouvert.verrou import fichier_de

_FOND = "CellBackColor"
_TRAITS = (
    *(_FOND, "CharColor", "CharFontName", "CharHeight", "CharPosture", "CharUnderline"),
    *("CharWeight", "HoriJustify"),
)
"""In the order of the alphabet, which LibreOffice asks for."""
_POINT = 2540 / 72
"""Hundredths of a millimetre in a point."""
_AUCUN = -1
_NOTES = 8
"""``com.sun.star.sheet.CellFlags.ANNOTATION``."""
_REUSSI, _ATTENTION = 1, 2
"""``com.sun.star.frame.InfobarType``."""
_GRAS, _MAIGRE = 150.0, 100.0
_GRAS_MIN = 110.0


class LibreOffice(Hote):
    """LibreOffice on any system: scattered cells are one object, and one call."""

    nom = "LibreOffice"

    def version(self, book: Book) -> str:
        return str(book.app.impl.version_de_libreoffice)

    def securite_des_macros(self, book: Book) -> tuple[int, int]:
        niveau, emplacements = book.app.impl.securite_des_macros
        return niveau, emplacements

    def copier(self, book: Book, chemin: Path) -> None:
        fichier = self.chemin(book)
        if fichier is not None and not book.api.isModified() and fichier.suffix == chemin.suffix:
            shutil.copyfile(fichier, chemin)  # what is on the disk is what is open
            return
        # LibreOffice would calculate again while it writes, ten times as long. Only an .ods file
        # would keep that formulas were held.
        with nullcontext() if chemin.suffix == ".ods" else self.calcul_suspendu(book):
            book.impl.copier_vers(chemin)

    def exporter_pdf(self, sheet: Sheet, chemin: Path) -> None:
        sheet.impl.to_pdf(str(chemin))  # xlwings would hide and show every other sheet

    def montrer(self, book: Book, phrase: str, *, reussi: bool) -> bool:
        """Show the sentence in a bar over the sheet, which waits for nobody; the last one goes."""
        controleur = book.impl.controleur
        if controleur.hasInfobar(TITRE):
            controleur.removeInfobar(TITRE)
        genre = _REUSSI if reussi else _ATTENTION
        controleur.appendInfobar(TITRE, TITRE, phrase, genre, (), True)
        return True

    def copier_feuille(self, modele: Sheet, voisine: Sheet, nom: str) -> Sheet:
        if modele.book.api.isProtected():
            raise EcritureImpossible(
                "La structure du classeur est protégée, une lettre ne peut pas y être ajoutée : "
                "retirez cette protection (Outils, Protéger la structure du classeur), puis "
                "recommencez."
            )
        # At once under its name: no run can be killed between the copy and its naming.
        modele.book.api.getSheets().copyByName(modele.name, nom, voisine.index)
        return modele.book.sheets[nom]

    @contextmanager
    def vue_gardee(self, book: Book) -> Iterator[None]:
        controleur = book.impl.controleur
        active, selection = controleur.getActiveSheet(), book.api.getCurrentSelection()
        nom = active.getName()
        ligne, colonne = controleur.getFirstVisibleRow(), controleur.getFirstVisibleColumn()
        try:
            yield
        finally:
            if nom in book.sheet_names:
                controleur.setActiveSheet(book.sheets[nom].api)
                # A letter made again is another sheet under that name, and its old object is lost.
                if selection is not None and active.getName() == nom:
                    controleur.select(selection)
            controleur.setFirstVisibleRow(ligne)
            controleur.setFirstVisibleColumn(colonne)

    @contextmanager
    def calcul_suspendu(self, book: Book) -> Iterator[None]:
        """Hold the formulas: with 2,000 rows each change takes a second to calculate.

        A witness outlives a run that is killed: by it the next one knows that the person did not
        choose to calculate by hand. Where none can be left, nothing is held.
        """
        if not book.api.isAutomaticCalculationEnabled() or not _laisser(_temoin(book)):
            yield
            return
        book.api.enableAutomaticCalculation(False)
        try:
            yield
        finally:
            self.rendre_le_calcul(book)

    def rendre_le_calcul(self, book: Book) -> None:
        temoin = _temoin(book)
        if temoin.exists():
            book.api.enableAutomaticCalculation(True)
            temoin.unlink(missing_ok=True)

    def fonds(self, sheet: Sheet, places: Iterable[Place]) -> dict[Place, Rvb | None]:
        voulues = set(places)
        cellules = _cellules(sheet, voulues)
        if cellules is None:
            return {}
        partage = commune(cellules, _FOND)
        if partage is not None:  # most often: cells to be marked have no fill
            return dict.fromkeys(voulues, _rvb(partage))
        lignes, colonnes = zip(*voulues, strict=True)
        fonds: dict[Place, Rvb | None] = {}
        for bloc, couleur in _fonds(sheet, _jusqua(max(lignes), max(colonnes))):
            dedans = [p for p in voulues if _contient(bloc, p)]
            fonds |= dict.fromkeys(dedans, couleur)
        return fonds

    def de_couleur(self, sheet: Sheet, couleurs: frozenset[Rvb]) -> set[Place]:
        utile = sheet.used_range.impl.bloc
        return {
            (ligne, colonne)
            for bloc, couleur in _fonds(
                sheet, _jusqua(utile.derniere_ligne, utile.derniere_colonne)
            )
            if couleur in couleurs
            for ligne in range(bloc.ligne, bloc.derniere_ligne + 1)
            for colonne in range(bloc.colonne, bloc.derniere_colonne + 1)
        }

    def colorier(self, sheet: Sheet, places: Iterable[Place], couleur: Rvb | None) -> None:
        cellules = _cellules(sheet, places)
        if cellules is not None:
            cellules.setPropertyValue(_FOND, _entier(couleur))

    def aspect(self, sheet: Sheet, places: Iterable[Place]) -> Iterator[str]:
        """Tell how a sheet looks; formats are asked about together where they are the same.

        The height that LibreOffice gives a row by itself may change when it opens the file.
        """
        connues = tuple(places)
        bas = max((ligne for ligne, _ in connues), default=1)
        droite = max((colonne for _, colonne in connues), default=1)
        groupes = sheet.impl.plage(_jusqua(bas, droite)).api.getUniqueCellFormatRanges()
        traits: dict[Place, str] = {}
        for rang in range(groupes.getCount()):
            groupe = groupes.getByIndex(rang)
            vus = repr(tuple(map(_nombre, groupe.getPropertyValues(_TRAITS))))
            blocs = blocs_de(groupe)
            traits |= {p: vus for p in connues if any(_contient(bloc, p) for bloc in blocs)}
        yield repr(sorted(traits.items()))
        lignes = sheet.api.getRows()
        for rang in range(bas):
            ligne = lignes.getByIndex(rang)
            if not ligne.getPropertyValue("OptimalHeight"):
                yield repr((rang, round(ligne.getPropertyValue("Height") / _POINT)))
        yield from self._largeurs_et_dessins(sheet)

    def entetes(self, sheet: Sheet) -> dict[str, tuple[str, ...]]:
        return entetes_libreoffice.lire(sheet)

    def ecrire_entetes(
        self, sheet: Sheet, modele: Sheet, textes: Mapping[str, Sequence[str]]
    ) -> None:
        entetes_libreoffice.ecrire(sheet, modele, textes)

    def valeurs_d_entete(self, valeurs: Mapping[str, str | None]) -> Mapping[str, str | None]:
        return valeurs

    def notes(self, sheet: Sheet) -> dict[Place, str]:
        annotations = sheet.api.getAnnotations()
        lues = {}
        for rang in range(annotations.getCount()):
            annotation = annotations.getByIndex(rang)
            ou = annotation.getPosition()
            lues[ou.Row + 1, ou.Column + 1] = str(annotation.getString())
        return lues

    def annoter(self, sheet: Sheet, textes: Mapping[Place, str]) -> None:
        notes, rang = sheet.api.getAnnotations(), sheet.impl.rang
        for (ligne, colonne), texte in textes.items():
            notes.insertNew(cellule_uno(rang, Rectangle(ligne, colonne)), texte)

    def effacer_notes(self, sheet: Sheet, places: Iterable[Place]) -> None:
        cellules = _cellules(sheet, places)
        if cellules is not None:
            cellules.clearContents(_NOTES)

    def ecrire_texte(self, plage: Range, lignes: list[list[str]]) -> None:
        plage.impl.raw_value = lignes  # LibreOffice parses nothing of what a program writes

    def retrait(self, cellule: Range) -> float:
        return float(_cellule(cellule).getPropertyValue("ParaIndent")) / _POINT

    def fragments(self, cellule: Range, texte: str) -> tuple[Fragment, ...]:
        del texte
        portions = _cellule(cellule).createEnumeration().nextElement().createEnumeration()
        trouves = []
        while portions.hasMoreElements():
            portion = portions.nextElement()
            trouves.append(
                Fragment(
                    str(portion.getString()),
                    portion.getPropertyValue("CharWeight") > _GRAS_MIN,
                    portion.getPropertyValue("CharPosture").value != "NONE",
                    _rvb(portion.getPropertyValue("CharColor")),
                )
            )
        return tuple(trouves)

    def mettre_en_forme(self, cellule: Range, fragments: Iterable[Fragment]) -> None:
        texte = _cellule(cellule)
        curseur = texte.createTextCursor()
        curseur.gotoStart(False)
        for fragment in fragments:
            curseur.goRight(len(fragment.texte.encode("utf-16-le")) // 2, True)
            curseur.setPropertyValue("CharWeight", _GRAS if fragment.gras else _MAIGRE)
            pente = "ITALIC" if fragment.italique else "NONE"
            curseur.setPropertyValue("CharPosture", enum(f"com.sun.star.awt.FontSlant.{pente}"))
            curseur.setPropertyValue("CharColor", _entier(fragment.couleur))
            curseur.collapseToEnd()


def _temoin(book: Book) -> Path:
    return fichier_de(book, ".calcul")


def _laisser(temoin: Path) -> bool:
    try:
        temoin.parent.mkdir(parents=True, exist_ok=True)
        temoin.touch()
    except OSError:
        return False
    return True


def _cellules(sheet: Sheet, places: Iterable[Place]) -> Any:
    """Give scattered cells as one object; None when there are none."""
    blocs = [
        Rectangle(haut, colonne, bas - haut + 1)
        for (haut, colonne), (bas, _) in colonnes_continues(places)
    ]
    return plages_uno(sheet.book.api, sheet.impl.rang, blocs) if blocs else None


def _fonds(sheet: Sheet, zone: Rectangle) -> Iterator[tuple[Rectangle, Rvb | None]]:
    """Give the blocks of one format each and their fill: calls grow with formats, not with rows."""
    groupes = sheet.impl.plage(zone).api.getUniqueCellFormatRanges()
    for rang in range(groupes.getCount()):
        groupe = groupes.getByIndex(rang)
        couleur = _rvb(groupe.getPropertyValue(_FOND))
        for bloc in blocs_de(groupe):
            yield bloc, couleur


def _jusqua(ligne: int, colonne: int) -> Rectangle:
    return Rectangle(1, 1, ligne, colonne)


def _contient(bloc: Rectangle, p: Place) -> bool:
    ligne, colonne = p
    return (
        bloc.ligne <= ligne <= bloc.derniere_ligne
        and bloc.colonne <= colonne <= bloc.derniere_colonne
    )


def _cellule(plage: Range) -> Any:
    return plage.api.getCellByPosition(0, 0)


def _nombre(trait: Any) -> Any:
    """Give the name of an enum's value, anything else as it is."""
    return getattr(trait, "value", trait)


def _rvb(couleur: int) -> Rvb | None:
    if couleur == _AUCUN:
        return None
    return couleur >> 16 & 255, couleur >> 8 & 255, couleur & 255


def _entier(couleur: Rvb | None) -> int:
    if couleur is None:
        return _AUCUN
    return couleur[0] << 16 | couleur[1] << 8 | couleur[2]
