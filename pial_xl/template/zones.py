"""Where each table stands on its sheet, and the defined names by which formulas speak of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pial_xl.tables import TABLES, Ligne, colonnes
from pial_xl.tables.adresse import column_letters

LIGNE_TITRES = 4
"""Row of the headers on every sheet: title, introduction and legend stand above."""
PREMIERE_LIGNE = LIGNE_TITRES + 1


@dataclass(frozen=True, slots=True)
class Zone:
    """The rows that a table offers on its sheet, blank ones included."""

    modele: type[Ligne]
    lignes: int

    @property
    def derniere_ligne(self) -> int:
        """Last row of the table, from 1."""
        return LIGNE_TITRES + self.lignes

    @property
    def nb_colonnes(self) -> int:
        """Number of columns of the table, which starts in column A."""
        return len(colonnes(self.modele))

    def lettre(self, champ: str) -> str:
        """Give the letters of the column of a field."""
        return column_letters(list(colonnes(self.modele)).index(champ) + 1)

    def premiere_cellule(self, champ: str) -> str:
        """Give the first cell of a column as a formula of that row says it: ``$A5``."""
        return f"${self.lettre(champ)}{PREMIERE_LIGNE}"

    def plage(self, debut: int = PREMIERE_LIGNE) -> str:
        """Give the table's rows as an absolute reference with its sheet."""
        fin = column_letters(self.nb_colonnes)
        return f"'{self.modele.feuille}'!$A${debut}:${fin}${self.derniere_ligne}"

    def colonne(self, champ: str) -> str:
        """Give one column's rows as an absolute reference with its sheet."""
        lettre = self.lettre(champ)
        return f"'{self.modele.feuille}'!${lettre}${PREMIERE_LIGNE}:${lettre}${self.derniere_ligne}"


def zones(donnees: Mapping[str, Sequence[object]]) -> tuple[Zone, ...]:
    """Give the zone of each table: its capacity, or the rows given when they are more."""
    return tuple(Zone(m, max(m.capacite, len(donnees.get(m.table, ())))) for m in TABLES)


def nom_plage(table: str) -> str:
    """Name of a table's rows."""
    return f"plage_{table}"


def nom_colonne(table: str, champ: str) -> str:
    """Name of the rows of one column."""
    return f"col_{table}_{champ}"


def nom_liste(table: str, champ: str) -> str:
    """Name of the filled rows of one column: what a drop-down offers."""
    return f"liste_{table}_{champ}"


def nom_parametre(cle: str) -> str:
    """Name of the value of one parameter."""
    return f"param_{cle}"


def premier_champ(zone: Zone) -> str:
    """Give the field of a table's first column."""
    return next(iter(colonnes(zone.modele)))


def champ_compte(zone: Zone) -> str:
    """Give the field by which the rows of a table are counted: its first required one."""
    return next(champ for champ, c in colonnes(zone.modele).items() if c.obligatoire)


PARAMETRES_NOMMES = ("annee_scolaire", "tol_min", "version_modele")
"""Parameters that formulas of the workbook use."""


def definitions(places: Sequence[Zone]) -> dict[str, str]:
    """Give every defined name that speaks of a table, and the formula it stands for."""
    noms = {nom_plage(z.modele.table): z.plage() for z in places}
    cles = [(z, champ) for z in places for champ in (premier_champ(z), champ_compte(z))]
    par_table = {z.modele.table: z for z in places}
    listes = {c.reference for z in places for c in colonnes(z.modele).values() if c.reference}
    for zone, champ in cles:
        noms[nom_colonne(zone.modele.table, champ)] = zone.colonne(champ)
    for table, champ in sorted(listes):
        noms[nom_liste(table, champ)] = _remplies(par_table[table], champ)
    valeurs = nom_colonne("T_Parametres", "valeur")
    noms[valeurs] = par_table["T_Parametres"].colonne("valeur")
    for cle in PARAMETRES_NOMMES:
        position = f'MATCH("{cle}",{nom_colonne("T_Parametres", "cle")},0)'
        noms[nom_parametre(cle)] = f'IFERROR(INDEX({valeurs},{position})&"","")'
    return noms


def _remplies(zone: Zone, champ: str) -> str:
    """Give a formula for a column down to its last filled row.

    It hangs on the header, which stays when the first row is deleted.
    """
    titre = f"'{zone.modele.feuille}'!${zone.lettre(champ)}${LIGNE_TITRES}"
    cells = zone.colonne(champ)
    derniere = f'SUMPRODUCT(MAX(({cells}<>"")*(ROW({cells})-ROW({titre}))))'
    return f"OFFSET({titre},1,0,MAX(1,{derniere}),1)"
