"""Whatever is written at random, each value is read back at its own row and column."""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from fabrique_classeurs import Grille, ecrire_openpyxl, ecrire_xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from pial_xl.tables import TABLES, Correspondance, Ligne, colonnes
from pial_xl.units.text import fold
from pial_xl.workbook.closed import read_workbook
from pial_xl.workbook.entete import LIGNES_EXAMINEES

LUES = [modele for modele in TABLES if modele is not Correspondance]
CONNUS = {
    fold(writing)
    for modele in LUES
    for colonne in colonnes(modele).values()
    for writing in (colonne.titre, *colonne.alias)
}
TEXTES = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=20
).filter(lambda texte: texte.strip() and "_x" not in texte and fold(texte) not in CONNUS)
VALEURS = st.one_of(
    st.none(),
    TEXTES.filter(lambda texte: texte[0] not in "=#"),
    st.integers(-(10**9), 10**9),
    st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 4)),
    st.booleans(),
    st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)).map(
        lambda d: d.replace(microsecond=0)
    ),
)


@st.composite
def tables_posees(draw: st.DrawFn) -> tuple[type[Ligne], int, int, list[str], list[list[Any]]]:
    """A model, where its header stands, its headers in some order, and rows of cells."""
    modele = draw(st.sampled_from(LUES))
    titres = draw(st.permutations([colonne.titre for colonne in colonnes(modele).values()]))
    ligne = draw(st.integers(1, LIGNES_EXAMINEES))
    colonne = draw(st.integers(1, 40))
    rows = draw(st.lists(st.lists(VALEURS, min_size=len(titres), max_size=len(titres)), max_size=6))
    return modele, ligne, colonne, list(titres), rows


def verifier(path: Path, pose: tuple[type[Ligne], int, int, list[str], list[list[Any]]]) -> None:
    modele, ligne, colonne, titres, rows = pose
    table = read_workbook(path).tables[modele.table]
    assert table.ligne_titres == ligne
    assert table.titres == tuple(enumerate(titres, colonne))
    lues = {
        (numero, place): value
        for numero, values in table.lignes
        for (place, _), value in zip(table.titres, values, strict=True)
        if value is not None
    }
    assert lues == {
        (ligne + 1 + r, colonne + c): value
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
        if value is not None
    }


def grille(pose: tuple[type[Ligne], int, int, list[str], list[list[Any]]]) -> Grille:
    _, ligne, colonne, titres, rows = pose
    return [*([] for _ in range(ligne - 1)), *([None] * (colonne - 1) + r for r in [titres, *rows])]


@settings(max_examples=40, deadline=None)
@given(tables_posees())
def test_a_table_written_by_openpyxl_is_read_back(
    pose: tuple[type[Ligne], int, int, list[str], list[list[Any]]],
) -> None:
    with tempfile.TemporaryDirectory() as dossier:
        path = Path(dossier, "a.xlsx")
        verifier(ecrire_openpyxl(path, {pose[0].feuille: grille(pose)}), pose)


@settings(max_examples=40, deadline=None)
@given(tables_posees(), st.booleans())
def test_a_table_written_by_xlsxwriter_is_read_back_with_or_without_its_excel_table(
    pose: tuple[type[Ligne], int, int, list[str], list[list[Any]]], declaree: bool
) -> None:
    modele, ligne, colonne, titres, rows = pose
    area = (ligne - 1, colonne - 1, ligne + max(len(rows), 1) - 1, colonne + len(titres) - 2)
    tables = {
        "Ailleurs": (
            area,
            {"name": modele.table, "columns": [{"header": titre} for titre in titres]},
        )
    }
    with tempfile.TemporaryDirectory() as dossier:
        path = Path(dossier, "a.xlsx")
        titre = "Ailleurs" if declaree else modele.feuille
        ecrire_xlsxwriter(path, {titre: grille(pose)}, tables if declaree else None)
        verifier(path, pose)
