"""The parameters of whose workbook it is: its year, its place, its letter."""

from typing import Annotated

from pial_xl.bareme.parametre import (
    TEMPLATE_NUMBER,
    DateOrBlank,
    DepartementNumber,
    Nature,
    ParametreInfo,
    PlainText,
    SchoolYearValue,
    TemplateNumber,
)
from pial_xl.bareme.section import BaremeSection
from pial_xl.units.dates import SchoolYear

_OWN_LETTER = "Lettre de mission du réseau"


def _letter(libelle: str) -> ParametreInfo:
    """What a letter prints, and another authority would print otherwise."""
    return ParametreInfo(libelle, Nature.D, _OWN_LETTER)


def _whose(libelle: str, source: str = _OWN_LETTER) -> ParametreInfo:
    """Whose workbook it is: what stands here is that of the letter of the DDEC 44.

    It serves a workbook that says nothing of it; in a new one these settings are asked for.
    """
    return ParametreInfo(libelle, Nature.D, source, is_asked=True)


class WorkbookIdentity(BaremeSection):
    """Whose workbook it is, and what its letters print."""

    annee_scolaire: Annotated[
        SchoolYearValue,
        ParametreInfo("Année scolaire du classeur", Nature.D, "À changer à chaque rentrée"),
    ] = SchoolYear(2026)
    lundi_semaine_a: Annotated[
        DateOrBlank,
        ParametreInfo(
            "Le lundi d'une semaine A, pour les emplois du temps qui alternent (vide : aucun)",
            Nature.D,
            "Calendrier de l'établissement",
        ),
    ] = None
    departement: Annotated[
        DepartementNumber,
        _whose("Numéro du département", "Classeur remis par la DSDEN ou par un réseau"),
    ] = "44"
    departement_libelle: Annotated[
        PlainText,
        _whose("Département, tel qu'écrit dans la lettre après « Département »"),
    ] = "de la Loire Atlantique"
    uai_prefixe: Annotated[
        PlainText,
        ParametreInfo(
            "Trois premiers caractères des UAI (vide : ceux du département)",
            Nature.D,
            "Répertoire national des établissements",
        ),
    ] = ""
    autorite: Annotated[
        PlainText,
        _letter("Autorité qui attribue les moyens"),
    ] = "DSDEN"
    autorite_lieu: Annotated[
        PlainText,
        _letter("Lieu de l'autorité, tel qu'écrit dans la lettre"),
    ] = "à l'Inspection Académique"
    reseau: Annotated[
        PlainText,
        _whose("Réseau, direction diocésaine ou DSDEN, avec son numéro"),
    ] = "DDEC 44"
    reseau_court: Annotated[PlainText, _whose("Réseau, en court")] = "DDEC"
    modele_lettre: Annotated[
        PlainText,
        ParametreInfo(
            "Feuille du modèle de lettre (vide : Modèle de lettre)", Nature.P, "Choix du réseau"
        ),
    ] = ""
    circulaire: Annotated[
        PlainText,
        ParametreInfo(
            "Circulaire citée par la lettre", Nature.D, "Circulaire 2019-088 du 5 juin 2019"
        ),
    ] = "Circulaire n° 2019-088 du 05-06-2019 pour une école inclusive"
    circulaire_pas: Annotated[
        PlainText,
        ParametreInfo("Circulaire citée par la lettre d'un PAS", Nature.D, "NOR MENE2520651C"),
    ] = "Circulaire du 01-09-2025 relative aux pôles d'appui à la scolarité"
    version_modele: Annotated[
        TemplateNumber,
        ParametreInfo(
            "Version du modèle de classeur", Nature.T, "Écrite par pial-xl, ne pas changer"
        ),
    ] = TEMPLATE_NUMBER
    interpreteur: Annotated[
        PlainText,
        ParametreInfo(
            "Programme Python des boutons, si « pial-xl installer » n'a pu le retenir",
            Nature.D,
            "Propre à chaque poste : vide en général",
        ),
    ] = ""
