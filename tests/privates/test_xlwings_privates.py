"""Every private name of xlwings that we use is still in the source of its part for Windows."""

import ast
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

WINDOWS = "_xlwindows"


def _source(module: str) -> ast.Module:
    spec = find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    return ast.parse(Path(spec.origin).read_text(encoding="utf-8"))


def _defined(module: str) -> set[str]:
    names = set()
    for statement in _source(module).body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            names.add(statement.name)
        elif isinstance(statement, ast.Assign):
            names |= {target.id for target in statement.targets if isinstance(target, ast.Name)}
    return names


def test_xlwings_imports_its_windows_part_by_itself() -> None:
    imported = {
        alias.name
        for node in ast.walk(_source("xlwings"))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert WINDOWS in imported


@pytest.mark.parametrize("name", ["App", "ExcelBusyError", "N_COM_ATTEMPTS", "cleanup"])
def test_what_we_use_of_it_is_there(name: str) -> None:
    assert name in _defined(f"xlwings.{WINDOWS}")


@pytest.mark.skipif(sys.platform != "win32", reason="xlwings imports it on Windows alone")
def test_it_is_handed_out() -> None:
    from pial_xl.engines.privates.xlwings import windows  # noqa: PLC0415

    assert windows().__name__ == f"xlwings.{WINDOWS}"
