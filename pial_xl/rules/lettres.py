"""L: the mission letters of coordinators."""

import re

from pial_xl.bareme.sources import COHERENCE, DECRET_2015_475
from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Niveau
from pial_xl.letters.champs import manquants
from pial_xl.letters.contexte import contexte_de, textes_du_modele
from pial_xl.letters.lignes import est_paye_en_imp, montant_du, noms_des_lettres, repetitions
from pial_xl.rules.registre import Constat, Reserve, Sortie, rule
from pial_xl.tables import Coordonnateur, Etablissement, Parametre, Pole, colonnes
from pial_xl.tables.adresse import Cellule
from pial_xl.tables.types import Reseau, Sigle
from pial_xl.units.dates import SchoolYear
from pial_xl.units.numbers import format_amount, format_number, format_percent

_ANNEES = re.compile(r"\b(\d{4})\s?[-–/]\s?(\d{4})\b")


def _personne(c: Coordonnateur) -> str:
    """Name a row in a finding by its number: no person is named in a report that may be sent."""
    return f"ligne {c.numero}"


@rule(
    "L-01",
    Niveau.BLOQUANT,
    "Champ vide pour une lettre",
    source=COHERENCE,
    nature="K",
    lit=(Coordonnateur, Pole, Etablissement),
    que_faire="Remplissez la case : sans elle, la lettre n'est pas faite.",
)
def champ_vide(d: Dossier) -> Sortie:
    """Une case citée par le modèle de lettre, ou d'une colonne obligatoire, est vide."""
    columns = colonnes(Coordonnateur)
    obligatoires = [champ for champ, colonne in columns.items() if colonne.obligatoire]
    for c in d.coordonnateurs.lignes:
        textes = textes_du_modele(d, d.pole_par_code.get(c.pole or ""))
        requis = [r.colonne for r in manquants(textes, c, contexte_de(d, c)) if r.colonne]
        # What is filled but unknown or unreadable has a finding of its own (S-07, L-04, S-17).
        for champ in dict.fromkeys((*obligatoires, *requis)):
            if champ in c.brut:
                continue
            titre = columns[champ].titre
            yield Constat(
                d.coordonnateurs.cellule(c, champ),
                _personne(c),
                f"Lettre ligne {c.numero} : « {titre} » vide.",
                mesure="vide",
                attendu=titre,
            )


@rule(
    "L-02",
    Niveau.ALERTE,
    "Nombre d'IMP qui n'est pas un taux",
    source=DECRET_2015_475,
    nature="R",
    lit=(Coordonnateur, Pole),
    que_faire="Choisissez ¼, ½, 1, 2 ou 3 IMP.",
)
def taux_inconnu(d: Dossier) -> Sortie:
    """Le nombre d'IMP n'est ni ¼, ni ½, ni 1, ni 2, ni 3."""
    for c in d.coordonnateurs.lignes:
        if (
            c.imp is None
            or c.imp in d.bareme.imp_taux
            or (c.imp == 0 and not est_paye_en_imp(d, c))
        ):
            continue
        yield Constat(
            d.coordonnateurs.cellule(c, "imp"),
            _personne(c),
            f"{format_number(c.imp)} IMP : taux possibles ¼, ½, 1, 2, 3.",
            mesure=format_number(c.imp),
            attendu="¼, ½, 1, 2 ou 3",
        )


@rule(
    "L-03",
    Niveau.BLOQUANT,
    "Montant qui ne correspond pas aux IMP",
    source=DECRET_2015_475,
    nature="R",
    lit=(Coordonnateur, Pole),
    que_faire="Corrigez le montant ou le nombre d'IMP, ou laissez le montant vide.",
)
def montant_faux(d: Dossier) -> Sortie:
    """Un montant est saisi et n'est pas le nombre d'IMP × 1 250 €."""
    for c in d.coordonnateurs.lignes:
        attendu = montant_du(d, c)
        if c.montant is not None and attendu is not None and c.montant != attendu:
            yield Constat(
                d.coordonnateurs.cellule(c, "montant"),
                _personne(c),
                f"Montant {format_amount(c.montant)} ≠ {format_number(c.imp or 0)}×"
                f"{format_amount(d.bareme.imp_montant)}.",
                mesure=format_amount(c.montant),
                attendu=format_amount(attendu),
                ecart=format_amount(c.montant - attendu),
            )


@rule(
    "L-04",
    Niveau.ALERTE,
    "Pôle sans coordonnateur, ou coordonnateur d'un pôle inconnu",
    source=COHERENCE,
    nature="K",
    lit=(Coordonnateur, Pole),
    que_faire="Ajoutez le coordonnateur, ou corrigez le pôle de la ligne.",
)
def pole_sans_lettre(d: Dossier) -> Sortie:
    """Un pôle n'a aucune ligne dans Coordonnateurs, ou une ligne nomme un pôle inconnu."""
    served = {c.pole for c in d.coordonnateurs.lignes}
    seuls = {code: pole for code, pole in d.pole_par_code.items() if code not in served}
    # A row whose pole is misspelt leaves a pole alone: one cause, one finding.
    if len(seuls) > len(served - d.pole_par_code.keys()):
        for code, pole in seuls.items():
            yield Constat(
                d.poles.cellule(pole, "pole"),
                code,
                f"Aucun coordonnateur pour {code}.",
                mesure="0",
                attendu="1 au moins",
            )
    for c in d.coordonnateurs.lignes:
        if c.pole and c.pole not in d.pole_par_code:
            yield Constat(
                d.coordonnateurs.cellule(c, "pole"),
                _personne(c),
                f"Lettre ligne {c.numero} : le pôle {c.pole} n'existe pas.",
                mesure=c.pole,
                attendu="un code de la feuille Pôles",
            )


