"""The summary of a run: what became of each row's letter."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pial_xl.letters.choix import Choix
from pial_xl.letters.lettre import Valeurs
from pial_xl.letters.lot import Lot, Refus
from pial_xl.letters.suivi import Decision, Sort, Trace, disparues

FEUILLE: Final = "Récapitulatif des lettres"


class Etat(StrEnum):
    """Where the letter of a row stands after a run."""

    FAITE = "faite"
    REFAITE = "refaite"
    INCHANGEE = "inchangée"
    A_FAIRE = "à faire"
    A_REFAIRE = "à refaire"
    GARDEE = "gardée : modifiée à la main"
    ETRANGERE = "non faite : une feuille porte ce nom"
    REFUSEE = "refusée"
    SANS_LIGNE = "gardée : sans ligne"


_FAITES = {
    Sort.CREEE: Etat.FAITE,
    Sort.REFAITE: Etat.REFAITE,
    Sort.INTACTE: Etat.INCHANGEE,
    Sort.RETOUCHEE: Etat.GARDEE,
    Sort.ETRANGERE: Etat.ETRANGERE,
}
_NON_DEMANDEES = _FAITES | {Sort.CREEE: Etat.A_FAIRE, Sort.REFAITE: Etat.A_REFAIRE}


@dataclass(frozen=True, slots=True)
class Rangee:
    """One line of the summary.

    Attributes:
        numero: row of Coordonnateurs; None for a letter whose row is gone.
        qui, etablissement, imp: as the letter says them; empty where the workbook does not.
        etat: where the letter stands.
        detail: what changed since, or why there is no letter; in French.
        feuille: the letter's sheet; None where there is none.
    """

    numero: int | None
    qui: str
    etablissement: str
    imp: str
    etat: Etat
    detail: str
    feuille: str | None


def recapituler(
    lot: Lot,
    decisions: Iterable[Decision],
    choix: Choix,
    traces: Mapping[str, Trace],
    presentes: Collection[str],
) -> tuple[Rangee, ...]:
    """Summarise a run, in the order of Coordonnateurs; letters whose row is gone come last.

    Args:
        lot: the letters and the refusals of every row.
        decisions: what becomes of each letter.
        choix: the rows that were asked for; only those are written.
        traces: the record of the letters, as it was before the run.
        presentes: the sheets that were there.
    """
    rangees = [
        *(_decidee(decision, choix) for decision in decisions),
        *(_refusee(refus, traces.keys() & set(presentes)) for refus in lot.refus),
    ]
    gone = (
        _rangee(traces[nom].valeurs, None, Etat.SANS_LIGNE, "", nom)
        for nom in disparues(traces, lot.feuilles, presentes)
    )
    return (*sorted(rangees, key=lambda rangee: rangee.numero or 0), *gone)


def _decidee(decision: Decision, choix: Choix) -> Rangee:
    lettre = decision.lettre
    etats = _FAITES if lettre.numero in choix else _NON_DEMANDEES
    etat = etats[decision.sort]
    detail = " ; ".join(map(str, decision.changements))
    if detail and decision.sort is Sort.RETOUCHEE:
        detail = f"changé depuis, à reporter à la main : {detail}"
    feuille = None if etat is Etat.A_FAIRE else lettre.feuille
    return _rangee(lettre.valeurs, lettre.numero, etat, detail, feuille)


def _refusee(refus: Refus, faites: Collection[str]) -> Rangee:
    """Say why a row gives no letter; the one it gave before, if any, is still there."""
    if refus.feuille not in faites:
        return _rangee(refus.valeurs, refus.numero, Etat.REFUSEE, refus.raison, None)
    detail = f"{refus.raison} ; la lettre d'avant est gardée"
    return _rangee(refus.valeurs, refus.numero, Etat.REFUSEE, detail, refus.feuille)


def _rangee(
    valeurs: Valeurs, numero: int | None, etat: Etat, detail: str, feuille: str | None
) -> Rangee:
    qui = (valeurs.get(cle) for cle in ("civilité", "nom", "prénom"))
    return Rangee(
        numero=numero,
        qui=" ".join(part for part in qui if part),
        etablissement=valeurs.get("établissement") or "",
        imp=valeurs.get("imp") or "",
        etat=etat,
        detail=detail,
        feuille=feuille,
    )
