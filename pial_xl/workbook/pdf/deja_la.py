"""The PDFs that stand in a folder already: which ones we wrote, which are no longer of use."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from pial_xl.units.names import name_key
from pial_xl.units.text import french
from pial_xl.workbook.noms import place_libre


def est_a_nous(chemin: Path) -> bool:
    """Tell whether a file is a PDF that we wrote, and may replace.

    Not when it was signed or stamped since, nor when it cannot be read.
    """
    from pial_xl.workbook.pdf.lettres import est_tel_qu_ecrit  # noqa: PLC0415 - slow to import

    try:
        return chemin.is_file() and est_tel_qu_ecrit(chemin.read_bytes())
    except OSError:  # locked, or kept in the cloud: for a caller, a file of others
        return False


def places_libres(dossier: Path, titres: Sequence[str]) -> tuple[Path, ...]:
    """Give where PDFs of those titles go in a folder, all different, and not on files of others."""
    places: list[Path] = []
    for titre in titres:
        # A letter above may have taken a name that is no title, where its own was not free.
        autres = [f"{autre}.pdf" for autre in titres if autre != titre]
        pris = [*autres, *(place.name for place in places)]
        places.append(place_libre(dossier, titre, ".pdf", est_a_nous, pris))
    return tuple(places)


def compter_les_restes(dossier: Path, gardes: Iterable[Path]) -> int:
    """Count the PDFs of ours that stand in a folder besides those that are of use now."""
    cles = {name_key(garde.name) for garde in gardes}
    autres = (pdf for pdf in dossier.glob("*.pdf") if name_key(pdf.name) not in cles)
    return sum(map(est_a_nous, autres))


def dire_les_restes(nombre: int) -> str:
    """Say that PDFs of the folder are no longer those of letters; nothing when there is none."""
    if not nombre:
        return ""
    if nombre == 1:
        phrase = (
            "1 PDF de ce dossier n'est plus parmi les lettres : supprimez-le s'il ne sert plus."
        )
    else:
        phrase = (
            f"{nombre} PDF de ce dossier ne sont plus parmi les lettres : supprimez ceux qui ne "
            "servent plus."
        )
    return french(phrase)
