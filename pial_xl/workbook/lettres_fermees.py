"""The closed workbook of letters that an earlier run left in a folder."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pial_xl.letters.fermees.copie import PROGRAMME
from pial_xl.letters.fermees.etendues import FeuilleDemesuree
from pial_xl.letters.suivi import AVIS, FEUILLE_REGISTRE, Trace, empreinte, traces_du_registre
from pial_xl.units.names import name_key
from pial_xl.workbook.archive import Archive, ouvrir_archive
from pial_xl.workbook.assemblage import textes_de
from pial_xl.workbook.balisage import racine
from pial_xl.workbook.cellules import lire_cellules
from pial_xl.workbook.erreurs import ClasseurIllisible
from pial_xl.workbook.paquet import lire_paquet

GENRE = "classeur de lettres"
"""First cell of the row of the record that tells that a workbook of letters is ours."""
APERCU = "Aperçu de lettre"
"""Title of the workbook of a preview."""
ABIMEES = (
    "Le classeur de lettres qui se trouve déjà dans le dossier ne peut pas être relu, et rien n'a "
    "été changé : déplacez-le, ou remettez à sa place une copie du dossier « copies pial-xl », "
    "puis recommencez."
)
_PROPRIETES = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"


@dataclass(frozen=True, slots=True)
class Precedent:
    """A workbook of letters as it is now.

    Attributes:
        chemin: its file.
        octets: the file.
        traces: what was written in it, by sheet.
        empreintes: print of what each sheet says now, its notes included, by title.
        recapitulatif: print of the summary that it has.
        source: file name of the workbook that it was made from; empty in an older one.
    """

    chemin: Path
    octets: bytes
    traces: Mapping[str, Trace]
    empreintes: Mapping[str, str]
    recapitulatif: str
    source: str

    def vient_de(self, classeur: str) -> bool:
        """Tell whether it was made from the workbook of that file name, as far as it says."""
        return not self.source or name_key(self.source) == name_key(classeur)


def lire_precedent(chemin: Path) -> Precedent | None:
    """Read a workbook of letters; None when it is another workbook.

    Raises:
        ClasseurIllisible: when it cannot be read.
    """
    try:
        archive = ouvrir_archive(chemin)
        octets = chemin.read_bytes()
        rangees, empreintes = _lire(archive)
        notes = _notes(octets) if any(nom.startswith("xl/comments") for nom in archive.noms) else {}
    except FeuilleDemesuree:
        raise
    except (ClasseurIllisible, OSError) as failure:
        raise ClasseurIllisible(ABIMEES) from failure
    for genre, _, recapitulatif, _, source in rangees:
        if genre == GENRE:
            traces = traces_du_registre(rangees)
            vues = {
                nom: f"{p}-{notes[nom]}" if nom in notes else p for nom, p in empreintes.items()
            }
            return Precedent(chemin, octets, traces, vues, recapitulatif, source)
    return None


def est_un_apercu(chemin: Path) -> bool:
    """Tell whether a file is the preview of a letter that an earlier run left."""
    try:
        archive = ouvrir_archive(chemin)
        fiche = racine(archive, _PROPRIETES)
    except ClasseurIllisible:
        return False
    return [fiche.findtext(f"{_DC}{nom}") for nom in ("title", "creator")] == [APERCU, PROGRAMME]


def empreintes_des_feuilles(octets: bytes) -> dict[str, str]:
    """Give the print of what each sheet says, of a workbook that we have just made."""
    return _lire(Archive(zipfile.ZipFile(io.BytesIO(octets))))[1]


def rangee_de_classeur(
    titre: str, recapitulatif: str, source: str
) -> tuple[str, str, str, str, str]:
    """Give the row of the record that tells that a workbook of letters is ours, and from where."""
    return GENRE, titre, recapitulatif, AVIS, source


def _lire(archive: Archive) -> tuple[list[tuple[str, ...]], dict[str, str]]:
    """Give the rows of the record, and the print of every sheet."""
    paquet = lire_paquet(archive)
    rangees: list[tuple[str, ...]] = []
    empreintes = {}
    for feuille in paquet.feuilles:
        lignes = list(lire_cellules(archive, paquet, feuille))
        empreintes[feuille.titre] = empreinte(textes_de(lignes))
        if feuille.titre == FEUILLE_REGISTRE:
            rangees = [tuple(str(v.get(c, "")) for c in range(1, 6)) for _, v in lignes]
    return rangees, empreintes


def _notes(octets: bytes) -> dict[str, str]:
    """Give the print of the notes of each sheet that has some: our letters have none."""
    from pial_xl.letters.fermees.source import ouvrir_lettres  # noqa: PLC0415 - rarely needed, and slow

    try:
        classeur = ouvrir_lettres(octets)
    except FeuilleDemesuree:
        raise
    except Exception as failure:
        # openpyxl raises anything from KeyError to its own errors on a damaged part.
        raise ClasseurIllisible(ABIMEES) from failure
    found = {}
    for feuille in classeur.worksheets:
        lue: Any = feuille
        cellules = (cell for _, cell in sorted(lue._cells.items()) if cell.comment)
        if notes := [(cell.coordinate, str(cell.comment.text)) for cell in cellules]:
            found[feuille.title] = empreinte(notes)
    return found
