"""Letters as sheets of the open workbook, made again only where something changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlwings import Book, Sheet

from pial_xl.letters.lettre import Lettre
from pial_xl.workbook.erreurs import ClasseurIllisible
from pial_xl.workbook.ouvert.hotes import Hote
from pial_xl.workbook.ouvert.modele_ouvert import (
    ModeleOuvert,
    empreinte_de,
    regarder,
    remplir_feuille,
)
from pial_xl.workbook.ouvert.plan_lettres import MODELE, Decision, Sort, decider, disparues
from pial_xl.workbook.ouvert.registre import Registre, Trace, ecrire_registre
from pial_xl.workbook.ouvert.seance import Etape

Modeles = Sequence[tuple[str, Sequence[tuple[str, str]]]]

_A_ECRIRE = (Sort.CREEE, Sort.REFAITE)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with each letter, and the sheets whose row is gone."""

    modele: ModeleOuvert
    decisions: tuple[Decision, ...]
    disparues: tuple[str, ...]

    @property
    def a_ecrire(self) -> tuple[Decision, ...]:
        """The letters to write."""
        return tuple(d for d in self.decisions if d.sort in _A_ECRIRE)


def planifier(
    book: Book, hote: Hote, lettres: Sequence[Lettre], modeles: Modeles, registre: Registre
) -> Plan:
    """Look at what stands in the workbook and decide; nothing is changed.

    Raises:
        ClasseurIllisible: when the workbook has no letter model.
    """
    if not modeles:
        raise ClasseurIllisible(
            "La feuille « Modèle de lettre » manque : copiez-la depuis un classeur neuf "
            "(pial-xl nouveau), puis recommencez."
        )
    titre, textes = modeles[0]
    modele = regarder(book.sheets[titre], hote, textes)
    noms = {nom.casefold(): nom for nom in book.sheet_names}
    decisions = []
    for lettre in lettres:
        nom = noms.get(lettre.feuille.casefold())
        presente = None if nom is None else empreinte_de(book.sheets[nom], hote)
        trace = registre.lettres.get(lettre.feuille)
        decisions.append(decider(lettre, _contenu(lettre, modele), trace, presente))
    gone = disparues(registre.lettres, lettres, set(noms.values()))
    return Plan(modele, tuple(decisions), gone)


def ecrire_lettres(book: Book, hote: Hote, plan: Plan, registre: Registre, etape: Etape) -> None:
    """Write the letters of a plan; the record says before each that it is under way."""
    la = set(book.sheet_names)
    registre.lettres = {nom: trace for nom, trace in registre.lettres.items() if nom in la}
    voisine, faites = plan.modele.sheet, 0
    for decision in plan.decisions:
        nom = decision.lettre.feuille
        if decision.sort in _A_ECRIRE:
            faites += 1
            etape(f"lettre {faites} sur {len(plan.a_ecrire)}")
            # One at a time: a letter not yet reached keeps its print, so that an edit made after a
            # run that was killed is still seen as one.
            registre.lettres[nom] = Trace(_contenu(decision.lettre, plan.modele))
            ecrire_registre(book, hote, registre)
            sheet = _feuille_a_remplir(book, hote, plan, decision, voisine)
            remplir_feuille(sheet, hote, plan.modele, decision.lettre.valeurs)
            registre.lettres[nom] = Trace(
                _contenu(decision.lettre, plan.modele), empreinte_de(sheet, hote)
            )
        voisine = book.sheets[nom]
    ecrire_registre(book, hote, registre)


def _feuille_a_remplir(
    book: Book, hote: Hote, plan: Plan, decision: Decision, voisine: Sheet
) -> Sheet:
    """Give the sheet of a letter: its own while the model is the same, else a copy of the model.

    Its own keeps the fills a person put on it, and the cells elsewhere that quote it.
    """
    nom = decision.lettre.feuille
    if decision.sort is Sort.REFAITE:
        if decision.changes and MODELE not in decision.changes:
            return book.sheets[nom]
        book.sheets[nom].delete()
    sheet = hote.copier_feuille(plan.modele.sheet, voisine, nom)
    sheet.visible = True
    return sheet


def _contenu(lettre: Lettre, modele: ModeleOuvert) -> dict[str, str]:
    """Give what a letter's trace keeps: the values that its model prints, and the model's print."""
    valeurs = {c: v for c, v in lettre.valeurs.items() if v and c in modele.champs}
    return valeurs | {MODELE: modele.empreinte}
