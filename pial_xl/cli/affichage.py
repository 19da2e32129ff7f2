"""What the commands say once their work is done, as French text."""

import json
import os
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from pial_xl.findings import Report
from pial_xl.report.terminal import afficher, en_couleur, sans_style
from pial_xl.units.text import french, plural

if TYPE_CHECKING:
    from pial_xl.installation.pose import Issue
    from pial_xl.rules import Rule
    from pial_xl.usages.demo import Demo
    from pial_xl.usages.diagnostic import Diagnostic
    from pial_xl.usages.installation import Installation


def controle(report: Report, rapport: Path | None) -> str:
    """Say what a control found, and where its report is, or how to get one."""
    couleurs = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    texte = afficher(report, en_couleur if couleurs else sans_style)
    if rapport is not None:
        return texte + french(f"Rapport écrit : {rapport}")
    return texte + french("Pour un rapport Excel : ajoutez --sortie controles.xlsx à la commande.")


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


def installation(faite: "Installation") -> str:
    """Say what was put on the machine, and what comes next."""
    lignes = [f"{piece.libelle} : {issue}\n    {piece.chemin}" for piece, issue in faite.pieces]
    lignes += [f"Attention : {remarque}" for remarque in faite.remarques]
    lignes.append(
        "Ouvrez le modèle, enregistrez-le sous un autre nom, remplissez-le et cliquez sur ses "
        "boutons. Pour tout retirer : pial-xl installer --desinstaller"
    )
    return french("\n".join(lignes))


def desinstallation(retires: "Sequence[tuple[Path, Issue]]") -> str:
    """Say what was taken away, and what was kept."""
    if not retires:
        return french("Rien à retirer : aucun fichier n'avait été installé.")
    lignes = [f"{chemin} : {issue}" for chemin, issue in retires]
    return french("\n".join(lignes))


def demo(faite: "Demo") -> str:
    """Say in four lines where everything is."""
    bilan = faite.controle.report.bilan
    comptes = ", ".join(f"{bilan[niveau]} {niveau}" for niveau in ("BLOQUANT", "ALERTE", "INFO"))
    return french(
        f"Classeur fictif : {faite.controle.chemin}\n"
        f"Contrôles ({comptes}) : {faite.rapport}\n"
        f"Lettres ({len(faite.lettres.contenu)}) : {faite.lettres.classeur}\n"
        f"PDF des lettres : {faite.pdf or faite.sans_pdf}"
    )


def regles(catalogue: "Sequence[Rule]") -> str:
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


def regles_en_json(catalogue: "Sequence[Rule]") -> str:
    """Give the catalogue as the JSON list of the contract."""
    return json.dumps([regle.as_json() for regle in catalogue], ensure_ascii=False, indent=2)


def diagnostic(fait: "Diagnostic") -> str:
    """Give what a user sends with a question, one fact a line, then what to mend."""
    lignes = [f"{nom} : {valeur}" for nom, valeur in fait.faits]
    a_regler = [f"À régler ({rang}) : {dit}" for rang, dit in enumerate(fait.obstacles, start=1)]
    return french("\n".join((*lignes, *(a_regler or ["À régler : rien"]))))
