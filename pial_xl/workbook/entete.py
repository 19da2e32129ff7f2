"""Find where a table stands on its sheet: its header row, its columns, its first column."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pial_xl.tables.ligne import Ligne as Modele
from pial_xl.tables.ligne import colonnes, titres_connus
from pial_xl.units.text import clean, fold
from pial_xl.workbook.grille import Ligne, TableExcel

LIGNES_EXAMINEES = 25
_TITRES_MIN = 2


@dataclass(frozen=True, slots=True)
class Entete:
    """Where a table's header stands. ``titres``: ``(column, text)`` of its non-blank cells."""

    ligne: int
    titres: tuple[tuple[int, str], ...]
    premiere_colonne: int


def chercher_entete(
    modele: type[Modele],
    lignes: Sequence[Ligne],
    table: TableExcel | None,
    voisines: Sequence[TableExcel],
) -> Entete | None:
    """Find the header of a table on its sheet; None when no row looks like it.

    The row that the Excel Table declares is taken when it holds headers of the model. A Table may
    be stale, or absent: then it is the row, among the first ones, that holds most of them.

    Args:
        modele: the row model whose headers are looked for.
        lignes: rows of the sheet.
        table: the Excel Table of that name, if there is one.
        voisines: the other Tables of the sheet, whose cells are left to them.
    """
    titres = _places(modele)
    minimum = min(_TITRES_MIN, sum(c.obligatoire for c in colonnes(modele).values()))
    declaree = [_libre(ligne, voisines) for ligne in lignes if _est_declaree(table, ligne[0])]
    premieres = [_libre(ligne, voisines) for ligne in lignes if ligne[0] <= LIGNES_EXAMINEES]

    def connus(ligne: Ligne) -> int:
        return len({titres[cle] for value in ligne[1].values() if (cle := fold(value)) in titres})

    for candidates, seuil in ((declaree, minimum), (premieres, minimum), (declaree, 1)):
        meilleure = max(candidates, key=connus, default=None)
        if meilleure and connus(meilleure) >= seuil:
            return _entete(meilleure, titres, table)
    return None


def _entete(ligne: Ligne, connus: dict[str, int], table: TableExcel | None) -> Entete:
    numero, valeurs = ligne
    titres = tuple((column, str(value)) for column, value in sorted(valeurs.items()))
    if table and _est_declaree(table, numero):
        return Entete(numero, titres, table.gauche)
    # Where most headers stand in the template's order says where the table begins, even if its
    # first header was erased or a column was inserted.
    debuts = Counter(c - connus[cle] for c, text in titres if (cle := fold(text)) in connus)
    debut, nombre = min(debuts.most_common(), key=lambda item: (-item[1], item[0]))
    premier_titre = titres[0][0]
    return Entete(numero, titres, debut if nombre > 1 and debut > 0 else premier_titre)


def _est_declaree(table: TableExcel | None, numero: int) -> bool:
    return table is not None and table.lignes_de_titres > 0 and table.haut == numero


def _libre(ligne: Ligne, voisines: Sequence[TableExcel]) -> Ligne:
    """Keep the cells with a text that no other Table of the sheet claims."""
    numero, valeurs = ligne
    return numero, {
        column: value
        for column, value in valeurs.items()
        if clean(value)
        and not any(t.gauche <= column <= t.droite and t.haut <= numero <= t.bas for t in voisines)
    }


@cache
def _places(modele: type[Modele]) -> dict[str, int]:
    """Give the place in the template of every writing of a header, folded."""
    champs = list(colonnes(modele))
    return {cle: champs.index(champ) for cle, champ in titres_connus(modele).items()}
