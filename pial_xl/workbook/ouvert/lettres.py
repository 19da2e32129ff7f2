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
    remettre_les_hauteurs,
    remplir_feuille,
)
from pial_xl.workbook.ouvert.plan_lettres import MODELE, Decision, Sort, decider, disparues
from pial_xl.workbook.ouvert.registre import Registre, Trace, ecrire_registre
from pial_xl.workbook.ouvert.restes import copies_sans_nom
from pial_xl.workbook.ouvert.seance import Etape

Modeles = Sequence[tuple[str, Sequence[tuple[str, str]]]]

_A_ECRIRE = (Sort.CREEE, Sort.REFAITE)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with each letter, the sheets whose row is gone, and those to remove."""

    modele: ModeleOuvert
    decisions: tuple[Decision, ...]
    disparues: tuple[str, ...]
    restes: tuple[str, ...] = ()

    @property
    def a_ecrire(self) -> tuple[Decision, ...]:
        """The letters to write."""
        return tuple(d for d in self.decisions if d.sort in _A_ECRIRE)

    @property
    def change_le_classeur(self) -> bool:
        """Tell whether anything is to be done at all."""
        return bool(self.a_ecrire or self.restes)


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
    return Plan(modele, tuple(decisions), gone, copies_sans_nom(book, hote, modele, registre))


def ecrire_lettres(book: Book, hote: Hote, plan: Plan, registre: Registre, etape: Etape) -> None:
    """Write the letters of a plan; the record says before each that it is under way."""
    for reste in plan.restes:
        book.sheets[reste].delete()
    la = set(book.sheet_names)
    registre.lettres = {nom: trace for nom, trace in registre.lettres.items() if nom in la}
    voisine, faites = plan.modele.sheet, 0
    for decision in plan.decisions:
        if decision.sort in _A_ECRIRE:
            faites += 1
            etape(f"lettre {faites} sur {len(plan.a_ecrire)}")
            _ecrire(hote, plan.modele, decision, registre, voisine)
        voisine = book.sheets[decision.lettre.feuille]
    registre.avant = frozenset()
    ecrire_registre(book, hote, registre)


def _ecrire(
    hote: Hote, modele: ModeleOuvert, decision: Decision, registre: Registre, voisine: Sheet
) -> None:
    """Write one letter, and leave its trace in the record, which is not written again.

    One at a time: a letter not yet reached keeps its print, so that an edit made after a run that
    was killed is still seen as one.
    """
    book, lettre = modele.sheet.book, decision.lettre
    contenu = _contenu(lettre, modele)
    avant = registre.lettres.get(lettre.feuille)
    registre.lettres[lettre.feuille] = Trace(contenu)
    registre.avant = frozenset(book.sheet_names)
    ecrire_registre(book, hote, registre)
    if avant is not None and _se_reprend(decision):
        sheet = book.sheets[lettre.feuille]
        remettre_les_hauteurs(sheet, modele, avant.valeurs)
    else:
        sheet = _copie_neuve(hote, modele, decision, voisine)
    remplir_feuille(sheet, hote, modele, lettre.valeurs)
    registre.lettres[lettre.feuille] = Trace(contenu, empreinte_de(sheet, hote))


def _se_reprend(decision: Decision) -> bool:
    """Tell whether a letter is filled again on its own sheet: the model must be the same.

    It so keeps the fills a person put on it, and the cells elsewhere that quote it.
    """
    return (
        decision.sort is Sort.REFAITE and bool(decision.changes) and MODELE not in decision.changes
    )


def _copie_neuve(hote: Hote, modele: ModeleOuvert, decision: Decision, voisine: Sheet) -> Sheet:
    """Give a copy of the model under the letter's name, in the place of its old sheet if any."""
    nom = decision.lettre.feuille
    if decision.sort is Sort.REFAITE:
        modele.sheet.book.sheets[nom].delete()
    sheet = hote.copier_feuille(modele.sheet, voisine, nom)
    sheet.visible = True
    return sheet


def _contenu(lettre: Lettre, modele: ModeleOuvert) -> dict[str, str]:
    """Give what a letter's trace keeps: the values that its model prints, and the model's print."""
    valeurs = {c: v for c, v in lettre.valeurs.items() if v and c in modele.champs}
    return valeurs | {MODELE: modele.empreinte}
