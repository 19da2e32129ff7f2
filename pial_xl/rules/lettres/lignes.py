"""L: the rows of Coordonnateurs, each of which gives a letter."""

from pial_xl.bareme.sources import COHERENCE
from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Niveau
from pial_xl.letters.contexte import contexte_de, textes_du_modele
from pial_xl.letters.langue.champs import manquants, valeurs
from pial_xl.letters.lignes import noms_des_lettres, repetitions
from pial_xl.rules.lettres.commun import personne
from pial_xl.rules.registre import Constat, Sortie, rule
from pial_xl.tables import Coordonnateur, Etablissement, Pole, colonnes
from pial_xl.tables.adresse import Cellule


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
        textes = textes_du_modele(d, d.pole_du(c))
        dit = valeurs(c, contexte_de(d, c))
        requis = [r.colonne for r in manquants(textes, dit) if r.colonne]
        # What is filled but unknown or unreadable has a finding of its own (S-07, L-04, S-17).
        for champ in dict.fromkeys((*obligatoires, *requis)):
            if champ in c.brut:
                continue
            titre = columns[champ].titre
            yield _vide(d.coordonnateurs.cellule(c, champ), c, titre)
        if "uai" in requis and (etablissement := d.etablissement_par_uai.get(c.uai or "")):
            for champ in ("nom", "commune"):
                if getattr(etablissement, champ) is None:
                    titre = colonnes(Etablissement)[champ].titre
                    yield _vide(d.etablissements.cellule(etablissement, champ), c, titre)


def _vide(cellule: Cellule, c: Coordonnateur, titre: str) -> Constat:
    message = f"Lettre ligne {c.numero} : « {titre} » vide."
    return Constat(cellule, personne(c), message, mesure="vide", attendu=titre)


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
                personne(c),
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
                personne(c),
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
                personne(c),
                f"Nom de feuille corrigé : « {nom.voulu} » → « {nom.garde} ».",
                mesure=nom.voulu,
                attendu=nom.garde,
            )
