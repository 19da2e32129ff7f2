"""What a letter needs of the dossier: the row's school and pole, and the texts of the model."""

from typing import TYPE_CHECKING

from pial_xl.letters.langue.catalogue import Contexte
from pial_xl.letters.modeles.choix import choisir, livre
from pial_xl.tables import Coordonnateur, Pole

if TYPE_CHECKING:
    from pial_xl.dossier import Dossier


def contexte_de(d: "Dossier", c: Coordonnateur) -> Contexte:
    """Give what the letter of a row says beyond the row."""
    return Contexte(
        etablissement=d.etablissement_par_uai.get(c.uai or ""),
        pole=d.pole_du(c),
        bareme=d.bareme,
        nb_aesh=len(d.contrats_par_pole.get(c.pole or "", ())),
        etablissements=d.etablissements_par_pole.get(c.pole or "", ()),
    )


def textes_du_modele(d: "Dossier", pole: Pole | None) -> tuple[str, ...]:
    """Give the texts of the model that serves a pole: the workbook's own, else the packaged one."""
    titre = choisir(d.modeles, pole)
    if titre is None:
        return livre(pole).textes
    return tuple(texte for _, texte in d.modeles[titre])
