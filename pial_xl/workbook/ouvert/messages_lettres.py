"""What the buttons of letters say when they are done, in the words of the summary of letters."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pial_xl.letters.lettre import Lettre
from pial_xl.letters.recapitulatif import FEUILLE, Etat, Rangee
from pial_xl.report.feuilles.recapitulatif import compter
from pial_xl.units.text import french, plural
from pial_xl.workbook.noms_pdf import dire_les_inconnus

if TYPE_CHECKING:
    from pial_xl.workbook.ouvert.lettres import Plan

_MONTRES = 3
_A_DIRE = {
    Etat.GARDEE: ("Gardée, car modifiée à la main", "Gardées, car modifiées à la main"),
    Etat.ETRANGERE: (
        "Non faite, car une feuille de ce nom existait déjà",
        "Non faites, car des feuilles de ce nom existaient déjà",
    ),
    Etat.SANS_LIGNE: (
        "Sans ligne dans Coordonnateurs, laissée en place",
        "Sans ligne dans Coordonnateurs, laissées en place",
    ),
}
"""The states whose letters a person must know by name."""


def dire_lettres(
    plan: "Plan",
    rangees: Sequence[Rangee],
    remarques: Sequence[str],
    sans_recapitulatif: str | None,
) -> str:
    """Say what became of the letters that were asked for, in the words of their summary.

    Args:
        plan: what was decided.
        rangees: the summary of every row.
        remarques: what the letters show that nobody meant, in French sentences.
        sans_recapitulatif: why the summary was not filled; None when it was.
    """
    demandees = [r for r in rangees if r.numero is None or r.numero in plan.choix]
    phrases = [f"Lettres : {compter(demandees)}."]
    if champs := sorted({champ for d in plan.a_refaire for champ in d.changes}):
        phrases.append(f"Changé : {_liste(champs)}.")
    for etat, (une, plusieurs) in _A_DIRE.items():
        if noms := [r.feuille or "" for r in demandees if r.etat is etat]:
            phrases.append(f"{plusieurs if len(noms) > 1 else une} : {_liste(noms)}.")
    refusees = [r for r in demandees if r.etat is Etat.REFUSEE]
    phrases += [f"Ligne {r.numero} : {r.detail}." for r in refusees[:_MONTRES]]
    phrases += remarques
    phrases.append(sans_recapitulatif or f"Voyez la feuille {FEUILLE}.")
    return french(" ".join(phrases))


def dire_apercu(lettre: Lettre, remarques: Sequence[str]) -> str:
    """Say which letter is shown."""
    phrases = [
        f"Aperçu de la ligne {lettre.numero} : le prochain le remplacera ; il ne compte pas parmi "
        "les lettres.",
        *remarques,
    ]
    return french(" ".join(phrases))


def dire_pdf(nombre: int, dossier: str, a_cote: bool, inconnus: Sequence[str]) -> str:
    """Say what was written, and where.

    Args:
        nombre: number of letters.
        dossier: name of the folder.
        a_cote: whether it is beside the workbook, else in the folder of workbooks.
        inconnus: fields of the parameter of names that are not known, as they are written.
    """
    ou = "à côté du classeur" if a_cote else "dans votre dossier « PIAL »"
    ecrits = plural(nombre, "lettre exportée", "lettres exportées")
    phrases = [f"{ecrits} en PDF, une à une et toutes ensemble, dans « {dossier} », {ou}."]
    phrases += dire_les_inconnus(inconnus)
    return french(" ".join(phrases))


def _liste(noms: Sequence[str]) -> str:
    montres = ", ".join(noms[:_MONTRES])
    reste = len(noms) - _MONTRES
    return f"{montres} et {reste} de plus" if reste > 0 else montres
