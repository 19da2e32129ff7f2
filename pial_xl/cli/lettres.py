"""The two things that the command of letters does: make them, or show one."""

from datetime import date
from pathlib import Path

import click

from pial_xl.cli import affichage_lettres
from pial_xl.cli.garde import BLOQUE, REUSSI
from pial_xl.cli.progression import suivre
from pial_xl.usages.lettres.apercu import apercu
from pial_xl.usages.lettres.demande import Demande
from pial_xl.usages.lettres.faire import DOSSIER, lettres
from pial_xl.usages.lettres.pdf import apercu_en_pdf, mettre_en_pdf


def faire_les_lettres(classeur: Path, sortie: Path | None, demande: Demande, pdf: bool) -> int:
    """Make the letters that are asked for, say what became of them, and give the exit code."""
    with suivre("Lettres") as suivi:
        suivi("Lettres", 0, 2)
        faites = lettres(classeur, date.today(), sortie or classeur.parent / DOSSIER, demande)
        suivi("PDF", 1, 2)
        en_pdf = mettre_en_pdf(faites) if pdf and faites.classeur else None
        suivi("Terminé", 2, 2)
    click.echo(affichage_lettres.lettres(faites, en_pdf))
    return BLOQUE if faites.il_en_manque else REUSSI


def montrer_une_lettre(classeur: Path, sortie: Path | None, demande: Demande, pdf: bool) -> int:
    """Show the first letter that is asked for and can be made, and give the exit code."""
    montre = apercu(classeur, date.today(), sortie or classeur.parent / DOSSIER, demande)
    click.echo(affichage_lettres.apercu(montre, apercu_en_pdf(montre) if pdf else None))
    return REUSSI
