"""Every parameter of the library: its key, its value where nothing overrides it, its source."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Self

from pial_xl.bareme.departements import uai_beginning
from pial_xl.bareme.limits import PROJECTION_DAYS
from pial_xl.bareme.parametre import (
    TEMPLATE_NUMBER,
    Convention,
    ConventionEtp,
    DateOrBlank,
    DepartementNumber,
    Flag,
    Nature,
    NumberAboveZero,
    ParametreInfo,
    ParametreModel,
    PlainText,
    PositiveInteger,
    PositiveNumber,
    PositiveNumberOrBlank,
    PositiveNumbers,
    SchoolYearValue,
    TemplateNumber,
    TimeWindowOrBlank,
    TimeWindowValue,
    asked_keys,
)
from pial_xl.bareme.quotite import ANNUAL_MINUTES, DEFAULT_SEMAINES
from pial_xl.bareme.sources import (
    CIRCULAIRE_2019_090,
    DECREE_2000_815,
    DECREE_2015_475,
    LOCAL_REPERE,
)
from pial_xl.units.dates import SchoolYear
from pial_xl.units.text import clean
from pial_xl.units.time_windows import TimeWindow

_OWN_LETTER = "Lettre de mission du réseau"


def _letter(libelle: str) -> ParametreInfo:
    """What a letter prints, and another authority would print otherwise."""
    return ParametreInfo(libelle, Nature.D, _OWN_LETTER)


def _whose(libelle: str, source: str = _OWN_LETTER) -> ParametreInfo:
    """Whose workbook it is: what stands here is that of the letter of the DDEC 44.

    It serves a workbook that says nothing of it; in a new one these settings are asked for.
    """
    return ParametreInfo(libelle, Nature.D, source, is_asked=True)


def _circulaire(libelle: str, unite: str) -> ParametreInfo:
    return ParametreInfo(
        libelle, Nature.R, CIRCULAIRE_2019_090, unite=unite, since=date(2019, 6, 6)
    )


def _guarantee(libelle: str) -> ParametreInfo:
    return ParametreInfo(
        libelle, Nature.R, DECREE_2000_815, unite="minutes", since=date(2000, 8, 27)
    )


def _imp_decree(libelle: str, unite: str) -> ParametreInfo:
    return ParametreInfo(libelle, Nature.R, DECREE_2015_475, unite=unite, since=date(2015, 9, 1))


def _repere(libelle: str, unite: str) -> ParametreInfo:
    return ParametreInfo(libelle, Nature.P, LOCAL_REPERE, unite=unite)


class Bareme(ParametreModel):
    """The values in force. Hours and minutes are in the unit that each parameter names."""

    # --- the workbook: who, where, which year
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
    # --- working time (circulaire 2019-090, § 3.4)
    annuel_min: Annotated[
        PositiveInteger,
        _circulaire("Temps de travail annuel d'un temps plein", "minutes"),
    ] = ANNUAL_MINUTES
    semaines_defaut: Annotated[
        PositiveInteger,
        _circulaire("Semaines d'un contrat, à défaut d'indication", "semaines"),
    ] = DEFAULT_SEMAINES
    semaines_min: Annotated[
        PositiveInteger,
        _circulaire("Nombre minimal de semaines d'un contrat", "semaines"),
    ] = 41
    semaines_max: Annotated[
        PositiveInteger,
        _circulaire("Nombre maximal de semaines d'un contrat", "semaines"),
    ] = 45
    semaines_classe: Annotated[
        PositiveInteger,
        _circulaire("Semaines de classe dans l'année", "semaines"),
    ] = 36
    semaine_max: Annotated[
        PositiveInteger,
        _guarantee("Durée maximale du travail dans une semaine"),
    ] = 48 * 60
    jour_max: Annotated[
        PositiveInteger,
        _guarantee("Durée maximale du travail dans une journée"),
    ] = 10 * 60
    amplitude_max: Annotated[
        PositiveInteger,
        _guarantee("Amplitude maximale d'une journée, de la première à la dernière heure"),
    ] = 12 * 60
    repos_min: Annotated[
        PositiveInteger,
        _guarantee("Repos minimal entre deux journées"),
    ] = 11 * 60
    pause_seuil: Annotated[
        PositiveInteger,
        _guarantee("Travail d'une journée à partir duquel une pause est due"),
    ] = 6 * 60
    pause_min: Annotated[
        PositiveInteger,
        _guarantee("Durée minimale de cette pause"),
    ] = 20
    quotite_tol_points: Annotated[
        PositiveNumber,
        ParametreInfo(
            "Écart admis entre la quotité imprimée et la quotité calculée",
            Nature.D,
            "Arrondis différents selon les services",
            unite="points",
        ),
    ] = Decimal("1")
    convention_etp: Annotated[
        Convention,
        ParametreInfo(
            "Conversion des heures en ETP : exact ou quotite_contrat",
            Nature.D,
            "Deux conventions existent : 24 h valent 0,6123 ou 0,62 ETP",
        ),
    ] = ConventionEtp.EXACT
    # --- pupils and notifications
    ecole_h: Annotated[
        PositiveNumber,
        ParametreInfo(
            "Heures de classe par semaine à l'école",
            Nature.D,
            "Code de l'éducation D521-10",
            unite="heures",
        ),
    ] = Decimal("24")
    college_h: Annotated[
        PositiveNumber,
        ParametreInfo(
            "Heures de classe par semaine au collège",
            Nature.D,
            "Arrêté du 19 mai 2015",
            unite="heures",
        ),
    ] = Decimal("26")
    lycee_h: Annotated[
        PositiveNumberOrBlank,
        ParametreInfo(
            "Heures de classe par semaine au lycée (vide : non contrôlé)",
            Nature.D,
            "Variable selon les voies",
            unite="heures",
        ),
    ] = None
    alerte_notif_j: Annotated[
        PositiveInteger,
        ParametreInfo(
            "Prévenir avant la fin d'une notification",
            Nature.P,
            "Délai d'instruction de la MDPH : 4 mois",
            unite="jours",
        ),
    ] = 180
    alerte_notif_urgent_j: Annotated[
        PositiveInteger,
        ParametreInfo(
            "Alerter avant la fin d'une notification",
            Nature.P,
            "Délai d'instruction de la MDPH : 4 mois",
            unite="jours",
        ),
    ] = 60
    aesh_par_eleve_max: Annotated[
        PositiveInteger,
        ParametreInfo(
            "Nombre d'AESH au-delà duquel prévenir, pour un élève",
            Nature.P,
            "Repère local ; D351-16-1 « même personne »",
            unite="AESH",
        ),
    ] = 2
    min_m_h: Annotated[
        PositiveNumberOrBlank,
        ParametreInfo(
            "Heures par semaine visées pour un élève en aide mutualisée (vide : aucun objectif)",
            Nature.D,
            "Objectif local ; la notification ne fixe pas d'heures",
            unite="heures",
        ),
    ] = None
    purge_mois: Annotated[
        PositiveInteger,
        ParametreInfo(
            "Mois après lesquels retirer un élève sorti (0 : sans rappel)",
            Nature.P,
            "Durée de conservation des données : à fixer avec le délégué à la protection",
            unite="mois",
        ),
    ] = 12
    k_anonymat: Annotated[
        PositiveInteger,
        ParametreInfo(
            "Nombre d'élèves au-dessous duquel un document agrégé ne donne pas un effectif",
            Nature.P,
            "Usage statistique : un petit effectif désigne des élèves (RGPD, considérant 26)",
            unite="élèves",
        ),
    ] = 5
    repere_individuel: Annotated[
        PositiveNumberOrBlank,
        ParametreInfo(
            "Repère de la part d'aides individuelles",
            Nature.D,
            "Cadre CNSA : 20 % d'individuel ; aucune norme nationale",
            unite="%",
        ),
    ] = Decimal("20")
    # --- contracts and allocations
    tol_min: Annotated[
        PositiveInteger,
        _repere("Tolérance sur les comparaisons d'heures", "minutes"),
    ] = 0
    heures_libres_seuil: Annotated[
        PositiveInteger,
        _repere("Heures libres à partir desquelles prévenir, par AESH", "minutes"),
    ] = 60
    complet_jusqu_au: Annotated[
        DateOrBlank,
        ParametreInfo(
            "Jour jusqu'auquel toutes les affectations sont saisies (vide : non déclaré)",
            Nature.P,
            "Déclaration du coordonnateur : les heures libres sont alors sûres",
        ),
    ] = None
    alerte_cdd_j: Annotated[PositiveInteger, _repere("Prévenir avant la fin d'un CDD", "jours")] = (
        180
    )
    eleve_semaine_h: Annotated[
        PositiveNumber,
        ParametreInfo(
            "Semaine d'un élève, qu'un contrat plus long doit compléter autrement",
            Nature.D,
            "Repère local : la semaine du collège",
            unite="heures",
        ),
    ] = Decimal("26")
    absence_sans_fin_j: Annotated[
        PositiveInteger,
        _repere("Prévenir d'une absence sans date de fin, au-delà de", "jours"),
    ] = 30
    accompagnement_min: Annotated[
        PositiveInteger,
        _repere("Durée au-dessous de laquelle un accompagnement est émietté", "minutes"),
    ] = 60
    eleves_par_aesh_max: Annotated[
        PositiveInteger,
        _repere("Nombre d'élèves d'un AESH au-delà duquel prévenir", "élèves"),
    ] = 6
    sites_max: Annotated[
        PositiveInteger,
        ParametreInfo(
            "Nombre d'établissements d'un AESH au-delà duquel prévenir",
            Nature.D,
            "Repère local ; aucun maximum légal",
            unite="établissements",
        ),
    ] = 2
    ratio_m: Annotated[
        PositiveNumber,
        ParametreInfo(
            "Élèves mutualisés par ETP d'AESH au-delà duquel prévenir (0 : ne rien dire)",
            Nature.D,
            "Repère local ; aucun ratio national",
            unite="élèves",
        ),
    ] = Decimal("4")
    # --- timetable
    repas_min: Annotated[
        PositiveInteger,
        ParametreInfo(
            "Pause du repas au-dessous de laquelle prévenir (0 : ne rien dire)",
            Nature.D,
            "Guides d'académies ; aucune durée nationale",
            unite="minutes",
        ),
    ] = 45
    repas_fenetre: Annotated[
        TimeWindowValue,
        ParametreInfo("Heures entre lesquelles se prend le repas", Nature.D, "Guides d'académies"),
    ] = TimeWindow(11 * 60 + 30, 14 * 60)
    temps_scolaire: Annotated[
        TimeWindowOrBlank,
        ParametreInfo(
            "Heures d'ouverture, par exemple 7h30-18h30 (vide : non contrôlées)",
            Nature.D,
            "Horaires des établissements",
        ),
    ] = None
    temps_scolaire_mercredi: Annotated[
        TimeWindowValue,
        ParametreInfo(
            "Heures de classe du mercredi", Nature.D, "Organisation de la semaine scolaire"
        ),
    ] = TimeWindow(7 * 60, 13 * 60)
    edt_tol_min: Annotated[
        PositiveInteger,
        _repere("Écart admis entre l'emploi du temps et une affectation", "minutes"),
    ] = 5
    trou_max: Annotated[
        PositiveInteger,
        _repere("Trou d'une demi-journée au-delà duquel prévenir (0 : ne rien dire)", "minutes"),
    ] = 60
    recreation_max: Annotated[
        PositiveInteger,
        _repere("Durée d'une récréation, entre deux cours qui se suivent", "minutes"),
    ] = 30
    edt_pas: Annotated[
        PositiveInteger,
        ParametreInfo(
            "Ligne la plus courte d'une grille d'emploi du temps : 5, 10, 15 ou 30",
            Nature.P,
            "Choix du réseau ; une heure qui tombe entre deux lignes est écrite",
            unite="minutes",
        ),
    ] = 15
    # --- quota
    fongible: Annotated[
        Flag,
        ParametreInfo(
            "Les quotas par type d'aide sont fongibles", Nature.D, "Consigne de la DSDEN"
        ),
    ] = False
    vacance_seuil_h: Annotated[
        PositiveNumber,
        ParametreInfo(
            "Heures non pourvues à partir desquelles demander un recrutement",
            Nature.D,
            "Repère local",
            unite="heures",
        ),
    ] = Decimal("12")
    poste_h: Annotated[
        NumberAboveZero,
        ParametreInfo(
            "Heures d'un poste courant d'AESH",
            Nature.D,
            "Repère local : contrat courant du premier degré",
            unite="heures",
        ),
    ] = Decimal("24")
    taux_affectation_min: Annotated[
        PositiveNumber,
        _repere("Part des heures de contrat à affecter", "%"),
    ] = Decimal("95")
    reserve: Annotated[
        PositiveNumber,
        _repere("Part des heures de contrat à garder libres (0 : aucune)", "%"),
    ] = Decimal("0")
    date_projection: Annotated[
        DateOrBlank,
        ParametreInfo(
            f"Date de la projection (vide : {PROJECTION_DAYS} jours après la date de référence)",
            Nature.P,
            "Repère local",
        ),
    ] = None
    # --- coordinators (décret 2015-475)
    imp_montant: Annotated[
        PositiveNumber,
        _imp_decree("Montant annuel d'une IMP", "€"),
    ] = Decimal("1250")
    imp_taux: Annotated[
        PositiveNumbers,
        _imp_decree("Taux d'IMP possibles", "IMP"),
    ] = tuple(map(Decimal, ("0.25", "0.5", "1", "2", "3")))
    quotite_imp_min: Annotated[
        PositiveNumber,
        ParametreInfo(
            "Service d'enseignement minimal pour une IMP dans le privé",
            Nature.D,
            "Sundep-Solidaires ; à confirmer par le rectorat",
            unite="%",
        ),
    ] = Decimal("50")
    dotation_imp: Annotated[
        PositiveNumberOrBlank,
        ParametreInfo(
            "IMP disponibles pour l'ensemble des pôles (vide : inconnues)",
            Nature.D,
            "Notification de l'autorité académique ou du réseau",
            unite="IMP",
        ),
    ] = None
    fichier_lettre: Annotated[
        PlainText,
        ParametreInfo(
            "Nom du fichier PDF d'une lettre, avec les champs du modèle",
            Nature.P,
            "Choix du réseau",
        ),
    ] = "Lettre {{nom}} {{prénom}}"

    @property
    def uai_debut(self) -> str:
        """Give the first three characters of the département's UAI: set, or drawn from its number.

        Blank while neither is known.
        """
        return self.uai_prefixe or uai_beginning(self.departement)

    @classmethod
    def load(cls, values: Mapping[str, object]) -> tuple[Self, dict[str, str]]:
        """Override the local parameters by those of a workbook; see ``ParametreModel``.

        A workbook that says it is somebody else's takes nothing of the DDEC 44.
        """
        own = {cle: cls.model_fields[cle].default for cle in asked_keys(cls)}
        if any(clean(values[cle]) != own[cle] for cle in own.keys() & values.keys()):
            values = dict.fromkeys(own, "") | dict(values)
        return super().load(values)
