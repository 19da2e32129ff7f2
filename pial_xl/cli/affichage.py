"""What the commands say once their work is done, as French text."""

import os
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from pial_xl.report.terminal import afficher, en_couleur, sans_style
from pial_xl.rules import Rule
from pial_xl.units.text import french, plural
from pial_xl.usages import Controle, Demo, Lettres


def controle(fait: Controle, rapport: Path | None) -> str:
    """Say what a control found, and where its report is, or how to get one."""
    couleurs = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    texte = afficher(fait.report, en_couleur if couleurs else sans_style)
    if rapport is not None:
        return texte + french(f"Rapport écrit : {rapport}")
    return texte + french("Pour un rapport Excel : ajoutez --sortie controles.xlsx à la commande.")


def lettres(fait: Lettres, pdfs: Sequence[Path]) -> str:
    """Say which letters were made, where, and which rows gave none."""
    lignes = [f"{plural(len(fait.faites), 'lettre faite', 'lettres faites')} : {fait.classeur}"]
    if not fait.faites:
        lignes = ["Aucune lettre faite."]
    if pdfs:
        lignes.append(f"{plural(len(pdfs), 'PDF écrit', 'PDF écrits')} : {pdfs[0].parent}")
    lignes += [
        f"{c.code} {c.feuille}!{c.cellule} : {c.message} {c.que_faire}" for c in fait.constats
    ]
    return french("\n".join(lignes))


def nouveau(chemin: Path) -> str:
    """Say where the blank workbook is, and what comes next."""
    return french(
        f"Classeur vierge : {chemin}\n"
        "Ouvrez-le et suivez les quatre étapes de la feuille Accueil ; ensuite :\n"
        f'  pial-xl controler "{chemin}"'
    )


def gabarit(chemin: Path) -> str:
    """Say where the template was built."""
    return french(f"Modèle construit : {chemin}")


def demo(fait: Demo) -> str:
    """Say in four lines where everything is."""
    bilan = fait.controle.report.bilan
    comptes = f"{bilan['BLOQUANT']} BLOQUANT, {bilan['ALERTE']} ALERTE, {bilan['INFO']} INFO"
    pdf = f"{len(fait.pdfs)} : {fait.pdfs[0].parent}" if fait.pdfs else fait.sans_pdf
    return french(
        f"Classeur fictif : {fait.controle.chemin}\n"
        f"Contrôles ({comptes}) : {fait.rapport}\n"
        f"Lettres ({len(fait.lettres.faites)}) : {fait.lettres.classeur}\n"
        f"PDF des lettres : {pdf}"
    )


def regles(catalogue: Sequence[Rule]) -> str:
    """Give the catalogue as a table, family by family."""
    lignes = ["Code   Niveau    Nature  Titre"]
    for famille, membres in groupby(catalogue, key=lambda regle: regle.famille):
        lignes += ["", famille.upper()]
        lignes += [f"{r.code:<6} {r.niveau:<9} {r.nature:<7} {r.titre}" for r in membres]
    lignes += [
        "",
        "Nature : R réglementaire, D pratique du département, K cohérence, P bonne pratique.",
        f"{plural(len(catalogue), 'contrôle')}. Condition exacte et conseils : docs/controles.md",
    ]
    return french("\n".join(lignes))


def diagnostic(faits: Sequence[tuple[str, str]]) -> str:
    """Give what a user sends with a question, one fact a line."""
    return french("\n".join(f"{nom} : {valeur}" for nom, valeur in faits))
