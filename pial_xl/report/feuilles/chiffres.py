"""What the sheet Synthèse shows: great figures, four tables, notes. No place, no look."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias, TypeVar

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.report.couverture import ENSEMBLE, Couverture
from pial_xl.report.feuilles.valeurs import SANS_OBJET, Part, Valeur, duree, en_etp
from pial_xl.report.moyens import LigneAide, LignePole
from pial_xl.report.synthese import HeuresLibres, Synthese
from pial_xl.units.durations import format_duration
from pial_xl.units.text import french

Rangee: TypeAlias = Sequence[Valeur]
L = TypeVar("L", LignePole, LigneAide, Couverture)


class Genre(Enum):
    """What a column holds, from which its number format follows."""

    TEXTE = "texte"
    COMPTE = "compte"
    DUREE = "durée"
    ETP = "etp"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Groupe:
    """Columns under a common header."""

    nom: str
    titres: tuple[str, ...]
    genres: tuple[Genre, ...]


@dataclass(frozen=True, slots=True)
class Entete:
    """The title and the headers of a table. Groups without a name hold what rows are about."""

    titre: str
    groupes: tuple[Groupe, ...]

    @property
    def genres(self) -> tuple[Genre, ...]:
        """What each column holds."""
        return tuple(genre for groupe in self.groupes for genre in groupe.genres)


@dataclass(frozen=True, slots=True)
class Section:
    """A table as it stands after a run; *raison* says why it has no row."""

    entete: Entete
    rangees: tuple[Rangee, ...]
    raison: str


_CONVENTIONS: Final = {
    ConventionEtp.EXACT: "ETP, convention exacte",
    ConventionEtp.QUOTITE_CONTRAT: "ETP, convention quotité de contrat",
}


def _groupe(nom: str, genre: Genre, *titres: str) -> Groupe:
    return Groupe(nom, titres, (genre,) * len(titres))


def _moyens(*titres: str) -> tuple[Groupe, ...]:
    return (
        _groupe("Heures par semaine", Genre.DUREE, *titres),
        *(_groupe(nom, Genre.ETP, *titres) for nom in _CONVENTIONS.values()),
    )


POLES: Final = Entete(
    "Dotation, contrats et heures affectées par pôle",
    (
        _groupe("", Genre.TEXTE, "Pôle", "Libellé"),
        _groupe("Effectif", Genre.COMPTE, "AESH"),
        *_moyens("Dotation", "Contrats", "Affectées", "Libres"),
    ),
)
COUVERTURE: Final = Entete(
    "Couverture des notifications",
    (
        _groupe("", Genre.TEXTE, "Pôle", "Libellé"),
        _groupe(
            "Aide individuelle : élèves",
            Genre.COMPTE,
            *("Notifiés", "Servis", "En partie", "Sans AESH", "Non évalués"),
        ),
        Groupe(
            "Aide individuelle : heures",
            ("Notifiées", "Assurées", "Manquantes", "Part"),
            (*(Genre.DUREE,) * 3, Genre.PART),
        ),
        _groupe(
            "Aide mutualisée : élèves",
            Genre.COMPTE,
            *("Notifiés", "Avec AESH", "Sans AESH", "Non évalués"),
        ),
    ),
)
AIDES: Final = Entete(
    "Quota et heures affectées par type d'aide",
    (
        _groupe("", Genre.TEXTE, "Pôle", "Aide ou mission"),
        *_moyens("Quota", "Affectées", "Reste"),
    ),
)
LIBRES: Final = Entete(
    "AESH avec des heures libres",
    (
        _groupe("", Genre.TEXTE, "AESH", "Pôle"),
        _groupe("Heures par semaine", Genre.DUREE, "Contrat", "Affectées", "Libres"),
        _groupe("", Genre.TEXTE, "Absence"),
    ),
)
TITRE_NOTES: Final = "Comment lire ces chiffres"
CARTES: Final = (
    ("Dotation", 0, 1, Genre.DUREE),
    ("Contrats", 2, 4, Genre.DUREE),
    ("Heures affectées", 5, 7, Genre.DUREE),
    ("Heures libres", 8, 9, Genre.DUREE),
    ("Heures individuelles assurées", 10, 12, Genre.PART),
    ("Élèves sans AESH", 13, 14, Genre.COMPTE),
)
"""The great figures: title, first and last column (from 0), what it holds."""
_METHODE: Final = (
    "ETP, convention exacte : heures × semaines du contrat / 1607 (1 ETP = 39h12 sur "
    "41 semaines). Convention quotité de contrat : la quotité imprimée au contrat, sinon arrondie "
    "au pour cent supérieur (24h00 = 0,62 ETP).",
    "Les heures affectées et libres prennent l'ETP des contrats du pôle, au prorata. Les ETP que "
    "la DSDEN a notifiés sont repris tels quels.",
    "Des élèves aidés en même temps (même groupe) comptent une fois dans les heures affectées. "
    "« ≥ » : au moins, car des heures sont illisibles (voir Contrôles).",
)


def cartes(s: Synthese) -> Rangee:
    """Give the great figures, each in the first of its columns."""
    e = s.ensemble
    c = s.couverture[-1] if s.couverture else None
    valeurs: list[Valeur] = [e.dotation, e.contrats, e.affectees, e.libres] if e else [None] * 4
    valeurs += [_taux(c) if c else None, c.sans + c.mutualises_sans if c else None]
    rangee: list[Valeur] = [""] * (CARTES[-1][2] + 1)
    for (_, debut, _, _), valeur in zip(CARTES, valeurs, strict=True):
        rangee[debut] = valeur
    return rangee


def poles(s: Synthese) -> Section:
    """Give the means of all the poles, then of each."""
    rangees = (_pole(p) for p in _ensemble_d_abord(s.poles))
    return Section(POLES, tuple(rangees), "Non évalué : la feuille Pôles manque ou est vide.")


def couverture(s: Synthese) -> Section:
    """Give the coverage of all the poles, then of each."""
    libelles = {p.pole: p.libelle for p in s.poles}
    return Section(
        COUVERTURE,
        tuple(
            (c.pole, libelles.get(c.pole, ""), *_couverture(c))
            for c in _ensemble_d_abord(s.couverture or ())
        ),
        "Non évalué : la feuille Notifications ou Affectations ne peut pas être lue.",
    )


def aides(s: Synthese) -> Section:
    """Give the kinds of help of all the poles, the three of the law first, then of each pole."""
    rangees = (_aide(a) for a in _ensemble_d_abord(s.aides))
    raison = "Non évalué : les contrats ou les affectations ne peuvent pas être lus."
    return Section(AIDES, tuple(rangees), raison)


def libres(s: Synthese) -> Section:
    """Give the AESH with free hours, the most first."""
    raison = "Non évalué." if s.libres is None else "Aucun."
    return Section(LIBRES, tuple(map(_libre, s.libres or ())), raison)


def notes(s: Synthese) -> tuple[str, ...]:
    """Say what the figures leave out, then how they are made."""
    seuil = f"Les heures libres sont listées à partir de {format_duration(s.seuil_libres)}."
    remarques = (p.remarque for p in s.poles if p.remarque)
    return (*remarques, *s.notes, *map(french, (seuil, *_METHODE)))


def _ensemble_d_abord(lignes: Sequence[L]) -> Iterator[L]:
    """Give the rows of all the poles first: the rows of poles then end wherever they may."""
    yield from (ligne for ligne in lignes if ligne.pole == ENSEMBLE)
    yield from (ligne for ligne in lignes if ligne.pole != ENSEMBLE)


def _pole(p: LignePole) -> Rangee:
    parts = (p.dotation, p.contrats, p.affectees, p.libres)
    return (
        p.pole,
        p.libelle,
        p.nb_aesh,
        *parts,
        *(en_etp(x, c) for c in _CONVENTIONS for x in parts),
    )


def _couverture(c: Couverture) -> Rangee:
    return (
        *(c.individuels, c.servis, c.partiels, c.sans, c.indetermines),
        *map(duree, (c.notifiees, c.assurees, c.manquantes)),
        _taux(c),
        *(c.mutualises, c.mutualises_servis, c.mutualises_sans, c.mutualises_indetermines),
    )


def _taux(c: Couverture) -> Valeur:
    return SANS_OBJET if c.taux is None else Part(c.taux)


def _aide(a: LigneAide) -> Rangee:
    parts = (a.quota, a.charge, a.reste)
    heures = (SANS_OBJET if part is None else part for part in parts)
    return (a.pole, a.aide, *heures, *(en_etp(x, c) for c in _CONVENTIONS for x in parts))


def _libre(h: HeuresLibres) -> Rangee:
    heures = map(duree, (h.contrat, h.charge, h.libres))
    return (h.aesh, h.pole, *heures, "absent" if h.absent else "")