@rule(
    "L-05",
    Niveau.BLOQUANT,
    "Lettre en double",
    source=COHERENCE,
    nature="K",
    lit=(Coordonnateur,),
    que_faire="Supprimez une des deux lignes.",
)
def lettre_en_double(d: Dossier) -> Sortie:
    """La même personne se trouve deux fois pour le même pôle."""
    repeats = repetitions(d)
    for c in d.coordonnateurs.lignes:
        if c.numero in repeats:
            yield Constat(
                d.coordonnateurs.cellule(c, "nom"),
                _personne(c),
                f"Lettre en double : lignes {repeats[c.numero]} et {c.numero}.",
                mesure="2 lettres",
                attendu="1 lettre",
            )


@rule(
    "L-07",
    Niveau.INFO,
    "Nom de feuille corrigé",
    source="Noms de feuilles admis par Excel",
    nature="K",
    lit=(Coordonnateur,),
    que_faire="Rien à corriger : la lettre est faite sous le nom corrigé.",
)
def nom_de_feuille_corrige(d: Dossier) -> Sortie:
    """Le nom de la feuille serait trop long, interdit ou déjà pris : il est corrigé."""
    noms = noms_des_lettres(d)
    for c in d.coordonnateurs.lignes:
        nom = noms.get(c.numero)
        if nom is not None and nom.est_corrige:
            yield Constat(
                d.coordonnateurs.cellule(c, "nom"),
                _personne(c),
                f"Nom de feuille corrigé : « {nom.voulu} » → « {nom.garde} ».",
                mesure=nom.voulu,
                attendu=nom.garde,
            )


@rule(
    "L-08",
    Niveau.ALERTE,
    "Année écrite dans le modèle différente de celle du classeur",
    source=COHERENCE,
    nature="K",
    lit=(Parametre,),
    que_faire="Remplacez l'année par {{année}} dans le modèle de lettre.",
)
def annee_du_modele(d: Dossier) -> Sortie:
    """Le texte du modèle de lettre porte une autre année scolaire que Paramètres."""
    if not d.modeles:
        yield Reserve("Modèle de lettre", "le classeur n'en a pas")
    annee = d.bareme.annee_scolaire
    for feuille, textes in d.modeles.items():
        for adresse, texte in textes:
            for first, second in _ANNEES.findall(texte):
                if int(second) == int(first) + 1 and SchoolYear(int(first)) != annee:
                    dite = SchoolYear(int(first))
                    yield Constat(
                        Cellule(feuille, adresse),
                        feuille,
                        f"La lettre dit {dite}, le classeur {annee}.",
                        mesure=str(dite),
                        attendu=str(annee),
                    )
                    break


@rule(
    "L-09",
    Niveau.ALERTE,
    "Coordonnateur de PAS payé en IMP",
    source="Circulaire du 1er septembre 2025 (MENE2520651C) : coordonnateur déchargé",
    nature="D",
    lit=(Coordonnateur, Pole),
    que_faire="Laissez IMP vide si la mission est une décharge.",
)
def pas_avec_imp(d: Dossier) -> Sortie:
    """Le pôle est un PAS et la ligne porte des IMP."""
    for c in d.coordonnateurs.lignes:
        pole = d.pole_par_code.get(c.pole or "")
        if pole is not None and pole.sigle is Sigle.PAS and c.imp is not None and c.imp > 0:
            yield Constat(
                d.coordonnateurs.cellule(c, "imp"),
                _personne(c),
                "Coordonnateur PAS : décharge, pas d'IMP ?",
                mesure=format_number(c.imp),
                attendu="vide",
            )


@rule(
    "L-11",
    Niveau.INFO,
    "Service d'enseignement sous le mi-temps",
    source="Sundep-Solidaires ; à confirmer par le rectorat",
    nature="D",
    lit=(Coordonnateur, Pole),
    que_faire="Vérifiez le service de l'enseignant avant de proposer l'IMP.",
)
def mi_temps_requis(d: Dossier) -> Sortie:
    """Réseau privé, des IMP, et un service d'enseignement de moins de 50 %."""
    minimum = d.bareme.quotite_imp_min
    for c in d.coordonnateurs.lignes:
        pole = d.pole_par_code.get(c.pole or "")
        prive = pole is not None and pole.reseau is Reseau.PRIVE
        if not prive or not c.imp or c.quotite_enseignement is None:
            continue
        if c.quotite_enseignement < minimum:
            yield Constat(
                d.coordonnateurs.cellule(c, "quotite_enseignement"),
                _personne(c),
                "IMP : mi-temps d'enseignement requis.",
                mesure=format_percent(c.quotite_enseignement),
                attendu=f"{format_percent(minimum)} au moins",
            )
