"""The sheet Contrôles: its columns, and its findings as blocks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pial_xl.findings import Finding, Niveau, Report
from pial_xl.report.feuilles.bloc import Bloc, Nature
from pial_xl.report.feuilles.textes import en_cellule, faits
from pial_xl.units.text import french, plural

FEUILLE: Final = "Contrôles"
LIGNE_FAITS, LIGNE_COMPTES, LIGNE_TITRES = 2, 3, 5
"""Rows, from 1, of the facts, of the counts, and of the table's header."""
CAPACITE: Final = 2_000
"""Findings that the table of the template holds."""
AUCUN: Final = "Aucun constat"


class Statut(StrEnum):
    """Where a finding stands since the run before."""

    NOUVEAU = "nouveau"
    CONNU = "connu"
    RESOLU = "résolu"


@dataclass(frozen=True, slots=True)
class Constat:
    """A finding of this run, or one of the run before that is now resolved."""

    finding: Finding
    statut: Statut


@dataclass(frozen=True, slots=True)
class Colonne:
    """A column of the table: its header, its width in characters, the field it shows."""

    titre: str
    largeur: float
    champ: str


COLONNES: Final = (
    Colonne("Niveau", 12, "niveau"),
    Colonne("Code", 8, "code"),
    Colonne("Feuille", 14, "feuille"),
    Colonne("Cellule", 9, "cellule"),
    Colonne("Objet", 11, "objet"),
    Colonne("Message", 50, "message"),
    Colonne("Mesuré", 13, "mesure"),
    Colonne("Attendu", 15, "attendu"),
    Colonne("Écart", 10, "ecart"),
    Colonne("Que faire", 34, "que_faire"),
    Colonne("Source", 28, "source"),
    Colonne("Statut", 9.5, ""),
)
RANG_CELLULE: Final = 3
RANG_MESSAGE: Final = 5
COLONNES_COMPTES: Final = {Niveau.BLOQUANT: 0, Niveau.ALERTE: 2, Niveau.INFO: 3}
"""Columns, from 0, of the count of each level; the rest of the sentence stands over Message."""
_MOTS: Final = {Niveau.BLOQUANT: "bloquant", Niveau.ALERTE: "alerte", Niveau.INFO: "information"}


def tous_nouveaux(report: Report) -> tuple[Constat, ...]:
    """Give the findings of a first run."""
    return tuple(Constat(finding, Statut.NOUVEAU) for finding in report.findings)


def blocs_controles(
    report: Report, constats: Sequence[Constat], capacite: int = CAPACITE
) -> tuple[Bloc, ...]:
    """Give what the sheet says of a run.

    Args:
        report: the run.
        constats: the rows in their order; those beyond the capacity are left out, and the sheet
            says how many.
        capacite: rows of the sheet's table.
    """
    montres = constats[:capacite]
    textes = [textes_de(c) for c in montres] or [_vide()]
    gauche, droite = RANG_CELLULE, RANG_CELLULE + 1
    ligne = LIGNE_TITRES + 1

    def bloc(colonne: int, valeurs: Iterable[tuple[str, ...]], nature: Nature) -> Bloc:
        rangees = tuple(valeurs)
        return Bloc(FEUILLE, ligne, colonne + 1, rangees, len(rangees[0]), capacite, nature)

    return (
        *_entete(report, len(constats) - len(montres)),
        bloc(0, (t[:gauche] for t in textes), Nature.TEXTES),
        bloc(gauche, _liens(montres), Nature.FORMULES),
        bloc(droite, (t[droite:] for t in textes), Nature.TEXTES),
    )


def textes_de(constat: Constat) -> tuple[str, ...]:
    """Give the texts of a row, one a column."""
    champs = (getattr(constat.finding, c.champ) if c.champ else constat.statut for c in COLONNES)
    return tuple(en_cellule(str(texte)) for texte in champs)


def _vide() -> tuple[str, ...]:
    return tuple(AUCUN if rang == RANG_MESSAGE else "" for rang in range(len(COLONNES)))


def _liens(constats: Sequence[Constat]) -> Iterator[tuple[str]]:
    for c in constats:
        yield (lien_interne(c.finding.feuille, c.finding.cellule),)
    if not constats:
        yield ("",)


def lien_interne(feuille: str, cellule: str, texte: str | None = None) -> str:
    """Give the formula of a link to a cell of the same workbook; blank when there is no cell.

    It shows *texte*, or the address of the cell.
    """
    if not cellule:
        return ""
    cible = f"#'{en_cellule(feuille).replace(chr(39), chr(39) * 2)}'!{en_cellule(cellule)}"
    return f"=HYPERLINK({_chaine(cible)},{_chaine(en_cellule(texte or cellule))})"


def _chaine(texte: str) -> str:
    return '"' + texte.replace('"', '""') + '"'


def _entete(report: Report, caches: int) -> tuple[Bloc, Bloc]:
    comptes = [""] * len(COLONNES)
    for niveau, colonne in COLONNES_COMPTES.items():
        comptes[colonne] = plural(report.bilan[niveau], _MOTS[niveau])
    comptes[RANG_MESSAGE] = _reste(report, caches)
    return (
        Bloc(FEUILLE, LIGNE_FAITS, 1, ((faits(report),),), 1, 1, Nature.TEXTES),
        Bloc(FEUILLE, LIGNE_COMPTES, 1, (tuple(comptes),), len(comptes), 1, Nature.TEXTES),
    )


def _reste(report: Report, caches: int) -> str:
    nombre = report.bilan["NON_EVALUE"]
    autres = plural(nombre, "contrôle non évalué", "contrôles non évalués")
    texte = f"{autres} (feuille Non évalués)"
    if caches:
        texte += f" ; {plural(caches, 'constat')} de plus : la feuille est pleine"
    return french(texte)
