"""S: headers, school year and version of the workbook."""

from pial_xl import __version__
from pial_xl.bareme.sources import COHERENCE
from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Niveau
from pial_xl.rules.registre import Constat, Reserve, Sortie, rule
from pial_xl.tables import (
    Parametre,
)
from pial_xl.units.dates import format_date


@rule(
    "S-01",
    Niveau.BLOQUANT,
    "Colonne obligatoire introuvable",
    source=COHERENCE,
    nature="K",
    que_faire="Les titres d'origine sont dans un classeur neuf : pial-xl nouveau.",
)
def colonne_introuvable(d: Dossier) -> Sortie:
    """Une colonne obligatoire manque, sans tenir compte des accents, majuscules et espaces."""
    for p in d.problemes_de("S-01"):
        yield Constat(
            p.cellule,
            p.titre,
            f"La colonne « {p.titre} » est introuvable dans la feuille « {p.cellule.feuille} ». "
            "Remettez le titre d'origine.",
            attendu=p.titre,
        )


@rule(
    "S-12",
    Niveau.ALERTE,
    "Année scolaire du classeur périmée",
    source=COHERENCE,
    nature="K",
    lit=(Parametre,),
    que_faire="Changez annee_scolaire dans Paramètres, ou la date de référence du contrôle.",
)
def annee_perimee(d: Dossier) -> Sortie:
    """La date de référence sort de l'année scolaire réglée (du 1er septembre au 31 août)."""
    annee = d.bareme.annee_scolaire
    if not d.est_saisi("annee_scolaire"):
        yield Reserve("Année scolaire", "elle n'est pas réglée dans Paramètres")
    elif d.reference not in annee:
        yield Constat(
            d.cellule_parametre("annee_scolaire"),
            str(annee),
            f"Le classeur est réglé sur {annee} alors que la date est {format_date(d.reference)}.",
            mesure=format_date(d.reference),
            attendu=f"du {format_date(annee.start)} au {format_date(annee.end)}",
        )


@rule(
    "S-14",
    Niveau.INFO,
    "Version du modèle différente de celle du moteur",
    source=COHERENCE,
    nature="K",
    lit=(Parametre,),
    que_faire="Reprenez vos données dans un classeur neuf : pial-xl nouveau.",
)
def version_differente(d: Dossier) -> Sortie:
    """La version inscrite dans le classeur n'est pas celle du programme."""
    if not d.est_saisi("version_modele"):
        yield Reserve("Version", "le classeur ne dit pas de quel modèle il vient")
    elif d.bareme.version_modele != __version__:
        yield Constat(
            d.cellule_parametre("version_modele"),
            "Version",
            f"Modèle v{d.bareme.version_modele}, moteur v{__version__}.",
            mesure=d.bareme.version_modele,
            attendu=__version__,
        )
