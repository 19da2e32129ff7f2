"""What the parts of a workbook say around the cells: sheets, tables, shared texts, styles."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.cell import range_boundaries

from pial_xl.workbook.archive import ABIME, Archive
from pial_xl.workbook.balisage import CHEMIN_RELATION, elements, principal, racine
from pial_xl.workbook.erreurs import ClasseurIllisible
from pial_xl.workbook.grille import Feuille, TableExcel

_CLASSEUR = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class Formats:
    """The cell styles, by number, whose values are dates or durations."""

    dates: frozenset[int]
    durees: frozenset[int]


@dataclass(frozen=True, slots=True)
class Paquet:
    """The frame of a workbook. ``en_1904``: its day numbers count from 1904."""

    feuilles: tuple[Feuille, ...]
    textes: tuple[str, ...]
    formats: Formats
    en_1904: bool


def lire_paquet(archive: Archive) -> Paquet:
    """Read all that stands around the cells.

    Raises:
        ClasseurIllisible: when a part is absent or damaged.
    """
    partie = _partie_du_classeur(archive)
    classeur = racine(archive, partie)
    if classeur.tag != principal("workbook"):
        raise ClasseurIllisible(
            "Ce classeur est au format « Open XML strict » : ouvrez-le et enregistrez-le au format "
            "« Classeur Excel (.xlsx) »."
            if "purl.oclc.org" in classeur.tag
            else ABIME
        )
    relations = _relations(archive, partie)
    par_genre = {genre: cible for _, genre, cible in relations}
    cibles = {identifiant: (genre, cible) for identifiant, genre, cible in relations}
    proprietes = classeur.find(principal("workbookPr"))
    return Paquet(
        feuilles=tuple(_feuilles(archive, classeur, cibles)),
        textes=tuple(_textes_partages(archive, par_genre.get("sharedStrings"))),
        formats=_formats(archive, par_genre.get("styles")),
        en_1904=proprietes is not None and proprietes.get("date1904") in {"1", "true"},
    )


def _partie_du_classeur(archive: Archive) -> str:
    for _, genre, cible in _relations(archive, ""):
        if genre == "officeDocument" and cible in archive.noms:
            return cible
    if _CLASSEUR in archive.noms:
        return _CLASSEUR
    raise ClasseurIllisible(ABIME)


def _relations(archive: Archive, partie: str) -> list[tuple[str, str, str]]:
    """Give the relations of a part: identifier, last word of the type, part it leads to."""
    dossier, nom = posixpath.split(partie)
    source = posixpath.join(dossier, "_rels", f"{nom}.rels")
    if source not in archive.noms:
        return []
    return [
        (
            relation.get("Id", ""),
            relation.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", dossier, relation.get("Target", ""))).strip("/"),
        )
        for relation in racine(archive, source)
        if relation.get("TargetMode") != "External"
    ]


def _feuilles(
    archive: Archive, classeur: ET.Element, cibles: dict[str, tuple[str, str]]
) -> Iterator[Feuille]:
    for sheet in classeur.iterfind(f"{principal('sheets')}/{principal('sheet')}"):
        titre = sheet.get("name", "")
        genre, partie = cibles.get(sheet.get(CHEMIN_RELATION, ""), ("worksheet", ""))
        if genre != "worksheet":  # a chart sheet, a dialog: no cells
            continue
        if partie not in archive.noms:
            raise ClasseurIllisible(
                f"La feuille « {titre} » manque dans le fichier, qui est abîmé : "
                "reprenez une copie ou une version précédente du classeur."
            )
        relations = _relations(archive, partie)
        tables = [
            table
            for _, genre_lie, cible in relations
            if genre_lie == "table" and cible in archive.noms
            if (table := _table(racine(archive, cible)))
        ]
        yield Feuille(titre, partie, tuple(tables))


def _table(declaration: ET.Element) -> TableExcel | None:
    """Read one table part; None when its area means nothing: the sheet's cells will tell."""
    try:
        gauche, haut, droite, bas = (
            int(n or 0) for n in range_boundaries(declaration.get("ref", ""))
        )
        titres = int(declaration.get("headerRowCount", "1"))
        totaux = int(declaration.get("totalsRowCount", "0"))
    except (ValueError, TypeError):
        return None
    nom = declaration.get("displayName") or declaration.get("name") or ""
    return TableExcel(nom, gauche, haut, droite, bas, titres, totaux)


def _textes_partages(archive: Archive, partie: str | None) -> Iterator[str]:
    """Give the shared texts; the runs of a rich text are joined, its phonetic guide left out."""
    if partie not in archive.noms:
        return
    morceaux = (principal("t"), f"{principal('r')}/{principal('t')}")
    for element in elements(archive, partie or ""):
        if element.tag == principal("si"):
            yield "".join(t.text or "" for chemin in morceaux for t in element.iterfind(chemin))
            element.clear()


def _formats(archive: Archive, partie: str | None) -> Formats:
    if partie not in archive.noms:
        return Formats(frozenset(), frozenset())
    codes: dict[str, str] = {str(numero): code for numero, code in BUILTIN_FORMATS.items()}
    styles = racine(archive, partie or "")
    for format_ in styles.iterfind(f"{principal('numFmts')}/{principal('numFmt')}"):
        codes[format_.get("numFmtId", "")] = format_.get("formatCode", "")
    dates: set[int] = set()
    durees: set[int] = set()
    for style, xf in enumerate(styles.iterfind(f"{principal('cellXfs')}/{principal('xf')}")):
        code = codes.get(xf.get("numFmtId", "0"), "General")
        if is_date_format(code):
            dates.add(style)
        if is_timedelta_format(code):
            durees.add(style)
    return Formats(frozenset(dates), frozenset(durees))
