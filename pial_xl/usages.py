"""The use cases: each is one function, that the command line and the buttons both call.

Nothing here prints, asks or exits. What only one use case needs is imported inside it: starting up
is most of what a control costs.
"""
# ruff: noqa: PLC0415 - see above

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pial_xl import __version__
from pial_xl.workbook.erreurs import EcritureImpossible

if TYPE_CHECKING:
    from pial_xl.dossier import Dossier
    from pial_xl.findings import Finding, Report
    from pial_xl.rules import Rule

Suivi: TypeAlias = Callable[[str, int, int], None]
"""Told of progress: what is being done, steps done, steps in all."""


@dataclass(frozen=True, slots=True)
class Controle:
    """A control of one workbook: where it was, what was read, what is said of it."""

    chemin: Path
    dossier: "Dossier"
    report: "Report"


def controler(chemin: Path, reference: date) -> Controle:
    """Read a closed workbook and control it on the reference date; the file is left untouched.

    Raises:
        ClasseurIllisible: when it cannot be read as a PIAL workbook.
    """
    from pial_xl.dossier import lire_dossier
    from pial_xl.findings import Report
    from pial_xl.rules import appliquer, catalogue
    from pial_xl.workbook.closed import read_workbook

    dossier = lire_dossier(read_workbook(chemin), reference)
    findings, non_evalues, reglages = appliquer(dossier, catalogue())
    report = Report(
        classeur=dossier.classeur,
        date_reference=reference,
        annee_scolaire=str(dossier.bareme.annee_scolaire),
        version=__version__,
        findings=findings,
        non_evalues=non_evalues,
        reglages=reglages,
    )
    return Controle(chemin, dossier, report)


def en_json(report: "Report") -> str:
    """Give a report as the JSON object of the contract."""
    from pial_xl.report.json import en_json as ecrire

    return ecrire(report)


def ecrire_rapport(controle: Controle, sortie: Path) -> None:
    """Write the report of a control to a new ``.xlsx``.

    An earlier report of that name is replaced; any other file is left as it is.

    Raises:
        EcritureImpossible: wrong extension, a file that is no report, disk full…
    """
    from pial_xl.report.classeur import rapport_en_octets
    from pial_xl.report.synthese import synthese
    from pial_xl.workbook.sortie import ecrire_octets

    if sortie.suffix.lower() != ".xlsx":
        raise EcritureImpossible(
            "Le rapport est un classeur : donnez à --sortie un nom qui finit par .xlsx."
        )
    if sortie.is_file() and not _est_un_rapport(sortie):
        raise EcritureImpossible(
            "Le fichier de sortie existe déjà et n'est pas un rapport de contrôle : "
            "choisissez un autre nom."
        )
    lien = _lien_relatif(controle.chemin, sortie)
    octets = rapport_en_octets(controle.report, synthese(controle.dossier), lien)
    ecrire_octets(sortie, octets, jamais=controle.chemin)


def _lien_relatif(cible: Path, depuis: Path) -> str | None:
    """Give the path from one file's folder to another file; None across Windows drives."""
    try:
        return Path(os.path.relpath(cible.resolve(), depuis.resolve().parent)).as_posix()
    except ValueError:
        return None


def _est_un_rapport(chemin: Path) -> bool:
    """Tell whether a file is a report of ours: its table of controls, and none of the input."""
    from pial_xl.tables import TABLES
    from pial_xl.workbook.archive import ouvrir_archive
    from pial_xl.workbook.erreurs import ClasseurIllisible
    from pial_xl.workbook.paquet import lire_paquet

    try:
        feuilles = lire_paquet(ouvrir_archive(chemin)).feuilles
    except ClasseurIllisible:
        return False
    noms = {table.nom for feuille in feuilles for table in feuille.tables}
    return "T_Controles" in noms and noms.isdisjoint(modele.table for modele in TABLES)


def nouveau(chemin: Path) -> Path:
    """Write a blank workbook, and give where it is (``.xlsm`` added to a name without extension).

    Raises:
        EcritureImpossible: when a file is already there, or the disk refuses.
    """
    from pial_xl.template import construire
    from pial_xl.workbook.sortie import ecrire_octets

    chemin = _en_xlsm(chemin)
    if os.path.lexists(chemin):
        raise EcritureImpossible(
            "Un fichier porte déjà ce nom et il est laissé intact : choisissez un autre nom."
        )
    ecrire_octets(chemin, construire())
    return chemin


def gabarit(chemin: Path) -> Path:
    """Build the template from its source, and give where it is.

    Raises:
        EcritureImpossible: when a workbook that holds data is already there, or the disk refuses.
    """
    from pial_xl.template import construire
    from pial_xl.workbook.sortie import ecrire_octets

    chemin = _en_xlsm(chemin)
    if os.path.lexists(chemin) and not _est_vierge(chemin):
        raise EcritureImpossible(
            "Le fichier de sortie existe déjà et n'est pas un modèle vierge : "
            "choisissez un autre nom."
        )
    ecrire_octets(chemin, construire())
    return chemin


def _en_xlsm(chemin: Path) -> Path:
    if chemin.suffix.lower() == ".xlsm":
        return chemin
    if chemin.suffix.lower() in {".xlsx", ".xls", ".ods", ".xlsb"}:
        raise EcritureImpossible(
            "Le classeur est au format .xlsm : donnez un nom qui finit par .xlsm."
        )
    return chemin.with_name(f"{chemin.name}.xlsm")


def _est_vierge(chemin: Path) -> bool:
    """Tell whether a file is a PIAL workbook into which nobody has typed a row."""
    from pial_xl.tables import Parametre
    from pial_xl.workbook.closed import read_workbook
    from pial_xl.workbook.erreurs import ClasseurIllisible

    try:
        tables = read_workbook(chemin).tables
    except ClasseurIllisible:
        return False
    saisies = (table for nom, table in tables.items() if nom != Parametre.table)
    return not any(valeur is not None for t in saisies for _, ligne in t.lignes for valeur in ligne)


def regles() -> "tuple[Rule, ...]":
    """Give the catalogue of controls."""
    from pial_xl.rules import catalogue

    return catalogue()


def regles_en_json(catalogue: "Sequence[Rule]") -> str:
    """Give the catalogue as the JSON list of the contract."""
    from json import dumps

    return dumps([regle.as_json() for regle in catalogue], ensure_ascii=False, indent=2)


def diagnostic() -> tuple[tuple[str, str], ...]:
    """Give what a user sends with a question: versions and programs, nothing personal."""
    from pial_xl.diagnostic import faits

    return faits()


@dataclass(frozen=True, slots=True)
class Lettres:
    """Letters that were made, and the findings of family L on the rows that gave none."""

    classeur: Path
    faites: tuple[str, ...]
    constats: "tuple[Finding, ...]"


@dataclass(frozen=True, slots=True)
class Demo:
    """All that the demonstration wrote. ``sans_pdf`` says why there is no PDF, if there is none."""

    controle: Controle
    rapport: Path
    lettres: Lettres
    pdfs: tuple[Path, ...]
    sans_pdf: str
