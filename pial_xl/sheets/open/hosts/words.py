"""What a program is to say to the person, and what it asks them for."""

from typing import NamedTuple

from pial_xl.sheets.file_kinds import FILE_ENDS

TITLE = "pial-xl"
PROTECTED_MODEL = (
    "Le tableur n'a pas copié le modèle de lettre : retirez la protection de la structure du "
    "classeur (Révision, Protéger le classeur), puis recommencez."
)
NO_FILE = "Aucun fichier n'est choisi : rien n'a été changé."
"""What is said to a person who closes the box that asks for one."""
PROTECTED_STRUCTURE = (
    "La structure du classeur est protégée, aucune feuille ne peut y être ajoutée : retirez cette "
    "protection (Révision, Protéger le classeur ; dans LibreOffice : Outils, Protéger la structure "
    "du classeur), puis recommencez."
)


class FileQuestion(NamedTuple):
    """What the box that asks for files says and shows.

    Attributes:
        title: what it says.
        kinds: what it calls the files that it shows, without a comma.
        ends: how these end.
        takes_several: whether a person may choose more than one.
    """

    title: str
    kinds: str = "Classeurs et fichiers CSV"
    ends: tuple[str, ...] = FILE_ENDS
    takes_several: bool = False

    @property
    def patterns(self) -> str:
        """The patterns of the files that it shows."""
        return ";".join(f"*{end}" for end in self.ends)
