"""One VBA module, and what its source must respect to be stored and compiled everywhere."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

CODE_PAGE = "cp1252"
LINE_END = "\r\n"
NAME_LENGTH = 31
LINE_LENGTH = 1023
CONTINUATIONS = 24
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_HEADER_TO_REMOVE = (
    "l’en-tête et ses attributs s’ajoutent à la construction, retirez-les de la source"
)
_CONTINUATION = re.compile(r"[ \t]_[ \t]*$")
_STRING_OR_REMARK = re.compile(r'"[^"]*"?|\'.*|(?:^|(?<=:))[ \t]*Rem\b.*', re.IGNORECASE)
_DECLARE = re.compile(r"(?<![.\w\[])Declare\b", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"[ \t]*Attribute[ \t]+VB_", re.IGNORECASE)
_EXPORT = re.compile(r"[ \t]*VERSION[ \t]+\d", re.IGNORECASE)


class VbaError(ValueError):
    """A VBA source that cannot be stored, or that Excel or LibreOffice cannot compile.

    ``str(error)`` is one French sentence, its spaces as French typography wants them.
    """


class ModuleKind(Enum):
    """What a module is."""

    STANDARD = "standard"
    CLASS = "classe"
    WORKBOOK = "classeur"
    SHEET = "feuille"

    @property
    def is_document(self) -> bool:
        """Whether the module belongs to the workbook or to one of its sheets."""
        return self in _DOCUMENTS


_DOCUMENTS = (ModuleKind.WORKBOOK, ModuleKind.SHEET)
_BASES = {
    ModuleKind.CLASS: "FCFB3D2A-A0FA-1068-A738-08002B3371B5",
    ModuleKind.WORKBOOK: "00020819-0000-0000-C000-000000000046",
    ModuleKind.SHEET: "00020820-0000-0000-C000-000000000046",
}


@dataclass(frozen=True, slots=True)
class ModuleVba:
    """A module: its name, its code as the VBA editor shows it, and what it is.

    The attributes that open a stored module are written by ``text``, not by the source. A source
    may end its lines in any way. A document module's name is the code name of the workbook
    (``ThisWorkbook``) or of the sheet (``Sheet1``) that it belongs to.

    Raises:
        VbaError: the name or the source does not hold; the message tells the module and the line.
    """

    name: str
    source: str
    kind: ModuleKind = ModuleKind.STANDARD

    def __post_init__(self) -> None:
        if len(self.name) > NAME_LENGTH or not _NAME.fullmatch(self.name):
            raise VbaError(
                f"Nom de module VBA «\xa0{self.name}\xa0» refusé\xa0: une lettre, puis des lettres "
                f"sans accent, des chiffres ou «\xa0_\xa0», {NAME_LENGTH} caractères au plus."
            )
        rows = _LINE_ENDS.split(self.source)
        if _EXPORT.match(rows[0]) is not None:
            self._refuse(1, _HEADER_TO_REMOVE)
        for number, row in enumerate(rows, start=1):
            self._refuse(number, _line_defect(row))
        for number, continuations, instruction in _instructions(rows):
            self._refuse(number, _statement_defect(continuations, instruction))

    def _refuse(self, number: int, defect: str | None) -> None:
        if defect is not None:
            raise VbaError(f"Module VBA {self.name}, ligne {number}\xa0: {defect}.")

    @property
    def attributes(self) -> str:
        """The attributes that open the stored module, as Excel writes them for its kind."""
        return _text(_attributes(self.name, self.kind))

    @property
    def code(self) -> str:
        """The source, every line ended by CR LF."""
        rows = _LINE_ENDS.split(self.source)
        return _text(rows if rows[-1] else rows[:-1])

    @property
    def text(self) -> str:
        """The whole text that is stored: the attributes, then the code."""
        return self.attributes + self.code


def _text(rows: Iterable[str]) -> str:
    return "".join(row + LINE_END for row in rows)


def _attributes(name: str, kind: ModuleKind) -> Iterator[str]:
    document = kind.is_document
    yield f'Attribute VB_Name = "{name}"'
    if kind is ModuleKind.STANDARD:
        return
    yield f'Attribute VB_Base = "0{{{_BASES[kind]}}}"'
    yield "Attribute VB_GlobalNameSpace = False"
    yield "Attribute VB_Creatable = False"
    yield f"Attribute VB_PredeclaredId = {document}"
    yield f"Attribute VB_Exposed = {document}"
    yield "Attribute VB_TemplateDerived = False"
    yield f"Attribute VB_Customizable = {document}"


def _instructions(rows: list[str]) -> Iterator[tuple[int, int, str]]:
    """Join the lines that `` _`` continues; give first line number, continuations, text."""
    pieces: list[str] = []
    for number, row in enumerate(rows, start=1):
        pieces.append(_CONTINUATION.sub(" ", row))
        if _CONTINUATION.search(row) is None:
            yield number - len(pieces) + 1, len(pieces) - 1, "".join(pieces)
            pieces = []
    if pieces:
        yield len(rows) - len(pieces) + 1, len(pieces), "".join(pieces)


def _line_defect(row: str) -> str | None:
    for character in row:
        if not _can_encode(character):
            code_point = f"U+{ord(character):04X}"
            return f"le caractère «\xa0{character}\xa0» ({code_point}) n’existe pas en VBA"
    check = _CONTROL.search(row)
    if check is not None:
        return f"un caractère de commande (U+{ord(check[0]):04X}) est dans le texte"
    if len(row) > LINE_LENGTH:
        return f"{len(row)} caractères, alors que VBA en lit {LINE_LENGTH} au plus"
    if _ATTRIBUTE.match(row) is not None:
        return _HEADER_TO_REMOVE
    return None


def _statement_defect(continuations: int, instruction: str) -> str | None:
    if continuations > CONTINUATIONS:
        return (
            f"{continuations} lignes de suite «\xa0_\xa0», alors que VBA en lit {CONTINUATIONS} au "
            "plus"
        )
    if _DECLARE.search(_STRING_OR_REMARK.sub("", instruction)) is not None:
        # LibreOffice does not compile it, and one such line stops all macros of the workbook.
        return "«\xa0Declare\xa0» est refusé, car LibreOffice ne le compile pas"
    return None


def _can_encode(character: str) -> bool:
    try:
        character.encode(CODE_PAGE)
    except UnicodeEncodeError:
        return False
    return True
