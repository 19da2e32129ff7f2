"""What a letter needs of the dossier: the row's school and pole, and the texts of the model."""

from typing import TYPE_CHECKING

from pial_xl.letters.catalogue import Contexte
from pial_xl.tables import Coordonnateur

if TYPE_CHECKING:
    from pial_xl.dossier import Dossier


def contexte_de(d: "Dossier", c: Coordonnateur) -> Contexte:
    """Give what the letter of a row says beyond the row."""
    return Contexte(
        etablissement=d.etablissement_par_uai.get(c.uai or ""),
        pole=d.pole_par_code.get(c.pole or ""),
        bareme=d.bareme,
        nb_aesh=len(d.contrats_par_pole.get(c.pole or "", ())),
    )


def textes_du_modele(d: "Dossier") -> tuple[str, ...]:
    """Give the texts of the workbook's letter model, or of the packaged one where it has none."""
    for textes in d.modeles.values():
        return tuple(texte for _, texte in textes)
    from pial_xl.letters.modele import MODELE  # noqa: PLC0415 - most workbooks have their own

    return MODELE.textes
