"""L: the models that mission letters are made from."""

import re

from pial_xl.bareme.sources import COHERENCE
from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Niveau
from pial_xl.letters.contexte import textes_du_modele
from pial_xl.letters.langue.accords import est_feminine
from pial_xl.letters.langue.champs import fautes
from pial_xl.letters.langue.remplissage import s_accorde
from pial_xl.letters.modeles.choix import sans_pole
from pial_xl.rules.lettres.commun import lignes_par_feuille, personne
from pial_xl.rules.registre import Constat, Reserve, Sortie, rule
from pial_xl.tables import Coordonnateur, Parametre, Pole
from pial_xl.tables.adresse import Cellule
from pial_xl.units.dates import SchoolYear
from pial_xl.units.text import fold

_ANNEES = re.compile(r"\b(\d{4})\s{0,2}[-\u2010-\u2014\u2212/]\s{0,2}(\d{4})\b")


@rule(
    "L-08",
    Niveau.ALERTE,
    "Année écrite dans une lettre ou son modèle différente de celle du classeur",
    source=COHERENCE,
    nature="K",
    lit=(Parametre,),
    que_faire="Remplacez l'année par {{année}} dans le modèle de lettre, ou corrigez la lettre.",
)
def annee_du_modele(d: Dossier) -> Sortie:
    """Le texte d'un modèle, ou d'une lettre déjà faite, porte une autre année scolaire."""
    if not d.modeles:
        yield Reserve("Modèle de lettre", "le classeur n'en a pas")
    for feuille, textes in d.modeles.items():
        for adresse, texte in textes:
            if dite := _autre_annee(texte, d.bareme.annee_scolaire):
                yield _annee(d, Cellule(feuille, adresse), feuille, dite)
    for feuille, ligne in lignes_par_feuille(d).items():
        dites = (
            _autre_annee(texte, d.bareme.annee_scolaire) for _, texte in d.lettres.get(feuille, ())
        )
        if dite := next(filter(None, dites), None):
            yield _annee(d, d.coordonnateurs.cellule(ligne, "nom"), personne(ligne), dite)


def _autre_annee(texte: str, annee: SchoolYear) -> SchoolYear | None:
    """Give the first school year that a text says and that is not the workbook's."""
    for first, second in _ANNEES.findall(texte):
        if int(second) == int(first) + 1 and SchoolYear(int(first)) != annee:
            return SchoolYear(int(first))
    return None


def _annee(d: Dossier, cellule: Cellule, objet: str, dite: SchoolYear) -> Constat:
    annee = d.bareme.annee_scolaire
    message = f"La lettre dit {dite}, le classeur {annee}."
    return Constat(cellule, objet, message, mesure=str(dite), attendu=str(annee))


@rule(
    "L-13",
    Niveau.ALERTE,
    "Champ inconnu dans le modèle de lettre",
    source=COHERENCE,
    nature="K",
    lit=(Coordonnateur,),
    que_faire="Écrivez un champ de la feuille Champs des lettres : la lettre montre tels quels "
    "ceux qu'elle ne connaît pas.",
)
def champ_inconnu(d: Dossier) -> Sortie:
    """Le modèle porte un {{champ}} qui n'existe pas, ou des accolades mal placées."""
    for feuille, textes in d.modeles.items():
        for adresse, texte in textes:
            for faute in fautes(texte):
                yield Constat(
                    Cellule(feuille, adresse),
                    feuille,
                    f"Champ inconnu en {adresse} : {faute.ecrit}. {faute.conseil}".rstrip(),
                    mesure=faute.ecrit,
                    attendu=faute.attendu or "un champ connu",
                )


@rule(
    "L-14",
    Niveau.ALERTE,
    "Modèle de lettre qui ne sert à aucun pôle",
    source=COHERENCE,
    nature="K",
    lit=(Coordonnateur, Pole),
    que_faire="Renommez la feuille « Modèle de lettre », suivie du code, du libellé ou du sigle "
    "(PIAL, PAS) du pôle qu'elle sert ; ou donnez-lui un autre nom.",
)
def modele_sans_pole(d: Dossier) -> Sortie:
    """Le nom d'un modèle ne désigne ni un sigle ni un pôle, ou désigne le même qu'un autre."""
    for titre, proche in sans_pole(d.modeles, d.pole_par_code.values()).items():
        conseil = f" Vouliez-vous dire « {proche} » ?" if proche else ""
        yield Constat(
            Cellule(titre, "A1"),
            titre,
            f"La feuille « {titre} » ne sert à aucun pôle.{conseil}",
            mesure=titre,
            attendu=proche or "Modèle de lettre, seul ou suivi d'un pôle",
        )
    premiers: dict[str, str] = {}
    for titre in d.modeles:
        if (premier := premiers.setdefault(fold(titre), titre)) != titre:
            yield Constat(
                Cellule(titre, "A1"),
                titre,
                f"La feuille « {titre} » ne sert pas : « {premier} » sert déjà aux mêmes lettres.",
                mesure=titre,
                attendu="un seul modèle",
            )


@rule(
    "L-15",
    Niveau.ALERTE,
    "Civilité qui ne permet pas l'accord",
    source=COHERENCE,
    nature="K",
    lit=(Coordonnateur, Pole),
    que_faire="Écrivez « Mme » ou « M. » : la lettre imprime sinon les deux formes.",
)
def civilite_sans_genre(d: Dossier) -> Sortie:
    """Le modèle s'accorde avec la personne, et sa civilité n'est ni « Mme » ni « M. »."""
    for c in d.coordonnateurs.lignes:
        if c.civilite is None or est_feminine(c.civilite) is not None:
            continue
        textes = textes_du_modele(d, d.pole_du(c))
        if any(s_accorde(texte) for texte in textes):
            yield Constat(
                d.coordonnateurs.cellule(c, "civilite"),
                personne(c),
                f"Lettre ligne {c.numero} : la civilité « {c.civilite} » ne dit pas quelle forme "
                "employer.",
                mesure=c.civilite,
                attendu="Mme ou M.",
            )
