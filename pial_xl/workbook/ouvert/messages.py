"""What a button says when it is done: one French sentence, two at most."""

from collections.abc import Sequence

from pial_xl.findings import Niveau, Report
from pial_xl.letters.suivi import Decision, Sort
from pial_xl.report.feuilles.controles import Constat, Statut
from pial_xl.units.text import french, plural
from pial_xl.workbook.ouvert.marques import CELLULES_MAX

_MONTRES = 3
_MOTS = {Niveau.BLOQUANT: "bloquant", Niveau.ALERTE: "alerte", Niveau.INFO: "information"}


def dire_controle(
    report: Report, constats: Sequence[Constat], *, marquees: int, sans_synthese: str | None
) -> str:
    """Say what a control found, and what changed since the last one.

    Args:
        report: the control.
        constats: the rows shown.
        marquees: number of cells marked.
        sans_synthese: why the sheet Synthèse was not filled; None when it was.
    """
    nouveaux = sum(c.statut is Statut.NOUVEAU for c in constats)
    resolus = sum(c.statut is Statut.RESOLU for c in constats)
    phrases = [
        f"Contrôle terminé : {_bilan(report)} ({plural(nouveaux, 'nouveau', 'nouveaux')}, "
        f"{plural(resolus, 'résolu')}). Voyez la feuille Contrôles."
    ]
    if marquees >= CELLULES_MAX:
        phrases.append(f"Seules {marquees} cellules sont marquées, les plus graves d'abord.")
    if sans_synthese:
        phrases.append(sans_synthese)
    return french(" ".join(phrases))


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


def _bilan(report: Report) -> str:
    comptes = report.bilan
    return ", ".join(plural(comptes[niveau], mot) for niveau, mot in _MOTS.items())
