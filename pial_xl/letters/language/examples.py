"""The fields and forms of a letter's model, shown on fictitious rows: for the workbook and docs."""

from collections.abc import Mapping
from typing import NamedTuple

from pial_xl.bareme import Bareme
from pial_xl.letters.language.catalog import FIELDS, Context, Field
from pial_xl.letters.language.filling import fill
from pial_xl.letters.language.known import values
from pial_xl.tables import Coordonnateur, Etablissement, Pole

_ROW = Coordonnateur.of_cells(
    {
        "civilite": "Mme",
        "nom": "Fictive",
        "prenom": "Camille",
        "uai": "0990001N",
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
_COLLEGE = Etablissement.of_cells(
    {"uai": "0990001N", "nom": "Collège Saint-Exemple", "commune": "Exemple", "pole": "P1"}
)
_SCHOOL = Etablissement.of_cells({"uai": "0990002P", "nom": "École Fictive", "pole": "P1"})
_POLE = Pole.of_cells(
    {
        "pole": "P1",
        "sigle": "PIAL",
        "libelle": "PIAL Exemple Nord",
        "reseau": "privé",
        "pilote": "M. SIGNE-FICTIF",
    }
)
_BAREME, _ = Bareme.load(
    {"departement": "99", "departement_libelle": "de l'Exemple", "reseau": "DDEC 99"}
)

HOW_TO = (
    "Écrivez un champ dans un modèle de lettre : chaque lettre le remplace par la valeur de sa "
    "ligne. Accents, majuscules et espaces sont libres ; un champ inconnu reste visible, et le "
    "contrôle L-13 le signale."
)
SEVERAL_MODELS = (
    "Un pôle peut avoir son modèle : copiez la feuille « Modèle de lettre » et ajoutez à son nom "
    "le code ou le libellé du pôle (« Modèle de lettre P1 »), ou son sigle (« Modèle de lettre "
    "PAS »). Les autres pôles gardent « Modèle de lettre », ou la feuille dont modele_lettre, dans "
    "Paramètres, donne le nom : « Modèle de lettre simple », par exemple."
)


class Form(NamedTuple):
    """A way of writing between braces.

    Attributes:
        written: an example, as written in a model.
        rule: what it does, in French.
        cases: values by field, once for each letter that the example shows.
    """

    written: str
    rule: str
    cases: tuple[Mapping[str, str], ...]

    @property
    def printed(self) -> tuple[str, ...]:
        """Give what each of those letters prints; blank where it prints nothing."""
        return tuple(fill(self.written, values) for values in self.cases)


FORMS: tuple[Form, ...] = (
    Form(
        "{{Il|Elle}} anime",
        "Deux formes, la seconde au féminin : la civilité de la ligne choisit.",
        ({"civilité": "M."}, {"civilité": "Mme"}),
    ),
    Form(
        "{{nb_aesh}} AESH {{nb_aesh:intervient|interviennent}}",
        "Un champ, deux-points, deux formes : la seconde à partir de deux.",
        ({"nb_aesh": "1"}, {"nb_aesh": "12"}),
    ),
    Form(
        "les élèves {{de l'établissement}}",
        "Un petit mot et un champ : « du », « de la », « de l' », « d' » ou « des », selon la "
        "valeur.",
        ({"établissement": "Collège Exemple"}, {"établissement": "Institution Exemple"}),
    ),
    Form(
        "{{de la commune}}",
        "Le nom d'une ville garde son article, ou se contracte avec lui.",
        ({"commune": "Arles"}, {"commune": "La Roche"}, {"commune": "Le Mans"}),
    ),
    Form(
        "{{de! commune}}",
        "Un point d'exclamation après le petit mot l'impose tel qu'il est écrit. Dans la table, "
        "« d'Houat » ou « le Huelgoat » imposent de même une forme à une seule valeur.",
        ({"commune": "Arles"},),
    ),
    Form(
        "en réunion {{à la réseau}}",
        "« au », « à la », « à l' », « à » ou « aux », de même.",
        ({"réseau": "DDEC 99"}, {"réseau": "Rectorat"}),
    ),
    Form(
        "{{Le sigle}} organise",
        "« le », « la », « l' » ou « les » ; une majuscule dans les accolades en donne une.",
        ({"sigle": "PIAL"},),
    ),
    Form(
        "Le pôle{{si pilote}}, piloté par {{pilote}},{{fin}} organise",
        "Ce qui suit « si » ne s'imprime que si le champ a une valeur. Sans « fin », jusqu'au bout "
        "de la case ; une ligne dont il ne reste rien disparaît.",
        ({"pilote": "M. SIGNE-FICTIF"}, {}),
    ),
    Form(
        "{{sauf pilote}}Pilote à désigner{{fin}}",
        "Le contraire de « si » : seulement quand le champ n'a pas de valeur.",
        ({}, {"pilote": "M. SIGNE-FICTIF"}),
    ),
)
"""The ways of writing, in the order in which the documentation shows them."""


def illustrated_fields() -> tuple[tuple[Field, str], ...]:
    """Give every field with what it prints for a fictitious row."""
    context = Context(_COLLEGE, _POLE, _BAREME, 12, (_COLLEGE, _SCHOOL))
    said_values = values(_ROW, context)
    return tuple((field, said_values[field.cle] or "") for field in FIELDS)
