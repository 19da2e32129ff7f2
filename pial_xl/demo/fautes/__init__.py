"""The faults planted in the demo: each has its own findings, at known cells, and no other."""

from collections.abc import Callable

from pial_xl.demo.donnees import Donnees, donnees_demo
from pial_xl.demo.fautes import affectations, contrats, dotation, lettres, notifications, saisie
from pial_xl.demo.fautes.terrain import FauteAttendue, Terrain

Faute = Callable[[Terrain], tuple[FauteAttendue, ...]]

# The choosiest first: each takes an AESH or pupils that the next ones may not touch.
FAUTES: tuple[Faute, ...] = (
    contrats.affectation_apres_le_contrat,
    saisie.duree_en_lettres,
    affectations.semaine_lissee,
    affectations.groupe_inegal,
    affectations.individuel_partage,
    affectations.heures_libres,
    affectations.affectation_en_double,
    affectations.aide_changee,
    saisie.aide_inconnue,
    saisie.eleve_inconnu,
    saisie.duree_decimale,
    saisie.etablissement_inconnu,
    saisie.cellule_en_erreur,
    saisie.contrat_inconnu,
    contrats.quotite_fausse,
    contrats.semaines_fausses,
    notifications.plus_que_la_classe,
    notifications.heures_incompletes,
    notifications.heures_en_trop,
    notifications.individuelle_sans_heures,
    notifications.deux_aides_a_la_fois,
    notifications.notification_expiree,
    notifications.affectation_trop_tot,
    notifications.echeance_proche,
    notifications.dates_inversees,
    notifications.eleve_parti,
    saisie.date_impossible,
    saisie.eleve_en_double,
    saisie.uai_faux,
    dotation.detail_faux,
    lettres.lettre_incomplete,
    lettres.imp_impossible,
    lettres.lettre_en_double,
    lettres.imp_en_pas,
)
"""Every fault, in the order in which they are planted."""


def donnees_fautives() -> tuple[Donnees, tuple[FauteAttendue, ...]]:
    """Give the demo's data with every fault planted, and the findings they must cause."""
    terrain = Terrain(donnees_demo())
    attendues = tuple(attendue for faute in FAUTES for attendue in faute(terrain))
    return terrain.donnees, attendues


__all__ = ["FAUTES", "Faute", "FauteAttendue", "Terrain", "donnees_fautives"]
