"""The catalogue of placeholders: what each prints, and where its value comes from."""

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import NamedTuple, TypeVar

from pial_xl.bareme import Bareme, ParametreModel
from pial_xl.bareme.foreign import values_of
from pial_xl.letters.language import expressions as wording
from pial_xl.tables import Coordonnateur, Etablissement, Pole
from pial_xl.units.dates import format_date, long_date
from pial_xl.units.numbers import format_amount
from pial_xl.units.records import record

M = TypeVar("M", bound=ParametreModel)


@record
class Context:
    """What a letter says beyond its own row.

    Attributes:
        etablissement: establishment of the row's UAI; None when it is unknown.
        pole: pole of the row; None when it is unknown.
        bareme: parameters in force (year, département, authority, network, circular).
        nb_aesh: number of AESH of the pole; None when it is not counted.
        etablissements: establishments of the pole, in the order of the sheet.
        foreign: parameters in force that other packages own, by the class that declares them.
    """

    etablissement: Etablissement | None
    pole: Pole | None
    bareme: Bareme
    nb_aesh: int | None = None
    etablissements: tuple[Etablissement, ...] = ()
    foreign: Mapping[type[ParametreModel], ParametreModel] = field(default_factory=dict)

    def parametres_of(self, model: type[M]) -> M:
        """Give the parameters in force of another package, by the class that declares them.

        Raises:
            LookupError: when they were not admitted.
        """
        return values_of(self.foreign, model)


class NeededValue(NamedTuple):
    """A value without which no letter is made, and the Coordonnateurs field that gives it."""

    libelle: str
    column: str | None


NEEDED: Mapping[str, NeededValue] = {
    "civilite": NeededValue("civilité", "civilite"),
    "nom": NeededValue("nom", "nom"),
    "prenom": NeededValue("prénom", "prenom"),
    "etablissement": NeededValue("établissement", "uai"),
    "ville": NeededValue("ville de l'établissement", "uai"),
    "pole": NeededValue("pôle", "pole"),
    "imp": NeededValue("IMP", "imp"),
    "annee": NeededValue("année", None),
    "signataire": NeededValue("signataire", "signataire"),
}
"""What rule L-01 asks for, by key, in the order of its wording."""

_Reading = Callable[[Coordonnateur, Context], str | None]


@record
class Field:
    """One placeholder.

    Attributes:
        cle: how it is written in the packaged model, without its braces.
        libelle: what it prints, in French.
        provenance: where the value comes from, in French (sheet and column, or parameter).
        read: gives the value, or None where the workbook has none.
        needed: key in ``NEEDED`` of the value it cannot do without; None for an optional one.
    """

    cle: str
    libelle: str
    provenance: str
    read: _Reading
    needed: str | None = None


def _capitals(value: str | None) -> str | None:
    return value.upper() if value else None


def _commune(context: Context) -> str | None:
    return context.etablissement.commune if context.etablissement else None


