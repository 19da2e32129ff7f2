"""Assemble the tables of a workbook from its sheets, whether it is open or closed."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from pial_xl.letters.suivi import FEUILLE_REGISTRE, traces_du_registre
from pial_xl.tables import TABLES, Correspondance
from pial_xl.tables.adresse import a1
from pial_xl.tables.brut import RawTable, RawWorkbook, Textes
from pial_xl.tables.ligne import Ligne as Modele
from pial_xl.units.text import fold
from pial_xl.workbook.entete import Entete, chercher_entete
from pial_xl.workbook.erreurs import ClasseurIllisible
from pial_xl.workbook.grille import Feuille, Ligne, TableExcel

Lire = Callable[[Feuille], list[Ligne]]
"""Reads the rows of a sheet that hold something; called more than once for the same sheet."""

_MODELE_DE_LETTRE = "modeledelettre"
_LARGEUR_REGISTRE = 4
_LUES = tuple(modele for modele in TABLES if modele is not Correspondance)


def assembler(nom: str, feuilles: Sequence[Feuille], lire: Lire) -> RawWorkbook:
    """Find the tables, the letter models and the letters of a workbook.

    Args:
        nom: the file's name, without its folder.
        feuilles: its sheets, in order.
        lire: gives the rows of a sheet.

    Raises:
        ClasseurIllisible: when it holds none of our tables, or one without its header row.
    """
    tables = {
        modele.table: table for modele in _LUES if (table := _lire_table(feuilles, lire, modele))
    }
    if not tables:
        raise ClasseurIllisible(
            "Ce classeur ne contient aucune des tables attendues (AESH, Élèves, Affectations…) : "
            "partez d'un classeur neuf, créé par « pial-xl nouveau »."
        )
    registre = _registre(feuilles, lire)
    return RawWorkbook(
        nom,
        tables,
        _modeles_de_lettre(feuilles, lire),
        registre,
        _lettres(feuilles, lire, registre),
    )


def _lire_table(feuilles: Sequence[Feuille], lire: Lire, modele: type[Modele]) -> RawTable | None:
    """Read one table; None when the workbook has neither its Excel Table nor its sheet."""
    sans_titres: Feuille | None = None
    for feuille, table in _endroits(feuilles, modele):
        lignes = lire(feuille)
        voisines = [autre for autre in feuille.tables if autre is not table]
        if entete := chercher_entete(modele, lignes, table, voisines):
            return _table(feuille, entete, lignes, table)
        if lignes and not sans_titres:
            sans_titres = feuille
    if sans_titres:
        raise ClasseurIllisible(
            f"La feuille « {sans_titres.titre} » n'a plus sa ligne de titres : remettez-la, ou "
            "recopiez vos données dans un classeur neuf (pial-xl nouveau)."
        )
    return None


def _endroits(
    feuilles: Sequence[Feuille], modele: type[Modele]
) -> Iterator[tuple[Feuille, TableExcel | None]]:
    """Give the places where a table may stand, the surest first."""
    for feuille in feuilles:
        for table in feuille.tables:
            if table.nom.casefold() == modele.table.casefold():
                yield feuille, table
    for feuille in feuilles:
        if fold(feuille.titre) == fold(modele.feuille):
            yield feuille, None


def _table(
    feuille: Feuille, entete: Entete, lignes: list[Ligne], table: TableExcel | None
) -> RawTable:
    totaux = _lignes_de_totaux(entete, table)
    columns = [column for column, _ in entete.titres]
    corps = [
        (numero, tuple(map(valeurs.get, columns)))
        for numero, valeurs in lignes
        if numero > entete.ligne and numero not in totaux
    ]
    return RawTable(feuille.titre, entete.ligne, entete.titres, entete.premiere_colonne, corps)


def _lignes_de_totaux(entete: Entete, table: TableExcel | None) -> range:
    """Give the rows of the Excel Table's totals, if it stands where it says."""
    if table is None or table.haut != entete.ligne:
        return range(0)
    return range(max(table.bas - table.lignes_de_totaux, table.haut) + 1, table.bas + 1)


def textes_de(lignes: Iterable[Ligne]) -> Textes:
    """Give every cell of a sheet that holds something, as text: the same open or closed."""
    return tuple(
        (a1(column, numero), _texte(value))
        for numero, valeurs in lignes
        for column, value in sorted(valeurs.items())
    )


def _texte(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _modeles_de_lettre(feuilles: Sequence[Feuille], lire: Lire) -> dict[str, Textes]:
    return {
        feuille.titre: tuple(
            (adresse, texte)
            for adresse, texte in textes_de(
                (numero, {c: v for c, v in valeurs.items() if isinstance(v, str)})
                for numero, valeurs in lire(feuille)
            )
            if texte.strip()
        )
        for feuille in feuilles
        if fold(feuille.titre).startswith(_MODELE_DE_LETTRE)
    }


def _registre(feuilles: Sequence[Feuille], lire: Lire) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(_texte(valeurs.get(column, "")) for column in range(1, _LARGEUR_REGISTRE + 1))
        for feuille in feuilles
        if feuille.titre == FEUILLE_REGISTRE
        for _, valeurs in lire(feuille)
    )


def _lettres(
    feuilles: Sequence[Feuille], lire: Lire, registre: Iterable[Sequence[str]]
) -> dict[str, Textes]:
    connues = traces_du_registre(registre)
    return {
        feuille.titre: textes_de(lire(feuille)) for feuille in feuilles if feuille.titre in connues
    }
