"""What the buttons do, on the open workbook. Each gives the French sentence to show at the end.

All raise ``ErreurDeFichier``, one French sentence, when nothing could be done. Before the first
change a copy of the workbook is saved; then the record says what is about to be written; then the
sheets are: a run that is stopped anywhere loses nothing, and the next one mends what it left.
"""

from contextlib import suppress
from datetime import date, datetime

from xlwings import Book

from pial_xl.units.text import french, plural
from pial_xl.workbook.erreurs import EcritureImpossible
from pial_xl.workbook.ouvert.copies import copie_de_securite
from pial_xl.workbook.ouvert.hotes.choix import hote_de
from pial_xl.workbook.ouvert.lecture import lire_ouvert
from pial_xl.workbook.ouvert.registre import ecrire_registre, lire_registre
from pial_xl.workbook.ouvert.seance import reprendre_la_main, seance
from pial_xl.workbook.ouvert.verrou import seul_sur

# Each button imports only what it uses: it starts a fresh Python.
# ruff: noqa: PLC0415


def controler(book: Book, reference: date | None = None) -> str:
    """Control the workbook: fill Contrôles and Synthèse, mark the faulty cells."""
    from pial_xl.report.synthese import synthese as chiffrer
    from pial_xl.usages.jugement import juger
    from pial_xl.workbook.ouvert.controles import ecrire_controles, lire_controles
    from pial_xl.workbook.ouvert.marques import enlever_marques, marques_de, poser_marques
    from pial_xl.workbook.ouvert.messages import dire_controle
    from pial_xl.workbook.ouvert.statuts import comparer
    from pial_xl.workbook.ouvert.synthese import ecrire_non_evalues, ecrire_synthese

    hote = hote_de(book)
    with seance(book, hote) as etape:
        etape("lecture du classeur")
        jugement = juger(lire_ouvert(book), reference or date.today())
        report = jugement.report
        constats = comparer(lire_controles(book), report.findings)
        registre = lire_registre(book)
        etape("copie de sécurité")
        copie_de_securite(book, hote, datetime.now())
        marques = marques_de(report.findings)
        with hote.calcul_suspendu(book):
            etape("marques")
            enlever_marques(book, hote, registre)
            registre.marques = {feuille: set(places) for feuille, places in marques.items()}
            ecrire_registre(book, hote, registre)
            poser_marques(book, hote, marques)
            etape("feuilles Contrôles et Synthèse")
            ecrire_controles(book, hote, constats, report)
            ecrire_non_evalues(book, hote, report)
            sans_synthese = ecrire_synthese(book, hote, report, chiffrer(jugement.dossier))
    marquees = sum(map(len, marques.values()))
    return dire_controle(report, constats, marquees=marquees, sans_synthese=sans_synthese)


def synthese(book: Book, reference: date | None = None) -> str:
    """Fill the sheet Synthèse alone."""
    from pial_xl.report.synthese import synthese as chiffrer
    from pial_xl.usages.jugement import juger
    from pial_xl.workbook.ouvert.synthese import ecrire_synthese

    hote = hote_de(book)
    with seance(book, hote) as etape:
        etape("lecture du classeur")
        jugement = juger(lire_ouvert(book), reference or date.today())
        etape("copie de sécurité")
        copie_de_securite(book, hote, datetime.now())
        etape("feuille Synthèse")
        with hote.calcul_suspendu(book):
            sans_synthese = ecrire_synthese(book, hote, jugement.report, chiffrer(jugement.dossier))
    return french(sans_synthese or "La feuille Synthèse est à jour.")


def effacer_marques(book: Book) -> str:
    """Take away the fills and notes of the controls; the person's own stay."""
    from pial_xl.workbook.ouvert.marques import enlever_marques

    hote = hote_de(book)
    with seance(book, hote) as etape:
        registre = lire_registre(book)
        nombre = sum(map(len, registre.marques.values()))
        if not nombre:
            return "Aucune marque à effacer."
        etape("copie de sécurité")
        copie_de_securite(book, hote, datetime.now())
        etape("marques")
        with hote.calcul_suspendu(book):
            enlever_marques(book, hote, registre)
            ecrire_registre(book, hote, registre)
    return french(f"Marques effacées : {plural(nombre, 'cellule')}.")


def lettres(book: Book, reference: date | None = None) -> str:
    """Make the letters of every row, as sheets of the workbook."""
    from pial_xl.letters.choix import toutes
    from pial_xl.usages.ouvert.lettres import faire_lettres

    return faire_lettres(
        book, hote_de(book), reference or date.today(), lambda _book, _hote, d: toutes(d)
    )


def lettres_choisies(book: Book, reference: date | None = None) -> str:
    """Make the letters of the rows selected in Coordonnateurs."""
    from pial_xl.usages.ouvert.lettres import faire_lettres
    from pial_xl.workbook.ouvert.choix_ouvert import exiger, lignes_choisies

    return faire_lettres(
        book,
        hote_de(book),
        reference or date.today(),
        lambda book, hote, d: exiger(lignes_choisies(book, hote, d), book, d),
    )


def apercu(book: Book, reference: date | None = None) -> str:
    """Show one letter on a sheet of its own, and leave the person there."""
    from pial_xl.usages.ouvert.lettres import montrer_apercu

    return montrer_apercu(book, hote_de(book), reference or date.today())


def lettres_pdf(book: Book, reference: date | None = None) -> str:
    """Write a PDF of each letter, and one of them all, in a folder beside the workbook."""
    from pial_xl.usages.ouvert.pdf import exporter_lettres

    return exporter_lettres(book, hote_de(book), reference or date.today())


def aide(book: Book) -> str:
    """Say what stops the buttons, then what to send when something does not work."""
    from pial_xl.installation.libreoffice import Macros
    from pial_xl.usages.diagnostic import diagnostiquer

    hote = hote_de(book)
    with suppress(EcritureImpossible), seul_sur(book):  # another run, if any, holds what it needs
        reprendre_la_main(book, hote)
    securite = hote.securite_des_macros(book)
    reglage = None if securite is None else Macros(*securite)
    diagnostic = diagnostiquer(reglage=reglage)
    faits = [("Tableur", f"{hote.nom} {hote.version(book)}"), *diagnostic.faits]
    a_regler = [french(f"À régler : {obstacle}") for obstacle in diagnostic.obstacles]
    lignes = [french(f"{nom} : {valeur}") for nom, valeur in faits]
    return "\n".join((*(a_regler or ["Rien à régler."]), *_par_rangees(lignes)))


def _par_rangees(lignes: list[str], par_rangee: int = 4) -> list[str]:
    """Gather short lines, so that a message stays small on the screen."""
    return [" · ".join(lignes[i : i + par_rangee]) for i in range(0, len(lignes), par_rangee)]
