"""One VBA module, and what its source must respect to be stored and compiled everywhere."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from pial_xl.units.text import french

PAGE_DE_CODE = "cp1252"
FIN_DE_LIGNE = "\r\n"
LONGUEUR_NOM = 31
LONGUEUR_LIGNE = 1023
SUITES = 24
_NOM = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_FINS_DE_LIGNE = re.compile(r"\r\n|\r|\n")
_CONTROLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_EN_TETE_A_RETIRER = (
    "l’en-tête et ses attributs s’ajoutent à la construction, retirez-les de la source"
)
_SUITE = re.compile(r"[ \t]_[ \t]*$")
_CHAINE_OU_REMARQUE = re.compile(r'"[^"]*"?|\'.*|(?:^|(?<=:))[ \t]*Rem\b.*', re.IGNORECASE)
_DECLARE = re.compile(r"(?<![.\w\[])Declare\b", re.IGNORECASE)
_ATTRIBUT = re.compile(r"[ \t]*Attribute[ \t]+VB_", re.IGNORECASE)
_EXPORT = re.compile(r"[ \t]*VERSION[ \t]+\d", re.IGNORECASE)


class ErreurVba(ValueError):  # noqa: N818 - a French name
    """A VBA source that cannot be stored, or that one of the programs we serve cannot compile."""

    def __init__(self, phrase: str) -> None:
        super().__init__(french(phrase))


class Genre(Enum):
    """What a module is."""

    STANDARD = "standard"
    CLASSE = "classe"
    CLASSEUR = "classeur"
    FEUILLE = "feuille"

    @property
    def est_document(self) -> bool:
        """Whether the module belongs to the workbook or to one of its sheets."""
        return self in _DOCUMENTS


_DOCUMENTS = (Genre.CLASSEUR, Genre.FEUILLE)
_BASES = {
    Genre.CLASSE: "FCFB3D2A-A0FA-1068-A738-08002B3371B5",
    Genre.CLASSEUR: "00020819-0000-0000-C000-000000000046",
    Genre.FEUILLE: "00020820-0000-0000-C000-000000000046",
}


@dataclass(frozen=True, slots=True)
class ModuleVba:
    """A module: its name, its code as the VBA editor shows it, and what it is.

    The attributes that open a stored module are written by ``texte``, not by the source. A source
    may end its lines in any way. A document module's name is the code name of the workbook
    (``ThisWorkbook``) or of the sheet (``Sheet1``) that it belongs to.

    Raises:
        ErreurVba: the name or the source does not hold; the message tells the module and the line.
    """

    nom: str
    source: str
    genre: Genre = Genre.STANDARD

    def __post_init__(self) -> None:
        if len(self.nom) > LONGUEUR_NOM or not _NOM.fullmatch(self.nom):
            raise ErreurVba(
                f"Nom de module VBA « {self.nom} » refusé : une lettre, puis des lettres sans "
                f"accent, des chiffres ou « _ », {LONGUEUR_NOM} caractères au plus."
            )
        lignes = _FINS_DE_LIGNE.split(self.source)
        if _EXPORT.match(lignes[0]) is not None:
            self._refuser(1, _EN_TETE_A_RETIRER)
        for numero, ligne in enumerate(lignes, start=1):
            self._refuser(numero, _defaut_de_ligne(ligne))
        for numero, suites, instruction in _instructions(lignes):
            self._refuser(numero, _defaut_d_instruction(suites, instruction))

    def _refuser(self, numero: int, defaut: str | None) -> None:
        if defaut is not None:
            raise ErreurVba(f"Module VBA {self.nom}, ligne {numero} : {defaut}.")

    @property
    def attributs(self) -> str:
        """The attributes that open the stored module, as Excel writes them for its kind."""
        return _texte(_attributs(self.nom, self.genre))

    @property
    def code(self) -> str:
        """The source, every line ended by CR LF."""
        lignes = _FINS_DE_LIGNE.split(self.source)
        return _texte(lignes if lignes[-1] else lignes[:-1])

    @property
    def texte(self) -> str:
        """The whole text that is stored: the attributes, then the code."""
        return self.attributs + self.code


def _texte(lignes: Iterable[str]) -> str:
    return "".join(ligne + FIN_DE_LIGNE for ligne in lignes)


def _attributs(nom: str, genre: Genre) -> Iterator[str]:
    document = genre.est_document
    yield f'Attribute VB_Name = "{nom}"'
    if genre is Genre.STANDARD:
        return
    yield f'Attribute VB_Base = "0{{{_BASES[genre]}}}"'
    yield "Attribute VB_GlobalNameSpace = False"
    yield "Attribute VB_Creatable = False"
    yield f"Attribute VB_PredeclaredId = {document}"
    yield f"Attribute VB_Exposed = {document}"
    yield "Attribute VB_TemplateDerived = False"
    yield f"Attribute VB_Customizable = {document}"


def _instructions(lignes: list[str]) -> Iterator[tuple[int, int, str]]:
    """Join the lines that `` _`` continues; give first line number, continuations, text."""
    morceaux: list[str] = []
    for numero, ligne in enumerate(lignes, start=1):
        morceaux.append(_SUITE.sub(" ", ligne))
        if _SUITE.search(ligne) is None:
            yield numero - len(morceaux) + 1, len(morceaux) - 1, "".join(morceaux)
            morceaux = []
    if morceaux:
        yield len(lignes) - len(morceaux) + 1, len(morceaux), "".join(morceaux)


def _defaut_de_ligne(ligne: str) -> str | None:
    for caractere in ligne:
        if not _est_encodable(caractere):
            return f"le caractère « {caractere} » (U+{ord(caractere):04X}) n’existe pas en VBA"
    controle = _CONTROLE.search(ligne)
    if controle is not None:
        return f"un caractère de commande (U+{ord(controle[0]):04X}) est dans le texte"
    if len(ligne) > LONGUEUR_LIGNE:
        return f"{len(ligne)} caractères, alors que VBA en lit {LONGUEUR_LIGNE} au plus"
    if _ATTRIBUT.match(ligne) is not None:
        return _EN_TETE_A_RETIRER
    return None


def _defaut_d_instruction(suites: int, instruction: str) -> str | None:
    if suites > SUITES:
        return f"{suites} lignes de suite « _ », alors que VBA en lit {SUITES} au plus"
    if _DECLARE.search(_CHAINE_OU_REMARQUE.sub("", instruction)) is not None:
        # LibreOffice does not compile it, and one such line stops all macros of the workbook.
        return "« Declare » est refusé, car LibreOffice ne le compile pas"
    return None


def _est_encodable(caractere: str) -> bool:
    try:
        caractere.encode(PAGE_DE_CODE)
    except UnicodeEncodeError:
        return False
    return True
