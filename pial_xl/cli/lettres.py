"""The two things that the command of letters does: make them, or show one."""

from collections.abc import Iterator
from contextlib import contextmanager
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
        suivi("Lettres", 0, 1)
        faites = lettres(classeur, date.today(), sortie or classeur.parent / DOSSIER, demande)
        suivi("Terminé", 1, 1)
    en_pdf = None
    if pdf and faites.classeur:
        with _dire_en_cas_d_echec(affichage_lettres.lettres(faites, None)), suivre("PDF") as suivi:
            suivi("PDF", 0, 1)
            en_pdf = mettre_en_pdf(faites)
            suivi("Terminé", 1, 1)
    click.echo(affichage_lettres.lettres(faites, en_pdf))
    return BLOQUE if faites.il_en_manque else REUSSI


def montrer_une_lettre(classeur: Path, sortie: Path | None, demande: Demande, pdf: bool) -> int:
    """Show the first letter that is asked for and can be made, and give the exit code."""
    montre = apercu(classeur, date.today(), sortie or classeur.parent / DOSSIER, demande)
    with _dire_en_cas_d_echec(affichage_lettres.apercu(montre, None)):
        en_pdf = apercu_en_pdf(montre) if pdf else None
    click.echo(affichage_lettres.apercu(montre, en_pdf))
    return REUSSI


@contextmanager
def _dire_en_cas_d_echec(fait: str) -> Iterator[None]:
    """Say what was done before, when what follows fails or is stopped."""
    try:
        yield
    except (Exception, KeyboardInterrupt):
        click.echo(fait)
        raise
