"""Who may import whom: each contract of ``.importlinter`` is kept, and fails when it is broken."""

import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from configparser import ConfigParser
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
BREACHES = {
    "layers": ("units/text.py", "import pial_xl.tables.row"),
    "core": ("rules/registry.py", "import zipfile"),
    "report": ("report/blocks/block.py", "import pial_xl.report.workbook.report"),
    "without-xlwings": ("sheets/closed/grid.py", "import pial_xl.sheets.open.session"),
    "engines": ("engines/privates/pypdf.py", "import pial_xl.engines.pdf.pages"),
    "engines-alone": ("engines/pdf/pages.py", "from pial_xl import __version__"),
    "circles": ("dossier/charge.py", "import pial_xl.dossier.dossier"),
    "openpyxl": ("usecases/check.py", "import openpyxl"),
    "icalendar": ("usecases/check.py", "import icalendar"),
    "xlsxwriter": ("usecases/check.py", "import xlsxwriter"),
    "pypdf": ("usecases/letters/pdf.py", "import pypdf"),
    "xlwings": ("cli/commands/check.py", "import xlwings"),
}
"""For each contract, a module and the line that breaks it there."""


def _lint(folder: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", LINT, "--cache-dir", str(folder / "cache"), *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package and of its contracts, that a test may break."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copytree(
        ROOT / "pial_xl", copy / "pial_xl", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / ".importlinter", copy)
    return copy


@contextmanager
def _breach(module: Path, line: str) -> Iterator[None]:
    before = module.read_text(encoding="utf-8")
    module.write_text(f"{before}\n{line}\n", encoding="utf-8")
    try:
        yield
    finally:
        module.write_text(before, encoding="utf-8")


def test_every_contract_is_kept(house: Path) -> None:
    done = _lint(house)
    assert done.returncode == 0, done.stdout


def test_every_contract_has_its_breach() -> None:
    lines = (ROOT / ".importlinter").read_text(encoding="utf-8").splitlines()
    start = "[importlinter:contract:"
    contracts = [line.removeprefix(start)[:-1] for line in lines if line.startswith(start)]
    assert sorted(contracts) == sorted(BREACHES)


@pytest.mark.parametrize("contract", BREACHES)
def test_a_contract_that_is_broken_fails(house: Path, contract: str) -> None:
    module, line = BREACHES[contract]
    with _breach(house / "pial_xl" / module, line):
        done = _lint(house, "--contract", contract)
    assert done.returncode == 1
    assert "BROKEN" in done.stdout


def test_a_room_that_is_not_drawn_in_the_layers_fails(house: Path) -> None:
    room = house / "pial_xl" / "grenier.py"
    room.touch()
    done = _lint(house, "--contract", "layers")
    room.unlink()
    assert done.returncode == 1
    assert "grenier" in done.stdout


HARMLESS = {
    *(
        "__future__",
        "bisect",
        "zlib",
        "collections",
        "contextlib",
        "copy",
        "dataclasses",
        "datetime",
        "decimal",
        "difflib",
        "enum",
    ),
    *(
        "fractions",
        "functools",
        "hashlib",
        "html",
        "importlib",
        "itertools",
        "json",
        "math",
        "operator",
        "pkgutil",
        "re",
    ),
    *("sys", "textwrap", "types", "typing", "unicodedata", "pydantic", "pydantic_core"),
}
"""What the core may ask of others, beside what the contract lets through by name: nothing that
opens a file, a program or the network, nor asks the clock but for what ruff refuses."""


def _list_of(key: str) -> list[str]:
    parser = ConfigParser()
    parser.read(ROOT / ".importlinter", encoding="utf-8")
    return parser["importlinter:contract:core"][key].split("\n")


def test_the_core_asks_nothing_of_others_that_nobody_weighed() -> None:
    """The contract names what is forbidden; a library that it never heard of is found here."""
    let_through = {line.rpartition(" -> ")[2] for line in _list_of("ignore_imports")}
    asked = {
        (path.relative_to(ROOT).as_posix(), root)
        for room in filter(None, _list_of("source_modules"))
        for path in _modules(ROOT / Path(*room.split(".")))
        for root in _asked_roots(path)
    }

    unknown = {place for place in asked if place[1] not in HARMLESS | let_through | {"pial_xl"}}
    assert unknown == set()


def _modules(room: Path) -> list[Path]:
    return sorted(room.rglob("*.py")) if room.is_dir() else [room.with_suffix(".py")]


def _asked_roots(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.partition(".")[0] for alias in names)
            case ast.ImportFrom(module=str(module)):
                yield module.partition(".")[0]


@pytest.mark.parametrize(
    "command", ["lettres", "controler"], ids=["letters of a closed file", "a check with its report"]
)
def test_a_command_on_a_closed_file_never_loads_xlwings(
    clean: Path, tmp_path: Path, command: str
) -> None:
    output = tmp_path / ("lettres" if command == "lettres" else "Contrôles.xlsx")
    code = (
        "import sys; from pial_xl.cli import main; code = main(sys.argv[1:]);"
        "sys.exit(code or 10 * ('xlwings' in sys.modules) + 20 * ('uno' in sys.modules))"
    )
    words = [command, str(clean), "--sortie", str(output)]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert output.exists()


def test_a_command_imports_no_other_and_makes_no_class_that_is_frozen_at_its_start(
    clean: Path,
) -> None:
    """Both cost each start: a module its reading, such a class four times what a record does."""
    code = (
        "import json, sys; from pial_xl.cli import main; main(sys.argv[1:]);"
        "ours = [m for n, m in sys.modules.items() if n.startswith('pial_xl.')];"
        "held = [v for m in ours for v in vars(m).values() if isinstance(v, type)];"
        "frozen = {f'{v.__module__}.{v.__name__}' for v in held if"
        " v.__module__.startswith('pial_xl.') and '__dataclass_params__' in vars(v)"
        " and v.__dataclass_params__.frozen};"
        "commands = [m.__name__ for m in ours if m.__name__.startswith('pial_xl.cli.commands.')];"
        "print(json.dumps([sorted(frozen), sorted(commands)]), file=sys.stderr)"
    )
    words = ["controler", "--json", str(clean)]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=True)
    frozen, commands = json.loads(done.stderr)

    assert frozen == ["pial_xl.usecases.check.CheckResult"], "use pial_xl.units.records"
    assert commands == [f"pial_xl.cli.commands.{name}" for name in ("check", "group", "options")]
