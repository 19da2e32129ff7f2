"""A private name is used where it is made; those of other libraries in ``engines/privates``."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PRIVATES = ROOT / "pial_xl" / "engines" / "privates"
SOURCES = sorted(
    path
    for folder in ("pial_xl", "tests", "benchmarks", "docs")
    for path in (ROOT / folder).rglob("*.py")
    if PRIVATES not in path.parents
)
DOCUMENTED = {"_replace", "_asdict", "_make", "_fields", "_exit"}
"""Public, whatever their first letter: Python's documentation says why."""
LOOKUPS = {"getattr", "setattr", "hasattr", "delattr"}


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name not in DOCUMENTED


def _nodes(path: Path) -> list[ast.AST]:
    """Read a file; the thousand syntax trees of the project are too heavy to be kept."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def _made_in_classes(nodes: list[ast.AST]) -> set[str]:
    """Name what the classes of a module make: methods, attributes of the class, of ``self``."""
    made: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.ClassDef):
            for statement in node.body:
                made |= _made_by(statement)
    stored = (
        node
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
    )
    return made | {
        node.attr
        for node in stored
        if isinstance(node.value, ast.Name) and node.value.id in {"self", "cls"}
    }


def _made_by(statement: ast.stmt) -> set[str]:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {statement.name}
    targets: list[ast.expr] = []
    if isinstance(statement, ast.Assign):
        targets = statement.targets
    elif isinstance(statement, ast.AnnAssign):
        targets = [statement.target]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _uses(nodes: list[ast.AST], made: set[str]) -> Iterator[tuple[int, str]]:
    """Give the lines on which a private name of others is used, and the name."""
    for node in nodes:
        match node:
            case ast.ImportFrom(module=str(module), names=names):
                words = [*module.split("."), *(alias.name for alias in names)]
            case ast.Import(names=names):
                words = [word for alias in names for word in alias.name.split(".")]
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=attr):
                words = [] if attr in made else [attr]
            case ast.Attribute(attr=attr):
                words = [attr]
            case ast.Call(func=ast.Name(id=lookup), args=[_, ast.Constant(value=str(word)), *_]):
                words = [word] if lookup in LOOKUPS else []
            case ast.Subscript(
                value=ast.Attribute(attr="__dict__") | ast.Call(func=ast.Name(id="vars")),
                slice=ast.Constant(value=str(word)),
            ):
                words = [word]
            case _:
                continue
        for word in words:
            if _is_private(word):
                yield node.lineno, word


def _private_uses(code: str) -> list[str]:
    nodes = list(ast.walk(ast.parse(code)))
    return [name for _, name in _uses(nodes, _made_in_classes(nodes))]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("from openpyxl.worksheet._reader import WorkSheetParser", "_reader"),
        ("import xlwings._xlwindows", "_xlwindows"),
        ("from pial_xl.tables.types import _reader", "_reader"),
        ("sheet._cells", "_cells"),
        ("sheet._cells = {}", "_cells"),
        ("workbook.active._images.append(1)", "_images"),
        ("class A:\n def f(self): return self._images", "_images"),
        ("getattr(sheet, '_print_area', None)", "_print_area"),
        ("setattr(sheet, '_print_area', None)", "_print_area"),
        ("xw.__dict__['_xlwindows']", "_xlwindows"),
        ("vars(xw)['_xlwindows']", "_xlwindows"),
    ],
)
def test_a_private_name_of_others_is_seen(code: str, name: str) -> None:
    assert _private_uses(code) == [name]


@pytest.mark.parametrize(
    "code",
    [
        "from pial_xl import __version__",
        "from __future__ import annotations",
        "class A:\n def __init__(self): self._x = 1\n def f(self): return self._x",
        "class A:\n def _f(self): ...\n def g(self): self._f()",
        "class A:\n @classmethod\n def f(cls): return cls._x\n _x = 1",
        "class A:\n _x: int\n def f(self): return self._x",
        "_TABLE['_x']",
        "token._replace(text='')",
        "getattr(row, 'field')",
        "_local = 1\n_local",
    ],
)
def test_what_a_module_makes_itself_is_its_own(code: str) -> None:
    assert _private_uses(code) == []


def test_no_module_uses_a_private_name_of_others() -> None:
    ours: set[str] = set()
    suspects: list[Path] = []
    for path in SOURCES:
        nodes = _nodes(path)
        made = _made_in_classes(nodes)
        if ROOT / "tests" not in path.parents:
            ours |= made
        if any(_uses(nodes, made)):
            suspects.append(path)
    # A class may stand on another of ours, whose attributes it then shares.
    assert [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in suspects
        for nodes in [_nodes(path)]
        for line, name in _uses(nodes, _made_in_classes(nodes) | ours)
    ] == []


def _classes() -> Iterator[tuple[str, ast.ClassDef]]:
    """Give every class that a module of the package defines at its top, and the module's name."""
    for path in SOURCES:
        if ROOT / "pial_xl" in path.parents and path.name != "excel_windows.py":  # needs pywin32
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ClassDef) and node.bases:
                    yield name, node


def test_no_class_replaces_a_private_method_of_another_library() -> None:
    replaced = []
    for module, node in _classes():
        made = {name for statement in node.body for name in _made_by(statement)}
        if not (private := set(filter(_is_private, made))):
            continue
        parents = vars(import_module(module))[node.name].__mro__[1:]
        foreign = [p for p in parents if not p.__module__.startswith("pial_xl.")]
        replaced += [
            f"{module}.{node.name}.{name}" for p in foreign for name in private & set(vars(p))
        ]
    assert replaced == []