FIELDS: tuple[Field, ...] = (
    Field("civilité", "Mme ou M.", "Coordonnateurs, Civilité", lambda c, _: c.civilite, "civilite"),
    Field("nom", "Nom, en capitales", "Coordonnateurs, Nom", lambda c, _: _capitals(c.nom), "nom"),
    Field(
        "nom_saisi", "Nom, tel qu'il est saisi", "Coordonnateurs, Nom", lambda c, _: c.nom, "nom"
    ),
    Field("prénom", "Prénom", "Coordonnateurs, Prénom", lambda c, _: c.prenom, "prenom"),
    Field(
        "établissement",
        "Nom de l'établissement de rattachement",
        "Établissements, Nom",
        lambda _, x: x.etablissement.nom if x.etablissement else None,
        "etablissement",
    ),
    Field(
        "ville",
        "Ville de l'établissement, en capitales",
        "Établissements, Commune",
        lambda _, x: _capitals(_commune(x)),
        "ville",
    ),
    Field(
        "commune",
        "Ville de l'établissement, telle qu'elle est saisie",
        "Établissements, Commune",
        lambda _, x: _commune(x),
        "ville",
    ),
    Field(
        "uai", "UAI de l'établissement", "Coordonnateurs, UAI", lambda c, _: c.uai, "etablissement"
    ),
    Field("pôle", "Libellé du pôle", "Pôles, Libellé", lambda _, x: wording.pole(x.pole), "pole"),
    Field("code_pôle", "Code du pôle", "Coordonnateurs, Pôle", lambda c, _: c.pole, "pole"),
    Field("sigle", "PIAL ou PAS", "Pôles, Sigle", lambda _, x: wording.sigle(x.pole), "pole"),
    Field(
        "sigle_long",
        "Sigle du pôle, en toutes lettres",
        "Pôles, Sigle",
        lambda _, x: wording.long_sigle(x.pole),
        "pole",
    ),
    Field("statut", "PUBLIC ou PRIVÉ", "Pôles, Réseau", lambda _, x: wording.status(x.pole)),
    Field(
        "pilote", "Pilote du pôle", "Pôles, Pilote", lambda _, x: x.pole.pilote if x.pole else None
    ),
    Field(
        "secteur",
        "Secteur géographique ; à défaut, libellé du pôle",
        "Coordonnateurs, Secteur",
        lambda c, x: c.secteur or wording.pole(x.pole),
        "pole",
    ),
    Field(
        "imp",
        "Nombre d'IMP, ou décharge",
        "Coordonnateurs, IMP ; Pôles, Rémunération",
        lambda c, x: wording.imp(c, x.pole),
        "imp",
    ),
    Field(
        "cadre",
        "Nombre d'IMP et, s'il est saisi, son montant",
        "Coordonnateurs, IMP et Montant IMP",
        lambda c, x: wording.imp_with_montant(c, x.pole),
        "imp",
    ),
    Field(
        "montant_imp",
        "Montant annuel des IMP, en euros",
        "Coordonnateurs, Montant IMP ; à défaut, IMP × imp_montant",
        lambda c, x: _montant(c, x.bareme),
    ),
    Field(
        "nb_aesh",
        "Nombre d'AESH du pôle",
        "AESH, Pôle",
        lambda _, x: None if x.nb_aesh is None else str(x.nb_aesh),
    ),
    Field(
        "nb_établissements",
        "Nombre d'établissements du pôle",
        "Établissements, Pôle",
        lambda _, x: str(len(x.etablissements)) if x.etablissements else None,
    ),
    Field(
        "établissements",
        "Noms des établissements du pôle",
        "Établissements, Nom",
        lambda _, x: ", ".join(e.nom for e in x.etablissements if e.nom) or None,
    ),
    Field(
        "année",
        "Année scolaire",
        "Paramètres, annee_scolaire",
        lambda _, x: str(x.bareme.annee_scolaire),
        "annee",
    ),
    Field(
        "département",
        "Département, avec son article",
        "Paramètres, departement_libelle ; à défaut, d'après departement",
        lambda _, x: wording.departement(x.bareme),
    ),
    Field("réseau", "Réseau", "Paramètres, reseau", lambda _, x: x.bareme.reseau),
    Field(
        "réseau_court",
        "Réseau, en court",
        "Paramètres, reseau_court ; à défaut, d'après reseau",
        lambda _, x: wording.reseau_court(x.bareme),
    ),
    Field("autorité", "Autorité", "Paramètres, autorite", lambda _, x: x.bareme.autorite),
    Field(
        "autorité_lieu",
        "Lieu de l'autorité",
        "Paramètres, autorite_lieu",
        lambda _, x: x.bareme.autorite_lieu,
    ),
    Field(
        "circulaire",
        "Circulaire, selon le sigle du pôle",
        "Paramètres, circulaire ou circulaire_pas",
        lambda _, x: wording.circulaire(x.pole, x.bareme),
    ),
    Field(
        "signataire",
        "Nom de la personne qui signe",
        "Coordonnateurs, Signataire",
        lambda c, _: c.signataire,
        "signataire",
    ),
    Field(
        "fonction_signataire",
        "Fonction de la personne qui signe",
        "Coordonnateurs, Fonction du signataire",
        lambda c, _: c.fonction_signataire,
    ),
    Field("fait_à", "Ville de signature", "Coordonnateurs, Fait à", lambda c, _: c.fait_a),
    Field(
        "fait_le",
        "Date de signature",
        "Coordonnateurs, Fait le",
        lambda c, _: format_date(c.fait_le) if c.fait_le else None,
    ),
    Field(
        "fait_le_long",
        "Date de signature, le mois en toutes lettres",
        "Coordonnateurs, Fait le",
        lambda c, _: long_date(c.fait_le) if c.fait_le else None,
    ),
    Field(
        "fait",
        "« Fait à …, le … », selon ce qui est rempli",
        "Coordonnateurs, Fait à et Fait le",
        lambda c, _: wording.made_at(c),
    ),
    Field(
        "fait_long",
        "« Fait à …, le … », le mois en toutes lettres",
        "Coordonnateurs, Fait à et Fait le",
        lambda c, _: wording.made_at(c, long_date),
    ),
)
"""Every placeholder, in the order in which the documentation lists them."""


def _montant(coordonnateur: Coordonnateur, bareme: Bareme) -> str | None:
    if coordonnateur.montant is not None:
        return format_amount(coordonnateur.montant)
    return format_amount(coordonnateur.imp * bareme.imp_montant) if coordonnateur.imp else None
