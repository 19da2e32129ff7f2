"""Parses VBA sources with a grammar of the language: ``syntax_errors(module)``.

It sees what a compiler would refuse as syntax; unknown names and types are beyond it.
"""

from typing import Any

from antlr4 import CommonTokenStream, InputStream  # type: ignore[import-untyped]
from antlr4.error.ErrorListener import ErrorListener  # type: ignore[import-untyped]
from antlr4_vba.vbaLexer import vbaLexer
from antlr4_vba.vbaParser import vbaParser

from pial_xl.engines.vba_project import ModuleKind, ModuleVba

# The grammar knows a class by the way that the VBA editor exports it.
_CLASS_EXPORT = "VERSION 1.0 CLASS\r\nBEGIN\r\n  MultiUse = -1\r\nEND\r\n"


class _Collector(ErrorListener):  # type: ignore[misc]
    def __init__(self, lines_before: int) -> None:
        self.faults: list[str] = []
        self._lines_before = lines_before

    def syntaxError(self, *call: Any) -> None:  # noqa: N802 - the name is the parser's
        _, _, row, column, message, _ = call
        self.faults.append(f"{row - self._lines_before}:{column + 1} {message}")


def syntax_errors(module: ModuleVba) -> list[str]:
    """Give each syntax error as ``line:column what``, by the lines of the module's source."""
    before = f'Attribute VB_Name = "{module.name}"\r\n'
    if module.kind is not ModuleKind.STANDARD:
        before = _CLASS_EXPORT + before
    collector = _Collector(before.count("\n"))
    lexer = vbaLexer(InputStream(before + module.code))
    parser = vbaParser(CommonTokenStream(lexer))
    for step in (lexer, parser):
        step.removeErrorListeners()
        step.addErrorListener(collector)
    parser.startRule()  # type: ignore[no-untyped-call]
    return collector.faults
