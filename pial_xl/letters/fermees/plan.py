"""What a run does to the letters of a closed workbook of letters."""

from collections.abc import Mapping
from dataclasses import dataclass

from pial_xl.letters.choix import Choix
from pial_xl.letters.fermees.modele import ModeleFerme
from pial_xl.letters.lettre import Lettre
from pial_xl.letters.lot import Lot
from pial_xl.letters.recapitulatif import Etat, Rangee, recapituler
from pial_xl.letters.suivi import Decision, Sort, Trace, contenu, decider_tout, empreinte

_A_JOUR = {Etat.FAITE: Etat.INCHANGEE, Etat.REFAITE: Etat.INCHANGEE}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done, and what the summary will say of it.

    Attributes:
        decisions: what becomes of the letter of each row, in the order of the sheet.
        choix: the rows whose letters are to be written.
        rangees: the summary of every row.
    """

    decisions: tuple[Decision, ...]
    choix: Choix
    rangees: tuple[Rangee, ...]

    @property
    def a_ecrire(self) -> tuple[Decision, ...]:
        """The letters to write."""
        return tuple(d for d in self.decisions if d.est_a_ecrire and d.lettre.numero in self.choix)

    @property
    def a_nous(self) -> tuple[Lettre, ...]:
        """The letters that the workbook holds once the plan is done, but for those of others."""
        return tuple(
            d.lettre
            for d in self.decisions
            if d.sort is not Sort.ETRANGERE
            and (d.sort is not Sort.CREEE or d.lettre.numero in self.choix)
        )

    @property
    def etat(self) -> str:
        """A print of the summary, that does not tell a letter made now from one made before."""
        return empreinte(
            (str(r.numero), "|".join((r.qui, r.etablissement, r.imp, *_durable(r))))
            for r in self.rangees
        )


def planifier(
    lot: Lot,
    choix: Choix,
    modeles: Mapping[int, ModeleFerme],
    traces: Mapping[str, Trace],
    presentes: Mapping[str, str],
) -> Plan:
    """Decide for every row; nothing is changed.

    Args:
        lot: the letters and the refusals of every row.
        choix: the rows that are asked for.
        modeles: the model of each letter, by the number of its row.
        traces: what was written last time, by sheet.
        presentes: the print of what each sheet says now, by title.
    """
    decisions = decider_tout(
        lot.lettres,
        traces,
        presentes,
        dit=lambda lettre, _: contenu_de(lettre, modeles[lettre.numero]),
        vue=presentes.__getitem__,
    )
    return Plan(decisions, choix, recapituler(lot, decisions, choix, traces, presentes))


def contenu_de(lettre: Lettre, modele: ModeleFerme) -> dict[str, str]:
    """Give what the trace of a letter keeps."""
    return contenu(lettre, modele.champs, modele.empreinte)


def _durable(rangee: Rangee) -> tuple[str, str]:
    if rangee.etat in _A_JOUR:
        return _A_JOUR[rangee.etat], ""
    return rangee.etat, rangee.detail
