"""One language of names: nouns of the trade stand in the glossary, everything else is English."""

import ast
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from inspect import signature
from pathlib import Path
from typing import NamedTuple

import pytest

from pial_xl import fonctions
from pial_xl.bareme import Bareme, parametres
from pial_xl.buttons import BUTTONS
from pial_xl.tables import TABLES, columns

PROJECT = Path(__file__).parents[2]
ROOMS = ("pial_xl", "tests", "benchmarks", "examples", "docs")
ENGLISH = Path("/usr/share/dict/american-english")
GLOSSARY = PROJECT / "docs" / "glossaire.md"
SUPPLEMENT = Path(__file__).with_name("technical_words.txt")

IN_USERS_FILES = {
    *(button.code for button in BUTTONS),
    *parametres(Bareme),
    *(field for model in TABLES for field in columns(model)),
    *fonctions.__all__,
    *(name for nom in fonctions.__all__ for name in signature(getattr(fonctions, nom)).parameters),
}
"""Names that workbooks already filled hold: buttons, keys of Paramètres, columns, functions of
cells with the arguments that Excel's assistant shows."""

FOREIGN = {
    "GetOpenFilename": "Excel",
    "StartDoctypeDeclHandler": "expat",
    "tagname": "openpyxl",
    "avLst": "DrawingML",
    "capsys": "pytest",
    "conftest": "pytest",
    "dxfId": "SpreadsheetML",
    "excepinfo": "COM",
    "fullname": "xlwings",
    "handle_endtag": "html.parser",
    "handle_starttag": "html.parser",
    "hresult": "COM",
    "monkeypatch": "pytest",
    "exitstatus": "pytest",
    "pytest_collection_modifyitems": "pytest",
    "pytest_runtest_logreport": "pytest",
    "pytest_sessionfinish": "pytest",
    "pytester": "pytest",
    "pytestmark": "pytest",
    "terminalreporter": "pytest",
    "scode": "COM",
    "xlwindows": "xlwings",
}
"""Names that a library wants of whoever answers to it, and which."""

FALSE_FRIENDS = {
    "absents",
    "accord",
    "court",
    "cruel",
    "dit",
    "ensemble",
    "est",
    "lecture",
    "internes",
    "octet",
    "placer",
    "poses",
    "precedent",
    "programme",
    "remarque",
    "respiration",
    "resume",
    "sur",
    "terrain",
    "tout",
    "tube",
}
"""Words of both languages that only their French meaning brought into this code."""


