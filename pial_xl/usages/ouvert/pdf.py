"""The letters of the open workbook, exported to PDF."""

from collections.abc import Sequence
from datetime import date

from xlwings import Book

from pial_xl.dossier import lire_dossier
from pial_xl.letters.lot import Lot, preparer
from pial_xl.units.text import french, plural
from pial_xl.workbook.noms_pdf import champs_inconnus, titres_des_lettres
from pial_xl.workbook.ouvert.copies import dossier_du_classeur
from pial_xl.workbook.ouvert.hotes import Hote
from pial_xl.workbook.ouvert.lecture import lire_ouvert
from pial_xl.workbook.ouvert.messages_lettres import dire_pdf
from pial_xl.workbook.ouvert.pdf import DOSSIER, exporter
from pial_xl.workbook.ouvert.registre import lire_registre
from pial_xl.workbook.ouvert.seance import seance
from pial_xl.workbook.pdf.deja_la import dire_les_restes


def exporter_lettres(book: Book, hote: Hote, reference: date) -> str:
    """Write the PDF of each letter whose row still gives one, and that of all, in a folder.

    A letter says what it was made with: its file is named from that, and from its row where the
    letter does not say it.
    """
    traces = lire_registre(book).lettres
    faites = [nom for nom in book.sheet_names if nom in traces]
    if not faites:
        return french("Aucune lettre à exporter : cliquez d'abord sur « Générer les lettres ».")
    with seance(book, hote) as etape:
        etape("lecture du classeur")
        dossier = lire_dossier(lire_ouvert(book), reference)
        lot = preparer(dossier)
        valeurs = {lettre.feuille.casefold(): lettre.valeurs for lettre in lot.lettres}
        feuilles = [nom for nom in faites if nom.casefold() in valeurs]
        laissees = dire_laissees([nom for nom in faites if nom.casefold() not in valeurs], lot)
        if not feuilles:
            return french(f"Aucune lettre à exporter. {laissees}")
        dites = [{**valeurs[nom.casefold()], **traces[nom].valeurs} for nom in feuilles]
        motif = dossier.bareme.fichier_lettre
        restes = exporter(
            book,
            hote,
            titres=dict(zip(feuilles, titres_des_lettres(motif, dites, feuilles), strict=True)),
            ensemble=f"Lettres de mission {dossier.bareme.annee_scolaire}",
            dossier=dossier_du_classeur(book, hote) / DOSSIER,
            etape=etape,
        )
    a_cote = hote.chemin(book) is not None
    ecrits = dire_pdf(len(feuilles), DOSSIER, a_cote, champs_inconnus(motif))
    phrases = (ecrits, laissees, dire_les_restes(restes), *lot.remarques)
    return " ".join(phrase for phrase in phrases if phrase)


def dire_laissees(feuilles: Sequence[str], lot: Lot) -> str:
    """Say how many letters that were made are not exported, and why; nothing when none is.

    Args:
        feuilles: the sheets of those letters.
        lot: the letters and the refusals of every row.
    """
    attendues = {nom.casefold() for nom in lot.feuilles}
    refusees = sum(nom.casefold() in attendues for nom in feuilles)
    causes = [
        f"{plural(nombre, 'lettre')} {cause}"
        for nombre, cause in (
            (len(feuilles) - refusees, "sans ligne dans Coordonnateurs"),
            (refusees, "dont la ligne est incomplète ou refusée"),
        )
        if nombre
    ]
    return french(f"Laissé de côté : {', '.join(causes)}.") if causes else ""
