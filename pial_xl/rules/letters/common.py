"""What the rules on letters share."""

from pial_xl.dossier.dossier import Dossier
from pial_xl.letters.rows import letter_names
from pial_xl.tables import Coordonnateur


def rows_by_sheet(d: Dossier) -> dict[str, Coordonnateur]:
    """Give the row of each letter, by the name of its sheet."""
    names = letter_names(d)
    return {names[c.number].kept: c for c in d.coordonnateurs.rows if c.number in names}
