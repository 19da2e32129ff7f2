"""The catalogue of placeholders: what each prints, and where its value comes from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pial_xl.bareme import Bareme
from pial_xl.letters.langue import expressions as dit
from pial_xl.tables import Coordonnateur, Etablissement, Pole
from pial_xl.units.dates import format_date
from pial_xl.units.numbers import format_amount
from pial_xl.units.text import fold


@dataclass(frozen=True, slots=True)
class Contexte:
    """What a letter says beyond its own row.

    Attributes:
        etablissement: establishment of the row's UAI; None when it is unknown.
        pole: pole of the row; None when it is unknown.
        bareme: parameters in force (year, département, authority, network, circular).
        nb_aesh: number of AESH of the pole; None when it is not counted.
        etablissements: establishments of the pole, in the order of the sheet.
    """

    etablissement: Etablissement | None
    pole: Pole | None
    bareme: Bareme
    nb_aesh: int | None = None
    etablissements: tuple[Etablissement, ...] = ()


class Requis(NamedTuple):
    """A value without which no letter is made, and the Coordonnateurs field that gives it."""

    libelle: str
    colonne: str | None


REQUIS: Mapping[str, Requis] = {
    "civilite": Requis("civilité", "civilite"),
    "nom": Requis("nom", "nom"),
    "prenom": Requis("prénom", "prenom"),
    "etablissement": Requis("établissement", "uai"),
    "ville": Requis("ville de l'établissement", "uai"),
    "pole": Requis("pôle", "pole"),
    "imp": Requis("IMP", "imp"),
    "annee": Requis("année", None),
    "signataire": Requis("signataire", "signataire"),
}
"""What rule L-01 asks for, by key, in the order of its wording."""

_Lecture = Callable[[Coordonnateur, Contexte], str | None]


@dataclass(frozen=True, slots=True)
class Champ:
    """One placeholder.

    Attributes:
        cle: how it is written in the packaged model, without its braces.
        libelle: what it prints, in French.
        provenance: where the value comes from, in French (sheet and column, or parameter).
        lire: gives the value, or None where the workbook has none.
        requis: key in ``REQUIS`` of the value it cannot do without; None for an optional one.
    """

    cle: str
    libelle: str
    provenance: str
    lire: _Lecture
    requis: str | None = None


def _majuscules(value: str | None) -> str | None:
    return value.upper() if value else None


def _commune(contexte: Contexte) -> str | None:
    return contexte.etablissement.commune if contexte.etablissement else None


CHAMPS: tuple[Champ, ...] = (
    Champ("civilité", "Mme ou M.", "Coordonnateurs, Civilité", lambda c, _: c.civilite, "civilite"),
    Champ(
        "nom", "Nom, en capitales", "Coordonnateurs, Nom", lambda c, _: _majuscules(c.nom), "nom"
    ),
    Champ("prénom", "Prénom", "Coordonnateurs, Prénom", lambda c, _: c.prenom, "prenom"),
    Champ(
        "établissement",
        "Nom de l'établissement de rattachement",
        "Établissements, Nom",
        lambda _, x: x.etablissement.nom if x.etablissement else None,
        "etablissement",
    ),
    Champ(
        "ville",
        "Ville de l'établissement, en capitales",
        "Établissements, Commune",
        lambda _, x: _majuscules(_commune(x)),
        "ville",
    ),
    Champ(
        "commune",
        "Ville de l'établissement, telle qu'elle est saisie",
        "Établissements, Commune",
        lambda _, x: _commune(x),
        "ville",
    ),
    Champ(
        "uai", "UAI de l'établissement", "Coordonnateurs, UAI", lambda c, _: c.uai, "etablissement"
    ),
    Champ("pôle", "Libellé du pôle", "Pôles, Libellé", lambda _, x: dit.pole(x.pole), "pole"),
    Champ("code_pôle", "Code du pôle", "Coordonnateurs, Pôle", lambda c, _: c.pole, "pole"),
    Champ("sigle", "PIAL ou PAS", "Pôles, Sigle", lambda _, x: dit.sigle(x.pole), "pole"),
    Champ(
        "sigle_long",
        "Sigle du pôle, en toutes lettres",
        "Pôles, Sigle",
        lambda _, x: dit.sigle_long(x.pole),
        "pole",
    ),
    Champ("statut", "PUBLIC ou PRIVÉ", "Pôles, Réseau", lambda _, x: dit.statut(x.pole)),
    Champ(
        "pilote", "Pilote du pôle", "Pôles, Pilote", lambda _, x: x.pole.pilote if x.pole else None
    ),
    Champ(
        "secteur",
        "Secteur géographique ; à défaut, libellé du pôle",
        "Coordonnateurs, Secteur",
        lambda c, x: c.secteur or dit.pole(x.pole),
        "pole",
    ),
    Champ(
        "imp",
        "Nombre d'IMP, ou décharge",
        "Coordonnateurs, IMP ; Pôles, Rémunération",
        lambda c, x: dit.imp(c, x.pole),
        "imp",
    ),
    Champ(
        "cadre",
        "Nombre d'IMP et, s'il est saisi, son montant",
        "Coordonnateurs, IMP et Montant IMP",
        lambda c, x: dit.cadre(c, x.pole),
        "imp",
    ),
    Champ(
        "montant_imp",
        "Montant annuel des IMP, en euros",
        "Coordonnateurs, Montant IMP ; à défaut, IMP × imp_montant",
        lambda c, x: _montant(c, x.bareme),
    ),
    Champ(
        "nb_aesh",
        "Nombre d'AESH du pôle",
        "AESH, Pôle",
        lambda _, x: None if x.nb_aesh is None else str(x.nb_aesh),
    ),
    Champ(
        "nb_établissements",
        "Nombre d'établissements du pôle",
        "Établissements, Pôle",
        lambda _, x: str(len(x.etablissements)) if x.etablissements else None,
    ),
    Champ(
        "établissements",
        "Noms des établissements du pôle",
        "Établissements, Nom",
        lambda _, x: ", ".join(e.nom for e in x.etablissements if e.nom) or None,
    ),
    Champ(
        "année",
        "Année scolaire",
        "Paramètres, annee_scolaire",
        lambda _, x: str(x.bareme.annee_scolaire),
        "annee",
    ),
    Champ(
        "département",
        "Département, avec son article",
        "Paramètres, departement_libelle",
        lambda _, x: x.bareme.departement_libelle,
    ),
    Champ("réseau", "Réseau", "Paramètres, reseau", lambda _, x: x.bareme.reseau),
    Champ(
        "réseau_court",
        "Réseau, en court",
        "Paramètres, reseau_court",
        lambda _, x: x.bareme.reseau_court,
    ),
    Champ("autorité", "Autorité", "Paramètres, autorite", lambda _, x: x.bareme.autorite),
    Champ(
        "autorité_lieu",
        "Lieu de l'autorité",
        "Paramètres, autorite_lieu",
        lambda _, x: x.bareme.autorite_lieu,
    ),
    Champ(
        "circulaire",
        "Circulaire, selon le sigle du pôle",
        "Paramètres, circulaire ou circulaire_pas",
        lambda _, x: dit.circulaire(x.pole, x.bareme),
    ),
    Champ(
        "signataire",
        "Nom de la personne qui signe",
        "Coordonnateurs, Signataire",
        lambda c, _: c.signataire,
        "signataire",
    ),
    Champ(
        "fonction_signataire",
        "Fonction de la personne qui signe",
        "Coordonnateurs, Fonction du signataire",
        lambda c, _: c.fonction_signataire,
    ),
    Champ("fait_à", "Ville de signature", "Coordonnateurs, Fait à", lambda c, _: c.fait_a),
    Champ(
        "fait_le",
        "Date de signature",
        "Coordonnateurs, Fait le",
        lambda c, _: format_date(c.fait_le) if c.fait_le else None,
    ),
    Champ(
        "fait",
        "« Fait à …, le … », selon ce qui est rempli",
        "Coordonnateurs, Fait à et Fait le",
        lambda c, _: dit.fait(c),
    ),
)
"""Every placeholder, in the order in which the documentation lists them."""

_ECRITURES = {"anneescolaire": "année", "fonctiondusignataire": "fonction_signataire"}


@cache
def _par_cle() -> dict[str, Champ]:
    known = {fold(champ.cle): champ for champ in CHAMPS}
    return known | {alias: known[fold(cle)] for alias, cle in _ECRITURES.items()}


def _montant(coordonnateur: Coordonnateur, bareme: Bareme) -> str | None:
    if coordonnateur.montant is not None:
        return format_amount(coordonnateur.montant)
    return format_amount(coordonnateur.imp * bareme.imp_montant) if coordonnateur.imp else None


def champ_connu(ecrit: str) -> Champ | None:
    """Give the placeholder that a writing means (accents, case, spaces, underscores forgiven)."""
    return _par_cle().get(fold(ecrit))
