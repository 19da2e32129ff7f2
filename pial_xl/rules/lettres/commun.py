"""What the rules on letters share."""

from pial_xl.dossier.dossier import Dossier
from pial_xl.letters.lignes import noms_des_lettres
from pial_xl.tables import Coordonnateur


def personne(c: Coordonnateur) -> str:
    """Name a row in a finding by its number: no person is named in a report that may be sent."""
    return f"ligne {c.numero}"


def lignes_par_feuille(d: Dossier) -> dict[str, Coordonnateur]:
    """Give the row of each letter, by the name of its sheet."""
    noms = noms_des_lettres(d)
    return {noms[c.numero].garde: c for c in d.coordonnateurs.lignes if c.numero in noms}
