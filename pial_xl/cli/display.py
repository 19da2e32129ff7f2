"""What the commands say once their work is done, as French text."""

import json
import os
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from pial_xl.constats import Report
from pial_xl.report.terminal import in_color, render, without_style
from pial_xl.units.text import french, plural

if TYPE_CHECKING:
    from pial_xl.installation.placing import Issue
    from pial_xl.rules import Rule
    from pial_xl.usecases.demo import Demo
    from pial_xl.usecases.diagnostic import Diagnostic
    from pial_xl.usecases.installation import Installation
    from pial_xl.usecases.takeover import Takeover


def check(report: Report, report_path: Path | None) -> str:
    """Say what a control found, and where its report is, or how to get one."""
    colors = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    text = render(report, in_color if colors else without_style)
    if report_path is not None:
        return text + french(f"Rapport écrit : {report_path}")
    return text + french("Pour un rapport Excel : ajoutez --sortie controles.xlsx à la commande.")


def new(path: Path) -> str:
    """Say where the blank workbook is, and what comes next."""
    return french(
        f"Classeur vierge : {path}\n"
        "Ouvrez-le et suivez la feuille Accueil ; ensuite :\n"
        f'  pial-xl controler "{path}"'
    )


def takeover(outcome: "Takeover") -> str:
    """Say what the new workbook took over from the old one, what it could not, what comes next."""
    filled = [f"{sheet} {count}" for sheet, count in outcome.rows.items() if count]
    lines = [f"Nouveau classeur : {outcome.path}"]
    if filled:
        lines.append(f"Lignes reprises : {', '.join(filled)}.")
    if outcome.sheets:
        lines.append(f"Autres feuilles reprises : {outcome.sheets}.")
    if outcome.lost:
        lines += ["À savoir :", *(f"  - {sentence}" for sentence in outcome.lost)]
    lines.append(
        "Accueil, Contrôles, Synthèse et les titres des feuilles sont neufs : ce que vous y auriez "
        "écrit à la main est resté dans l'ancien classeur, qui est intact."
    )
    lines += ["Ensuite :", f'  pial-xl controler "{outcome.path}"']
    return french("\n".join(lines))


def template(path: Path) -> str:
    """Say where the template was built."""
    return french(f"Modèle construit : {path}")


def installation(outcome: "Installation") -> str:
    """Say what was put on the machine, and what comes next."""
    rows = [f"{piece.libelle} : {issue}\n    {piece.path}" for piece, issue in outcome.pieces]
    rows += [f"Attention : {remark}" for remark in outcome.remarks]
    rows.append(
        "Ouvrez le modèle, enregistrez-le sous un autre nom, remplissez-le et cliquez sur ses "
        "boutons. Pour tout retirer : pial-xl installer --desinstaller"
    )
    return french("\n".join(rows))


def removal(removed: "Sequence[tuple[Path, Issue]]") -> str:
    """Say what was taken away, and what was kept."""
    if not removed:
        return french("Rien à retirer : aucun fichier n'avait été installé.")
    rows = [f"{path} : {issue}" for path, issue in removed]
    return french("\n".join(rows))


def demo(outcome: "Demo") -> str:
    """Say in four lines where everything is."""
    bilan = outcome.check.report.bilan
    counts = ", ".join(f"{bilan[niveau]} {niveau}" for niveau in ("BLOQUANT", "ALERTE", "INFO"))
    return french(
        f"Classeur fictif : {outcome.check.path}\n"
        f"Contrôles ({counts}) : {outcome.report_path}\n"
        f"Lettres ({len(outcome.letters.content)}) : {outcome.letters.workbook}\n"
        f"PDF des lettres : {outcome.pdf or outcome.no_pdf_reason}"
    )


def rules(catalogue: "Sequence[Rule]") -> str:
    """Give the catalogue as a table, family by family."""
    rows = ["Code   Niveau    Nature  Titre"]
    for famille, members in groupby(catalogue, key=lambda rule: rule.famille):
        rows += ["", famille.upper()]
        rows += [f"{r.code:<6} {r.niveau:<9} {r.nature:<7} {_rule_title(r)}" for r in members]
    rows += [
        "",
        "Nature : R réglementaire, D pratique du département, K cohérence, P bonne pratique.",
        f"{plural(len(catalogue), 'contrôle')}. Condition exacte et conseils : docs/controles.md",
    ]
    return french("\n".join(rows))


def _rule_title(rule: "Rule") -> str:
    return f"{rule.title} (paquet {rule.package})" if rule.package else rule.title


def rules_as_json(catalogue: "Sequence[Rule]") -> str:
    """Give the catalogue as the JSON list of the contract."""
    return json.dumps([rule.as_json() for rule in catalogue], ensure_ascii=False, indent=2)


def diagnostic(diagnosis: "Diagnostic") -> str:
    """Give what a user sends with a question, one fact a line, then what to mend."""
    rows = [f"{nom} : {valeur}" for nom, valeur in diagnosis.facts]
    to_fix = [
        f"À régler ({rank}) : {said}" for rank, said in enumerate(diagnosis.obstacles, start=1)
    ]
    return french("\n".join((*rows, *(to_fix or ["À régler : rien"]))))