def words(identifier: str) -> list[str]:
    """Part an identifier: ``readHTTPTable_2`` gives read, http, table."""
    return [w.lower() for w in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", identifier)]


def files() -> Iterator[Path]:
    for room in ROOMS:
        yield from sorted((PROJECT / room).rglob("*.py"))


class Names(NamedTuple):
    """What the tests ask of a file; its syntax tree is let go, as a thousand of them are heavy.

    Attributes:
        defined: every name that it gives to something; those it only uses are others'.
        classes: the names of its classes.
        functions: the public functions at its top.
        folders: the lines where ``dossier`` is said to be a path.
    """

    defined: frozenset[str]
    classes: tuple[str, ...]
    functions: tuple[str, ...]
    folders: tuple[int, ...]


@cache
def names_of(path: Path) -> Names:
    """Read a file, once for all the tests."""
    tree = ast.parse(path.read_text("utf-8"))
    nodes = list(ast.walk(tree))
    functions = (node.name for node in tree.body if isinstance(node, ast.FunctionDef))
    return Names(
        frozenset(defined(nodes)),
        tuple(node.name for node in nodes if isinstance(node, ast.ClassDef)),
        tuple(name for name in functions if not name.startswith("_")),
        tuple(folders(nodes)),
    )


def defined(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.ClassDef(name=name) | ast.ExceptHandler(name=str(name)):
                yield name
            case ast.arg(arg=name) | ast.alias(asname=str(name)):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield name


def folders(nodes: Iterable[ast.AST]) -> Iterator[int]:
    for node in nodes:
        if isinstance(node, ast.arg) and node.arg == "dossier" and node.annotation is not None:
            said = {n.id for n in ast.walk(node.annotation) if isinstance(n, ast.Name)}
            if {"Path", "str"} & said:
                yield node.lineno


@cache
def identifiers() -> dict[str, str]:
    """Give each identifier of ours and one file where it is defined; dunders are Python's."""
    found: dict[str, str] = {}
    for path in files():
        place = path.relative_to(PROJECT).as_posix()
        names = {
            *names_of(path).defined,
            *place.removesuffix(".py").split("/"),
        }
        found |= dict.fromkeys(names, place)
    return {name: place for name, place in found.items() if not re.fullmatch(r"__\w+__", name)}


def glossary() -> set[str]:
    return set(re.findall(r"^\| `(\w+)` \|", GLOSSARY.read_text("utf-8"), re.MULTILINE))


def supplement() -> list[str]:
    lines = SUPPLEMENT.read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


@cache
def english() -> frozenset[str]:
    if not ENGLISH.exists() and os.environ.get("CI") != "true":
        pytest.skip("Debian's list of English words (wamerican) is not installed on this machine")
    listed = ENGLISH.read_text("utf-8").splitlines()
    return frozenset(word.lower() for word in listed if "'" not in word)


def test_every_word_of_every_identifier_is_of_the_trade_or_english() -> None:
    trade = {form for noun in glossary() for form in (noun, f"{noun}s", f"{noun}x")}
    known = trade | english() | set(supplement())
    unknown = {
        name: place
        for name, place in identifiers().items()
        if name.strip("_") not in FOREIGN
        and name.lower().strip("_") not in IN_USERS_FILES
        and any(len(word) > 1 and word not in known for word in words(name))
    }

    assert unknown == {}, "to be named in English, or to stand in docs/glossaire.md"


def test_engines_speak_no_word_of_the_trade() -> None:
    trade = glossary() - english()
    spoken = {
        (path.name, name)
        for path in sorted((PROJECT / "pial_xl" / "engines").rglob("*.py"))
        for name in names_of(path).defined
        if trade.intersection(words(name))
    }

    assert spoken == set(), "an engine knows nothing of the project"


def test_no_word_is_used_in_its_french_meaning_alone() -> None:
    mistaken = {
        name: place
        for name, place in identifiers().items()
        if name not in IN_USERS_FILES and FALSE_FRIENDS & set(words(name))
    }

    assert mistaken == {}


def test_a_dossier_is_a_parsed_workbook_and_never_a_folder_on_the_disk() -> None:
    found = {
        (path.relative_to(PROJECT).as_posix(), line)
        for path in files()
        for line in names_of(path).folders
    }

    assert found == set()


def test_each_noun_of_the_glossary_serves() -> None:
    used = {word for name in identifiers() for word in words(name)}

    assert {noun for noun in glossary() if not used & {noun, f"{noun}s", f"{noun}x"}} == set()


def test_each_noun_of_the_glossary_has_a_meaning_and_a_source() -> None:
    rows = re.findall(r"^\| `\w+` \|(.*)$", GLOSSARY.read_text("utf-8"), re.MULTILINE)

    assert rows
    assert [row for row in rows if not re.fullmatch(r" \S.* \| \S.* \|", row)] == []


def test_the_supplement_stays_short_and_repeats_no_dictionary() -> None:
    listed = supplement()

    assert len(listed) == len(set(listed)) <= 150
    assert english().intersection(listed) | glossary().intersection(listed) == set()
    assert set(listed) - {word for name in identifiers() for word in words(name)} == set()


def test_a_name_of_a_library_is_listed_only_while_it_serves() -> None:
    assert {name for name in FOREIGN if name not in {n.strip("_") for n in identifiers()}} == set()


@pytest.mark.parametrize(
    ("identifier", "parts"),
    [
        ("aesh_by_code", ["aesh", "by", "code"]),
        ("_OpenBook2", ["open", "book"]),
        ("readXMLPart", ["read", "xml", "part"]),
        ("NBSP", ["nbsp"]),
    ],
)
def test_an_identifier_is_parted_in_words(identifier: str, parts: list[str]) -> None:
    assert words(identifier) == parts


SAME_NAME = {
    "cells": "the room of private names says what openpyxl says",
    "column_number": "the LibreOffice engine knows nothing of the project",
    "column_letters": "the LibreOffice engine knows nothing of the project",
    "definitions": "what the workbook's defined names stand for, of tables and of calculations",
    "etp": "a measure's constructor bears the name of its unit",
    "fill": "a text with its values; a sheet with its texts",
    "imp": "a measure's constructor bears the name of its unit",
    "draw": "each sheet of the template is drawn by its module's draw",
    "modules": "those of the workbook's macros, and those of the extension's",
    "write": "each module that writes one thing has its write",
}
"""Public functions that share a name on purpose, and why."""

DOORS = (
    "pial_xl/api.py",
    "pial_xl/cli/",
    "pial_xl/macros.py",
    "pial_xl/usecases/",
    "pial_xl/demo/faults/",
)
"""A command, a button and a use case bear the name of one request; a planted fault, of its rule."""


def test_one_class_name_is_one_class() -> None:
    places = defaultdict(list)
    for path in sorted((PROJECT / "pial_xl").rglob("*.py")):
        for name in names_of(path).classes:
            places[name].append(path.name)

    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_one_public_function_name_is_one_idea() -> None:
    places = defaultdict(list)
    for path in sorted((PROJECT / "pial_xl").rglob("*.py")):
        place = path.relative_to(PROJECT).as_posix()
        for name in names_of(path).functions:
            places[name].append(place)

    shared = {
        name: where
        for name, where in places.items()
        if sum(not place.startswith(DOORS) for place in where) > 1 and name not in SAME_NAME
    }
    assert shared == {}
