"""The fields and forms of a letter's model, shown on fictitious rows: for the workbook and docs."""

from collections.abc import Mapping
from typing import NamedTuple

from pial_xl.bareme import Bareme
from pial_xl.letters.langue.catalogue import CHAMPS, Champ, Contexte
from pial_xl.letters.langue.champs import valeurs
from pial_xl.letters.langue.remplissage import remplir
from pial_xl.tables import Coordonnateur, Etablissement, Pole

_LIGNE = Coordonnateur.model_validate(
    {
        "civilite": "Mme",
        "nom": "Fictive",
        "prenom": "Camille",
        "uai": "0440001M",
        "pole": "P1",
        "imp": 1,
        "montant": 1250,
        "secteur": "Exemple, Exemple-sur-Mer",
        "signataire": "M. SIGNE-FICTIF",
        "fonction_signataire": "Chef d'établissement",
        "fait_a": "Exemple",
        "fait_le": "24/11/2026",
    }
)
_COLLEGE = Etablissement.model_validate(
    {"uai": "0440001M", "nom": "Collège Saint-Exemple", "commune": "Exemple", "pole": "P1"}
)
_ECOLE = Etablissement.model_validate({"uai": "0440002N", "nom": "École Fictive", "pole": "P1"})
_POLE = Pole.model_validate(
    {
        "pole": "P1",
        "sigle": "PIAL",
        "libelle": "PIAL Exemple Nord",
        "reseau": "privé",
        "pilote": "M. SIGNE-FICTIF",
    }
)

COMMENT = (
    "Écrivez un champ dans un modèle de lettre : chaque lettre le remplace par la valeur de sa "
    "ligne. Accents, majuscules et espaces sont libres ; un champ inconnu reste visible, et le "
    "contrôle L-13 le signale."
)
PLUSIEURS_MODELES = (
    "Un pôle peut avoir son modèle : copiez la feuille « Modèle de lettre » et ajoutez à son nom "
    "le code ou le libellé du pôle (« Modèle de lettre P1 »), ou son sigle (« Modèle de lettre "
    "PAS »). Les autres pôles gardent « Modèle de lettre »."
)


class Forme(NamedTuple):
    """A way of writing between braces.

    Attributes:
        ecrit: an example, as written in a model.
        regle: what it does, in French.
        cas: values by field, once for each letter that the example shows.
    """

    ecrit: str
    regle: str
    cas: tuple[Mapping[str, str], ...]

    @property
    def imprime(self) -> tuple[str, ...]:
        """Give what each of those letters prints; blank where it prints nothing."""
        return tuple(remplir(self.ecrit, valeurs) for valeurs in self.cas)


FORMES: tuple[Forme, ...] = (
    Forme(
        "{{Il|Elle}} anime",
        "Deux formes, la seconde au féminin : la civilité de la ligne choisit.",
        ({"civilité": "M."}, {"civilité": "Mme"}),
    ),
    Forme(
        "{{nb_aesh}} AESH {{nb_aesh:intervient|interviennent}}",
        "Un champ, deux-points, deux formes : la seconde à partir de deux.",
        ({"nb_aesh": "1"}, {"nb_aesh": "12"}),
    ),
    Forme(
        "les élèves {{de l'établissement}}",
        "Un petit mot et un champ : « du », « de la », « de l' », « d' » ou « des », selon la "
        "valeur.",
        ({"établissement": "Collège Exemple"}, {"établissement": "Institution Exemple"}),
    ),
    Forme(
        "{{de la commune}}",
        "Le nom d'une ville garde son article, ou se contracte avec lui.",
        ({"commune": "Ancenis"}, {"commune": "La Roche"}, {"commune": "Le Mans"}),
    ),
    Forme(
        "en réunion {{à la réseau}}",
        "« au », « à la », « à l' », « à » ou « aux », de même.",
        ({"réseau": "DDEC 44"}, {"réseau": "Rectorat"}),
    ),
    Forme(
        "{{Le sigle}} organise",
        "« le », « la », « l' » ou « les » ; une majuscule dans les accolades en donne une.",
        ({"sigle": "PIAL"},),
    ),
    Forme(
        "Le pôle{{si pilote}}, piloté par {{pilote}},{{fin}} organise",
        "Ce qui suit « si » ne s'imprime que si le champ a une valeur. Sans « fin », jusqu'au bout "
        "de la case ; une ligne dont il ne reste rien disparaît.",
        ({"pilote": "M. SIGNE-FICTIF"}, {}),
    ),
    Forme(
        "{{sauf pilote}}Pilote à désigner{{fin}}",
        "Le contraire de « si » : seulement quand le champ n'a pas de valeur.",
        ({}, {"pilote": "M. SIGNE-FICTIF"}),
    ),
)
"""The ways of writing, in the order in which the documentation shows them."""


def champs_illustres() -> tuple[tuple[Champ, str], ...]:
    """Give every field with what it prints for a fictitious row."""
    contexte = Contexte(_COLLEGE, _POLE, Bareme(), 12, (_COLLEGE, _ECOLE))
    dites = valeurs(_LIGNE, contexte)
    return tuple((champ, dites[champ.cle] or "") for champ in CHAMPS)
