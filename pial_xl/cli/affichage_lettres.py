"""What the command of letters says once its work is done, as French text without anyone's name."""

from pathlib import Path
from typing import Final

from pial_xl.letters.recapitulatif import FEUILLE, Etat
from pial_xl.report.feuilles.recapitulatif import compter
from pial_xl.units.text import french, plural
from pial_xl.usages.lettres.apercu import Apercu
from pial_xl.usages.lettres.faire import Lettres
from pial_xl.usages.lettres.pdf import Pdf
from pial_xl.workbook.noms_pdf import dire_les_inconnus
from pial_xl.workbook.pdf.deja_la import dire_les_restes

_A_REGARDER: Final = {
    Etat.GARDEE: "Gardées, car modifiées à la main",
    Etat.ETRANGERE: "Non faites, car une autre feuille porte leur nom",
}
"""The states whose rows a person must know."""


def lettres(faites: Lettres, pdf: Pdf | None) -> str:
    """Say what became of the letters that were asked for, where they are, and what needs a look."""
    lignes = _en_tete_des_lettres(faites)
    if faites.changes:
        lignes.append(f"Changé depuis : {', '.join(faites.changes)}")
    for etat, debut in _A_REGARDER.items():
        if numeros := [str(rangee.numero) for rangee in faites.rangees if rangee.etat is etat]:
            lignes.append(f"{debut}, lignes de Coordonnateurs : {', '.join(numeros)}")
    if any(rangee.etat is Etat.SANS_LIGNE for rangee in faites.rangees):
        lignes.append(f"Sans ligne dans Coordonnateurs, gardées : voyez la feuille « {FEUILLE} »")
    lignes += [
        f"Laissé intact, car fait d'après un autre classeur : {nom}" for nom in faites.autres
    ]
    if pdf is not None:
        lignes.append(f"PDF de toutes les lettres : {pdf.ensemble}")
        lignes.append(f"{plural(pdf.nombre, 'PDF séparé', 'PDF séparés')} : {pdf.dossier}")
        if restes := dire_les_restes(pdf.restes):
            lignes.append(restes)
        lignes += dire_les_inconnus(pdf.inconnus)
    return french("\n".join([*lignes, *map(str, faites.refus), *faites.lot.remarques]))


def _en_tete_des_lettres(faites: Lettres) -> list[str]:
    """Say how many letters stand where, or why there is none."""
    if faites.classeur is None:
        if faites.refus:
            return ["Aucune lettre faite."]
        return [
            "Aucune lettre faite.",
            "La feuille Coordonnateurs est vide : remplissez une ligne par lettre, puis relancez.",
        ]
    comptes = compter(faites.rangees)
    if not faites.est_ecrit:
        return [f"Rien à changer ({comptes}) : {faites.classeur}"]
    return [f"Lettres ({comptes}) : {faites.classeur}"]


def apercu(montre: Apercu, pdf: Path | None) -> str:
    """Say which letter is shown, and where."""
    lignes = [f"Aperçu de la ligne {montre.numero} : {montre.classeur}"]
    if pdf is not None:
        lignes.append(f"PDF : {pdf}")
    return french("\n".join([*lignes, *montre.lot.remarques]))
