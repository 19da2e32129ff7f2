"""Every parameter of the library: its key, its value where nothing overrides it, its source."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from pial_xl import __version__
from pial_xl.bareme.parametre import (
    Annee,
    Convention,
    ConventionEtp,
    DateOuVide,
    Entier,
    Nature,
    Nombre,
    NombreOuVide,
    NombrePositif,
    Nombres,
    OuiNon,
    Parametre,
    Texte,
    parametres,
)
from pial_xl.bareme.sources import CIRCULAIRE_2019_090, DECRET_2015_475, REPERE_LOCAL
from pial_xl.units.dates import SchoolYear
from pial_xl.units.quotite import ANNUEL_MINUTES, SEMAINES_DEFAUT


def _lettre(libelle: str) -> Parametre:
    """What the letter of the DDEC 44 prints, and another département would print otherwise."""
    return Parametre(libelle, Nature.D, "Lettre de mission de la DDEC 44")


def _circulaire(libelle: str, unite: str) -> Parametre:
    return Parametre(libelle, Nature.R, CIRCULAIRE_2019_090, unite=unite, depuis=date(2019, 6, 6))


def _decret_imp(libelle: str, unite: str) -> Parametre:
    return Parametre(libelle, Nature.R, DECRET_2015_475, unite=unite, depuis=date(2015, 9, 1))


def _repere(libelle: str, unite: str) -> Parametre:
    return Parametre(libelle, Nature.P, REPERE_LOCAL, unite=unite)


class Bareme(BaseModel):
    """The values in force. Hours and minutes are in the unit that each parameter names."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True, hide_input_in_errors=True)

    # --- the workbook: who, where, which year
    annee_scolaire: Annotated[
        Annee, Parametre("Année scolaire du classeur", Nature.D, "À changer à chaque rentrée")
    ] = SchoolYear(2026)
    departement: Annotated[
        Texte,
        Parametre("Numéro du département", Nature.D, "Classeur remis par la DSDEN ou la DDEC"),
    ] = "44"
    departement_libelle: Annotated[
        Texte,
        _lettre("Département, tel qu'écrit dans la lettre après « Département »"),
    ] = "de la Loire Atlantique"
    uai_prefixe: Annotated[
        Texte,
        Parametre(
            "Trois premiers chiffres des UAI du département",
            Nature.D,
            "Répertoire national des établissements",
        ),
    ] = "044"
    autorite: Annotated[
        Texte,
        _lettre("Autorité qui attribue les moyens"),
    ] = "DSDEN"
    autorite_lieu: Annotated[
        Texte,
        _lettre("Lieu de l'autorité, tel qu'écrit dans la lettre"),
    ] = "à l'Inspection Académique"
    reseau: Annotated[
        Texte,
        _lettre("Réseau ou direction diocésaine, avec son numéro"),
    ] = "DDEC 44"
    reseau_court: Annotated[Texte, _lettre("Réseau, en court")] = "DDEC"
    circulaire: Annotated[
        Texte,
        Parametre("Circulaire citée par la lettre", Nature.D, "Circulaire 2019-088 du 5 juin 2019"),
    ] = "Circulaire n° 2019-088 du 05-06-2019 pour une école inclusive"
    circulaire_pas: Annotated[
        Texte,
        Parametre("Circulaire citée par la lettre d'un PAS", Nature.D, "NOR MENE2520651C"),
    ] = "Circulaire du 01-09-2025 relative aux pôles d'appui à la scolarité"
    version_modele: Annotated[
        Texte,
        Parametre("Version du modèle de classeur", Nature.D, "Écrite par pial-xl, ne pas changer"),
    ] = __version__
    interpreteur: Annotated[
        Texte,
        Parametre(
            "Programme Python des boutons, si « pial-xl installer » n'a pu le retenir",
            Nature.D,
            "Propre à chaque poste : vide en général",
        ),
    ] = ""
    # --- working time (circulaire 2019-090, § 3.4)
    annuel_min: Annotated[
        Entier,
        _circulaire("Temps de travail annuel d'un temps plein", "minutes"),
    ] = ANNUEL_MINUTES
    semaines_defaut: Annotated[
        Entier,
        _circulaire("Semaines d'un contrat, à défaut d'indication", "semaines"),
    ] = SEMAINES_DEFAUT
    semaines_min: Annotated[
        Entier,
        _circulaire("Nombre minimal de semaines d'un contrat", "semaines"),
    ] = 41
    semaines_max: Annotated[
        Entier,
        _circulaire("Nombre maximal de semaines d'un contrat", "semaines"),
    ] = 45
    semaines_classe: Annotated[
        Entier,
        _circulaire("Semaines de classe dans l'année", "semaines"),
    ] = 36
    semaine_max: Annotated[
        Entier,
        Parametre(
            "Durée maximale du travail dans une semaine",
            Nature.R,
            "Décret 2000-815 du 25 août 2000, art. 3",
            unite="minutes",
            depuis=date(2000, 8, 27),
        ),
    ] = 48 * 60
    quotite_tol_points: Annotated[
        Nombre,
        Parametre(
            "Écart admis entre la quotité imprimée et la quotité calculée",
            Nature.D,
            "Arrondis différents selon les services",
            unite="points",
        ),
    ] = Decimal("1")
    convention_etp: Annotated[
        Convention,
        Parametre(
            "Conversion des heures en ETP : exact ou quotite_contrat",
            Nature.D,
            "Deux conventions existent : 24 h valent 0,6123 ou 0,62 ETP",
        ),
    ] = ConventionEtp.EXACT
    # --- pupils and notifications
    ecole_h: Annotated[
        Nombre,
        Parametre(
            "Heures de classe par semaine à l'école",
            Nature.D,
            "Code de l'éducation D521-10",
            unite="heures",
        ),
    ] = Decimal("24")
    college_h: Annotated[
        Nombre,
        Parametre(
            "Heures de classe par semaine au collège",
            Nature.D,
            "Arrêté du 19 mai 2015",
            unite="heures",
        ),
    ] = Decimal("26")
    lycee_h: Annotated[
        NombreOuVide,
        Parametre(
            "Heures de classe par semaine au lycée (vide : non contrôlé)",
            Nature.D,
            "Variable selon les voies",
            unite="heures",
        ),
    ] = None
    alerte_notif_j: Annotated[
        Entier,
        Parametre(
            "Prévenir avant la fin d'une notification",
            Nature.P,
            "Délai d'instruction de la MDPH : 4 mois",
            unite="jours",
        ),
    ] = 180
    alerte_notif_urgent_j: Annotated[
        Entier,
        Parametre(
            "Alerter avant la fin d'une notification",
            Nature.P,
            "Délai d'instruction de la MDPH : 4 mois",
            unite="jours",
        ),
    ] = 60
    aesh_par_eleve_max: Annotated[
        Entier,
        Parametre(
            "Nombre d'AESH au-delà duquel prévenir, pour un élève",
            Nature.P,
            "Repère local ; D351-16-1 « même personne »",
            unite="AESH",
        ),
    ] = 2
    repere_individuel: Annotated[
        NombreOuVide,
        Parametre(
            "Repère de la part d'aides individuelles",
            Nature.D,
            "Cadre CNSA : 20 % d'individuel ; aucune norme nationale",
            unite="%",
        ),
    ] = Decimal("20")
    # --- contracts and allocations
    tol_min: Annotated[
        Entier,
        _repere("Tolérance sur les comparaisons d'heures", "minutes"),
    ] = 0
    heures_libres_seuil: Annotated[
        Entier,
        _repere("Heures libres à partir desquelles prévenir, par AESH", "minutes"),
    ] = 60
    alerte_cdd_j: Annotated[Entier, _repere("Prévenir avant la fin d'un CDD", "jours")] = 180
    accompagnement_min: Annotated[
        Entier,
        _repere("Durée au-dessous de laquelle un accompagnement est émietté", "minutes"),
    ] = 60
    eleves_par_aesh_max: Annotated[
        Entier,
        _repere("Nombre d'élèves d'un AESH au-delà duquel prévenir", "élèves"),
    ] = 6
    sites_max: Annotated[
        Entier,
        Parametre(
            "Nombre d'établissements d'un AESH au-delà duquel prévenir",
            Nature.D,
            "Repère local ; aucun maximum légal",
            unite="établissements",
        ),
    ] = 2
    # --- quota
    fongible: Annotated[
        OuiNon,
        Parametre("Les quotas par type d'aide sont fongibles", Nature.D, "Consigne de la DSDEN"),
    ] = False
    vacance_seuil_h: Annotated[
        Nombre,
        Parametre(
            "Heures non pourvues à partir desquelles demander un recrutement",
            Nature.D,
            "Repère local",
            unite="heures",
        ),
    ] = Decimal("12")
    poste_h: Annotated[
        NombrePositif,
        Parametre(
            "Heures d'un poste courant d'AESH",
            Nature.D,
            "Poste courant en Loire-Atlantique",
            unite="heures",
        ),
    ] = Decimal("24")
    taux_affectation_min: Annotated[
        Nombre,
        _repere("Part des heures de contrat à affecter", "%"),
    ] = Decimal("95")
    date_projection: Annotated[
        DateOuVide,
        Parametre(
            "Date de la projection (vide : 90 jours après la date de référence)",
            Nature.P,
            "Repère local",
        ),
    ] = None
    # --- coordinators (décret 2015-475)
    imp_montant: Annotated[
        Nombre,
        _decret_imp("Montant annuel d'une IMP", "€"),
    ] = Decimal("1250")
    imp_taux: Annotated[
        Nombres,
        _decret_imp("Taux d'IMP possibles", "IMP"),
    ] = tuple(map(Decimal, ("0.25", "0.5", "1", "2", "3")))
    quotite_imp_min: Annotated[
        Nombre,
        Parametre(
            "Service d'enseignement minimal pour une IMP dans le privé",
            Nature.D,
            "Sundep-Solidaires ; à confirmer par le rectorat",
            unite="%",
        ),
    ] = Decimal("50")
    dotation_imp: Annotated[
        NombreOuVide,
        Parametre(
            "IMP disponibles pour l'ensemble des pôles (vide : inconnues)",
            Nature.D,
            "Notification de l'autorité académique ou du réseau",
            unite="IMP",
        ),
    ] = None
    fichier_lettre: Annotated[
        Texte,
        Parametre(
            "Nom du fichier PDF d'une lettre, avec les champs du modèle",
            Nature.P,
            "Choix du réseau",
        ),
    ] = "Lettre {{nom}} {{prénom}}"

    @classmethod
    def charger(cls, valeurs: Mapping[str, object]) -> tuple[Self, dict[str, str]]:
        """Override the local parameters by those of a workbook.

        Args:
            valeurs: cell values by key. Unknown keys are left to others; a regulatory parameter
                keeps its own value.

        Returns:
            The values in force, and by key what is wrong with those that were set aside, in
            French (to be completed as a sentence by the caller).
        """
        connus = parametres(cls)
        retenues: dict[str, object] = {}
        refus: dict[str, str] = {}
        for cle, valeur in valeurs.items():
            if cle not in connus:
                continue
            try:
                lue = cls.model_validate({cle: valeur})
            except ValidationError as failure:
                refus[cle] = f"attendu : {failure.errors()[0]['msg']}"
                continue
            if connus[cle].nature.est_locale:
                retenues[cle] = valeur
            elif getattr(lue, cle) != getattr(cls(), cle):
                refus[cle] = "valeur réglementaire, qui ne se change pas dans le classeur"
        return cls.model_validate(retenues), refus
