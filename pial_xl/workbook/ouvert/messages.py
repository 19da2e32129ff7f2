"""What a button says when it is done: one French sentence, two at most."""

from collections.abc import Sequence

from pial_xl.findings import Report
from pial_xl.units.text import french, plural
from pial_xl.workbook.ouvert.controles import bilan
from pial_xl.workbook.ouvert.marques import CELLULES_MAX
from pial_xl.workbook.ouvert.plan_lettres import Decision, Sort
from pial_xl.workbook.ouvert.statuts import Constat, Statut

_MONTRES = 3


def dire_controle(report: Report, constats: Sequence[Constat], *, marquees: int) -> str:
    """Say what a control found, and what changed since the last one."""
    nouveaux = sum(c.statut == Statut.NOUVEAU for c in constats)
    resolus = sum(c.statut == Statut.RESOLU for c in constats)
    suite = ""
    if len({(c.feuille, c.cellule) for c in constats if c.statut != Statut.RESOLU}) > marquees:
        suite = f" Seules les {CELLULES_MAX} premières cellules sont marquées."
    return french(
        f"Contrôle terminé : {bilan(report)} ({plural(nouveaux, 'nouveau', 'nouveaux')}, "
        f"{plural(resolus, 'résolu')}). Voyez la feuille Contrôles.{suite}"
    )


def dire_lettres(
    decisions: Sequence[Decision], disparues: Sequence[str], refus: Sequence[str]
) -> str:
    """Say what became of the letters, in the order of what a person must know."""
    par_sort = {sort: [d for d in decisions if d.sort is sort] for sort in Sort}
    compte = {sort: len(par_sort[sort]) for sort in Sort}
    phrases = [
        f"Lettres : {plural(compte[Sort.CREEE], 'créée')}, "
        f"{plural(compte[Sort.REFAITE], 'refaite')}, {plural(compte[Sort.INTACTE], 'inchangée')}."
    ]
    champs = sorted({champ for d in par_sort[Sort.REFAITE] for champ in d.changes})
    if champs:
        phrases.append(f"Changé : {_liste(champs)}.")
    if retouchees := par_sort[Sort.RETOUCHEE]:
        phrases.append(
            f"{plural(len(retouchees), 'lettre modifiée à la main est gardée', 'lettres modifiées à la main sont gardées')}"  # noqa: E501
            f" : {_liste([d.lettre.feuille for d in retouchees])}."
        )
    if etrangeres := par_sort[Sort.ETRANGERE]:
        phrases.append(
            "Pas écrites, car des feuilles de ce nom existaient déjà : "
            f"{_liste([d.lettre.feuille for d in etrangeres])}."
        )
    if disparues:
        phrases.append(f"Sans ligne dans Coordonnateurs, laissées en place : {_liste(disparues)}.")
    phrases.extend(refus[:_MONTRES])
    return french(" ".join(phrases))


def _liste(noms: Sequence[str]) -> str:
    montres = ", ".join(noms[:_MONTRES])
    reste = len(noms) - _MONTRES
    return f"{montres} et {reste} de plus" if reste > 0 else montres
