"""P: what a workbook should not hold, nor where."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import partial

from pial_xl.bareme.sources import PRIVACY_LAW
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import Outcome, rule
from pial_xl.rules.whom import row_subject
from pial_xl.tables import (
    Affectation,
    Calendrier,
    Coordonnateur,
    Cours,
    Creneau,
    Dotation,
    Eleve,
    Notification,
    RowModel,
    columns,
)
from pial_xl.tables.address import Cell, a1
from pial_xl.units.dates import format_date, months_of
from pial_xl.units.mesure import count, text
from pial_xl.units.text import fold, plural

_FREE_TEXT: dict[type[RowModel], tuple[str, ...]] = {
    Eleve: ("classe", "groupes"),
    Notification: ("decision",),
    Affectation: ("groupe",),
    Cours: ("classe", "groupe", "matiere", "cours"),
    Creneau: ("groupe",),
    Calendrier: ("libelle",),
    Dotation: ("reference",),
    Coordonnateur: ("secteur",),
}
"""Columns of ours where anything may be written; names and places are not."""

_MEDICAL = re.compile(
    r"\b(autis\w*|t\.?s\.?a|t\.?e\.?d|tdah?|trisomi\w*|dys(lexi|phasi|praxi|calculi|orthograph)\w*"
    r"|dys|epilep\w*|diabet\w*|asperger|psychotiqu\w*|psychiatr\w*|schizophren\w*|bipolair\w*"
    r"|depressi(f|ve|on)s?|anxi(eux|euse|ete)\w*|myopath\w*|surdite|cecite|hemiplegi\w*"
    r"|handicap (mental|psychique|moteur|visuel|auditif)|deficien\w*|diagnosti\w*"
    r"|medica(l|ux|le|les|ment\w*)"
    r"|traitements?|ordonnances?|ritaline|methylphenidate|medikinet|allergi\w*|maladi\w*"
    r"|patholog\w*|syndromes?|troubles?|tsla|tdl|asthm\w*|sourde?s?|malentendants?|malvoyant\w*"
    r"|non voyant\w*|aveugles?|orthophon\w*|psychomotricien\w*|hopital de jour"
    # That of the school is a member of its team, whom every pupil may meet.
    r"|psychologues?(?! (scolaires?|de l education nationale|de l en)\b)"
    r"|hospitalis\w*|cancer\w*|leucemi\w*|mucoviscidose|insulin\w*|phobi\w*|paralysi\w*"
    r"|paraplegi\w*|tetraplegi\w*|fauteuil roulant)\b"
)
_LETTERS_MIN = 3
_NEEDLESS = re.compile(
    r"^(ine|n0?ine|identifiantnationaleleve|adresse\w*|photo\w*|(numero)?tel\w*|portable\w*"
    r"|e?mail\w*|mels?|mel(des?|du)?(parents?|pere|mere)|courriel\w*|codepostal\w*|domicile\w*"
    r"|(date|lieu)(de)?naissance\w*|nele?le|(n|no|numero)?(de)?secu(ritesociale)?|nir)$"
)
_PUPIL_TABLES: tuple[type[RowModel], ...] = (
    Eleve,
    Notification,
    Affectation,
    Creneau,
    Cours,
)
_CLOUDS = re.compile(
    r"onedrive(?! ?-)|dropbox|google ?drive|googledrive|mon drive|my drive|icloud|\bmega(sync)?\b"
    r"|d\.docs\.live\.net",
    re.IGNORECASE,
)
_REMOVABLE = re.compile(r"^(/media/|/run/media/|/volumes/)", re.IGNORECASE)


@rule(
    "P-01",
    Niveau.ALERTE,
    "Information médicale",
    source=f"{PRIVACY_LAW}, art. 5.1.c et 9",
    nature="R",
    reads=(),
    advice="Effacez-la : seul le besoin d'aide est utile au calcul des heures.",
)
def medical_text(d: Dossier) -> Outcome:
    """Une case de texte libre, ou d'une colonne ajoutée, porte un mot du vocabulaire médical.

    Le texte n'est jamais répété.
    """
    for address, title, value in _free_texts(d):
        if isinstance(value, str) and _holds_words(value) and _MEDICAL.search(_words(value)):
            cell = address()
            yield Constat(
                cell,
                row_subject(d, cell, title),
                f"Information médicale en {cell.address} : à retirer (seul le besoin d'aide est "
                "utile).",
                attendu="aucune information de santé",
            )


def _holds_words(value: str) -> bool:
    """Tell a text from a code or a number, which hold less letters than any word looked for."""
    return not value.isascii() or sum(map(str.isalpha, value)) >= _LETTERS_MIN


def _words(value: str) -> str:
    """Give the words of a text without accents nor capitals, apart."""
    return " ".join(filter(None, (fold(word) for word in re.split(r"[^\w.]+", value))))


def _free_texts(d: Dossier) -> Iterator[tuple[Callable[[], Cell], str, object]]:
    """Give each free text with its column; where it stands is worked out for who asks."""
    for table in d.tables:
        for field in _FREE_TEXT.get(table.model, ()):
            title = columns(table.model)[field].title
            for row, _ in table.filled(field):
                yield partial(table.cell, row, field), title, row.raw.get(field)
        for extra in table.extra:
            for number, value in extra.cells:
                yield partial(_cell, table.sheet, extra.column, number), extra.title, value


def _cell(sheet: str, column: int, number: int) -> Cell:
    return Cell(sheet, a1(column, number))


@rule(
    "P-04",
    Niveau.INFO,
    "Donnée inutile au calcul des heures",
    source=f"{PRIVACY_LAW}, art. 5.1.c : minimisation",
    nature="R",
    reads=(),
    advice="Supprimez la colonne : elle ne sert à aucun contrôle ni à aucune lettre.",
)
def needless_column(d: Dossier) -> Outcome:
    """Une colonne ajoutée à une feuille d'élèves porte INE, adresse, photo ou téléphone."""
    for model in _PUPIL_TABLES:
        table = d.table(model)
        for extra in table.extra:
            if _NEEDLESS.match(fold(extra.title)):
                number, _ = extra.cells[0]
                yield Constat(
                    Cell(table.sheet, a1(extra.column, number)),
                    extra.title,
                    f"« {extra.title} » de la feuille {table.sheet} n'est pas nécessaire au calcul "
                    "des heures.",
                    key=(table.model.table, fold(extra.title)),
                    mesure=count(len(extra.cells), "case"),
                    attendu="aucune",
                )


