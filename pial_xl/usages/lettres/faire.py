"""Make the letters of a closed workbook: one workbook of letters a school year, and their PDFs."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pial_xl import __version__
from pial_xl.dossier import Dossier, lire_dossier
from pial_xl.letters.fermees.classeur import ClasseurDeLettres
from pial_xl.letters.fermees.etendues import FeuilleDemesuree
from pial_xl.letters.fermees.modele import ModeleFerme
from pial_xl.letters.fermees.plan import Plan, contenu_de, planifier
from pial_xl.letters.lot import Lot, Refus, preparer
from pial_xl.letters.recapitulatif import FEUILLE, Etat, Rangee
from pial_xl.letters.suivi import Trace, rangee_de_registre
from pial_xl.report.feuilles.recapitulatif import faits_des_lettres
from pial_xl.report.lettres import dessiner_recapitulatif
from pial_xl.usages.lettres.demande import Demande, choisir
from pial_xl.usages.lettres.modeles import modeles_des_lettres
from pial_xl.workbook.closed import read_workbook
from pial_xl.workbook.copies import mettre_de_cote
from pial_xl.workbook.erreurs import ClasseurIllisible
from pial_xl.workbook.lettres_fermees import (
    ABIMEES,
    Precedent,
    empreintes_des_feuilles,
    lire_precedent,
    rangee_de_classeur,
)
from pial_xl.workbook.noms import place_libre
from pial_xl.workbook.sortie import creer_dossier, ecrire_a_cote
from pial_xl.workbook.verrou import tenir

DOSSIER = "lettres"
"""Folder of the letters, beside the workbook, unless another is asked for."""
ATTENTE_S = 20
"""How long a run waits for another that makes letters in the same folder."""
_OCCUPE = (
    "D'autres lettres se font en ce moment dans ce dossier : attendez qu'elles soient faites, puis "
    "recommencez."
)


@dataclass(frozen=True, slots=True)
class Lettres:
    """What a run did.

    Attributes:
        classeur: the workbook of letters; None when no row gives one and none was there.
        est_ecrit: whether that file was written, or was right already.
        rangees: the summary of the rows that were asked for, and of the letters without a row.
        changes: the names of the fields that letters were made again for.
        refus: the rows that were asked for and gave no letter.
        contenu: the sheets of the letters that the workbook holds, in order.
        choisies: those that were asked for.
        lot: the letters of every row.
        dossier: the workbook they come from.
        autres: names of the workbooks of letters of that name that other workbooks made.
    """

    classeur: Path | None
    est_ecrit: bool
    rangees: tuple[Rangee, ...]
    changes: tuple[str, ...]
    refus: tuple[Refus, ...]
    contenu: tuple[str, ...]
    choisies: tuple[str, ...]
    lot: Lot
    dossier: Dossier
    autres: tuple[str, ...] = ()

    @property
    def il_en_manque(self) -> bool:
        """Tell whether a letter that was asked for is not there."""
        return any(r.etat in {Etat.REFUSEE, Etat.ETRANGERE} for r in self.rangees)


def lettres(chemin: Path, reference: date, sortie: Path, demande: Demande) -> Lettres:
    """Make letters of a closed workbook, which is left untouched, in a workbook of their own.

    Letters that are right already, edited by hand, not asked for, or whose row is gone stay as
    they are; without anything to change, the file is not touched. Before it is, a copy of it is
    put aside. Without any row, nothing is looked at.

    Args:
        chemin: the workbook.
        reference: date on which it is looked at.
        sortie: folder of the letters, made if need be.
        demande: the rows that are wanted.

    Raises:
        ClasseurIllisible: when a file cannot be read, or nobody answers to the demand.
        EcritureImpossible: no permission, disk full, file open elsewhere, another run…
    """
    # From its reading to its writing: what another run writes in between would be lost.
    with tenir(os.path.realpath(sortie), ATTENTE_S, _OCCUPE):
        return _faire(chemin, reference, sortie, demande)


def _faire(chemin: Path, reference: date, sortie: Path, demande: Demande) -> Lettres:
    dossier = lire_dossier(read_workbook(chemin), reference)
    choix = choisir(dossier, demande)
    lot = preparer(dossier)
    if not dossier.coordonnateurs.lignes:
        return Lettres(None, False, (), (), (), (), (), lot, dossier)
    place = _place(sortie, dossier, chemin)
    precedent = place.precedent
    modeles = modeles_des_lettres(chemin, dossier, lot.lettres)
    plan = planifier(
        lot,
        choix,
        modeles,
        precedent.traces if precedent else {},
        precedent.empreintes if precedent else {},
    )
    if a_faire := _est_a_faire(plan, precedent):
        _ecrire(place, _composer(plan, modeles, precedent, dossier, reference), chemin)
    return _bilan(lot, plan, dossier, place, a_faire)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the workbook of letters goes, what it is now, and those of others that are passed."""

    cible: Path
    precedent: Precedent | None
    autres: tuple[str, ...]


