"""S: headers, school year and version of the workbook."""

from pial_xl.bareme.parametre import TEMPLATE_NUMBER
from pial_xl.bareme.sources import COHERENCE
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import Outcome, Reserve, rule
from pial_xl.tables import (
    Parametre,
)
from pial_xl.units.dates import format_date
from pial_xl.units.mesure import day, number, passing, period


@rule(
    "S-01",
    Niveau.BLOQUANT,
    "Colonne obligatoire introuvable",
    source=COHERENCE,
    nature="K",
    advice="Les titres d'origine sont dans un classeur neuf : pial-xl nouveau.",
)
def missing_column(d: Dossier) -> Outcome:
    """Une colonne obligatoire manque, sans tenir compte des accents, majuscules et espaces."""
    for p in d.problems_of("S-01"):
        yield Constat(
            p.cell,
            p.title,
            f"La colonne « {p.title} » est introuvable dans la feuille « {p.cell.sheet} ». "
            "Remettez le titre d'origine.",
            attendu=p.title,
        )


@rule(
    "S-12",
    Niveau.ALERTE,
    "Année scolaire du classeur périmée",
    source=COHERENCE,
    nature="K",
    reads=(Parametre,),
    advice="Changez annee_scolaire dans Paramètres, ou la date de référence du contrôle.",
)
def outdated_year(d: Dossier) -> Outcome:
    """La date de référence sort de l'année scolaire réglée (du 1er septembre au 31 août)."""
    year = d.bareme.annee_scolaire
    if not d.is_entered("annee_scolaire"):
        yield Reserve("Année scolaire", "elle n'est pas réglée dans Paramètres")
    elif d.reference not in year:
        yield Constat(
            d.parametre_cell("annee_scolaire"),
            str(year),
            f"Le classeur est réglé sur {year} alors que la date est {format_date(d.reference)}.",
            mesure=passing(day(d.reference)),
            attendu=period(year.start, year.end),
        )


@rule(
    "S-14",
    Niveau.INFO,
    "Version du modèle différente de celle du moteur",
    source=COHERENCE,
    nature="K",
    reads=(Parametre,),
    advice="Passez au modèle actuel : pial-xl reprendre ANCIEN.xlsm --sortie NOUVEAU.xlsm. Le "
    "classeur présent marche toujours, et rien n'y est changé.",
)
def different_version(d: Dossier) -> Outcome:
    """Le numéro de modèle inscrit dans le classeur n'est pas celui qu'attend le programme."""
    if not d.is_entered("version_modele"):
        yield Reserve("Version", "le classeur ne dit pas de quel modèle il vient")
    elif d.bareme.version_modele != TEMPLATE_NUMBER:
        number_here = d.bareme.version_modele
        is_older = number_here < TEMPLATE_NUMBER
        yield Constat(
            d.parametre_cell("version_modele"),
            "Version",
            f"Ce classeur suit le modèle n° {number_here}, plus ancien que le modèle "
            f"n° {TEMPLATE_NUMBER} de ce programme."
            if is_older
            else f"Ce classeur suit le modèle n° {number_here}, plus récent que le modèle "
            f"n° {TEMPLATE_NUMBER} de ce programme.",
            mesure=number(number_here),
            attendu=number(TEMPLATE_NUMBER),
            advice="" if is_older else "Mettez pial-xl à jour, avec la personne qui l'a remis.",
        )