@rule(
    "P-06",
    Niveau.INFO,
    "Emplacement non recommandé",
    source=f"{PRIVACY_LAW}, art. 32 : sécurité",
    nature="P",
    reads=(),
    advice="Déplacez le classeur dans l'espace de stockage professionnel.",
)
def personal_place(d: Dossier) -> Outcome:
    """Le classeur est dans un stockage personnel en ligne, ou sur un support amovible."""
    found = _CLOUDS.search(d.folder) or _REMOVABLE.search(d.folder)
    if found:
        yield Constat(
            Cell(d.parametres.sheet, ""),
            "Emplacement",
            "Le classeur est dans un espace personnel en ligne ou sur un support amovible.",
            mesure=text(found[0].strip("/")),
            attendu="un espace professionnel",
        )


@rule(
    "P-07",
    Niveau.INFO,
    "Élèves sortis depuis longtemps",
    source=f"{PRIVACY_LAW}, art. 5.1.e : conservation",
    nature="P",
    reads=(Eleve,),
    advice="Retirez leurs lignes d'Élèves, de Notifications, d'Affectations et de Correspondance.",
)
def departed_long_ago(d: Dossier) -> Outcome:
    """Des élèves sont sortis depuis plus que le délai réglé (12 mois) ; 0 : sans rappel."""
    threshold = d.bareme.purge_mois
    gone = [
        e
        for e in d.eleves.rows
        if e.sorti_le and threshold and _months_gone(e.sorti_le, d.reference) > threshold
    ]
    if gone:
        first = min(gone, key=lambda e: (e.sorti_le or d.reference, e.number))
        yield Constat(
            d.eleves.cell(first, "sorti_le"),
            first.eleve or "",
            f"{plural(len(gone), 'élève')} à purger, sortis depuis plus de {threshold} mois (le "
            f"premier, {first.eleve}, le {format_date(first.sorti_le or d.reference)}).",
            mesure=count(len(gone), "élève"),
            attendu=count(0, "élève"),
        )


def _months_gone(sorti_le: date, reference: date) -> Fraction:
    """Give the months since a pupil left, who was still there on the day itself."""
    return months_of(sorti_le, reference - timedelta(days=1))


@rule(
    "P-08",
    Niveau.INFO,
    "Classeur sans mot de passe",
    source=f"{PRIVACY_LAW}, art. 32 : sécurité",
    nature="P",
    reads=(),
    advice="Dans Excel : Fichier, Informations, Protéger le classeur, Chiffrer avec mot de passe.",
)
def not_encrypted(d: Dossier) -> Outcome:
    """Le programme qui tient le classeur ouvert dit qu'il s'ouvre sans mot de passe."""
    if d.is_encrypted is False:
        yield Constat(
            Cell(d.parametres.sheet, ""),
            "Fichier",
            "Fichier non chiffré : qui l'obtient peut l'ouvrir.",
            attendu="un mot de passe à l'ouverture",
        )