def _place(sortie: Path, dossier: Dossier, chemin: Path) -> _Place:
    """Find the place of the letters: those of another workbook are not ours."""
    lus: dict[Path, Precedent | None] = {}

    def est_a_nous(place: Path) -> bool:
        lu = lus[place] = None if _est_le_meme(place, chemin) else lire_precedent(place)
        return lu is not None and lu.vient_de(dossier.classeur)

    cible = place_libre(sortie, _titre(dossier), ".xlsx", est_a_nous)
    precedent = lus.pop(cible, None)
    return _Place(cible, precedent, tuple(lu.chemin.name for lu in lus.values() if lu))


def _titre(dossier: Dossier) -> str:
    return f"Lettres de mission {dossier.bareme.annee_scolaire}"


def _est_le_meme(un: Path, autre: Path) -> bool:
    return un.resolve() == autre.resolve() or un.samefile(autre)


def _est_a_faire(plan: Plan, precedent: Precedent | None) -> bool:
    """Tell whether there is a letter to write, or a summary that is no longer true."""
    if plan.a_ecrire:
        return True
    return precedent is not None and precedent.recapitulatif != plan.etat


def _composer(
    plan: Plan,
    modeles: dict[int, ModeleFerme],
    precedent: Precedent | None,
    dossier: Dossier,
    reference: date,
) -> bytes:
    """Give the workbook of letters once the plan is done."""
    titre = _titre(dossier)
    classeur = _ouvrir(precedent, titre) if precedent else None
    if classeur is None:
        classeur = ClasseurDeLettres.neuf(modeles[plan.a_ecrire[0].lettre.numero], titre)
    faits = faits_des_lettres(dossier.bareme.annee_scolaire, reference, __version__)
    dessiner_recapitulatif(classeur.feuille_neuve(FEUILLE), plan.rangees, faits)
    _poser(classeur, plan, modeles)
    classeur.ecrire_registre([])
    # The prints are those of the file as it will be read again, whatever its writer makes of it.
    vues = empreintes_des_feuilles(classeur.octets())
    traces = {nom: trace for nom, trace in _traces(precedent).items() if nom in vues}
    for decision in plan.a_ecrire:
        lettre = decision.lettre
        dit = contenu_de(lettre, modeles[lettre.numero])
        traces[lettre.feuille] = Trace(dit, vues[lettre.feuille])
    classeur.ecrire_registre(
        [
            rangee_de_classeur(titre, plan.etat, dossier.classeur),
            *(rangee_de_registre(nom, trace) for nom, trace in traces.items()),
        ]
    )
    return classeur.octets()


def _traces(precedent: Precedent | None) -> dict[str, Trace]:
    return dict(precedent.traces) if precedent else {}


def _ouvrir(precedent: Precedent, titre: str) -> ClasseurDeLettres:
    try:
        return ClasseurDeLettres.repris(precedent.octets, titre)
    except FeuilleDemesuree:
        raise
    except Exception as failure:
        # openpyxl raises anything from KeyError to its own errors on a damaged part.
        raise ClasseurIllisible(ABIMEES) from failure


def _poser(classeur: ClasseurDeLettres, plan: Plan, modeles: dict[int, ModeleFerme]) -> None:
    """Lay the letters of the plan, each after that of the row above."""
    a_ecrire = {decision.lettre.feuille for decision in plan.a_ecrire}
    voisine = FEUILLE
    for decision in plan.decisions:
        lettre = decision.lettre
        if lettre.feuille in a_ecrire:
            if decision.garde_le_modele:
                classeur.reprendre(modeles[lettre.numero], lettre)
            else:
                classeur.poser(modeles[lettre.numero], lettre, voisine)
        if lettre.feuille in classeur.feuilles:
            voisine = lettre.feuille


def _ecrire(place: _Place, octets: bytes, jamais: Path) -> None:
    cible, precedent = place.cible, place.precedent
    creer_dossier(cible.parent)
    with ecrire_a_cote(cible, jamais) as brouillon:
        if precedent is not None:
            mettre_de_cote(
                cible.name, cible.parent, datetime.now(), lambda p: _garder(p, precedent.octets)
            )
        brouillon.write_bytes(octets)


def _garder(copie: Path, octets: bytes) -> None:
    copie.write_bytes(octets)


def _bilan(lot: Lot, plan: Plan, dossier: Dossier, place: _Place, est_ecrit: bool) -> Lettres:
    champs: Sequence[str] = [c for d in plan.a_ecrire for c in d.changes]
    return Lettres(
        classeur=place.cible if est_ecrit or place.precedent else None,
        est_ecrit=est_ecrit,
        rangees=tuple(r for r in plan.rangees if r.numero is None or r.numero in plan.choix),
        changes=tuple(dict.fromkeys(champs)),
        refus=tuple(refus for refus in lot.refus if refus.numero in plan.choix),
        contenu=tuple(lettre.feuille for lettre in plan.a_nous),
        choisies=tuple(n.feuille for n in plan.a_nous if n.numero in plan.choix),
        lot=lot,
        dossier=dossier,
        autres=place.autres,
    )
