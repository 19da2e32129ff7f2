"""What a run that was killed left among the sheets: a copy of the model that got no name."""

from collections.abc import Iterable

from xlwings import Book

from pial_xl.letters.noms import LONGUEUR_MAX
from pial_xl.workbook.ouvert.hotes import Hote
from pial_xl.workbook.ouvert.modele_ouvert import ModeleOuvert, empreinte_de
from pial_xl.workbook.ouvert.registre import Registre


def copies_sans_nom(
    book: Book, hote: Hote, modeles: Iterable[ModeleOuvert], registre: Registre
) -> tuple[str, ...]:
    """Give the sheet that is surely such a copy, or none.

    It was not there before the copy that the record says was under way, it bears the name that
    the program gives to a copy of a model, and it says what the model says. Of two such sheets
    a person made one: none is given.
    """
    if not registre.avant:
        return ()
    nouvelles = [nom for nom in book.sheet_names if nom not in registre.avant]
    candidates = [
        (nom, modele)
        for modele in modeles
        for nom in nouvelles
        if _nom_de_copie(nom, modele.sheet.name)
    ]
    if len(candidates) != 1:
        return ()
    ((nom, modele),) = candidates
    intacte = empreinte_de(book.sheets[nom], hote) == empreinte_de(modele.sheet, hote)
    return (nom,) if intacte else ()


def _nom_de_copie(nom: str, titre: str) -> bool:
    """Tell a name such as ``Modèle de lettre (2)``, whose title is cut when it is long."""
    debut, _, numero = nom.rpartition(" (")
    coupe = len(nom) >= LONGUEUR_MAX and bool(debut) and titre.startswith(debut)
    return (debut == titre or coupe) and numero.removesuffix(")").isdecimal()
