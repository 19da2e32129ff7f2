"""Write the letters of a closed workbook of letters as PDFs: all in one, and those wanted alone."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pial_xl.letters.lettre import Lettre
from pial_xl.usages.lettres.apercu import Apercu
from pial_xl.usages.lettres.faire import Lettres
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.noms import place_libre
from pial_xl.workbook.noms_pdf import champs_inconnus, titres_des_lettres
from pial_xl.workbook.pdf import convertir
from pial_xl.workbook.pdf.deja_la import compter_les_restes, est_a_nous, places_libres
from pial_xl.workbook.sortie import creer_dossier, ecrire_octets


@dataclass(frozen=True, slots=True)
class Pdf:
    """What was written.

    Attributes:
        ensemble: the PDF of all letters.
        dossier: the folder of the others.
        nombre: how many stand there since this run.
        restes: how many PDFs of ours stand there that are no longer those of a letter.
        inconnus: what the pattern of their names holds between braces and means nothing.
    """

    ensemble: Path
    dossier: Path
    nombre: int
    restes: int
    inconnus: tuple[str, ...]


def mettre_en_pdf(faites: Lettres) -> Pdf:
    """Write the PDFs of a workbook of letters beside it, through LibreOffice.

    All its letters make one PDF; those that were asked for have one of their own, whose name does
    not depend on which ones were. PDFs of an earlier run are replaced, other files are left alone.

    Raises:
        EcritureImpossible: there is no letter, LibreOffice is absent or fails, disk full…
    """
    from pial_xl.workbook.pdf.lettres import relier, separer  # noqa: PLC0415 - slow to import

    if faites.classeur is None or not faites.contenu:
        raise EcritureImpossible("Aucune lettre à mettre en PDF : complétez d'abord une ligne.")
    motif = faites.dossier.bareme.fichier_lettre
    titres = _titres(faites.lot.lettres, motif)
    titre, dossier = faites.classeur.stem, faites.classeur.parent
    brut = convertir(faites.classeur)
    ensemble = place_libre(dossier, titre, ".pdf", est_a_nous)
    with _dire_lequel("de toutes les lettres"):
        ecrire_octets(
            ensemble, relier(brut, titre, {nom: titres[nom.casefold()] for nom in faites.contenu})
        )
    seules = creer_dossier(dossier / titre)
    places = dict(zip(titres, places_libres(seules, list(titres.values())), strict=True))
    numeros = {lettre.feuille.casefold(): lettre.numero for lettre in faites.lot.lettres}
    for nom, octets in separer(
        brut, {nom: titres[nom.casefold()] for nom in faites.choisies}
    ).items():
        with _dire_lequel(f"de la ligne {numeros[nom.casefold()]} de Coordonnateurs"):
            ecrire_octets(places[nom.casefold()], octets)
    restes = compter_les_restes(seules, places.values())
    return Pdf(ensemble, seules, len(faites.choisies), restes, champs_inconnus(motif))


def apercu_en_pdf(montre: Apercu) -> Path:
    """Write the PDF of a preview beside it, through LibreOffice.

    Raises:
        EcritureImpossible: LibreOffice is absent or fails, no permission, disk full…
    """
    from pial_xl.workbook.pdf.lettres import relier  # noqa: PLC0415 - slow to import

    titre = montre.classeur.stem
    octets = relier(convertir(montre.classeur), titre)
    cible = place_libre(montre.classeur.parent, titre, ".pdf", est_a_nous)
    ecrire_octets(cible, octets)
    return cible


@contextmanager
def _dire_lequel(de_quoi: str) -> Iterator[None]:
    """Say which PDF could not be written: not by its name, which is a person's."""
    try:
        yield
    except EcritureImpossible as failure:
        raise EcritureImpossible(f"Le PDF {de_quoi} n'a pas pu être écrit. {failure}") from failure


def _titres(lettres: Sequence[Lettre], motif: str) -> dict[str, str]:
    """Give the title of each letter, which is also its file's name, by its sheet in any case."""
    feuilles = [lettre.feuille for lettre in lettres]
    titres = titres_des_lettres(motif, (lettre.valeurs for lettre in lettres), feuilles)
    return dict(zip(map(str.casefold, feuilles), titres, strict=True))
