"""Parses VBA sources with a grammar of the language: ``fautes_de_syntaxe(module)``.

It sees what a compiler would refuse as syntax; unknown names and types are beyond it.
"""

from typing import Any

from antlr4 import CommonTokenStream, InputStream  # type: ignore[import-untyped]
from antlr4.error.ErrorListener import ErrorListener  # type: ignore[import-untyped]
from antlr4_vba.vbaLexer import vbaLexer
from antlr4_vba.vbaParser import vbaParser

from pial_xl.template.vba_projet import Genre, ModuleVba

# The grammar knows a class by the way that the VBA editor exports it.
_EXPORT_DE_CLASSE = "VERSION 1.0 CLASS\r\nBEGIN\r\n  MultiUse = -1\r\nEND\r\n"


class _Recueil(ErrorListener):  # type: ignore[misc]
    def __init__(self, lignes_avant: int) -> None:
        self.fautes: list[str] = []
        self._lignes_avant = lignes_avant

    def syntaxError(self, *appel: Any) -> None:  # noqa: N802 - the name is the parser's
        _, _, ligne, colonne, message, _ = appel
        self.fautes.append(f"{ligne - self._lignes_avant}:{colonne + 1} {message}")


def fautes_de_syntaxe(module: ModuleVba) -> list[str]:
    """Give each syntax error as ``line:column what``, by the lines of the module's source."""
    avant = f'Attribute VB_Name = "{module.nom}"\r\n'
    if module.genre is not Genre.STANDARD:
        avant = _EXPORT_DE_CLASSE + avant
    recueil = _Recueil(avant.count("\n"))
    lexique = vbaLexer(InputStream(avant + module.code))
    syntaxe = vbaParser(CommonTokenStream(lexique))
    for etape in (lexique, syntaxe):
        etape.removeErrorListeners()
        etape.addErrorListener(recueil)
    syntaxe.startRule()  # type: ignore[no-untyped-call]
    return recueil.fautes
