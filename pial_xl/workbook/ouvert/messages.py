"""What the button of controls says when it is done: one French sentence, two at most."""

from collections.abc import Sequence

from pial_xl.findings import Niveau, Report
from pial_xl.report.feuilles.controles import Constat, Statut
from pial_xl.units.text import french, plural
from pial_xl.workbook.ouvert.marques import CELLULES_MAX

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


def _bilan(report: Report) -> str:
    comptes = report.bilan
    return ", ".join(plural(comptes[niveau], mot) for niveau, mot in _MOTS.items())
