"""Letters as sheets of the open workbook, made again only where something changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from xlwings import Book, Sheet

from pial_xl.letters.choix import Choix
from pial_xl.letters.lettre import Lettre
from pial_xl.letters.recapitulatif import FEUILLE
from pial_xl.letters.suivi import MODELE, Decision, Sort, Trace, contenu, decider_tout
from pial_xl.tables.brut import Textes
from pial_xl.workbook.erreurs import ClasseurIllisible
from pial_xl.workbook.ouvert.hotes import Hote
from pial_xl.workbook.ouvert.modele_ouvert import (
    ModeleOuvert,
    empreinte_de,
    regarder,
    remettre_les_lignes,
    remplir_feuille,
)
from pial_xl.workbook.ouvert.registre import Registre, ecrire_registre
from pial_xl.workbook.ouvert.restes import copies_sans_nom
from pial_xl.workbook.ouvert.seance import Etape
from pial_xl.workbook.ouvert.sorties import feuille


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done.

    Attributes:
        modeles: the models that serve, by the title of their sheets.
        decisions: what becomes of the letter of each row.
        choix: the rows whose letters are to be written.
        presentes: the sheets that are there.
        restes: the sheets that a killed run left, to be removed.
    """

    modeles: Mapping[str, ModeleOuvert]
    decisions: tuple[Decision, ...]
    choix: Choix
    presentes: frozenset[str]
    restes: tuple[str, ...] = ()

    def limite_a(self, choix: Choix) -> "Plan":
        """Give the same plan for some rows only."""
        return replace(self, choix=choix)

    @property
    def a_ecrire(self) -> tuple[Decision, ...]:
        """The letters to write."""
        return tuple(filter(self.est_a_ecrire, self.decisions))

    @property
    def a_refaire(self) -> tuple[Decision, ...]:
        """Among them, those that were made before."""
        return tuple(decision for decision in self.a_ecrire if decision.sort is Sort.REFAITE)

    @property
    def change_le_classeur(self) -> bool:
        """Tell whether anything is to be done at all."""
        return bool(self.a_ecrire or self.restes)

    def est_a_ecrire(self, decision: Decision) -> bool:
        """Tell whether a letter is wanted, and is to be made or made again."""
        return decision.est_a_ecrire and decision.lettre.numero in self.choix

    def modele_de(self, lettre: Lettre) -> ModeleOuvert:
        """Give the model of a letter."""
        return self.modeles[lettre.modele or ""]


def planifier(
    book: Book,
    hote: Hote,
    lettres: Sequence[Lettre],
    textes: Mapping[str, Textes],
    registre: Registre,
) -> Plan:
    """Look at what stands in the workbook and decide for every row; nothing is changed.

    Args:
        book: the open workbook.
        hote: the program that holds it.
        lettres: the letters of every row.
        textes: the texts of the workbook's models.
        registre: what the last run left.

    Raises:
        ClasseurIllisible: when the workbook has no model for one of the letters.
    """
    titres = dict.fromkeys(lettre.modele for lettre in lettres)
    modeles = {titre or "": modele_ouvert(book, hote, titre, textes) for titre in titres}
    noms = frozenset(book.sheet_names)
    decisions = decider_tout(
        lettres,
        registre.lettres,
        noms,
        dit=lambda lettre, trace: _contenu(lettre, modeles[lettre.modele or ""], trace),
        vue=lambda nom: empreinte_de(book.sheets[nom], hote),
    )
    restes = copies_sans_nom(book, hote, modeles.values(), registre)
    choix = frozenset(lettre.numero for lettre in lettres)
    return Plan(modeles, decisions, choix, noms, restes)


def modele_ouvert(
    book: Book, hote: Hote, titre: str | None, textes: Mapping[str, Textes]
) -> ModeleOuvert:
    """Look at a model of the workbook.

    Raises:
        ClasseurIllisible: when the letter has none (``titre`` is None).
    """
    if titre is None:
        raise ClasseurIllisible(
            "La feuille « Modèle de lettre » manque : copiez-la depuis un classeur neuf "
            "(pial-xl nouveau), puis recommencez."
        )
    return regarder(book.sheets[titre], hote, textes[titre])


def ecrire_lettres(book: Book, hote: Hote, plan: Plan, registre: Registre, etape: Etape) -> None:
    """Write the letters of a plan; the record says before each that it is under way."""
    for reste in plan.restes:
        book.sheets[reste].delete()
    la = set(book.sheet_names)
    registre.lettres = {nom: trace for nom, trace in registre.lettres.items() if nom in la}
    voisine, faites = _premiere_voisine(book, plan), 0
    for decision in plan.decisions:
        nom = decision.lettre.feuille
        if plan.est_a_ecrire(decision):
            faites += 1
            etape(f"lettre {faites} sur {len(plan.a_ecrire)}")
            _ecrire(hote, plan.modele_de(decision.lettre), decision, registre, voisine)
            la.add(nom)
        if nom in la:
            voisine = book.sheets[nom]
    registre.avant = frozenset()
    ecrire_registre(book, hote, registre)


def _premiere_voisine(book: Book, plan: Plan) -> Sheet:
    """Give the sheet after which the first letter goes: the summary, else the last model."""
    recapitulatif = feuille(book, FEUILLE)
    if recapitulatif is not None:
        return recapitulatif
    return max((modele.sheet for modele in plan.modeles.values()), key=lambda sheet: sheet.index)


def _ecrire(
    hote: Hote, modele: ModeleOuvert, decision: Decision, registre: Registre, voisine: Sheet
) -> None:
    """Write one letter, and leave its trace in the record, which is not written again.

    One at a time: a letter not yet reached keeps its print, so that an edit made after a run that
    was killed is still seen as one.
    """
    book, lettre = modele.sheet.book, decision.lettre
    avant = registre.lettres.get(lettre.feuille)
    dit = _contenu(lettre, modele, avant if decision.garde_le_modele else None)
    registre.lettres[lettre.feuille] = Trace(dit)
    registre.avant = frozenset(book.sheet_names)
    ecrire_registre(book, hote, registre)
    if avant is not None and decision.garde_le_modele:
        sheet = book.sheets[lettre.feuille]
        remettre_les_lignes(sheet, modele, avant.valeurs)
    else:
        sheet = _copie_neuve(hote, modele, decision, voisine)
    remplir_feuille(sheet, hote, modele, lettre.valeurs)
    registre.lettres[lettre.feuille] = Trace(dit, empreinte_de(sheet, hote))


def _copie_neuve(hote: Hote, modele: ModeleOuvert, decision: Decision, voisine: Sheet) -> Sheet:
    """Give a copy of the model under the letter's name, in the place of its old sheet if any."""
    nom = decision.lettre.feuille
    if decision.sort is Sort.REFAITE:
        modele.sheet.book.sheets[nom].delete()
    sheet = hote.copier_feuille(modele.sheet, voisine, nom)
    sheet.visible = True
    return sheet


def _contenu(lettre: Lettre, modele: ModeleOuvert, trace: Trace | None) -> dict[str, str]:
    ancienne = trace.valeurs.get(MODELE, "") if trace else ""
    return contenu(lettre, modele.champs, modele.empreinte(ancienne))
